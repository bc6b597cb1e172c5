"""Calendars damaged at random, through the whole import: pages, or a reason."""

import json
import os
import re
from datetime import UTC, datetime
from functools import cache
from unittest.mock import patch

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.acceptance.test_reading_damaged import damaged, files
from tests.events.imports.calendars import vcalendar, vevent
from tests.site import make_calendar, make_site
from wagtail_ctn.events.imports.apply import Application
from wagtail_ctn.events.imports.plan import Planner
from wagtail_ctn.events.imports.reading import read
from wagtail_ctn.events.imports.report import Report
from wagtail_ctn.events.models import EventIdentity, EventPage, ImportedEvent
from wagtail_ctn.ical.reader import ReaderError

pytestmark = [
    pytest.mark.acceptance,
    pytest.mark.django_db,
    pytest.mark.skipif(
        not os.environ.get("CTN_DATA"), reason="CTN_DATA names no folder of calendars"
    ),
]
NUL = json.dumps("\0").strip('"')
NOW = datetime(2031, 1, 1, tzinfo=UTC)
# Names of what becomes text somewhere on a page, or a row of it.
NAMES = [
    "SUMMARY",
    "DESCRIPTION",
    "LOCATION",
    "UID",
    "CATEGORIES",
    "ORGANIZER;CN=a",
    "URL",
    "COMMENT",
    "CONTACT",
    "STATUS",
    "SEQUENCE",
    "CONFERENCE",
    "IMAGE",
    "RELATED-TO",
    "RDATE",
    "X-WAGTAIL-CTN-STATUS",
    "X-WAGTAIL-CTN-SUMMARY",
    "X-WAGTAIL-CTN-ATTENDANCE",
    "X-WAGTAIL-CTN-FREE",
    "X-WAGTAIL-CTN-PRICE",
    "X-WAGTAIL-CTN-REGISTRATION",
    "X-WAGTAIL-CTN-REGISTER-UNTIL",
    "X-WAGTAIL-CTN-PREVIOUS-START-TIME",
    "X-WAGTAIL-CTN-PLACE",
    "X-WAGTAIL-CTN-TIMEZONE",
    "X-WAGTAIL-CTN-LANGUAGE",
    "X-WAGTAIL-CTN-CHANGE",
    "X-WAGTAIL-CTN-HOST",
]
ODD = [
    b"\x00",
    b"a\x00b",
    b"\xed\xa0\xbd",  # half of a pair: no UTF-8
    "😀𐍈".encode(),
    b"\xff\xfe",
    "\u202e\u2028\x85".encode(),
    b"x" * 300,
    b"long words " * 1500,
    "ā".encode() * 5000,
    b"https://example.org/" + b"a" * 600,
    b"https://example.org/\\na",
    b"20200229",
    b"20210231T250000",
    b"TRUE",
    b"moved",
    b"cancelled",
    b"scheduled",
    b"Europe/Riga",
    b"-99999999999999999999",
    b"2147483647",
    b"<b>a</b><script>b</script>",
    b"\\\\,\\;\\n\\N\\",
]


# Names of dates, and dates where calendars and years end.
DATES = [
    "EXDATE",
    "EXDATE;VALUE=DATE",
    "EXDATE;TZID=Pacific/Kiritimati",
    "RDATE;VALUE=DATE",
    "RDATE;VALUE=PERIOD",
    "RECURRENCE-ID",
    "RRULE:FREQ=DAILY;UNTIL=",
    "X-WAGTAIL-CTN-END-DATE",
    "X-WAGTAIL-CTN-PREVIOUS-START-DATE",
]
FAR = [
    b"99991231",
    b"99991231T230000",
    b"99991231T235959Z",
    b"9999-12-31",
    b"22000101",
    b"21991231T230000/P9000W",
    b"2199-12-31",
    b"18991231",
    b"00010101T000000Z",
    b"0001-01-01",
]
# Series of more than a day each: whole days, and over midnight.
SERIES = [
    vcalendar(vevent(RRULE="FREQ=DAILY", **when))
    for when in (
        {"DTSTART__VALUE_DATE": "20200101", "DTEND__VALUE_DATE": "20200103"},
        {
            "DTSTART__TZID_Europe/Riga": "20200715T230000",
            "DTEND__TZID_Europe/Riga": "20200716T010000",
        },
    )
]


@cache
def with_events():
    wanted = (b"BEGIN:VCALENDAR", b"BEGIN:VEVENT")
    return [text for text in files() if all(word in text for word in wanted)]


def odd_lines():
    odd = st.sampled_from(ODD) | st.binary(max_size=20)
    texts = st.builds(as_line, st.sampled_from(NAMES), odd)
    return texts | st.builds(as_line, st.sampled_from(DATES), st.sampled_from(FAR))


def as_line(name, value):
    return name.encode() + (b"" if "=" in name[-1:] else b":") + value


@st.composite
def odd(draw):
    """A calendar with some properties more, before others; it may be damaged too."""
    is_damaged = draw(st.booleans())
    whole = st.sampled_from(SERIES) | st.sampled_from(with_events())
    text = draw(damaged() if is_damaged else whole)
    for _ in range(draw(st.integers(0, 4))):
        line = draw(odd_lines()) + b"\r\n"
        places = [
            found.start()
            for found in re.finditer(b"(SUMMARY|DTSTART|END:VEVENT)", text)
        ]
        place = draw(st.sampled_from(places)) if places else len(text)
        text = text[:place] + line + text[place:]
    return text


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=odd(), publish=st.booleans())
def test_what_is_odd_becomes_pages_or_is_rejected_with_a_reason(db, text, publish):
    with patch.object(timezone, "now", return_value=NOW), transaction.atomic():
        calendar = make_calendar(make_site())
        try:
            octets_read = read(text)
        except ReaderError as error:
            assert error.reason
        else:
            check_import(calendar, octets_read, publish)
        transaction.set_rollback(True)


def check_import(calendar, octets_read, publish):
    plan = Planner(calendar, publish=publish).plan(octets_read)
    Application(plan).run()
    for result in Report(plan).results():
        assert result["reason"] or result["result"] in {"new", "unchanged"}, result
    made = {row.event.uid: row.page_id for row in plan.rows if row.result == "new"}
    check_all_is_there(made, publish)
    # A page says what its calendar says: to take all of it over changes nothing.
    again = Planner(calendar, publish=publish, overwrite=True).plan(octets_read)
    for row in again.rows:
        assert row.changes == [], (row.event.uid, row.changes)


def check_all_is_there(made, publish):
    """Of each event its page with a revision, its identity and what was imported."""
    pages = EventPage.objects.in_bulk(made.values())
    assert EventPage.objects.count() == len(made) == len(pages)
    identities = dict(EventIdentity.objects.values_list("uid", "translation_key"))
    assert identities == {uid: pages[pk].translation_key for uid, pk in made.items()}
    imported = ImportedEvent.objects.values_list("identity__uid", flat=True)
    assert sorted(imported) == sorted(made)
    for page in pages.values():
        assert page.live == publish
        assert page.latest_revision_id
        page.specific.full_clean()
        # PostgreSQL refuses it, in text and in JSON.
        assert NUL not in json.dumps(page.latest_revision.content)
