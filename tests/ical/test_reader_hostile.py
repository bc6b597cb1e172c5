"""Files that mean harm end soon, with a message: within the limits, and beyond them."""

import bz2
import gzip
import io
import lzma
import random
import zipfile
from dataclasses import fields, replace

import pytest

from tests.ical.test_reader import codes, octets, vcalendar, vevent
from wagtail_ctn.ical import reader
from wagtail_ctn.ical.reader import Limits, ReaderError, read_calendar
from wagtail_ctn.ical.reading.scanning import Component, Line
from wagtail_ctn.ical.reading.vevents import Vevent

RIGA = "Europe/Riga"
START = "DTSTART:20240101T100000Z"
GOOD = vevent(START, uid="good@example.org")


def refusal(text, limits=None):
    """The code of the refusal of a whole file."""
    with pytest.raises(ReaderError) as caught:
        read_calendar(text, RIGA, limits)
    assert caught.value.reason
    return caught.value.code


def read_beside_good(*lines, limits=None):
    """The codes of what is rejected; a good event in the same file is read."""
    found = read_calendar(octets(vcalendar(*GOOD, *lines)), RIGA, limits)
    assert "good@example.org" in [event.uid for event in found.events]
    return codes(found.rejected)


class Gigabyte(bytes):
    """As long as a gigabyte, and without its octets: nobody may look at them."""

    def __len__(self):
        return 1_000_000_000

    def __getattribute__(self, name):
        raise AssertionError(f"looked at with {name}")


def test_a_gigabyte_is_refused_unseen():
    assert refusal(Gigabyte(b"BEGIN:VCALENDAR")) == "too_large"


def zipped(content):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.ics", content)
    return stream.getvalue()


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress, zipped])
def test_a_bomb_is_not_unpacked(pack):
    assert refusal(pack(b"BEGIN:VCALENDAR\n" * 100_000)) == "compressed"


@pytest.mark.parametrize(
    "text",
    [
        random.Random(1).randbytes(1_000_000),
        b"\0" * 1_000_000,
        b"\x89PNG\r\n\x1a\n" + b"\0" * 1000,
        b"%PDF-1.7\n",
        b"\n" * 1_000_000,
        b" " * 1_000_000,
    ],
)
def test_binary_is_no_calendar(text):
    assert refusal(text) == "not_a_calendar"


def test_binary_in_a_calendar_loses_no_good_event():
    noise = random.Random(2).randbytes(10_000)
    text = octets(vcalendar(*GOOD, "BEGIN:VEVENT")) + noise
    assert read_calendar(text, RIGA).events[0].uid == "good@example.org"


@pytest.mark.parametrize("end", [b"\n", b"\r", b"\r\n"])
def test_too_many_lines_are_refused(end):
    text = b"BEGIN:VCALENDAR" + end * 2_000_000
    assert refusal(text) == "too_many_lines"


def test_too_many_components_are_refused():
    text = b"BEGIN:VCALENDAR\n" + b"BEGIN:VALARM\nEND:VALARM\n" * 50_000
    assert refusal(text) == "too_many_components"
    assert refusal(b"BEGIN:VCALENDAR\n" + b"END:VEVENT\n" * 60_000) == (
        "too_many_components"
    )


def test_too_many_events_are_refused():
    limits = replace(Limits(), events=2)
    lines = [line for n in range(3) for line in vevent(START, uid=str(n))]
    assert refusal(octets(vcalendar(*lines)), limits) == "too_many_events"
    assert read_calendar(octets(vcalendar(*lines[:-4])), RIGA, limits).events


def test_components_that_lie_too_deep_are_refused():
    text = b"BEGIN:VCALENDAR\n" + b"BEGIN:X\n" * 10_000
    assert refusal(text) == "nested_too_deep"


def test_events_that_never_end_do_not_lie_in_each_other():
    text = b"BEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\n" * 10_000
    assert set(codes(read_calendar(text, RIGA).rejected)) == {"not_closed"}


@pytest.mark.parametrize(
    "text", ["x" * 1_000_000, "x\r\n" + " y\r\n" * 400_000, '";' * 50_001]
)
def test_a_line_that_is_too_long_rejects_its_event(text):
    assert read_beside_good(*vevent(START, f"SUMMARY:{text}")) == ["line_too_long"]


@pytest.mark.parametrize(
    "text",
    [
        '"' * 99_000,
        " " * 99_000,
        ";" * 99_000,
        ";A=" * 33_000,
        "\\" * 99_000,
        "," * 99_000,
    ],
)
def test_a_line_that_is_long_and_odd_costs_no_more_than_any(text):
    read_beside_good(*vevent(START, f"SUMMARY;{text}:x"), *vevent(f"DTSTART;{text}:x"))


@pytest.mark.parametrize("name", ["EXDATE", "RDATE"])
def test_too_many_dates_reject_their_event(name):
    many = [f"{name}:20240102T100000Z"] * 100_000
    assert read_beside_good(*vevent(START, *many)) == ["too_many_dates"]
    long = f"{name}:" + ",".join(["20240102T100000Z"] * 5_001)
    assert read_beside_good(*vevent(START, long)) == ["too_many_dates"]


def test_too_many_changed_dates_reject_their_event():
    changed = [
        line
        for number in range(4)
        for line in vevent(f"RECURRENCE-ID:2024010{number + 1}T100000Z", START)
    ]
    limits = replace(Limits(), dates=3)
    lines = vevent(START, "RRULE:FREQ=DAILY;COUNT=9")
    found = read_calendar(octets(vcalendar(*lines, *changed)), RIGA, limits)
    assert set(codes(found.rejected)) == {"too_many_dates"}


@pytest.mark.parametrize("rule", ["FREQ=SECONDLY", "FREQ=MINUTELY;COUNT=9"])
def test_rules_by_the_second_reject_their_event(rule):
    assert read_beside_good(*vevent(START, f"RRULE:{rule}")) == ["sub_daily"]


def test_rules_that_give_nothing_are_not_followed_for_ever():
    rule = "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"
    lines = [line for n in range(300) for line in vevent(START, rule, uid=str(n))]
    rejected = read_beside_good(*lines)
    assert set(rejected) == {"too_much_work"}
    assert len(rejected) > 200


def test_excluded_days_are_looked_for_in_a_bounded_part_of_the_rule():
    lines = vevent(
        "DTSTART:19000101T000000Z",
        "RRULE:FREQ=DAILY;COUNT=999999",
        "EXDATE;VALUE=DATE:21990101",
    )
    limits = replace(Limits(), rule_days=100_000)
    assert read_beside_good(*lines, limits=limits) == ["too_much_work"]
    assert read_beside_good(*lines) == []


def test_a_rule_with_many_dates_is_followed_so_far_only():
    lines = vevent(START, "RRULE:FREQ=DAILY", "RRULE:FREQ=DAILY;COUNT=999999")
    limits = replace(Limits(), occurrences=50)
    found = read_calendar(octets(vcalendar(*lines)), RIGA, limits)
    assert len(found.events[0].extra) <= 50


@pytest.mark.parametrize(
    "lines",
    [
        ["DTSTART:99991231T235959Z"],
        ["DTSTART;TZID=Pacific/Kiritimati:00010101T000000"],
        [START, "DTEND:99991231T235959Z"],
        [START, "DURATION:P2914000D"],
        ["DTSTART;VALUE=DATE:99991231", "DURATION:P1W"],
    ],
)
def test_the_end_of_years_is_out_of_range(lines):
    assert read_beside_good(*vevent(*lines)) == ["out_of_range"]


def test_a_moment_that_has_no_year_in_the_zone_of_the_calendar_is_out_of_range():
    event = vevent("DTSTART:00010101T000000Z")
    text = octets(vcalendar("X-WR-TIMEZONE:America/New_York", *GOOD, *event))
    assert codes(read_calendar(text, RIGA).rejected) == ["out_of_range"]


def test_many_zones_of_its_own_are_compared_so_far_only():
    zones, events = [], []
    for number in range(6):
        zones += [
            "BEGIN:VTIMEZONE",
            f"TZID:Z{number}",
            "BEGIN:STANDARD",
            "DTSTART:16010101T000000",
            "TZOFFSETFROM:+0200",
            "TZOFFSETTO:+0200",
            "END:STANDARD",
            "END:VTIMEZONE",
        ]
        start = f"DTSTART;TZID=Z{number}:20240101T100000"
        events += vevent(start, uid=str(number))
    limits = replace(Limits(), zones=4)
    found = read_calendar(octets(vcalendar(*zones, *events)), RIGA, limits)
    notes = [codes(event.notes) for event in found.events]
    assert notes == [["own_zone"]] * 4 + [["unknown_zone"]] * 2


def test_changes_for_good_make_parts_up_to_a_number():
    lines = vevent(START, "RRULE:FREQ=DAILY")
    for day in range(200):
        original = f"{20240201 + day % 28 + day // 28 * 100}T100000Z"
        lines += vevent(
            f"RECURRENCE-ID;RANGE=THISANDFUTURE:{original}", f"DTSTART:{original}"
        )
    (event,) = read_calendar(octets(vcalendar(*lines)), RIGA).events
    assert len(event.parts) == 50


def test_notes_are_not_without_number():
    (event,) = read_calendar(
        octets(vcalendar(*vevent(START, *"abc" * 1000))), RIGA
    ).events
    assert len(event.notes) <= 50


def test_every_limit_is_explained():
    for limit in fields(Limits):
        assert f"``{limit.name}``" in Limits.__doc__, limit.name
    assert reader.Limits is Limits


class Compared(str):
    """A text that counts how often such are compared."""

    times = 0
    __hash__ = str.__hash__

    def __eq__(self, other):
        Compared.times += 1
        return str.__eq__(self, other)


def test_events_without_a_uid_are_not_compared_each_with_each():
    known, uids = {}, set()
    for number in range(1000):
        line = Line(1, Compared(f"DESCRIPTION:{number}"))
        vevent = Vevent(1, RIGA, uid="made", has_made_uid=True)
        reader.number_made_uid(Component("VEVENT", 1, [line]), vevent, known)
        uids.add(vevent.uid)
    assert len(uids) == 1000
    assert Compared.times < 1000
