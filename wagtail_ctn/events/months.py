"""The grid of a month, and stepping from month to month."""

import calendar
from dataclasses import dataclass, field
from datetime import date, timedelta


@dataclass
class Day:
    """One cell. ``entries`` are the occurrences that touch the day."""

    date: date
    in_month: bool
    is_today: bool
    entries: list = field(default_factory=list)


def grid_dates(month, first_weekday):
    """The weeks of dates that a month's table shows, from its first date on."""
    return calendar.Calendar(first_weekday).monthdatescalendar(month.year, month.month)


def month_grid(month, first_weekday, occurrences, today):
    """Weeks of :class:`Day`; what lasts several days stands on each of them."""
    weeks = [
        [Day(day, day.month == month.month, day == today) for day in week]
        for week in grid_dates(month, first_weekday)
    ]
    days = {day.date: day for week in weeks for day in week}
    first, last = min(days), max(days)
    for occurrence in occurrences:
        day = max(occurrence.first_day, first)
        while day <= min(occurrence.last_day, last):
            days[day].entries.append(occurrence)
            day += timedelta(days=1)
    return weeks


def month_after(month):
    return (month.replace(day=1) + timedelta(days=32)).replace(day=1)


def month_before(month):
    return (month.replace(day=1) - timedelta(days=1)).replace(day=1)
