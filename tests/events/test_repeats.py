"""The choices of the form, and the rules that they are kept as."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wagtail_ctn.events.repeats import (
    PRESETS,
    Choice,
    Ends,
    Frequency,
    Monthly,
    Repeats,
    from_rule,
    to_rule,
)
from wagtail_ctn.ical.recurrence import WEEKDAYS, Recurrence, check_rule
from wagtail_ctn.ical.when import When

# Wednesday, the third of its month.
WHEN = When(date(2020, 7, 15), time(10), None, time(12), "Europe/Riga")
ALL_DAY = When(date(2020, 7, 15))

starts = st.builds(
    When,
    st.dates(date(2000, 1, 1), date(2030, 12, 28)),
    st.none() | st.times().map(lambda clock: clock.replace(second=0, microsecond=0)),
    timezone=st.sampled_from(["Europe/Riga", "America/New_York", "UTC", "Asia/Tokyo"]),
)
ends = st.one_of(
    st.just({}),
    st.builds(lambda n: {"ends": Ends.AFTER, "count": n}, st.integers(1, 500)),
    st.builds(
        lambda days: {"ends": Ends.ON, "until": date(2031, 1, 1) + timedelta(days)},
        st.integers(0, 3000),
    ),
)
presets = st.builds(
    lambda repeats, end: Choice(repeats, **end), st.sampled_from(PRESETS), ends
)
custom = st.builds(
    lambda frequency, interval, weekdays, monthly, end: Choice(
        Repeats.CUSTOM,
        frequency=frequency,
        interval=interval,
        weekdays=tuple(sorted(weekdays)),
        monthly=monthly,
        **end,
    ),
    st.sampled_from(Frequency.values),
    st.integers(1, 12),
    st.sets(st.sampled_from(WEEKDAYS), min_size=1),
    st.sampled_from(Monthly.values),
    ends,
)


@given(presets | custom, starts)
def test_a_choice_comes_back_as_a_rule_of_the_same_dates(choice, when):
    rule = to_rule(choice, when)
    check_rule(rule, when)
    back = from_rule(rule, when)
    assert back.repeats != Repeats.AS_IS
    assert to_rule(back, when) == rule
    assert (back.ends, back.until, back.count) == (
        choice.ends,
        choice.until,
        choice.count,
    )


@pytest.mark.parametrize(
    ("choice", "rule"),
    [
        (Choice(), ""),
        (Choice(Repeats.DAILY), "FREQ=DAILY"),
        (Choice(Repeats.WEEKLY), "FREQ=WEEKLY;BYDAY=WE"),
        (Choice(Repeats.FORTNIGHTLY), "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE"),
        (Choice(Repeats.MONTHLY), "FREQ=MONTHLY;BYMONTHDAY=15"),
        (Choice(Repeats.MONTHLY_NTH), "FREQ=MONTHLY;BYDAY=3WE"),
        (Choice(Repeats.MONTHLY_LAST), "FREQ=MONTHLY;BYDAY=-1WE"),
        (Choice(Repeats.YEARLY), "FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=15"),
        (Choice(Repeats.WEEKDAYS), "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        (
            Choice(Repeats.CUSTOM, interval=3, weekdays=("WE", "FR")),
            "FREQ=WEEKLY;INTERVAL=3;BYDAY=WE,FR",
        ),
        (
            Choice(Repeats.DAILY, ends=Ends.AFTER, count=5),
            "FREQ=DAILY;COUNT=5",
        ),
        (
            Choice(Repeats.DAILY, ends=Ends.ON, until=date(2020, 7, 20)),
            "FREQ=DAILY;UNTIL=20200720T070000Z",
        ),
    ],
)
def test_each_choice_has_its_rule(choice, rule):
    assert to_rule(choice, WHEN) == rule
    assert from_rule(rule, WHEN) == choice


def test_an_end_on_a_day_includes_that_day_to_its_local_midnight():
    late = replace(WHEN, start_time=time(23, 30), end_time=None)
    for when in (WHEN, late, ALL_DAY):
        choice = Choice(Repeats.DAILY, ends=Ends.ON, until=date(2020, 7, 20))
        series = Recurrence(when, to_rule(choice, when))
        found = series.between(date(2020, 7, 1), date(2020, 8, 1))
        assert found[-1].date() == date(2020, 7, 20)


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=WEEKLY",
        "FREQ=WEEKLY;WKST=SU",
        "FREQ=WEEKLY;INTERVAL=1;BYDAY=WE",
        "BYDAY=WE;FREQ=WEEKLY",
    ],
)
def test_rules_of_one_meaning_are_one_choice(rule):
    assert from_rule(rule, WHEN) == Choice(Repeats.WEEKLY)


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=MONTHLY;BYDAY=MO,TU,WE;BYSETPOS=-1",
        "FREQ=MONTHLY;BYMONTHDAY=1,15",
        "FREQ=YEARLY;BYWEEKNO=20",
        "FREQ=WEEKLY;INTERVAL=2;WKST=SU",
        "FREQ=DAILY;BYHOUR=9,14",
        "FREQ=HOURLY",
        "no rule",
    ],
)
def test_what_the_form_cannot_say_stays_text(rule):
    assert from_rule(rule, WHEN).repeats == Repeats.AS_IS


def test_a_draft_without_a_date_keeps_what_was_chosen():
    for choice in (
        Choice(Repeats.WEEKLY, ends=Ends.ON, until=date(2020, 7, 20)),
        Choice(Repeats.DAILY, ends=Ends.AFTER, count=3),
    ):
        assert from_rule(to_rule(choice, None), None) == choice
