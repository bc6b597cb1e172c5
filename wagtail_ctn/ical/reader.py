"""Reads calendars as other software writes them (RFC 5545), by the library icalendar.

:func:`read_calendar` is all there is to call. It fails with :class:`ReaderError` and
nothing else; what of a file cannot be read is in :attr:`ReadCalendar.rejected` with the
line and a reason, and what was read otherwise than it is written in the
:attr:`~ReadEvent.notes` of its event. Reasons are English sentences with a place for
what they are about, in :data:`REASONS` and :data:`FILE_REASONS`, to be translated where
they are shown.
"""

from __future__ import annotations

from collections.abc import Iterator

from .reading.patience import OutOfPatience, Patience
from .reading.properties import name_of, read_property
from .reading.reasons import FILE_REASONS, REASONS
from .reading.scanning import Component, scan
from .reading.series import read_series
from .reading.state import Reading
from .reading.values import (
    Limits,
    Note,
    Override,
    Part,
    ReadCalendar,
    ReaderError,
    ReadEvent,
    Rejected,
)
from .reading.vevents import LONGEST, Vevent, read_vevent
from .reading.zones import Zones
from .writer import one_line

__all__ = [
    "FILE_REASONS",
    "REASONS",
    "Limits",
    "Note",
    "OutOfPatience",
    "Override",
    "Part",
    "Patience",
    "ReadCalendar",
    "ReadEvent",
    "ReaderError",
    "read_calendar",
]
NAMES = ("X-WR-CALNAME", "NAME")
# What a program may change without the event being another.
VERSION = {"DTSTAMP", "CREATED", "LAST-MODIFIED", "SEQUENCE"}


def read_calendar(
    octets: bytes,
    timezone: str,
    limits: Limits | None = None,
    patience: Patience | None = None,
) -> ReadCalendar:
    """All events of the calendars in a file.

    ``timezone`` (an IANA name) is the zone of floating times, unless the calendar names
    another (X-WR-TIMEZONE). ``patience`` is that of whoever will follow the rules
    further, so that the file costs no more than its limits in all. Raises
    :class:`ReaderError` for a file that is no calendar, or beyond the limits of a whole
    file; whatever is wrong with one event rejects that one. Components that are no
    events are skipped.
    """
    limits = limits or Limits()
    top = scan(octets, limits)
    patience = patience or Patience(limits)
    reading = Reading(limits, Zones(top, timezone, limits), patience)
    name, language = "", ""
    events: dict[str, list[Vevent]] = {}
    without_uid: dict[str, dict[tuple[str, ...], int]] = {}
    for calendar in top.components:
        if not name:
            name, language = name_of_calendar(calendar)
        for component, vevent in vevents_of(calendar, reading):
            if vevent.has_made_uid:
                number_made_uid(component, vevent, without_uid)
            events.setdefault(vevent.uid, []).append(vevent)
            if len(events) > limits.events:
                raise ReaderError("too_many_events", limits.events)
    if not (events or reading.rejected or has_calendar(top)):
        raise ReaderError("not_a_calendar")
    read = [read_series(vevents, reading) for vevents in events.values()]
    rejected = sorted(reading.rejected, key=lambda note: note.line)
    return ReadCalendar(name, language, tuple(filter(None, read)), tuple(rejected))


def has_calendar(top: Component) -> bool:
    return next(top.walk("VCALENDAR"), None) is not None


def vevents_of(
    calendar: Component, reading: Reading
) -> Iterator[tuple[Component, Vevent]]:
    """The events of a calendar that can be read so far; others are rejected."""
    said = text_properties(calendar)
    zone = reading.zones.calendar_zone(said.get("X-WR-TIMEZONE", ""))
    is_cancellation = said.get("METHOD", "").upper() == "CANCEL"
    for component in events_below(calendar):
        vevent = Vevent(
            component.line,
            zone or reading.zones.local,
            is_local_named=bool(zone),
            is_cancellation=is_cancellation,
        )
        try:
            check_place(calendar, component)
            read_vevent(component, vevent, reading.limits)
        except Rejected as error:
            reading.rejected.append(vevent.rejection(error))
        else:
            yield component, vevent


def events_below(component: Component) -> Iterator[Component]:
    """All VEVENTs of it, and where one ends that did not begin."""
    if component.name in {"VEVENT", ""}:
        yield component
    for below in component.components:
        yield from events_below(below)


def check_place(calendar: Component, component: Component) -> None:
    if not component.name:
        raise Rejected("not_begun", "VEVENT", component.line)
    if calendar.name != "VCALENDAR":
        raise Rejected("outside", "VEVENT", component.line)


def text_properties(component: Component) -> dict[str, str]:
    """Properties of a calendar itself that are asked for, the first of each."""
    found: dict[str, str] = {}
    for line in component.lines:
        name = name_of(line)
        if name in {"METHOD", "X-WR-TIMEZONE"} and name not in found:
            found[name] = one_line(read_property(name, line).value)
    return found


def name_of_calendar(calendar: Component) -> tuple[str, str]:
    """What a calendar is called, and in which language."""
    for wanted in NAMES:
        for line in calendar.lines:
            if name_of(line) == wanted:
                prop = read_property(wanted, line)
                language = prop.parameters.get("LANGUAGE", "")
                return one_line(prop.value)[:LONGEST], language
    return "", ""


def number_made_uid(
    component: Component, vevent: Vevent, known: dict[str, dict[tuple[str, ...], int]]
) -> None:
    """Tell apart events without a UID that begin, and are called, the same."""
    lines = (line for line in component.lines if name_of(line) not in VERSION)
    said = tuple(line.text for line in lines)
    others = known.setdefault(vevent.uid, {})
    number = others.setdefault(said, len(others))
    if number:
        vevent.uid = f"{vevent.uid}-{number + 1}"
