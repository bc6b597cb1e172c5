"""Rules as choices of a form and back: the same dates, and the same text if untouched."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wagtail_ctn.events.repeats import (
    CUSTOM,
    REPEATS,
    Choices,
    NeedsStart,
    changed_rule,
    choices_of,
    is_last_of_month,
    moved_rule,
    rule_of,
    same_choices,
)
from wagtail_ctn.ical.recurrence import Recurrence, matches_start
from wagtail_ctn.ical.when import When

RIGA = "Europe/Riga"
WEDNESDAY = When(date(2020, 7, 15), time(10), None, time(12), RIGA)
ALL_DAY = When(date(2020, 7, 15))


@st.composite
def starts(draw):
    day = draw(st.dates(date(2015, 1, 1), date(2030, 12, 31)))
    if draw(st.booleans()):
        return When(day, timezone=RIGA)
    return When(day, time(draw(st.integers(5, 23)), 30), timezone=RIGA)


@st.composite
def chosen(draw, when):
    """What an editor may choose for an event that starts then."""
    repeats = draw(st.sampled_from(REPEATS))
    if repeats == "monthly_last" and not is_last_of_month(when.start_date):
        repeats = "monthly_date"
    weekdays = draw(st.frozensets(st.integers(0, 6))) | {when.start_date.weekday()}
    monthly = draw(st.sampled_from(["date", "nth"]))
    ends = draw(st.sampled_from(["never", "on", "after"]))
    after = draw(st.integers(0, 800))
    return Choices(
        repeats=repeats,
        interval=draw(st.integers(1, 12)),
        unit=draw(st.sampled_from(["day", "week", "month", "year"])),
        weekdays=weekdays,
        monthly=monthly,
        until=date.fromordinal(when.start_date.toordinal() + after)
        if ends == "on"
        else None,
        count=draw(st.integers(1, 500)) if ends == "after" else None,
    )


@given(st.data())
def test_choices_come_back_from_the_rule_that_they_make(data):
    when = data.draw(starts())
    choices = data.draw(chosen(when))
    rule = rule_of(choices, when)
    back = choices_of(rule, when)
    assert back is not None, rule
    assert same_choices(back, choices, when), (rule, back)
    assert rule_of(back, when) == rule
    if rule:
        # Monday to Friday may be chosen for what starts on a Saturday.
        start_counts = choices.repeats != "workdays" or when.start_date.weekday() < 5
        if start_counts:
            assert matches_start(rule, when), rule


@given(st.data())
def test_the_text_of_a_rule_stays_to_the_byte_while_choices_do(data):
    when = data.draw(starts())
    start = when.start_date
    rule = data.draw(
        st.sampled_from(
            [
                "FREQ=WEEKLY",
                "freq=weekly;interval=2;",
                "INTERVAL=1;FREQ=DAILY;COUNT=12",
                "FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR",
                "FREQ=WEEKLY;WKST=MO;UNTIL=20310101T215959Z",
                f"FREQ=MONTHLY;BYMONTHDAY={start.day};WKST=SU",
                f"FREQ=YEARLY;BYMONTHDAY={start.day};BYMONTH={start.month}",
                "FREQ=YEARLY",
                "FREQ=MONTHLY;COUNT=3",
                "FREQ=WEEKLY;BYDAY=SU,MO;UNTIL=20310101",
            ]
        )
    )
    choices = choices_of(rule, when)
    assert choices is not None, rule
    assert changed_rule(rule, when, choices, when) == rule
    if choices.repeats == CUSTOM:
        return
    spelled_out = choices.plain
    assert changed_rule(rule, when, spelled_out, when) == rule


@given(st.data())
def test_a_rule_and_the_one_made_of_its_choices_give_the_same_dates(data):
    when = data.draw(starts())
    days = data.draw(st.frozensets(st.sampled_from(["MO", "WE", "FR", "SU"])))
    rule = ";".join(
        part
        for part in (
            f"FREQ={data.draw(st.sampled_from(['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY']))}",
            f"INTERVAL={data.draw(st.integers(1, 3))}",
            f"BYDAY={','.join(sorted(days))}" if days else "",
            data.draw(st.sampled_from(["", "WKST=SU", "WKST=MO"])),
            data.draw(
                st.sampled_from(
                    ["", "COUNT=9", "UNTIL=20300101", "UNTIL=20300101T000000Z"]
                )
            ),
        )
        if part
    )
    choices = choices_of(rule, when)
    if choices is None:
        return
    last = date(when.start_date.year + 3, 1, 1)
    made = rule_of(choices, when)
    assert list(Recurrence(when, made).by_rule(date.min, last)) == list(
        Recurrence(when, rule).by_rule(date.min, last)
    ), (rule, made)


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=MONTHLY;BYDAY=MO,TU,WE;BYSETPOS=-1",
        "FREQ=MONTHLY;BYMONTHDAY=1,15",
        "FREQ=MONTHLY;BYMONTHDAY=16",
        "FREQ=MONTHLY;BYDAY=2WE",
        "FREQ=MONTHLY;BYDAY=WE",
        "FREQ=MONTHLY;BYDAY=-1WE",
        "FREQ=WEEKLY;BYMONTH=7",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,WE;WKST=SU",
        "FREQ=DAILY;BYDAY=MO",
        "FREQ=DAILY;INTERVAL=2;BYDAY=MO,TU,WE,TH,FR",
        "FREQ=YEARLY;BYWEEKNO=20",
        "FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
        "FREQ=YEARLY;BYMONTH=7,8;BYMONTHDAY=15",
        "FREQ=WEEKLY;BYHOUR=10,14",
        "FREQ=HOURLY",
        "no rule",
    ],
)
def test_what_a_form_cannot_say_has_no_choices_and_is_kept(rule):
    assert choices_of(rule, WEDNESDAY) is None
    assert changed_rule(rule, WEDNESDAY, Choices("as_is"), ALL_DAY) == rule


@pytest.mark.parametrize(
    "choices, rule",
    [
        (Choices(), ""),
        (Choices("daily"), "FREQ=DAILY"),
        (Choices("weekly"), "FREQ=WEEKLY;BYDAY=WE"),
        (Choices("fortnightly"), "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE"),
        (Choices("monthly_date"), "FREQ=MONTHLY;BYMONTHDAY=15"),
        (Choices("monthly_nth"), "FREQ=MONTHLY;BYDAY=3WE"),
        (Choices("yearly"), "FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=15"),
        (Choices("workdays"), "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        (Choices("weekly", count=3), "FREQ=WEEKLY;BYDAY=WE;COUNT=3"),
        (
            Choices("custom", 3, "week", frozenset({4, 2})),
            "FREQ=WEEKLY;INTERVAL=3;BYDAY=WE,FR",
        ),
    ],
)
def test_each_choice_writes_its_days_out(choices, rule):
    assert rule_of(choices, WEDNESDAY) == rule


def test_the_last_local_day_is_in_until_in_utc_for_times_and_a_date_for_days():
    choices = Choices("weekly", until=date(2020, 12, 16))
    late = When(date(2020, 7, 15), time(23, 30), timezone="America/New_York")
    assert rule_of(choices, late).endswith("UNTIL=20201217T043000Z")
    assert rule_of(choices, WEDNESDAY).endswith("UNTIL=20201216T080000Z")
    assert rule_of(choices, ALL_DAY).endswith("UNTIL=20201216")


def test_an_until_before_the_time_of_its_day_ends_the_day_before():
    found = choices_of("FREQ=WEEKLY;UNTIL=20201216T000000Z", WEDNESDAY)
    assert found.until == date(2020, 12, 15)


def test_the_same_choice_follows_the_first_date():
    thursday = When(date(2020, 7, 16), time(10), timezone=RIGA)
    rule = "FREQ=WEEKLY;BYDAY=WE;UNTIL=20201216T080000Z"
    choices = choices_of(rule, WEDNESDAY)
    assert changed_rule(rule, WEDNESDAY, choices, thursday) == (
        "FREQ=WEEKLY;BYDAY=TH;UNTIL=20201216T080000Z"
    )
    later = When(date(2020, 7, 15), time(18), timezone=RIGA)
    assert changed_rule(rule, WEDNESDAY, choices, later).endswith("T160000Z")


def test_a_draft_without_a_date_keeps_what_can_be_said_without_one():
    assert rule_of(Choices("weekly", until=date(2020, 12, 16)), None) == (
        "FREQ=WEEKLY;UNTIL=20201216"
    )
    assert choices_of("FREQ=WEEKLY", None).repeats == "weekly"
    with pytest.raises(NeedsStart):
        rule_of(Choices("monthly_nth"), None)


def test_a_series_that_moves_takes_its_weekdays_and_its_end_along():
    friday = When(date(2020, 7, 17), time(11), timezone=RIGA)
    moved = moved_rule(
        "FREQ=WEEKLY;BYDAY=MO,WE,SA;UNTIL=20201216T080000Z", WEDNESDAY, friday
    )
    assert moved == "FREQ=WEEKLY;BYDAY=MO,WE,FR;UNTIL=20201218T090000Z"


def test_a_rule_that_a_form_cannot_say_moves_by_hours_only():
    rule = "FREQ=MONTHLY;BYDAY=MO,TU,WE;BYSETPOS=3;UNTIL=20201216T080000Z"
    later = When(date(2020, 7, 15), time(11), timezone=RIGA)
    assert moved_rule(rule, WEDNESDAY, later) == (
        "FREQ=MONTHLY;BYDAY=MO,TU,WE;BYSETPOS=3;UNTIL=20201216T090000Z"
    )
    friday = When(date(2020, 7, 17), time(10), timezone=RIGA)
    assert moved_rule(rule, WEDNESDAY, friday) is None


@given(st.data())
def test_what_moves_by_whole_weeks_keeps_its_pattern(data):
    when = data.draw(starts())
    choices = data.draw(chosen(when))
    if choices.plain.unit != "week":
        return
    rule = rule_of(choices, when)
    new = When(
        date.fromordinal(when.start_date.toordinal() + 7),
        when.start_time,
        timezone=RIGA,
    )
    before = Recurrence(when, rule).between(date.min, date(2040, 1, 1), 20)
    after = Recurrence(new, moved_rule(rule, when, new)).between(
        date.min, date(2040, 1, 1), 20
    )
    assert [(b - a).days for a, b in zip(before, after, strict=True)] == [7] * len(
        before
    )
