"""Calendars as RFC 5545 streams, from plain values, with the library icalendar."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event
from icalendar.prop import vDuration, vText, vUri

from .timezones import vtimezone

PRODID = "-//wagtail-ctn//Wagtail events//EN"
# Of properties that no standard has: see EventData.own.
OWN = "X-WAGTAIL-CTN-"
UTC_NAMES = {"UTC", "Etc/UTC", "Etc/UCT", "Etc/Universal", "Etc/Zulu", "UCT", "Zulu"}
# RFC 5545, 3.1: no control characters but the tab; line breaks are handled apart.
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class EventData:
    """One VEVENT (RFC 5545, 3.6.1).

    ``start`` and ``end`` are both dates (whole days, ``end`` exclusive) or both aware
    times in an IANA zone; ``end`` may be ``None`` only in a file, never in a feed.
    ``changed`` is the last change of anything that this reader sees, in UTC: it becomes
    DTSTAMP and LAST-MODIFIED, so that an unchanged event is the same octets each time.

    ``rule`` is the value of an RRULE, ``excluded`` the starts that it gives and that
    are none (EXDATE), ``extra`` further ones (RDATE), all of the type and zone of
    ``start``. ``recurrence_id`` says for which start of the series this one VEVENT
    stands (3.8.4.4), ``related_to`` the UID of the series that it belongs to.

    ``language`` is that of all texts but of those that come from elsewhere: the
    location, where ``location_language`` says so, and ``categories``, which are
    ``(language, names)``.

    ``comment`` (3.8.1.4), ``contacts`` (3.8.4.2) and ``own`` are in files only, for
    whoever reads them back: ``own`` are ``(name, text)`` of what no standard property
    says, written as X-WAGTAIL-CTN-NAME.
    """

    uid: str
    sequence: int
    changed: datetime
    start: date | datetime
    end: date | datetime | None
    summary: str
    url: str
    language: str = ""
    description: str = ""
    location: str = ""
    location_language: str = ""
    geo: tuple[float, float] | None = None
    status: str = "CONFIRMED"
    categories: Sequence[tuple[str, Sequence[str]]] = ()
    conference: str = ""
    conference_label: str = ""
    image: str = ""
    rule: str = ""
    excluded: Sequence[date | datetime] = ()
    extra: Sequence[date | datetime] = ()
    recurrence_id: date | datetime | None = None
    related_to: str = ""
    comment: str = ""
    contacts: Sequence[str] = ()
    own: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True)
class CalendarData:
    """One VCALENDAR (RFC 5545, 3.6; RFC 7986 for the properties about itself).

    ``url`` is the page that shows it, ``source`` the address of this very feed,
    ``refresh`` how often a subscriber may ask again, ``colour`` a CSS3 colour name.
    ``zones`` gives for each IANA zone in use the first and the last year that it is
    needed for, ``changed`` when any of its events last changed, in UTC.
    """

    name: str
    url: str
    source: str
    language: str = ""
    description: str = ""
    refresh: timedelta = timedelta(hours=1)
    colour: str = ""
    zones: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    changed: datetime | None = None


def write_calendar(data: CalendarData, vevents: Iterable[bytes]) -> bytes:
    """The calendar as octets: CRLF, folded at 75 octets between characters.

    ``vevents`` are what :func:`write_event` gives. Zones come before the events, each
    once; no METHOD, ORGANIZER, ATTENDEE or VALARM, which would turn a publication into
    invitations and alarms.
    """
    calendar = calendar_properties(data)
    if data.changed:
        calendar.add("LAST-MODIFIED", data.changed)
    for tzid, (first_year, last_year) in sorted(data.zones.items()):
        calendar.add_component(vtimezone(tzid, first_year, last_year))
    octets = bytes(calendar.to_ical(sorted=False))
    end = b"END:VCALENDAR\r\n"
    # Events may come one by one: a hundred thousand need not be in memory twice.
    stream = BytesIO()
    stream.write(octets.removesuffix(end))
    stream.writelines(vevents)
    stream.write(end)
    return stream.getvalue()


def write_event(data: EventData) -> bytes:
    """One VEVENT as octets, to be put into a calendar."""
    return bytes(event_component(data).to_ical(sorted=False))


def calendar_properties(data: CalendarData) -> Calendar:
    calendar = Calendar()
    calendar.add("PRODID", PRODID)
    calendar.add("VERSION", "2.0")
    calendar.add("CALSCALE", "GREGORIAN")
    for name in ("NAME", "X-WR-CALNAME"):
        add_text(calendar, name, one_line(data.name), data.language)
    for name in ("DESCRIPTION", "X-WR-CALDESC"):
        add_text(calendar, name, clean_text(data.description), data.language)
    calendar.add("URL", vUri(data.url))
    calendar.add("SOURCE", vUri(data.source), parameters={"VALUE": "URI"})
    refresh = vDuration(data.refresh)
    calendar.add("REFRESH-INTERVAL", refresh, parameters={"VALUE": "DURATION"})
    interval = refresh.to_ical()  # type: ignore[no-untyped-call]
    calendar.add("X-PUBLISHED-TTL", interval.decode())
    if data.colour:
        calendar.add("COLOR", data.colour)
    return calendar


def event_component(data: EventData) -> Event:
    event = Event()
    event.add("UID", data.uid)
    event.add("DTSTAMP", data.changed)
    event.add("LAST-MODIFIED", data.changed)
    event.add("SEQUENCE", data.sequence)
    event.add("DTSTART", as_written(data.start))
    if data.end is not None:
        event.add("DTEND", as_written(data.end))
    add_recurrence(event, data)
    add_text(event, "SUMMARY", one_line(data.summary), data.language)
    add_text(event, "DESCRIPTION", clean_text(data.description), data.language)
    location_language = data.location_language or data.language
    add_text(event, "LOCATION", one_line(data.location), location_language)
    if data.geo:
        event.add("GEO", data.geo)
    event.add("URL", vUri(data.url))
    event.add("STATUS", data.status)
    event.add("TRANSP", "TRANSPARENT" if data.status == "CANCELLED" else "OPAQUE")
    for language, names in data.categories:
        parameters = language_parameter(language)
        event.add("CATEGORIES", [*map(one_line, names)], parameters=parameters)
    if data.conference:
        event.add("CONFERENCE", vUri(data.conference), parameters=conference(data))
    if data.image:
        parameters = {"VALUE": "URI", "DISPLAY": "BADGE"}
        event.add("IMAGE", vUri(data.image), parameters=parameters)
    add_for_readers(event, data)
    return event


def add_recurrence(event: Event, data: EventData) -> None:
    if data.recurrence_id is not None:
        event.add("RECURRENCE-ID", as_written(data.recurrence_id))
    if data.rule:
        # As it is: a library's reading of it might come out in another form.
        event["RRULE"] = AsWritten(data.rule)
    for name, moments in (("RDATE", data.extra), ("EXDATE", data.excluded)):
        for moment in sorted(moments):
            event.add(name, as_written(moment))
    if data.related_to:
        event.add("RELATED-TO", data.related_to)


def add_for_readers(event: Event, data: EventData) -> None:
    """What is told apart in files, so that it can be read back."""
    add_text(event, "COMMENT", one_line(data.comment), data.language)
    for contact in data.contacts:
        add_text(event, "CONTACT", clean_text(contact), data.language)
    for name, text in data.own:
        event.add(f"{OWN}{name}", vText(clean_text(text)))


class AsWritten(vText):
    """The value of a property that is written without escapes."""

    def to_ical(self) -> bytes:
        return str(self).encode()


def conference(data: EventData) -> dict[str, str]:
    """Parameters of CONFERENCE (RFC 7986, 5.11)."""
    parameters = {"VALUE": "URI", "FEATURE": "VIDEO"}
    if data.conference_label:
        parameters["LABEL"] = one_line(data.conference_label)
    return parameters


def add_text(component: Calendar | Event, name: str, text: str, language: str) -> None:
    if text:
        component.add(name, vText(text), parameters=language_parameter(language))


def language_parameter(language: str) -> dict[str, str]:
    """LANGUAGE (RFC 5545, 3.2.10), where it is known."""
    return {"LANGUAGE": language} if language else {}


def as_written(moment: date | datetime) -> date | datetime:
    """UTC under its many names is written with a Z, and no zone component."""
    if isinstance(moment, datetime) and zone_name(moment) in UTC_NAMES:
        return moment.astimezone(UTC)
    return moment


def zone_names(events: Iterable[EventData]) -> set[str]:
    """The IANA zones for which these events need a VTIMEZONE."""
    moments = [
        moment
        for event in events
        for moment in (event.start, event.end, event.recurrence_id)
        if isinstance(moment, datetime)
    ]
    return {zone_name(moment) for moment in moments} - UTC_NAMES


def zone_name(moment: datetime) -> str:
    """The IANA name of a time's zone; raises ``ValueError`` where it has none."""
    if isinstance(moment.tzinfo, ZoneInfo):
        return moment.tzinfo.key
    if moment.tzinfo is UTC:
        return "UTC"
    raise ValueError(f"{moment!r} is not in an IANA zone")


def clean_text(text: str) -> str:
    """Text without control characters, its line breaks as line feeds."""
    return CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def one_line(text: str) -> str:
    """Text for a property that clients show on one line."""
    return SPACE.sub(" ", clean_text(text)).strip()
