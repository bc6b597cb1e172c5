"""The same place in other languages: for people to switch, for machines to know of."""

from dataclasses import dataclass

from django.conf import settings as django_settings
from django.db.models import UUIDField
from django.utils.translation import get_language_info
from wagtail.coreutils import get_content_languages
from wagtail.models import Locale, Page

from .aliases import behind_aliases
from .fallback import has_languages, has_own_words
from .prepared import Parameter, prepared
from .visibility import visibility_on

# What an address, and a list below it, is made of.
COLUMNS = [
    "pk",
    "path",
    "depth",
    "url_path",
    "slug",
    "translation_key",
    "content_type_id",
    "locale_id",
    "locale__language_code",
]


@dataclass(frozen=True)
class LanguageLink:
    """Where a language leads from a page.

    ``is_same`` says whether that is the same place in it, and not one above it.
    """

    code: str
    name: str
    url: str
    is_current: bool
    is_same: bool


def language_links(page, request):
    """A :class:`LanguageLink` for each language of the site that leads somewhere.

    View, period, date and filter are kept: they are alike in all languages. Where the
    page is not there in a language, its link leads to the nearest one above that is.
    """
    if not has_languages() or not page.pk:
        return []
    current = page.locale.language_code
    same = versions_of(page, request) | {current: page}
    names = get_content_languages()
    pages = same if set(names) <= set(same) else versions_above(page, request) | same
    here = place_in(page, request)
    links = []
    for code in names:
        if code in pages and (url := pages[code].get_url(request)):
            is_same = code in same and shows_view(same[code], page, request)
            url += here if is_same else ""
            is_current = code == current
            links.append(LanguageLink(code, name_of(code), url, is_current, is_same))
    return links


def alternate_links(page, request, address=""):
    """``[(code, address)]`` for machines: every language, itself, and ``x-default``.

    ``address`` is the canonical one of the view that is shown. The default is in the
    site's own language, else in that of the page.
    """
    if not has_languages() or not page.pk:
        return []
    owner = owner_of(page, request)
    own = owner.get_full_url(request)
    if not own:
        return []
    tail = address.removeprefix(own) if address.startswith(own) else ""
    found = {owner.locale.language_code: own + tail}
    for code, other in versions_of(page, request).items():
        url = other.get_full_url(request)
        # Without the language in addresses, those of several are one.
        if code not in found and url != own and shows_view(other, page, request):
            found[code] = url + tail
    return with_default(found)


def with_default(addresses):
    """``[(code, address)]`` of these, and where whoever has none of them is to go.

    That is the site's own language, else the first.
    """
    code = django_settings.LANGUAGE_CODE
    default = addresses.get(code) or next(iter(addresses.values()))
    return [*addresses.items(), ("x-default", default)]


def owner_of(page, request):
    """The page whose translations are those of ``page``: the one behind an alias.

    An alias that lists pages has a list of its own, in the language of its tree.
    """
    source = page if lists_pages(page) else behind_aliases(page)
    return source if visibility_on(page, request).shows(source) else page


def versions_of(page, request):
    """``{code: page}`` of the languages that a page may be seen in, by one query.

    One that only has an alias there is not translated, unless it lists pages.
    """
    cache = request.__dict__.setdefault("_wagtail_ctn_versions", {})
    if page.pk not in cache:
        rows = rows_of_versions(
            visibility_on(page, request).limits,
            lists_pages(page),
            key=owner_of(page, request).translation_key,
        )
        cache[page.pk] = by_code(rows)
    return cache[page.pk]


@prepared
def rows_of_versions(limits, may_be_aliases):
    pages = Page.objects.filter(translation_key=Parameter("key", UUIDField()))
    if not may_be_aliases:
        pages = pages.filter(has_own_words())
    # In no order: a database might look through all pages by that.
    return limits.filter(pages).order_by().values_list(*COLUMNS)


def by_code(rows):
    """``{code: page}`` of rows of :data:`COLUMNS`, with all that addresses need."""
    found = {}
    for *values, code in sorted(rows):
        page = Page(**dict(zip(COLUMNS[:-1], values, strict=True)))
        page.locale = Locale(page.locale_id, code)
        found[code] = page
    return found


def versions_above(page, request):
    """The same of the nearest page above for each language: two queries."""
    above = page.get_ancestors().filter(depth__gt=1).order_by("depth")
    keys = list(above.values_list("translation_key", flat=True))
    pages = Page.objects.filter(translation_key__in=keys).order_by()
    pages = visibility_on(page, request).filter(pages).select_related("locale")
    nearest_last = sorted(pages, key=lambda each: keys.index(each.translation_key))
    return {each.locale.language_code: each for each in nearest_last}


def lists_pages(page):
    return getattr(page.specific_class, "lists_pages", False)


def place_in(page, request):
    """What follows the address of a page in a request: its view and its filter."""
    own = page.get_url(request)
    if not own or not request.path.startswith(own):
        return ""
    query = request.GET.copy()
    # The list of the other language may be shorter.
    query.pop("page", None)
    tail = request.path.removeprefix(own)
    return f"{tail}?{query.urlencode()}" if query else tail


def shows_view(other, page, request):
    """Whether another language's page has the view that a request is for.

    Page types with routes that have arguments may have a method ``has_view_in(other,
    request, **arguments)`` that says so.
    """
    match = getattr(request, "routable_resolver_match", None)
    if other.pk == page.pk or not match or not match.kwargs:
        return True
    if not hasattr(page, "has_view_in"):
        return True
    cache = request.__dict__.setdefault("_wagtail_ctn_views", {})
    if other.pk not in cache:
        cache[other.pk] = page.has_view_in(other, request, **match.kwargs)
    return cache[other.pk]


def name_of(code):
    """The name of a language in itself, as far as Django knows it."""
    try:
        return get_language_info(code)["name_local"].capitalize()
    except KeyError:
        return get_content_languages()[code]
