"""Wagtail's redirects, with the query string kept."""

from urllib.parse import urlsplit

from wagtail.contrib.redirects.middleware import (
    RedirectMiddleware as WagtailRedirectMiddleware,
)
from wagtail.contrib.redirects.middleware import get_redirect
from wagtail.contrib.redirects.models import Redirect


class RedirectMiddleware(WagtailRedirectMiddleware):
    """In the place of Wagtail's own: a moved subscription keeps its filter.

    Without the query a redirect would widen a filtered feed to the whole calendar. The
    slash at the end spares clients a second redirect. Redirects to anything but a page
    are left as they are.
    """

    def process_response(self, request, response):
        redirected = super().process_response(request, response)
        if redirected is not response and leads_to_a_page(request):
            address = urlsplit(redirected["Location"])
            path = address.path.rstrip("/") + "/"
            query = address.query or request.META.get("QUERY_STRING", "")
            redirected["Location"] = address._replace(path=path, query=query).geturl()
        return redirected


def leads_to_a_page(request):
    """Whether the redirect of the requested address names a page of the site."""
    path = Redirect.normalise_path(request.get_full_path(), decode_unicode=False)
    redirect = get_redirect(request, path) or get_redirect(request, urlsplit(path).path)
    return bool(redirect and redirect.redirect_page_id)
