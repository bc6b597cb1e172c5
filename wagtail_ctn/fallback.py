"""What a list shows in its language, and what it shows of what has no translation.

A page counts as translated where it has words of its own in a language. An alias in
another language than the page behind it, such as a sync of locales makes, has none: it
stands in no list. By the setting ``MISSING_TRANSLATIONS`` what is not translated is
left out, or stands there in the language of its source, under its source's address.
"""

from typing import NamedTuple

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


class Listed(NamedTuple):
    """What a list holds, as a value to remember queries by.

    ``paths`` are those below which it looks, all of the site if there are none;
    ``locale_id`` its language, ``None`` where the paths say enough. ``rule`` is the
    setting, empty on a site of one language.
    """

    paths: tuple
    locale_id: int | None
    rule: str

    def condition(self, visibility, page=""):
        """On pages; ``page`` is the path of lookups to them, empty for pages.

        ``visibility`` says which sources may be seen; what of these pages may be seen
        is another question.
        """
        prefix = f"{page}__" if page else ""
        listed = Q()
        for path in self.paths:
            listed |= Q(**{f"{prefix}path__startswith": path})
        if self.rule == FALL_BACK:
            return listed & in_language_or_source(self.locale_id, visibility, page)
        if self.locale_id:
            listed &= Q(**{f"{prefix}locale": self.locale_id})
        return listed & has_own_words(page)


def rule():
    return settings.MISSING_TRANSLATIONS if has_languages() else ""


def below(index, locale=None):
    """What lies below ``index``, in its language unless ``locale`` is another."""
    locale_id = locale.pk if locale else index.locale_id
    is_needed = falls_back() or locale_id != index.locale_id
    return Listed(tuple(paths_of_list(index)), locale_id if is_needed else None, rule())


def on_site(locale):
    """Whatever there is on the site, in one language."""
    return Listed((), locale.pk, rule())


def listed_below(index, visibility, page="", locale=None):
    """The condition of :func:`below`."""
    return below(index, locale).condition(visibility, page)


def listed_in(locale, visibility, page=""):
    """The condition of :func:`on_site`."""
    return on_site(locale).condition(visibility, page)


def index_in(index, locale):
    """A list in a language, where it is live there; else the list itself."""
    if not has_languages() or index.locale_id == locale.pk:
        return index
    found = index.get_translation_or_none(locale)
    return found if found and found.live else index


def paths_of_list(index):
    """Paths below which a list looks: its own, and those of its translations."""
    if not falls_back():
        return [index.path]
    if "_paths_of_list" not in index.__dict__:
        pages = Page.objects.filter(translation_key=index.translation_key).order_by()
        paths = pages.values_list("path", flat=True)
        index.__dict__["_paths_of_list"] = sorted({index.path, *paths})
    return index.__dict__["_paths_of_list"]


def in_language_or_source(locale_id, visibility, page=""):
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
    better = visibility.filter(pages).filter(Q(locale=locale_id) | Q(pk__lt=behind))
    is_own = Q(**{f"{prefix}locale": locale_id})
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
    # All: the site may have done away with a language that pages are still in.
    rows = Locale.all_objects.filter(pk__in=ids).order_by()
    return dict(rows.values_list("pk", "language_code"))
