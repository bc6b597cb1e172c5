"""All dates of an event: its rule, extra dates and exceptions, put together.

Works on unsaved pages too, so that forms and previews show what will be published.
"""

from bisect import bisect_right
from collections import defaultdict, deque
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from django.utils import timezone

from wagtail_ctn.conf import settings
from wagtail_ctn.ical.recurrence import Recurrence, moved_to, wall_start
from wagtail_ctn.ical.when import When, bounds, span

from .errors import is_in_range

# What of an event, or of a part of it, says when it is; and what of an exception.
WHEN_FIELDS = ["start_date", "start_time", "end_date", "end_time", "timezone"]
EXCEPTION_FIELDS = [
    "original_date",
    "original_time",
    "change",
    "new_start_date",
    "new_start_time",
    "new_end_date",
    "new_end_time",
]
# What each language says of an exception.
EXCEPTION_TEXTS = ["reason", "title", "note"]
# No event has more dates than this, whatever its rule says, but for some first ones.
MOST_DATES = 10_000


@dataclass(frozen=True)
class EventDate:
    """One date of an event.

    ``usual`` is when it would be without any exception, ``when`` when it really is;
    ``address`` names it in URLs. ``part`` is the number of the part of the series that
    it belongs to, the earliest being 0; ``is_extra`` says that no rule gives it.
    ``following`` is the row with the texts of all dates from some day on, if one holds.
    """

    usual: When
    address: str
    when: When
    part: int
    is_extra: bool = False
    exception: object = None
    following: object = None

    @property
    def said(self):
        """The row with what is said of this date; ``None`` if that is as usual."""
        return said_by(self.exception, self.following)

    def is_otherwise(self, usual):
        """Whether it is not as a series whose dates say what the row ``usual`` does."""
        return self.exception is not None or self.following is not usual

    @property
    def original(self):
        """When it would start, as a wall time in the event's zone."""
        return wall_start(self.usual)

    @property
    def change(self):
        """The kind of its exception; empty for a date that is as usual."""
        return self.exception.change if self.exception else ""

    @property
    def is_cancelled(self):
        return self.change == "cancelled"

    @property
    def is_left_out(self):
        return self.change == "left_out"

    @property
    def is_moved(self):
        return self.change == "moved"

    @property
    def key(self):
        """What an exception would name it by: ``(date, time or None)``."""
        has_time = len(self.address) > len("2020-07-15")
        return self.original.date(), self.original.time() if has_time else None


def when_of(record):
    """The ``When`` of an event or of a part; ``None`` while it has no date."""
    if record.start_date is None:
        return None
    zone = record.timezone or timezone.get_default_timezone_name()
    return When(
        record.start_date, record.start_time, record.end_date, record.end_time, zone
    )


def take_when(record, when):
    """Let an event, or a part of one, be at another time."""
    for name in WHEN_FIELDS:
        setattr(record, name, getattr(when, name))


def is_same_time(one, other):
    """Whether two ``When`` are the same span, however each says so."""
    kinds = [(when.all_day, when.open_ended, when.timezone) for when in (one, other)]
    ends = [when.end(settings.OPEN_END) for when in (one, other)]
    return kinds[0] == kinds[1] and one.start() == other.start() and ends[0] == ends[1]


def on_site(when):
    """The :class:`~wagtail_ctn.ical.when.Span` of a ``When`` on the site's calendar."""
    return span(when, timezone.get_default_timezone_name(), settings.OPEN_END)


def moments_on_site(when):
    """``(start, end)`` of that alone."""
    return bounds(when, timezone.get_default_timezone_name(), settings.OPEN_END)


def parts_of(page):
    """The series that the event has been, one after the other; the page's own is last.

    Extra dates and exceptions are not in them.
    """
    if page.when is None:
        return []
    earlier = sorted(page.earlier_parts.all(), key=lambda part: part.start_date)
    own = Recurrence(page.when, page.recurrence)
    return [*(part.recurrence_set for part in earlier), own]


def horizon():
    """The last date that series without end are followed to."""
    return timezone.localdate() + settings.OCCURRENCE_HORIZON


def reaches_to(page):
    """How far the dates of the event go in the index; ``None`` where that is all."""
    parts, last = parts_of(page), horizon()
    return last if parts and goes_on_after(parts[-1], last) else None


def goes_on_after(part, day):
    """Whether the rule of a part gives dates from a day on."""
    if not part.rule:
        return False
    after = part.by_rule(day, date(day.year + 100, 1, 1))
    return next(after, None) is not None


def event_dates(page, first=date.min, last=None):
    """Dates of the event whose original date is from ``first`` to ``last``.

    Both inclusive; ``last`` is the horizon unless given, and dates without a rule are
    there however far ahead. In the order of their start. Those that were left out are
    there too: most callers want :func:`shown_dates`.
    """
    last = last or horizon()
    rows = page.exceptions.all()
    exceptions = {row.key: row for row in rows}
    texts = following_texts(rows)
    found = []
    for planned in with_addresses(planned_dates(page, first, last)):
        if texts:
            following = following_on(texts, planned.original.date())
            planned = replace(planned, following=following)
        exception = exceptions.get(planned.key)
        if exception:
            when = changed_when(planned.when, exception)
            planned = replace(planned, when=when, exception=exception)
        if planned.original.date() >= first:  # extra dates are all looked at
            found.append(planned)
    found.sort(key=lambda planned: (wall_start(planned.when), planned.original))
    return shortened(found)


def said_by(exception, following):
    """The row with what is said of a date that has these."""
    if exception and following:
        return exception.with_texts_of(following)
    return exception or following


def following_texts(rows):
    """Of the exceptions of an event those about all dates from a day on, in order."""
    texts = [row for row in rows if row.is_following]
    return sorted(texts, key=lambda row: row.original_date)


def following_on(texts, day):
    """Which of :func:`following_texts` holds on a day: the last that began by then."""
    begun = bisect_right(texts, day, key=lambda row: row.original_date)
    return texts[begun - 1] if begun else None


def shortened(found):
    """Of too many dates the latest, and the first of each part: feeds begin there."""
    earlier = reversed(found[:-MOST_DATES])
    firsts = {d.part: d for d in earlier if not d.is_extra}
    return [*reversed(firsts.values()), *found[-MOST_DATES:]]


def shown_dates(page, first=date.min, last=None):
    """The dates that people see: those left out are not among them."""
    return [d for d in event_dates(page, first, last) if not d.is_left_out]


def dates_to_tell(page):
    """The dates to the horizon, and beyond it those that have an exception."""
    found = event_dates(page)
    known = {planned.key for planned in found}
    for row in sorted(page.exceptions.all(), key=lambda row: row.original_date):
        if row.is_following or row.key in known:
            continue
        if planned := date_of(page, row):
            found.append(planned)
    return found


def date_of(page, row):
    """The date that an exception is about; ``None`` where the event has no such date.

    Looked up on its own day: the dates up to it may be more than are looked at.
    """
    day = row.original_date
    dates = event_dates(page, day, day)
    return next((planned for planned in dates if planned.key == row.key), None)


def own_status(change, status):
    """The status that a date has by its exception in an event of this status.

    Empty where that of the event says all: nothing is held of a cancelled one, and a
    postponed one says of no date when it will be.
    """
    if change == "cancelled" and status != "cancelled":
        return "cancelled"
    if change == "moved" and status not in ("cancelled", "postponed"):
        return "rescheduled"
    return ""


def planned_dates(page, first, last):
    """``(start, part, recurrence, is extra)`` of the dates, without exceptions."""

    def starts(part):
        # A first date is known however far ahead.
        end = max(last, part.when.start_date) if part.rule else part.when.start_date
        return starts_of(part, first, end)

    return planned_by(page, starts)


def planned_by(page, starts):
    """The same of what ``starts`` says of each part.

    In the order in which addresses are given: what a rule gives comes first.
    """
    parts = parts_of(page)
    seen = set()
    for number, part in enumerate(parts):
        for start in starts(part):
            if start not in seen:
                seen.add(start)
                yield start, number, part, False
    for row in page.extra_dates.all():
        number = part_on(parts, row.date)
        if number is None:
            continue
        usual = parts[number].when.start_time
        start = datetime.combine(row.date, row.start_time or usual or time())
        if start not in seen:
            seen.add(start)
            yield start, number, parts[number], True


def starts_of(part, first, last):
    """The starts of a part; of one that has too many, the first and the latest."""
    starts = part.between(first, last, MOST_DATES)
    if len(starts) == MOST_DATES:
        latest = deque(part.by_rule(first, last), MOST_DATES - 1)
        starts = [starts[0], *latest]
    return starts


def part_on(parts, day):
    """The number of the part that a day belongs to: the last that begins by then."""
    begun = [n for n, part in enumerate(parts) if part.when.start_date <= day]
    return begun[-1] if begun else (0 if parts else None)


def with_addresses(planned):
    """Name each date by its day, a second one of that day by its time as well."""
    taken = defaultdict(set)
    for start, number, part, is_extra in planned:
        day = start.date()
        address = f"{start:%Y-%m-%d-%H%M}" if day in taken else f"{start:%Y-%m-%d}"
        if address in taken[day]:
            continue  # the same minute: two dates that nobody could tell apart
        taken[day].add(address)
        when = extra_when(part.when, start) if is_extra else moved_to(part.when, start)
        yield EventDate(when, address, when, number, is_extra)


def extra_when(usual, start):
    """An extra date of a whole-day event may have a time, and only then is one."""
    if usual.all_day and start.time() != time():
        return When(start.date(), start.time(), timezone=usual.timezone)
    return moved_to(usual, start)


def changed_when(when, exception):
    """When a date is after its exception: it lasts as long as usual unless it says."""
    if exception.change != "moved":
        return when
    if exception.new_start_time and when.all_day:
        when = When(when.start_date, exception.new_start_time, timezone=when.timezone)
    start = datetime.combine(
        exception.new_start_date or when.start_date,
        exception.new_start_time or when.start_time or time(),
    )
    moved = moved_to(when, start)
    if exception.new_end_time:
        moved = replace(moved, end_time=exception.new_end_time, end_date=None)
    if exception.new_end_date:
        moved = replace(moved, end_date=exception.new_end_date)
    return moved


def day_of(address):
    """The day in the address of a date; ``None`` where calendars go to none such."""
    try:
        day = date.fromisoformat(address[:10])
        datetime.strptime(address[11:] or "0000", "%H%M")
    except ValueError:
        return None
    return day if is_in_range(day) else None


def find_date(page, address):
    """The date that an address names, be it left out; ``None`` if there is none."""
    day = day_of(address)
    dates = event_dates(page, day, day) if day else []
    return next((found for found in dates if found.address == address), None)


def unmatched_exceptions(page):
    """Exceptions about dates that the event does not have (any more)."""
    rows = [row for row in page.exceptions.all() if not row.is_following]
    keys = {planned.key for planned in event_dates(page)} if rows else set()
    return [row for row in rows if row.key not in keys and not date_of(page, row)]
