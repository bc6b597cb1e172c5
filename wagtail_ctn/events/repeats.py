"""How often an event repeats, as the form asks for it, and as RFC 5545 writes it.

A rule that the form cannot say is kept as it is.
"""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from wagtail_ctn.ical.clients import explicit_days
from wagtail_ctn.ical.recurrence import (
    WEEKDAYS,
    RuleError,
    as_until,
    read_rule,
    wall_until,
)

ENDS = ("COUNT", "UNTIL")


class Repeats(TextChoices):
    NEVER = "never", _("Does not repeat")
    DAILY = "daily", _("Every day")
    WEEKLY = "weekly", _("Every week, on this weekday")
    FORTNIGHTLY = "fortnightly", _("Every two weeks, on this weekday")
    MONTHLY = "monthly", _("Every month, on this day of the month")
    MONTHLY_NTH = "monthly_nth", _("Every month, on the weekday of this week in it")
    MONTHLY_LAST = "monthly_last", _("Every month, on the last such weekday")
    YEARLY = "yearly", _("Every year")
    WEEKDAYS = "weekdays", _("Every working day, Monday to Friday")
    CUSTOM = "custom", _("Otherwise…")
    AS_IS = "as_is", _("By a rule that only text can say")


class Frequency(TextChoices):
    DAILY = "DAILY", _("days")
    WEEKLY = "WEEKLY", _("weeks")
    MONTHLY = "MONTHLY", _("months")
    YEARLY = "YEARLY", _("years")


class Monthly(TextChoices):
    DATE = "date", _("on the same day of the month")
    NTH = "nth", _("on the weekday of the same week in it")
    LAST = "last", _("on the last such weekday")


class Ends(TextChoices):
    NEVER = "never", _("Never")
    ON = "on", _("On a date")
    AFTER = "after", _("After a number of dates")


@dataclass(frozen=True)
class Choice:
    """What is chosen in the form. The last four say more of ``custom``."""

    repeats: str = Repeats.NEVER
    ends: str = Ends.NEVER
    until: date | None = None
    count: int | None = None
    frequency: str = Frequency.WEEKLY
    interval: int = 1
    weekdays: tuple = ()
    monthly: str = Monthly.DATE


def to_rule(choice, when):
    """The RRULE value of a choice for a first date; empty for what does not repeat.

    ``when`` is ``None`` in a draft without a date: what the rule takes from it is left
    out of it then.
    """
    if choice.repeats == Repeats.NEVER:
        return ""
    parts = {name: value for name, value in parts_of(choice, when).items() if value}
    if choice.ends == Ends.ON and choice.until:
        parts["UNTIL"] = until_text(choice.until, when)
    elif choice.ends == Ends.AFTER and choice.count:
        parts["COUNT"] = str(choice.count)
    return ";".join(f"{name}={value}" for name, value in parts.items())


def parts_of(choice, when):
    """The parts of a rule without its end."""
    day = when.start_date if when else None
    weekday = WEEKDAYS[day.weekday()] if day else ""
    monthly = {
        Monthly.DATE: {"BYMONTHDAY": str(day.day) if day else ""},
        Monthly.NTH: {"BYDAY": f"{(day.day - 1) // 7 + 1}{weekday}" if day else ""},
        Monthly.LAST: {"BYDAY": f"-1{weekday}" if day else ""},
    }
    yearly = {
        "BYMONTH": str(day.month) if day else "",
        "BYMONTHDAY": str(day.day) if day else "",
    }
    if choice.repeats == Repeats.CUSTOM:
        interval = str(choice.interval) if choice.interval > 1 else ""
        base = {"FREQ": choice.frequency, "INTERVAL": interval}
        weekdays = [name for name in WEEKDAYS if name in choice.weekdays]
        more = {
            Frequency.WEEKLY: {"BYDAY": ",".join(weekdays) or weekday},
            Frequency.MONTHLY: monthly[choice.monthly],
            Frequency.YEARLY: yearly,
        }
        return base | more.get(choice.frequency, {})
    return {
        Repeats.DAILY: {"FREQ": "DAILY"},
        Repeats.WEEKLY: {"FREQ": "WEEKLY", "BYDAY": weekday},
        Repeats.FORTNIGHTLY: {"FREQ": "WEEKLY", "INTERVAL": "2", "BYDAY": weekday},
        Repeats.MONTHLY: {"FREQ": "MONTHLY"} | monthly[Monthly.DATE],
        Repeats.MONTHLY_NTH: {"FREQ": "MONTHLY"} | monthly[Monthly.NTH],
        Repeats.MONTHLY_LAST: {"FREQ": "MONTHLY"} | monthly[Monthly.LAST],
        Repeats.YEARLY: {"FREQ": "YEARLY"} | yearly,
        Repeats.WEEKDAYS: {"FREQ": "WEEKLY", "BYDAY": ",".join(WEEKDAYS[:5])},
    }[choice.repeats]


def until_text(until, when):
    """UNTIL that includes the date that starts on the day ``until``."""
    if when is None:
        return f"{until:%Y%m%d}"
    return as_until(datetime.combine(until, when.start_time or time()), when)


PRESETS = [
    Repeats.DAILY,
    Repeats.WEEKLY,
    Repeats.FORTNIGHTLY,
    Repeats.MONTHLY,
    Repeats.MONTHLY_NTH,
    Repeats.MONTHLY_LAST,
    Repeats.YEARLY,
    Repeats.WEEKDAYS,
]


def from_rule(rule, when):
    """The choice that says a rule; ``as_is`` where none does."""
    if not rule:
        return Choice()
    try:
        parts = read_rule(rule)
    except RuleError:
        return Choice(Repeats.AS_IS)
    end = end_of(parts, when)
    candidates = [Choice(repeats, **end) for repeats in PRESETS]
    candidates += custom_choices(parts, end)
    for choice in candidates:
        if canonical(parts_of(choice, when), when) == canonical(parts, when):
            return choice
    return Choice(Repeats.AS_IS)


def end_of(parts, when):
    if "COUNT" in parts:
        return {"ends": Ends.AFTER, "count": int(parts["COUNT"])}
    if "UNTIL" in parts:
        text = parts["UNTIL"]
        last = wall_until(text, when) if when else datetime.strptime(text[:8], "%Y%m%d")
        if when and when.start_time and last.time() < when.start_time:
            # The rule ends earlier that day than the event would begin.
            return {"ends": Ends.ON, "until": date.fromordinal(last.toordinal() - 1)}
        return {"ends": Ends.ON, "until": last.date()}
    return {}


def custom_choices(parts, end):
    """The choices of ``custom`` that might say these parts."""
    weekdays = tuple(parts.get("BYDAY", "").split(",")) if "BYDAY" in parts else ()
    for monthly in Monthly.values:
        yield Choice(
            Repeats.CUSTOM,
            frequency=parts["FREQ"],
            interval=int(parts.get("INTERVAL", "1")),
            weekdays=weekdays if parts["FREQ"] == "WEEKLY" else (),
            monthly=monthly,
            **end,
        )


def canonical(parts, when):
    """A rule without its end, in the one form that rules of one meaning share."""
    found = {name: text for name, text in parts.items() if text and name not in ENDS}
    if when:
        found |= explicit_days(found, when)
    if found.get("INTERVAL", "1") == "1":
        found.pop("INTERVAL", None)
        found.pop("WKST", None)
    if found.get("WKST") == "MO":
        found.pop("WKST")
    if "BYDAY" in found:
        found["BYDAY"] = frozenset(found["BYDAY"].split(","))
    return found
