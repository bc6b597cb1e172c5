"""What a page shows of all the dates of one event."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from django.utils import timezone

from .schedule import EventDate, moments_on_site, shown_dates

# How far back the page of an event lists its dates, unless all are older.
HISTORY = timedelta(days=366)
# Dates that are listed at once; the rest can be unfolded.
FIRST_SHOWN = 5
MOST_SHOWN = 200


@dataclass(frozen=True)
class DateList:
    """The dates of an event that has several, as of ``now``.

    Computed from the page, so that drafts and previews have them too.
    """

    dates: list
    now: object

    @classmethod
    def of(cls, page):
        """``None`` for an event that has one date at most."""
        if page.when is None:
            return None
        first = timezone.localdate() - HISTORY
        dates = shown_dates(page, first) or shown_dates(page)
        if len(dates) < 2 and not has_more_than(page, dates):
            return None
        return cls(dates, timezone.now())

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
    def past_ones(self):
        return self.past[:MOST_SHOWN]


def has_more_than(page, dates):
    """Whether there are dates before those of the last year."""
    return bool(dates) and len(shown_dates(page, date.min)) > 1


def ends(shown: EventDate):
    """When a date is over, in UTC."""
    return moments_on_site(shown.when)[1]
