"""How an event repeats, in the reader's words.

Labels and values rather than sentences: not every language can put a date or a number
into a sentence without bending it.
"""

from babel.dates import format_skeleton, get_day_names
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from wagtail_ctn.dates import babel_locale, format_day
from wagtail_ctn.ical.recurrence import WEEKDAYS

from .repeats import Choice, Ends, Frequency, Monthly, Repeats, from_rule

LAST = 6


def describe(rule, when):
    """How a rule repeats from its first date; empty for what cannot be said so.

    ``when`` is that first date, a :class:`~wagtail_ctn.ical.when.When`.
    """
    choice = from_rule(rule, when) if when else Choice(Repeats.NEVER)
    if choice.repeats in (Repeats.NEVER, Repeats.AS_IS):
        return ""
    return "; ".join(
        part for part in (how_often(choice, when), how_long(choice)) if part
    )


def how_often(choice, when):
    day = when.start_date
    weekday = WEEKDAYS[day.weekday()]
    if choice.repeats == Repeats.WEEKDAYS:
        return _("Every working day, Monday to Friday")
    frequency, interval, monthly = frequency_of(choice)
    label = every(frequency, interval)
    if frequency == Frequency.WEEKLY:
        return f"{label}: {weekday_list(choice.weekdays or [weekday])}"
    if frequency == Frequency.MONTHLY:
        return f"{label}: {in_month(monthly, day, weekday)}"
    if frequency == Frequency.YEARLY:
        date = format_skeleton("MMMMd", day, locale=babel_locale())
        return f"{label}: {date}"
    return label


def frequency_of(choice):
    """``(frequency, interval, monthly)`` of any choice but the working days."""
    if choice.repeats == Repeats.CUSTOM:
        return choice.frequency, choice.interval, choice.monthly
    return {
        Repeats.DAILY: (Frequency.DAILY, 1, ""),
        Repeats.WEEKLY: (Frequency.WEEKLY, 1, ""),
        Repeats.FORTNIGHTLY: (Frequency.WEEKLY, 2, ""),
        Repeats.MONTHLY: (Frequency.MONTHLY, 1, Monthly.DATE),
        Repeats.MONTHLY_NTH: (Frequency.MONTHLY, 1, Monthly.NTH),
        Repeats.MONTHLY_LAST: (Frequency.MONTHLY, 1, Monthly.LAST),
        Repeats.YEARLY: (Frequency.YEARLY, 1, ""),
    }[choice.repeats]


def every(frequency, n):
    """``Every week``, ``Every 2 weeks``."""
    if n == 1:
        return {
            Frequency.DAILY: _("Every day"),
            Frequency.WEEKLY: _("Every week"),
            Frequency.MONTHLY: _("Every month"),
            Frequency.YEARLY: _("Every year"),
        }[frequency]
    return {
        Frequency.DAILY: ngettext("Every %(n)s day", "Every %(n)s days", n),
        Frequency.WEEKLY: ngettext("Every %(n)s week", "Every %(n)s weeks", n),
        Frequency.MONTHLY: ngettext("Every %(n)s month", "Every %(n)s months", n),
        Frequency.YEARLY: ngettext("Every %(n)s year", "Every %(n)s years", n),
    }[frequency] % {"n": n}


def weekday_name(weekday):
    names = get_day_names("wide", "stand-alone", babel_locale())
    return names[WEEKDAYS.index(weekday)]


def weekday_list(weekdays):
    """Weekdays in the order of the language's week."""
    first = babel_locale().first_week_day
    order = [*WEEKDAYS[first:], *WEEKDAYS[:first]]
    return ", ".join(weekday_name(name) for name in order if name in weekdays)


def in_month(monthly, day, weekday):
    if monthly == Monthly.DATE:
        # Translators: a day of the month, such as "day 15".
        return _("day %(number)s") % {"number": day.day}
    number = LAST if monthly == Monthly.LAST else (day.day - 1) // 7 + 1
    return f"{ordinal(number, weekday)} {weekday_name(weekday)}"


def ordinal(number, weekday):
    """``third``, in the gender that the weekday has in some languages."""
    if weekday in ("MO", "TU", "TH"):
        return [
            pgettext("of Monday, Tuesday, Thursday", "first"),
            pgettext("of Monday, Tuesday, Thursday", "second"),
            pgettext("of Monday, Tuesday, Thursday", "third"),
            pgettext("of Monday, Tuesday, Thursday", "fourth"),
            pgettext("of Monday, Tuesday, Thursday", "fifth"),
            pgettext("of Monday, Tuesday, Thursday", "last"),
        ][number - 1]
    if weekday == "SU":
        return [
            pgettext("of Sunday", "first"),
            pgettext("of Sunday", "second"),
            pgettext("of Sunday", "third"),
            pgettext("of Sunday", "fourth"),
            pgettext("of Sunday", "fifth"),
            pgettext("of Sunday", "last"),
        ][number - 1]
    return [
        pgettext("of Wednesday, Friday, Saturday", "first"),
        pgettext("of Wednesday, Friday, Saturday", "second"),
        pgettext("of Wednesday, Friday, Saturday", "third"),
        pgettext("of Wednesday, Friday, Saturday", "fourth"),
        pgettext("of Wednesday, Friday, Saturday", "fifth"),
        pgettext("of Wednesday, Friday, Saturday", "last"),
    ][number - 1]


def how_long(choice):
    if choice.ends == Ends.ON:
        return _("until: %(day)s") % {"day": format_day(choice.until)}
    if choice.ends == Ends.AFTER:
        n = choice.count
        return ngettext("%(n)s time", "%(n)s times", n) % {"n": n}
    return ""
