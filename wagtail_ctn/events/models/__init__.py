"""Calendars, events, what they refer to, and the index of their dates."""

from .calendar import CalendarPage
from .event import EventPage
from .identity import EventIdentity, EventText
from .occurrence import EventEntry, Occurrence
from .rows import (
    EventAudience,
    EventLanguage,
    EventPartner,
    EventPreparedBy,
    EventRelatedPage,
    EventTopic,
)
from .series import EventException, EventExtraDate, EventPart
from .terms import Audience, Venue

__all__ = [
    "Audience",
    "CalendarPage",
    "EventAudience",
    "EventEntry",
    "EventException",
    "EventExtraDate",
    "EventIdentity",
    "EventLanguage",
    "EventPage",
    "EventPart",
    "EventPartner",
    "EventPreparedBy",
    "EventRelatedPage",
    "EventText",
    "EventTopic",
    "Occurrence",
    "Venue",
]
