"""What the frame of every page needs: navigation and the switch of languages."""

from html import unescape
from urllib.parse import urlencode

from django import template
from django.conf import settings
from django.urls import translate_url
from django.utils import translation
from django.utils.html import strip_tags
from django.utils.text import Truncator
from wagtail.models import Page, Site

from portal.models import ContentPage, HomePage
from wagtail_ctn.visibility import Visibility

register = template.Library()


@register.inclusion_tag("portal/navigation.html", takes_context=True)
def main_navigation(context):
    """Pages right under the home page, the one that is open marked."""
    request = context.get("request")
    home = home_in(translation.get_language(), request)
    if home is None:
        return {"home": None, "items": []}
    pages = visibility_for(request).filter(home.get_children().in_menu())
    items = [item_for(page, request, request.path) for page in pages]
    return {"home": item_for(home, request, request.path), "items": items}


@register.inclusion_tag("portal/footer_links.html", takes_context=True)
def footer_links(context):
    """Pages of text right under the home page, which the menu leaves out."""
    request = context.get("request")
    home = home_in(translation.get_language(), request)
    if home is None:
        return {"items": []}
    pages = ContentPage.objects.child_of(home).filter(show_in_menus=False)
    pages = visibility_for(request).filter(pages.order_by("path"))
    return {"items": [item_for(page, request, request.path) for page in pages]}


@register.filter
def kind_of_page(page):
    """What a page is, in one or two words."""
    return page._meta.verbose_name


@register.inclusion_tag("portal/language_switch.html", takes_context=True)
def language_switch(context):
    """The same place in every language: page, period and filter are kept.

    Where a page has no translation, the language leads to its home page.
    """
    request = context.get("request")
    current = translation.get_language()
    page = context.get("page")
    if request and page and page.pk:
        addresses = translated_addresses(page, request)
    else:
        addresses = addresses_of_view(request)
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


@register.inclusion_tag("portal/alternates.html", takes_context=True)
def alternates(context):
    """Tells machines where this page is in each language, and in any other."""
    request, page = context.get("request"), context.get("page")
    if not request or not page or not page.pk:
        return {"alternates": []}
    found = {
        code: request.build_absolute_uri(url)
        for code, url in translated_addresses(page, request).items()
    }
    default = found.get(settings.LANGUAGE_CODE)
    return {
        "alternates": [*found.items(), *([("x-default", default)] if default else [])]
    }


def home_in(code, request):
    """The site's live home page in a language, or None."""
    site = Site.find_for_request(request) if request else None
    if site is None:
        return None
    key = site.root_page.translation_key
    homes = HomePage.objects.filter(translation_key=key, locale__language_code=code)
    return visibility_for(request).filter(homes).first()


def visibility_for(request):
    """What may be shown on every page alike: what is public. One for each request."""
    if not hasattr(request, "_portal_visibility"):
        request._portal_visibility = Visibility.for_request(request)
    return request._portal_visibility


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
    translations = Page.objects.filter(translation_key=page.translation_key)
    translations = visibility_for(request).filter(translations)
    return {
        each.locale.language_code: each.get_url(request) + tail
        for each in translations.select_related("locale")
        if each.get_url(request)
    }


def addresses_of_view(request):
    """Addresses of a view of the portal's own; nothing where there is no such view."""
    if not request or not request.resolver_match:
        return {}
    if request.resolver_match.url_name != "search":
        return {}
    path = request.get_full_path()
    return {code: translate_url(path, code) for code, _name in settings.LANGUAGES}


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


@register.simple_tag(takes_context=True)
def page_description(context):
    """The description of a page for search engines: its own, else its first words."""
    page = context.get("page")
    for name in ("search_description", "summary", "lead", "introduction"):
        words = strip_tags(getattr(page, name, "") or "").strip()
        if words:
            return Truncator(unescape(words)).chars(160)
    return ""
