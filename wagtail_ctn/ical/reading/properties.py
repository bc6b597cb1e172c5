"""Content lines → values (RFC 5545, 3.1 to 3.3), by the library icalendar.

What the library has no word for, or will not read although it is written so, is put
right before: dates with dashes, parameters without a name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from icalendar.parser import (
    Contentline,
    split_on_unescaped_comma,
    unescape_backslash,
)
from icalendar.prop import vDDDTypes, vDuration

from ..writer import clean_text, one_line
from .scanning import Line

NAME = re.compile(r"[ \t]*([A-Za-z0-9-]{1,64})[ \t]*[;:]")
# The value begins after the first colon that is in no quotes.
BEFORE_VALUE = re.compile(r'[^":]*(?:"[^"]*"[^":]*)*:')
BEFORE_COLON = re.compile(r"[^:]*:")
EMPTY_PARAMETERS = re.compile(r";[ \t]*(?=[;:])")
# Outlook's names of zones have colons and commas in them, and not always quotes.
BARE_TZID = re.compile(r'(?i);TZID=([^";]{0,200}[:,][^";]{0,200}):([^:;]{0,99})')
MOMENT = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d):?(\d\d)?(?:\.\d{1,9})?(Z)?)?",
    re.ASCII,
)
LONGEST_PART = 80
DATE_NAMES = {"DTSTART", "DTEND", "RECURRENCE-ID", "RDATE", "EXDATE"}


@dataclass(frozen=True)
class Property:
    """One property; ``value`` is without escapes, ``raw`` as it stands."""

    name: str
    line: int
    value: str
    raw: str
    parameters: dict[str, str]
    has_all: bool = True

    @property
    def part(self) -> str:
        """The beginning of the value, to be shown to people."""
        return shown(self.raw)

    def is_a(self, kind: str) -> bool:
        """Whether the VALUE parameter says so."""
        return self.parameters.get("VALUE", "").upper() == kind


@dataclass(frozen=True)
class Moment:
    """A DATE or DATE-TIME: a date, a naive time or one in UTC; and what its TZID is."""

    value: date | datetime
    line: int
    tzid: str = ""

    @property
    def is_date(self) -> bool:
        return not isinstance(self.value, datetime)

    @property
    def is_utc(self) -> bool:
        return isinstance(self.value, datetime) and self.value.tzinfo is not None


@dataclass(frozen=True)
class Length:
    """A DURATION (3.3.6): so many days by the calendar, and so long by the clock."""

    days: timedelta
    exact: timedelta


def shown(text: str) -> str:
    text = one_line(text[: LONGEST_PART * 2])
    return text if len(text) <= LONGEST_PART else f"{text[:LONGEST_PART]}…"


def name_of(line: Line) -> str:
    """The name of a property in capitals; empty where the line is none."""
    found = NAME.match(line.text)
    return found[1].upper() if found else ""


def read_property(name: str, line: Line) -> Property:
    """A content line; without its parameters where icalendar cannot read them."""
    text = line.text
    if name in DATE_NAMES and '"' not in text:
        text = BARE_TZID.sub(r';TZID="\1":\2', text, count=1)
    head = BEFORE_VALUE.match(text) or BEFORE_COLON.match(text)
    end = head.end() if head else len(text)
    raw = text[end:]
    try:
        parameters = read_parameters(text[:end])
    except ValueError:
        parameters = None
    return Property(
        name,
        line.number,
        unescape_backslash(raw),
        raw,
        parameters or {},
        parameters is not None,
    )


def read_parameters(head: str) -> dict[str, str]:
    """The parameters of what stands before a value; raises ``ValueError``."""
    if ";" not in head:
        return {}
    # The value is left away: icalendar looks at each of its characters.
    head = EMPTY_PARAMETERS.sub("", head)
    line = Contentline(f"{head}-")  # type: ignore[no-untyped-call]
    _, parameters, _ = line.parts()
    return as_text(parameters)


def as_text(parameters: dict[str, object]) -> dict[str, str]:
    """Parameters in capitals, each one text."""
    found = {}
    for name, value in parameters.items():
        each = value if isinstance(value, list) else [value]
        found[str(name).upper()] = clean_text(",".join(str(part) for part in each))
    return found


def read_moment(prop: Property, text: str) -> Moment:
    """A DATE or DATE-TIME (3.3.4, 3.3.5); raises ``ValueError`` for anything else."""
    found = MOMENT.fullmatch(text.strip().upper())
    if not found:
        raise ValueError(text)
    year, month, day, hour, minute, second, utc = found.groups()
    value = year + month + day
    if hour and not prop.is_a("DATE"):
        # A leap second is the last one before it, as 3.3.12 says.
        second = "59" if second == "60" else second or "00"
        value += f"T{hour}{minute}{second}{utc or ''}"
    moment = vDDDTypes.from_ical(value)  # type: ignore[no-untyped-call]
    if isinstance(moment, datetime) and moment.tzinfo:
        return Moment(moment.astimezone(UTC), prop.line)
    if not isinstance(moment, date):
        raise ValueError(text)
    return Moment(moment, prop.line, prop.parameters.get("TZID", "").strip())


def read_length(text: str) -> Length:
    """A DURATION; raises ``ValueError`` for anything else, and for a negative one."""
    text = text.strip().upper().removeprefix("+")
    days, has_time, clock = text.partition("T")
    if text.startswith("-"):
        raise ValueError(text)
    nominal = timedelta() if has_time and days == "P" else read_span(days)
    return Length(nominal, read_span(f"PT{clock}") if has_time else timedelta())


def read_span(text: str) -> timedelta:
    span = vDuration.from_ical(text)  # type: ignore[no-untyped-call]
    if not isinstance(span, timedelta):
        raise ValueError(text)
    return span


def read_texts(prop: Property) -> list[str]:
    """A list of texts, as CATEGORIES has it: commas within one are escaped."""
    return [one_line(text) for text in split_on_unescaped_comma(prop.raw)]
