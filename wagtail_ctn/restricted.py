"""Feeds of restricted pages: plain text instead of a login form."""

from django.http import HttpResponse
from django.utils import translation
from django.utils.translation import gettext as _


def feed(view):
    """Mark a route as a feed, whose clients cannot fill in a form."""
    view.is_feed = True
    return view


def restrictions_on(page, request):
    """The view restrictions of the page that a request is for, asked for once."""
    cache = request.__dict__.setdefault("_wagtail_ctn_restrictions", {})
    if page.pk not in cache:
        cache[page.pk] = list(page.get_view_restrictions())
    return cache[page.pk]


def refuse_restricted_feed(page, request, serve_args, serve_kwargs):
    """For ``before_serve_page``: 403 in plain text where Wagtail would show a form."""
    view = serve_args[0] if serve_args else None
    if not getattr(view, "is_feed", False):
        return None
    restrictions = restrictions_on(page, request)
    if all(restriction.accept_request(request) for restriction in restrictions):
        return None
    language = page.locale.language_code
    with translation.override(language):
        text = _("This is not public.")
    response = HttpResponse(text, status=403, content_type="text/plain; charset=utf-8")
    response["Cache-Control"] = "private, no-store"
    response["Content-Language"] = language
    return response
