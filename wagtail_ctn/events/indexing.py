"""Keeps the index of occurrences as the pages say."""

from django.db import transaction
from django.utils import timezone

from wagtail_ctn.conf import settings
from wagtail_ctn.ical.when import span


def index_event(page, identity):
    """Make the rows of one page what they must be; touch none that is right already."""
    from .models import Occurrence

    wanted = expected_occurrences(page, identity)
    stored = {row.original_date: row for row in Occurrence.objects.filter(page=page)}
    for occurrence in wanted:
        row = stored.pop(occurrence.original_date, None)
        if row is None:
            occurrence.save(force_insert=True)
        elif values(row) != values(occurrence):
            occurrence.pk = row.pk
            occurrence.save(force_update=True)
    if stored:
        Occurrence.objects.filter(pk__in=[row.pk for row in stored.values()]).delete()


def expected_occurrences(page, identity):
    """What the index must hold of a page, unsaved: nothing while it is not live."""
    from .models import Occurrence

    if not page.live or page.when is None or identity is None:
        return []
    zone = timezone.get_default_timezone_name()
    place = span(page.when, zone, settings.OPEN_END)
    return [
        Occurrence(
            page=page,
            identity=identity,
            start=place.start,
            end=place.end,
            first_day=place.first_day,
            last_day=place.last_day,
            original_date=page.start_date,
            status=page.status,
        )
    ]


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
