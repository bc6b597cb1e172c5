"""The one answer to "is this page shown here": every list, feed and search asks it.

A page is visible where Wagtail would serve it: it is live, it is on this site, and no
restriction applies to it that does not apply to the page it is shown on. Who is
looking makes no difference, so that whatever is shown may be cached for everybody.
"""

from collections import defaultdict
from functools import cached_property
from typing import NamedTuple

from django.db.models import Q
from django.db.models.functions import Substr
from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction, Site

from .prepared import prepared


class Visibility:
    """What a page on a site may show.

    ``site`` is the site that the request came to, or ``None`` for every site.
    ``shown_on`` is the page that shows the list: what it is restricted by itself
    does not hide anything on it. Without it only public pages are visible.
    Costs one query for the site's roots, one for the restrictions, one for aliases that
    wait and, where there are any, a few more; never more with more pages, and none
    before it is asked for something.
    """

    def __init__(self, site=None, shown_on=None):
        self.site, self.shown_on = site, shown_on

    @cached_property
    def site_roots(self):
        """Paths of the site's root page and its translations, if there is a site."""
        return site_root_paths(self.site) if self.site else None

    @cached_property
    def restrictions(self):
        return dict(all_restrictions())

    @cached_property
    def passed(self):
        return passed_restrictions(self.shown_on) if self.restrictions else set()

    @property
    def is_restricted(self):
        """Whether not everybody sees the page that is shown on."""
        return bool(self.passed)

    @cached_property
    def hidden_roots(self):
        """Paths at and below which nothing is visible."""
        restrictions = self.restrictions.items()
        return hidden_root_paths({p for pk, p in restrictions if pk not in self.passed})

    @cached_property
    def waiting(self):
        return waiting_aliases()

    @classmethod
    def for_request(cls, request, shown_on=None):
        """What a page may show in answer to a request."""
        return cls(Site.find_for_request(request), shown_on)

    def filter(self, queryset, page=""):
        """Leave of ``queryset`` what is visible.

        ``page`` is the path of lookups from its model to the page, empty for pages.
        """
        return self.limits.filter(queryset, page)

    @cached_property
    def limits(self):
        """What :meth:`filter` depends on."""
        roots = self.site_roots
        return Limits(
            None if roots is None else frozenset(roots),
            frozenset(self.hidden_roots),
            frozenset(self.waiting),
        )

    def shows(self, page):
        """Whether one page is visible."""
        on_site = self.site_roots is None or page.path.startswith(
            tuple(self.site_roots)
        )
        is_live = page.live and page.pk not in self.waiting
        return is_live and on_site and not self.hides(page.path)

    def hides(self, path):
        """Whether a restriction stands at this path or above it."""
        return any(path.startswith(root) for root in self.hidden_roots)


class Limits(NamedTuple):
    """The condition on pages that may be seen, as a value to remember queries by.

    They lie at or below one of ``site_roots``, if any are given, but not at or below
    one of ``hidden_roots``; ``waiting`` are ids of those that are not shown yet.
    """

    site_roots: frozenset | None
    hidden_roots: frozenset
    waiting: frozenset

    def filter(self, queryset, page=""):
        prefix = f"{page}__" if page else ""
        shown = Q(**{f"{prefix}live": True})
        if self.waiting:
            shown &= ~Q(**{f"{prefix}pk__in": self.waiting})
        if self.site_roots is not None:
            below_a_root = Q(pk__in=[])
            for path in sorted(self.site_roots):
                below_a_root |= Q(**{f"{prefix}path__startswith": path})
            shown &= below_a_root
        for length, paths in by_length(self.hidden_roots).items():
            alias = f"_root_{length}"
            queryset = queryset.alias(**{alias: Substr(f"{prefix}path", 1, length)})
            shown &= ~Q(**{f"{alias}__in": paths})
        return queryset.filter(shown)


def visibility_on(page, request):
    """What may be shown on a page of any type, the site's own ones included."""
    if hasattr(page, "visibility"):
        return page.visibility(request)
    return Visibility.for_request(request, shown_on=page)


@prepared
def all_restrictions():
    """``(id of a restriction, id of its page)``: few, and none on most sites."""
    return PageViewRestriction.objects.order_by().values_list("pk", "page_id")


def passed_restrictions(page):
    """Ids of the restrictions that whoever sees ``page`` has passed."""
    if page is None or page.pk is None:
        return set()
    return set(page.get_view_restrictions().values_list("pk", flat=True))


def hidden_root_paths(page_ids):
    """Paths of the pages of these ids, at which a restriction begins.

    An alias has no restriction of its own: Wagtail serves it under those of the page
    that it is an alias of, as ``Page.get_view_restrictions()`` says.
    """
    if not page_ids:
        return set()
    pages = Page.objects.filter(pk__in=page_ids, alias_of=None)
    return set(with_aliases(pages).values())


def waiting_aliases():
    """Ids of the aliases of pages that are not live.

    Scheduling a page again makes its aliases live at once, before the page itself: they
    wait with it.
    """
    return set(and_aliases(dict(aliases_of_hidden_pages())))


@prepared
def aliases_of_hidden_pages():
    # For "is not null" SQLite would not use the index, in which there are only aliases.
    aliases = Page.objects.filter(alias_of__gt=0, alias_of__live=False)
    return aliases.order_by().values_list("pk", "path")


def with_aliases(pages):
    """``{id: path}`` of these pages, their aliases, the aliases of those, and so on."""
    # In no order: else a database walks all pages by that instead of an index.
    return and_aliases(dict(pages.order_by().values_list("pk", "path")))


def and_aliases(found):
    newest = found
    while newest:
        aliases = Page.objects.filter(alias_of__in=newest).exclude(pk__in=found)
        newest = dict(aliases.order_by().values_list("pk", "path"))
        found |= newest
    return found


def site_root_paths(site):
    """Paths of a site's root page and of its translations."""
    return {path for (path,) in paths_of_translations(site.root_page.translation_key)}


@prepared
def paths_of_translations(key):
    pages = Page.objects.filter(translation_key=key)
    return pages.order_by().values_list("path")


def by_length(paths):
    grouped = defaultdict(set)
    for path in paths:
        grouped[len(path)].add(path)
    return grouped


def public_documents(documents):
    """Those of some documents whose collections Wagtail serves to everybody."""
    restricted = tuple(
        CollectionViewRestriction.objects.values_list("collection__path", flat=True)
    )
    return [
        document
        for document in documents
        if not document.collection.path.startswith(restricted)
    ]
