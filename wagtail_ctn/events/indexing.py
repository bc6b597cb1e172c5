"""Keeps the index of events and their dates as the pages say."""

from django.db import transaction
from django.utils import timezone

from wagtail_ctn.conf import settings
from wagtail_ctn.ical.when import span

from .querysets import LONG
from .schedule import reaches_to, shown_dates
from .tasks import refresh_daily

# What Wagtail saves of a page that says nothing to the public.
DRAFT_FIELDS = {
    "draft_title",
    "has_unpublished_changes",
    "latest_revision",
    "latest_revision_created_at",
    "locked",
    "locked_at",
    "locked_by",
}


def is_indexed_by(saved_fields):
    """Whether saving these fields of a page can change what the index says."""
    return not DRAFT_FIELDS.issuperset(saved_fields)


def index_event(page, version):
    """Make the rows of one page what they must be; touch none that is right already.

    Without a version, which a page has while it is live, there are none.
    """
    from .models import EventEntry, Occurrence

    if not page.live or page.when is None or version is None:
        Occurrence.objects.filter(page=page).delete()
        EventEntry.objects.filter(page=page).delete()
        return
    wanted = expected_occurrences(page, version.identity)
    write_occurrences(page, wanted)
    write_entry(page, version, wanted)
    refresh_daily()


def write_occurrences(page, wanted):
    from .models import Occurrence

    stored = {row.address: row for row in Occurrence.objects.filter(page=page)}
    new, changed = [], []
    for occurrence in wanted:
        row = stored.pop(occurrence.address, None)
        if row is None:
            new.append(occurrence)
        elif values(row) != values(occurrence):
            occurrence.pk = row.pk
            changed.append(occurrence)
    if stored:
        Occurrence.objects.filter(pk__in=[row.pk for row in stored.values()]).delete()
    if changed:
        Occurrence.objects.bulk_update(changed, value_fields(), batch_size=50)
    Occurrence.objects.bulk_create(new)


def write_entry(page, version, occurrences):
    from .models import EventEntry
    from .vevents import stored_vevents

    if not occurrences:
        EventEntry.objects.filter(page=page).delete()
        return
    EventEntry.objects.update_or_create(
        page=page,
        defaults={
            "identity": version.identity,
            "first_day": min(row.first_day for row in occurrences),
            "last_day": max(row.last_day for row in occurrences),
            "reaches_to": reaches_to(page),
            **stored_vevents(page, version),
        },
    )


def expected_occurrences(page, identity):
    """What the index must hold of a live page, unsaved and in order."""
    zone = timezone.get_default_timezone_name()
    rows = [row_of(page, identity, shown, zone) for shown in shown_dates(page)]
    rows.sort(key=lambda row: (row.start, row.end, row.address))
    tell_of_neighbours(rows)
    return rows


def row_of(page, identity, shown, zone):
    from .models import Occurrence

    place = span(shown.when, zone, settings.OPEN_END)
    return Occurrence(
        page=page,
        identity=identity,
        start=place.start,
        end=place.end,
        first_day=place.first_day,
        last_day=place.last_day,
        all_day=shown.when.all_day,
        is_long=place.last_day - place.first_day > LONG,
        original_date=shown.original.date(),
        address=shown.address,
        status=status_on(page, shown),
    )


def status_on(page, shown):
    """The status of one date: its own where the event as a whole goes on."""
    if page.status != page.Status.SCHEDULED:
        return page.status
    own = {"cancelled": page.Status.CANCELLED, "moved": page.Status.RESCHEDULED}
    return own.get(shown.change, page.status)


def tell_of_neighbours(rows):
    """Note on each row when the event's dates before it end, and the next one.

    A cancelled date is nobody's neighbour, unless all are cancelled.
    """
    held = [row for row in rows if row.status != "cancelled"] or rows
    counted = {row.address for row in held}
    end = last_day = None
    for row in rows:
        row.previous_end, row.previous_last_day = end, last_day
        if row.address in counted:
            end = max(end or row.end, row.end)
            last_day = max(last_day or row.last_day, row.last_day)
    end = None
    for row in reversed(rows):
        row.next_end = end
        if row.address in counted:
            end = min(end or row.end, row.end)


def value_fields():
    """Names of the fields of an occurrence that say something of it."""
    from .models import Occurrence

    return [f.name for f in Occurrence._meta.concrete_fields if not f.primary_key]


def values(occurrence):
    """Everything a row says, to be compared."""
    fields = occurrence._meta.concrete_fields
    return [getattr(occurrence, f.attname) for f in fields if not f.primary_key]


def rebuild():
    """Make the whole index anew from the pages; return the number of live events.

    Each page in a transaction of its own: interrupted, it has done no harm, and run
    again it finishes.
    """
    from .models import EventPage
    from .versions import record_version

    count = 0
    for page in EventPage.objects.order_by("pk").specific().iterator(chunk_size=200):
        with transaction.atomic():
            index_event(page, record_version(page))
        count += page.live
    return count
