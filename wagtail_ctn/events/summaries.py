"""How an event repeats, in words of the reader's language.

In the style of labels, "Every 2 weeks: Wednesday": weekdays and dates stand in the
nominative, which is all that the data of languages has of them for Latvian.
"""

from babel.dates import get_day_names
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wagtail_ctn.dates import (
    as_clocks_show,
    babel_locale,
    first_weekday,
    format_clock,
    format_day,
    format_day_of_year,
)

from .repeats import AS_IS, MONDAY_TO_FRIDAY, NEVER, choices_of, nth_of_month


def describe(rule, when):
    """How it repeats: ``Every 2 weeks: Wednesday · until: 16 December 2020``.

    Empty for what does not repeat, and for rules that cannot be said simply: the text
    of the rule is all there is to show then.
    """
    choices = choices_of(rule, when)
    if choices is None or choices.repeats == NEVER:
        return ""
    return say(choices, when)


def say(choices, when):
    """The same for what an editor chose."""
    if choices.repeats in (NEVER, AS_IS):
        return ""
    plain = choices.plain
    pieces = [say_days(plain, when), say_end(plain)]
    return " · ".join(piece for piece in pieces if piece)


def say_days(plain, when):
    often, n = (
        {
            "day": say_every_day,
            "week": say_every_week,
            "month": say_every_month,
            "year": say_every_year,
        }[plain.unit],
        plain.interval,
    )
    if plain.unit == "week" and plain.weekdays == MONDAY_TO_FRIDAY and n == 1:
        return _("Every working day, Monday to Friday")
    days = days_in_words(plain, when)
    if not days:
        return often(n)
    # Translators: "Every week: Wednesday, Friday".
    return _("%(often)s: %(days)s") % {"often": often(n), "days": days}


def say_every_day(n):
    if n == 1:
        return _("Every day")
    return ngettext("Every %(n)s day", "Every %(n)s days", n) % {"n": n}


def say_every_week(n):
    if n == 1:
        return _("Every week")
    return ngettext("Every %(n)s week", "Every %(n)s weeks", n) % {"n": n}


def say_every_month(n):
    if n == 1:
        return _("Every month")
    return ngettext("Every %(n)s month", "Every %(n)s months", n) % {"n": n}


def say_every_year(n):
    if n == 1:
        return _("Every year")
    return ngettext("Every %(n)s year", "Every %(n)s years", n) % {"n": n}


def days_in_words(plain, when):
    """On which days of the week, month or year; empty where that says nothing new."""
    start = when.start_date if when else None
    if plain.unit == "week" and plain.weekdays:
        return ", ".join(weekday(n) for n in in_language_order(plain.weekdays))
    if start is None or plain.unit == "day":
        return ""
    if plain.unit == "week":
        return weekday(start.weekday())
    if plain.unit == "year":
        return format_day_of_year(start)
    if plain.monthly == "date":
        # Translators: a day of every month, such as "day 15".
        return _("day %(day)s") % {"day": start.day}
    if plain.monthly == "last":
        return last_weekday(start.weekday())
    return nth_weekday(nth_of_month(start), start.weekday())


def say_end(plain):
    if plain.until:
        # Translators: the last day of a series, such as "until: 16 December 2020".
        return _("until: %(day)s") % {"day": format_day(plain.until)}
    if plain.count:
        n = plain.count
        # Translators: how often an event takes place in all.
        return ngettext("%(n)s time", "%(n)s times", n) % {"n": n}
    return ""


def weekday(number):
    """The name of a weekday, Monday being 0, as it stands in a line of text."""
    return str(get_day_names("wide", "format", babel_locale())[number])


def in_language_order(days):
    """Weekdays in the order of the language, whose week may begin on a Sunday."""
    return sorted(days, key=lambda day: (day - first_weekday()) % 7)


def nth_weekday(number, day):
    """``3rd Wednesday``: adjectives agree with weekdays, so each has its own text."""
    ordinal = [_("1st"), _("2nd"), _("3rd"), _("4th"), _("5th")][number - 1]
    # Translators: %(nth)s is your translation of "3rd" and the like; what agrees with
    # the weekday stands here.
    patterns = [
        _("%(nth)s Monday"),
        _("%(nth)s Tuesday"),
        _("%(nth)s Wednesday"),
        _("%(nth)s Thursday"),
        _("%(nth)s Friday"),
        _("%(nth)s Saturday"),
        _("%(nth)s Sunday"),
    ]
    return patterns[day] % {"nth": ordinal}


def last_weekday(day):
    """The last such weekday of a month."""
    return [
        _("last Monday"),
        _("last Tuesday"),
        _("last Wednesday"),
        _("last Thursday"),
        _("last Friday"),
        _("last Saturday"),
        _("last Sunday"),
    ][day]


def say_start(when):
    """A date with its weekday and time, as rows of dates have it."""
    when = as_clocks_show(when)
    day = format_day(when.start_date, weekday=True)
    if when.start_time is None:
        return day
    clock = format_clock(when.start_time)
    if when.end_time is None:
        return f"{day}, {clock}"
    return f"{day}, {clock}–{format_clock(when.end_time)}"
