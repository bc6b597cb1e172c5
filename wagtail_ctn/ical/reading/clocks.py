"""Dates and times of a VEVENT → wall times in one zone, as a poster has them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from ..when import ONE_DAY, When, in_gap, local_time
from .properties import Length, Moment
from .values import Limits, Rejected
from .vevents import Vevent
from .zones import Zones


@dataclass(frozen=True)
class Clock:
    """The zone of one series, and how times of others are told in it."""

    zones: Zones
    zone: str
    all_day: bool

    def wall(self, moment: Moment, vevent: Vevent) -> datetime:
        """A naive time in the zone of the series; midnight for a date."""
        value = moment.value
        if not isinstance(value, datetime):
            return datetime.combine(value, time())
        if value.tzinfo is not None:
            return value.astimezone(ZoneInfo(self.zone)).replace(tzinfo=None, fold=0)
        if not moment.tzid:
            return value
        zone = self.zones.find(moment.tzid, value.year, vevent.local)
        if zone.code:
            vevent.remark(zone.code, "TZID", moment.line, moment.tzid)
        return zone.wall(value, self.zone).replace(fold=0)


def midnight(moment: date) -> datetime:
    return datetime(moment.year, moment.month, moment.day)


def clock_of(vevent: Vevent, start: Moment, repeats: bool, zones: Zones) -> Clock:
    """The clock of the series that begins at ``start``.

    Google writes single events in UTC and names the zone of the calendar: there they
    are shown in it. What repeats does so by the clock in which it is written.
    """
    if start.is_date:
        return Clock(zones, vevent.local, True)
    zone = vevent.local
    if start.is_utc and not (
        vevent.is_local_named and not repeats and is_told_in(vevent, zone)
    ):
        zone = "UTC"
    elif start.tzid:
        zone = zones.find(start.tzid, start.value.year, vevent.local).name
    return Clock(zones, zone, False)


def is_told_in(vevent: Vevent, zone: str) -> bool:
    """Whether start and end have wall times of their own there: some come twice."""
    for name in ("DTSTART", "DTEND"):
        moment = vevent.moment(name)
        if moment and isinstance(moment.value, datetime) and moment.is_utc:
            if moment.value.astimezone(ZoneInfo(zone)).fold:
                return False
    return True


def when_of(vevent: Vevent, start: Moment, clock: Clock, limits: Limits) -> When:
    """When a VEVENT is. Raises :class:`~.values.Rejected` for years that are not ours.

    A start that the clocks skip is what RFC 5545, 3.3.5 takes it for.
    """
    when = told(vevent, start, clock)
    for day in (when.start_date, when.last_date):
        if not limits.has(day):
            raise Rejected("out_of_range", "DTSTART", start.line, str(day))
    return when


def told(vevent: Vevent, start: Moment, clock: Clock) -> When:
    end, length = vevent.moment("DTEND"), vevent.length()
    wall = clock.wall(start, vevent)
    if clock.all_day:
        return whole_days(vevent, wall.date(), end, length)
    if in_gap(wall.date(), wall.time(), clock.zone):
        vevent.remark("start_in_gap", "DTSTART", start.line, str(wall))
        wall = real(wall, clock.zone)
    return hours(vevent, wall, end_of(vevent, wall, end, length, clock), clock.zone)


def real(wall: datetime, zone: str) -> datetime:
    """The wall time that clocks show then."""
    return local_time(wall.date(), wall.time(), zone).replace(tzinfo=None, fold=0)


def whole_days(
    vevent: Vevent, first: date, end: Moment | None, length: Length | None
) -> When:
    """From the first to the last day; DTEND is the day after it (3.6.1)."""
    last = first
    if end:
        if not end.is_date:
            vevent.remark("other_type", "DTEND", end.line, str(end.value))
        after = end.value.date() if isinstance(end.value, datetime) else end.value
        if after < first:
            vevent.remark("end_before_start", "DTEND", end.line, str(after))
        last = max(first, after - ONE_DAY)
    elif length:
        days = length.days.days + length.exact.days
        last = first + timedelta(days=max(days - 1, 0))
    end_date = last if last > first else None
    return When(first, end_date=end_date, timezone=vevent.local)


def end_of(
    vevent: Vevent,
    start: datetime,
    end: Moment | None,
    length: Length | None,
    clock: Clock,
) -> datetime | None:
    """When what begins at a time ends, by the same clock; ``None``: it does not say.

    Days of a DURATION are by the calendar, hours by the clock (3.3.6).
    """
    if end:
        if end.is_date:
            vevent.remark("other_type", "DTEND", end.line, str(end.value))
        return clock.wall(end, vevent)
    if not length:
        return None
    later = start + length.days
    begun = local_time(later.date(), later.time(), clock.zone).astimezone(UTC)
    ended = (begun + length.exact).astimezone(ZoneInfo(clock.zone))
    return ended.replace(tzinfo=None, fold=0)


def hours(vevent: Vevent, start: datetime, end: datetime | None, zone: str) -> When:
    """From a time to a time; what ends as it begins, or before, is left open."""
    when = When(start.date(), start.time(), timezone=zone)
    if end is None or end == start:
        return when
    if moment_of(end, zone) <= moment_of(start, zone):
        vevent.remark("end_before_start", "DTEND", vevent.line_of("DTEND"), str(end))
        return when
    end_date = end.date() if end.date() != start.date() else None
    return When(start.date(), start.time(), end_date, end.time(), zone)


def moment_of(wall: datetime, zone: str) -> datetime:
    return local_time(wall.date(), wall.time(), zone).astimezone(UTC)
