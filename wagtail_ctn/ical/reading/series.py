"""All VEVENTs of one UID → one event: a series with its dates that are otherwise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from ..recurrence import moved_to
from ..when import When, in_zone
from ..writer import one_line
from .changes import TEXTS, changed_when, latest, override_of, take_change
from .clocks import Clock, clock_of, real
from .dates import Dates, read_dates
from .state import Reading, guarded
from .values import Limits, Part, ReadEvent, Rejected
from .vevents import LONGEST, OTHER_CONFERENCES, Vevent

CONFERENCES = ("CONFERENCE", *OTHER_CONFERENCES)
LONGEST_LANGUAGE = 35
MOST_NOTES = 100


def read_series(vevents: list[Vevent], reading: Reading) -> ReadEvent | None:
    """One event of VEVENTs with the same UID; ``None`` where all were rejected."""
    masters = [v for v in vevents if "RECURRENCE-ID" not in v.single]
    changed = [v for v in vevents if "RECURRENCE-ID" in v.single]
    masters.sort(key=lambda vevent: vevent.version)
    while masters:
        master = masters.pop()
        if masters:
            master.remark("duplicate")
        event = guarded(master, reading, lambda v: whole_event(v, changed, reading))
        if event:
            return event
    if not changed:
        return None
    first = changed[0]
    return guarded(first, reading, lambda v: partial_event(v, changed, reading))


def whole_event(
    master: Vevent, changed: list[Vevent], reading: Reading
) -> ReadEvent | None:
    """An event by its own VEVENT, with its changed dates."""
    start = master.moment("DTSTART", "bad_start")
    if start is None:
        if not master.is_cancellation:
            raise Rejected("no_start", "VEVENT", master.line)
        return as_event([master], ())
    check_number(master, changed, reading.limits)
    dates = read_dates(master, start, bool(changed), reading)
    used = [master]
    for original, vevent in latest(changed, dates, reading):
        if guarded(vevent, reading, take_change(original, master, dates, reading)):
            used.append(vevent)
    return as_event(used, tuple(dates.parts), dates)


def check_number(master: Vevent, changed: list[Vevent], limits: Limits) -> None:
    if master.dates + len(changed) > limits.dates:
        raise Rejected("too_many_dates", "VEVENT", master.line, str(limits.dates))


def partial_event(
    first: Vevent, changed: list[Vevent], reading: Reading
) -> ReadEvent | None:
    """An event of which only changed dates are told.

    It has those dates and no rule, so that it is right without the rest.
    """
    check_number(first, changed, reading.limits)
    clock = partial_clock(first, reading)
    told = When(date.min, timezone=clock.zone)
    dates = Dates(clock, [Part(told)])
    used = []
    for original, vevent in latest(changed, dates, reading):
        if guarded(vevent, reading, take_partial(original, dates, reading)):
            used.append(vevent)
    if not used:
        return None
    used.sort(key=lambda vevent: vevent.version, reverse=True)
    used[0].remark("partial")
    starts = sorted(dates.overrides)
    dates.parts = [Part(usual_of(starts[0], dates))]
    dates.extra = starts[1:]
    for start in starts:
        override = dates.overrides[start]
        if override.when == dates.usual(start):
            dates.overrides[start] = replace(override, when=None)
    return as_event(used, tuple(dates.parts), dates, is_partial=True)


def partial_clock(first: Vevent, reading: Reading) -> Clock:
    """The clock of dates whose series is not there: that of the first one."""
    start = first.moment("DTSTART") or first.moment("RECURRENCE-ID")
    if start is None:
        raise Rejected("no_start", "VEVENT", first.line)
    return clock_of(first, start, False, reading.zones)


def usual_of(start: datetime, dates: Dates) -> When:
    """When the first of the dates that are told would be as usual."""
    when = dates.overrides[start].when
    if when and when.all_day == dates.clock.all_day:
        return moved_to(in_zone(when, dates.clock.zone), start)
    clock = None if dates.clock.all_day else start.time()
    return When(start.date(), clock, timezone=dates.clock.zone)


def take_partial(
    original: datetime, dates: Dates, reading: Reading
) -> Callable[[Vevent], bool]:
    """Reads one changed date of a series that is not there."""

    def take(vevent: Vevent) -> bool:
        when = changed_when(vevent, dates.clock, reading)
        if when is None and not vevent.is_cancelled:
            raise Rejected("no_start", "VEVENT", vevent.line)
        if vevent.is_range:
            vevent.remark_date("range_ignored", original)
        texts = map(vevent.text, TEXTS)
        zone = dates.clock.zone
        start = original if dates.clock.all_day else real(original, zone)
        dates.overrides[start] = override_of(vevent, start, when, texts)
        return True

    return take


def as_event(
    used: list[Vevent],
    parts: tuple[Part, ...],
    dates: Dates | None = None,
    is_partial: bool = False,
) -> ReadEvent:
    """The event, with the texts of the first VEVENT or of the last change for good."""
    first = used[0]
    said = (dates.texts if dates else None) or first
    summary, description, location = (
        said.text(name) or first.text(name) for name in TEXTS
    )
    links = first.links
    conferences = [link for name in CONFERENCES for link in links[name]]
    name, address = first.organizer
    overrides = dates.overrides.values() if dates else ()
    related = first.all("RELATED-TO")
    language = said.single["SUMMARY"].parameters if "SUMMARY" in said.single else {}
    # Of a series, a date that is private makes the others not so.
    told = used if is_partial else [first, said]
    is_over = is_partial and all(override.cancelled for override in overrides)
    return ReadEvent(
        uid=first.uid,
        line=first.line,
        parts=parts,
        # A changed date has a version of its own, which goes when that goes.
        sequence=first.sequence,
        changed=first.time_of_change("LAST-MODIFIED"),
        extra=tuple(dates.extra) if dates else (),
        excluded=tuple(dates.excluded) if dates else (),
        overrides=tuple(sorted(overrides, key=lambda each: each.original)),
        is_partial=is_partial,
        is_cancellation=first.is_cancellation,
        is_private=any(vevent.is_private for vevent in told),
        status=status_of(first, is_partial, is_over),
        summary=one_line(summary),
        description=description,
        location=location,
        url="".join(links["URL"][:1]),
        geo=first.geo,
        categories=first.categories,
        organizer_name=name,
        organizer_address=address,
        image="".join(links["IMAGE"][:1]),
        attachments=links["ATTACH"],
        conference="".join(conferences[:1]),
        language=language.get("LANGUAGE", "")[:LONGEST_LANGUAGE],
        related_to=one_line(related[0].value)[:LONGEST] if related else "",
        comment=one_line(first.text("COMMENT")),
        contacts=first.contacts,
        own=first.own,
        notes=tuple(note for vevent in used for note in vevent.notes())[:MOST_NOTES],
    )


def status_of(first: Vevent, is_partial: bool, is_over: bool) -> str:
    """Of some dates only, what is cancelled is those and not the event."""
    if is_partial:
        return "CANCELLED" if is_over else "CONFIRMED"
    return "CANCELLED" if first.is_cancellation else first.status
