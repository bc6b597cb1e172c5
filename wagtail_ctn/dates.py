"""The one place that writes dates, times and spans for people, with Babel's help.

Words and order are those of CLDR, but for what it does not know of how people write a
span of dates in Lithuanian and American English, and the first of a month in French.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import (
    format_date,
    format_time,
    get_day_names,
    get_month_names,
    get_timezone_location,
    get_timezone_name,
)
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from .conf import settings
from .ical.when import When, as_time, in_gap

# A calendar shows the same few days and clocks over and over, and Babel works them out
# from their pattern each time.
REMEMBERED = 4096

# The two halves of a span by the largest part in which its ends differ.
LITHUANIAN = {
    "y": ("y 'm'. MMMM d 'd'. – ", "y 'm'. MMMM d 'd'."),
    "M": ("y 'm'. MMMM d 'd'. – ", "MMMM d 'd'."),
    "d": ("y 'm'. MMMM d–", "d 'd'."),
}
AMERICAN = {
    "y": ("MMMM d, y – ", "MMMM d, y"),
    "M": ("MMMM d – ", "MMMM d, y"),
    "d": ("MMMM d–", "d, y"),
}
SPANS = {"lt": LITHUANIAN, "lt_LT": LITHUANIAN, "en": AMERICAN, "en_US": AMERICAN}
# Thin and unbreakable ones, which CLDR has in some patterns and not in others.
SPACES = str.maketrans(dict.fromkeys("\u2009\u202f\xa0", " "))
# What the settings may be; weekdays in Babel's order.
SEPARATORS = [".", ":"]
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()


def babel_locale(language: str | None = None) -> Locale:
    """The CLDR locale that writes the dates of a language, English where none does."""
    code = language or get_language() or "en"
    return known_locale(settings.DATE_LOCALES.get(code, code))


@lru_cache(maxsize=100)
def known_locale(code: str) -> Locale:
    try:
        return Locale.parse(code.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en")


def format_day(day: date, weekday: bool = False) -> str:
    """A date as it stands in text: ``2017. gada 13. marts``."""
    return day_text(day, "full" if weekday else "long", babel_locale())


@lru_cache(maxsize=REMEMBERED)
def day_text(day: date, style: str, locale: Locale) -> str:
    return in_pattern(day, locale.date_formats[style].pattern, locale)


def in_pattern(day: date, pattern: str, locale: Locale) -> str:
    """A date in a pattern as CLDR writes them: one way for all texts with a month."""
    text = str(format_date(day, pattern, locale=locale)).translate(SPACES)
    if locale.language == "fr":
        return re.sub(r"\b1(?=–| [^\W\d])", "1er", text)
    return text


def format_day_of_year(day: date) -> str:
    """A date of every year: ``15. jūlijs``."""
    locale = babel_locale()
    return in_pattern(day, locale.datetime_skeletons["MMMMd"].pattern, locale)


def format_short_day(day: date) -> str:
    """A date in figures, the year in full: ``13.03.2017``."""
    locale = babel_locale()
    pattern = re.sub("y+", "y", locale.date_formats["short"].pattern)
    return str(format_date(day, pattern, locale=locale))


def format_clock(clock: time) -> str:
    """A time of day without seconds."""
    return clock_text(clock, babel_locale())


def clock_text(clock: time, locale: Locale) -> str:
    return separated_clock(clock, locale, settings.TIME_SEPARATOR)


@lru_cache(maxsize=REMEMBERED)
def separated_clock(clock: time, locale: Locale, separator: str | None) -> str:
    pattern = locale.time_formats["short"].pattern
    if separator:
        pattern = re.sub("[:.]", separator, pattern)
    return format_time(clock, pattern, locale=locale)


def format_moment(moment: datetime) -> str:
    """When something was done, on the clocks of the site: ``13.03.2017, 10:00``."""
    local = timezone.localtime(moment, timezone.get_default_timezone())
    return f"{format_short_day(local.date())}, {format_clock(local.time())}"


def format_days(first: date, last: date, locale: Locale | None = None) -> str:
    """A span of dates, both inclusive: ``2017. gada 13.–15. marts``."""
    locale = locale or babel_locale()
    if first == last:
        return day_text(first, "long", locale)
    halves = span_patterns(locale).get(largest_difference(first, last))
    if halves is None:
        days = (day_text(day, "long", locale) for day in (first, last))
        return " – ".join(days)
    start, end = halves
    return in_pattern(first, start, locale) + in_pattern(last, end, locale)


def largest_difference(first: date, last: date) -> str:
    """``y``, ``M`` or ``d``: what of two dates must be written twice."""
    if first.year != last.year:
        return "y"
    return "M" if first.month != last.month else "d"


def span_patterns(locale: Locale) -> dict[str, tuple[str, str]]:
    """Patterns of a span's halves, months in full as in dates that stand alone."""
    if str(locale) in SPANS:
        return SPANS[str(locale)]
    found = locale.interval_formats.get("yMMMd", {})
    return {
        part: (re.sub("M{3,}", "MMMM", halves[0]), re.sub("M{3,}", "MMMM", halves[1]))
        for part, halves in found.items()
        if len(halves) == 2
    }


def format_month(day: date) -> str:
    """The heading of a month: ``Jūlijs, 2020``."""
    # Translators: heading of a month in a calendar, such as "July 2020".
    heading = _("%(month)s %(year)s")
    names = get_month_names("wide", "stand-alone", babel_locale())
    return capital(str(heading % {"month": names[day.month], "year": day.year}))


def month_names() -> list[str]:
    """The names of the twelve months, as they stand alone."""
    names = get_month_names("wide", "stand-alone", babel_locale())
    return [capital(names[n]) for n in range(1, 13)]


def capital(text: str) -> str:
    """A text as a heading begins; the rest of it stays as it is."""
    return text[:1].upper() + text[1:]


def format_year(day: date) -> str:
    """The heading of a year: ``2020. gads``."""
    # Translators: heading of a year in a calendar.
    return str(_("Year %(year)s") % {"year": day.year})


def format_week(first: date, last: date) -> str:
    """The heading of an ISO week: ``29. nedēļa (2020. gada 13.–19. jūlijs)``."""
    # Translators: heading of a week in a calendar: "Week 29 (13–19 Jul 2020)".
    heading = _("Week %(number)s (%(days)s)")
    number = first.isocalendar().week
    return str(heading % {"number": number, "days": format_days(first, last)})


def weekday_names() -> list[tuple[str, str]]:
    """``(full, short)`` names of the week's days, in the order of the language."""
    locale = babel_locale()
    full = get_day_names("wide", "stand-alone", locale)
    short = get_day_names("short", "stand-alone", locale)
    start = first_weekday()
    return [(full[(start + n) % 7], short[(start + n) % 7]) for n in range(7)]


def first_weekday() -> int:
    """The day a week begins with, by the setting or the language; 0 is Monday."""
    if settings.FIRST_DAY_OF_WEEK is not None:
        return WEEKDAYS.index(settings.FIRST_DAY_OF_WEEK)
    return int(babel_locale().first_week_day)


def format_when(when: When, zone: str) -> str:
    """When something happens, as written on a poster.

    Times are those of the event's own zone. Where it is not ``zone``, the site's, it is
    named, and what the clocks of the site show then stands beside it.
    """
    when = as_clocks_show(when)
    if differs(when, zone):
        return beside(span_of(when), when, zone, with_days=True)
    return span_of(when)


def format_hours(when: When, zone: str, locale: Locale | None = None) -> str:
    """The same without its date, where that is one day, and the same in both zones.

    Empty for whole days. Who writes many of them gives the ``locale``.
    """
    if when.start_time is None:
        return ""
    when = as_clocks_show(when)
    if when.last_date != when.start_date and when.end_time is not None:
        return format_when(when, zone)
    if not differs(when, zone):
        return clocks(when, locale)
    if in_zone(when, zone).start_date != when.start_date:
        return format_when(when, zone)
    return beside(clocks(when), when, zone, with_days=False)


def as_clocks_show(when: When) -> When:
    """The same with times that there are on those days: in spring some are skipped."""
    if when.start_time is None:
        return when
    starts_in_gap = is_skipped(when.start_date, when.start_time, when.timezone)
    if starts_in_gap or is_skipped(when.last_date, when.end_time, when.timezone):
        return in_zone(when, when.timezone)
    return when


@lru_cache(maxsize=REMEMBERED)
def is_skipped(day: date, clock: time | None, zone: str) -> bool:
    return clock is not None and in_gap(day, clock, zone)


def span_of(when: When) -> str:
    """Days and times as written, without a zone."""
    locale = babel_locale()
    days = format_days(when.start_date, when.last_date, locale)
    if when.start_time is None:
        return days
    if when.last_date == when.start_date or when.end_time is None:
        return f"{days}, {clocks(when, locale)}"
    return (
        f"{format_day(when.start_date)}, {format_clock(when.start_time)} – "
        f"{format_day(when.last_date)}, {format_clock(when.end_time)}"
    )


def clocks(when: When, locale: Locale | None = None) -> str:
    """``10.00–12.00``, or the start alone."""
    if when.start_time is None:
        return ""
    locale = locale or babel_locale()
    start = clock_text(when.start_time, locale)
    if when.end_time is None:
        return start
    return f"{start}–{clock_text(when.end_time, locale)}"


def differs(when: When, zone: str) -> bool:
    """Whether a reader must be told of the zone: whole days have none."""
    return when.start_time is not None and when.timezone != zone


def beside(text: str, when: When, zone: str, *, with_days: bool) -> str:
    """``text`` with the event's zone, and the same moments on the clocks of ``zone``.

    Their days are named too where they are others than the event's own.
    """
    there = in_zone(when, zone)
    same_days = (there.start_date, there.last_date) == (when.start_date, when.last_date)
    is_short = same_days and (not with_days or when.start_date == when.last_date)
    # Translators: "10.00 (Berlin time) · 11.00 in Riga"; cities are in the nominative.
    pattern = _("%(when)s (%(city)s time) · %(when_here)s in %(city_here)s")
    parts = {
        "when": text,
        "city": city_of(when.timezone),
        "when_here": clocks(there) if is_short else span_of(there),
        "city_here": city_of(zone),
    }
    return str(pattern % parts)


def in_zone(when: When, zone: str) -> When:
    """The same moments as the clocks of another zone show them."""
    start = as_time(when.start()).astimezone(ZoneInfo(zone))
    if when.end_time is None:
        last = start.date() + (when.last_date - when.start_date)
        return When(start.date(), start.time(), last, timezone=zone)
    end = as_time(when.end(timedelta())).astimezone(ZoneInfo(zone))
    return When(start.date(), start.time(), end.date(), end.time(), zone)


def city_of(zone: str) -> str:
    """The city that a zone is named for, in the reader's language: ``Berlīne``."""
    return city_text(zone, babel_locale())


@lru_cache(maxsize=REMEMBERED)
def city_text(zone: str, locale: Locale) -> str:
    return get_timezone_location(zone, locale=locale, return_city=True)


def zone_name(zone: str) -> str:
    """A zone for people, at any time of the year: ``Austrumeiropas laiks (Rīga)``."""
    if "/" not in zone or zone.startswith("Etc/"):
        return city_of(zone)
    name = get_timezone_name(zone, locale=babel_locale())
    return f"{name} ({city_of(zone)})"
