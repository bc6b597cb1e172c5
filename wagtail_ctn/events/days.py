"""What stands on a day: each event on every day that it lasts."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from django.utils.translation import ngettext

from wagtail_ctn.dates import format_day

# So many lines have room in a cell of a month.
ROOM = 4


@dataclass
class DayEntry:
    """An occurrence on one of its days: the ``number``-th of ``count``."""

    occurrence: object
    number: int
    count: int


@dataclass
class Day:
    """One day of a table or a list, with what is on. ``url`` is that of its view.

    ``long`` is how many events are on that stand elsewhere, as they fill every day.
    """

    date: date
    url: str
    is_today: bool
    in_month: bool = True
    entries: list = field(default_factory=list)
    long: int = 0

    @property
    def is_busy(self):
        return bool(self.entries or self.long)

    @property
    def number(self):
        return str(self.date.day)

    @cached_property
    def name(self):
        """The date with its weekday."""
        return format_day(self.date, weekday=True)

    @property
    def label(self):
        """What a link to the day is called that shows only its number."""
        n = len(self.entries) + self.long
        count = ngettext("%(count)s event", "%(count)s events", n) % {"count": n}
        return f"{self.name}, {count}"

    @property
    def classes(self):
        """Names for style sheets."""
        other = "" if self.in_month else "ctn-other"
        return f"{other} ctn-today" if self.is_today else other

    @property
    def first_entries(self):
        return self.entries[:ROOM]

    @property
    def has_more(self):
        return len(self.entries) > ROOM


def shown_days(dates, occurrences, *, today, calendar_url, query="", long=()):
    """A :class:`Day` for each of these dates in a row, with its entries.

    ``query`` is what their views are filtered by, as a query string; ``long`` are
    occurrences that are counted only.
    """
    entries = entries_by_day(dates, occurrences)
    return [
        Day(
            day,
            f"{calendar_url}{day.isoformat().replace('-', '/')}/{query}",
            is_today=day == today,
            entries=entries[day],
            long=sum(o.first_day <= day <= o.last_day for o in long),
        )
        for day in dates
    ]


def entry_on(day, occurrence):
    """The entry of an occurrence that touches a day."""
    first, last = occurrence.first_day, occurrence.last_day
    return DayEntry(occurrence, (day - first).days + 1, (last - first).days + 1)


def entries_by_day(days, occurrences):
    """``{day: [entries]}`` for days in a row."""
    found = {day: [] for day in days}
    first, last = min(found), max(found)
    for occurrence in occurrences:
        day = max(occurrence.first_day, first)
        while day <= min(occurrence.last_day, last):
            found[day].append(entry_on(day, occurrence))
            day += timedelta(days=1)
    return found
