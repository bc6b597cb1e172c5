"""Dates of events as plain objects, for tables and short lines.

A month shows a hundred of them: to make models of that many pages takes longer than all
the rest of it.
"""

from dataclasses import dataclass, fields
from datetime import date, datetime, time

from .models import Venue
from .schedule import when_of


@dataclass
class LightVenue:
    """A venue in whatever language the event names it in."""

    pk: int
    locale_id: int
    translation_key: object
    name: str

    # Where its translations are looked for.
    objects = Venue.objects


@dataclass
class LightEvent:
    """What a line says of an event; other facts of its page are not there."""

    pk: int
    alias_of_id: int | None
    url_path: str
    title: str
    start_date: date
    start_time: time | None
    end_date: date | None
    end_time: time | None
    timezone: str
    status: str
    attendance_mode: str
    place: str
    venue: LightVenue | None = None

    @property
    def venue_id(self):
        return self.venue and self.venue.pk

    @property
    def when(self):
        return when_of(self)

    @property
    def is_cancelled(self):
        return self.status == "cancelled"

    @property
    def is_postponed(self):
        return self.status == "postponed"


@dataclass
class LightDate:
    """One date of an event, as :class:`~wagtail_ctn.events.models.Occurrence` has it."""

    page_id: int
    start: datetime
    end: datetime
    first_day: date
    last_day: date
    all_day: bool
    original_date: date
    address: str
    previous_end: datetime | None
    next_end: datetime | None
    page: LightEvent | None = None


def names_of(kind, prefix=""):
    """The columns that a kind of object is made of; what is last comes by itself."""
    left_out = {"page", "venue"}
    return [f"{prefix}{f.name}" for f in fields(kind) if f.name not in left_out]


DATE = names_of(LightDate)
EVENT = names_of(LightEvent, "page__")
VENUE = names_of(LightVenue, "page__venue__")


def light_dates(occurrences):
    """A :class:`LightDate` for each row of a queryset of occurrences; one query."""
    event_from, venue_from = len(DATE), len(DATE) + len(EVENT)
    venues, found = {None: None}, []
    for row in occurrences.values_list(*DATE, *EVENT, *VENUE):
        pk = row[venue_from]
        if pk not in venues:
            venues[pk] = LightVenue(*row[venue_from:])
        event = LightEvent(*row[event_from:venue_from], venues[pk])
        found.append(LightDate(*row[:event_from], event))
    return found
