"""What a visitor sees: the views of a calendar, and the page of an event."""

from .date import date_at, event_on
from .event import event
from .jumps import goto, today
from .lists import past, upcoming
from .spans import can_open, day, month, this_month, week, year

__all__ = [
    "can_open",
    "date_at",
    "day",
    "event",
    "event_on",
    "goto",
    "month",
    "past",
    "this_month",
    "today",
    "upcoming",
    "week",
    "year",
]
