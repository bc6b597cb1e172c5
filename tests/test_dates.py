"""Dates and times as people read them."""

from datetime import date, time

import pytest
from django.utils import translation

from wagtail_ctn.dates import city_of, format_hours, format_when, in_zone, zone_name
from wagtail_ctn.ical.when import When

RIGA, BERLIN, NEW_YORK = "Europe/Riga", "Europe/Berlin", "America/New_York"
DAY = date(2020, 7, 15)
LATE = When(DAY, time(20), None, time(22), NEW_YORK)


@pytest.fixture(autouse=True)
def english():
    with translation.override("en-gb"):
        yield


@pytest.mark.parametrize(
    "when, text, hours",
    [
        (When(DAY, timezone=BERLIN), "15 July 2020", ""),
        (When(DAY, time(10), timezone=RIGA), "15 July 2020, 10:00", "10:00"),
        (
            When(DAY, time(10), None, time(12), RIGA),
            "15 July 2020, 10:00–12:00",
            "10:00–12:00",
        ),
        (
            When(DAY, time(10), timezone=BERLIN),
            "15 July 2020, 10:00 (Berlin time) · 11:00 in Riga",
            "10:00 (Berlin time) · 11:00 in Riga",
        ),
        (
            When(DAY, time(10), None, time(12), BERLIN),
            "15 July 2020, 10:00–12:00 (Berlin time) · 11:00–13:00 in Riga",
            "10:00–12:00 (Berlin time) · 11:00–13:00 in Riga",
        ),
        (
            LATE,
            "15 July 2020, 20:00–22:00 (New York time)"
            " · 16 July 2020, 03:00–05:00 in Riga",
            "15 July 2020, 20:00–22:00 (New York time)"
            " · 16 July 2020, 03:00–05:00 in Riga",
        ),
        (
            When(DAY, time(10), date(2020, 7, 17), time(12), BERLIN),
            "15 July 2020, 10:00 – 17 July 2020, 12:00 (Berlin time)"
            " · 15 July 2020, 11:00 – 17 July 2020, 13:00 in Riga",
            "15 July 2020, 10:00 – 17 July 2020, 12:00 (Berlin time)"
            " · 15 July 2020, 11:00 – 17 July 2020, 13:00 in Riga",
        ),
    ],
)
def test_a_zone_is_named_where_it_is_not_the_sites(when, text, hours):
    assert format_when(when, RIGA) == text
    assert format_hours(when, RIGA) == hours


def test_the_same_moment_on_other_clocks():
    assert in_zone(LATE, RIGA) == When(
        date(2020, 7, 16), time(3), date(2020, 7, 16), time(5), RIGA
    )


def test_zones_have_names_in_the_readers_language():
    assert zone_name(RIGA) == "Eastern European Time (Riga)"
    assert zone_name("UTC") == "UTC"
    with translation.override("lv"):
        assert city_of(BERLIN) == "Berlīne"
        assert zone_name(RIGA) == "Austrumeiropas laiks (Rīga)"
