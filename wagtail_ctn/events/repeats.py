"""Rules of RFC 5545 as the choices of a form, and choices as rules.

Pure: nothing is stored here. What a form cannot say (BYSETPOS, several days of the
month…) has no choices, and such a rule is left as it is.
"""

from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date, datetime, time, timedelta

from wagtail_ctn.ical.recurrence import (
    WEEKDAYS,
    RuleError,
    as_until,
    read_rule,
    wall_until,
)
from wagtail_ctn.ical.when import When

from .errors import is_in_range

# More times than this the form does not ask for.
MOST_TIMES = 9999

NEVER, DAILY, WEEKLY, FORTNIGHTLY = "never", "daily", "weekly", "fortnightly"
MONTHLY_DATE, MONTHLY_NTH, MONTHLY_LAST = "monthly_date", "monthly_nth", "monthly_last"
YEARLY, WORKDAYS, CUSTOM, AS_IS = "yearly", "workdays", "custom", "as_is"
REPEATS = [
    NEVER,
    DAILY,
    WEEKLY,
    FORTNIGHTLY,
    MONTHLY_DATE,
    MONTHLY_NTH,
    MONTHLY_LAST,
    YEARLY,
    WORKDAYS,
    CUSTOM,
]
MONDAY_TO_FRIDAY = frozenset(range(5))
FREQUENCIES = {"day": "DAILY", "week": "WEEKLY", "month": "MONTHLY", "year": "YEARLY"}
UNITS = {frequency: unit for unit, frequency in FREQUENCIES.items()}
# What each of the short choices stands for: every so many units, and which day of them.
SHORT = {
    DAILY: (1, "day", "date"),
    WEEKLY: (1, "week", "date"),
    FORTNIGHTLY: (2, "week", "date"),
    MONTHLY_DATE: (1, "month", "date"),
    MONTHLY_NTH: (1, "month", "nth"),
    MONTHLY_LAST: (1, "month", "last"),
    YEARLY: (1, "year", "date"),
}
OURS = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "WKST"}


@dataclass(frozen=True)
class Choices:
    """What an editor chooses. Weekdays are numbers, Monday being 0.

    ``monthly`` says which day of a month: the same ``date``, the ``nth`` weekday as the
    first date is, or the ``last``. Without ``until`` and ``count`` it never ends.
    """

    repeats: str = NEVER
    interval: int = 1
    unit: str = "week"
    weekdays: frozenset[int] = frozenset()
    monthly: str = "date"
    until: date | None = None
    count: int | None = None

    @property
    def plain(self):
        """The same, spelled out as a custom choice; its end too."""
        if self.repeats in SHORT:
            interval, unit, monthly = SHORT[self.repeats]
            return replace(
                self,
                repeats=CUSTOM,
                interval=interval,
                unit=unit,
                monthly=monthly,
                weekdays=frozenset(),
            )
        if self.repeats == WORKDAYS:
            return replace(
                self,
                repeats=CUSTOM,
                interval=1,
                unit="week",
                monthly="date",
                weekdays=MONDAY_TO_FRIDAY,
            )
        return self


class NeedsStart(ValueError):
    """A choice that says nothing before there is a first date."""


def nth_of_month(day: date) -> int:
    """Which of the month's Wednesdays a Wednesday is."""
    return (day.day - 1) // 7 + 1


def is_last_of_month(day: date) -> bool:
    return (day + timedelta(days=7)).month != day.month


def rule_of(choices: Choices, when: When | None) -> str:
    """The value of an RRULE; empty for what does not repeat.

    The days are written out, as the feeds need it: what the first date only implies,
    clients read in different ways.
    """
    if choices.repeats in (NEVER, AS_IS):
        return ""
    plain = choices.plain
    parts = [f"FREQ={FREQUENCIES[plain.unit]}"]
    if plain.interval > 1:
        parts.append(f"INTERVAL={plain.interval}")
    parts += days_of(plain, when)
    if plain.until:
        parts.append(f"UNTIL={until_of(plain.until, when)}")
    elif plain.count:
        parts.append(f"COUNT={plain.count}")
    return ";".join(parts)


def days_of(plain: Choices, when: When | None) -> list[str]:
    """The parts of a rule that say on which days of a period."""
    start = when.start_date if when else None
    if plain.unit == "week":
        days = sorted(plain.weekdays) or ([start.weekday()] if start else [])
        names = ",".join(WEEKDAYS[n] for n in days)
        return [f"BYDAY={names}"] if names else []
    if plain.unit == "month":
        return days_of_month(plain, start)
    if plain.unit == "year" and start:
        return [f"BYMONTH={start.month}", f"BYMONTHDAY={start.day}"]
    return []


def days_of_month(plain: Choices, start: date | None) -> list[str]:
    if plain.monthly == "date":
        return [f"BYMONTHDAY={start.day}"] if start else []
    if start is None:
        raise NeedsStart(plain.monthly)
    number = nth_of_month(start) if plain.monthly == "nth" else -1
    return [f"BYDAY={number}{WEEKDAYS[start.weekday()]}"]


def until_of(last: date, when: When | None) -> str:
    """UNTIL with the last day included, whatever the time of the event."""
    if when is None:
        return f"{last:%Y%m%d}"
    return as_until(datetime.combine(last, when.start_time or time()), when)


def last_day(until: str, when: When | None) -> date:
    """The last day on which a date may start by this UNTIL."""
    when = when or When(date(2000, 1, 1))
    moment = wall_until(until, when)
    missed = moment.time() < (when.start_time or time())
    return moment.date() - timedelta(days=missed)


def choices_of(rule: str, when: When | None) -> Choices | None:
    """What an editor would choose to get this rule; ``None`` where nothing does."""
    if not rule.strip():
        return Choices()
    try:
        parts = read_rule(rule)
    except RuleError:
        return None
    if parts.keys() - OURS:
        return None
    plain = custom_of(parts, when)
    if plain is None or not (week_start_is_ours(parts, plain, when)):
        return None
    return in_short(plain, when)


def custom_of(parts: dict[str, str], when: When | None) -> Choices | None:
    """A rule as a custom choice, ``weekdays`` being empty for that of the start."""
    unit = UNITS[parts["FREQ"]]
    found = {"day": daily, "week": weekly, "month": monthly, "year": yearly}[unit](
        parts, when.start_date if when else None
    )
    if found is None:
        return None
    until = parts.get("UNTIL")
    if until and not is_in_range(last_day(until, when)):
        return None
    if int(parts.get("COUNT", "1")) > MOST_TIMES:
        return None
    return Choices(
        repeats=CUSTOM,
        interval=int(parts.get("INTERVAL", "1")),
        until=last_day(until, when) if until else None,
        count=int(parts["COUNT"]) if "COUNT" in parts else None,
        **found,
    )


def given(parts: dict[str, str]) -> set[str]:
    """Which days a rule names, by the names of its parts."""
    return parts.keys() & {"BYDAY", "BYMONTHDAY", "BYMONTH"}


def daily(parts, start):
    if not given(parts):
        return {"unit": "day"}
    is_workdays = weekdays_of(parts.get("BYDAY", "")) == MONDAY_TO_FRIDAY
    if is_workdays and given(parts) == {"BYDAY"} and "INTERVAL" not in parts:
        return {"unit": "week", "weekdays": MONDAY_TO_FRIDAY}
    return None


def weekly(parts, start):
    if not given(parts):
        return {"unit": "week"}
    days = weekdays_of(parts.get("BYDAY", ""))
    if given(parts) != {"BYDAY"} or not days:
        return None
    if start and days == {start.weekday()}:
        return {"unit": "week"}
    return {"unit": "week", "weekdays": days}


def monthly(parts, start):
    if not given(parts):
        return {"unit": "month"}
    if start is None:
        return None
    if given(parts) == {"BYMONTHDAY"} and parts["BYMONTHDAY"] == str(start.day):
        return {"unit": "month"}
    if given(parts) != {"BYDAY"}:
        return None
    name = WEEKDAYS[start.weekday()]
    day = parts["BYDAY"].lstrip("+")
    if day == f"{nth_of_month(start)}{name}":
        return {"unit": "month", "monthly": "nth"}
    if day == f"-1{name}" and is_last_of_month(start):
        return {"unit": "month", "monthly": "last"}
    return None


def yearly(parts, start):
    if not given(parts):
        return {"unit": "year"}
    # A month or a day alone takes the other from the start.
    days = {"BYMONTH": parts.get("BYMONTH"), "BYMONTHDAY": parts.get("BYMONTHDAY")}
    if start is None or "BYDAY" in parts or None in days.values():
        return None
    same = days == {"BYMONTH": str(start.month), "BYMONTHDAY": str(start.day)}
    return {"unit": "year"} if same else None


def weekdays_of(names: str) -> frozenset[int]:
    """The numbers of plain weekdays; none where one has an ordinal."""
    days = names.split(",") if names else []
    if not set(days) <= set(WEEKDAYS):
        return frozenset()
    return frozenset(WEEKDAYS.index(day) for day in days)


def week_start_is_ours(parts, plain: Choices, when: When | None) -> bool:
    """Whether it is the same rule with weeks that begin on Monday, as ours do."""
    if parts.get("WKST", "MO") == "MO" or plain.unit != "week" or plain.interval == 1:
        return True
    return not plain.weekdays


def in_short(plain: Choices, when: When | None) -> Choices:
    """A custom choice as the short one that says the same, if there is one."""
    days = plain.weekdays
    if plain.unit == "week" and days == MONDAY_TO_FRIDAY and plain.interval == 1:
        return replace(plain, repeats=WORKDAYS)
    if days:
        return plain
    meant = (plain.interval, plain.unit, plain.monthly)
    for name, stands_for in SHORT.items():
        if stands_for == meant:
            return replace(plain, repeats=name)
    return plain


def same_choices(first: Choices, second: Choices, when: When | None) -> bool:
    """Whether both mean the same rule; fields that do not matter may differ."""
    try:
        return rule_of(first, when) == rule_of(second, when)
    except NeedsStart:
        return first.plain == second.plain


def changed_rule(old: str, old_when, choices: Choices, when) -> str:
    """The rule to store: the old text, to the byte, where the choice is still the same.

    The same choice may need another rule for another first date. Raises
    :class:`NeedsStart`.
    """
    if choices.repeats == AS_IS:
        return old
    before = choices_of(old, old_when)
    rule = rule_of(choices, when)
    if before is None or not same_choices(before, choices, old_when):
        return rule
    try:
        unchanged = rule_of(before, old_when) == rule
    except NeedsStart:
        unchanged = False
    return old if unchanged else rule


def moved_rule(rule: str, when: When, new: When) -> str | None:
    """The rule of a series whose dates all move as its first one does.

    ``None`` where the rule names days that a form cannot say.
    """
    if not rule:
        return ""
    choices = choices_of(rule, when)
    days = (new.start_date - when.start_date).days
    if choices is None:
        return same_days_rule(rule, when, new) if days == 0 else None
    weekdays = frozenset((day + days) % 7 for day in choices.plain.weekdays)
    until = choices.until and choices.until + timedelta(days=days)
    plain = choices.plain
    if plain.unit == "week" and plain.interval > 1 and len(weekdays) > 1 and days % 7:
        return None  # some of them would go over into a week that is left out
    if choices.repeats == WORKDAYS and days % 7:
        choices = choices.plain
    if choices.plain.monthly == "last" and not is_last_of_month(new.start_date):
        return None
    return rule_of(replace(choices, weekdays=weekdays, until=until), new)


def same_days_rule(rule: str, when: When, new: When) -> str:
    """A rule of which only the time of day or the zone changes: UNTIL is a moment."""
    until = read_rule(rule).get("UNTIL")
    if not until:
        return rule
    if wall_until(until, when).year in {MINYEAR, MAXYEAR}:
        return rule  # for ever, which is in no zone
    last = last_day(until, when)
    others = [p for p in rule.split(";") if not p.upper().startswith("UNTIL=")]
    return ";".join([*others, f"UNTIL={until_of(last, new)}"])
