"""Calendars that other software wrote: into pages, out by our feed, read again."""

import json
import os
import urllib.request
from datetime import UTC, date, datetime, timedelta
from html import escape
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

import icalendar
import pytest
from wagtail.models import Site

from tests.acceptance import ical_js
from tests.site import make_calendar, make_site
from wagtail_ctn.events.models import EventPage, Venue

pytestmark = [pytest.mark.acceptance, pytest.mark.django_db(transaction=True)]
REPEATS = {"RRULE", "RDATE", "RECURRENCE-ID"}
WIDE = "?from=1900-01-01&to=2199-12-31"


@pytest.fixture
def folder():
    path = os.environ.get("CTN_DATA")
    if not path:
        pytest.skip("did not run: CTN_DATA names no folder of calendars")
    return Path(path)


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
        repeated = {str(e.get("UID")) for e in events if REPEATS & set(e)}
        for event in events:
            if str(event.get("UID")) not in repeated:
                mark_floating(event, defined)
                found.append((entry, event))
    return found, unreadable


def mark_floating(event, defined):
    """A zone that neither the file nor the database defines means nothing.

    Other engines take such a time as floating, and so does the list of what is expected.
    """
    start = event.get("DTSTART")
    tzid = getattr(start, "params", {}).get("TZID")
    event.is_floating = bool(tzid) and tzid not in {*defined, *available_timezones()}


def as_fields(event, zone):
    """The When fields of a VEVENT; ``ValueError`` says why there are none."""
    start = event.decoded("DTSTART", None)
    if start is None:
        raise ValueError("no DTSTART")
    end = event.decoded("DTEND", None)
    if end is None and "DURATION" in event:
        end = start + event.decoded("DURATION")
    if not isinstance(start, datetime):
        last = end - timedelta(days=1) if end and end > start else start
        return {"start_date": start, "end_date": last}
    name = zone_of(event, start, zone)
    own = ZoneInfo(name)
    start = in_zone(start, own, event.is_floating)
    fields = {"start_date": start.date(), "start_time": start.time(), "timezone": name}
    if isinstance(end, datetime):
        end = in_zone(end, own, event.is_floating)
        if end > start:
            fields |= {"end_date": end.date(), "end_time": end.time()}
    return fields


def in_zone(moment, zone, is_floating):
    if moment.tzinfo is None or is_floating:
        return moment.replace(tzinfo=zone)
    return moment.astimezone(zone)


def zone_of(event, start, zone):
    if start.tzinfo is None or event.is_floating:
        return zone
    tzid = event["DTSTART"].params.get("TZID", "")
    name = getattr(start.tzinfo, "key", None) or tzid
    # A zone that only its own file knows: the same moment, in UTC.
    return name if name in available_timezones() else "UTC"


def make_page(calendar, number, event, zone):
    """A live event page of a VEVENT; ``ValueError`` where it cannot be one."""
    venue = None
    if words(event.get("LOCATION", "")):
        name = words(event["LOCATION"])[:255]
        venue = Venue.objects.filter(name=name).first()
        venue = venue or Venue.objects.create(name=name, locale=calendar.locale)
    text = str(event.get("DESCRIPTION", ""))
    lines = "".join(f"<p>{escape(words(line))}</p>" for line in text.splitlines())
    page = EventPage(
        title=words(event.get("SUMMARY", ""))[:255] or "-",
        slug=f"e{number}",
        venue=venue,
        body=[("rich_text", lines)] if words(text) else [],
        status=(
            "cancelled" if str(event.get("STATUS")) == "CANCELLED" else "scheduled"
        ),
        **as_fields(event, zone),
    )
    return calendar.add_child(instance=page)


def instant(value):
    return value.astimezone(UTC) if isinstance(value, datetime) else value


def read_with_icalendar(content):
    calendar = icalendar.Calendar.from_ical(content)
    return {
        str(e["UID"]): (
            instant(e.decoded("DTSTART")),
            instant(e.decoded("DTEND")),
            words(e["SUMMARY"]),
            words(e.get("DESCRIPTION", "")),
            words(e.get("LOCATION", "")),
        )
        for e in calendar.walk("VEVENT")
    }


def read_with_ical_js(content):
    return {
        row["uid"]: (
            parse(row["start"]),
            parse(row["end"]),
            *(words(row[name]) for name in ("summary", "description", "location")),
        )
        for row in ical_js.read(content)
    }


@pytest.mark.parametrize("read", [read_with_icalendar, read_with_ical_js])
def test_dates_and_texts_come_out_as_they_went_in(folder, live_server, settings, read):
    settings.TIME_ZONE = "Europe/Riga"
    home = make_site()
    host, port = live_server.url.removeprefix("http://").split(":")
    Site.objects.update(hostname=host, port=int(port))
    calendar = make_calendar(home)
    events, left_out = one_off_events(folder)
    made = {}
    for number, (entry, event) in enumerate(events):
        try:
            page = make_page(calendar, number, event, entry["tz"])
        except Exception as error:  # whatever is wrong is reported
            left_out.append((entry["file"], f"{type(error).__name__}: {error}"))
            continue
        made[str(page.translation_key)] = (entry, event, page)
    address = f"{live_server.url}/notikumu-kalendars/ical/{WIDE}"
    with urllib.request.urlopen(address) as response:
        found = read(response.read())
    assert set(found) == set(made)
    differ = []
    for uid, (entry, event, page) in made.items():
        start, end, summary, description, location = found[uid]
        where = (entry["file"], page.title)
        assert start == instant(page.when.start()), where
        if not page.when.open_ended:
            assert end == instant(page.when.end(timedelta(hours=1))), where
        assert words(page.title) in summary, where
        assert words(event.get("DESCRIPTION", "")) in description, where
        assert location == words(event.get("LOCATION", ""))[:255], where
        if not agrees(entry, event, start):
            differ.append((entry["file"], start))
    assert not differ, "\n".join(map(str, differ))
    report = "\n".join(f"{name}: {why}" for name, why in left_out)
    assert len(made) >= AT_LEAST, f"{len(made)} made; left out:\n{report}"


# Counted with the data at hand; fewer would mean that good events are lost.
AT_LEAST = 506


def agrees(entry, event, start):
    """Whether the date is the one on which other engines agree, where they do."""
    occurrences = entry["occurrences"] or []
    starts = [parse(o["start"]) for o in occurrences if o["uid"] == event.get("UID")]
    return not starts or start in starts


def parse(text):
    if len(text) == 10:
        return date.fromisoformat(text)
    return datetime.fromisoformat(text).astimezone(UTC)
