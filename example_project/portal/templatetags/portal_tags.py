"""What the frame of every page needs: navigation and the switch of languages."""

from html import unescape

from django import template
from django.conf import settings
from django.urls import translate_url
from django.utils import translation
from django.utils.html import strip_tags
from django.utils.text import Truncator
from wagtail.models import Site

from portal.models import ContentPage, HomePage
from wagtail_ctn.alternates import LanguageLink, language_links, name_of
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
    """The same place in every language: page, period and filter are kept."""
    request, page = context.get("request"), context.get("page")
    if request and page and page.pk:
        return {"links": language_links(page, request)}
    return {"links": links_of_view(request)}


def links_of_view(request):
    """The search in every language; where there is no page at all, the home pages."""
    match = request and request.resolver_match
    is_search = bool(match) and match.url_name == "search"
    links = []
    for code, _name in settings.LANGUAGES:
        home = home_in(code, request)
        if home or is_search:
            path = request.get_full_path()
            url = translate_url(path, code) if is_search else home.get_url(request)
            is_current = code == translation.get_language()
            link = LanguageLink(code, name_of(code), url, is_current, is_search)
            links.append(link)
    return links


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


@register.simple_tag(takes_context=True)
def page_description(context):
    """The description of a page for search engines: its own, else its first words."""
    page = context.get("page")
    for name in ("search_description", "summary", "lead", "introduction"):
        words = strip_tags(getattr(page, name, "") or "").strip()
        if words:
            return Truncator(unescape(words)).chars(160)
    return ""
