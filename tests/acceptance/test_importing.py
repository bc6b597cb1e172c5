"""Calendars that other software wrote become pages, whose dates others find too."""

import json
import os
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from unittest.mock import patch

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.acceptance.engines import expansion
from tests.site import make_calendar, make_site
from wagtail_ctn.conf import settings
from wagtail_ctn.events.imports.apply import Application
from wagtail_ctn.events.imports.plan import Planner
from wagtail_ctn.events.imports.reading import read
from wagtail_ctn.events.models import EventPage, Occurrence
from wagtail_ctn.ical.reader import ReaderError

pytestmark = [pytest.mark.acceptance, pytest.mark.django_db]
RIGA = "Europe/Riga"
READING = ("SELECT", "SAVEPOINT", "RELEASE")
# So many events of a file are looked at as pages.
MOST_LOOKED_AT = 3
WIDE = "?from=1900-01-01&to=2199-12-31"
# Counted with the data at hand; fewer would mean that good events are lost.
AT_LEAST, AT_LEAST_AGREED, AT_LEAST_DATES = 594, 103, 1500


@pytest.fixture
def folder():
    path = os.environ.get("CTN_DATA")
    if not path:
        pytest.skip("did not run: CTN_DATA names no folder of calendars")
    return Path(path)


@pytest.fixture
def calendar():
    assert timezone.get_default_timezone_name() == RIGA
    return make_calendar(make_site())


def expected(folder):
    return json.loads((folder / "expected.json").read_text())


@contextmanager
def imported(calendar, octets, last=date(2031, 1, 1)):
    """The plan of an import, carried out on a day, and taken back in the end."""
    now = datetime.combine(last, time(), UTC)
    with patch.object(timezone, "now", return_value=now), transaction.atomic():
        yield run_import(calendar, octets)
        transaction.set_rollback(True)


def run_import(calendar, octets):
    calendar_read = read(octets)
    # What is private is left out; here its dates are as good a proof as any.
    events = [replace(event, is_private=False) for event in calendar_read.events]
    plan = Planner(calendar, publish=True).plan(calendar_read, events)
    Application(plan).run()
    return plan


def window(entry):
    last = date.fromisoformat(entry["to"]) - timedelta(days=1)
    return date.fromisoformat(entry["from"]), last


def dates_of_pages(first, last):
    """``[(UID, start, end)]`` as lists and pages show them."""
    rows = Occurrence.objects.filter(first_day__gte=first, first_day__lte=last)
    found = []
    for row in rows.select_related("identity"):
        start, end = row.start, row.end
        if row.all_day:
            start, end = (timezone.localtime(each).date() for each in (start, end))
        found.append((row.identity.uid, str(start), str(end)))
    return sorted(found)


def as_shown(rows):
    """Dates of other readers; what ends as it begins has an open end with us."""
    return sorted(
        (uid, str(start), str(start + settings.OPEN_END if end == start else end))
        for uid, start, end in rows
    )


def parse(text):
    if len(text) == len("2020-07-15"):
        return date.fromisoformat(text)
    return datetime.fromisoformat(text).astimezone(UTC)


def agreed(entry):
    """The dates on which at least three engines agreed."""
    return as_shown(
        (row["uid"], parse(row["start"]), parse(row["end"]))
        for row in entry["occurrences"]
    )


def test_every_event_that_is_read_becomes_a_page(folder, calendar, client):
    made = 0
    for path in sorted(folder.rglob("*.ics")):
        octets = path.read_bytes()
        try:
            wanted = [event for event in read(octets).events if event.parts]
        except ReaderError:
            continue
        with imported(calendar, octets) as plan:
            results = {row.event.uid: (row.result, row.reason) for row in plan.rows}
            for event in wanted:
                assert results[event.uid] == ("new", ""), (path, event.uid)
            pages = EventPage.objects.live()
            assert len(pages) == len(wanted), path
            made += len(pages)
            for page in pages[:MOST_LOOKED_AT]:
                shown = page.occurrences.first()
                for address in ("", f"{shown.address}/") if shown else ("",):
                    response = client.get(f"{page.get_url()}{address}")
                    assert response.status_code == 200, (path, page, address)
            feed = client.get(f"{calendar.get_url()}ical/{WIDE}")
            assert feed.status_code == 200, path
    assert made >= AT_LEAST


def test_pages_show_the_dates_on_which_other_readers_agree(folder, calendar):
    wrong, compared = [], 0
    for entry in expected(folder):
        if entry["occurrences"] is None:
            continue
        first, last = window(entry)
        with imported(calendar, (folder / entry["file"]).read_bytes(), last):
            found = dates_of_pages(first, last)
        compared += 1
        if found != (wanted := agreed(entry)):
            wrong.append(difference(entry["file"], found, wanted))
    assert not wrong, "\n".join(wrong)
    assert compared >= AT_LEAST_AGREED


@pytest.mark.client
@pytest.mark.parametrize("engine", ["ical.js", "recurring-ical-events"])
def test_an_engine_finds_them_in_our_feed(folder, calendar, client, engine):
    """What came in goes out again: all that is read, be it agreed on or not."""
    wrong, compared = [], 0
    for entry in expected(folder):
        first, last = window(entry)
        with imported(calendar, (folder / entry["file"]).read_bytes(), last):
            shown = dates_of_pages(first, last)
            feed = client.get(f"{calendar.get_url()}ical/{WIDE}").content
        rows = expansion(engine, feed, first, last, RIGA)
        found = sorted((str(row.start), str(row.end)) for row in rows)
        # A date that goes out by itself has an UID of its own.
        wanted = sorted((start, end) for _uid, start, end in shown)
        compared += len(wanted)
        if found != wanted:
            wrong.append(difference(entry["file"], found, wanted))
    assert not wrong, "\n".join(wrong)
    assert compared >= AT_LEAST_DATES


def difference(name, found, wanted):
    extra, missing = set(found) - set(wanted), set(wanted) - set(found)
    return f"{name}: {extra} too many, {missing} missing"


def test_the_same_file_again_writes_nothing(folder, calendar):
    for path in sorted(folder.rglob("*.ics")):
        octets = path.read_bytes()
        try:
            read(octets)
        except ReaderError:
            continue
        with imported(calendar, octets):
            with CaptureQueriesContext(connection) as queries:
                plan = run_import(calendar, octets)
            written = [
                query["sql"]
                for query in queries.captured_queries
                if not query["sql"].startswith(READING)
            ]
            assert not written, (path, written)
            assert {row.result for row in plan.rows} <= {"unchanged"}, path
