"""What a filter leaves of dates and of entries of events."""

from datetime import date
from typing import NamedTuple

from django.db.models import Exists, OuterRef

from .models import EventAudience, EventPartner, EventTopic
from .querysets import pages_with_terms

# The first that is given is gone through; of partners there are the most, so each has
# the fewest events.
ROWS = {"partner": EventPartner, "topic": EventTopic, "audience": EventAudience}


class Narrowing(NamedTuple):
    """What to filter by, as a value to remember queries by.

    Terms are translation keys, ``pages`` the ids of those that a text was found in.
    """

    topic: tuple = ()
    partner: tuple = ()
    audience: tuple = ()
    venue: tuple = ()
    mode: tuple = ()
    first_day: date | None = None
    last_day: date | None = None
    pages: tuple | None = None

    def apply(self, rows):
        pages = None
        for term, model in ROWS.items():
            if keys := getattr(self, term):
                # What has all of them is looked at, and no more.
                found = pages_with_terms(model, term, keys)
                also = Exists(found.filter(page=OuterRef("page")))
                pages = found if pages is None else pages.filter(also)
        if pages is not None:
            rows = rows.filter(page__in=pages)
        if self.venue:
            rows = rows.filter(page__venue__translation_key__in=self.venue)
        if self.mode:
            rows = rows.filter(page__attendance_mode__in=self.mode)
        if self.first_day:
            rows = rows.filter(last_day__gte=self.first_day)
        if self.last_day:
            rows = rows.filter(first_day__lte=self.last_day)
        if self.pages is not None:
            rows = rows.filter(page__in=self.pages)
        return rows
