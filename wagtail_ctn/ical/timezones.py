"""Compact VTIMEZONE components (RFC 5545, 3.6.5) made from the IANA database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard
from icalendar.prop import vRecur

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
# Transitions are looked for in steps: no zone changes its clocks twice within one.
STEP = timedelta(days=5)
# How many years past the last event are looked at to tell a rule from a coincidence:
# in one year alone the fourth Sunday may be the last one too.
YEARS_BEYOND = 6


@dataclass(frozen=True)
class Transition:
    """One change of a zone's clocks. ``wall`` is the local time before it."""

    wall: datetime
    offset_from: timedelta
    offset_to: timedelta
    name: str
    daylight: bool

    @property
    def kind(self) -> tuple[object, ...]:
        """What must be equal for two transitions to follow one rule."""
        return (
            self.wall.month,
            self.wall.weekday(),
            self.wall.time(),
            self.offset_from,
            self.offset_to,
            self.name,
            self.daylight,
        )

    @property
    def ordinals(self) -> frozenset[int]:
        """Which weekday of its month it is: 2 for the second, -1 for the last."""
        nth = (self.wall.day - 1) // 7 + 1
        is_last = (self.wall + timedelta(days=7)).month != self.wall.month
        return frozenset({nth, -1} if is_last else {nth})


@dataclass
class Observance:
    """Transitions of consecutive years that one yearly rule describes."""

    first: Transition
    last: Transition
    ordinals: frozenset[int] = field(default_factory=frozenset)

    def takes(self, transition: Transition) -> bool:
        return (
            transition.kind == self.first.kind
            and transition.wall.year == self.last.wall.year + 1
            and bool(self.ordinals & transition.ordinals)
        )

    def add(self, transition: Transition) -> None:
        self.last = transition
        self.ordinals &= transition.ordinals


@lru_cache(maxsize=256)
def vtimezone(tzid: str, first_year: int, last_year: int) -> Timezone:
    """A VTIMEZONE that is right for every moment from ``first_year`` to ``last_year``.

    ``tzid`` is an IANA name. A zone that follows one pair of rules in these years gets
    two observances with an RRULE each; older or irregular rules get more. Never RDATE:
    there are clients that read it as UTC.
    """
    component = Timezone()
    component.add("TZID", tzid)
    for observance in observances(ZoneInfo(tzid), first_year, last_year):
        component.add_component(observance_component(observance, last_year))
    return component


def observances(zone: ZoneInfo, first_year: int, last_year: int) -> list[Observance]:
    """The zone's rules from the year before ``first_year`` on, in order."""
    begin = datetime(first_year - 1, 1, 1, tzinfo=UTC)
    end = datetime(last_year + 1 + YEARS_BEYOND, 1, 1, tzinfo=UTC)
    found: list[Observance] = []
    for transition in transitions(zone, begin, end):
        for observance in found:
            if observance.takes(transition):
                observance.add(transition)
                break
        else:
            found.append(Observance(transition, transition, transition.ordinals))
    needed = [o for o in found if o.first.wall.year <= last_year]
    if not needed or needed[0].first.wall.year >= first_year:
        initial = initial_state(zone, begin)
        needed.insert(0, Observance(initial, initial, initial.ordinals))
    return needed


def transitions(zone: ZoneInfo, begin: datetime, end: datetime) -> Iterator[Transition]:
    """All changes of the zone's clocks between two moments in UTC."""
    before = begin
    while before < end:
        after = before + STEP
        if state(zone, before) != state(zone, after):
            yield transition_between(zone, before, after)
        before = after


def transition_between(zone: ZoneInfo, low: datetime, high: datetime) -> Transition:
    """The one change between two moments in UTC, found by halving."""
    old = state(zone, low)
    while high - low > timedelta(seconds=1):
        middle = low + timedelta(seconds=(high - low) // timedelta(seconds=2))
        if state(zone, middle) == old:
            low = middle
        else:
            high = middle
    offset_from, _, _ = old
    offset_to, name, daylight = state(zone, high)
    wall = (high + offset_from).replace(tzinfo=None)
    return Transition(wall, offset_from, offset_to, name, daylight)


def state(zone: ZoneInfo, moment: datetime) -> tuple[timedelta, str, bool]:
    """Offset, abbreviation and daylight saving of a zone at a moment in UTC."""
    local = moment.astimezone(zone)
    return (
        local.utcoffset() or timedelta(),
        local.tzname() or "",
        bool(local.dst()),
    )


def initial_state(zone: ZoneInfo, moment: datetime) -> Transition:
    """What holds before the first change, as a transition that changes nothing."""
    offset, name, daylight = state(zone, moment)
    wall = (moment + offset).replace(tzinfo=None)
    return Transition(wall, offset, offset, name, daylight)


def observance_component(
    observance: Observance, last_year: int
) -> TimezoneStandard | TimezoneDaylight:
    first, last = observance.first, observance.last
    component = TimezoneDaylight() if first.daylight else TimezoneStandard()
    component.add("DTSTART", first.wall)
    component.add("TZOFFSETFROM", first.offset_from)
    component.add("TZOFFSETTO", first.offset_to)
    component.add("TZNAME", first.name)
    if last is not first:
        component.add("RRULE", yearly_rule(observance, last_year))
    return component


def yearly_rule(observance: Observance, last_year: int) -> vRecur:
    first, last = observance.first, observance.last
    # The last weekday of a month and the fourth are told apart by preferring "last".
    ordinal = min(observance.ordinals)
    rule: dict[str, object] = {
        "FREQ": "YEARLY",
        "BYMONTH": first.wall.month,
        "BYDAY": f"{ordinal}{WEEKDAYS[first.wall.weekday()]}",
    }
    if last.wall.year < last_year:
        # A day more than needed: readers that take UNTIL for local time are right too.
        rule["UNTIL"] = (last.wall + timedelta(days=1)).replace(tzinfo=UTC)
    return vRecur(rule)
