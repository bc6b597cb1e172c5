"""Links that add an event to web calendars and subscribe them to feeds."""

from dataclasses import replace
from datetime import date, datetime
from urllib.parse import parse_qsl, unquote, urlsplit
from zoneinfo import ZoneInfo

import pytest

from wagtail_ctn.events.calendar_links import (
    MICROSOFT_365,
    CalendarEntry,
    google_link,
    google_subscription,
    is_private,
    outlook_link,
    outlook_subscription,
    webcal_link,
)

RIGA = ZoneInfo("Europe/Riga")
URL = "https://example.org/lv/kalendars/seminars/"
FEED = "https://example.org/lv/kalendars/ical/?topic=apmacibas&topic=citi"
TIMED = CalendarEntry(
    title="Tiesības un pienākumi + tēja",
    start=datetime(2020, 7, 15, 10, tzinfo=RIGA),
    end=datetime(2020, 7, 15, 12, tzinfo=RIGA),
    timezone="Europe/Riga",
    details="Par visu & vēl",
    location="Bibliotēka, Rīga",
    url=URL,
)
ALL_DAY = replace(TIMED, start=date(2020, 7, 15), end=date(2020, 7, 16))
LINKS = [google_link, outlook_link]


def parameters(link):
    return dict(parse_qsl(urlsplit(link).query, strict_parsing=True))


def test_google_gets_the_times_in_utc_and_the_zone():
    link = google_link(TIMED)
    assert link.startswith("https://calendar.google.com/calendar/render?")
    assert parameters(link) == {
        "action": "TEMPLATE",
        "text": "Tiesības un pienākumi + tēja",
        "dates": "20200715T070000Z/20200715T090000Z",
        "ctz": "Europe/Riga",
        "details": f"Par visu & vēl\n\n{URL}",
        "location": "Bibliotēka, Rīga",
    }


def test_google_gets_whole_days_with_an_exclusive_end_and_without_a_zone():
    found = parameters(google_link(ALL_DAY))
    assert found["dates"] == "20200715/20200716"
    assert "ctz" not in found


def test_what_repeats_goes_to_google_in_local_time_with_its_rule():
    found = parameters(google_link(TIMED, "FREQ=WEEKLY;BYDAY=WE"))
    assert found["recur"] == "RRULE:FREQ=WEEKLY;BYDAY=WE"
    assert found["dates"] == "20200715T100000/20200715T120000"
    assert found["ctz"] == "Europe/Riga"


@pytest.mark.parametrize(
    "service, host",
    [(None, "outlook.live.com"), (MICROSOFT_365, "outlook.office.com")],
)
def test_both_outlooks_get_the_times_in_utc(service, host):
    link = outlook_link(TIMED, service) if service else outlook_link(TIMED)
    assert link.startswith(f"https://{host}/calendar/deeplink/compose?")
    assert parameters(link) == {
        "path": "/calendar/action/compose",
        "rru": "addevent",
        "startdt": "2020-07-15T07:00:00Z",
        "enddt": "2020-07-15T09:00:00Z",
        "subject": "Tiesības un pienākumi + tēja",
        "body": f"Par visu & vēl\n\n{URL}",
        "location": "Bibliotēka, Rīga",
    }


def test_outlook_is_told_of_whole_days():
    found = parameters(outlook_link(ALL_DAY))
    assert found["allday"] == "true"
    assert (found["startdt"], found["enddt"]) == ("2020-07-15", "2020-07-16")


@pytest.mark.parametrize("make", LINKS)
def test_a_space_is_never_a_plus(make):
    link = make(TIMED)
    assert "Ties%C4%ABbas%20un" in link
    assert "+" not in link


@pytest.mark.parametrize("make", LINKS)
def test_a_long_text_is_cut_and_the_address_of_the_page_follows(make):
    link = make(replace(TIMED, details="a" * 901))
    found = parameters(link)
    assert found.get("details", found.get("body")) == f"{'a' * 900}… {URL}"
    whole = make(replace(TIMED, details="a" * 900))
    found = parameters(whole)
    assert found.get("details", found.get("body")) == f"{'a' * 900}\n\n{URL}"


@pytest.mark.parametrize("make", LINKS)
@pytest.mark.parametrize("letter", ["a", "ā", "щ", "🎉", "&", "%"])
@pytest.mark.parametrize("url", [URL, "https://example.org/" + "%D1%89" * 255])
def test_no_link_is_longer_than_2000_characters(make, letter, url):
    entry = replace(
        TIMED,
        title=letter * 255,
        location=letter * 500,
        details=letter * 9000,
        url=url,
    )
    link = make(entry)
    assert len(link) < 2000
    found = parameters(link)
    assert found.get("text", found.get("subject")).startswith(letter * 30)


def test_programs_subscribe_by_a_scheme_of_their_own():
    feed = "example.org/lv/kalendars/ical/?topic=apmacibas&topic=citi"
    assert webcal_link(FEED) == f"webcal://{feed}"
    assert webcal_link(f"http://{feed}") == f"webcal://{feed}"


def test_google_subscribes_by_that_scheme_too():
    link = google_subscription(FEED)
    start = "https://calendar.google.com/calendar/r?cid=webcal%3A//example.org/"
    assert link.startswith(start)
    assert parameters(link) == {"cid": webcal_link(FEED)}


@pytest.mark.parametrize(
    "service, host",
    [(None, "outlook.live.com"), (MICROSOFT_365, "outlook.office.com")],
)
def test_both_outlooks_subscribe_by_the_address_and_a_name(service, host):
    name = "Notikumi – Apmācības & citi"
    arguments = [service] if service else []
    link = outlook_subscription(FEED, name, *arguments)
    assert link.startswith(f"https://{host}/calendar/0/addfromweb?url=https")
    assert parameters(link) == {"url": FEED, "name": name}
    assert "+" not in unquote(link)


@pytest.mark.parametrize(
    "host, private",
    [
        ("localhost:8000", True),
        ("127.0.0.1:8000", True),
        ("10.1.2.3", True),
        ("192.168.0.7", True),
        ("[::1]:80", True),
        ("portal", True),
        ("portal.local", True),
        ("portal.internal", True),
        ("example.org", False),
        ("8.8.8.8", False),
        ("xn--rga-3pa.example.lv", False),
    ],
)
def test_a_private_address_is_known(host, private):
    assert is_private(f"http://{host}/ical/") is private
