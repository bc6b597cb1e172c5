"""Makes the calendars: topics, audiences, venues and a page for each event."""

from datetime import time

from wagtail_ctn.events.models import (
    Audience,
    CalendarPage,
    EventAudience,
    EventException,
    EventExtraDate,
    EventLanguage,
    EventPage,
    EventPartner,
    EventPreparedBy,
    EventTopic,
    Venue,
)
from wagtail_ctn.models import Topic

from .events_2020 import events_of_july_2020
from .events_changed import changed_events
from .events_far import far_events
from .events_full_day import full_day
from .events_near import near_events
from .events_series import series
from .frame import CALENDAR, HOLIDAYS, INVENTED, PARTNER_CALENDAR
from .pages import SOURCE, add_page, add_term, rows_of
from .public_holidays import holidays
from .records import LANGUAGES
from .terms import AUDIENCES, TOPICS
from .venues import VENUES

NOTHING = dict.fromkeys(LANGUAGES, "")
# Key of the partner that has a calendar of its own.
OWNER = "marta"


class EventBuilder:
    """Knows the terms and partners that events name by their keys."""

    def __init__(self, partners):
        self.partners = partners
        self.topics = {
            key: add_term(Topic, name, colour=colour)
            for key, (colour, name) in TOPICS.items()
        }
        self.audiences = {
            key: add_term(Audience, name) for key, name in AUDIENCES.items()
        }
        self.venues = {key: add_venue(**venue) for key, venue in VENUES.items()}

    def add(self, calendars, event):
        rows = [self.signature()] if event.signed else []
        rows.append(exceptions_of(event))

        def complete(page):
            for add_rows in rows:
                add_rows(page)

        texts = texts_of(event)
        return add_page(calendars, self.page(event), texts, complete=complete)

    def signature(self):
        """Signs a page in its language; the row is the same one in all of them."""
        return rows_of(
            "prepared_by", EventPreparedBy, [{"partner": self.partners["iem"]}]
        )

    def page(self, event):
        page = EventPage(
            start_date=event.on,
            end_date=event.until,
            start_time=clock(event.at),
            end_time=clock(event.to),
            venue=self.venues.get(event.venue),
        )
        for name, value in with_clocks(event.fields).items():
            setattr(page, name, value)
        page.extra_dates = [EventExtraDate(date=on) for on in event.extra_dates]
        page.topics = [EventTopic(topic=self.topics[key]) for key in event.topics]
        page.audiences = [
            EventAudience(audience=self.audiences[key]) for key in event.audiences
        ]
        page.languages = [EventLanguage(language=code) for code in event.languages]
        page.partners = [
            EventPartner(partner=self.partners[key], role=role)
            for role, keys in event.partners.items()
            for key in keys
        ]
        return page


def add_calendars(homes):
    """The calendar and, below it, those of public holidays and of one partner."""
    page = CalendarPage(show_in_menus=True, colour="teal")
    calendars = add_page(homes, page, CALENDAR)
    holidays = add_page(calendars, CalendarPage(colour="crimson"), HOLIDAYS)
    own = add_page(calendars, CalendarPage(colour="orchid"), PARTNER_CALENDAR)
    return calendars, holidays, own


def add_events(calendars, holiday_calendars, own_calendars, partners, today):
    """All events, each in its calendar; ``{title: page}`` of the source language."""
    builder, made = EventBuilder(partners), {}
    for event in [
        *near_events(today),
        *changed_events(today),
        *full_day(today),
        *far_events(today),
        *series(today),
        *events_of_july_2020(),
    ]:
        is_own = event.partners.get("organiser") == (OWNER,)
        pages = builder.add(own_calendars if is_own else calendars, event)
        made[event.title[SOURCE]] = pages[SOURCE]
    for event in holidays(today):
        builder.add(holiday_calendars, event)
    return made


def add_venue(coordinates=(None, None), **texts):
    latitude, longitude = coordinates
    return add_term(Venue, latitude=latitude, longitude=longitude, **texts)


def texts_of(event):
    return {
        "title": event.title,
        "summary": event.summary or NOTHING,
        "status_reason": event.status_reason or NOTHING,
        "price": event.price or NOTHING,
        "body": {code: body_of(event, code) for code in LANGUAGES},
    }


def exceptions_of(event):
    """What gives a page its exceptions."""
    rows = [
        {
            "original_date": exception.on,
            "change": exception.change,
            "reason": exception.reason or "",
            "note": exception.note or "",
            **with_clocks(exception.fields),
        }
        for exception in event.exceptions
    ]
    return rows_of("exceptions", EventException, rows)


def with_clocks(fields):
    """Values of fields, times among them as times."""
    return {
        name: clock(value) if name.endswith("_time") else value
        for name, value in fields.items()
    }


def body_of(event, code):
    """The body as blocks: what the event says, and that it is invented."""
    parts = [event.body[code]] if event.body else []
    if event.invented:
        parts.append(INVENTED[code])
    return [("rich_text", part) for part in parts]


def clock(value):
    return time.fromisoformat(value) if value else None
