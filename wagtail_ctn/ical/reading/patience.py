"""Bounds what following the rules of one file may cost, whatever they are."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, datetime, timedelta
from itertools import islice, pairwise

from ..recurrence import (
    FREQUENCIES,
    NEARER,
    SHORTEST,
    TIME_PARTS,
    YEARS_TO_TRY,
    Recurrence,
    nearer,
    read_rule,
    wall_until,
)
from .values import Limits

# What one period costs, in periods of a day, as measured.
COST = {"DAILY": 1, "WEEKLY": 2, "MONTHLY": 5, "YEARLY": 15}
# Most rules give a date as soon as this.
SOON = 31
# Without these, days and weeks give a date after so many of them at the latest.
SPARSE, MOST_BETWEEN = {"BYMONTH", "BYMONTHDAY", "BYSETPOS"}, 7
# Days that are no further from each other are looked for together.
APART = timedelta(days=31)


class OutOfPatience(Exception):
    """The rules of a file have been followed for long enough."""


class Patience:
    """Follows rules, and counts the days that it has followed them over."""

    def __init__(self, limits: Limits) -> None:
        self.left = limits.rule_days
        self.most = limits.occurrences
        self.last = date(limits.last_year, 12, 31)

    def starts(self, series: Recurrence, first: date, last: date) -> list[datetime]:
        """What the rule gives from ``first`` to ``last``, both inclusive, in order."""
        return list(islice(self.follow(series, first, last), self.most))

    def has_dates(self, series: Recurrence) -> bool:
        """Whether the rule gives a date at all."""
        start = series.when.start_date
        for days in (SOON, YEARS_TO_TRY * 366):
            end = date.fromordinal(min(start.toordinal() + days, date.max.toordinal()))
            if next(self.follow(series, start, min(end, self.last)), None):
                return True
        return False

    def has_date_from(self, series: Recurrence, first: date) -> bool:
        """Whether a rule that ends gives a date on a day or later."""
        last = last_day(series) or self.last
        return last >= first and any(self.follow(series, first, last))

    def on_days(self, series: Recurrence, days: Collection[date]) -> list[datetime]:
        """What the rule gives on some days, however far they are from each other."""
        return [
            start
            for first, last in stretches(series, days)
            for start in self.follow(series, first, last)
            if start.date() in days
        ]

    def follow(self, series: Recurrence, first: date, last: date) -> Iterator[datetime]:
        last = min(last, self.last)
        self.spend(series, first, last)
        return series.by_rule(first, last)

    def spend(self, series: Recurrence, first: date, last: date) -> None:
        parts = read_rule(series.rule)
        frequency = parts["FREQ"]
        days = SHORTEST[FREQUENCIES[frequency]] * int(parts.get("INTERVAL", "1"))
        begin = nearer(parts, series.when, first).start_date
        periods = max((last - begin).days, 0) // days + 1
        if "COUNT" in parts and frequency in NEARER and SPARSE.isdisjoint(parts):
            periods = min(periods, MOST_BETWEEN * int(parts["COUNT"]))
        a_day = 1
        for name in TIME_PARTS:
            a_day *= len(parts.get(name, "").split(","))
        self.left -= periods * COST[frequency] * a_day
        if self.left < 0:
            raise OutOfPatience


def last_day(series: Recurrence) -> date | None:
    """The day that UNTIL says."""
    until = read_rule(series.rule).get("UNTIL")
    return wall_until(until, series.when).date() if until else None


def stretches(
    series: Recurrence, days: Collection[date]
) -> Iterator[tuple[date, date]]:
    """The first and last of days that are near each other.

    All of them are, for a rule that must be followed from its beginning each time.
    """
    ordered = sorted(days)
    if not ordered:
        return
    last = ordered[-1]
    if nearer(read_rule(series.rule), series.when, last) == series.when:
        yield ordered[0], last
        return
    first = ordered[0]
    for day, following in pairwise(ordered):
        if following - day > APART:
            yield first, day
            first = following
    yield first, last
