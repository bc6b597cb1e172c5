"""Bounds what following the rules of one file may cost, whatever they are."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from itertools import islice

from ..recurrence import (
    FREQUENCIES,
    SHORTEST,
    TIME_PARTS,
    YEARS_TO_TRY,
    Recurrence,
    read_rule,
)
from .values import Limits

# What one period costs, in periods of a day, as measured.
COST = {"DAILY": 1, "WEEKLY": 2, "MONTHLY": 5, "YEARLY": 15}
# Most rules give a date as soon as this.
SOON = 31


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

    def follow(self, series: Recurrence, first: date, last: date) -> Iterator[datetime]:
        last = min(last, self.last)
        self.spend(series, last)
        return series.by_rule(first, last)

    def spend(self, series: Recurrence, last: date) -> None:
        parts = read_rule(series.rule)
        frequency = parts["FREQ"]
        days = SHORTEST[FREQUENCIES[frequency]] * int(parts.get("INTERVAL", "1"))
        periods = max((last - series.when.start_date).days, 0) // days + 1
        a_day = 1
        for name in TIME_PARTS:
            a_day *= len(parts.get(name, "").split(","))
        self.left -= periods * COST[frequency] * a_day
        if self.left < 0:
            raise OutOfPatience
