"""What a partner's own page says of it and of what it belongs to."""

from django.utils import timezone

from wagtail_ctn.aliases import behind_aliases, once
from wagtail_ctn.alphabet import sort_key
from wagtail_ctn.fallback import listed_in, note_languages
from wagtail_ctn.translation import in_language

from .directory import localized_partners, sorted_by_title


def shown_partner(partner, request):
    """What the page of a partner shows that does not stand in its own fields."""
    visibility = partner.visibility(request)
    kind = in_language([partner.kind], partner.locale) if partner.kind else {}
    current, former = groups_of(partner, visibility)
    return {
        "kind": kind.get(partner.kind_id),
        "areas": areas_of(partner),
        "languages": [row.get_language_display() for row in partner.languages.all()],
        "parent_organisation": parent_of(partner, visibility),
        "child_organisations": children_of(partner, visibility),
        "working_groups": current,
        "former_working_groups": former,
    }


def areas_of(partner):
    """The areas of a partner in its language, in the editor's order."""
    from .models import Area

    ids = [row.area_id for row in partner.areas.all()]
    areas = Area.objects.in_bulk(ids)
    shown = in_language(areas.values(), partner.locale) if areas else {}
    return [shown[pk] for pk in ids if pk in shown]


def parent_of(partner, visibility):
    """The parent organisation in this language, where it may be seen."""
    parent = partner.parent_organisation
    if parent is None:
        return None
    return localized_partners([parent], partner.locale, visibility).get(
        parent.translation_key
    )


def children_of(partner, visibility):
    """Organisations under this one, in its language, that may be seen."""
    from .models import PartnerPage

    children = PartnerPage.objects.filter(
        listed_in(partner.locale, visibility),
        parent_organisation__translation_key=behind_aliases(partner).translation_key,
    )
    shown = sorted_by_title(once(visibility.filter(children)))
    return note_languages(shown, partner.locale)


def groups_of(partner, visibility):
    """Rows of the working groups that a partner sits in, and of those it sat in.

    Each with its ``page``, the group, in the partner's language.
    """
    from .models import WorkingGroupMember

    rows = WorkingGroupMember.objects.filter(
        listed_in(partner.locale, visibility, "page"),
        partner__translation_key=behind_aliases(partner).translation_key,
    )
    rows = visibility.filter(rows, "page").select_related("page")
    rows = list(rows.order_by("page__title", "page", "sort_order", "pk"))
    note_languages([row.page for row in rows], partner.locale)
    today = timezone.localdate()
    current, former = [], []
    for row in rows:
        (former if row.is_former(today) else current).append(row)
    return in_order(current), in_order(former)


def in_order(rows):
    """Rows in the order of their groups in the alphabet, those of one as they come."""
    return sorted(rows, key=lambda row: sort_key(row.page.title))
