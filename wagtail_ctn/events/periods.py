"""The periods that a calendar has views of: years, months, ISO weeks and days."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from wagtail_ctn.dates import (
    format_day,
    format_month,
    format_week,
    format_year,
    month_names,
)

from .months import month_after, month_before

# The grid of a month and the years around events reach some days beyond a period.
FIRST, LAST = date.min + timedelta(days=400), date.max - timedelta(days=400)
WRITTEN = re.compile(
    r"(?P<year>[0-9]{4})(-[wW](?P<week>[0-9]{2})"
    r"|-(?P<month>[0-9]{2})(-(?P<day>[0-9]{2}))?)?"
)


@dataclass(frozen=True)
class Period:
    """One period, from its ``first`` day to its ``last``, both inclusive.

    ``path`` is its address below the calendar, ``title`` its name for people,
    ``view`` the name of the view that shows it.
    """

    first: date
    view = ""

    @classmethod
    def around(cls, day):
        """The period of this kind that a day is in."""
        raise NotImplementedError

    @property
    def after(self):
        return self.around(self.last + timedelta(days=1))

    @property
    def before(self):
        return self.around(self.first - timedelta(days=1))

    def __contains__(self, day):
        return self.first <= day <= self.last


class Year(Period):
    view = "year"

    @classmethod
    def around(cls, day):
        return cls(day.replace(month=1, day=1))

    @property
    def last(self):
        return self.first.replace(month=12, day=31)

    @property
    def path(self):
        return f"{self.first.year:04}/"

    @property
    def title(self):
        return format_year(self.first)

    @property
    def months(self):
        return [Month(self.first.replace(month=number)) for number in range(1, 13)]


class Month(Period):
    view = "month"

    @classmethod
    def around(cls, day):
        return cls(day.replace(day=1))

    @property
    def last(self):
        return month_after(self.first) - timedelta(days=1)

    @property
    def path(self):
        return f"{self.first:%Y/%m}/"

    @property
    def title(self):
        return format_month(self.first)

    @property
    def name(self):
        """The title without its year."""
        return month_names()[self.first.month - 1]

    @property
    def before(self):
        return Month(month_before(self.first))


class Week(Period):
    """A week of ISO 8601: from Monday on, in the year that its Thursday is in."""

    view = "week"

    @classmethod
    def around(cls, day):
        return cls(day - timedelta(days=day.weekday()))

    @property
    def last(self):
        return self.first + timedelta(days=6)

    @property
    def days(self):
        return [self.first + timedelta(days=n) for n in range(7)]

    @property
    def path(self):
        year, week, _weekday = self.first.isocalendar()
        return f"{year:04}/w{week:02}/"

    @property
    def title(self):
        return format_week(self.first, self.last)


class Day(Period):
    view = "day"

    @classmethod
    def around(cls, day):
        return cls(day)

    @property
    def last(self):
        return self.first

    @property
    def path(self):
        return f"{self.first:%Y/%m/%d}/"

    @property
    def title(self):
        return format_day(self.first, weekday=True)


def period_of(year, month=None, day=None, week=None):
    """The period that these numbers name; raises ``ValueError`` where there is none."""
    year = int(year)
    if week:
        found = Week(date.fromisocalendar(year, int(week), 1))
    else:
        kind = Day if day else Month if month else Year
        found = kind(date(year, int(month or 1), int(day or 1)))
    if not FIRST < found.first < LAST:
        raise ValueError(f"{year} is out of range")
    return found


def written_period(text):
    """The period of ``2020``, ``2020-07``, ``2020-W29`` or ``2020-07-15``.

    As ISO 8601 and a browser's own inputs write them; raises ``ValueError``.
    """
    match = WRITTEN.fullmatch(text.strip())
    if not match:
        raise ValueError(f"{text!r} is no period")
    return period_of(**match.groupdict())
