"""Events as files to keep, in the RFC's own form, so that they come back as they were.

Feeds are written for what calendar programs get right; files say all that the event
has: RDATE, RECURRENCE-ID, the rule as it was given, and no end where it is open.
"""

from dataclasses import replace

from django.utils import translation

from wagtail_ctn.aliases import behind_aliases
from wagtail_ctn.conf import settings
from wagtail_ctn.ical.writer import write_calendar, write_event, zone_names

from .display import attach_references
from .feeds import calendar_data, ical_response, version_of
from .models import EventEntry
from .schedule import event_dates
from .vevents import (
    Addresses,
    base_event,
    marked,
    on_date,
    parts_with_dates,
    single,
)


def event_ical(event, request):
    """One event as a file."""
    return file_response(event, request, event.title, file_events)


def date_ical(event, request, shown):
    """One date of an event as a file."""

    def events(page, version):
        base = base_event(page, version)
        is_alone = len(event_dates(page)) == 1
        yield without_open_end(single(page, base, shown, is_alone), shown.when)

    return file_response(event, request, event.title, events, shown.address)


def file_response(event, request, name, make_events, suffix=""):
    def render():
        data = calendar_data(event, request, name)
        return file_octets(event, request, make_events, data)

    return ical_response(event, request, render, suffix)


def file_octets(event, request, make_events, data):
    visibility = event.visibility(request)
    entries = EventEntry.objects.filter(page=event).visible(visibility)
    row = entries.with_pages().with_changes().first()
    if row is None:
        return write_calendar(data, [])
    page, version = row.page, version_of(row)
    attach_references([page], page.locale, visibility)
    with translation.override(page.locale.language_code):
        events = list(make_events(page, version))
    source = behind_aliases(page)
    shown = source if visibility.shows(source) else page
    text = marked(b"".join(write_event(data) for data in events))
    text = Addresses(request).put_into(text, shown.get_full_url(request) or "")
    years = (row.first_day.year - 1, row.last_day.year + 1)
    zones = dict.fromkeys(zone_names(events), years)
    data = replace(data, zones=zones, changed=version.changed_at)
    return write_calendar(data, [text.encode()])


def file_events(page, version):
    """One series a part, each with its RDATE, EXDATE and RECURRENCE-ID."""
    base = base_event(page, version)
    for uid, part, own in parts_with_dates(page, base.uid):
        yield from file_series(page, replace(base, uid=uid), part, own)


def file_series(page, base, part, dates):
    # RDATE and EXDATE are of the type of DTSTART; what is not goes out by itself.
    alone = [d for d in dates if d.usual.all_day != part.when.all_day]
    dates = [d for d in dates if d not in alone]
    master = replace(
        base,
        start=part.when.start(),
        end=part.when.end(settings.OPEN_END),
        rule=part.rule,
        extra=[d.usual.start() for d in dates if d.is_extra],
        excluded=[d.usual.start() for d in dates if d.is_left_out],
    )
    yield without_open_end(master, part.when)
    for shown in dates:
        if shown.exception and not shown.is_left_out:
            event = without_open_end(on_date(page, base, shown), shown.when)
            yield replace(event, recurrence_id=shown.usual.start())
    for shown in alone:
        if not shown.is_left_out:
            yield without_open_end(single(page, base, shown), shown.when)


def without_open_end(event, when):
    """A file says nothing of an end that nobody knows."""
    return replace(event, end=None) if when.open_ended else event
