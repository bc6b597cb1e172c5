"""The dates of a series by its own VEVENT (RFC 5545, 3.8.5): rule, RDATE, EXDATE."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime

from ..recurrence import Recurrence, moved_to, wall_start
from ..when import When, in_gap
from .clocks import Clock, clock_of, end_of, hours, real, when_of
from .patience import Patience
from .properties import Moment, Property, read_length, read_moment
from .ranges import Change, rule_after
from .rules import read_rules
from .state import Reading
from .values import Limits, Override, Part
from .vevents import Vevent

# For so long a date is looked for that the clocks do not skip.
YEARS = 30


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
        begin_after_gap(clock.wall(start, master), dates, reading)
    for prop in master.all("RDATE"):
        for text in texts_of(prop):
            take_extra(text, prop, master, dates, reading.limits)
    dates.extra = sorted(set(dates.extra))
    take_excluded(master, dates, reading)
    return dates


def begin_after_gap(wall: datetime, dates: Dates, reading: Reading) -> None:
    """Let a series begin with its first date whose start the clocks do not skip.

    Those before it are at the times that they are shifted to, by themselves.
    """
    part, zone = dates.now, dates.clock.zone
    series = Recurrence(moved_to(part.when, wall), part.rule)
    last = date(min(wall.year + YEARS, reading.limits.last_year), 12, 31)
    dates.parts = [replace(part, rule="")]
    for start in reading.patience.follow(series, wall.date(), last):
        if not in_gap(start.date(), start.time(), zone):
            change = Change(start, moved_to(part.when, start))
            rule = rule_after(Part(series.when, part.rule), change, reading.patience)
            dates.parts.append(Part(change.when, rule or ""))
            return
        if start != wall:
            dates.extra.append(real(start, zone))


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
        if not limits.has(start):
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
    master.remark("other_type", "RDATE", moment.line, str(moment.value))
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
            if not reading.limits.has(wall):
                master.remark("date_out_of_range", "EXDATE", prop.line, text)
            elif dates.clock.all_day and not moment.is_date:
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
            starts += patience.on_days(series, days)
    return [start for start in starts if start.date() in days]
