"""Addresses of many pages at once."""

from urllib.parse import quote

from wagtail_ctn.aliases import behind_aliases


class PageAddresses:
    """Addresses of pages, for one request; with the host where ``full`` is asked.

    The address of a page is that of its parent and its slug, so that a list of
    thousands of events asks Wagtail for the addresses of a few calendars. Most of them
    are below ``near``, if that is given.
    """

    def __init__(self, request, full=False, near=None):
        self.request, self.full = request, full
        self.parents = {near.url_path[:-1]: self.address_of(near)} if near else {}

    def of(self, url_path):
        """The address of the page with this ``url_path``, empty where it has none."""
        parent, _slash, slug = url_path[:-1].rpartition("/")
        base = self.of_parent(parent)
        return base and f"{base}{slug if slug.isascii() else quote(slug)}/"

    def of_parent(self, parent):
        """The address of a page by its ``url_path`` without the slash at the end."""
        if parent not in self.parents:
            self.parents[parent] = self.ask_wagtail(f"{parent}/")
        return self.parents[parent]

    def ask_wagtail(self, url_path):
        from .models import EventPage

        return self.address_of(EventPage(url_path=url_path))

    def address_of(self, page):
        find = page.get_full_url if self.full else page.get_url
        return find(self.request) or ""


def shown_sources(aliases, visibility):
    """``{id of an alias: the page behind it}``, where that page may be seen.

    ``aliases`` is a queryset of events. One query, and one more for each alias of an
    alias of an alias.
    """
    found = {}
    for alias in aliases.exclude(alias_of=None).select_related("alias_of__alias_of"):
        source = behind_aliases(alias)
        if visibility.shows(source):
            found[alias.pk] = source
    return found
