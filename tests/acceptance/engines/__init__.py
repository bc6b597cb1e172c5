"""Engines that expand recurring events, and know nothing of us or of each other.

========================  ==========  ==================================================
engine                    language    whose dates these are
========================  ==========  ==================================================
ical.js                   JavaScript  Thunderbird, FullCalendar, Nextcloud's calendar
KCalendarCore             C++         KOrganizer and the calendar of Plasma
libical                   C           GNOME Calendar, Evolution, Orage
recurring-ical-events     Python      Radicale, khal and others on python-dateutil
sabre/vobject             PHP         Nextcloud's server, Baïkal
========================  ==========  ==================================================

Each has a module here with ``expand(content, first, last)``: iCalendar as octets and two
moments in UTC, in; rows of ``uid, start, end, cancelled`` as iCalendar writes them, out.
Rows from outside the two moments do no harm. Where an engine has no notion of an
override (RECURRENCE-ID), its module puts it in the place of the date that it is for.

:func:`expansions` is what tests call. A tool that is missing skips the test; with
``CTN_REQUIRE_ALL=1`` that is a failure.
"""

from collections import namedtuple
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from tests.acceptance.engines import (
    ical_js,
    kcalendarcore,
    libical,
    recurring,
    sabre,
)

ENGINES = {
    "ical.js": ical_js.expand,
    "KCalendarCore": kcalendarcore.expand,
    "libical": libical.expand,
    "recurring-ical-events": recurring.expand,
    "sabre/vobject": sabre.expand,
}
# Engines are asked for more than the window: whose day is it?
MARGIN = timedelta(days=2)

# ``start`` and ``end`` are dates for whole days (``end`` exclusive), else times in UTC.
Occurrence = namedtuple("Occurrence", "uid start end cancelled")


def expansions(content, first, last, zone="UTC"):
    """``{engine: occurrences}``: what starts from ``first`` to ``last``, in order.

    Both are dates, inclusive, of the calendar in ``zone`` (IANA name); whole days are
    the same everywhere. All engines work at the same time, a process each.
    """
    with ThreadPoolExecutor(len(ENGINES)) as pool:
        found = {
            name: pool.submit(expansion, name, content, first, last, zone)
            for name in ENGINES
        }
    return {name: future.result() for name, future in found.items()}


def expansion(engine, content, first, last, zone="UTC"):
    """The same of one engine."""
    begin = datetime.combine(first, time(), UTC) - MARGIN
    end = datetime.combine(last, time(), UTC) + timedelta(days=1) + MARGIN
    rows = ENGINES[engine](content, begin, end)
    return in_order(inside(rows, first, last, ZoneInfo(zone)))


def in_order(occurrences):
    """Sorted by UID and time; dates and times do not compare with each other."""
    return sorted(
        occurrences, key=lambda o: (o.uid, o.start.isoformat(), o.end.isoformat())
    )


def inside(rows, first, last, zone):
    for uid, start, end, cancelled in rows:
        found = Occurrence(uid, value(start), value(end), bool(int(cancelled)))
        if first <= day(found.start, zone) <= last:
            yield found


def value(text):
    """A DATE, or a DATE-TIME in UTC."""
    if len(text) == len("20310715"):
        return date.fromisoformat(text)
    return datetime.strptime(text, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)


def day(start, zone):
    return start.astimezone(zone).date() if isinstance(start, datetime) else start
