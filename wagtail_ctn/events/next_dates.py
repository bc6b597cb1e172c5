"""The next dates of an event as an editor sees them, of a draft too."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wagtail_ctn.ical.recurrence import RuleError, check_rule, matches_start
from wagtail_ctn.ical.when import WhenError

from .changes import LAST
from .errors import WHEN_ERRORS, rule_error
from .repeats_form import monthly_choices, repeats_choices
from .schedule import MOST_DATES, event_dates, parts_of
from .summaries import describe, say_start

SHOWN = 8
LONGEST_MARK = 60
MANY = 500
# How far ahead to look for eight dates, in days: few series need the last of these.
WINDOWS = [70, 400, 3000, 16_000]


@dataclass(frozen=True)
class Row:
    """One line of the list: a date and what is special about it."""

    date: object
    clock_change: str = ""

    @property
    def text(self):
        return say_start(self.date.when)

    @property
    def is_off(self):
        return self.date.is_cancelled or self.date.is_left_out

    @property
    def begins_texts(self):
        """Whether other texts hold from this date on."""
        following = self.date.following
        day, clock = self.date.key
        # Of several dates on a day it is the first.
        return following is not None and (following.original_date, None) == (day, clock)

    @property
    def can_be_restored(self):
        return self.date.exception is not None or self.begins_texts

    @property
    def marks(self):
        exception, said = self.date.exception, self.date.said
        marks = [str(exception.get_change_display())] if exception else []
        if self.date.is_moved:
            usual = say_start(self.date.usual)
            # Translators: the date on which it would have been.
            marks.append(_("instead of: %(date)s") % {"date": usual})
        if self.begins_texts:
            marks.append(str(self.date.following.get_change_display()))
        if said and said.reason:
            marks.append(said.reason)
        if said and said.title:
            marks.append(said.title)
        if said and said.note:
            marks.append(Truncator(said.note).chars(LONGEST_MARK))
        if self.date.is_extra:
            marks.append(_("Extra date"))
        if self.clock_change:
            marks.append(self.clock_change)
        return marks


class NextDates:
    """What a form says of the dates that an event will have, as the site computes them.

    ``page`` need not be saved and may lack dates; ``problem`` then says why there is
    nothing to show.
    """

    def __init__(self, page, today=None):
        self.page = page
        self.today = today or timezone.localdate()

    @cached_property
    def problem(self):
        """Why there are no dates; empty where there are."""
        when = self.page.when
        if when is None:
            return _("The dates stand here as soon as there is a start date.")
        try:
            when.check()
            if self.page.recurrence:
                check_rule(self.page.recurrence, when)
        except WhenError as error:
            return WHEN_ERRORS[error.code]
        except RuleError as error:
            return rule_error(error)
        return ""

    @property
    def rule(self):
        return self.page.recurrence

    @cached_property
    def summary(self):
        """How it repeats, in one line; the rule itself where that cannot be said."""
        if self.page.when is None:
            return ""
        return describe(self.rule, self.page.when) or self.rule

    @cached_property
    def is_endless(self):
        parts = [] if self.problem else parts_of(self.page)
        return bool(parts and parts[-1].rule and parts[-1].is_endless)

    @cached_property
    def count(self):
        """How many dates there are in all; ``None`` for a series without end."""
        if self.problem or self.is_endless:
            return None
        return len([d for d in event_dates(self.page, last=LAST) if not d.is_left_out])

    @cached_property
    def total(self):
        """The number of dates, in words."""
        if self.problem:
            return ""
        if self.is_endless:
            return _("Without end")
        if self.count >= MOST_DATES:
            return _("more than %(n)s dates") % {"n": MOST_DATES}
        n = self.count
        return ngettext("%(n)s date in all", "%(n)s dates in all", n) % {"n": n}

    @cached_property
    def warnings(self):
        """What an editor may not have meant."""
        if self.problem or not self.rule:
            return []
        warnings = []
        if self.is_endless:
            warnings.append(_("It has no end: subscribers see it for ever."))
        elif self.count > MANY:
            warnings.append(_("These are very many dates. Is the end right?"))
        if not matches_start(self.rule, self.page.when):
            warnings.append(
                _(
                    "The start date is none of those that the rule gives: calendars"
                    " differ in whether they show it."
                )
            )
        return warnings

    @cached_property
    def dates(self):
        """The dates to show, and the one before them if there is one."""
        if self.problem:
            return []
        first = self.today - timedelta(days=400)
        for days in WINDOWS:
            found = event_dates(self.page, first, self.today + timedelta(days=days))
            coming = [n for n, d in enumerate(found) if d.when.last_date >= self.today]
            if len(coming) >= SHOWN:
                break
        if coming:
            # Dates that overlap end in another order than they begin.
            return found[max(coming[0] - 1, 0) : coming[0] + SHOWN]
        return event_dates(self.page, last=self.today)[-SHOWN - 1 :]

    @property
    def are_past(self):
        return bool(self.dates) and self.dates[-1].when.last_date < self.today

    @cached_property
    def rows(self):
        """At most eight lines."""
        dates = self.dates
        rows = rows_of(dates)
        if rows and not self.are_past and dates[0].when.last_date < self.today:
            rows = rows[1:]
        return rows[-SHOWN:] if self.are_past else rows[:SHOWN]

    @property
    def labels(self):
        """What the options of the form mean for this start date, for its script."""
        when = self.page.when
        labels = {
            "repeats": repeats_choices(when),
            "repeat_monthly": monthly_choices(when),
        }
        return json.dumps(
            {
                field: {name: str(label) for name, label in choices}
                for field, choices in labels.items()
            }
        )


def rows_of(dates):
    """Each date with the change of clocks since the one before."""
    return [
        Row(date, clock_change(dates[n - 1].when, date.when) if n else "")
        for n, date in enumerate(dates)
    ]


def clock_change(before, when):
    """Says that clocks change between two dates; empty where they do not."""
    old, new = offset(before), offset(when)
    if old is None or new is None or old == new:
        return ""
    # Translators: beside a date; the time of day stays, its distance to UTC does not.
    return _("Clocks change: %(old)s → %(new)s") % {"old": utc(old), "new": utc(new)}


def offset(when):
    start = when.start()
    return start.utcoffset() if isinstance(start, datetime) else None


def utc(distance):
    """``UTC+3``, ``UTC+5:30``."""
    minutes = int(distance.total_seconds() // 60)
    hours, rest = divmod(abs(minutes), 60)
    text = f"UTC{'-' if minutes < 0 else '+'}{hours}"
    return f"{text}:{rest:02}" if rest else text
