"""Any dates that an event may have are exported and come back as they were."""

from datetime import UTC, date, datetime, time, timedelta
from unittest.mock import patch
from uuid import UUID

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from wagtail.models import Locale

from wagtail_ctn.events.files import export_events
from wagtail_ctn.events.imports.matching import Matches
from wagtail_ctn.events.imports.on_page import put_values
from wagtail_ctn.events.imports.reading import read
from wagtail_ctn.events.imports.texts import put_text
from wagtail_ctn.events.imports.values import values_of
from wagtail_ctn.events.models import (
    EventException,
    EventExtraDate,
    EventIdentity,
    EventPage,
    EventPart,
)
from wagtail_ctn.events.schedule import (
    event_dates,
    following_texts,
    on_site,
    shown_dates,
    take_when,
)
from wagtail_ctn.events.versions import Version
from wagtail_ctn.ical.reader import Limits, Patience
from wagtail_ctn.ical.recurrence import RuleError, check_rule
from wagtail_ctn.ical.when import When
from wagtail_ctn.ical.writer import CalendarData, write_calendar, write_event

DATA = CalendarData("Kalendārs", "http://a.example/", "http://a.example/ical/")
LAST = date(2021, 1, 1)
ZONES = ["Europe/Riga", "America/New_York", "Etc/UTC", "Asia/Kathmandu"]
RULES = [
    "",
    "FREQ=DAILY;COUNT=6",
    "FREQ=WEEKLY",
    "FREQ=WEEKLY;BYDAY=MO,WE,FR;COUNT=9",
    "FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=SU,TU",
    "FREQ=MONTHLY;BYMONTHDAY=31",
    "FREQ=MONTHLY;BYDAY=-1FR;COUNT=4",
    "FREQ=DAILY;BYHOUR=9,15;COUNT=8",
]
CLOCKS = [time(0), time(9), time(10, 30), time(15), time(23, 59)]
SPANS = ["all day", "days", "open", "hours", "night", "until midnight", "whole days"]


@st.composite
def spans(draw, day, zone):
    """When something is, in each way that an editor may say it."""
    start = draw(st.sampled_from(CLOCKS[:-1]))
    kind = draw(st.sampled_from(SPANS))
    later = day + timedelta(days=draw(st.integers(1, 3)))
    ends = {
        "all day": (None, None, None),
        "days": (None, later, None),
        "open": (start, None, None),
        "hours": (start, None, time(23, 59)),
        "night": (start, later, time(6)),
        "until midnight": (start, day + timedelta(days=1), time(0)),
        "whole days": (start, later, None),
    }
    return When(day, *ends[kind], timezone=zone)


@st.composite
def pages(draw, locale):
    """Events with parts, extra dates and exceptions, in memory."""
    zone = draw(st.sampled_from(ZONES))
    page = EventPage(title="Notikums", locale=locale)
    put_text(page, draw(st.sampled_from(["", "Tā, un tā"])))
    take_when(page, draw(spans(date(2020, 7, 15), zone)))
    page.recurrence = draw(rules_for(page.when))
    if draw(st.booleans()):
        part = EventPart()
        take_when(part, draw(spans(date(2020, 6, 1), draw(st.sampled_from(ZONES)))))
        part.recurrence = draw(rules_for(part.when, until))
        page.earlier_parts = [part]
    # An extra date with a time, of an event of whole days, does not come back as it
    # was where it is moved as well.
    whens = [page.when, *(part.when for part in page.earlier_parts.all())]
    clocks = [] if any(when.all_day for when in whens) else CLOCKS
    days = st.dates(date(2020, 6, 2), date(2020, 8, 30))
    page.extra_dates = [
        EventExtraDate(date=day, start_time=draw(st.sampled_from([None, *clocks])))
        for day in draw(st.lists(days, max_size=3, unique=True))
    ]
    found = event_dates(page, last=date(2020, 9, 30))
    page.exceptions = [
        draw(exceptions(planned, locale))
        for planned in draw(st.lists(st.sampled_from(found), max_size=4))
    ]
    keys = {row.key: row for row in page.exceptions.all()}
    page.exceptions = list(keys.values())
    return page


def rules_for(when, ended=lambda rule, _when: rule):
    rules = [ended(rule, when) for rule in RULES]
    return st.sampled_from([r for r in rules if not r or is_rule(r, when)])


def is_rule(rule, when):
    try:
        check_rule(rule, when)
    except RuleError:
        return False
    return True


def until(rule, when):
    """An earlier part ends before the next one."""
    if not rule or "COUNT" in rule:
        return rule
    return f"{rule};UNTIL=20200710{'' if when.all_day else 'T000000Z'}"


@st.composite
def exceptions(draw, planned, locale):
    day, clock = planned.key
    change = draw(st.sampled_from(EventException.Change.values))
    clock = None if change == "following" else clock
    row = EventException(
        original_date=day, original_time=clock, change=change, locale=locale
    )
    if change != "left_out":
        row.reason, row.note = draw(
            st.tuples(*[st.sampled_from(["", "Tā, un tā"])] * 2)
        )
        row.title = draw(st.sampled_from(["", "Citādi"]))
    if change == "moved":
        row.new_start_date = day + timedelta(days=draw(st.integers(-9, 9)))
        row.new_start_time = draw(st.sampled_from([None, *CLOCKS]))
    return row


def texts_on(planned):
    """What is said of a date."""
    said = planned.said
    return (said.title, said.reason, said.note) if said else ("", "", "")


class AnyDatesTests(TestCase):
    @settings(max_examples=300, suppress_health_check=list(HealthCheck))
    @given(st.data())
    def test_any_dates_come_back(self, data):
        latvian, _ = Locale.objects.get_or_create(language_code="lv")
        page = data.draw(pages(latvian))
        before, octets = self.said(page)
        calendar = read(octets)
        assert not calendar.rejected
        [event] = calendar.events
        again = EventPage(locale=latvian)
        put_values(again, values_of(event, Matches(), Patience(Limits())))
        after, octets_after = self.said(again)
        assert after == before
        if not following_texts(page.exceptions.all()):
            # Those are read as they hold, without what repeats or says nothing.
            assert octets_after == octets

    def said(self, page):
        """The dates that people see, and the file."""
        page.shown_venue, page.shown_topics, page.shown_partners = None, [], []
        page.shown_audiences, page.signatures = [], []
        identity = EventIdentity(uid="a", translation_key=UUID(int=1))
        version = Version(identity, datetime(2020, 1, 1, tzinfo=UTC))
        dates = [
            (planned.address, on_site(planned.when), planned.change, texts_on(planned))
            for planned in shown_dates(page, last=LAST)
        ]
        with patch("wagtail_ctn.events.schedule.horizon", return_value=LAST):
            events = list(export_events(page, version))
        return dates, write_calendar(DATA, map(write_event, events))
