"""Warns editors of a page that is restricted while a translation of it is open."""

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages

from .pages import PageMixin
from .translation import source_of
from .visibility import Visibility


def warn_of_open_translations(request, page):
    """For ``before_edit_page``: on the source, and on each translation that is open.

    A message shows in the editors of translation tools, too, which have no panels.
    """
    page = page.specific
    if request.method != "GET" or not isinstance(page, PageMixin):
        return
    source = source_of(page)
    found = open_translations(source) if source else []
    if page in found:
        text = _(
            "Everybody can see this page, but not the page that it is a translation of."
        )
        say(request, text, [source])
    elif page == source and found:
        text = _("Not everybody can see this page, but everybody its translations.")
        say(request, text, found)


def open_translations(source):
    """Live pages that everybody may see, of which the source is restricted."""
    visibility = Visibility()
    if not visibility.hides(source.path):
        return []
    pages = type(source).objects.filter(
        translation_key=source.translation_key, alias_of=None, live=True
    )
    pages = pages.exclude(pk=source.pk).select_related("locale").order_by("pk")
    return [page for page in pages if not visibility.hides(page.path)]


def say(request, text, pages):
    """The warning, with a link to each of the other pages for those who may edit it."""
    buttons = [
        messages.button(
            reverse("wagtailadmin_pages:edit", args=[page.pk]), str(page.locale)
        )
        for page in pages
        if page.permissions_for_user(request.user).can_edit()
    ]
    messages.warning(request, text, buttons=buttons)
