"""All VEVENTs of one UID → one event: a series with its dates that are otherwise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TypeVar

from ..recurrence import Recurrence, moved_to, wall_start
from ..when import When
from ..writer import one_line
from .clocks import Clock, clock_of, end_of, hours, in_zone, midnight, when_of
from .patience import OutOfPatience, Patience
from .properties import Moment, Property, read_length, read_moment
from .ranges import Change, cut, part_before, rule_after
from .rules import read_rules
from .values import Limits, Note, Override, Part, ReadEvent, Rejected
from .vevents import LONGEST, OTHER_CONFERENCES, Vevent
from .zones import Zones

CONFERENCES = ("CONFERENCE", *OTHER_CONFERENCES)
LONGEST_LANGUAGE = 35
MOST_NOTES = 100
T = TypeVar("T")


@dataclass
class Reading:
    """What reading one file goes by, and what it had to reject."""

    limits: Limits
    zones: Zones
    patience: Patience
    rejected: list[Note] = field(default_factory=list)


@dataclass
class Dates:
    """The dates of a series while they are put together.

    ``texts`` is the VEVENT that changed the series for good last.
    """

    clock: Clock
    parts: list[Part]
    extra: list[datetime] = field(default_factory=list)
    excluded: list[datetime] = field(default_factory=list)
    overrides: dict[datetime, Override] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    texts: Vevent | None = None

    @property
    def now(self) -> Part:
        return self.parts[-1]

    def usual(self, start: datetime) -> When:
        """When the date of this start is, unless something is said of it."""
        begun = [part for part in self.parts if wall_start(part.when) <= start]
        return moved_to((begun or self.parts)[-1].when, start)

    def renamed(self, start: datetime) -> datetime:
        """A start as it is after the changes for good so far."""
        for change in self.changes:
            start = change.renamed(start)
        return start

    def move(self, change: Change) -> None:
        """Name dates by the starts that they have after a change for good."""
        self.changes.append(change)
        # The first date is now that of the part.
        extra = [start for start in self.extra if start != change.original]
        self.extra = [change.renamed(start) for start in extra]
        self.excluded = [change.renamed(start) for start in self.excluded]
        moved = [
            replace(override, original=change.renamed(override.original))
            for override in self.overrides.values()
        ]
        self.overrides = {override.original: override for override in moved}


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


def guarded(vevent: Vevent, reading: Reading, read: Callable[[Vevent], T]) -> T | None:
    """What ``read`` makes of a VEVENT; whatever goes wrong rejects that one alone."""
    try:
        return read(vevent)
    except Rejected as error:
        rejected = error
    except OutOfPatience:
        rejected = Rejected("too_much_work", "VEVENT", vevent.line)
    except Exception as problem:
        # Libraries have errors of their own, and no list of them would be complete.
        rejected = Rejected("unreadable", "VEVENT", vevent.line, str(problem))
    reading.rejected.append(vevent.rejection(rejected))
    return None


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
    listed = sum(
        prop.raw.count(",") + 1
        for name in ("RDATE", "EXDATE")
        for prop in master.all(name)
    )
    if listed + len(changed) > limits.dates:
        raise Rejected("too_many_dates", "VEVENT", master.line, str(limits.dates))


def read_dates(
    master: Vevent, start: Moment, has_changes: bool, reading: Reading
) -> Dates:
    """The dates by the event's own VEVENT."""
    repeats = has_changes or bool(master.all("RRULE") or master.all("RDATE"))
    clock = clock_of(master, start, repeats, reading.zones)
    when = when_of(master, start, clock, reading.limits)
    rule, extra = read_rules(master, when, reading.patience)
    dates = Dates(clock, [Part(when, rule)], extra)
    if rule and clock.wall(start, master) != wall_start(when):
        dates.parts = parts_after_gap(clock.wall(start, master), dates.now, reading)
    for prop in master.all("RDATE"):
        for text in texts_of(prop):
            take_extra(text, prop, master, dates, reading.limits)
    dates.extra = sorted(set(dates.extra))
    take_excluded(master, dates, reading)
    return dates


def parts_after_gap(wall: datetime, part: Part, reading: Reading) -> list[Part]:
    """Of a series whose first start the clocks skip, that date is a part of its own."""
    series = Recurrence(moved_to(part.when, wall), part.rule)
    later = date(min(wall.year + 9, reading.limits.last_year), 12, 31)
    starts = reading.patience.follow(series, wall.date(), later)
    second = next((start for start in starts if start > wall), None)
    if second is None:
        return [replace(part, rule="")]
    change = Change(second, moved_to(part.when, second))
    rule = rule_after(Part(series.when, part.rule), change, reading.patience)
    return [replace(part, rule=""), Part(change.when, rule or "")]


def texts_of(prop: Property) -> list[str]:
    """The values of a list of dates."""
    return [text for text in (each.strip() for each in prop.raw.split(",")) if text]


def take_extra(
    text: str, prop: Property, master: Vevent, dates: Dates, limits: Limits
) -> None:
    """Add a date of an RDATE; one that lasts otherwise than usual is changed too."""
    first, is_period, last = text.partition("/")
    try:
        moment = read_moment(prop, first)
        start = extra_start(moment, bool(is_period), master, dates)
        if not limits.first_year <= start.year <= limits.last_year:
            master.remark("date_out_of_range", "RDATE", prop.line, text)
            return
        if is_period:
            end = period_end(last, prop, start, master, dates.clock)
            when = hours(master, start, end, dates.clock.zone)
            if when != moved_to(dates.now.when, start):
                dates.overrides[start] = Override(start, when)
    except (ValueError, OverflowError):
        master.remark("bad_value", "RDATE", prop.line, text)
        return
    dates.extra.append(start)


def extra_start(
    moment: Moment, is_period: bool, master: Vevent, dates: Dates
) -> datetime:
    start = dates.clock.wall(moment, master)
    if moment.is_date == dates.clock.all_day:
        return start
    master.remark("other_type", "RDATE", part=str(moment.value))
    if moment.is_date and not is_period:
        return datetime.combine(start, wall_start(dates.now.when).time())
    return start


def period_end(
    text: str, prop: Property, start: datetime, master: Vevent, clock: Clock
) -> datetime | None:
    """When a PERIOD ends (3.3.9): it says so, or how long it lasts."""
    if text.strip().upper().startswith(("P", "+P")):
        return end_of(master, start, None, read_length(text), clock)
    return clock.wall(read_moment(prop, text), master)


def take_excluded(master: Vevent, dates: Dates, reading: Reading) -> None:
    """Leave out what EXDATE says; a day stands for all that begins on it."""
    found: set[datetime] = set()
    days: set[date] = set()
    for prop in master.all("EXDATE"):
        for text in texts_of(prop):
            try:
                moment = read_moment(prop, text)
                wall = dates.clock.wall(moment, master)
            except (ValueError, OverflowError):
                master.remark("bad_value", "EXDATE", prop.line, text)
                continue
            if dates.clock.all_day and not moment.is_date:
                # Other readers agree that it is none of the dates then.
                master.remark("excluded_time", "EXDATE", prop.line, text)
            elif moment.is_date and not dates.clock.all_day:
                days.add(wall.date())
            else:
                found.add(wall)
    if days:
        found.update(starts_on(days, dates, reading.patience))
    dates.excluded = sorted(found)


def starts_on(days: set[date], dates: Dates, patience: Patience) -> list[datetime]:
    """All starts of a series on these days."""
    starts = [*dates.extra, *(wall_start(part.when) for part in dates.parts)]
    for part in dates.parts:
        if part.rule:
            series = Recurrence(part.when, part.rule)
            starts += patience.starts(series, min(days), max(days))
    return [start for start in starts if start.date() in days]


def latest(
    changed: list[Vevent], dates: Dates, reading: Reading
) -> list[tuple[datetime, Vevent]]:
    """``(original, VEVENT)`` of the changed dates in their order, each once."""
    found: dict[datetime, Vevent] = {}
    for vevent in sorted(changed, key=lambda each: each.version):
        original = guarded(vevent, reading, lambda v: original_of(v, dates))
        if original is None:
            continue
        if original in found:
            vevent.remark("duplicate_date", "RECURRENCE-ID", part=str(original))
        found[original] = vevent
    return sorted(found.items(), key=lambda item: item[0])


def original_of(vevent: Vevent, dates: Dates) -> datetime:
    """The start for which a changed date stands, as the series would have it."""
    moment = vevent.moment("RECURRENCE-ID", "bad_recurrence_id")
    if moment is None:
        raise Rejected("bad_recurrence_id", "RECURRENCE-ID", vevent.line)
    wall = dates.clock.wall(moment, vevent)
    if dates.clock.all_day:
        return midnight(moment.value) if not moment.is_utc else midnight(wall)
    if moment.is_date:
        return datetime.combine(wall, wall_start(dates.now.when).time())
    return wall


def take_change(
    original: datetime, master: Vevent, dates: Dates, reading: Reading
) -> Callable[[Vevent], bool]:
    """Reads one changed date into ``dates``."""

    def take(vevent: Vevent) -> bool:
        start = dates.renamed(original)
        when = changed_when(vevent, dates.clock, reading)
        if vevent.is_range:
            if cut_at(start, when, vevent, dates, reading):
                return True
            vevent.remark("range_ignored", "RECURRENCE-ID", part=str(start))
        if when == dates.usual(start):
            when = None
        dates.overrides[start] = Override(
            start,
            when,
            vevent.is_cancelled,
            other_text(vevent, master, "SUMMARY"),
            other_text(vevent, master, "DESCRIPTION"),
            other_text(vevent, master, "LOCATION"),
        )
        return True

    return take


def changed_when(vevent: Vevent, clock: Clock, reading: Reading) -> When | None:
    """When a changed date is; in the zone of the series unless it names another."""
    start = vevent.moment("DTSTART", "bad_start")
    if start is None:
        return None
    if start.is_date:
        own = replace(clock, all_day=True)
    elif start.tzid and not start.is_utc:
        own = clock_of(vevent, start, True, reading.zones)
    else:
        own = replace(clock, all_day=False)
    return when_of(vevent, start, own, reading.limits)


def other_text(vevent: Vevent, master: Vevent, name: str) -> str:
    """A text of a changed date, if it is another than the event's."""
    text = vevent.text(name)
    return "" if text == master.text(name) else text


def cut_at(
    start: datetime, when: When | None, vevent: Vevent, dates: Dates, reading: Reading
) -> bool:
    """Let the series be another from a date on; whether it can be so."""
    if vevent.is_cancelled:
        return end_at(start, vevent, dates, reading)
    if when is None or when.all_day != dates.clock.all_day:
        return False
    when = in_zone(when, dates.clock.zone)
    rule, _ = read_rules(vevent, when, reading.patience)
    change = Change(start, when, rule)
    pieces = cut(dates.now, change, reading.patience)
    if pieces is None:
        return False
    dates.parts[-1:] = pieces
    dates.move(change)
    dates.texts = vevent
    vevent.remark("range", "RECURRENCE-ID", part=str(start.date()))
    return True


def end_at(start: datetime, vevent: Vevent, dates: Dates, reading: Reading) -> bool:
    """Let the series end before a date: all from it on are cancelled."""
    before = part_before(dates.now, start, reading.patience)
    if before is None:
        return False
    dates.parts[-1] = before
    dates.extra = [each for each in dates.extra if each < start]
    dates.overrides = {k: v for k, v in dates.overrides.items() if k < start}
    vevent.remark("range", "RECURRENCE-ID", part=str(start.date()))
    return True


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
        year = original.year
        if not reading.limits.first_year <= year <= reading.limits.last_year:
            raise Rejected("out_of_range", "RECURRENCE-ID", vevent.line, str(original))
        if vevent.is_range:
            vevent.remark("range_ignored", "RECURRENCE-ID", part=str(original))
        texts = (vevent.text(name) for name in ("SUMMARY", "DESCRIPTION", "LOCATION"))
        override = Override(original, when, vevent.is_cancelled, *texts)
        dates.overrides[original] = override
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
    said = dates.texts or first if dates else first
    links = first.links
    conferences = [link for name in CONFERENCES for link in links[name]]
    name, address = first.organizer
    overrides = dates.overrides.values() if dates else ()
    related = first.all("RELATED-TO")
    language = said.single["SUMMARY"].parameters if "SUMMARY" in said.single else {}
    is_over = is_partial and all(override.cancelled for override in overrides)
    return ReadEvent(
        uid=first.uid,
        line=first.line,
        parts=parts,
        sequence=max(vevent.sequence for vevent in used),
        changed=last_change(used),
        extra=tuple(dates.extra) if dates else (),
        excluded=tuple(dates.excluded) if dates else (),
        overrides=tuple(sorted(overrides, key=lambda each: each.original)),
        is_partial=is_partial,
        is_cancellation=first.is_cancellation,
        status=status_of(first, is_partial, is_over),
        summary=one_line(said.text("SUMMARY")),
        description=said.text("DESCRIPTION"),
        location=said.text("LOCATION"),
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
        notes=tuple(note for vevent in used for note in vevent.notes())[:MOST_NOTES],
    )


def status_of(first: Vevent, is_partial: bool, is_over: bool) -> str:
    """Of some dates only, what is cancelled is those and not the event."""
    if is_partial:
        return "CANCELLED" if is_over else "CONFIRMED"
    return "CANCELLED" if first.is_cancellation else first.status


def last_change(used: list[Vevent]) -> datetime | None:
    """When any of it was changed last, where all that has changed says so."""
    times = [vevent.time_of_change("LAST-MODIFIED") for vevent in used]
    return max((moment for moment in times if moment), default=None)
