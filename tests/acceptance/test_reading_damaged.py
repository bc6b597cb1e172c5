"""Calendars of other software, damaged at random: read as far as may be, or refused."""

import os
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wagtail_ctn.ical.reader import Limits, ReadCalendar, ReaderError, read_calendar

pytestmark = [
    pytest.mark.acceptance,
    pytest.mark.skipif(
        not os.environ.get("CTN_DATA"), reason="CTN_DATA names no folder of calendars"
    ),
]
LONGEST = 20_000
ZONES = ["Europe/Riga", "America/New_York", "Pacific/Apia", "Asia/Kathmandu", "UTC"]
# What files are made of, and what is at the edge of what they may say.
WORDS = [
    b"BEGIN:VCALENDAR\r\n",
    b"BEGIN:VEVENT\r\n",
    b"END:VEVENT\r\n",
    b"\r\nBEGIN:VTIMEZONE\r\n",
    b"\r\nMETHOD:CANCEL\r\n",
    b"\r\nX-WR-TIMEZONE:Pacific/Apia\r\n",
    b"\r\nDTSTART:00010101T000000Z\r\n",
    b"\r\nDTSTART;TZID=Europe/Riga:20240331T033000\r\n",
    b"\r\nDTSTART;VALUE=DATE:21991231\r\n",
    b"\r\nDURATION:P99999999D\r\n",
    b"\r\nRRULE:FREQ=DAILY;COUNT=3\r\n",
    b"\r\nRRULE:FREQ=MONTHLY;BYDAY=-1SU;UNTIL=99991231T235959Z\r\n",
    b"\r\nRDATE;VALUE=PERIOD:20240101T000000Z/PT2H\r\n",
    b"\r\nEXDATE;VALUE=DATE:00010101,99991231,20240101\r\n",
    b"\r\nRECURRENCE-ID;RANGE=THISANDFUTURE:20240101T000000Z\r\n",
    b"\r\nRECURRENCE-ID;VALUE=DATE:20240101\r\n",
    b"\r\nTZOFFSETTO:+9999\r\n",
    b";TZID=",
    b";;",
    b'"',
    b"\\",
    b"\r\n ",
    b"\xff\xfe",
    b"\x00",
    "ā".encode()[:1],
]


@cache
def files():
    paths = sorted(Path(os.environ["CTN_DATA"]).rglob("*.ics"))
    return [path.read_bytes()[:LONGEST] for path in paths]


def flip(draw, text):
    place = draw(st.integers(0, max(len(text) - 1, 0)))
    return text[:place] + draw(st.binary(min_size=1, max_size=3)) + text[place + 1 :]


def insert(draw, text):
    place = draw(st.integers(0, len(text)))
    return text[:place] + draw(st.sampled_from(WORDS)) + text[place:]


def cut_out(draw, text):
    place = draw(st.integers(0, len(text)))
    return text[:place] + text[place + draw(st.integers(1, 80)) :]


def truncate(draw, text):
    return text[: draw(st.integers(0, len(text)))]


def lose_line(draw, text):
    lines = text.splitlines(True)
    if lines:
        del lines[draw(st.integers(0, len(lines) - 1))]
    return b"".join(lines)


def double_line(draw, text):
    lines = text.splitlines(True)
    if lines:
        line = draw(st.sampled_from(lines))
        lines.insert(draw(st.integers(0, len(lines))), line)
    return b"".join(lines)


def splice(draw, text):
    other = draw(st.sampled_from(files()))
    place, rest = draw(st.integers(0, len(text))), draw(st.integers(0, len(other)))
    return text[:place] + other[rest:]


DAMAGES = [flip, insert, cut_out, truncate, lose_line, double_line, splice]


@st.composite
def damaged(draw):
    text = draw(st.sampled_from(files()))
    for damage in draw(st.lists(st.sampled_from(DAMAGES), min_size=1, max_size=8)):
        text = damage(draw, text)
    return text


@settings(
    max_examples=1500,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(damaged(), st.sampled_from(ZONES))
def test_what_is_damaged_is_read_or_refused_and_nothing_else(text, zone):
    try:
        found = read_calendar(text, zone)
    except ReaderError as error:
        assert error.reason
        return
    check(found)


def check(found: ReadCalendar):
    """All that is read can be shown: years, ends, notes."""
    for note in found.rejected:
        assert note.code != "unreadable", note
        assert note.reason
        assert note.line > 0
    for event in found.events:
        assert 0 < len(event.uid) <= 260
        assert event.parts or event.is_cancellation
        for when in [part.when for part in event.parts]:
            when.check()
            assert Limits().has(when.start_date)
            assert Limits().has(when.last_date)
        for note in event.notes:
            assert note.reason
