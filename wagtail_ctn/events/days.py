"""What stands on a day: each event on every day that it lasts."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True)
class DayEntry:
    """An occurrence on one of its days: the ``number``-th of ``count``."""

    occurrence: object
    number: int
    count: int

    @property
    def is_first(self):
        return self.number == 1


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
