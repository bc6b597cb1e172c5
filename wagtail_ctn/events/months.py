"""The grid of a month, and stepping from month to month."""

import calendar
from datetime import timedelta

from .days import shown_days


def grid_dates(month, first_weekday):
    """The weeks of dates that a month's table shows, from its first date on."""
    return calendar.Calendar(first_weekday).monthdatescalendar(month.year, month.month)


def month_grid(month, first_weekday, occurrences, **options):
    """Weeks of days, some of them of the months before and after.

    ``options`` are those of :func:`~wagtail_ctn.events.days.shown_days`.
    """
    weeks = grid_dates(month, first_weekday)
    days = shown_days([day for week in weeks for day in week], occurrences, **options)
    for day in days:
        day.in_month = day.date.month == month.month
    return [days[n : n + 7] for n in range(0, len(days), 7)]


def month_after(month):
    return (month.replace(day=1) + timedelta(days=32)).replace(day=1)


def month_before(month):
    return (month.replace(day=1) - timedelta(days=1)).replace(day=1)
