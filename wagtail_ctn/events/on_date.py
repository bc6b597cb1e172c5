"""Events as they are on one of their dates, for templates.

A template shows an event page. Here a page that was loaded for display takes on the
dates, status and words of one date, so that one template shows both; it is never saved.
"""

from collections import defaultdict
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import BigAutoField, DateField, Q

from wagtail_ctn.ical.recurrence import moved_to
from wagtail_ctn.ical.when import When
from wagtail_ctn.prepared import Parameter, Parameters, prepared

from .schedule import (
    changed_when,
    following_on,
    following_texts,
    moments_on_site,
    own_status,
    said_by,
    take_when,
)

PAGES = Parameters("page", BigAutoField())
FIRST, LAST = Parameter("first", DateField()), Parameter("last", DateField())


def show_on_dates(occurrences):
    """Let the page of each of these rows be what it is on that date.

    One query at most, whatever their number; they come with their pages.
    """
    exceptions = exceptions_on(occurrences)
    texts = {pk: following_texts(rows.values()) for pk, rows in exceptions.items()}
    for occurrence in occurrences:
        page = occurrence.page
        exception = exceptions.get(page.pk, {}).get(occurrence.address)
        said = said_on(occurrence, exception, texts.get(page.pk))
        was = page.when
        occurrence.when = when = when_of(occurrence, was, exception)
        if when is not was:
            take_when(page, when)
        if said:
            take_exception(page, said, was)


def said_on(occurrence, exception, texts):
    """The row with what is said of a date; ``None`` if that is as usual."""
    day = date.fromisoformat(occurrence.address[:10])
    following = following_on(texts, day) if texts else None
    return said_by(exception, following)


def exceptions_on(occurrences):
    """``{page id: {address: exception}}``, those about these dates among them.

    Texts that hold from a date on are there under a key of their own.
    """
    from .models import EventException

    found = defaultdict(dict)
    occurrences = [row for row in occurrences if row.has_exception]
    if not occurrences:
        return found
    pages = {occurrence.page_id for occurrence in occurrences}
    days = [date.fromisoformat(occurrence.address[:10]) for occurrence in occurrences]
    rows = rows_of_exceptions(
        len(pages),
        first=min(days),
        last=max(days),
        **PAGES.given(pages),
    )
    names = [field.attname for field in EventException._meta.concrete_fields]
    for row in rows:
        exception = EventException.from_db(None, names, row)
        key = exception.key if exception.is_following else exception.address
        found[exception.page_id][key] = exception
    return found


@prepared
def rows_of_exceptions(count):
    """Those of so many pages, from a first day to a last, and what holds on that."""
    from .models import EventException

    exceptions = EventException.objects.filter(
        Q(original_date__gte=FIRST) | Q(change=EventException.Change.FOLLOWING),
        page__page_ptr__id__in=PAGES(count),
        original_date__lte=LAST,
    )
    return exceptions.order_by().values_list()


def show_on_date(page, shown):
    """Let a page be what it is on one of its dates."""
    take_when(page, shown.when)
    if said := shown.said:
        take_exception(page, said, shown.usual)


def take_exception(page, exception, usual):
    """Words of the date; status and reason too, unless those of the event say more."""
    page.title = exception.title or page.title
    page.note_on_date = exception.note
    status = own_status(exception.change, page.status)
    if not status:
        page.reason_on_date = exception.reason
        return
    page.status, page.status_reason = status, exception.reason
    # Those of the event say when another date was to be.
    page.previous_start_date = page.previous_start_time = None
    if status == "rescheduled":
        page.previous_start_date = exception.original_date
        page.previous_start_time = exception.original_time or usual.start_time


def when_of(occurrence, own, exception=None):
    """The :class:`~wagtail_ctn.ical.when.When` of a row of the index.

    As the event has it, which is ``own``, where that leads to the same moments; it does
    not for the dates of an earlier part, which are as long as the row says.
    """
    usual = moved_to(own, wall_of(occurrence, own))
    if usual is own and exception is None:
        return own
    candidates = [usual]
    if exception:
        original = datetime.combine(
            exception.original_date,
            exception.original_time or own.start_time or datetime.min.time(),
        )
        candidates = [changed_when(moved_to(own, original), exception), usual]
    for when in candidates:
        if is_when_of(when, occurrence):
            return when
    return plain_when(occurrence, own.timezone)


def wall_of(occurrence, when):
    """The start of a row by the clock on the event's wall."""
    if when.all_day:
        return datetime.combine(occurrence.first_day, datetime.min.time())
    return local(occurrence.start, when.timezone)


def is_when_of(when, occurrence):
    return moments_on_site(when) == (occurrence.start, occurrence.end)


def plain_when(occurrence, zone):
    """Dates and times as the row has them."""
    if occurrence.all_day:
        return When(occurrence.first_day, None, occurrence.last_day, None, zone)
    start, end = local(occurrence.start, zone), local(occurrence.end, zone)
    end_date = end.date() if end.date() != start.date() else None
    return When(start.date(), start.time(), end_date, end.time(), zone)


def local(moment, zone):
    return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
