"""Our feed in the hands of calendar clients that know nothing of us."""

import os
import subprocess
import sys
import urllib.request
from datetime import date, time
from pathlib import Path

import icalendar
import pytest
from wagtail.models import Site

from tests.acceptance import ical_js, vobject_events
from tests.site import (
    make_calendar,
    make_directory,
    make_event,
    make_partner,
    make_site,
)

pytestmark = [pytest.mark.client, pytest.mark.django_db(transaction=True)]
LONG = "Starptautiska konference 🎉; par \\ komatiem, semikoliem un ļoti gariem nosaukumiem"
RIGA = ("2031-07-15T10:00:00+03:00", "2031-07-15T12:00:00+03:00")
SPANS = {
    LONG: RIGA,
    "Atcelts: Nenotiks": RIGA,
    "Tiešsaistē": RIGA,
    "Berlīnē": ("2031-07-15T10:00:00+02:00", "2031-07-15T12:00:00+02:00"),
    "Divas dienas": ("2031-07-15", "2031-07-17"),
}
RIGA_AS_UTC = ("2031-07-15T07:00:00.000Z", "2031-07-15T09:00:00.000Z")


@pytest.fixture
def feed(live_server):
    home = make_site()
    host, port = live_server.url.removeprefix("http://").split(":")
    Site.objects.update(hostname=host, port=int(port))
    calendar = make_calendar(home)
    day = date(2031, 7, 15)
    clock = {"start_time": time(10), "end_time": time(12)}
    make_event(calendar, LONG, slug="gars", start_date=day, **clock)
    make_event(calendar, "Berlīnē", start_date=day, timezone="Europe/Berlin", **clock)
    make_event(calendar, "Divas dienas", start_date=day, end_date=date(2031, 7, 16))
    make_event(calendar, "Nenotiks", start_date=day, status="cancelled", **clock)
    make_event(
        calendar,
        "Tiešsaistē",
        start_date=day,
        attendance_mode="online",
        join_link="https://example.org/a?b=1;c=2,3",
        **clock,
    )
    with urllib.request.urlopen(f"{live_server.url}/notikumu-kalendars/ical/") as got:
        return got.read()


def test_icalendar_reads_it_strictly(feed):
    calendar = icalendar.Calendar.from_ical(feed)
    assert [part.errors for part in calendar.walk() if part.errors] == []
    events = {str(e["SUMMARY"]): e for e in calendar.walk("VEVENT")}
    spans = {
        title: tuple(e.decoded(name).isoformat() for name in ("DTSTART", "DTEND"))
        for title, e in events.items()
    }
    assert spans == SPANS
    assert events["Atcelts: Nenotiks"]["STATUS"] == "CANCELLED"
    assert events["Tiešsaistē"]["CONFERENCE"] == "https://example.org/a?b=1;c=2,3"


def test_ical_js_reads_it(feed):
    rows = ical_js.read(feed)
    assert {row["summary"]: (row["start"], row["end"]) for row in rows} == {
        LONG: RIGA_AS_UTC,
        "Atcelts: Nenotiks": RIGA_AS_UTC,
        "Tiešsaistē": RIGA_AS_UTC,
        "Berlīnē": ("2031-07-15T08:00:00.000Z", "2031-07-15T10:00:00.000Z"),
        "Divas dienas": ("2031-07-15", "2031-07-17"),
    }
    assert len(rows) == 5


def test_khal_imports_and_lists_it(feed, tmp_path):
    khal = Path(sys.executable).with_name("khal")
    if not khal.exists():
        pytest.skip("khal is not installed")
    (tmp_path / "calendar").mkdir()
    (tmp_path / "feed.ics").write_bytes(feed)
    (tmp_path / "config").write_text(
        f"[calendars]\n[[ours]]\npath = {tmp_path / 'calendar'}\n"
        "[locale]\nlocal_timezone = Europe/Riga\ndefault_timezone = Europe/Riga\n"
        "timeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
        "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
        f"[sqlite]\npath = {tmp_path / 'khal.db'}\n"
    )

    def run(*command):
        result = subprocess.run(
            [khal, "-c", tmp_path / "config", *command],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "LC_ALL": "C.UTF-8", "HOME": str(tmp_path)},
        )
        return result.stdout

    run("import", "--batch", tmp_path / "feed.ics")
    form = ["--format", "{start-end-time-style}|{title}", "--day-format", "{date}"]
    listed = run("list", *form, "2031-07-15", "2d").splitlines()
    for title in (LONG, "Atcelts: Nenotiks", "Tiešsaistē"):
        assert sum(line.startswith(f"10:00-12:00|{title}") for line in listed) == 1
    assert "11:00-13:00|Berlīnē" in listed
    days = run("list", "--format", "{start-date}|{end-date}|{title}", "2031-07-15")
    assert "2031-07-15|2031-07-16|Divas dienas" in days
    assert sum("Divas dienas" in line for line in listed) == 2


def test_vobject_reads_it(feed):
    events = {e.summary.value: e for e in vobject_events.read(feed)}
    spans = {
        title: (e.dtstart.value.isoformat(), e.dtend.value.isoformat())
        for title, e in events.items()
    }
    assert spans == SPANS
    assert events["Atcelts: Nenotiks"].status.value == "CANCELLED"


@pytest.fixture
def card(client):
    partner = make_partner(
        make_directory(make_site()),
        "Ministrija; „A”, \\ B",
        slug="ministrija",
        phone="(371) 678-29-674 ext. 5",
        address='Iela 1, "k-2"\nRīga; LV-1026',
        summary="Ļoti gari " * 20 + "🎉",
        website="https://example.org/a?b=1;c=2,3",
    )
    return partner, client.get(partner.get_url() + "vcard/").content


def test_ical_js_reads_a_vcard(card):
    partner, content = card
    read = ical_js.read_card(content)
    assert read["name"] == "vcard"
    rows = {row["name"]: row for row in read["properties"]}
    values = {name: row["values"][0] for name, row in rows.items()}
    assert values["version"] == "4.0"
    assert values["uid"] == f"urn:uuid:{partner.translation_key}"
    assert values["fn"] == partner.title
    assert values["note"] == partner.summary.strip()
    assert values["tel"] == "tel:+37167829674;ext=5"
    assert values["url"] == partner.website
    assert rows["adr"]["label"] == partner.address


def test_vobject_reads_a_vcard(card):
    vobject = pytest.importorskip("vobject", reason="vobject is not installed")
    partner, content = card
    read = vobject.readOne(content.decode())
    assert read.fn.value == partner.title
    assert read.note.value == partner.summary.strip()
