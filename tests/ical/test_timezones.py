"""VTIMEZONE components against the IANA database they are made from."""

from datetime import UTC, datetime, timedelta
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from dateutil.tz import tzical
from hypothesis import given, settings
from hypothesis import strategies as st

from wagtail_ctn.ical.timezones import vtimezone

ZONES = [
    "Europe/Riga", "Europe/Dublin", "America/New_York", "America/Sao_Paulo",
    "Asia/Tokyo", "Africa/Casablanca", "Australia/Lord_Howe", "Asia/Tehran",
]  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(
    st.sampled_from(ZONES),
    st.datetimes(datetime(1990, 1, 1), datetime(2040, 12, 31)),
    st.integers(0, 8),
)
def test_an_independent_reader_finds_the_same_offsets(name, moment, years):
    zone = ZoneInfo(name)
    local = moment.replace(tzinfo=UTC).astimezone(zone)
    # A wall time near a change is read in two ways by readers; the rule is not at issue.
    around = {(local + timedelta(hours=h)).utcoffset() for h in (-30, 0, 30)}
    if len(around) > 1:
        return
    component = vtimezone(name, local.year, local.year + years)
    read = tzical(StringIO(component.to_ical().decode())).get(name)
    assert local.replace(tzinfo=read).utcoffset() == local.utcoffset()


@pytest.mark.parametrize("name", ["Europe/Riga", "America/New_York"])
def test_todays_rules_take_two_observances_and_no_list_of_dates(name):
    component = vtimezone(name, 2020, 2040)
    assert len(component.subcomponents) == 2
    assert all("RRULE" in part and "RDATE" not in part for part in component.walk()[1:])
