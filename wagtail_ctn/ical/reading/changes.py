"""Dates of a series that are told of by themselves (RFC 5545, 3.8.4.4)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime

from ..recurrence import wall_start
from ..when import When, in_zone
from ..writer import one_line
from .clocks import Clock, clock_of, midnight, when_of
from .dates import Dates
from .ranges import Change, cut, part_before
from .rules import read_rules
from .state import Reading, guarded
from .values import Limits, Override, Rejected
from .vevents import Vevent

# A series that changes for good more often than this is none.
MOST_PARTS = 50
TEXTS = ("SUMMARY", "DESCRIPTION", "LOCATION")


def latest(
    changed: list[Vevent], dates: Dates, reading: Reading
) -> list[tuple[datetime, Vevent]]:
    """``(original, VEVENT)`` of the changed dates in their order, each once."""
    found: dict[datetime, Vevent] = {}
    for vevent in sorted(changed, key=lambda each: each.version):
        original = guarded(
            vevent, reading, lambda v: original_of(v, dates, reading.limits)
        )
        if original is None:
            continue
        if original in found:
            vevent.remark_date("duplicate_date", original)
        found[original] = vevent
    return sorted(found.items(), key=lambda item: item[0])


def original_of(vevent: Vevent, dates: Dates, limits: Limits) -> datetime:
    """The start for which a changed date stands, as the series would have it."""
    moment = vevent.moment("RECURRENCE-ID", "bad_recurrence_id")
    if moment is None:
        raise Rejected("bad_recurrence_id", "RECURRENCE-ID", vevent.line)
    if not limits.has(moment.value):
        text = str(moment.value)
        raise Rejected("out_of_range", "RECURRENCE-ID", moment.line, text)
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
            vevent.remark_date("range_ignored", start)
        if when == dates.usual(start):
            when = None
        usual = dates.texts or master
        texts = [other_text(vevent, usual, name) for name in TEXTS]
        dates.overrides[start] = override_of(vevent, start, when, texts)
        return True

    return take


def override_of(
    vevent: Vevent, start: datetime, when: When | None, texts: Iterable[str]
) -> Override:
    """What is told of one date, ``texts`` being those of :data:`TEXTS`.

    Of a private one that is only when it is.
    """
    if vevent.is_private:
        return Override(start, when, vevent.is_cancelled)
    summary, description, location = texts
    return Override(
        start,
        when,
        vevent.is_cancelled,
        summary,
        description,
        location,
        comment=one_line(vevent.text("COMMENT")),
        own=vevent.own,
    )


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
    if len(dates.parts) >= MOST_PARTS:
        return False
    when = in_zone(when, dates.clock.zone)
    rule, _ = read_rules(vevent, when, reading.patience)
    change = Change(start, when, rule)
    pieces = cut(dates.now, change, reading.patience)
    if pieces is None or len(pieces[1]) > reading.limits.dates:
        return False
    dates.parts[-1:], later = pieces
    dates.move(change)
    dates.extra = sorted({*dates.extra, *later})
    dates.texts = vevent
    vevent.remark_date("range", start.date())
    return True


def end_at(start: datetime, vevent: Vevent, dates: Dates, reading: Reading) -> bool:
    """Let the series end before a date: all from it on are cancelled."""
    before = part_before(dates.now, start, reading.patience)
    if before is None:
        return False
    dates.parts[-1] = before
    dates.extra = [each for each in dates.extra if each < start]
    dates.overrides = {k: v for k, v in dates.overrides.items() if k < start}
    vevent.remark_date("range", start.date())
    return True
