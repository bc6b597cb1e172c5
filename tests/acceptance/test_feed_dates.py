"""The hardest events through pages and feed: engines find the dates our pages show."""

from datetime import UTC, date, datetime, time
from unittest.mock import patch

import pytest
from django.utils import timezone

from tests.acceptance.engines import ENGINES, expansion
from tests.site import make_calendar, make_event, make_site
from wagtail_ctn.events.models import (
    EventException,
    EventExtraDate,
    EventPart,
    Occurrence,
)

pytestmark = [pytest.mark.client, pytest.mark.django_db]

NOW = datetime(2031, 3, 1, 8, tzinfo=UTC)
# All of it is within the horizon of the index.
FIRST, LAST = date(2031, 1, 1), date(2033, 2, 1)
TEN, TWELVE = time(10), time(12)
# Where an engine is known not to read a series as RFC 5545 has it.
MISREAD = {("ical.js", "weeks of the year"), ("sabre/vobject", "weeks of the year")}


def exception(day, change, **fields):
    return {"original_date": day, "change": change, **fields}


EVENTS = {
    "weekly over both changes of clocks": {
        "start_date": date(2031, 3, 20),
        "recurrence": "FREQ=WEEKLY",
        "exceptions": [
            exception(date(2031, 4, 3), "left_out"),
            exception(date(2031, 10, 30), "cancelled"),
        ],
    },
    "whole days with a pause": {
        "start_date": date(2031, 6, 30),
        "end_date": date(2031, 7, 1),
        "start_time": None,
        "end_time": None,
        "recurrence": "FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=6",
        "exceptions": [exception(date(2031, 8, 31), "left_out")],
    },
    "the 31st": {"start_date": date(2031, 3, 31), "recurrence": "FREQ=MONTHLY"},
    "29 February": {"start_date": date(2024, 2, 29), "recurrence": "FREQ=YEARLY"},
    "the last Friday": {
        "start_date": date(2031, 3, 28),
        "recurrence": "FREQ=MONTHLY;BYDAY=-1FR",
    },
    "the last working day": {
        "start_date": date(2031, 3, 31),
        "recurrence": "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=9",
    },
    "weeks of the year": {
        "start_date": date(2031, 5, 12),
        "recurrence": "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO",
    },
    "every other week": {
        "start_date": date(2031, 3, 4),
        "recurrence": "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;UNTIL=20310630T205959Z",
    },
    "nights over both changes of clocks": {
        "start_date": date(2031, 3, 1),
        "start_time": time(22),
        "end_date": date(2031, 3, 2),
        "end_time": time(6),
        "recurrence": "FREQ=WEEKLY;BYDAY=SA",
    },
    "the last local day": {
        "start_date": date(2031, 3, 3),
        "start_time": time(0, 30),
        "end_time": time(1, 30),
        "recurrence": "FREQ=DAILY;UNTIL=20310312T223000Z",
    },
    "moved near, moved far, one more, another text": {
        "start_date": date(2031, 3, 5),
        "recurrence": "FREQ=WEEKLY;COUNT=8",
        "exceptions": [
            exception(date(2031, 3, 5), "left_out"),
            exception(
                date(2031, 3, 12), "moved",
                new_start_date=date(2031, 3, 13), new_start_time=time(14),
            ),
            exception(date(2031, 3, 26), "moved", new_start_date=date(2031, 9, 1)),
            exception(date(2031, 4, 2), "changed", title="Citādi"),
        ],
        "extra_dates": [date(2031, 3, 15), date(2031, 11, 2)],
    },
    "a first date that the rule does not give": {
        "start_date": date(2031, 3, 5),
        "recurrence": "FREQ=WEEKLY;BYDAY=FR;UNTIL=20310401T000000Z",
    },
    "two parts in two zones": {
        "start_date": date(2031, 6, 5),
        "start_time": time(17),
        "end_time": time(18),
        "timezone": "America/New_York",
        "recurrence": "FREQ=WEEKLY;COUNT=5",
        "earlier_parts": [
            {
                "start_date": date(2031, 3, 5), "start_time": TEN, "end_time": TWELVE,
                "timezone": "Europe/Riga", "recurrence": "FREQ=WEEKLY;UNTIL=20310528T070000Z",
            },
        ],
    },
    "two parts that overlap": {
        "start_date": date(2031, 4, 27),
        "recurrence": "FREQ=WEEKLY;BYDAY=SU,MO,TU,WE,TH;COUNT=20",
        "exceptions": [
            exception(date(2031, 4, 28), "left_out"),
            exception(date(2031, 4, 30), "cancelled"),
            exception(date(2031, 5, 1), "moved", new_start_date=date(2031, 5, 24)),
        ],
        "earlier_parts": [
            {
                "start_date": date(2031, 3, 31), "start_time": TEN, "end_time": TWELVE,
                "timezone": "Europe/Riga",
                "recurrence": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;UNTIL=20310506T070000Z",
            },
        ],
    },
    "two parts, the later one moved back to the day after the earlier": {
        "start_date": date(2031, 5, 3),
        "recurrence": "FREQ=WEEKLY;BYDAY=TU,WE,TH,SA,SU",
        "earlier_parts": [
            {
                "start_date": date(2031, 3, 31), "start_time": TEN, "end_time": TWELVE,
                "timezone": "Europe/Riga",
                "recurrence": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;UNTIL=20310502T070000Z",
            },
        ],
    },
    "another title from a date on, and another note within a part": {
        "start_date": date(2031, 4, 2),
        "recurrence": "FREQ=WEEKLY",
        "exceptions": [
            exception(date(2031, 4, 2), "following", title="Citādi"),
            exception(date(2031, 4, 16), "cancelled"),
            exception(date(2031, 5, 7), "following", note="Citur"),
        ],
        "earlier_parts": [
            {
                "start_date": date(2031, 3, 5), "start_time": TEN, "end_time": TWELVE,
                "timezone": "Europe/Riga",
                "recurrence": "FREQ=WEEKLY;UNTIL=20310326T080000Z",
            },
        ],
    },
    "all cancelled": {
        "start_date": date(2031, 3, 5),
        "recurrence": "FREQ=WEEKLY;COUNT=3",
        "status": "cancelled",
    },
}  # fmt: skip


def make(calendar, name):
    fields = dict(EVENTS[name])
    locale = calendar.locale
    fields["exceptions"] = [
        EventException(locale=locale, **row) for row in fields.get("exceptions", [])
    ]
    fields["extra_dates"] = [
        EventExtraDate(date=day) for day in fields.get("extra_dates", [])
    ]
    fields["earlier_parts"] = [
        EventPart(**row) for row in fields.get("earlier_parts", [])
    ]
    usual = {"start_time": TEN, "end_time": TWELVE}
    return make_event(calendar, name, **(usual | fields))


def dates_of_pages():
    """``[(start, end, cancelled)]`` of all dates as lists and pages show them."""
    rows = Occurrence.objects.filter(first_day__gte=FIRST, first_day__lte=LAST)
    found = []
    for row in rows:
        start, end = row.start, row.end
        if row.all_day:
            start, end = (timezone.localtime(moment).date() for moment in (start, end))
        found.append((start.isoformat(), end.isoformat(), row.status == "cancelled"))
    return sorted(found)


def dates_of_engine(engine, content):
    found = expansion(engine, content, FIRST, LAST, "Europe/Riga")
    return sorted((o.start.isoformat(), o.end.isoformat(), o.cancelled) for o in found)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("name", EVENTS)
def test_an_engine_finds_the_dates_that_the_pages_show(client, name, engine):
    if (engine, name) in MISREAD:
        return
    with patch.object(timezone, "now", return_value=NOW):
        calendar = make_calendar(make_site())
        make(calendar, name)
        content = client.get(f"{calendar.get_url()}ical/").content
        shown = dates_of_pages()
    assert shown
    assert dates_of_engine(engine, content) == shown
