"""What a list shows in its language, and what it shows of what has no translation.

A page counts as translated where it has words of its own in a language. An alias in
another language than the page behind it, such as a sync of locales makes, has none: it
stands in no list. By the setting ``MISSING_TRANSLATIONS`` what is not translated is
left out, or stands there in the language of its source, under its source's address.
"""

from django.conf import settings as django_settings
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce
from wagtail.models import Locale, Page

from .conf import settings

LEAVE_OUT, FALL_BACK = "leave_out", "fall_back"


def falls_back():
    """Whether lists show what is not translated into their language."""
    return has_languages() and settings.MISSING_TRANSLATIONS == FALL_BACK


def has_languages():
    return getattr(django_settings, "WAGTAIL_I18N_ENABLED", False)


def listed_below(index, visibility, page="", locale=None):
    """The condition on pages that a list of what lies below ``index`` holds.

    ``page`` is the path of lookups from the model to the page, empty for pages. The
    list is in the language of ``index``, unless ``locale`` is another. What of these
    pages may be seen is another question.
    """
    prefix = f"{page}__" if page else ""
    below = Q()
    for path in paths_of_list(index):
        below |= Q(**{f"{prefix}path__startswith": path})
    if falls_back():
        return below & in_language_or_source(locale or index.locale, visibility, page)
    if locale and locale != index.locale:
        below &= Q(**{f"{prefix}locale": locale})
    return below & has_own_words(page)


def index_in(index, locale):
    """A list in a language, where it is live there; else the list itself."""
    if not has_languages() or index.locale_id == locale.pk:
        return index
    found = index.get_translation_or_none(locale)
    return found if found and found.live else index


def listed_in(locale, visibility, page=""):
    """The same for a list of whatever there is on the site, in one language."""
    if falls_back():
        return in_language_or_source(locale, visibility, page)
    prefix = f"{page}__" if page else ""
    return Q(**{f"{prefix}locale": locale}) & has_own_words(page)


def paths_of_list(index):
    """Paths below which a list looks: its own, and those of its translations."""
    if not falls_back():
        return [index.path]
    if "_paths_of_list" not in index.__dict__:
        pages = Page.objects.filter(translation_key=index.translation_key).order_by()
        paths = pages.values_list("path", flat=True)
        index.__dict__["_paths_of_list"] = sorted({index.path, *paths})
    return index.__dict__["_paths_of_list"]


def in_language_or_source(locale, visibility, page=""):
    """The condition on pages in this language, and on sources that have none in it.

    Of several languages that may be seen it is the one of the oldest page.
    """
    prefix = f"{page}__" if page else ""
    key = Coalesce(
        OuterRef(f"{prefix}alias_of__translation_key"),
        OuterRef(f"{prefix}translation_key"),
    )
    behind = Coalesce(OuterRef(f"{prefix}alias_of"), OuterRef(f"{prefix}pk"))
    pages = Page.objects.filter(translation_key=key, alias_of=None).order_by()
    better = visibility.filter(pages).filter(Q(locale=locale) | Q(pk__lt=behind))
    is_own = Q(**{f"{prefix}locale": locale})
    return has_own_words(page) & (is_own | ~Exists(better))


def has_own_words(page=""):
    """The condition on pages whose words are in their own language.

    An alias of an alias is looked through, too.
    """
    if not has_languages():
        return Q()
    prefix = f"{page}__" if page else ""
    behind = Page.objects.filter(
        Q(alias_of=None) | Q(alias_of__locale=F("locale")),
        pk=OuterRef(f"{prefix}alias_of"),
        locale=OuterRef(f"{prefix}locale"),
    )
    return Q(**{f"{prefix}alias_of": None}) | Exists(behind.order_by())


def note_languages(things, locale):
    """Give each page or term ``shown_language``: its code where it is not ``locale``'s.

    Templates mark the words of those that have one. At most one query.
    """
    things = list(things)
    others = {thing.locale_id for thing in things} - {locale.pk}
    codes = language_codes(others) if others else {}
    for thing in things:
        thing.shown_language = codes.get(thing.locale_id, "")
    return things


def language_codes(ids):
    """``{id of a locale: its language code}``."""
    rows = Locale.objects.filter(pk__in=ids).order_by()
    return dict(rows.values_list("pk", "language_code"))
