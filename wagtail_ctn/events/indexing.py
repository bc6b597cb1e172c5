"""Keeps the index of events and their dates as the pages say."""

from collections import defaultdict
from copy import copy
from functools import cache

from django.db import transaction
from django.db.models import prefetch_related_objects
from wagtail.models import COMMENTS_RELATION_NAME, Page

from wagtail_ctn.http import content_changed

from .querysets import LONG
from .schedule import on_site, own_status, reaches_to, shown_dates
from .tasks import refresh_daily

# What Wagtail saves of a page that says nothing to the public.
DRAFT_FIELDS = {
    COMMENTS_RELATION_NAME,
    "draft_title",
    "has_unpublished_changes",
    "latest_revision",
    "latest_revision_created_at",
    "locked",
    "locked_at",
    "locked_by",
}
# The rows of a page that say what its index and its version say.
ROWS = [
    "topics",
    "partners",
    "audiences",
    "languages",
    "extra_dates",
    "earlier_parts",
    "exceptions",
]
# So many pages are loaded at a time, and so many dates kept in memory.
PAGES_AT_A_TIME = 200
DATES_AT_A_TIME = 5000


def is_indexed_by(saved_fields):
    """Whether saving these fields of a page can change what the index says."""
    return not DRAFT_FIELDS.issuperset(saved_fields)


class KeepsRows:
    """Remembers the rows of a page that were in memory as it was saved.

    Afterwards each kind would be asked for again, several times.
    """

    def save(self, *args, **kwargs):
        if kwargs.get("update_fields") is None:
            managers = {name: getattr(self, name) for name in ROWS}
            self.rows_saved = {
                name: list(manager.all())
                for name, manager in managers.items()
                if manager.is_deferring
            }
        super().save(*args, **kwargs)


def with_rows(page):
    """A copy of a page that was just saved, its rows in memory; not to be saved."""
    known = copy(page)
    known._cluster_related_objects = {}
    saved = page.__dict__.pop("rows_saved")
    for name in ROWS:
        rows = saved[name] if name in saved else getattr(page, name).all()
        setattr(known, name, list(rows))
    known.has_rows = True
    return known


def load_pages(ids):
    """Pages of these ids, as what they are, with all that the index is made of."""
    from .models import EventPage

    pages = list(EventPage.objects.filter(pk__in=ids).order_by("pk").specific())
    prefetch_related_objects(pages, "locale", "venue", "image", "alias_of__locale")
    load_rows(pages)
    return pages


def load_rows(pages):
    """Give pages that are only looked at their rows: a query for each kind."""
    from .models import EventPage

    ids = [page.pk for page in pages]
    for name in ROWS:
        grouped = defaultdict(list)
        model = EventPage._meta.get_field(name).related_model
        for row in model.objects.filter(page__in=ids):
            grouped[row.page_id].append(row)
        for page in pages:
            setattr(page, name, grouped[page.pk])
    for page in pages:
        page.has_rows = True


def index_events(pages):
    """Index pages that are being saved; what else is due is indexed after that."""
    if index_pages(pages):
        refresh_daily()


def index_pages(pages):
    """Make the rows of these pages what they must be; touch none that is right already.

    A page that is not live has none; returns the versions of those that are. The number
    of queries is that of what changed.
    """
    from .versions import record_versions

    versions = record_versions(pages)
    remove([page for page in pages if page.pk not in versions])
    batch, count = [], 0
    for page in pages:
        if page.pk not in versions:
            continue
        version = versions[page.pk]
        wanted = expected_occurrences(page, version.identity)
        batch.append((page, version, wanted))
        count += len(wanted)
        if count > DATES_AT_A_TIME:
            write(batch)
            batch, count = [], 0
    write(batch)
    return versions


def remove(pages):
    """Pages that are not live have no rows."""
    from .models import EventEntry, Occurrence

    if pages:
        Occurrence.objects.filter(page__in=pages).delete()
        EventEntry.objects.filter(page__in=pages).delete()


def write(batch):
    """Write the rows of ``[(page, version, occurrences)]``."""
    if not batch:
        return
    changed = write_occurrences(
        [page.pk for page, _version, _wanted in batch],
        [row for _page, _version, wanted in batch for row in wanted],
    )
    remove_entries = [page for page, _version, wanted in batch if not wanted]
    changed |= write_entries([each for each in batch if each[2]])
    if remove_entries:
        remove(remove_entries)
    if changed:
        content_changed()


def write_occurrences(page_ids, wanted):
    """Make these the occurrences of these pages; say whether any was not right."""
    from .models import Occurrence

    # Compared as plain values: objects would take most of the time.
    columns = value_columns()
    page_id, address = columns.index("page_id"), columns.index("address")
    rows = Occurrence.objects.filter(page__in=page_ids).values_list(*columns, "pk")
    stored = {(row[page_id], row[address]): row for row in rows}
    new, changed = [], []
    for occurrence in wanted:
        row = stored.pop((occurrence.page_id, occurrence.address), None)
        if row is None:
            new.append(occurrence)
        elif row[:-1] != values(occurrence):
            occurrence.pk = row[-1]
            changed.append(occurrence)
    if stored:
        Occurrence.objects.filter(pk__in=[row[-1] for row in stored.values()]).delete()
    if changed:
        Occurrence.objects.bulk_update(changed, columns, batch_size=50)
    if new:
        Occurrence.objects.bulk_create(new, batch_size=1000)
    return bool(stored or changed or new)


def write_entries(batch):
    """Make entries of ``[(page, version, occurrences)]``; say whether any changed."""
    from .models import EventEntry
    from .vevents import stored_vevents

    entries = EventEntry.objects.filter(page__in=[page.pk for page, *_ in batch])
    stored = {row.pop("page_id"): row for row in entries.values()}
    batch = [(page, version, span(wanted)) for page, version, wanted in batch]
    texts = stored_vevents(batch)
    new, changed = [], False
    for page, version, (first_day, last_day) in batch:
        entry = {
            "identity_id": version.identity.pk,
            "first_day": first_day,
            "last_day": last_day,
            "reaches_to": reaches_to(page),
            **texts[page.pk],
        }
        if page.pk not in stored:
            new.append(EventEntry(page_id=page.pk, **entry))
        elif stored[page.pk] != entry:
            EventEntry.objects.filter(pk=page.pk).update(**entry)
            changed = True
    if new:
        EventEntry.objects.bulk_create(new)
    return changed or bool(new)


def span(occurrences):
    """The first and the last day of some dates."""
    first_day = min(row.first_day for row in occurrences)
    return first_day, max(row.last_day for row in occurrences)


def expected_occurrences(page, identity):
    """What the index must hold of a live page, unsaved and in order."""
    rows = [row_of(page, identity, shown) for shown in shown_dates(page)]
    rows.sort(key=lambda row: (row.start, row.end, row.address))
    tell_of_neighbours(rows)
    return rows


def row_of(page, identity, shown):
    from .models import Occurrence

    place = on_site(shown.when)
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
        status=own_status(shown.change, page.status) or page.status,
    )


def tell_of_neighbours(rows):
    """Note on each row when the event's dates before it end, and the next one.

    A cancelled date is a neighbour of other cancelled ones only, so that the next date
    that is held is found past it, and of several in a row the first stands for all.
    """
    end = last_day = held_end = held_last_day = None
    for row in rows:
        is_held = row.status != "cancelled"
        row.previous_end = held_end if is_held else end
        row.previous_last_day = held_last_day if is_held else last_day
        end = max(end or row.end, row.end)
        last_day = max(last_day or row.last_day, row.last_day)
        if is_held:
            held_end = max(held_end or row.end, row.end)
            held_last_day = max(held_last_day or row.last_day, row.last_day)
    end = held_end = None
    for row in reversed(rows):
        is_held = row.status != "cancelled"
        row.next_end = held_end if is_held else end
        end = min(end or row.end, row.end)
        if is_held:
            held_end = min(held_end or row.end, row.end)


def values(occurrence):
    """Everything a row says, to be compared."""
    return tuple(getattr(occurrence, name) for name in value_columns())


@cache
def value_columns():
    """Names of what an occurrence says, its key apart."""
    from .models import Occurrence

    return [f.attname for f in Occurrence._meta.concrete_fields if not f.primary_key]


def rebuild():
    """Make the whole index anew from the pages; return the number of live events.

    Some pages in a transaction at a time: interrupted, it has done no harm, and run
    again it finishes.
    """
    from .models import EventPage

    ids = list(EventPage.objects.order_by("pk").values_list("pk", flat=True))
    return index_all(ids)


def index_all(ids):
    """Index these pages; return how many of them are live."""
    count = 0
    for start in range(0, len(ids), PAGES_AT_A_TIME):
        some = ids[start : start + PAGES_AT_A_TIME]
        with transaction.atomic():
            # Who publishes one of them at this moment comes before us or after us.
            rows = Page.objects.filter(pk__in=some).order_by("pk")
            list(rows.select_for_update().values_list("pk"))
            pages = load_pages(some)
            index_pages(pages)
        count += sum(page.live for page in pages)
    return count
