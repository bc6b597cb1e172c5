"""When something happens: dates and times as written on a poster, with a zone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

ONE_DAY = timedelta(days=1)


class WhenError(ValueError):
    """A combination of dates and times that cannot be.

    ``field`` names the attribute of :class:`When` to put right, ``code`` the reason:
    ``end_before_start``, ``end_time_alone``, ``end_not_after_start`` or
    ``start_in_gap``.
    """

    def __init__(self, field: str, code: str) -> None:
        super().__init__(f"{field}: {code}")
        self.field = field
        self.code = code


@dataclass(frozen=True)
class When:
    """One span of time.

    Without ``start_time`` it lasts whole days; without ``end_date`` it ends on the day
    it starts; with neither end given its end is open. ``timezone`` is an IANA name and
    says nothing for whole days, which are the same dates in every zone.
    """

    start_date: date
    start_time: time | None = None
    end_date: date | None = None
    end_time: time | None = None
    timezone: str = "UTC"

    @property
    def all_day(self) -> bool:
        return self.start_time is None

    @property
    def last_date(self) -> date:
        """The last date as written, inclusive."""
        return self.end_date or self.start_date

    @property
    def open_ended(self) -> bool:
        """Whether it starts at a time and nothing says when it ends."""
        return not self.all_day and self.end_time is None and self.end_date is None

    def start(self) -> date | datetime:
        """DTSTART (RFC 5545, 3.8.2.4): a date, or a time in the event's zone."""
        if self.start_time is None:
            return self.start_date
        return local_time(self.start_date, self.start_time, self.timezone)

    def end(self, open_end: timedelta) -> date | datetime:
        """DTEND (RFC 5545, 3.8.2.2), exclusive: a date for whole days, else a time.

        An open end is taken to be ``open_end`` after the start. A timed event with a
        last date and no end time lasts until that date is over.
        """
        if self.start_time is None:
            return self.last_date + ONE_DAY
        _start, end = bounds(self, self.timezone, open_end)
        return end.astimezone(ZoneInfo(self.timezone))

    def check(self) -> None:
        """Raise :class:`WhenError` for the first thing that cannot be."""
        if self.start_time is None and self.end_time is not None:
            raise WhenError("start_time", "end_time_alone")
        if self.last_date < self.start_date:
            raise WhenError("end_date", "end_before_start")
        if self.start_time is None:
            return
        if in_gap(self.start_date, self.start_time, self.timezone):
            raise WhenError("start_time", "start_in_gap")
        if self.end_time is None:
            return
        if self.last_date == self.start_date and self.end_time <= self.start_time:
            code = (
                "end_not_after_start"
                if self.end_time == self.start_time
                else "end_before_start"
            )
            raise WhenError("end_time", code)


@dataclass(frozen=True)
class Span:
    """Where a :class:`When` lies on the time line and in one zone's calendar.

    ``start`` and ``end`` are in UTC, the end exclusive; ``first_day`` and ``last_day``
    are dates in the zone that the span was made for, both inclusive.
    """

    start: datetime
    end: datetime
    first_day: date
    last_day: date


def span(when: When, zone: str, open_end: timedelta) -> Span:
    """``when`` as seen from ``zone`` (IANA name).

    Whole days are not shifted: they begin and end at midnight of ``zone``.
    """
    start, end = bounds(when, zone, open_end)
    if when.all_day:
        return Span(start, end, when.start_date, when.last_date)
    tz = ZoneInfo(zone)
    # What ends at midnight does not touch the day that begins then; where nobody says
    # when it ends, only the start is shown.
    last_moment = (
        start if when.open_ended else max(start, end - timedelta(microseconds=1))
    )
    return Span(
        start, end, start.astimezone(tz).date(), last_moment.astimezone(tz).date()
    )


def bounds(when: When, zone: str, open_end: timedelta) -> tuple[datetime, datetime]:
    """``start`` and ``end`` of the :class:`Span` alone."""
    if when.start_time is None:
        first, last = when.start_date, when.last_date
        return utc_time(first, time(), zone), utc_time(last + ONE_DAY, time(), zone)
    start = utc_time(when.start_date, when.start_time, when.timezone)
    if when.end_time is not None:
        end = utc_time(when.last_date, when.end_time, when.timezone)
        # A start that clocks skip may be after the end: it lasts as long as written.
        return start, end if end > start else start + length(when, when.end_time)
    if when.end_date is not None:
        return start, utc_time(when.end_date + ONE_DAY, time(), when.timezone)
    return start, start + open_end


def length(when: When, end_time: time) -> timedelta:
    """How long it lasts by the clock on the wall."""
    end = datetime.combine(when.last_date, end_time)
    return end - datetime.combine(when.start_date, when.start_time or time())


def in_zone(when: When, zone: str) -> When:
    """The same time by the clocks of another zone (IANA name).

    Whole days are the same dates there.
    """
    if when.all_day or when.timezone == zone:
        return replace(when, timezone=zone)
    tz = ZoneInfo(zone)
    start = as_time(when.start()).astimezone(tz)
    moved = When(start.date(), start.time(), timezone=zone)
    if when.open_ended:
        return moved
    end = as_time(when.end(timedelta())).astimezone(tz)
    end_date = end.date() if end.date() != start.date() else None
    return replace(moved, end_date=end_date, end_time=end.time())


def as_time(moment: date | datetime) -> datetime:
    """For a type checker: what is not all day has times."""
    if not isinstance(moment, datetime):
        raise TypeError(f"{moment!r} is a date")
    return moment


def local_time(day: date, clock: time, zone: str) -> datetime:
    """A wall-clock time as RFC 5545, 3.3.5 reads it.

    One that comes twice is the first of the two; one that is skipped is as long after
    the last time before the gap as it would have been without it.
    """
    return utc_time(day, clock, zone).astimezone(ZoneInfo(zone))


def utc_time(day: date, clock: time, zone: str) -> datetime:
    """The same moment in UTC."""
    wall = datetime.combine(day, clock.replace(fold=0), tzinfo=ZoneInfo(zone))
    return wall.astimezone(UTC)


def in_gap(day: date, clock: time, zone: str) -> bool:
    """Whether clocks in ``zone`` skip this wall-clock time."""
    real = local_time(day, clock, zone).replace(tzinfo=None)
    return real != datetime.combine(day, clock)
