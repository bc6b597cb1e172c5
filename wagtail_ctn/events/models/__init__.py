"""Calendars, events, what they refer to, where they come from, and their dates."""

from .calendar import CalendarPage
from .event import EventPage
from .identity import EventIdentity, EventText
from .imports import (
    EventImport,
    EventProposal,
    EventSource,
    EventSourceCategory,
    EventSourceRun,
    ImportedEvent,
)
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
from .shown import CalendarOther, CalendarPartner, CalendarTopic
from .terms import Audience, Venue

__all__ = [
    "Audience",
    "CalendarOther",
    "CalendarPage",
    "CalendarPartner",
    "CalendarTopic",
    "EventAudience",
    "EventEntry",
    "EventException",
    "EventExtraDate",
    "EventIdentity",
    "EventImport",
    "EventLanguage",
    "EventPage",
    "EventPart",
    "EventPartner",
    "EventPreparedBy",
    "EventProposal",
    "EventRelatedPage",
    "EventSource",
    "EventSourceCategory",
    "EventSourceRun",
    "EventText",
    "EventTopic",
    "ImportedEvent",
    "Occurrence",
    "Venue",
]
