"""Which IANA zone the name of a zone in a file means (RFC 5545, 3.2.19 and 3.6.5).

First names count: IANA's own, then those of Windows. A zone of another name is the one
that shows the same times as its VTIMEZONE; where there is no such, its times can still
be told in UTC.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from functools import cache
from itertools import islice
from typing import cast
from zoneinfo import ZoneInfo, available_timezones

from icalendar import Timezone
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from ..recurrence import Recurrence, read_rule
from ..when import When, local_time
from .properties import name_of, read_property
from .scanning import Component
from .values import Limits

# Files on a machine that are no zones to choose.
NO_ZONES = {"Factory", "localtime", "posixrules"}
UTC_NAMES = {
    "Z",
    "GMT",
    "UTC",
    "TZUTC",
    "UTC+0",
    "UTC+00:00",
    "COORDINATED UNIVERSAL TIME",
}
# Zones are the same if they show the same time at noon of each week of two years.
WEEKS = 104
# More changes of clocks than a zone has that is meant: in all, and in some years.
MOST_OBSERVANCES = 40
MOST_CHANGES = 500
YEARS, MOST_IN_YEARS = 9, 20
# Where a zone is asked for apart from any date.
SOME_YEAR = 2020
OLD = re.compile(r"^1[0-8]\d\d(?=\d{4}T)")
# Of zones that are the same today, those that people know.
WELL_KNOWN = (
    "Europe/London",
    "Europe/Berlin",
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
)


@dataclass(frozen=True)
class Zone:
    """An IANA zone for a name; ``code`` is that of what is to be said of it.

    ``own`` is how the file defines it where no zone is like it: ``name`` is UTC then.
    """

    name: str
    code: str = ""
    own: tzinfo | None = None

    def wall(self, moment: datetime, zone: str) -> datetime:
        """A wall time of this zone as one of another."""
        if self.own is None and self.name == zone:
            return moment
        if self.own is None:
            there = local_time(moment.date(), moment.time(), self.name)
        else:
            there = moment.replace(tzinfo=self.own)
        return there.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


class Zones:
    """The zones of a file. ``local`` is that of times for which none is known."""

    def __init__(self, top: Component, local: str, limits: Limits) -> None:
        self.local = local
        self.left = limits.zones
        self.definitions: dict[str, Component] = {}
        for component in top.walk("VTIMEZONE"):
            self.definitions.setdefault(tzid_of(component), component)
        self.known: dict[tuple[str, int | None, str], Zone] = {}
        self.own: dict[str, tzinfo | None] = {}

    def find(self, tzid: str, year: int, local: str = "") -> Zone:
        """The zone of a name for times in and after ``year``.

        ``local`` is the zone of the calendar, if that is another than the file's.
        """
        local = local or self.local
        by_name = named(tzid)
        if by_name:
            return Zone(by_name)
        definition = self.definitions.get(tzid)
        key = (tzid, year if definition else None, local)
        if key not in self.known:
            self.known[key] = self.compared(tzid, definition, year, local)
        return self.known[key]

    def calendar_zone(self, name: str) -> str:
        """The zone that a calendar names as its own; empty if that means nothing."""
        by_name = named(name)
        if by_name or name not in self.definitions:
            return by_name
        found = self.find(name, SOME_YEAR)
        return found.name if found.code == "own_zone" else ""

    def compared(
        self, tzid: str, definition: Component | None, year: int, local: str
    ) -> Zone:
        unknown = Zone(local, "unknown_zone")
        if definition is None or self.left <= 0:
            return unknown
        self.left -= 1
        if tzid not in self.own:
            self.own[tzid] = defined(definition)
        own = self.own[tzid]
        if own is None:
            return unknown
        likely = [*suffixes(tzid), lic_location(definition), local, self.local]
        try:
            found = like(own, year, [named(name) for name in likely])
        except Exception:
            # dateutil fails on a zone that has summer time only, before its first.
            return unknown
        return Zone(found, "own_zone") if found else Zone("UTC", "odd_zone", own)


def tzid_of(component: Component) -> str:
    return text_of(component, "TZID")


def lic_location(component: Component) -> str:
    """Where libical says that a zone is."""
    return text_of(component, "X-LIC-LOCATION")


def text_of(component: Component, name: str) -> str:
    for line in component.lines:
        if name_of(line) == name:
            return read_property(name, line).value.strip().strip('"')
    return ""


@cache
def iana_names() -> dict[str, str]:
    """Each name of a zone that is known here by the same in capitals."""
    names = sorted(available_timezones() - NO_ZONES)
    return {name.upper(): name for name in names}


@cache
def windows_names() -> dict[str, str]:
    known = iana_names()
    return {
        windows.upper(): name
        for windows, name in WINDOWS_TO_OLSON.items()
        if name.upper() in known
    }


def named(tzid: str) -> str:
    """The IANA zone that is called so, there or by Windows; empty if there is none."""
    # A slash before it says that the name is one of a registry (3.2.19).
    name = tzid.strip().removeprefix("/").upper()
    if name in UTC_NAMES:
        return "UTC"
    return iana_names().get(name) or windows_names().get(name, "")


def suffixes(tzid: str) -> Iterator[str]:
    """What a name with something before it may mean: ``/mozilla.org/1/Europe/Riga``."""
    parts = tzid.split("/")[-6:]
    for first in range(1, len(parts)):
        yield "/".join(parts[first:])


def defined(component: Component) -> tzinfo | None:
    """A zone as its VTIMEZONE says, by icalendar; ``None`` where that says nothing."""
    observances = [
        observance
        for name in ("STANDARD", "DAYLIGHT")
        for observance in component.walk(name)
    ]
    if not 0 < len(observances) <= MOST_OBSERVANCES:
        return None
    try:
        lines = [line for each in observances for line in observance_lines(each)]
        text = "".join(["BEGIN:VTIMEZONE\r\n", *lines, "END:VTIMEZONE\r\n"])
        timezone = cast(Timezone, Timezone.from_ical(text))
        # By its name icalendar would keep it for files to come.
        timezone.add("TZID", "own")
        zone = timezone.to_tz(lookup_tzid=False)
        # What cannot tell an offset fails here and not later.
        datetime(2000, 1, 1, tzinfo=zone).utcoffset()
    except Exception:
        # Three libraries read it, each with errors of its own.
        return None
    return cast(tzinfo, zone)


def observance_lines(observance: Component) -> list[str]:
    """The lines that say something, if following them has an end soon."""
    lines: dict[str, list[str]] = {}
    for line in observance.lines:
        name = name_of(line)
        if name in {"DTSTART", "TZOFFSETFROM", "TZOFFSETTO", "RRULE", "RDATE"}:
            value = line.text.rpartition(":")[2].strip()
            lines.setdefault(name, []).append(value)
    if sum(text.count(",") + 1 for text in lines.get("RDATE", [])) > MOST_CHANGES:
        raise ValueError("RDATE")
    for rule in lines.get("RRULE", []):
        if not read_rule(rule).keys() & {"COUNT", "UNTIL"}:
            # Exchange begins in 1601, and libraries go through all the years since.
            lines["DTSTART"] = [OLD.sub("1970", start) for start in lines["DTSTART"]]
        check_observance(rule, lines["DTSTART"][0])
    texts = [f"{name}:{value}" for name in lines for value in lines[name]]
    name = observance.name
    return [f"{text}\r\n" for text in [f"BEGIN:{name}", *texts, f"END:{name}"]]


def check_observance(rule: str, start: str) -> None:
    """Raise ``ValueError`` for a rule that is none for clocks."""
    if read_rule(rule)["FREQ"] != "YEARLY":
        raise ValueError(rule)
    onset = datetime.strptime(start[:15], "%Y%m%dT%H%M%S")
    series = Recurrence(When(onset.date(), onset.time()), rule)
    last = date(min(onset.year + YEARS, 9999), 12, 31)
    found = len(list(islice(series.by_rule(onset.date(), last), MOST_IN_YEARS + 1)))
    if not 0 < found <= MOST_IN_YEARS:
        raise ValueError(rule)


def like(own: tzinfo, year: int, likely: list[str]) -> str:
    """The zone that shows the same times from the year on; the likely ones first."""
    noons = [
        datetime.combine(datetime(year, 1, 1), time(12)) + timedelta(weeks=week)
        for week in range(WEEKS)
    ]
    offsets = [noon.replace(tzinfo=own).utcoffset() for noon in noons]
    is_fixed = len(set(offsets)) == 1
    for name in [*filter(None, likely), *usual_zones(is_fixed)]:
        zone = ZoneInfo(name)
        if all(
            noon.replace(tzinfo=zone).utcoffset() == offset
            for noon, offset in zip(noons, offsets, strict=True)
        ):
            return name
    return ""


@cache
def usual_zones(is_fixed: bool) -> tuple[str, ...]:
    """All zones in the order in which they are taken for an unknown one.

    Those that never change their clocks are called by their offset; of the others the
    most populous are those that Windows knows.
    """
    fixed = [name for name in iana_names().values() if name.startswith("Etc/GMT")]
    known = [*WELL_KNOWN, *sorted(set(windows_names().values()))]
    order = ["UTC", *(fixed if is_fixed else known), *iana_names().values()]
    return tuple(name for name in dict.fromkeys(order) if name.upper() in iana_names())
