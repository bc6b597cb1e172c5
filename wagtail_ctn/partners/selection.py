"""Partners and members of groups for any page: what blocks and tags show."""

from django.db.models import Prefetch
from wagtail.images import get_image_model

from wagtail_ctn.aliases import once
from wagtail_ctn.fallback import listed_in, note_languages
from wagtail_ctn.visibility import visibility_on

from .directory import ids_by_title, localized_pages, localized_partners
from .membership import shown_members
from .models import PartnerPage, WorkingGroupPage

LOGO = "max-240x120"


def partner_logos(request, page, *, count, kind=None, partners=()):
    """Up to ``count`` partners with their logos, in the language of ``page``.

    The given ``partners`` in their order, else all of one kind, else all of the site by
    name. Those that may not be seen on ``page`` are left out. The number of queries is
    constant.
    """
    visibility = visibility_on(page, request)
    if partners:
        shown = localized_partners(partners, page.locale, visibility)
        keys = dict.fromkeys(partner.translation_key for partner in partners)
        ids = [shown[key].pk for key in keys if key in shown]
    else:
        found = PartnerPage.objects.filter(listed_in(page.locale, visibility))
        if kind:
            found = found.filter(kind__translation_key=kind.translation_key)
        found = once(visibility.filter(found))
        ids = [pk for pk, _title in ids_by_title(found)]
    return note_languages(with_logos(ids[:count], request), page.locale)


def with_logos(ids, request):
    """Partners in the order of ``ids``, each with ``shown_url``, logos loaded."""
    logos = get_image_model().objects.prefetch_renditions(LOGO)
    partners = PartnerPage.objects.prefetch_related(Prefetch("logo", logos))
    loaded = partners.in_bulk(ids)
    found = [loaded[pk] for pk in ids]
    for partner in found:
        partner.shown_url = partner.get_url(request)
    return found


def working_group(request, page, group):
    """A group in the language of ``page`` where it may be seen, else ``None``."""
    visibility = visibility_on(page, request)
    shown = localized_pages(WorkingGroupPage, [group], page.locale, visibility)
    return shown.get(group.translation_key)


def group_members(request, page, group):
    """The present members of a group, ``[(kind, [members])]``."""
    groups, _former = shown_members(group, page.locale, visibility_on(page, request))
    return groups
