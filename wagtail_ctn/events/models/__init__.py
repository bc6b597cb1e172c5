"""Calendars, events, what they refer to, and the index of their dates."""

from .calendar import CalendarPage
from .event import EventPage
from .identity import EventIdentity, EventText
from .occurrence import Occurrence
from .rows import (
    EventAudience,
    EventLanguage,
    EventPartner,
    EventPreparedBy,
    EventRelatedPage,
    EventTopic,
)
from .terms import Audience, Venue

__all__ = [
    "Audience",
    "CalendarPage",
    "EventAudience",
    "EventIdentity",
    "EventLanguage",
    "EventPage",
    "EventPartner",
    "EventPreparedBy",
    "EventRelatedPage",
    "EventText",
    "EventTopic",
    "Occurrence",
    "Venue",
]
