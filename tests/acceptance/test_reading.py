"""Calendars that other software wrote are read, and give the dates that others find."""

import json
import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.ical.expansion import dates_of
from wagtail_ctn.ical.reader import ReaderError, read_calendar

pytestmark = pytest.mark.acceptance
RIGA = "Europe/Riga"
# Files without BEGIN:VCALENDAR: a zone, a component of nobody's, nothing at all.
NO_CALENDARS = {
    "icalendar/calendars/fuzz_testcase_0_char_in_component_name.ics",
    "icalendar/calendars/fuzz_testcase_invalid_month.ics",
    "icalendar/calendars/fuzz_testcase_vtimezone_lone_cr.ics",
    "icalendar/calendars/issue_178_component_with_invalid_name_represented.ics",
    "icalendar/timezones/issue_237_brazilia_standard.ics",
    "icalendar/timezones/issue_53_tzid_parsed_properly.ics",
    "icalendar/timezones/issue_55_parse_error_on_utc_offset_with_seconds.ics",
    "icalendar/timezones/pacific_fiji.ics",
    "icalevents/empty.ics",
}
# Why an event may be rejected that stands in a calendar. Anything else would be a good
# event lost.
REASONS = {"no_start", "bad_start", "unsupported"}
# Counted with the data at hand; fewer would mean that good events are lost.
AT_LEAST, AT_LEAST_WITH_DATES = 594, 103


@pytest.fixture
def folder():
    path = os.environ.get("CTN_DATA")
    if not path:
        pytest.skip("did not run: CTN_DATA names no folder of calendars")
    return Path(path)


def expected(folder):
    return json.loads((folder / "expected.json").read_text())


def parse(text):
    if len(text) == len("2020-07-15"):
        return date.fromisoformat(text)
    return datetime.fromisoformat(text).astimezone(UTC)


def test_every_file_is_read_or_refused_with_a_reason(folder):
    refused, events = set(), 0
    for path in sorted(folder.rglob("*.ics")):
        try:
            calendar = read_calendar(path.read_bytes(), RIGA)
        except ReaderError as error:
            assert error.code == "not_a_calendar"
            refused.add(str(path.relative_to(folder)))
            continue
        events += len(calendar.events)
        for note in calendar.rejected:
            assert note.line > 0
            assert note.reason
            is_in_calendar = b"BEGIN:VCALENDAR" in path.read_bytes()
            if is_in_calendar:
                assert note.code in REASONS, (path, note)
    assert refused == NO_CALENDARS
    assert events >= AT_LEAST


def test_dates_are_those_on_which_other_readers_agree(folder):
    """What has no VCALENDAR around it is no calendar to them, and none to us."""
    wrong, agreed = [], 0
    for entry in expected(folder):
        if entry["occurrences"] is None:
            continue
        agreed += 1
        found = read_dates(folder, entry)
        wanted = sorted(
            (o["uid"], str(parse(o["start"])), str(parse(o["end"])))
            for o in entry["occurrences"]
        )
        if found != wanted:
            extra, missing = set(found) - set(wanted), set(wanted) - set(found)
            wrong.append(f"{entry['file']}: {extra} too many, {missing} missing")
    assert not wrong, "\n".join(wrong)
    assert agreed >= AT_LEAST_WITH_DATES


def read_dates(folder, entry):
    """``(uid, start, end)`` in the window of an entry, whose last day is not in it."""
    calendar = read_calendar((folder / entry["file"]).read_bytes(), entry["tz"])
    first = date.fromisoformat(entry["from"])
    last = date.fromisoformat(entry["to"]) - timedelta(days=1)
    return sorted(
        (row.uid, str(row.start), str(row.end))
        for event in calendar.events
        for row in dates_of(event, first, last)
    )
