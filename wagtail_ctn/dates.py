"""The one place that writes dates, times and spans for people, with Babel's help."""

from __future__ import annotations

import re
from datetime import date, datetime, time

from babel import Locale, UnknownLocaleError
from babel.dates import (
    format_date,
    format_interval,
    format_time,
    get_day_names,
    get_month_names,
    get_timezone_name,
)
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from .conf import settings
from .ical.when import When


def babel_locale(language: str | None = None) -> Locale:
    """The CLDR locale that writes the dates of a language, English where none does."""
    code = language or get_language() or "en"
    code = settings.DATE_LOCALES.get(code, code)
    try:
        return Locale.parse(code.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en")


def format_day(day: date, weekday: bool = False) -> str:
    """A date as it stands in text: ``2017. gada 13. marts``."""
    style = "full" if weekday else "long"
    return str(format_date(day, style, locale=babel_locale()))


def format_short_day(day: date) -> str:
    """A date in figures, the year in full: ``13.03.2017``."""
    locale = babel_locale()
    pattern = re.sub("y+", "y", locale.date_formats["short"].pattern)
    return str(format_date(day, pattern, locale=locale))


def format_clock(clock: time) -> str:
    """A time of day without seconds."""
    return format_time(clock, "short", locale=babel_locale())


def format_days(first: date, last: date) -> str:
    """A span of dates, both inclusive: ``2017. gada 13.–15. marts``."""
    if first == last:
        return format_day(first)
    return str(format_interval(first, last, "yMMMd", locale=babel_locale()))


def format_month(day: date) -> str:
    """The heading of a month: ``Jūlijs, 2020``."""
    names = get_month_names("wide", "stand-alone", babel_locale())
    name = names[day.month]
    # Translators: heading of a month in a calendar, such as "July 2020".
    heading = _("%(month)s %(year)s")
    return str(heading % {"month": name[:1].upper() + name[1:], "year": day.year})


def weekday_names() -> list[tuple[str, str]]:
    """``(full, short)`` names of the week's days, in the order of the language."""
    locale = babel_locale()
    full = get_day_names("wide", "stand-alone", locale)
    short = get_day_names("short", "stand-alone", locale)
    start = locale.first_week_day
    return [(full[(start + n) % 7], short[(start + n) % 7]) for n in range(7)]


def first_weekday() -> int:
    """The day a week begins with in this language; 0 is Monday."""
    return int(babel_locale().first_week_day)


def format_when(when: When, zone: str) -> str:
    """When something happens, as written on a poster.

    Times are those of the event's own zone, which is named where it is not ``zone``,
    the site's.
    """
    days = format_days(when.start_date, when.last_date)
    if when.start_time is None:
        return days
    if when.last_date == when.start_date or when.end_time is None:
        clock = format_clock(when.start_time)
        if when.end_time is not None:
            clock = f"{clock}–{format_clock(when.end_time)}"
        text = f"{days}, {clock}"
    else:
        text = (
            f"{format_day(when.start_date)}, {format_clock(when.start_time)} – "
            f"{format_day(when.last_date)}, {format_clock(when.end_time)}"
        )
    if when.timezone != zone:
        text = f"{text} ({zone_name(when)})"
    return text


def zone_name(when: When) -> str:
    """The zone's name at that moment, in the reader's language."""
    start = when.start()
    if not isinstance(start, datetime):
        return ""
    return get_timezone_name(start, locale=babel_locale())
