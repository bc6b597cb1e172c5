"""Hard calendars: other engines find the dates that we do, and that we say by hand."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import pytest

from tests.acceptance.engines import ENGINES, Occurrence, expansion, in_order
from wagtail_ctn.ical.clients import rule_for_clients
from wagtail_ctn.ical.recurrence import Recurrence, moved_to
from wagtail_ctn.ical.when import When
from wagtail_ctn.ical.writer import (
    CalendarData,
    EventData,
    write_calendar,
    write_event,
)

pytestmark = pytest.mark.client

RIGA, BERLIN, NEW_YORK = "Europe/Riga", "Europe/Berlin", "America/New_York"
# Whole hours and half ones, with and without summer time, south and far east.
ZONES = [
    RIGA,
    BERLIN,
    NEW_YORK,
    "Australia/Lord_Howe",
    "America/Santiago",
    "Asia/Kolkata",
    "Pacific/Auckland",
]
FIRST, LAST = date(2027, 1, 1), date(2041, 12, 31)
SECOND = "takes the second of two equal times, where RFC 5545, 3.3.5 says the first"
# Where an engine is known not to read a series as RFC 5545 has it.
MISREAD = {
    "ical.js": {
        "twice": SECOND,
        "weeks-of-the-year": "BYWEEKNO gives every week",
    },
    "KCalendarCore": {"twice": SECOND},
    "libical": {"twice": SECOND},
    "recurring-ical-events": {},
    "sabre/vobject": {
        "festival": "goes on for as long as a date has been moved past UNTIL",
        "days-of-the-year": "BYYEARDAY is not known",
        "weeks-of-the-year": "BYWEEKNO is not known",
    },
}


def at(zone, text):
    """``"2031-07-15 10:00"`` in a zone."""
    return datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=ZoneInfo(zone))


def riga(text):
    return at(RIGA, text)


def vevent(uid, start, end, **more):
    return EventData(
        uid=uid,
        sequence=1,
        changed=datetime(2026, 11, 1, tzinfo=UTC),
        start=start,
        end=end,
        summary=uid,
        url="https://example.org/",
        **more,
    )


def calendar(events):
    data = CalendarData(
        name="Calendar",
        url="https://example.org/",
        source="https://example.org/ical/",
        zones=dict.fromkeys(ZONES, (FIRST.year, LAST.year)),
    )
    return write_calendar(data, [write_event(event) for event in events])


def one(uid, start, end, cancelled=False):
    if isinstance(start, datetime):
        start, end = start.astimezone(UTC), end.astimezone(UTC)
    return Occurrence(uid, start, end, cancelled)


def two_hours(uid, *starts, zone=RIGA, cancelled=False):
    """Occurrences of two hours on the wall."""
    moments = [at(zone, text) for text in starts]
    return [one(uid, m, m + timedelta(hours=2), cancelled) for m in moments]


def weekly_over_a_clock_change():
    """Summer begins on 30 March and ends on 26 October."""
    event = vevent(
        "weekly",
        riga("2031-03-20 10:00"),
        riga("2031-03-20 12:00"),
        rule="FREQ=WEEKLY;BYDAY=TH;UNTIL=20310417T070000Z",
        excluded=[riga("2031-04-03 10:00")],
    )
    days = [f"2031-{day} 10:00" for day in ("03-20", "03-27", "04-10", "04-17")]
    return [event], two_hours("weekly", *days)


def daily_into_winter():
    event = vevent(
        "daily",
        riga("2031-10-25 23:00"),
        riga("2031-10-26 01:00"),
        rule="FREQ=DAILY;UNTIL=20311027T210000Z",
    )
    days = [f"2031-10-{day} 23:00" for day in (25, 26, 27)]
    return [event], two_hours("daily", *days)


def one_date_cancelled_one_moved():
    start, end = riga("2031-05-05 18:00"), riga("2031-05-05 20:00")
    rule = "FREQ=WEEKLY;BYDAY=MO;UNTIL=20310526T150000Z"
    events = [
        vevent("changed", start, end, rule=rule),
        vevent(
            "changed",
            riga("2031-05-12 18:00"),
            riga("2031-05-12 20:00"),
            recurrence_id=riga("2031-05-12 18:00"),
            status="CANCELLED",
        ),
        vevent(
            "changed",
            riga("2031-05-20 11:00"),
            riga("2031-05-20 13:00"),
            recurrence_id=riga("2031-05-19 18:00"),
        ),
    ]
    return events, [
        *two_hours(
            "changed", "2031-05-05 18:00", "2031-05-20 11:00", "2031-05-26 18:00"
        ),
        *two_hours("changed", "2031-05-12 18:00", cancelled=True),
    ]


def monthly_on_the_31st():
    event = vevent(
        "31st",
        riga("2031-01-31 10:00"),
        riga("2031-01-31 12:00"),
        rule="FREQ=MONTHLY;BYMONTHDAY=31;UNTIL=20310831T070000Z",
    )
    days = [f"2031-{month}-31 10:00" for month in ("01", "03", "05", "07", "08")]
    return [event], two_hours("31st", *days)


def on_29_february():
    event = vevent(
        "leap-day",
        date(2028, 2, 29),
        date(2028, 3, 1),
        rule="FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29;UNTIL=20400229",
    )
    days = [date(year, 2, 29) for year in (2028, 2032, 2036, 2040)]
    return [event], [one("leap-day", day, day + timedelta(days=1)) for day in days]


def second_and_last_weekday():
    events = [
        vevent(
            "second-tuesday",
            riga("2031-01-14 10:00"),
            riga("2031-01-14 12:00"),
            rule="FREQ=MONTHLY;BYDAY=2TU;UNTIL=20310311T080000Z",
        ),
        vevent(
            "last-friday",
            riga("2031-01-31 10:00"),
            riga("2031-01-31 12:00"),
            rule="FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20310425T070000Z",
        ),
    ]
    return events, [
        *two_hours(
            "second-tuesday", "2031-01-14 10:00", "2031-02-11 10:00", "2031-03-11 10:00"
        ),
        *two_hours(
            "last-friday",
            "2031-01-31 10:00",
            "2031-02-28 10:00",
            "2031-03-28 10:00",
            "2031-04-25 10:00",
        ),
    ]


def last_working_day():
    event = vevent(
        "last-working-day",
        riga("2031-05-30 10:00"),
        riga("2031-05-30 12:00"),
        rule="FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;UNTIL=20310829T070000Z",
    )
    days = [f"2031-{day} 10:00" for day in ("05-30", "06-30", "07-31", "08-29")]
    return [event], two_hours("last-working-day", *days)


def the_last_day_east_of_greenwich():
    """00:30 in Riga is the day before in UTC."""
    event = vevent(
        "after-midnight",
        riga("2031-07-15 00:30"),
        riga("2031-07-15 02:30"),
        rule="FREQ=DAILY;UNTIL=20310716T213000Z",
    )
    days = [f"2031-07-{day} 00:30" for day in (15, 16, 17)]
    return [event], two_hours("after-midnight", *days)


def the_last_day_west_of_greenwich():
    event = vevent(
        "before-midnight",
        at(NEW_YORK, "2031-07-15 21:30"),
        at(NEW_YORK, "2031-07-15 23:30"),
        rule="FREQ=DAILY;UNTIL=20310718T013000Z",
    )
    days = [f"2031-07-{day} 21:30" for day in (15, 16, 17)]
    return [event], two_hours("before-midnight", *days, zone=NEW_YORK)


def several_whole_days():
    event = vevent(
        "whole-days",
        date(2031, 3, 29),
        date(2031, 3, 31),
        rule="FREQ=WEEKLY;INTERVAL=2;WKST=MO;BYDAY=SA;UNTIL=20310426",
        excluded=[date(2031, 4, 12)],
    )
    days = [date(2031, 3, 29), date(2031, 4, 26)]
    return [event], [one("whole-days", day, day + timedelta(days=2)) for day in days]


def whole_days_moved_and_cancelled():
    events = [
        vevent(
            "festival",
            date(2031, 6, 1),
            date(2031, 6, 2),
            rule="FREQ=DAILY;UNTIL=20310603",
        ),
        vevent(
            "festival",
            date(2031, 6, 7),
            date(2031, 6, 9),
            recurrence_id=date(2031, 6, 2),
        ),
        vevent(
            "festival",
            date(2031, 6, 3),
            date(2031, 6, 4),
            recurrence_id=date(2031, 6, 3),
            status="CANCELLED",
        ),
    ]
    return events, [
        one("festival", date(2031, 6, 1), date(2031, 6, 2)),
        one("festival", date(2031, 6, 7), date(2031, 6, 9)),
        one("festival", date(2031, 6, 3), date(2031, 6, 4), cancelled=True),
    ]


def a_series_split_in_two():
    events = [
        vevent(
            "split",
            riga("2031-09-02 10:00"),
            riga("2031-09-02 12:00"),
            rule="FREQ=WEEKLY;BYDAY=TU;UNTIL=20310909T070000Z",
        ),
        vevent(
            "split-20310917",
            riga("2031-09-17 15:00"),
            riga("2031-09-17 17:00"),
            rule="FREQ=WEEKLY;BYDAY=WE;UNTIL=20310924T120000Z",
            related_to="split",
        ),
    ]
    return events, [
        *two_hours("split", "2031-09-02 10:00", "2031-09-09 10:00"),
        *two_hours("split-20310917", "2031-09-17 15:00", "2031-09-24 15:00"),
    ]


def clock_changes_of_other_zones():
    """America changes three weeks before Europe, and back a week after it."""
    events, expected = [], []
    for zone in ZONES:
        uid = f"in-{zone}"
        rule = "FREQ=MONTHLY;BYMONTHDAY=20;UNTIL=20311231T000000Z"
        start, end = at(zone, "2031-01-20 09:30"), at(zone, "2031-01-20 11:30")
        events.append(vevent(uid, start, end, rule=rule))
        days = [f"2031-{month:02}-20 09:30" for month in range(1, 13)]
        expected += two_hours(uid, *days, zone=zone)
    return events, expected


def a_time_that_comes_twice():
    """03:30 on 26 October: the first of the two."""
    event = vevent(
        "twice",
        riga("2031-10-25 03:30"),
        riga("2031-10-25 05:30"),
        rule="FREQ=DAILY;UNTIL=20311027T013000Z",
    )
    return [event], [
        one("twice", riga("2031-10-25 03:30"), riga("2031-10-25 05:30")),
        one("twice", riga("2031-10-26 03:30"), riga("2031-10-26 05:30")),
        one("twice", riga("2031-10-27 03:30"), riga("2031-10-27 05:30")),
    ]


BY_HAND = [
    weekly_over_a_clock_change,
    daily_into_winter,
    one_date_cancelled_one_moved,
    monthly_on_the_31st,
    on_29_february,
    second_and_last_weekday,
    last_working_day,
    the_last_day_east_of_greenwich,
    the_last_day_west_of_greenwich,
    several_whole_days,
    whole_days_moved_and_cancelled,
    a_series_split_in_two,
    clock_changes_of_other_zones,
    a_time_that_comes_twice,
]


@cache
def by_hand(engine):
    """What an engine finds in all of these calendars, as one."""
    events = [event for made in BY_HAND for event in made()[0]]
    return expansion(engine, calendar(events), FIRST, LAST, RIGA)


def read_right(engine, made):
    return not MISREAD[engine].keys() & {event.uid for event in made()[0]}


@pytest.mark.parametrize(
    ("engine", "made"),
    [(e, made) for e in ENGINES for made in BY_HAND if read_right(e, made)],
    ids=lambda value: getattr(value, "__name__", value),
)
def test_a_hard_calendar_has_the_dates_that_we_say(engine, made):
    events, expected = made()
    uids = {event.uid for event in events}
    found = [occurrence for occurrence in by_hand(engine) if occurrence.uid in uids]
    assert found == in_order(expected)


# A first date, a rule as an editor may enter it, and how many of its dates are left out.
ENTERED = {
    "daily": ("2031-03-25 10:00", "FREQ=DAILY;COUNT=10", 0),
    "daily-but-some": ("2031-03-25 10:00", "FREQ=DAILY;COUNT=10", 3),
    "every-third-day": ("2031-10-01 10:00", "FREQ=DAILY;INTERVAL=3;UNTIL=20311130", 0),
    "working-days": (
        "2031-12-22 10:00",
        "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;UNTIL=20320115T080000Z",
        0,
    ),
    "weekly": ("2031-03-20 10:00", "FREQ=WEEKLY;COUNT=40", 0),
    "every-two-weeks": ("2031-01-05 10:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO", 2),
    "weeks-from-sunday": (
        "2031-01-05 10:00",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;WKST=SU;COUNT=30",
        0,
    ),
    "monthly": ("2031-01-30 10:00", "FREQ=MONTHLY;COUNT=14", 1),
    "last-day": ("2031-01-31 10:00", "FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=14", 0),
    "1st-and-15th": ("2031-01-01 10:00", "FREQ=MONTHLY;BYMONTHDAY=1,15;COUNT=24", 5),
    "third-wednesday": ("2031-01-15 10:00", "FREQ=MONTHLY;BYDAY=3WE;COUNT=14", 0),
    "fifth-friday": ("2031-01-31 10:00", "FREQ=MONTHLY;BYDAY=5FR;COUNT=5", 0),
    "first-and-last": ("2031-01-04 10:00", "FREQ=MONTHLY;BYDAY=1SA,-1SA;COUNT=24", 0),
    "quarterly": ("2031-01-31 10:00", "FREQ=MONTHLY;INTERVAL=3;COUNT=8", 0),
    "first-working-day": (
        "2031-01-01 10:00",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1;COUNT=14",
        0,
    ),
    "friday-13th": (
        "2031-06-13 10:00",
        "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=6",
        0,
    ),
    "yearly": ("2031-03-30 10:00", "FREQ=YEARLY;COUNT=8", 0),
    "leap-day-entered": ("2028-02-29 10:00", "FREQ=YEARLY;COUNT=4", 0),
    "leap-day-every-other-year": (
        "2028-02-29 10:00",
        "FREQ=YEARLY;INTERVAL=2;COUNT=3",
        1,
    ),
    "mothers-day": ("2031-05-11 10:00", "FREQ=YEARLY;BYMONTH=5;BYDAY=2SU;COUNT=8", 0),
    "summer-months": ("2031-06-10 10:00", "FREQ=YEARLY;BYMONTH=6,7,8;COUNT=12", 2),
    "last-monday-of-may": ("2031-05-26 10:00", "FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO", 0),
    "weeks-of-the-year": ("2031-05-12 10:00", "FREQ=YEARLY;BYWEEKNO=20;COUNT=6", 0),
    "days-of-the-year": (
        "2031-04-10 10:00",
        "FREQ=YEARLY;BYYEARDAY=100,200;COUNT=8",
        0,
    ),
    "positions-in-the-year": (
        "2031-01-31 10:00",
        "FREQ=YEARLY;BYMONTH=1;BYDAY=FR,SA;BYSETPOS=-1;COUNT=6",
        0,
    ),
    "twice-a-day": ("2031-07-15 10:00", "FREQ=DAILY;BYHOUR=10,18;COUNT=6", 0),
}


def entered(uid, zone, length=timedelta(hours=2)):
    """The series of an editor: ours as a recurrence, and as a feed says it."""
    first, rule, left_out = ENTERED[uid]
    start = datetime.strptime(first, "%Y-%m-%d %H:%M")
    if zone is None:
        when = When(start.date())
        uid, rule = f"{uid}/days", rule.replace("T080000Z", "")
    else:
        end = start + length
        when = When(start.date(), start.time(), end.date(), end.time(), zone)
        uid = f"{uid}/{zone}"
    whole = Recurrence(when, rule).between(FIRST, LAST)
    excluded = frozenset(whole[2::3][:left_out])
    series = Recurrence(when, rule, excluded=excluded)
    event = vevent(
        uid,
        when.start(),
        when.end(timedelta()),
        rule=rule_for_clients(series, when, bool(excluded)),
        excluded=[moved_to(when, moment).start() for moment in excluded],
    )
    return event, series


def all_entered():
    made = [entered(uid, zone) for uid in ENTERED for zone in (RIGA, NEW_YORK)]
    return made + [
        entered(uid, None) for uid in ENTERED if "BYHOUR" not in ENTERED[uid][1]
    ]


@cache
def found_of_entered(engine):
    events = [event for event, _ in all_entered()]
    return expansion(engine, calendar(events), FIRST, LAST, RIGA)


@pytest.mark.parametrize("engine", ENGINES)
def test_what_an_editor_enters_has_the_dates_that_our_pages_show(engine):
    found = found_of_entered(engine)
    wrong = []
    for event, series in all_entered():
        if event.uid.partition("/")[0] in MISREAD[engine]:
            continue
        expected = [
            one(event.uid, when.start(), when.end(timedelta()))
            for when in (
                moved_to(series.when, start) for start in series.between(FIRST, LAST)
            )
        ]
        theirs = [occurrence for occurrence in found if occurrence.uid == event.uid]
        if theirs != in_order(expected):
            wrong.append(f"{event.uid}: {event.rule}\n{compared(theirs, expected)}")
    assert not wrong, "\n".join(wrong)


def compared(theirs, ours):
    starts = [{o.start for o in found} for found in (theirs, ours)]
    only = [
        sorted(map(str, starts[0] - starts[1])),
        sorted(map(str, starts[1] - starts[0])),
    ]
    return f"only theirs: {only[0][:5]}; only ours: {only[1][:5]}"


@pytest.mark.parametrize("engine", ENGINES)
def test_days_of_the_window_are_those_of_the_zone_asked_for(engine):
    events, _ = the_last_day_east_of_greenwich()
    days = (date(2031, 7, 16), date(2031, 7, 16))
    content = calendar(events)
    assert [o.start.hour for o in expansion(engine, content, *days, RIGA)] == [21]
    [found] = expansion(engine, content, *days, "UTC")
    assert found.start == datetime.combine(date(2031, 7, 16), time(21, 30), UTC)
