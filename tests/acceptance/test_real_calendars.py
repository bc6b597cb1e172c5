"""Calendars that other software wrote: into pages, out by our feed, read again."""

import json
import os
import urllib.request
from collections import namedtuple
from datetime import UTC, date, datetime, timedelta
from html import escape
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

import icalendar
import pytest
from wagtail.models import Site

from tests.acceptance import ical_js, vobject_events
from tests.site import make_calendar, make_site
from wagtail_ctn.events.models import EventPage, Venue

pytestmark = [pytest.mark.acceptance, pytest.mark.django_db(transaction=True)]
REPEATS = {"RRULE", "RDATE", "RECURRENCE-ID"}
WIDE = "?from=1900-01-01&to=2199-12-31"
# Counted with the data at hand; fewer would mean that good events are lost.
AT_LEAST = 512
AT_LEAST_AGREED = 350

# ``end`` is exclusive, and None where it is open.
Span = namedtuple("Span", "start end zone")
Sent = namedtuple("Sent", "file event span title agreed")
Read = namedtuple("Read", "uid start end summary description location")


@pytest.fixture
def folder():
    path = os.environ.get("CTN_DATA")
    if not path:
        pytest.skip("did not run: CTN_DATA names no folder of calendars")
    return Path(path)


@pytest.fixture(scope="module")
def once():
    """What the first test made, for the others: pages take long to make."""
    return {}


@pytest.fixture
def served(folder, once, live_server, settings):
    """``(sent by UID, left out, the feed)``: pages made, their feed fetched by HTTP."""
    if once:
        return once["served"]
    settings.TIME_ZONE = "Europe/Riga"
    home = make_site()
    host, port = live_server.url.removeprefix("http://").split(":")
    Site.objects.update(hostname=host, port=int(port))
    calendar = make_calendar(home)
    events, left_out = one_off_events(folder)
    sent = {}
    for number, (entry, event) in enumerate(events):
        try:
            span = span_of(event, entry["tz"])
        except ValueError as error:
            left_out.append((entry["file"], str(error)))
            continue
        # Not in the "try": that a page cannot be made of a good event is a bug.
        page = make_page(calendar, number, event, span)
        sent[str(page.translation_key)] = Sent(
            entry["file"], event, span, page.title, agreed_spans(entry, event)
        )
    address = f"{live_server.url}/notikumu-kalendars/ical/{WIDE}"
    with urllib.request.urlopen(address) as response:
        once["served"] = sent, left_out, response.read()
    return once["served"]


def words(text):
    """Text as a person reads it, whatever the white space."""
    return " ".join("".join(c if c.isprintable() else " " for c in str(text)).split())


def one_off_events(folder):
    """``(file, zone, VEVENT)`` of what does not repeat, and what cannot be read."""
    found, unreadable = [], []
    for entry in json.loads((folder / "expected.json").read_text()):
        try:
            parsed = icalendar.Calendar.from_ical(
                (folder / entry["file"]).read_bytes(), multiple=True
            )
        except ValueError as error:
            unreadable.append((entry["file"], str(error)))
            continue
        events = [event for calendar in parsed for event in calendar.walk("VEVENT")]
        zones = [zone for calendar in parsed for zone in calendar.walk("VTIMEZONE")]
        defined = {str(zone.get("TZID")) for zone in zones}
        repeated = {str(e["UID"]) for e in events if REPEATS & set(e) and "UID" in e}
        for event in events:
            if not REPEATS & set(event) and str(event.get("UID")) not in repeated:
                mark_floating(event, defined)
                found.append((entry, event))
    return found, unreadable


def mark_floating(event, defined):
    """A zone that neither the file nor the database defines means nothing.

    Other engines take such a time as floating, and so does the list of what is expected.
    """
    tzid = tzid_of(event)
    event.is_floating = bool(tzid) and tzid not in {*defined, *available_timezones()}


def tzid_of(event):
    return getattr(first(event.get("DTSTART")), "params", {}).get("TZID", "")


def span_of(event, zone):
    """When the VEVENT itself says that it is; ``ValueError`` says why it does not."""
    start, end, duration = (
        first(event.decoded(name, None)) for name in ("DTSTART", "DTEND", "DURATION")
    )
    if start is None:
        raise ValueError("no DTSTART")
    if duration is not None and not isinstance(duration, timedelta):
        raise ValueError(f"not a DURATION: {duration}")
    if not isinstance(start, datetime):
        end = start + duration if end is None and duration else end
        one_day = start + timedelta(days=1)
        return Span(start, end if end and end > start else one_day, None)
    name = zone_of(event, start, zone)
    own = ZoneInfo(name)
    start = in_zone(start, own, event.is_floating)
    if end is None and duration:
        # RFC 5545, 3.3.6: days by the calendar, hours by the clock.
        days = timedelta(days=duration.days)
        end = ((start + days).astimezone(UTC) + (duration - days)).astimezone(own)
    elif isinstance(end, datetime):
        end = in_zone(end, own, event.is_floating)
    for moment in (start, end):
        if isinstance(moment, datetime) and moment.fold:
            raise ValueError(f"the second {moment} of that day cannot be entered")
    has_end = isinstance(end, datetime) and end.astimezone(UTC) > start.astimezone(UTC)
    return Span(start, end if has_end else None, name)


def first(value):
    """Of a property that is there twice other engines, too, take the first."""
    return value[0] if isinstance(value, list) else value


def in_zone(moment, zone, is_floating):
    if moment.tzinfo is None or is_floating:
        return moment.replace(tzinfo=zone)
    return moment.astimezone(zone)


def zone_of(event, start, zone):
    if start.tzinfo is None or event.is_floating:
        return zone
    name = getattr(start.tzinfo, "key", None) or tzid_of(event)
    # A zone that only its own file knows: the same moment, in UTC.
    return name if name in available_timezones() else "UTC"


def as_fields(span):
    """What an editor would enter for it."""
    if span.zone is None:
        last = span.end - timedelta(days=1)
        return {"start_date": span.start, "end_date": last}
    fields = {
        "start_date": span.start.date(),
        "start_time": span.start.time(),
        "timezone": span.zone,
    }
    if span.end:
        fields |= {"end_date": span.end.date(), "end_time": span.end.time()}
    return fields


def is_cancelled(event):
    return str(event.get("STATUS", "")).upper() == "CANCELLED"


def make_page(calendar, number, event, span):
    """A live event page of a VEVENT."""
    venue = None
    if words(event.get("LOCATION", "")):
        name = words(event["LOCATION"])[:255]
        venue = Venue.objects.filter(name=name).first()
        venue = venue or Venue.objects.create(name=name, locale=calendar.locale)
    text = str(event.get("DESCRIPTION", ""))
    lines = "".join(f"<p>{escape(words(line))}</p>" for line in text.splitlines())
    title = words(event.get("SUMMARY", "")) or words(event.get("UID", "")) or "-"
    page = EventPage(
        title=title[:255].strip(),
        slug=f"e{number}",
        venue=venue,
        body=[("rich_text", lines)] if words(text) else [],
        status="cancelled" if is_cancelled(event) else "scheduled",
        **as_fields(span),
    )
    return calendar.add_child(instance=page)


def instant(value):
    return value.astimezone(UTC) if isinstance(value, datetime) else value


def parse(text):
    if len(text) == 10:
        return date.fromisoformat(text)
    return datetime.fromisoformat(text).astimezone(UTC)


def agreed_spans(entry, event):
    """Start and end on which other engines agree, where they do."""
    return [
        (parse(o["start"]), parse(o["end"]))
        for o in entry["occurrences"] or []
        if o["uid"] == event.get("UID")
    ]


def read_with_icalendar(content):
    return [
        Read(
            str(event["UID"]),
            instant(event.decoded("DTSTART")),
            instant(event.decoded("DTEND")),
            *(words(event.get(n, "")) for n in ("SUMMARY", "DESCRIPTION", "LOCATION")),
        )
        for event in icalendar.Calendar.from_ical(content).walk("VEVENT")
    ]


def read_with_vobject(content):
    def text(event, name):
        return words(getattr(event, name).value) if name in event.contents else ""

    return [
        Read(
            event.uid.value,
            instant(event.dtstart.value),
            instant(event.dtend.value),
            *(text(event, name) for name in ("summary", "description", "location")),
        )
        for event in vobject_events.read(content)
    ]


def read_with_ical_js(content):
    return [
        Read(
            row["uid"],
            parse(row["start"]),
            parse(row["end"]),
            *(words(row[name]) for name in ("summary", "description", "location")),
        )
        for row in ical_js.read(content)
    ]


@pytest.mark.parametrize(
    "read", [read_with_icalendar, read_with_vobject, read_with_ical_js]
)
def test_dates_and_texts_come_out_as_they_went_in(served, read):
    sent, left_out, content = served
    found = read(content)
    assert sorted(row.uid for row in found) == sorted(sent)
    wrong = [
        f"{sent[row.uid].file}: {sent[row.uid].title}: {what}"
        for row in found
        for what in differences(sent[row.uid], row)
    ]
    assert not wrong, "\n".join(wrong)
    report = "\n".join(f"{name}: {why}" for name, why in left_out)
    assert len(found) >= AT_LEAST, f"{len(found)} made; left out:\n{report}"
    agreed = sum(bool(one.agreed) for one in sent.values())
    assert agreed >= AT_LEAST_AGREED, f"{agreed} with a date that engines agree on"


def differences(sent, row):
    """What the reader found that is not what the other calendar said."""
    event, span = sent.event, sent.span
    if row.start != instant(span.start):
        yield f"starts {row.start}, not {span.start}"
    if span.end and row.end != instant(span.end):
        yield f"ends {row.end}, not {span.end}"
    if not span.end and row.end <= row.start:
        yield f"open, but ends {row.end}"
    # An open end is a choice of ours; others take it to end as it begins.
    pairs = [(start, end if span.end else row.end) for start, end in sent.agreed]
    if pairs and (row.start, row.end) not in pairs:
        yield f"{row.start} to {row.end}; others agree on {pairs}"
    prefix, _, title = row.summary.rpartition(sent.title)
    if title or not row.summary or bool(prefix) != is_cancelled(event):
        yield f"is called {row.summary!r}"
    if words(event.get("DESCRIPTION", "")) not in row.description:
        yield f"is described as {row.description!r}"
    if row.location != words(event.get("LOCATION", ""))[:255].strip():
        yield f"is at {row.location!r}"
