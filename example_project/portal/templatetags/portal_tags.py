"""What the frame of every page needs: navigation and the switch of languages."""

from urllib.parse import urlencode

from django import template
from django.conf import settings
from django.utils import translation
from wagtail.models import Page, Site

from portal.models import HomePage

register = template.Library()


@register.inclusion_tag("portal/navigation.html", takes_context=True)
def main_navigation(context):
    """Pages right under the home page, the one that is open marked."""
    request = context.get("request")
    home = home_in(translation.get_language(), request)
    if home is None:
        return {"home": None, "items": []}
    here = request.path if request else ""
    pages = home.get_children().live().public().in_menu()
    items = [item_for(page, request, here) for page in pages]
    return {"home": item_for(home, request, here), "items": items}


@register.inclusion_tag("portal/language_switch.html", takes_context=True)
def language_switch(context):
    """The same place in every language: page, period and filter are kept.

    Where a page has no translation, the language leads to its home page.
    """
    request = context.get("request")
    current = translation.get_language()
    page = context.get("page")
    addresses = translated_addresses(page, request) if page and page.pk else {}
    items = []
    for code, _name in settings.LANGUAGES:
        home = home_in(code, request)
        url = addresses.get(code) or (home and home.get_url(request))
        if url:
            items.append(
                {
                    "code": code,
                    "name": translation.get_language_info(code)["name_local"],
                    "url": url,
                    "current": code == current,
                    "same_page": code in addresses,
                }
            )
    return {"items": items}


def home_in(code, request):
    """The site's live home page in a language, or None."""
    site = Site.find_for_request(request) if request else None
    if site is None:
        return None
    homes = HomePage.objects.live().filter(
        translation_key=site.root_page.translation_key
    )
    return homes.filter(locale__language_code=code).first()


def item_for(page, request, here):
    url = page.get_url(request)
    return {
        "title": page.title,
        "url": url,
        "current": here == url,
        "below": here.startswith(url),
    }


def translated_addresses(page, request):
    """Addresses of a page's translations, with what follows the page's own."""
    tail = tail_of(page, request)
    translations = (
        Page.objects.filter(translation_key=page.translation_key)
        .live()
        .public()
        .select_related("locale")
    )
    return {
        each.locale.language_code: each.get_url(request) + tail
        for each in translations
        if each.get_url(request)
    }


def tail_of(page, request):
    """Route and filter after the page's address: they are alike in all languages."""
    own = page.get_url(request)
    if not request or not own or not request.path.startswith(own):
        return ""
    query = request.GET.copy()
    # The other language's list may be shorter.
    query.pop("page", None)
    tail = request.path[len(own) :]
    return f"{tail}?{urlencode(list(query.lists()), doseq=True)}" if query else tail
