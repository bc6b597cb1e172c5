"""Which way languages are read, and what of a page turns with that."""

from django.conf import settings
from django.utils.html import format_html
from django.utils.translation import get_language_bidi

BACK, ON = "\u2190", "\u2192"


def direction_of(code):
    """``rtl`` or ``ltr``, as Django's setting ``LANGUAGES_BIDI`` has it."""
    return "rtl" if code.split("-")[0] in settings.LANGUAGES_BIDI else "ltr"


def language_attributes(code):
    """``lang``, and ``dir`` where it is another than around it; nothing of no code."""
    if not code:
        return ""
    direction = direction_of(code)
    if direction == ("rtl" if get_language_bidi() else "ltr"):
        return format_html(' lang="{}"', code)
    return format_html(' lang="{}" dir="{}"', code, direction)


def back_arrow():
    """The arrow to what was before: to where a line begins."""
    return ON if get_language_bidi() else BACK


def onward_arrow():
    """The arrow to what follows: to where a line ends."""
    return BACK if get_language_bidi() else ON
