"""Addresses of many pages at once."""

from urllib.parse import quote


class PageAddresses:
    """Addresses of pages, for one request; with the host where ``full`` is asked.

    The address of a page is that of its parent and its slug, so that a list of
    thousands of events asks Wagtail for the addresses of a few calendars.
    """

    def __init__(self, request, full=False):
        self.request, self.full = request, full
        self.parents = {}

    def of(self, url_path):
        """The address of the page with this ``url_path``, empty where it has none."""
        parent, _slash, slug = url_path[:-1].rpartition("/")
        if parent not in self.parents:
            self.parents[parent] = self.ask_wagtail(f"{parent}/")
        base = self.parents[parent]
        return base and f"{base}{slug if slug.isascii() else quote(slug)}/"

    def ask_wagtail(self, url_path):
        from .models import EventPage

        page = EventPage(url_path=url_path)
        find = page.get_full_url if self.full else page.get_url
        return find(self.request) or ""
