"""Starts that clocks skip in spring: no two clients agree on them.

Forms refuse them; what an import brings, or a rule gives, is read as RFC 5545 says.
"""

from datetime import datetime, time

from wagtail_ctn.ical.recurrence import moved_to
from wagtail_ctn.ical.when import in_gap

from .schedule import changed_when, extra_when, part_on


def starts_in_gap(when):
    """Whether clocks skip the time at which it is to start."""
    if when.start_time is None:
        return False
    return in_gap(when.start_date, when.start_time, when.timezone)


def field_of_extra_date(row, parts):
    """The field that lets an extra date start in a gap; empty where none does."""
    usual = parts[part_on(parts, row.date)].when
    clock = row.start_time or usual.start_time or time()
    if not starts_in_gap(extra_when(usual, datetime.combine(row.date, clock))):
        return ""
    return "start_time" if row.start_time else "date"


def field_of_exception(row, parts):
    """The field that moves a date into a gap; empty where none does."""
    if row.change != "moved":
        return ""
    usual = parts[part_on(parts, row.original_date)].when
    clock = row.original_time or usual.start_time or time()
    planned = moved_to(usual, datetime.combine(row.original_date, clock))
    if not starts_in_gap(changed_when(planned, row)):
        return ""
    return "new_start_time" if row.new_start_time else "new_start_date"
