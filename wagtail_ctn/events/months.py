"""The grid of a month, and stepping from month to month."""

import calendar
from dataclasses import dataclass, field
from datetime import date, timedelta

from .days import entries_by_day


@dataclass
class Day:
    """One cell. ``entries`` are :class:`~wagtail_ctn.events.days.DayEntry`."""

    date: date
    in_month: bool
    is_today: bool
    entries: list = field(default_factory=list)


def grid_dates(month, first_weekday):
    """The weeks of dates that a month's table shows, from its first date on."""
    return calendar.Calendar(first_weekday).monthdatescalendar(month.year, month.month)


def month_grid(month, first_weekday, occurrences, today):
    """Weeks of :class:`Day`; what lasts several days stands on each of them."""
    weeks = grid_dates(month, first_weekday)
    entries = entries_by_day([day for week in weeks for day in week], occurrences)
    return [
        [Day(day, day.month == month.month, day == today, entries[day]) for day in week]
        for week in weeks
    ]


def month_after(month):
    return (month.replace(day=1) + timedelta(days=32)).replace(day=1)


def month_before(month):
    return (month.replace(day=1) - timedelta(days=1)).replace(day=1)
