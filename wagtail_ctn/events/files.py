"""Events as files to keep, in the RFC's own form, so that they come back as they were.

Feeds are written for what calendar programs get right; files say all that the event
has: RDATE, RECURRENCE-ID, the rule as it was given, and no end where it is open.
"""

from dataclasses import replace

from django.utils import translation

from wagtail_ctn.aliases import canonical_url, language_of
from wagtail_ctn.conf import settings
from wagtail_ctn.ical.writer import write_calendar, write_event, zone_names
from wagtail_ctn.plain_text import html_to_text

from .display import attach_in_own_languages, by_locale
from .feeds import calendar_data, ical_response, version_of
from .indexing import load_rows
from .models import EventEntry
from .schedule import event_dates
from .told_apart import (
    attach_told_apart,
    date_told_apart,
    texts_told_apart,
    told_apart,
    when_told_apart,
)
from .vevents import (
    Addresses,
    base_event,
    marked,
    needed,
    on_date,
    part_event,
    parts_with_dates,
    single,
    told,
    zone_years,
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
        rows = EventEntry.objects.filter(page=event)
        rows = rows.visible(event.visibility(request))
        data = calendar_data(event, request, name)
        return file_octets(event, request, rows, make_events, data)

    return ical_response(event, request, render, suffix)


def calendar_file(calendar, request):
    """All events that may be seen on a calendar, as octets to keep."""
    visibility = calendar.visibility(request)
    rows = EventEntry.objects.shown_in(calendar, visibility).once()
    about = html_to_text(calendar.introduction)
    data = calendar_data(calendar, request, calendar.title, about, calendar.colour)
    return file_octets(calendar, request, rows, export_events, data, attach_told_apart)


def file_octets(shown_on, request, entries, make_events, data, attach=None):
    """These entries as a calendar, each in its own language.

    ``make_events(page, version)`` gives the VEVENTs of each, and ``attach(pages,
    locale)`` what that needs besides what all files say.
    """
    visibility = shown_on.visibility(request)
    addresses = Addresses(request)
    rows = list(entries.with_pages().with_changes().order_by("pk"))
    pages = [row.page for row in rows]
    load_rows(pages)
    attach_in_own_languages(pages, visibility)
    if attach:
        for locale, some in by_locale(pages).items():
            attach(some, locale)
    texts, zones, changes = [], set(), []
    for row in rows:
        version = version_of(row)
        with translation.override(language_of(row.page)):
            events = list(make_events(row.page, version))
        text = marked(b"".join(write_event(event) for event in events))
        address = canonical_url(row.page, visibility, request)
        texts.append(addresses.put_into(text, address))
        zones.add(needed(zone_names(events), (row.first_day, row.last_day)))
        changes.append(version.changed_at)
    if not rows:
        return write_calendar(data, [])
    data = replace(data, zones=zone_years(zones), changed=max(changes))
    return write_calendar(data, texts)


def file_events(page, version):
    """An event for people, who read in its description what has no property."""
    yield from event_series(page, base_event(page, version))


def export_events(page, version):
    """An event for programs, with all of it in properties."""
    yield from event_series(page, told_apart(page, base_event(page, version)))


def event_series(page, base):
    """One series a part, each with its RDATE, EXDATE and RECURRENCE-ID."""
    for uid, part, own in parts_with_dates(page, base.uid):
        yield from file_series(page, part_event(base, uid), part, own)


def file_series(page, base, part, dates):
    # RDATE and EXDATE are of the type of DTSTART; what is not goes out by itself.
    alone = [d for d in dates if d.usual.all_day != part.when.all_day]
    dates = [d for d in dates if d not in alone]
    first = min(dates, key=lambda shown: shown.original, default=None)
    usual = first.following if first else None
    master = replace(
        base_of_part(page, base, usual),
        start=part.when.start(),
        end=part.when.end(settings.OPEN_END),
        rule=part.rule,
        extra=[d.usual.start() for d in dates if d.is_extra],
        excluded=[d.usual.start() for d in dates if d.is_left_out],
    )
    if base.own:
        master = when_told_apart(master, part.when)
    yield without_open_end(master, part.when)
    for shown in dates:
        if shown.is_otherwise(usual) and not shown.is_left_out:
            event = file_date(page, base, on_date(page, base, shown), shown)
            yield replace(event, recurrence_id=shown.usual.start())
    for shown in alone:
        if not shown.is_left_out:
            yield file_date(page, base, single(page, base, shown), shown)


def base_of_part(page, base, usual):
    """The event with the texts that its dates have from some day on, if any."""
    tell = texts_told_apart if base.own else told
    return tell(page, base, usual) if usual else base


def file_date(page, base, event, shown):
    if base.own:
        event = date_told_apart(page, event, shown.said)
    return without_open_end(event, shown.when)


def without_open_end(event, when):
    """A file says nothing of an end that nobody knows."""
    return replace(event, end=None) if when.open_ended else event
