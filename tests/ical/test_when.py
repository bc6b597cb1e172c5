"""Dates and times as written on a poster."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wagtail_ctn.ical.when import When, WhenError, span

RIGA = "Europe/Riga"
HOUR = timedelta(hours=1)
dates = st.dates(date(1950, 1, 1), date(2150, 12, 31))
times = st.times().map(lambda t: t.replace(microsecond=0))
zones = st.sampled_from([RIGA, "America/New_York", "Asia/Kolkata", "Pacific/Apia"])


@given(dates, st.integers(0, 40), zones, zones)
def test_whole_days_are_the_same_dates_in_every_zone(day, length, own, seen_from):
    last = day + timedelta(days=length)
    place = span(When(day, None, last, None, own), seen_from, HOUR)
    assert (place.first_day, place.last_day) == (day, last)


@given(dates, times, zones, zones)
def test_what_starts_ends_later_and_covers_the_day_it_starts(day, clock, own, site):
    place = span(When(day, clock, timezone=own), site, HOUR)
    assert place.end - place.start == HOUR
    assert place.first_day == place.start.astimezone(ZoneInfo(site)).date()
    assert place.first_day <= place.last_day


def test_what_ends_at_midnight_does_not_touch_the_next_day():
    when = When(date(2020, 7, 15), time(22), date(2020, 7, 16), time(0), RIGA)
    place = span(when, RIGA, HOUR)
    assert place.last_day == date(2020, 7, 15)


def test_an_open_end_late_in_the_evening_does_not_touch_the_next_day():
    place = span(When(date(2020, 7, 15), time(23, 30), timezone=RIGA), RIGA, HOUR)
    assert place.last_day == date(2020, 7, 15)


def test_a_time_that_comes_twice_is_the_first_of_the_two():
    when = When(date(2020, 10, 25), time(3, 30), timezone=RIGA)
    assert when.start().astimezone(UTC) == datetime(2020, 10, 25, 0, 30, tzinfo=UTC)


def test_a_time_that_is_skipped_is_read_as_the_rfc_says_and_refused_in_a_form():
    when = When(date(2020, 3, 29), time(3, 30), timezone=RIGA)
    assert when.start().astimezone(UTC) == datetime(2020, 3, 29, 1, 30, tzinfo=UTC)
    with pytest.raises(WhenError) as caught:
        when.check()
    assert (caught.value.field, caught.value.code) == ("start_time", "start_in_gap")
