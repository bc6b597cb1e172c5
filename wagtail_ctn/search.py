"""Search over the whole site: events, news, partners, working groups."""

from django.apps import apps
from django.utils.functional import cached_property
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from .fallback import falls_back, listed_in, note_languages
from .filters import only_words
from .listing import Paging

# Those that are installed are searched; a site's subclasses of them too.
PAGE_TYPES = [
    "wagtail_ctn_events.EventPage",
    "wagtail_ctn_news.NewsPage",
    "wagtail_ctn_partners.PartnerPage",
    "wagtail_ctn_partners.WorkingGroupPage",
]
MOST_FOUND = 1000


class SearchResults(Paging):
    """One page of what was found: ``rows`` are pages of their own type, best first."""

    most_counted = MOST_FOUND

    def __init__(self, ids, number):
        super().__init__(ids, number)
        pages = Page.objects.filter(pk__in=self.rows).select_related("locale")
        found = {page.pk: page for page in pages.specific()}
        self.rows = [found[pk] for pk in self.rows if pk in found]

    @cached_property
    def counted(self):
        return len(self.queryset)


def search_pages(text, locale, visibility, number=""):
    """The events, news, partners and working groups that have the words of ``text``.

    ``locale`` is the language that they are in, ``visibility`` a
    :class:`~wagtail_ctn.visibility.Visibility`, ``number`` the page of results as an
    address has it; one that does not exist raises ``Http404``. Words that begin with
    the last word of ``text`` are found too, after whole ones. What comes in more than
    once, through aliases, is found once. Works on any of Wagtail's database search
    backends with a constant number of queries, and finds no more than
    :data:`MOST_FOUND` and one more, which says that there are others.
    """
    results = SearchResults(matching_ids(text, locale, visibility), number)
    note_languages(results.rows, locale)
    return results


def searched_types():
    """The page types of ours that this installation has."""
    return [apps.get_model(name) for name in PAGE_TYPES if is_installed(name)]


def is_installed(name):
    label, model = name.split(".")
    return model.lower() in apps.all_models[label]


def matching_ids(text, locale, visibility):
    """Ids of the visible pages that have these words, best first, each page once."""
    text = only_words(text)
    if not text:
        return []
    pages = Page.objects.type(*searched_types())
    if not falls_back():
        pages = pages.filter(locale=locale)
    listed = listed_in(locale, visibility)
    backend, found = get_search_backend(), {}
    for search in (backend.search, backend.autocomplete):
        # After the search: backends look through a queryset's filters, and ours are
        # more than they know.
        results = visibility.filter(search(text, pages).get_queryset().filter(listed))
        rows = results.values_list("pk", "alias_of_id")
        for pk, source in rows[: MOST_FOUND + 1]:
            found.setdefault(source or pk, pk)
    return list(found.values())[: MOST_FOUND + 1]
