"""One VEVENT (RFC 5545, 3.6.1) → its properties, each read by itself."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from math import nan
from typing import NamedTuple
from uuid import NAMESPACE_URL, uuid5

from icalendar.prop import vGeo

from ..writer import OWN, clean_text, one_line
from .properties import (
    Length,
    Moment,
    Property,
    name_of,
    read_length,
    read_moment,
    read_property,
    read_texts,
    shown,
)
from .scanning import Component, Line
from .values import Limits, Note, Rejected

OTHER_CONFERENCES = ("X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL")
# What is there once; of more the first counts, as in other readers.
SINGLE = {
    "UID",
    "DTSTART",
    "DTEND",
    "DURATION",
    "RECURRENCE-ID",
    "SEQUENCE",
    "LAST-MODIFIED",
    "DTSTAMP",
    "STATUS",
    "CLASS",
    "SUMMARY",
    "DESCRIPTION",
    "LOCATION",
    "COMMENT",
    "URL",
    "GEO",
    "ORGANIZER",
    "X-APPLE-STRUCTURED-LOCATION",
    *OTHER_CONFERENCES,
}
# And what may be there often, up to so many times.
SEVERAL = {
    "RRULE",
    "EXRULE",
    "CATEGORIES",
    "ATTACH",
    "IMAGE",
    "CONFERENCE",
    "RELATED-TO",
    "CONTACT",
}
DATES = {"RDATE", "EXDATE"}
MOST = 50
# A line too long may be one of these: inline files are.
SPARE = {"ATTACH", "IMAGE", "CONFERENCE", "X-APPLE-STRUCTURED-LOCATION"}
MOST_REMARKS = 50
LONGEST = 255
LONGEST_URL = 2000
STATUSES = {"CONFIRMED", "TENTATIVE", "CANCELLED"}
# Databases have SEQUENCE up to 2,147,483,647; whoever reads it goes on counting.
LAST_SEQUENCE = 2_000_000_000
LINK = re.compile(r"(?i)https?://[^\s/]\S*")
GEO_URI = re.compile(r"(?i)geo:(-?[\d.]{1,20}),(-?[\d.]{1,20})", re.ASCII)


class Remark(NamedTuple):
    """A note of which the event's own facts are not known yet."""

    code: str
    component: str
    line: int
    part: str


@dataclass
class Vevent:
    """The properties of one VEVENT; ``remarks`` collects what is to be said of it.

    ``local`` is the zone of its floating times, which its calendar names if
    ``is_local_named``; ``is_cancellation`` is that calendar's METHOD.
    """

    line: int
    local: str
    is_local_named: bool = False
    is_cancellation: bool = False
    single: dict[str, Property] = field(default_factory=dict)
    several: dict[str, list[Property]] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)
    uid: str = ""
    has_made_uid: bool = False
    dates: int = 0
    owns: int = 0

    def text(self, name: str) -> str:
        found = self.single.get(name)
        return clean_text(found.value) if found else ""

    def line_of(self, name: str) -> int:
        found = self.single.get(name)
        return found.line if found else self.line

    def all(self, name: str) -> list[Property]:
        return self.several.get(name, [])

    def remark(
        self, code: str, component: str = "VEVENT", line: int = 0, part: str = ""
    ) -> None:
        """Say something of it, each thing once."""
        remark = Remark(code, component, line or self.line, shown(part))
        if remark not in self.remarks and len(self.remarks) < MOST_REMARKS:
            self.remarks.append(remark)

    def remark_on(self, code: str, prop: Property) -> None:
        self.remark(code, prop.name, prop.line, prop.raw)

    def remark_date(self, code: str, moment: date) -> None:
        """Say something of the date that it changes."""
        line = self.line_of("RECURRENCE-ID")
        self.remark(code, "RECURRENCE-ID", line, str(moment))

    def note(self, remark: Remark) -> Note:
        code, component, line, part = remark
        title = "" if self.is_private else self.text("SUMMARY")
        summary = one_line(title)[:LONGEST]
        return Note(code, component, line, self.uid[:LONGEST], summary, part)

    def rejection(self, error: Rejected) -> Note:
        remark = Remark(
            error.code, error.component, error.line or self.line, shown(error.part)
        )
        return self.note(remark)

    def notes(self) -> tuple[Note, ...]:
        return tuple(self.note(remark) for remark in self.remarks)

    def moment(self, name: str, code: str = "") -> Moment | None:
        """A date or time; one that is none rejects the event if ``code`` says why."""
        prop = self.single.get(name)
        if prop is None:
            return None
        try:
            return read_moment(prop, prop.raw)
        except ValueError:
            if code:
                raise Rejected(code, name, prop.line, prop.raw) from None
            self.remark_on("bad_end" if name == "DTEND" else "bad_value", prop)
            return None

    def length(self) -> Length | None:
        prop = self.single.get("DURATION")
        if prop is None:
            return None
        try:
            return read_length(prop.raw)
        except (ValueError, OverflowError):
            self.remark_on("bad_end", prop)
            return None

    def time_of_change(self, name: str) -> datetime | None:
        """LAST-MODIFIED or DTSTAMP, in UTC."""
        found = self.moment(name)
        if found is None or not isinstance(found.value, datetime):
            return None
        return found.value.replace(tzinfo=UTC)

    @property
    def sequence(self) -> int:
        text = self.text("SEQUENCE")
        is_number = text.isascii() and text.isdigit() and len(text) < 12
        return min(int(text), LAST_SEQUENCE) if is_number else 0

    @property
    def version(self) -> tuple[int, datetime, int]:
        """Of two of the same, the one with the higher version counts."""
        changed = self.time_of_change("LAST-MODIFIED") or self.time_of_change("DTSTAMP")
        never = datetime.min.replace(tzinfo=UTC)
        return self.sequence, changed or never, self.line

    @property
    def is_range(self) -> bool:
        """Whether it changes all dates from one on (3.2.13)."""
        changed = self.single.get("RECURRENCE-ID")
        kind = changed.parameters.get("RANGE", "") if changed else ""
        return kind.upper() == "THISANDFUTURE"

    @property
    def is_cancelled(self) -> bool:
        return self.is_cancellation or self.status == "CANCELLED"

    @property
    def is_private(self) -> bool:
        """Whether not everybody may see it (3.8.1.3); so is what nobody knows."""
        return self.text("CLASS").strip().upper() not in {"", "PUBLIC"}

    @property
    def status(self) -> str:
        status = self.text("STATUS").upper()
        return status if status in STATUSES else "CONFIRMED"

    @property
    def categories(self) -> tuple[str, ...]:
        found = [
            name[:LONGEST] for p in self.all("CATEGORIES") for name in read_texts(p)
        ]
        return tuple(dict.fromkeys(filter(None, found)))[:MOST]

    @property
    def contacts(self) -> tuple[str, ...]:
        return tuple(clean_text(prop.value) for prop in self.all("CONTACT"))

    @property
    def own(self) -> tuple[tuple[str, str], ...]:
        """What our own files say apart, by the names without what all begin with."""
        return tuple(
            (name.removeprefix(OWN), clean_text(prop.value))
            for name, props in self.several.items()
            if name.startswith(OWN)
            for prop in props
        )

    @property
    def organizer(self) -> tuple[str, str]:
        """The name and the address of the ORGANIZER."""
        prop = self.single.get("ORGANIZER")
        if prop is None:
            return "", ""
        address = one_line(prop.value)
        if address[:7].lower() == "mailto:":
            address = address[7:].strip()
        name = one_line(prop.parameters.get("CN", ""))
        return name[:LONGEST], address[:LONGEST] if "@" in address else ""

    @property
    def geo(self) -> tuple[float, float] | None:
        prop = self.single.get("GEO")
        apple = self.single.get("X-APPLE-STRUCTURED-LOCATION")
        found = GEO_URI.search(apple.raw) if apple else None
        text = prop.value.strip() if prop else ";".join(found.groups()) if found else ""
        if not text:
            return None
        try:
            latitude, longitude = map(float, vGeo.from_ical(text))
        except ValueError:
            latitude = longitude = nan
        if abs(latitude) <= 90 and abs(longitude) <= 180:
            return latitude, longitude
        if prop:
            self.remark_on("bad_value", prop)
        return None

    @property
    def links(self) -> dict[str, tuple[str, ...]]:
        """Addresses by property; what is in the file itself is told of."""
        found = {}
        for name in ("URL", "ATTACH", "IMAGE", "CONFERENCE", *OTHER_CONFERENCES):
            props = [self.single[name]] if name in self.single else self.all(name)
            for prop in props:
                if prop.is_a("BINARY") or prop.value[:5].lower() == "data:":
                    self.remark("inline", name, prop.line)
            found[name] = tuple(filter(None, (link(prop.value) for prop in props)))
        return found


def link(text: str) -> str:
    """An address of http or https; empty for any other."""
    text = clean_text(text)
    is_link = len(text) <= LONGEST_URL and LINK.fullmatch(text)
    return text if is_link else ""


def read_vevent(component: Component, vevent: Vevent, limits: Limits) -> None:
    """Put the properties of a component into a ``vevent``, and find its UID.

    Raises :class:`~.values.Rejected`, but reads all properties before.
    """
    rejected = None
    for line in component.lines:
        try:
            take(vevent, name_of(line), line, limits)
        except Rejected as error:
            rejected = rejected or error
    find_uid(vevent)
    if rejected:
        raise rejected
    if not component.is_closed:
        raise Rejected("not_closed", "VEVENT", component.line)


def take(vevent: Vevent, name: str, line: Line, limits: Limits) -> None:
    """Read a line if it says something that is asked for."""
    if not name:
        vevent.remark("bad_line", "VEVENT", line.number, line.text)
    if not is_wanted(vevent, name):
        return
    if line.is_long:
        if name in SPARE:
            vevent.remark("inline", name, line.number)
            return
        raise Rejected("line_too_long", name, line.number)
    if name in DATES:
        vevent.dates += line.text.count(",") + 1
        if vevent.dates > limits.dates:
            raise Rejected("too_many_dates", name, line.number, str(limits.dates))
    prop = read_property(name, line)
    if not prop.has_all:
        vevent.remark("bad_parameters", name, line.number, line.text)
    if name in SINGLE:
        vevent.single[name] = prop
    elif prop.raw.strip():
        vevent.several.setdefault(name, []).append(prop)
        vevent.owns += name.startswith(OWN)


def is_wanted(vevent: Vevent, name: str) -> bool:
    if name in SINGLE:
        return name not in vevent.single
    if name in SEVERAL:
        return len(vevent.all(name)) < MOST
    return name in DATES or (name.startswith(OWN) and vevent.owns < MOST)


def find_uid(vevent: Vevent) -> None:
    """Its UID, or one that is the same each time as long as the event is the same."""
    uid = one_line(vevent.text("UID"))
    if len(uid) > LONGEST:
        raise Rejected("uid_too_long", "UID", vevent.single["UID"].line, uid)
    if not uid:
        names = ("DTSTART", "RECURRENCE-ID", "SUMMARY", "LOCATION")
        said = [vevent.single[n].raw if n in vevent.single else "" for n in names]
        uid = str(uuid5(NAMESPACE_URL, "\n".join(said)))
        vevent.has_made_uid = True
        vevent.remark("no_uid")
    vevent.uid = uid
