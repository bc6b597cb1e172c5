"""Pages that belong together: rows that name one, and finding both ends of them."""

from typing import NamedTuple
from uuid import UUID

from django.apps import apps
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import PageChooserPanel
from wagtail.models import Orderable, Page, get_page_models

from .aliases import behind_aliases
from .fallback import has_own_words
from .pages import PageMixin
from .prepared import Parameter, prepared

# More would be a list that nobody reads.
MOST_SHOWN = 20
KEY = Parameter("key", models.UUIDField())


class RelatedPagePanel(PageChooserPanel):
    """Chooses among the page types of the package that the site has installed."""

    def get_form_options(self):
        # Here, as only now all apps are loaded.
        self.page_type = [m for m in get_page_models() if issubclass(m, PageMixin)]
        return super().get_form_options()


class RelatedPage(Orderable):
    """One page that belongs to another; each shows on the other.

    Subclasses add the ``ParentalKey`` ``page`` to their page.
    """

    related_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("related page"),
        on_delete=models.CASCADE,
        related_name="+",
    )

    panels = [RelatedPagePanel("related_page")]

    class Meta(Orderable.Meta):
        abstract = True

    def __str__(self):
        return str(self.related_page)


def related_pages(page, visibility):
    """The visible pages that ``page`` names or that name it, in its language.

    First those that it names itself, where its type has rows for that, in their order;
    one that has no page in its language is shown as it was named. An alias gives way to
    its source. The number of queries is that of the installed kinds of rows, whatever
    the number of pages.
    """
    rows = page.related_pages.all() if hasattr(page, "related_pages") else []
    named = {row.related_page_id: None for row in rows}
    chosen = chosen_pages(named)
    order = [chosen[pk].key for pk in named if pk in chosen]
    order += keys_of_pages_that_name(page)
    if not order:
        return []
    # What has no words of its own in a language shows as the page behind it.
    named |= {each.source: None for each in chosen.values() if each.source}
    pages = Page.objects.filter(has_own_words(), translation_key__in=order)
    pages = visibility.filter(pages)
    found = {}
    for other in pages.select_related("locale", "content_type"):
        is_own_language = other.locale_id == page.locale_id
        if is_own_language or other.pk in named:
            if is_own_language or other.translation_key not in found:
                found[other.translation_key] = other
    found.pop(page.translation_key, None)
    shown = {other.pk for other in found.values()}
    return [
        found[key]
        for key in dict.fromkeys(order)
        if key in found and found[key].alias_of_id not in shown
    ][:MOST_SHOWN]


class Chosen(NamedTuple):
    """What a row names: a page's translation key, and the id of its source."""

    key: UUID
    source: int | None


def chosen_pages(ids):
    """``{id of a page: Chosen}``."""
    if not ids:
        return {}
    pages = Page.objects.filter(pk__in=ids).order_by()
    rows = pages.values_list("pk", "translation_key", "alias_of")
    return {pk: Chosen(key, source) for pk, key, source in rows}


def keys_of_pages_that_name(page):
    """Translation keys of the pages whose rows name this page, in any language."""
    key = behind_aliases(page).translation_key
    found = []
    for model in apps.get_models():
        if issubclass(model, RelatedPage):
            found += dict.fromkeys(page for (page,) in pages_that_name(model, key=key))
    return found


@prepared
def pages_that_name(model):
    rows = model.objects.filter(related_page__translation_key=KEY).order_by("-page_id")
    # As many languages as there may be, and as many pages as are shown.
    return rows.values_list("page__translation_key")[: MOST_SHOWN * 10]
