"""The dates that the views of a calendar list, as plain objects.

These are the queries that every visitor causes: see :mod:`wagtail_ctn.prepared`.
"""

from typing import NamedTuple

from django.db.models import DateField, DateTimeField

from wagtail_ctn.prepared import Parameter, prepared
from wagtail_ctn.visibility import Limits

from .elsewhere import Shown
from .light import columns_of, light_dates
from .models import Occurrence
from .narrowing import Narrowing

NOW = Parameter("now", DateTimeField())
FIRST, LAST = Parameter("first", DateField()), Parameter("last", DateField())


class Scope(NamedTuple):
    """What a calendar shows to whom, and what a filter leaves of it."""

    shown: Shown
    limits: Limits
    narrowing: Narrowing

    def occurrences(self):
        below = Occurrence.objects.filter(self.shown.condition(self.limits, "page"))
        return self.narrowing.apply(self.limits.filter(below, "page").once())


class Dates:
    """A list of dates of which parts can be taken, and which can be counted.

    ``narrow`` makes it of a queryset of occurrences; ``given`` are values of the
    parameters that it uses.
    """

    def __init__(self, scope, narrow, **given):
        self.scope, self.narrow, self.given = scope, narrow, given

    def __getitem__(self, part):
        return light_dates(self.ask(rows_of, part.start or 0, part.stop))

    def __iter__(self):
        return iter(self[:])

    def count_to(self, most):
        """How many there are, at most so many."""
        return len(self.ask(ids_of, 0, most))

    def ask(self, question, first, last):
        # A text is searched for once; what it is found in would fill the memory.
        is_common = self.scope.narrowing.pages is None
        return question(
            self.scope, self.narrow, first, last, remember=is_common, **self.given
        )


@prepared
def rows_of(scope, narrow, first, last):
    return columns_of(narrow(scope.occurrences())[first:last])


@prepared
def ids_of(scope, narrow, first, last):
    return narrow(scope.occurrences()).order_by().values_list("pk")[first:last]


def between(scope, first, last):
    """What touches these days, both inclusive."""
    return Dates(scope, between_days, first=first, last=last)


def between_days(rows):
    return rows.between(FIRST, LAST)


def upcoming(scope, now):
    """Each event's next date that has not ended, with how many more there are."""
    return Dates(scope, to_come, now=now)


def to_come(rows):
    return rows.upcoming(NOW).with_more()


def from_day(scope, day):
    """Each event's first date from a day on, with how many more there are."""
    return Dates(scope, from_first, first=day)


def from_first(rows):
    return rows.from_day(FIRST).with_more()


def past(scope, now):
    """Each event's last date that has ended, the latest first."""
    return Dates(scope, gone_by, now=now)


def gone_by(rows):
    return rows.past(NOW)
