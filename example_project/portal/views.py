"""Views of the portal that belong to no page."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from wagtail.models import Locale

from portal.partner_feed import partner_feed
from wagtail_ctn.search import search_pages
from wagtail_ctn.visibility import Visibility

LONGEST = 100


def search(request):
    """What the site has for the words of ``q``, in the language of the address."""
    text = request.GET.get("q", "").strip()
    context = {"text": text[:LONGEST], "is_too_long": len(text) > LONGEST}
    if text and not context["is_too_long"]:
        locale = Locale.objects.filter(language_code=get_language()).first()
        if locale is None:
            raise Http404
        visibility = Visibility.for_request(request)
        number = request.GET.get("page", "")
        context["results"] = search_pages(text, locale, visibility, number)
    return render(request, "portal/search.html", context)


def sample_feed(request):
    """What the calendar source of the demonstration is fetched from."""
    octets = partner_feed(timezone.localdate())
    return HttpResponse(octets, content_type="text/calendar; charset=utf-8")
