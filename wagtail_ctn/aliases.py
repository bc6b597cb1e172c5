"""Wagtail's aliases: what stands behind them, and showing each page once."""

from django.db.models import Exists, OuterRef, Q


def behind_aliases(page):
    """The page that this one is an alias of, through any number of aliases."""
    while page.alias_of_id:
        page = page.alias_of
    return page


def language_of(page):
    """The code of the language that the words of a page are in.

    Of an alias that is that of the page behind it, whatever language's tree it is in.
    """
    source = behind_aliases(page)
    owner = page if source.locale_id == page.locale_id else source
    return owner.locale.language_code


def canonical_url(page, visibility, request):
    """The address under which machines keep a page: its source's, where that is shown.

    Empty for a page that has no address, as a preview's.
    """
    source = behind_aliases(page)
    shown = source if visibility.shows(source) else page
    return shown.get_full_url(request) or ""


def once(pages):
    """Leave of a queryset each page once, whatever aliases it holds of it.

    An alias gives way to its source and to an older alias. Applies to what the queryset
    holds, so it comes after everything that decides which pages are looked at.
    """
    better = pages.order_by().filter(
        Q(pk=OuterRef("alias_of"))
        | Q(alias_of=OuterRef("alias_of"), pk__lt=OuterRef("pk"))
    )
    return pages.filter(Q(alias_of=None) | ~Exists(better))
