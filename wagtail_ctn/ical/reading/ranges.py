"""A series that changes for good (RFC 5545, 3.2.13: RANGE=THISANDFUTURE)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from ..recurrence import (
    WEEKDAYS,
    Recurrence,
    as_until,
    ended_before,
    matches_start,
    read_rule,
    wall_start,
    wall_until,
    with_parts,
)
from ..when import When
from .patience import Patience
from .values import Part

# Parts of a rule that say which days it gives.
DAYS = {"BYMONTH", "BYWEEKNO", "BYYEARDAY", "BYMONTHDAY", "BYDAY", "BYSETPOS"}
TIMES = {"BYHOUR", "BYMINUTE", "BYSECOND"}


@dataclass(frozen=True)
class Change:
    """From ``original`` on the dates are as ``when`` is, of which it is the first.

    ``original`` is the start that it had. ``rule`` is one of its own, or empty.
    """

    original: datetime
    when: When
    rule: str = ""

    @property
    def later(self) -> timedelta:
        return wall_start(self.when) - self.original

    def renamed(self, start: datetime) -> datetime:
        """What a start is after it."""
        return start + self.later if start >= self.original else start


def cut(
    part: Part, change: Change, patience: Patience
) -> tuple[list[Part], list[datetime]] | None:
    """What a part is before and after a change, and the dates that no rule gives.

    Those are all later dates where no rule can say them; ``None`` if they do not end.
    """
    rule = change.rule or rule_after(part, change, patience)
    extra: list[datetime] = []
    if rule is None:
        series = Recurrence(part.when, part.rule)
        if series.is_endless:
            return None
        starts = patience.starts(series, change.original.date(), date.max)
        extra = [change.renamed(start) for start in starts if start > change.original]
    after = Part(change.when, rule or "")
    before = part_before(part, change.original, patience)
    return ([before, after] if before else [after]), extra


def part_before(part: Part, original: datetime, patience: Patience) -> Part | None:
    """What of a part is before a start; ``None`` where that is nothing."""
    if original <= wall_start(part.when):
        return None
    if not part.rule:
        return part
    series = Recurrence(part.when, part.rule)
    patience.spend(series, part.when.start_date, original.date())
    return Part(part.when, ended_before(series, original.date()))


def rule_after(part: Part, change: Change, patience: Patience) -> str | None:
    """The rule from the change on, counted and moved as the dates are."""
    if not part.rule:
        return ""
    parts = read_rule(part.rule)
    changes = days_after(parts, change)
    if changes is None:
        return None
    if "COUNT" in parts:
        series = Recurrence(part.when, part.rule)
        day = change.original.date()
        starts = patience.starts(series, part.when.start_date, day)
        left = int(parts["COUNT"]) - sum(start < change.original for start in starts)
        changes["COUNT"] = str(left) if left > 0 else None
        if left <= 0:
            return ""
    if "UNTIL" in parts and change.later:
        until = wall_until(parts["UNTIL"], part.when)
        if until.year < patience.last.year:
            changes["UNTIL"] = as_until(until + change.later, change.when)
    rule = with_parts(part.rule, **changes) if changes else part.rule
    return rule if matches_start(rule, change.when) else None


def days_after(parts: dict[str, str], change: Change) -> dict[str, str | None] | None:
    """What of a rule is another when its dates move; ``None``: it cannot be said."""
    days = (change.when.start_date - change.original.date()).days
    if change.later and parts.keys() & TIMES:
        return None
    if not days or not parts.keys() & DAYS and parts["FREQ"] in {"DAILY", "WEEKLY"}:
        return {}
    named = parts.get("BYDAY", "").split(",")
    is_simple = parts.keys() & DAYS == {"BYDAY"} and set(named) <= set(WEEKDAYS)
    if parts["FREQ"] == "WEEKLY" and is_simple and parts.get("INTERVAL", "1") == "1":
        moved = [WEEKDAYS[(WEEKDAYS.index(day) + days) % 7] for day in named]
        return {"BYDAY": ",".join(moved)}
    return None
