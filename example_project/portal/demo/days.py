"""Dates of the content, counted from the day on which it is made."""

import calendar
from datetime import date, timedelta

from holidays import country_holidays


def day(today, number):
    """So many days from today; before it, if negative."""
    return today + timedelta(days=number)


def workday(today, number):
    """So many working days from today: no weekends, no public holidays of Latvia."""
    return country_holidays("LV").get_nth_working_day(today, number)


def last_of_month(today):
    """The last day of today's month."""
    return today.replace(day=calendar.monthrange(today.year, today.month)[1])


def next_yearly(today, month, number):
    """The next time that a date of every year comes round, today included."""
    this_year = date(today.year, month, number)
    return this_year if this_year >= today else this_year.replace(year=today.year + 1)
