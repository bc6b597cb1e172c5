"""Recurrence sets: every rule from daily up, and no other."""

import calendar
from datetime import UTC, date, datetime, time, timedelta
from functools import partial

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.ical.brute_force import Rule
from wagtail_ctn.ical import recurrence
from wagtail_ctn.ical.recurrence import (
    Recurrence,
    RuleError,
    Steps,
    as_until,
    check_rule,
    ended_before,
    matches_start,
    moved_to,
    read_rule,
    rule_starts,
    wall_start,
    with_parts,
)
from wagtail_ctn.ical.when import When

RIGA = "Europe/Riga"
NEW_YORK = "America/New_York"
NINE = time(9)


def riga(*day, clock=time(10), **more):
    return When(date(*day), clock, timezone=RIGA, **more)


def days(recurrence, first, last):
    """The dates of a window, as they are written."""
    starts = recurrence.between(date.fromisoformat(first), date.fromisoformat(last))
    return [f"{start:%Y-%m-%d}" for start in starts]


def dates(text):
    """``"1997-09: 2 9; 10: 7"`` as dates: a year is for all months that follow it."""
    year, found = "", []
    for group in text.split(";"):
        month, numbers = group.strip().split(":")
        year, month = month.split("-") if "-" in month else (year, month)
        found += [f"{year}-{int(month):02}-{int(n):02}" for n in numbers.split()]
    return found


def every(step, first, last):
    day, end = date.fromisoformat(first), date.fromisoformat(last)
    return [str(day + timedelta(days=n)) for n in range(0, (end - day).days + 1, step)]


WORKDAYS = "MO,TU,WE,TH,FR"
# First date, rule, last date of the window, and the dates that the RFC gives.
EXAMPLES = [
    (
        "1997-09-02",
        "FREQ=DAILY;COUNT=10",
        "1998-12-31",
        dates("1997-09: 2 3 4 5 6 7 8 9 10 11"),
    ),
    (
        "1997-09-02",
        "FREQ=DAILY;UNTIL=19971224T000000Z",
        "1998-12-31",
        every(1, "1997-09-02", "1997-12-23"),
    ),
    (
        "1997-09-02",
        "FREQ=DAILY;INTERVAL=2",
        "1997-12-31",
        every(2, "1997-09-02", "1997-12-31"),
    ),
    (
        "1997-09-02",
        "FREQ=DAILY;INTERVAL=10;COUNT=5",
        "1998-12-31",
        dates("1997-09: 2 12 22; 10: 2 12"),
    ),
    (
        "1998-01-01",
        "FREQ=YEARLY;UNTIL=20000131T140000Z;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA",
        "2003-12-31",
        [
            day
            for year in (1998, 1999, 2000)
            for day in every(1, f"{year}-01-01", f"{year}-01-31")
        ],
    ),
    (
        "1998-01-01",
        "FREQ=DAILY;UNTIL=20000131T140000Z;BYMONTH=1",
        "2003-12-31",
        [
            day
            for year in (1998, 1999, 2000)
            for day in every(1, f"{year}-01-01", f"{year}-01-31")
        ],
    ),
    (
        "1997-09-02",
        "FREQ=WEEKLY;COUNT=10",
        "1998-12-31",
        every(7, "1997-09-02", "1997-11-04"),
    ),
    (
        "1997-09-02",
        "FREQ=WEEKLY;UNTIL=19971224T000000Z",
        "1998-12-31",
        every(7, "1997-09-02", "1997-12-23"),
    ),
    (
        "1997-09-02",
        "FREQ=WEEKLY;INTERVAL=2;WKST=SU",
        "1998-02-17",
        every(14, "1997-09-02", "1998-02-17"),
    ),
    (
        "1997-09-02",
        "FREQ=WEEKLY;UNTIL=19971007T000000Z;WKST=SU;BYDAY=TU,TH",
        "1998-12-31",
        dates("1997-09: 2 4 9 11 16 18 23 25 30; 10: 2"),
    ),
    (
        "1997-09-02",
        "FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH",
        "1998-12-31",
        dates("1997-09: 2 4 9 11 16 18 23 25 30; 10: 2"),
    ),
    (
        "1997-09-01",
        "FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224T000000Z;WKST=SU;BYDAY=MO,WE,FR",
        "1998-12-31",
        dates(
            "1997-09: 1 3 5 15 17 19 29; 10: 1 3 13 15 17 27 29 31;"
            "11: 10 12 14 24 26 28; 12: 8 10 12 22"
        ),
    ),
    (
        "1997-09-02",
        "FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH",
        "1998-12-31",
        dates("1997-09: 2 4 16 18 30; 10: 2 14 16"),
    ),
    (
        "1997-09-05",
        "FREQ=MONTHLY;COUNT=10;BYDAY=1FR",
        "1999-12-31",
        dates(
            "1997-09: 5; 10: 3; 11: 7; 12: 5; 1998-01: 2; 2: 6; 3: 6; 4: 3; 5: 1; 6: 5"
        ),
    ),
    (
        "1997-09-05",
        "FREQ=MONTHLY;UNTIL=19971224T000000Z;BYDAY=1FR",
        "1999-12-31",
        dates("1997-09: 5; 10: 3; 11: 7; 12: 5"),
    ),
    (
        "1997-09-07",
        "FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU",
        "1999-12-31",
        dates("1997-09: 7 28; 11: 2 30; 1998-01: 4 25; 3: 1 29; 5: 3 31"),
    ),
    (
        "1997-09-22",
        "FREQ=MONTHLY;COUNT=6;BYDAY=-2MO",
        "1999-12-31",
        dates("1997-09: 22; 10: 20; 11: 17; 12: 22; 1998-01: 19; 2: 16"),
    ),
    (
        "1997-09-28",
        "FREQ=MONTHLY;BYMONTHDAY=-3",
        "1998-02-28",
        dates("1997-09: 28; 10: 29; 11: 28; 12: 29; 1998-01: 29; 2: 26"),
    ),
    (
        "1997-09-02",
        "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15",
        "1999-12-31",
        dates("1997-09: 2 15; 10: 2 15; 11: 2 15; 12: 2 15; 1998-01: 2 15"),
    ),
    (
        "1997-09-30",
        "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1",
        "1999-12-31",
        dates("1997-09: 30; 10: 1 31; 11: 1 30; 12: 1 31; 1998-01: 1 31; 2: 1"),
    ),
    (
        "1997-09-10",
        "FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15",
        "2001-12-31",
        dates("1997-09: 10 11 12 13 14 15; 1999-03: 10 11 12 13"),
    ),
    (
        "1997-09-02",
        "FREQ=MONTHLY;INTERVAL=2;BYDAY=TU",
        "1998-03-31",
        dates(
            "1997-09: 2 9 16 23 30; 11: 4 11 18 25; 1998-01: 6 13 20 27; 3: 3 10 17 24 31"
        ),
    ),
    (
        "1997-06-10",
        "FREQ=YEARLY;COUNT=10;BYMONTH=6,7",
        "2005-12-31",
        [f"{year}-{month}-10" for year in range(1997, 2002) for month in ("06", "07")],
    ),
    (
        "1997-03-10",
        "FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3",
        "2009-12-31",
        dates(
            "1997-3: 10; 1999-1: 10; 2: 10; 3: 10; 2001-1: 10; 2: 10; 3: 10;"
            "2003-1: 10; 2: 10; 3: 10"
        ),
    ),
    (
        "1997-01-01",
        "FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200",
        "2012-12-31",
        dates(
            "1997-1: 1; 4: 10; 7: 19; 2000-1: 1; 4: 9; 7: 18; 2003-1: 1; 4: 10; 7: 19;"
            "2006-1: 1"
        ),
    ),
    (
        "1997-05-19",
        "FREQ=YEARLY;BYDAY=20MO",
        "1999-12-31",
        ["1997-05-19", "1998-05-18", "1999-05-17"],
    ),
    (
        "1997-05-12",
        "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO",
        "1999-12-31",
        ["1997-05-12", "1998-05-11", "1999-05-17"],
    ),
    (
        "1997-03-13",
        "FREQ=YEARLY;BYMONTH=3;BYDAY=TH",
        "1999-12-31",
        dates("1997-3: 13 20 27; 1998-3: 5 12 19 26; 1999-3: 4 11 18 25"),
    ),
    (
        "1997-06-05",
        "FREQ=YEARLY;BYDAY=TH;BYMONTH=6,7,8",
        "1998-12-31",
        dates(
            "1997-6: 5 12 19 26; 7: 3 10 17 24 31; 8: 7 14 21 28;"
            "1998-6: 4 11 18 25; 7: 2 9 16 23 30; 8: 6 13 20 27"
        ),
    ),
    (
        "1997-09-13",
        "FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13",
        "1998-06-30",
        dates(
            "1997-09: 13; 10: 11; 11: 8; 12: 13; 1998-01: 10; 2: 7; 3: 7; 4: 11; 5: 9; 6: 13"
        ),
    ),
    (
        "1996-11-05",
        "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8",
        "2004-12-31",
        ["1996-11-05", "2000-11-07", "2004-11-02"],
    ),
    (
        "1997-09-04",
        "FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3",
        "1999-12-31",
        ["1997-09-04", "1997-10-07", "1997-11-06"],
    ),
    (
        "1997-09-29",
        f"FREQ=MONTHLY;BYDAY={WORKDAYS};BYSETPOS=-2",
        "1998-03-31",
        dates("1997-09: 29; 10: 30; 11: 27; 12: 30; 1998-01: 29; 2: 26; 3: 30"),
    ),
    (
        "1997-08-05",
        "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO",
        "1999-12-31",
        dates("1997-08: 5 10 19 24"),
    ),
    (
        "1997-08-05",
        "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU",
        "1999-12-31",
        dates("1997-08: 5 17 19 31"),
    ),
    (
        "2007-01-15",
        "FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5",
        "2009-12-31",
        dates("2007-01: 15 30; 2: 15; 3: 15 30"),
    ),
]


@pytest.mark.parametrize(("first", "rule", "last", "expected"), EXAMPLES)
def test_the_examples_of_the_rfc_give_its_dates(first, rule, last, expected):
    when = When(date.fromisoformat(first), NINE, timezone=NEW_YORK)
    assert days(Recurrence(when, rule), first, last) == expected
    assert matches_start(rule, when)


def test_friday_the_thirteenth_without_the_first_date_that_is_none():
    when = When(date(1997, 9, 2), NINE, timezone=NEW_YORK)
    rule = "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13"
    series = Recurrence(when, rule, excluded=frozenset({datetime(1997, 9, 2, 9)}))
    assert days(series, "1997-09-02", "2000-12-31") == dates(
        "1998-2: 13; 3: 13; 11: 13; 1999-8: 13; 2000-10: 13"
    )


# What the table of 3.3.10 leaves to dateutil, and dateutil reads in another way.


def test_a_weekday_with_an_ordinal_and_one_without_are_both_meant():
    series = Recurrence(riga(2031, 7, 1), "FREQ=MONTHLY;BYDAY=TH,1TU")
    assert days(series, "2031-07-01", "2031-08-07") == dates(
        "2031-7: 1 3 10 17 24 31; 8: 5 7"
    )


def test_positions_in_the_first_week_count_the_days_before_the_first_date():
    # A Wednesday; the first of the two days of its week was the Monday.
    rule = "FREQ=WEEKLY;BYDAY=MO,WE;BYSETPOS=1"
    found = Recurrence(riga(2031, 7, 2), rule).by_rule(
        date(2031, 7, 2), date(2031, 7, 14)
    )
    assert [start.day for start in found] == [7, 14]


def test_an_ordinal_that_no_month_has_is_never():
    with pytest.raises(RuleError) as caught:
        check_rule("FREQ=MONTHLY;BYDAY=10MO,-53TU", riga(2031, 12, 1))
    assert caught.value.code == "never"


def test_week_53_is_only_in_years_that_have_one():
    series = Recurrence(riga(2020, 12, 31), "FREQ=YEARLY;BYWEEKNO=53")
    assert days(series, "2020-01-01", "2033-01-01") == [
        "2020-12-31",
        "2026-12-31",
        "2032-12-30",
    ]


def test_the_last_week_of_a_year_may_end_in_the_next():
    series = Recurrence(riga(2021, 1, 1), "FREQ=YEARLY;BYWEEKNO=-1;BYDAY=FR")
    assert days(series, "2021-01-01", "2024-12-31") == [
        "2021-01-01", "2021-12-31", "2022-12-30", "2023-12-29", "2024-12-27"
    ]  # fmt: skip


def test_weeks_begin_on_monday_whatever_the_process_was_told():
    rule = "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO"
    first = calendar.firstweekday()
    calendar.setfirstweekday(calendar.SUNDAY)
    try:
        found = days(Recurrence(riga(2031, 7, 7), rule), "2031-07-07", "2031-07-28")
    finally:
        calendar.setfirstweekday(first)
    assert found == dates("2031-7: 7 13 21 27")


# The end of a rule.


@pytest.mark.parametrize(
    ("until", "last"),
    [
        ("20310716T210000Z", 17),  # midnight of the 17th in Riga
        ("20310716T205959Z", 16),
        ("20310717T000000", 17),  # floating: the clock on the wall
        ("20310716T235959", 16),
        ("20310717", 17),
    ],
)
def test_the_last_local_day_is_included(until, last):
    series = Recurrence(riga(2031, 7, 15, clock=time(0)), f"FREQ=DAILY;UNTIL={until}")
    assert days(series, "2031-07-01", "2031-12-31")[-1] == f"2031-07-{last}"


@pytest.mark.parametrize("until", ["20310717", "20310717T000000", "20310717T235959Z"])
def test_whole_days_end_with_the_date_of_until_in_every_zone(until):
    for zone in (RIGA, NEW_YORK, "Pacific/Kiritimati"):
        series = Recurrence(
            When(date(2031, 7, 15), timezone=zone), f"FREQ=DAILY;UNTIL={until}"
        )
        assert days(series, "2031-07-01", "2031-12-31") == dates("2031-7: 15 16 17")


def test_an_end_in_a_date_keeps_the_late_evening():
    series = Recurrence(
        riga(2031, 7, 15, clock=time(23, 59, 59)), "FREQ=DAILY;UNTIL=20310716"
    )
    assert days(series, "2031-07-01", "2031-12-31") == dates("2031-7: 15 16")


def test_an_end_on_the_day_clocks_go_back_is_a_moment_and_no_wall_time():
    # 03:30 is over at 00:30 UTC; 01:15 UTC is the second 03:15 of that night.
    series = Recurrence(
        riga(2031, 10, 24, clock=time(3, 30)), "FREQ=DAILY;UNTIL=20311026T011500Z"
    )
    assert days(series, "2031-10-01", "2031-12-31") == dates("2031-10: 24 25 26")


def test_an_end_on_the_day_clocks_go_forward_is_a_moment_and_no_wall_time():
    # 03:30 is skipped and means 04:30, which is 01:30 UTC.
    start = riga(2031, 3, 29, clock=time(3, 30))
    assert days(
        Recurrence(start, "FREQ=DAILY;UNTIL=20310330T011500Z"),
        "2031-03-01",
        "2031-12-31",
    ) == ["2031-03-29"]
    assert days(
        Recurrence(start, "FREQ=DAILY;UNTIL=20310330T013000Z"),
        "2031-03-01",
        "2031-12-31",
    ) == ["2031-03-29", "2031-03-30"]


@pytest.mark.parametrize("until", ["99991231T235959Z", "99991231", "99991231T235959"])
def test_an_end_in_the_last_year_there_is_is_for_ever(until):
    for zone in (RIGA, NEW_YORK):
        when = When(date(2031, 7, 15), NINE, timezone=zone)
        series = Recurrence(when, f"FREQ=DAILY;UNTIL={until}")
        assert len(days(series, "2031-07-15", "2031-07-31")) == 17


def test_an_end_before_the_first_date_leaves_the_first_date():
    series = Recurrence(riga(2031, 7, 15), "FREQ=DAILY;UNTIL=20000101T000000Z")
    assert days(series, "1990-01-01", "2040-01-01") == ["2031-07-15"]


def test_a_count_is_counted_from_the_first_date_and_not_from_the_window():
    series = Recurrence(riga(2031, 7, 15), "FREQ=DAILY;COUNT=5")
    assert days(series, "2031-07-18", "2031-12-31") == dates("2031-7: 18 19")


def test_a_count_takes_in_what_is_excluded():
    excluded = frozenset({datetime(2031, 7, 16, 10)})
    series = Recurrence(riga(2031, 7, 15), "FREQ=DAILY;COUNT=3", excluded=excluded)
    assert days(series, "2031-07-01", "2031-12-31") == dates("2031-7: 15 17")


# More dates, fewer dates.


def test_dates_are_added_and_taken_out_and_each_comes_once():
    series = Recurrence(
        riga(2031, 7, 15),
        "FREQ=WEEKLY;COUNT=3",
        extra=(
            datetime(2031, 7, 22, 10),
            datetime(2031, 7, 16, 18),
            datetime(2031, 7, 1, 10),
        ),
        excluded=frozenset({datetime(2031, 7, 29, 10), datetime(2031, 7, 16, 10)}),
    )
    found = series.between(date(2031, 7, 1), date(2031, 8, 31))
    assert found == [
        datetime(2031, 7, 1, 10),
        datetime(2031, 7, 15, 10),
        datetime(2031, 7, 16, 18),
        datetime(2031, 7, 22, 10),
    ]


def test_the_first_date_can_be_taken_out():
    excluded = frozenset({datetime(2031, 7, 15, 10)})
    series = Recurrence(riga(2031, 7, 15), "FREQ=DAILY;COUNT=2", excluded=excluded)
    assert days(series, "2031-07-01", "2031-12-31") == ["2031-07-16"]


def test_without_a_rule_there_are_the_first_date_and_the_extra_ones():
    series = Recurrence(riga(2031, 7, 15), extra=(datetime(2032, 1, 1, 9),))
    assert days(series, "2031-01-01", "2032-12-31") == ["2031-07-15", "2032-01-01"]
    assert not series.is_endless


def test_no_more_than_asked_for_and_the_earliest_of_them():
    series = Recurrence(riga(2031, 7, 15), "FREQ=DAILY")
    found = series.between(date(2031, 7, 15), date(2040, 1, 1), most=3)
    assert [start.day for start in found] == [15, 16, 17]


def test_an_empty_window_has_nothing():
    series = Recurrence(riga(2031, 7, 15), "FREQ=DAILY")
    assert series.between(date(2031, 8, 1), date(2031, 7, 31)) == []
    assert series.between(date(2000, 1, 1), date(2031, 7, 14)) == []


@pytest.mark.parametrize(
    ("rule", "endless"),
    [
        ("FREQ=DAILY", True),
        ("FREQ=DAILY;COUNT=5", False),
        ("FREQ=DAILY;UNTIL=20310101", False),
    ],
)
def test_what_has_neither_count_nor_until_is_endless(rule, endless):
    assert Recurrence(riga(2031, 7, 15), rule).is_endless is endless


# Clocks.


def moments(series, first, last):
    starts = series.between(date.fromisoformat(first), date.fromisoformat(last))
    return [
        moved_to(series.when, start).start().astimezone(UTC).strftime("%d %H:%M")
        for start in starts
    ]


def test_a_series_keeps_its_wall_time_when_clocks_go_forward_and_back():
    series = Recurrence(riga(2031, 3, 1), "FREQ=DAILY")
    assert moments(series, "2031-03-29", "2031-03-31") == [
        "29 08:00",
        "30 07:00",
        "31 07:00",
    ]
    assert moments(series, "2031-10-25", "2031-10-27") == [
        "25 07:00",
        "26 08:00",
        "27 08:00",
    ]


def test_a_time_that_clocks_skip_is_as_much_later_and_the_next_is_as_before():
    series = Recurrence(riga(2031, 3, 1, clock=time(3, 30)), "FREQ=DAILY")
    assert moments(series, "2031-03-29", "2031-03-31") == [
        "29 01:30",
        "30 01:30",
        "31 00:30",
    ]


def test_a_time_that_comes_twice_is_the_first_of_the_two():
    series = Recurrence(riga(2031, 3, 1, clock=time(3, 30)), "FREQ=DAILY")
    assert moments(series, "2031-10-25", "2031-10-27") == [
        "25 00:30",
        "26 00:30",
        "27 01:30",
    ]


def test_whole_days_are_dates():
    when = When(date(2031, 7, 15), None, date(2031, 7, 16), timezone=RIGA)
    series = Recurrence(when, "FREQ=WEEKLY;COUNT=2")
    last = series.between(date(2031, 7, 1), date(2031, 8, 31))[-1]
    moved = moved_to(when, last)
    assert (moved.start(), moved.last_date) == (date(2031, 7, 22), date(2031, 7, 23))


def test_hours_of_whole_days_are_refused_when_entered_and_ignored_when_read():
    when = When(date(2031, 7, 15), timezone=RIGA)
    rule = "FREQ=DAILY;COUNT=2;BYHOUR=9,18;BYMINUTE=30"
    with pytest.raises(RuleError) as caught:
        check_rule(rule, when)
    assert caught.value.code == "not_a_rule"
    found = Recurrence(when, rule).between(date(2031, 7, 1), date(2031, 8, 1))
    assert found == [datetime(2031, 7, 15), datetime(2031, 7, 16)]


def test_hours_of_timed_events_are_several_starts_a_day():
    rule = "FREQ=DAILY;BYHOUR=9,18;BYMINUTE=0,30;COUNT=5"
    found = Recurrence(riga(2031, 7, 15, clock=NINE), rule).between(
        date(2031, 7, 15), date(2031, 7, 31)
    )
    assert [f"{start:%d %H:%M}" for start in found] == [
        "15 09:00", "15 09:30", "15 18:00", "15 18:30", "16 09:00"
    ]  # fmt: skip


# Other starts.


@pytest.mark.parametrize(
    ("when", "start", "last_date", "end_time"),
    [
        (
            riga(2031, 7, 15, end_time=time(12)),
            datetime(2031, 8, 1, 14),
            date(2031, 8, 1),
            time(16),
        ),
        # Past midnight, and from past midnight to before it.
        (
            riga(2031, 7, 15, end_time=time(12)),
            datetime(2031, 8, 1, 23),
            date(2031, 8, 2),
            time(1),
        ),
        (
            riga(
                2031,
                7,
                15,
                clock=time(22),
                end_date=date(2031, 7, 16),
                end_time=time(2),
            ),
            datetime(2031, 8, 1, 18),
            date(2031, 8, 1),
            time(22),
        ),
        (
            riga(2031, 7, 15, end_date=date(2031, 7, 18), end_time=time(9)),
            datetime(2031, 2, 27, 10),
            date(2031, 3, 2),
            time(9),
        ),
        (riga(2031, 7, 15), datetime(2031, 8, 1, 14), date(2031, 8, 1), None),
        (
            riga(2031, 7, 15, end_date=date(2031, 7, 17)),
            datetime(2031, 8, 1, 14),
            date(2031, 8, 3),
            None,
        ),
        (
            When(date(2031, 7, 15), None, date(2031, 7, 17)),
            datetime(2031, 8, 1),
            date(2031, 8, 3),
            None,
        ),
        (When(date(2031, 7, 15)), datetime(2031, 8, 1), date(2031, 8, 1), None),
    ],
)
def test_what_moves_lasts_as_long_on_the_wall(when, start, last_date, end_time):
    moved = moved_to(when, start)
    assert wall_start(moved) == start
    assert (moved.last_date, moved.end_time) == (last_date, end_time)
    assert (moved.all_day, moved.open_ended) == (when.all_day, when.open_ended)
    moved.check()


def test_what_moves_to_where_it_was_is_the_same():
    for when in (
        riga(2031, 7, 15, end_time=time(12)),
        riga(2031, 7, 15, end_date=date(2031, 7, 15), end_time=time(12)),
        riga(2031, 7, 15, end_date=date(2031, 7, 16)),
        When(date(2031, 7, 15), None, date(2031, 7, 15)),
    ):
        assert moved_to(when, wall_start(when)) == when


@pytest.mark.parametrize(
    ("rule", "matches"),
    [
        ("FREQ=DAILY", True),
        ("FREQ=WEEKLY;BYDAY=TU", True),
        ("FREQ=WEEKLY;BYDAY=MO,WE", False),
        ("FREQ=MONTHLY;BYDAY=3TU", True),
        ("FREQ=MONTHLY;BYDAY=-1TU", False),
        ("FREQ=DAILY;BYHOUR=11", False),
        ("FREQ=WEEKLY;BYDAY=MO,TU;BYSETPOS=2", True),
        ("FREQ=WEEKLY;BYDAY=MO,TU;BYSETPOS=1", False),
    ],
)
def test_it_is_told_whether_the_first_date_is_one_of_the_rule(rule, matches):
    assert matches_start(rule, riga(2031, 7, 15)) is matches


# What is no rule, and what we do not expand.


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        ("FREQ=HOURLY", "sub_daily"),
        ("FREQ=MINUTELY;INTERVAL=5", "sub_daily"),
        ("freq=secondly", "sub_daily"),
        ("RSCALE=CHINESE;FREQ=YEARLY", "unsupported"),
        ("RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=BACKWARD;BYMONTHDAY=31", "unsupported"),
        ("FREQ=DAILY;COUNT=3;UNTIL=20310801", "count_and_until"),
        ("FREQ=DAILY;BYHOUR=9,10,11,12,13,14,15,16;BYMINUTE=0,20,40", "too_many"),
        ("", "not_a_rule"),
        (";;;", "not_a_rule"),
        ("every Tuesday", "not_a_rule"),
        ("BYDAY=TU", "not_a_rule"),
        ("FREQ=", "not_a_rule"),
        ("FREQ=FORTNIGHTLY", "not_a_rule"),
        ("FREQ=DAILY;FREQ=DAILY", "not_a_rule"),
        ("FREQ=DAILY;INTERVAL=0", "not_a_rule"),
        ("FREQ=DAILY;INTERVAL=-1", "not_a_rule"),
        ("FREQ=DAILY;INTERVAL=1,2", "not_a_rule"),
        ("FREQ=DAILY;COUNT=0", "not_a_rule"),
        ("FREQ=DAILY;COUNT=1e3", "not_a_rule"),
        ("FREQ=DAILY;COUNT=99999999999", "not_a_rule"),
        ("FREQ=DAILY;UNTIL=2031-08-01", "not_a_rule"),
        ("FREQ=DAILY;UNTIL=20310230", "not_a_rule"),
        ("FREQ=DAILY;UNTIL=20310801T250000Z", "not_a_rule"),
        ("FREQ=DAILY;UNTIL=00000000T000000Z", "not_a_rule"),
        ("FREQ=MONTHLY;BYMONTHDAY=0", "not_a_rule"),
        ("FREQ=MONTHLY;BYMONTHDAY=32", "not_a_rule"),
        ("FREQ=MONTHLY;BYMONTHDAY=-32", "not_a_rule"),
        ("FREQ=MONTHLY;BYMONTHDAY=1,,2", "not_a_rule"),
        ("FREQ=YEARLY;BYMONTH=13", "not_a_rule"),
        ("FREQ=YEARLY;BYMONTH=-1", "not_a_rule"),
        ("FREQ=YEARLY;BYMONTH=5L", "not_a_rule"),
        ("FREQ=YEARLY;BYYEARDAY=367", "not_a_rule"),
        ("FREQ=YEARLY;BYWEEKNO=54", "not_a_rule"),
        ("FREQ=MONTHLY;BYDAY=0MO", "not_a_rule"),
        ("FREQ=MONTHLY;BYDAY=54MO", "not_a_rule"),
        ("FREQ=MONTHLY;BYDAY=XX", "not_a_rule"),
        ("FREQ=WEEKLY;WKST=1", "not_a_rule"),
        ("FREQ=YEARLY;BYEASTER=0", "not_a_rule"),
        ("FREQ=DAILY;X-OURS=1", "not_a_rule"),
        # Allowed alone, or with another frequency.
        ("FREQ=MONTHLY;BYWEEKNO=20", "not_a_rule"),
        ("FREQ=MONTHLY;BYYEARDAY=100", "not_a_rule"),
        ("FREQ=WEEKLY;BYMONTHDAY=1", "not_a_rule"),
        ("FREQ=WEEKLY;BYDAY=1MO", "not_a_rule"),
        ("FREQ=DAILY;BYDAY=1MO", "not_a_rule"),
        ("FREQ=YEARLY;BYWEEKNO=20;BYDAY=1MO", "not_a_rule"),
        ("FREQ=MONTHLY;BYSETPOS=1", "not_a_rule"),
        ("FREQ=MONTHLY;BYSETPOS=0;BYDAY=MO", "not_a_rule"),
        # Lines and letters that would end up in a feed.
        ("FREQ=DAILY\r\nEXDATE:20310801", "not_a_rule"),
        ("FREQ=DAILY;COUNT=5\n;WKST=MO", "not_a_rule"),
        ("FREQ=WEEKLY;BYDAY=\u017fU", "not_a_rule"),
        ("FREQ=DAILY;COUNT=\u0663", "not_a_rule"),
        ("FREQ=DAILY;UNTIL=\u0662\u0660310801", "not_a_rule"),
        ("FREQ=DAILY;" + "BYDAY=MO;" * 1000, "not_a_rule"),
        ("FREQ=DAILY;BYDAY=" + "MO," * 100_000, "not_a_rule"),
        ("A" * 1_000_000, "not_a_rule"),
    ],
)
def test_what_is_no_rule_is_refused_and_it_is_told_why(rule, code):
    for refuse in (
        read_rule,
        partial(check_rule, when=riga(2031, 7, 15)),
        partial(matches_start, when=riga(2031, 7, 15)),
    ):
        with pytest.raises(RuleError) as caught:
            refuse(rule)
        assert caught.value.code == code
        assert len(str(caught.value)) < 1100


@given(
    st.text(max_size=60)
    | st.from_regex(r"(?i)\A(freq|by[a-z]{3,5}|count|until|;|=|,|\d){1,12}\Z")
)
def test_any_text_is_a_rule_or_refused(text):
    try:
        read_rule(text)
    except RuleError as error:
        assert error.code


def test_small_letters_any_order_and_a_last_semicolon_are_a_rule():
    assert read_rule(" byday=mo;freq=weekly; ") == {"BYDAY": "MO", "FREQ": "WEEKLY"}


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=MONTHLY;BYMONTH=4;BYMONTHDAY=31",
        "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6",
        "FREQ=YEARLY;INTERVAL=2;BYMONTH=2;BYMONTHDAY=29",  # from an odd year
        "FREQ=YEARLY;BYYEARDAY=1;BYMONTH=2",
        "FREQ=DAILY;UNTIL=20000101T000000Z",
    ],
)
def test_a_rule_that_never_matches_is_refused(rule):
    with pytest.raises(RuleError) as caught:
        check_rule(rule, riga(2031, 7, 15))
    assert caught.value.code == "never"


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=SA",  # once in 28 years, or 40
        "FREQ=YEARLY;BYWEEKNO=53;BYDAY=SU",
        "FREQ=MONTHLY;BYMONTHDAY=31",
    ],
)
@pytest.mark.parametrize("year", [1896, 2031, 2093])
def test_a_rule_that_matches_seldom_is_taken(rule, year):
    check_rule(rule, riga(year, 7, 15))


@pytest.fixture
def steps(monkeypatch):
    """The interval counters made, to see how far they have gone."""
    made = []

    class Watched(Steps):
        def __new__(cls, interval, periods):
            counter = super().__new__(cls, interval, periods)
            made.append((counter, periods))
            return counter

    monkeypatch.setattr(recurrence, "Steps", Watched)
    return made


@pytest.mark.parametrize(
    ("rule", "periods"),
    [
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", 42 * 366),
        ("FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30", 42 * 14),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", 43),
        ("FREQ=YEARLY;INTERVAL=7;BYMONTH=2;BYMONTHDAY=30", 7),
        (
            "FREQ=WEEKLY;INTERVAL=3;BYMONTH=1;UNTIL=20320101;BYDAY=MO;BYSETPOS=3",
            42 * 18,
        ),
    ],
)
def test_a_rule_that_never_matches_ends_after_a_known_number_of_periods(
    rule, periods, steps
):
    with pytest.raises(RuleError):
        check_rule(rule, riga(2031, 7, 15))
    [(counter, allowed)] = steps
    assert allowed <= periods
    assert counter.left == 0


@pytest.mark.parametrize(
    "rule", ["FREQ=DAILY;COUNT=999999", "FREQ=DAILY", "FREQ=DAILY;UNTIL=99991231"]
)
def test_the_work_is_bounded_by_the_window(rule, steps):
    found = Recurrence(riga(2031, 7, 15), rule).between(
        date(2031, 7, 20), date(2031, 7, 25)
    )
    assert [start.day for start in found] == [20, 21, 22, 23, 24, 25]
    [(_, allowed)] = steps
    assert allowed <= 11


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY",
        "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU",
        "FREQ=WEEKLY;WKST=WE;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYSETPOS=-1,1",
        "FREQ=MONTHLY;BYMONTHDAY=31",
        "FREQ=YEARLY;BYWEEKNO=1,52,53;WKST=FR",
        "FREQ=YEARLY;BYWEEKNO=52;BYDAY=FR,SA;BYSETPOS=1",
        "FREQ=YEARLY;UNTIL=99991231T235959Z",
        "FREQ=YEARLY;INTERVAL=999",
    ],
)
def test_the_first_and_the_last_days_there_are_break_nothing(rule):
    for day in (
        date.max,
        date.max - timedelta(days=3),
        date.min,
        date.min + timedelta(days=3),
    ):
        when = When(day, time(10), timezone=RIGA)
        last = min(day, date.max - timedelta(days=9)) + timedelta(days=9)
        found = Recurrence(when, rule).between(date.min, max(last, day))
        assert wall_start(when) in found
        matches_start(rule, when)


# Rules that are changed.


def test_parts_are_changed_and_taken_out_and_the_frequency_comes_first():
    rule = "INTERVAL=2;COUNT=5;FREQ=WEEKLY;BYDAY=TU"
    changed = with_parts(rule, COUNT=None, UNTIL="20310801", INTERVAL="3")
    assert changed == "FREQ=WEEKLY;INTERVAL=3;BYDAY=TU;UNTIL=20310801"


@pytest.mark.parametrize(
    ("when", "last", "until"),
    [
        (riga(2031, 7, 15), datetime(2031, 7, 20, 10), "20310720T070000Z"),
        (riga(2031, 7, 15, clock=time(0)), datetime(2031, 7, 20), "20310719T210000Z"),
        (
            riga(2031, 3, 1, clock=time(3, 30)),
            datetime(2031, 3, 30, 3, 30),
            "20310330T013000Z",
        ),
        (
            riga(2031, 3, 1, clock=time(3, 30)),
            datetime(2031, 10, 26, 3, 30),
            "20311026T003000Z",
        ),
        (When(date(2031, 7, 15), timezone=RIGA), datetime(2031, 7, 20), "20310720"),
    ],
)
def test_an_end_at_a_date_is_that_date_in_utc_and_includes_it(when, last, until):
    assert as_until(last, when) == until
    series = Recurrence(when, f"FREQ=DAILY;UNTIL={until}")
    assert series.between(date(2031, 1, 1), date(2031, 12, 31))[-1] == last


def test_a_rule_is_ended_with_its_last_date_before_a_day():
    series = Recurrence(riga(2031, 7, 15), "FREQ=WEEKLY;COUNT=9;BYDAY=TU,FR")
    ended = ended_before(series, date(2031, 7, 25))
    assert ended == "FREQ=WEEKLY;BYDAY=TU,FR;UNTIL=20310722T070000Z"
    before = [
        day for day in days(series, "2031-07-01", "2031-12-31") if day < "2031-07-25"
    ]
    assert days(Recurrence(series.when, ended), "2031-07-01", "2031-12-31") == before


@pytest.mark.parametrize(
    "day", [date(2031, 7, 15), date(2031, 7, 16), date(2031, 7, 22)]
)
def test_a_rule_that_is_left_with_the_first_date_is_none(day):
    assert ended_before(Recurrence(riga(2031, 7, 15), "FREQ=WEEKLY"), day) == ""


def test_a_rule_is_kept_for_its_only_date_if_that_is_not_the_first_date():
    series = Recurrence(riga(2031, 7, 15), "FREQ=WEEKLY;BYDAY=TH")
    ended = ended_before(series, date(2031, 7, 20))
    assert days(Recurrence(series.when, ended), "2031-07-01", "2031-12-31") == [
        "2031-07-15", "2031-07-17"
    ]  # fmt: skip


# Another reader.

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
ZONES = [RIGA, NEW_YORK, "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kolkata"]


def numbers(low, high, from_the_end=False, most=4):
    one = st.integers(low, high)
    if from_the_end:
        one = one | st.integers(-high, -low)
    return st.lists(one, min_size=1, max_size=most, unique=True).map(
        lambda found: ",".join(map(str, found))
    )


def weekdays(ordinals):
    day = st.sampled_from(WEEKDAYS)
    if ordinals:
        ordinal = st.sampled_from(ordinals).map(lambda n: str(n) if n else "")
        day = st.tuples(ordinal, day).map("".join)
    return st.lists(day, min_size=1, max_size=4, unique=True).map(",".join)


@st.composite
def rules(draw):
    """A rule as RFC 5545 allows it.

    It does not say to which of two years a week belongs that lies in both, which matters
    with an interval and with positions: such rules are left out.
    """
    freq = draw(st.sampled_from(["YEARLY", "MONTHLY", "WEEKLY", "DAILY"]))
    parts = {"FREQ": freq}

    def maybe(name, values, chance=3):
        if draw(st.integers(1, chance)) == 1:
            parts[name] = draw(values)

    maybe("INTERVAL", st.integers(2, 5).map(str))
    maybe("WKST", st.sampled_from(WEEKDAYS))
    maybe("BYMONTH", numbers(1, 12))
    if freq != "WEEKLY":
        maybe("BYMONTHDAY", numbers(1, 31, from_the_end=True))
    if freq == "YEARLY":
        maybe("BYYEARDAY", numbers(1, 366, from_the_end=True, most=9), 5)
        if "INTERVAL" not in parts:
            maybe(
                "BYWEEKNO",
                numbers(1, 53, from_the_end=True)
                | st.sampled_from(["1", "-1", "52,53", "-53"]),
            )
    ordinals = ()
    if freq == "MONTHLY" or "BYMONTH" in parts:
        ordinals = (0, 1, 2, 5, 9, -1, -2, -5, -53)
    elif freq == "YEARLY":
        ordinals = (0, 1, 20, 52, 53, -1, -52, -53)
    if freq in {"WEEKLY", "DAILY"} or "BYWEEKNO" in parts:
        ordinals = ()
    maybe("BYDAY", weekdays(ordinals), 2)
    maybe("BYHOUR", numbers(0, 23, most=2), 5)
    maybe("BYMINUTE", numbers(0, 59, most=2), 5)
    by = [name for name in parts if name.startswith("BY")]
    if by and "BYWEEKNO" not in parts:
        maybe("BYSETPOS", numbers(1, 6, from_the_end=True, most=2))
    order = draw(st.permutations(sorted(parts)))
    return ";".join(f"{name}={parts[name]}" for name in order)


@st.composite
def series(draw):
    """A recurrence, its rule, and a window that has something to do with it."""
    day = draw(st.dates(date(1950, 1, 1), date(2100, 12, 31)))
    clock = draw(
        st.none() | st.sampled_from([time(0), time(2, 30), time(10), time(23, 59, 59)])
    )
    zone = draw(st.sampled_from(ZONES))
    rule = draw(rules())
    if clock is None:
        assume("BYHOUR" not in rule and "BYMINUTE" not in rule)
    end = draw(st.sampled_from(["", "COUNT", "UNTIL"]))
    if end == "COUNT":
        rule += f";COUNT={draw(st.integers(1, 30))}"
    elif end == "UNTIL":
        later = datetime.combine(day, time(10)) + timedelta(
            days=draw(st.integers(0, 900)), hours=draw(st.integers(0, 23))
        )
        forms = (
            ["%Y%m%d"]
            if clock is None
            else ["%Y%m%d", "%Y%m%dT%H%M%SZ", "%Y%m%dT%H%M%S"]
        )
        rule += f";UNTIL={later:{draw(st.sampled_from(forms))}}"
    first = day + timedelta(days=draw(st.integers(-400, 1500)))
    last = first + timedelta(days=draw(st.integers(0, 800)))
    return When(day, clock, timezone=zone), rule, first, last


@settings(max_examples=150)
@given(series())
def test_another_reader_of_the_rfc_finds_the_same_dates(given):
    when, rule, first, last = given
    other = Rule(rule, wall_start(when), when.timezone)
    found = list(rule_starts(read_rule(rule), when, last))
    expected = other.between(when.start_date, last)
    assert [start for start in found if start.date() <= last] == expected
    inside = [start for start in expected if first <= start.date() <= last]
    whole = set(inside)
    if first <= when.start_date <= last:
        whole.add(wall_start(when))
    assert Recurrence(when, rule).between(first, last) == sorted(whole)


@settings(max_examples=60)
@given(series(), st.integers(0, 500), st.integers(0, 500), st.data())
def test_a_window_shows_what_a_larger_one_shows_there(given, before, after, data):
    when, rule, first, last = given
    times = st.datetimes(
        datetime.combine(first, time()), datetime.combine(last, time.max)
    ).map(lambda moment: moment.replace(microsecond=0))
    series = Recurrence(
        when,
        rule,
        extra=tuple(data.draw(st.lists(times, max_size=3))),
        excluded=frozenset(data.draw(st.lists(times, max_size=3))),
    )
    larger = series.between(
        first - timedelta(days=before), last + timedelta(days=after)
    )
    assert series.between(first, last) == [
        start for start in larger if first <= start.date() <= last
    ]
    assert larger == sorted(set(larger))


@settings(max_examples=60)
@given(series())
def test_a_rule_that_is_ended_gives_what_it_gave_before_that_day(given):
    when, rule, first, last = given
    assume(first > when.start_date)
    series = Recurrence(when, rule)
    before = series.between(when.start_date, first - timedelta(days=1))
    ended = Recurrence(when, ended_before(series, first))
    assert ended.between(when.start_date, last + timedelta(days=400)) == before


@settings(max_examples=60)
@given(series(), st.integers(1, 60_000))
def test_a_day_far_away_is_as_if_the_rule_were_followed_from_its_beginning(given, days):
    when, rule, *_window = given
    first = min(when.start_date + timedelta(days=days), date(2199, 1, 1))
    last = first + timedelta(days=40)
    starts = rule_starts(read_rule(rule), when, last)
    expected = [start for start in starts if first <= start.date() <= last]
    assert list(Recurrence(when, rule).by_rule(first, last)) == expected
