"""The rules of a VEVENT (RFC 5545, 3.8.5.3), as far as they can be followed."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time

from ..recurrence import (
    TIME_PARTS,
    Recurrence,
    RuleError,
    read_rule,
    with_parts,
)
from ..when import When, local_time
from .patience import OutOfPatience, Patience
from .properties import Property
from .values import Rejected
from .vevents import Vevent

SPACE = re.compile(r"\s+")
UNTIL_DATE = re.compile(r"(?i)(?<=UNTIL=)(\d{8})(?=;|$)", re.ASCII)


def read_rules(
    vevent: Vevent, when: When, patience: Patience
) -> tuple[str, list[datetime]]:
    """The rule as it is written, and the dates that further rules give.

    A rule that is none leaves the first date, as other readers have it. One that says
    something that we do not follow rejects the event: the first date alone would be
    wrong. So does a second rule without an end.
    """
    for prop in vevent.all("EXRULE"):
        vevent.remark_on("exrule", prop)
    rules = [(p, read_one(vevent, p, when, patience)) for p in vevent.all("RRULE")]
    rules = [(prop, rule) for prop, rule in rules if rule]
    extra: list[datetime] = []
    for prop, rule in rules[1:]:
        series = Recurrence(when, rule)
        if series.is_endless:
            raise Rejected("several_rules", "RRULE", prop.line, prop.raw)
        vevent.remark_on("second_rule", prop)
        extra += patience.starts(series, when.start_date, date.max)
    return rules[0][1] if rules else "", extra


def read_one(vevent: Vevent, prop: Property, when: When, patience: Patience) -> str:
    rule = prop.raw.strip()
    if SPACE.search(rule):
        vevent.remark_on("rule_spaces", prop)
        rule = SPACE.sub("", rule)
    try:
        parts = read_rule(rule)
        rule = as_meant(vevent, prop, rule, parts, when)
        if patience.has_dates(Recurrence(when, rule)):
            return rule
    except RuleError as error:
        if error.code != "not_a_rule":
            part = error.part or prop.raw
            raise Rejected(error.code, "RRULE", prop.line, part) from None
        vevent.remark_on("not_a_rule", prop)
        return ""
    except OutOfPatience:
        raise Rejected("too_much_work", "RRULE", prop.line, prop.raw) from None
    vevent.remark_on("no_dates", prop)
    return ""


def as_meant(
    vevent: Vevent, prop: Property, rule: str, parts: dict[str, str], when: When
) -> str:
    """The rule without what RFC 5545, 3.3.10 does not allow, but software writes."""
    times = parts.keys() & set(TIME_PARTS)
    if when.all_day and times:
        vevent.remark_on("rule_times", prop)
        return with_parts(rule, **dict.fromkeys(times))
    found = UNTIL_DATE.search(rule)
    if found and not when.all_day:
        vevent.remark_on("until_date", prop)
        day = datetime.strptime(found[1], "%Y%m%d").date()
        until = local_time(day, time(), when.timezone).astimezone(UTC)
        return UNTIL_DATE.sub(f"{until:%Y%m%dT%H%M%SZ}", rule)
    return rule
