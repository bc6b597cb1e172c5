"""A feed of each language in the hands of clients that know nothing of us."""

from collections import Counter
from datetime import UTC, date, datetime, time

import icalendar
import pytest

from tests.acceptance import ical_js, vobject_events
from tests.acceptance.engines import recurring
from tests.languages import (
    LANGUAGES,
    make_homes,
    missing_translations,
    sync,
    translate,
    with_language_addresses,
)
from tests.site import make_calendar, make_event
from wagtail_ctn.events.models import EventException
from wagtail_ctn.fallback import FALL_BACK, LEAVE_OUT

pytestmark = [pytest.mark.client, pytest.mark.django_db]

EVERYWHERE = {"lv": "Visās valodās", "en": "In every language", "ru": "На всех языках"}
LATVIAN, ALIASED = "Tikai latviski", "Ar aizstājvārdu"
RUSSIAN = {"lv": "Latviski un krieviski", "ru": "По-латышски и по-русски"}
DAYS = [date(2031, 7, day) for day in (15, 22, 29)]


@pytest.fixture
def feeds(client):
    """``{(setting, language): octets}``."""
    with with_language_addresses:
        calendars = make_calendars()
        yield {
            (setting, code): fetched(client, calendars[code], setting)
            for setting in (FALL_BACK, LEAVE_OUT)
            for code in LANGUAGES
        }


def make_calendars():
    """``{code: calendar}``, with events in several states of translation."""
    calendars = {"lv": make_calendar(make_homes()["lv"])}
    for code in LANGUAGES[1:]:
        calendars[code] = translate(calendars["lv"], code, f"Events {code}")
    everywhere = make_event(
        calendars["lv"], EVERYWHERE["lv"], **series(calendars["lv"])
    )
    for code in LANGUAGES[1:]:
        translate(everywhere, code, EVERYWHERE[code])
    when = {"start_date": DAYS[0], "start_time": time(10), "end_time": time(12)}
    make_event(calendars["lv"], LATVIAN, slug="latviski", **when)
    aliased = make_event(calendars["lv"], ALIASED, slug="alias", **when)
    for code in LANGUAGES[1:]:
        sync(aliased, code)
    russian = make_event(calendars["lv"], RUSSIAN["lv"], slug="krieviski", **when)
    translate(russian, "ru", RUSSIAN["ru"])
    return calendars


def series(calendar):
    """Three weeks, the second of which is moved by a day."""
    moved = EventException(
        original_date=DAYS[1],
        change=EventException.Change.MOVED,
        new_start_date=date(2031, 7, 23),
        locale=calendar.locale,
    )
    return {
        "slug": "visas",
        "start_date": DAYS[0],
        "start_time": time(10),
        "end_time": time(12),
        "recurrence": "FREQ=WEEKLY;COUNT=3",
        "exceptions": [moved],
    }


def fetched(client, calendar, setting):
    with missing_translations(setting):
        response = client.get(f"{calendar.get_url()}ical/")
    assert response.status_code == 200
    return response.content


def expected(setting, code):
    """``{title: its language}``."""
    titles = {EVERYWHERE[code]: code}
    if setting == FALL_BACK or code == "lv":
        titles |= {LATVIAN: "lv", ALIASED: "lv"}
    if code in RUSSIAN:
        titles[RUSSIAN[code]] = code
    elif setting == FALL_BACK:
        titles[RUSSIAN["lv"]] = "lv"
    return titles


def test_each_event_is_in_each_feed_once_and_says_its_language(feeds):
    for key, content in feeds.items():
        calendar = icalendar.Calendar.from_ical(content)
        assert [part.errors for part in calendar.walk() if part.errors] == []
        masters = [e for e in calendar.walk("VEVENT") if "RECURRENCE-ID" not in e]
        said = {str(e["SUMMARY"]): e["SUMMARY"].params["LANGUAGE"] for e in masters}
        assert said == expected(*key)
        assert len(masters) == len(said)
        assert len({str(e["UID"]) for e in masters}) == len(masters)
        for event in masters:
            language = event["SUMMARY"].params["LANGUAGE"]
            assert f"/{language}/" in event["URL"]


def test_one_event_has_one_uid_in_every_language(feeds):
    uids = set()
    for (_setting, code), content in feeds.items():
        events = icalendar.Calendar.from_ical(content).walk("VEVENT")
        uids |= {str(e["UID"]) for e in events if e["SUMMARY"] == EVERYWHERE[code]}
    assert len(uids) == 1


def test_recurring_ical_events_finds_the_same_dates_in_every_language(feeds):
    span = datetime(2031, 7, 1, tzinfo=UTC), datetime(2031, 8, 1, tzinfo=UTC)
    found = {key: sorted(recurring.expand(c, *span)) for key, c in feeds.items()}
    # All are in each feed that falls back, whatever language they are in.
    whole = found[FALL_BACK, "lv"]
    assert len(whole) == 3 + 3
    for code in LANGUAGES:
        assert found[FALL_BACK, code] == whole
        assert set(found[LEAVE_OUT, code]) <= set(whole)
    starts = [start for _uid, start, _end, _cancelled in whole]
    assert "20310723T070000Z" in starts
    assert "20310722T070000Z" not in starts


def test_ical_js_and_vobject_read_every_language(feeds):
    for key, content in feeds.items():
        titles = Counter(expected(*key))
        moved = {EVERYWHERE[key[1]]}
        by_ical_js = Counter(row["summary"] for row in ical_js.read(content))
        by_vobject = Counter(e.summary.value for e in vobject_events.read(content))
        assert by_ical_js == by_vobject
        assert set(by_ical_js) == set(titles)
        assert {title for title, n in by_ical_js.items() if n > 1} == moved
