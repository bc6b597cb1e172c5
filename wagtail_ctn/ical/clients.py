"""Series in the form that all calendar programs expand to the same dates.

What clients get wrong was measured with sixteen of them; each function says what its
form avoids. A file that is to come back as it was needs none of this.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from math import lcm
from typing import Protocol, TypeVar

from .recurrence import (
    WEEKDAYS,
    Recurrence,
    as_until,
    read_rule,
    wall_start,
    with_parts,
)
from .when import When

LAST_DAY = date(2199, 12, 31)


class Moved(Protocol):
    """A date of a series: when it would be, and when it is."""

    original: datetime

    @property
    def when(self) -> When: ...

    @property
    def is_moved(self) -> bool: ...


AnyMoved = TypeVar("AnyMoved", bound=Moved)


def far_moved(dates: Sequence[AnyMoved], part: Recurrence) -> list[AnyMoved]:
    """Those moved before the date before, after the next, or onto another's day.

    Outlook does not take such exceptions (MS-OXCICAL 2.1.3.1.1.20.18): they are to go
    out as events of their own. ``dates`` are those of one series.
    """
    if not part.rule:
        return []
    ordered = sorted(dates, key=lambda shown: shown.original)
    taken = Counter(shown.when.start_date for shown in ordered)
    found = []
    for number, shown in enumerate(ordered):
        if not shown.is_moved:
            continue
        day = shown.when.start_date
        before = ordered[number - 1].original.date() if number else date.min
        last = number + 1 == len(ordered)
        after = date.max if last else ordered[number + 1].original.date()
        if not before < day < after or taken[day] > 1:
            found.append(shown)
    return found


def rule_for_clients(recurrence: Recurrence, first: When, has_excluded: bool) -> str:
    """The rule of a series whose DTSTART is ``first``, said in full.

    ``first`` is a date that the rule gives. Days and months are explicit, since not all
    clients take them from DTSTART; an end is a time, since not all count what EXDATE
    takes away; 29 February comes every fourth year, which is right until 2096.
    """
    if not recurrence.rule:
        return ""
    parts = read_rule(recurrence.rule)
    changes = explicit_days(parts, first)
    if "UNTIL" in parts or (
        "COUNT" in parts and (has_excluded or is_later(recurrence, first))
    ):
        last = list(recurrence.by_rule(first.start_date, LAST_DAY))[-1]
        changes |= {"COUNT": None, "UNTIL": as_until(last, recurrence.when)}
    if parts["FREQ"] == "WEEKLY" and "INTERVAL" in parts and "WKST" not in parts:
        changes["WKST"] = "MO"
    return with_parts(recurrence.rule, **changes)


def is_later(recurrence: Recurrence, first: When) -> bool:
    """Whether the series begins later than its rule, so that a COUNT is too high."""
    return wall_start(first) != wall_start(recurrence.when)


def explicit_days(parts: dict[str, str], first: When) -> dict[str, str | None]:
    """The parts of a rule that it takes from its first date."""
    day = first.start_date
    names = parts.keys()
    weekday = WEEKDAYS[day.weekday()]
    by_day = names & {"BYDAY", "BYMONTHDAY", "BYYEARDAY"}
    if parts["FREQ"] == "WEEKLY" and "BYDAY" not in names:
        return {"BYDAY": weekday}
    if parts["FREQ"] == "MONTHLY" and not by_day:
        return {"BYMONTHDAY": str(day.day)}
    if parts["FREQ"] != "YEARLY":
        return {}
    if "BYMONTHDAY" in names and not names & {"BYMONTH", "BYWEEKNO"}:
        # Of every month; most clients take that of DTSTART alone.
        return {"BYMONTH": ",".join(str(month) for month in range(1, 13))}
    if by_day:
        return leap_days(parts, parts)
    if "BYWEEKNO" in names:
        return {"BYDAY": weekday}
    explicit = {
        "BYMONTH": parts.get("BYMONTH", str(day.month)),
        "BYMONTHDAY": str(day.day),
    }
    return {**explicit, **leap_days(parts, explicit)}


def leap_days(parts: dict[str, str], explicit: dict[str, str]) -> dict[str, str | None]:
    """An interval that never steps on a year without 29 February."""
    if (explicit.get("BYMONTH"), explicit.get("BYMONTHDAY")) != ("2", "29"):
        return {}
    if "BYDAY" in parts:
        return {}
    return {"INTERVAL": str(lcm(4, int(parts.get("INTERVAL", "1"))))}
