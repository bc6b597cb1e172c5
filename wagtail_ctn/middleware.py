"""Wagtail's redirects, with the query string kept."""

from urllib.parse import urlsplit

from wagtail.contrib.redirects.middleware import (
    RedirectMiddleware as WagtailRedirectMiddleware,
)


class RedirectMiddleware(WagtailRedirectMiddleware):
    """In the place of Wagtail's own: a moved subscription keeps its filter.

    Without the query a redirect would widen a filtered feed to the whole calendar. The
    slash at the end spares clients a second redirect.
    """

    def process_response(self, request, response):
        redirected = super().process_response(request, response)
        if redirected is not response and "Location" in redirected:
            address = urlsplit(redirected["Location"])
            path = address.path.rstrip("/") + "/"
            query = address.query or request.META.get("QUERY_STRING", "")
            redirected["Location"] = address._replace(path=path, query=query).geturl()
        return redirected
