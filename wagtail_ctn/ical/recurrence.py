"""Recurrence sets (RFC 5545, 3.8.5) expanded over a window, with python-dateutil.

Rules are read and expanded in *wall time*: naive datetimes as written on a poster,
midnight for whole days. A zone comes in only when a date becomes a moment, which
:class:`~wagtail_ctn.ical.when.When` does; so a weekly event keeps its local time over a
change of clocks, as 3.3.10 asks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import MAXYEAR, UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from dateutil.rrule import DAILY, MONTHLY, WEEKLY, YEARLY, rrule, rrulestr

from .when import When, local_time

FREQUENCIES = {"YEARLY": YEARLY, "MONTHLY": MONTHLY, "WEEKLY": WEEKLY, "DAILY": DAILY}
SUB_DAILY = {"HOURLY", "MINUTELY", "SECONDLY"}
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
# Days of a period at least, to know how many periods a window can have.
SHORTEST = {YEARLY: 365, MONTHLY: 28, WEEKLY: 7, DAILY: 1}
# Periods that are all of so many days.
NEARER = {"WEEKLY": 7, "DAILY": 1}
# The part of a rule → the numbers it may have; those below zero count from the end.
NUMBERS = {
    "INTERVAL": range(1, 1000),
    "COUNT": range(1, 1_000_000),
    "BYMONTH": range(1, 13),
    "BYWEEKNO": range(1, 54),
    "BYYEARDAY": range(1, 367),
    "BYMONTHDAY": range(1, 32),
    "BYSETPOS": range(1, 367),
    "BYHOUR": range(24),
    "BYMINUTE": range(60),
    "BYSECOND": range(60),
}
FROM_THE_END = {"BYWEEKNO", "BYYEARDAY", "BYMONTHDAY", "BYSETPOS"}
LISTS = set(NUMBERS) - {"INTERVAL", "COUNT"}
# Parts that RFC 5545, 3.3.10 allows with some frequencies only.
ONLY_WITH = {
    "BYWEEKNO": {"YEARLY"},
    "BYYEARDAY": {"YEARLY"},
    "BYMONTHDAY": {"YEARLY", "MONTHLY", "DAILY"},
}
TIME_PARTS = ("BYHOUR", "BYMINUTE", "BYSECOND")
NUMBER = re.compile(r"[+-]?\d{1,6}")
DAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
UNTIL = re.compile(r"(\d{8})(?:T(\d{6})(Z?))?")
# Longer than any change of clocks: so far from UNTIL wall times tell which is earlier.
NEAR = timedelta(days=2)
# More than this on one day is a rule for hours by another name.
MOST_A_DAY = 10
LONGEST_RULE = 1000
# A rule without a date for so long has none: 29 February may be 8 years away, the same
# one on a given weekday 40.
YEARS_TO_TRY = 41
LAST_YEAR = 2199


class RuleError(ValueError):
    """A rule that is none, or that we do not expand.

    ``code`` is ``not_a_rule``, ``sub_daily``, ``count_and_until``, ``unsupported`` (of
    another calendar than the Gregorian), ``too_many`` (on one day) or ``never`` (it has
    no date at all); ``part`` is what is wrong, as written.
    """

    def __init__(self, code: str, part: str = "") -> None:
        super().__init__(f"{code}: {part}" if part else code)
        self.code = code
        self.part = part


@dataclass(frozen=True)
class Recurrence:
    """A recurrence set: the first date, a rule, more dates, and fewer.

    ``when`` is the first date (DTSTART and DTEND), ``rule`` the value of an RRULE or
    empty. ``extra`` (RDATE) and ``excluded`` (EXDATE) are wall times in the zone of
    ``when``: naive, at midnight for whole days.
    """

    when: When
    rule: str = ""
    extra: tuple[datetime, ...] = ()
    excluded: frozenset[datetime] = frozenset()

    def between(self, first: date, last: date, most: int = 10_000) -> list[datetime]:
        """Wall times of the starts from ``first`` to ``last``, both inclusive.

        In order, each once, at most ``most``. The work is bounded by the number of the
        rule's periods from its beginning to ``last``. Raises :class:`RuleError`.
        """
        starts = {wall_start(self.when), *self.extra}
        if self.rule:
            starts.update(islice(self.by_rule(first, last), most))
        starts -= self.excluded
        found = sorted(start for start in starts if first <= start.date() <= last)
        return found[:most]

    def by_rule(self, first: date, last: date) -> Iterator[datetime]:
        """What the rule alone gives from ``first`` to ``last``, in order."""
        parts = read_rule(self.rule)
        for start in rule_starts(parts, nearer(parts, self.when, first), last):
            if start.date() > last:
                return
            if start.date() >= first:
                yield start

    @property
    def is_endless(self) -> bool:
        parts = read_rule(self.rule) if self.rule else {"COUNT": "1"}
        return "COUNT" not in parts and "UNTIL" not in parts


def wall_start(when: When) -> datetime:
    """The start as written: a naive time, midnight for whole days."""
    return datetime.combine(when.start_date, when.start_time or time())


def moved_to(when: When, start: datetime) -> When:
    """``when`` at another start, as long as before by the clock on the wall."""
    later = start - wall_start(when)
    if not later:
        return when
    day, clock = start.date(), None if when.all_day else start.time()
    if when.end_time is not None:
        end = datetime.combine(when.last_date, when.end_time) + later
        is_one_day = when.end_date is None and end.date() == day
        end_date = None if is_one_day else end.date()
        return When(day, clock, end_date, end.time(), when.timezone)
    if when.end_date is not None:
        end_date = day + (when.end_date - when.start_date)
        return When(day, clock, end_date, None, when.timezone)
    return When(day, clock, None, None, when.timezone)


def check_rule(rule: str, when: When) -> None:
    """Raise :class:`RuleError` for a rule that gives no dates, or that is none."""
    parts = read_rule(rule)
    if when.all_day and parts.keys() & set(TIME_PARTS):
        raise RuleError("not_a_rule", "BYHOUR")
    last = date(min(when.start_date.year + YEARS_TO_TRY, LAST_YEAR), 12, 31)
    if next(rule_starts(parts, when, last), None) is None:
        raise RuleError("never")


def nearer(parts: dict[str, str], when: When, first: date) -> When:
    """A start from which a rule gives the same from ``first`` on: a later one, if any.

    That is some of its periods later. Those of a month or a year are not of one length,
    but there are few of them; and dates that are numbered must be counted.
    """
    days = NEARER.get(parts["FREQ"])
    if days is None or "COUNT" in parts:
        return when
    days *= int(parts.get("INTERVAL", "1"))
    # One period is too many rather than too few: there may be several dates in it.
    periods = (first - when.start_date).days // days - 1
    if periods <= 0:
        return when
    later = when.start_date + timedelta(days=periods * days)
    return When(later, when.start_time, timezone=when.timezone)


def matches_start(rule: str, when: When) -> bool:
    """Whether the first date is one that the rule gives (RFC 5545, 3.8.5.3)."""
    start = wall_start(when)
    starts = rule_starts(read_rule(rule), when, when.start_date)
    return next(starts, None) == start


def read_rule(rule: str) -> dict[str, str]:
    """The parts of an RRULE value by name, in capitals, as RFC 5545, 3.3.10 has them.

    Raises :class:`RuleError` for everything that the RFC does not allow, and for what
    we do not expand: sub-daily rules and other calendars (RFC 7529).
    """
    # Some letters that are not ASCII become so in capitals, and there are other digits.
    if len(rule) > LONGEST_RULE or not rule.isascii():
        raise RuleError("not_a_rule", f"{rule[:40]}…")
    parts: dict[str, str] = {}
    for part in rule.strip().rstrip(";").upper().split(";"):
        name, _, value = part.partition("=")
        if name in parts or not value:
            raise RuleError("not_a_rule", part)
        check_part(name, value, part)
        parts[name] = value
    check_together(parts)
    return parts


def check_part(name: str, value: str, part: str) -> None:
    if name in {"RSCALE", "SKIP"}:
        raise RuleError("unsupported", part)
    if name == "FREQ" and value in SUB_DAILY:
        raise RuleError("sub_daily", part)
    if not is_part(name, value):
        raise RuleError("not_a_rule", part)


def is_part(name: str, value: str) -> bool:
    if name in NUMBERS:
        values = value.split(",") if name in LISTS else [value]
        return all(is_number(name, text) for text in values)
    if name == "BYDAY":
        return all(is_day(text) for text in value.split(","))
    if name == "UNTIL":
        return read_until(value) is not None
    return value in {"FREQ": FREQUENCIES, "WKST": WEEKDAYS}.get(name, ())


def is_number(name: str, text: str) -> bool:
    if not NUMBER.fullmatch(text):
        return False
    number = int(text)
    return (abs(number) if name in FROM_THE_END else number) in NUMBERS[name]


def is_day(text: str) -> bool:
    found = DAY.fullmatch(text)
    return found is not None and 1 <= abs(int(found[1] or 1)) <= 53


def check_together(parts: dict[str, str]) -> None:
    """Parts that RFC 5545 allows alone, but not together."""
    frequency = parts.get("FREQ")
    if frequency is None:
        raise RuleError("not_a_rule", "FREQ")
    if "COUNT" in parts and "UNTIL" in parts:
        raise RuleError("count_and_until")
    for name, frequencies in ONLY_WITH.items():
        if name in parts and frequency not in frequencies:
            raise RuleError("not_a_rule", f"{name}={parts[name]}")
    has_ordinals = not set(parts.get("BYDAY", "").split(",")) <= {"", *WEEKDAYS}
    if has_ordinals and (frequency not in {"MONTHLY", "YEARLY"} or "BYWEEKNO" in parts):
        raise RuleError("not_a_rule", f"BYDAY={parts['BYDAY']}")
    if "BYSETPOS" in parts and not parts.keys() & (LISTS | {"BYDAY"}) - {"BYSETPOS"}:
        raise RuleError("not_a_rule", f"BYSETPOS={parts['BYSETPOS']}")
    a_day = 1
    for name in TIME_PARTS:
        a_day *= len(set(parts.get(name, "0").split(",")))
    if a_day > MOST_A_DAY:
        raise RuleError("too_many")


def read_until(text: str) -> datetime | None:
    """UNTIL as a time: aware if it is in UTC; a date is midnight; ``None`` for neither.

    Which of them it is, the length of the text tells.
    """
    found = UNTIL.fullmatch(text)
    if not found:
        return None
    try:
        moment = datetime.strptime(found[1] + (found[2] or "000000"), "%Y%m%d%H%M%S")
    except ValueError:
        return None
    return moment.replace(tzinfo=UTC) if found[3] else moment


def wall_until(text: str, when: When) -> datetime:
    """The last wall time that an UNTIL allows, its last local day included."""
    until = read_until(text)
    if until is None:
        raise RuleError("not_a_rule", f"UNTIL={text}")
    if when.all_day or len(text) == len("20200715"):
        return datetime.combine(until.date(), time.max)
    if until.tzinfo is None:
        return until
    if until.year in {1, MAXYEAR}:
        # "For ever" in some calendars; in other zones such a year may not be one.
        return until.replace(tzinfo=None)
    return until.astimezone(ZoneInfo(when.timezone)).replace(tzinfo=None)


def rule_starts(parts: dict[str, str], when: When, last: date) -> Iterator[datetime]:
    """What a rule gives, in order, until it ends or its periods have passed ``last``.

    The first date counts for nothing here unless the rule gives it.
    """
    start = wall_start(when)
    span = max((last - when.start_date).days, 0)
    interval = int(parts.get("INTERVAL", "1"))
    days = SHORTEST[FREQUENCIES[parts["FREQ"]]] * interval
    rule = as_dateutil(parts, when, start)
    rule = rule.replace(interval=Steps(interval, span // days + 1))
    found = passing(rule, [lambda moment: moment >= start, *tests_of(parts, when)])
    return islice(found, int(parts["COUNT"]) if "COUNT" in parts else None)


def passing(rule: rrule, tests: list[Callable[[datetime], bool]]) -> Iterator[datetime]:
    """What dateutil gives, as far as we let it look, if it passes all tests."""
    try:
        for moment in rule:
            if all(test(moment) for test in tests):
                yield moment
    except WindowPassed:
        return
    except (OverflowError, ValueError):
        # Dates end within the last week of the year 9999.
        return


def as_dateutil(parts: dict[str, str], when: When, start: datetime) -> rrule:
    """The rule as python-dateutil takes it, in wall time.

    Where dateutil and RFC 5545 differ, it is given what means the same to both. What it
    gives too much, :func:`tests_of` takes out again; so COUNT is not its business.
    """
    given = {"WKST": "MO", **parts}
    for name in ("COUNT", "UNTIL", *(TIME_PARTS if when.all_day else ())):
        given.pop(name, None)
    if "BYWEEKNO" in given:
        if not given.keys() & {"BYDAY", "BYMONTHDAY", "BYYEARDAY"}:
            # What a rule does not say comes from the first date: dateutil would take
            # all seven days of the week.
            given["BYDAY"] = WEEKDAYS[start.weekday()]
        if "BYSETPOS" not in given:
            del given["BYWEEKNO"]
    if given["FREQ"] == "WEEKLY" and "BYSETPOS" in given:
        # Positions are in the whole week, the days before the first date included.
        given.setdefault("BYDAY", WEEKDAYS[start.weekday()])
        start = week_start(start, given["WKST"])
    if "BYDAY" in given:
        given["BYDAY"] = weekdays_for_dateutil(given)
    text = ";".join(f"{name}={value}" for name, value in given.items())
    rule = rrulestr(text, dtstart=start)
    if not isinstance(rule, rrule):
        raise RuleError("not_a_rule", text)
    if "UNTIL" in parts:
        until = wall_until(parts["UNTIL"], when)
        rule = rule.replace(until=min(until, datetime.max - NEAR) + NEAR)
    return rule


def weekdays_for_dateutil(given: dict[str, str]) -> str:
    """BYDAY with an ordinal for every day, or for none.

    dateutil asks of a day that it is among those with an ordinal and among those
    without; and it fails on an ordinal far outside of a month.
    """
    days = given["BYDAY"].split(",")
    if set(days) <= set(WEEKDAYS):
        return given["BYDAY"]
    of_month = given["FREQ"] == "MONTHLY" or "BYMONTH" in given
    most = 5 if of_month else 53
    found: list[str] = []
    for day in days:
        if day in WEEKDAYS:
            found.extend(f"{ordinal}{day}" for ordinal in range(1, most + 1))
        else:
            # One too many is as good as never.
            ordinal = max(-most - 1, min(most + 1, int(day[:-2])))
            found.append(f"{ordinal}{day[-2:]}")
    return ",".join(found)


def tests_of(parts: dict[str, str], when: When) -> Iterator[Callable[[datetime], bool]]:
    """What dateutil does not look at, or reads in another way than RFC 5545."""
    if "UNTIL" in parts:
        yield until_test(parts["UNTIL"], when)
    if "BYWEEKNO" in parts:
        numbers = {int(text) for text in parts["BYWEEKNO"].split(",")}
        wkst = parts.get("WKST", "MO")
        yield lambda moment: not numbers.isdisjoint(week_numbers(moment, wkst))


def until_test(text: str, when: When) -> Callable[[datetime], bool]:
    """Whether a wall time is not after UNTIL: compared as moments where it is in UTC.

    Where clocks change, what is later on the wall may be earlier.
    """
    until, last = read_until(text), wall_until(text, when)
    is_moment = until is not None and until.tzinfo is not None and not when.all_day

    def is_in_time(start: datetime) -> bool:
        if until is None or not is_moment or abs(start - last) > NEAR:
            return start <= last
        if until.year in {1, MAXYEAR}:
            return start <= last
        return local_time(start.date(), start.time(), when.timezone) <= until

    return is_in_time


def week_start(moment: datetime, wkst: str) -> datetime:
    """The same time on the first day of its week."""
    days = (moment.weekday() - WEEKDAYS.index(wkst)) % 7
    return moment - min(timedelta(days=days), moment - datetime.min)


def week_numbers(moment: datetime, wkst: str) -> set[int]:
    """The number of a day's week in its year, from the beginning and from the end.

    Week 1 is the first with four days or more in the year (RFC 5545, 3.3.10, and
    ISO 8601, but for the day on which it begins), so the fourth day tells the year.
    """
    fourth = week_start(moment, wkst) + timedelta(days=3)
    number = (fourth.timetuple().tm_yday + 6) // 7
    last = date(fourth.year, 12, 31)
    # Fourth days that are left in the year, by weeks.
    left = (last - fourth.date()).days // 7
    return {number, -left - 1}


class WindowPassed(Exception):
    """A rule has been followed through all periods that a window can touch."""


class Steps(int):
    """An INTERVAL that counts the periods in which dateutil looks for dates.

    Left alone, dateutil follows a rule that matches nothing up to the year 9999, which
    takes seconds. It adds the interval once a period (a multiple of it for weeks).
    """

    left: int

    def __new__(cls, interval: int, periods: int) -> Steps:
        steps = super().__new__(cls, interval)
        steps.left = periods
        return steps

    def step(self) -> None:
        if self.left == 0:
            raise WindowPassed
        self.left -= 1

    def __radd__(self, other: int) -> int:
        self.step()
        return other + int(self)

    def __mul__(self, other: int) -> int:
        self.step()
        return int(self) * other


def as_until(last: datetime, when: When) -> str:
    """UNTIL for a rule whose last date starts at the wall time ``last``.

    A date for whole days, else in UTC (RFC 5545, 3.3.10).
    """
    if when.all_day:
        return f"{last:%Y%m%d}"
    moment = moved_to(when, last).start()
    if not isinstance(moment, datetime):
        raise TypeError(f"{moment!r} is a date")
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def with_parts(rule: str, **changes: str | None) -> str:
    """A rule with some of its parts changed or, with ``None``, taken out."""
    parts: dict[str, str | None] = {**read_rule(rule), **changes}
    order = ["FREQ", *(name for name in parts if name != "FREQ")]
    return ";".join(f"{name}={parts[name]}" for name in order if parts[name])


def ended_before(recurrence: Recurrence, day: date) -> str:
    """The rule, ending with its last date before ``day``; empty if it has none.

    A rule that gives the first date only is no rule any more either.
    """
    last = day - timedelta(days=1)
    starts = list(recurrence.by_rule(recurrence.when.start_date, last))
    if not starts or starts == [wall_start(recurrence.when)]:
        return ""
    until = as_until(starts[-1], recurrence.when)
    return with_parts(recurrence.rule, COUNT=None, UNTIL=until)
