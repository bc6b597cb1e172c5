"""The dates of an event that was read, as its parts, extra dates and changes say."""

from datetime import UTC, date, timedelta
from typing import NamedTuple

from wagtail_ctn.ical.recurrence import Recurrence, moved_to, wall_start
from wagtail_ctn.ical.when import When


class Shown(NamedTuple):
    """One date; ``end`` is exclusive, and the start where it is open."""

    uid: str
    start: object
    end: object
    summary: str = ""
    cancelled: bool = False


def dates_of(event, first=date(1900, 1, 1), last=date(2199, 12, 31)):
    """What an event shows from ``first`` to ``last``, in order."""
    usual = {}
    for part in event.parts:
        # An override may bring a date here from elsewhere.
        series = Recurrence(part.when, part.rule)
        for start in series.between(date.min, last + timedelta(days=400)):
            usual.setdefault(start, moved_to(part.when, start))
    for start in event.extra:
        usual.setdefault(start, extra_when(event.parts[-1].when, start))
    for start in event.excluded:
        usual.pop(start, None)
    overrides = {override.original: override for override in event.overrides}
    found = []
    for start in {*usual, *overrides}:
        override = overrides.get(start)
        when = usual.get(start)
        if override and (override.when or when):
            found.append(shown(event, override.when or when, override))
        elif when:
            found.append(shown(event, when, override))
    return sorted(
        (row for row in found if first <= day_of(row.start) <= last),
        key=lambda row: (day_of(row.start), str(row.start), str(row.end)),
    )


def extra_when(usual, start):
    if usual.all_day and start != wall_start(moved_to(usual, start)):
        return When(start.date(), start.time(), timezone=usual.timezone)
    return moved_to(usual, start)


def shown(event, when, override):
    summary = override.summary if override and override.summary else event.summary
    cancelled = event.status == "CANCELLED" or bool(override and override.cancelled)
    start, end = when.start(), when.end(timedelta())
    if not when.all_day:
        start, end = start.astimezone(UTC), end.astimezone(UTC)
    return Shown(event.uid, start, end, summary, cancelled)


def day_of(moment):
    return moment.date() if hasattr(moment, "date") else moment
