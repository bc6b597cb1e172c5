"""Dates of events as plain objects, for tables and short lines.

A month shows a hundred of them: to make models of that many pages takes longer than all
the rest of it.
"""

from dataclasses import dataclass, fields
from datetime import date, datetime, time

from django.db.models import Exists, OuterRef, Q

from wagtail_ctn.ical.when import When

from .models import EventException, EventPage, Venue


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
    locale_id: int
    url_path: str
    title: str
    start_date: date
    start_time: time | None
    end_date: date | None
    end_time: time | None
    timezone: str
    status: str
    status_reason: str
    attendance_mode: str
    place: str
    summary: str
    venue: LightVenue | None = None

    @property
    def venue_id(self):
        return self.venue and self.venue.pk

    # As of the page itself.
    Status = EventPage.Status
    when = EventPage.when
    is_cancelled = EventPage.is_cancelled
    is_postponed = EventPage.is_postponed

    def get_status_display(self):
        return self.Status(self.status).label


@dataclass
class LightDate:
    """One date of an event, as a row of the index has it."""

    page_id: int
    start: datetime
    end: datetime
    first_day: date
    last_day: date
    all_day: bool
    is_long: bool
    address: str
    is_one_of_many: bool
    has_exception: bool
    page: LightEvent | None = None
    # ``None``: without end.
    more: int | None = 0
    # What the page has after it was shown on this date.
    when: When | None = None


def names_of(kind, prefix=""):
    """The columns that a kind of object is made of."""
    left_out = {"page", "venue", "more", "when"}
    return [f"{prefix}{f.name}" for f in fields(kind) if f.name not in left_out]


DATE = names_of(LightDate)
EVENT = names_of(LightEvent, "page__")
VENUE = names_of(LightVenue, "page__venue__")


def columns_of(occurrences):
    """What a queryset of occurrences has to give for :func:`light_dates`."""
    exceptions = EventException.objects.filter(
        Q(original_date=OuterRef("original_date"))
        | Q(
            change=EventException.Change.FOLLOWING,
            original_date__lt=OuterRef("original_date"),
        ),
        page=OuterRef("page"),
    )
    occurrences = occurrences.annotate(
        is_one_of_many=Q(previous_end__isnull=False) | Q(next_end__isnull=False),
        has_exception=Exists(exceptions),
    )
    names = [*DATE, *EVENT, *VENUE]
    if "more" in occurrences.query.annotations:
        names.append("more")
    return occurrences.values_list(*names)


def light_dates(rows):
    """A :class:`LightDate` for each row of :func:`columns_of`."""
    event_from, venue_from = len(DATE), len(DATE) + len(EVENT)
    more_from = venue_from + len(VENUE)
    venues, found = {None: None}, []
    for row in rows:
        pk = row[venue_from]
        if pk not in venues:
            venues[pk] = LightVenue(*row[venue_from:more_from])
        event = LightEvent(*row[event_from:venue_from], venues[pk])
        found.append(LightDate(*row[:event_from], event, *row[more_from:]))
    return found
