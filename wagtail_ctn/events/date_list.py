"""What a page shows of all the dates of one event."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from django.utils import timezone

from wagtail_ctn.ical.recurrence import Recurrence

from .schedule import (
    EventDate,
    goes_on_after,
    horizon,
    moments_on_site,
    parts_of,
    shown_dates,
)

# How far back the page of an event lists its dates, unless all are older.
HISTORY = timedelta(days=366)
# Dates that are listed at once; the rest can be unfolded.
FIRST_SHOWN = 5
MOST_SHOWN = 200


@dataclass(frozen=True)
class DateList:
    """The dates of an event that has several, as of ``now``.

    Computed from the page, so that drafts and previews have them too. ``own`` is its
    series without extra dates and exceptions; ``has_older`` says that it has dates
    before all of these.
    """

    dates: list
    now: object
    own: Recurrence
    has_older: bool

    @classmethod
    def of(cls, page):
        """``None`` for an event that has one date at most."""
        if page.when is None:
            return None
        first = timezone.localdate() - HISTORY
        recent = shown_dates(page, first)
        dates = recent or shown_dates(page)
        if len(dates) < 2 and not has_more_than(page, dates):
            return None
        parts = parts_of(page)
        has_older = bool(recent) and parts[0].when.start_date < first
        return cls(dates, timezone.now(), parts[-1], has_older)

    @cached_property
    def upcoming(self):
        """Those that have not ended."""
        return [shown for shown, is_over in self.marked if not is_over]

    @cached_property
    def past(self):
        """Those that have, the latest first."""
        return [shown for shown, is_over in reversed(self.marked) if is_over]

    @cached_property
    def marked(self):
        """Each with whether it is over."""
        return [(shown, ends(shown) <= self.now) for shown in self.dates]

    @property
    def next(self):
        """The next one that is held; ``None`` when there is none any more."""
        held = (shown for shown in self.upcoming if not shown.is_cancelled)
        return next(held, None)

    @property
    def shown(self):
        """The one that the page of the event stands for: the next, else the last."""
        return self.next or (self.upcoming or self.dates)[-1]

    @property
    def first_ones(self):
        return self.upcoming[:FIRST_SHOWN]

    @property
    def further_ones(self):
        return self.upcoming[FIRST_SHOWN:MOST_SHOWN]

    @property
    def count_to_come(self):
        """How many of them are listed."""
        return len(self.upcoming[:MOST_SHOWN])

    @cached_property
    def goes_on(self):
        """Whether there are dates after those that are listed."""
        if len(self.upcoming) > MOST_SHOWN or self.own.is_endless:
            return True
        return goes_on_after(self.own, horizon())

    @property
    def past_ones(self):
        return self.past[:MOST_SHOWN]

    @property
    def has_more_past(self):
        """Whether there were dates before those that are listed."""
        return self.has_older or len(self.past) > MOST_SHOWN


def has_more_than(page, dates):
    """Whether there are dates before those of the last year."""
    return bool(dates) and len(shown_dates(page, date.min)) > 1


def ends(shown: EventDate):
    """When a date is over, in UTC."""
    return moments_on_site(shown.when)[1]
