"""The dates that the views of a calendar list, as plain objects.

These are the queries that every visitor causes: see :mod:`wagtail_ctn.prepared`.
"""

from functools import cached_property
from typing import NamedTuple

from django.db.models import BigAutoField, DateField, DateTimeField

from wagtail_ctn.listing import Paging
from wagtail_ctn.prepared import Parameter, Parameters, prepared
from wagtail_ctn.visibility import Limits

from .elsewhere import Shown
from .light import columns_of, light_dates
from .models import Occurrence
from .narrowing import Narrowing

NOW = Parameter("now", DateTimeField())
FIRST, LAST = Parameter("first", DateField()), Parameter("last", DateField())
IDS = Parameters("id", BigAutoField())
# Of a list that is both cut and counted so many are looked for, once.
MOST_KEPT = Paging.most_counted + 1


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
    parameters that it uses. ``with_more`` is said of each date that is taken, not of
    those that are counted.
    """

    def __init__(self, scope, narrow, with_more=False, **given):
        self.scope, self.narrow, self.given = scope, narrow, given
        self.with_more = with_more

    def __getitem__(self, part):
        if part.stop and part.stop <= MOST_KEPT:
            return light_dates(self.rows_with(self.first_ids[part]))
        rows = self.ask(rows_of, self.with_more, part.start or 0, part.stop)
        return light_dates(rows)

    def __iter__(self):
        return iter(self[:])

    def count_to(self, most):
        """How many there are, at most so many as a list is counted to."""
        return len(self.first_ids[:most])

    @cached_property
    def first_ids(self):
        """Ids of the first of them, in order, for what is shown and for the total.

        To look for either a database goes through the same rows; where a filter finds
        pages, through all of theirs.
        """
        return [pk for (pk,) in self.ask(ids_of, MOST_KEPT)]

    def rows_with(self, ids):
        if not ids:
            return []
        return rows_with(
            self.narrow, self.with_more, len(ids), **IDS.given(ids), **self.given
        )

    def ask(self, question, *part):
        # A text is searched for once; what it is found in would fill the memory.
        is_common = self.scope.narrowing.pages is None
        return question(
            self.scope, self.narrow, *part, remember=is_common, **self.given
        )


@prepared
def rows_of(scope, narrow, with_more, first, last):
    rows = narrow(scope.occurrences())
    return columns_of(rows.with_more() if with_more else rows)[first:last]


@prepared
def ids_of(scope, narrow, most):
    return narrow(scope.occurrences()).values_list("pk")[:most]


@prepared
def rows_with(narrow, with_more, number):
    """So many rows, which a list was found to have."""
    rows = narrow(Occurrence.objects.filter(pk__in=IDS(number)))
    return columns_of(rows.with_more() if with_more else rows)


def between(scope, first, last):
    """What touches these days, both inclusive."""
    return Dates(scope, between_days, first=first, last=last)


def between_days(rows):
    return rows.between(FIRST, LAST)


def upcoming(scope, now):
    """Each event's next date that has not ended, with how many more there are."""
    return Dates(scope, to_come, with_more=True, now=now)


def to_come(rows):
    return rows.upcoming(NOW)


def from_day(scope, day):
    """Each event's first date from a day on, with how many more there are."""
    return Dates(scope, from_first, with_more=True, first=day)


def from_first(rows):
    return rows.from_day(FIRST)


def past(scope, now):
    """Each event's last date that has ended, the latest first."""
    return Dates(scope, gone_by, now=now)


def gone_by(rows):
    return rows.past(NOW)
