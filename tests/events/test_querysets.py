"""What the index answers is what going through all of its rows would give."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from unittest.mock import patch

from django.test import TestCase
from django.utils import timezone

from tests.site import make_calendar, make_event, make_site
from wagtail_ctn.events.models import (
    EventException,
    EventExtraDate,
    Occurrence,
)

NOW = datetime(2020, 7, 15, 8, tzinfo=UTC)
# Around and within everything that there is, the edges of months among them.
DAYS = [date(2020, 5, 20) + timedelta(days=n) for n in range(0, 120, 3)]
DAYS += [date(2020, 6, 30), date(2020, 7, 1), date(2020, 7, 31), date(2020, 8, 1)]
HOURS = [0, 8, 9, 21]


def cancelled(day):
    return EventException(
        original_date=day, change=EventException.Change.CANCELLED, locale_id=1
    )


def moved(day, to):
    return EventException(
        original_date=day,
        change=EventException.Change.MOVED,
        new_start_date=to,
        locale_id=1,
    )


class IndexTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        home = make_site()
        cls.calendar = make_calendar(home)
        with patch.object(timezone, "now", return_value=NOW):
            cls.make_events(home.locale)

    @classmethod
    def make_events(cls, locale):
        def add(title, first, last=None, **fields):
            for row in fields.get("exceptions", []):
                row.locale = locale
            fields |= {"start_date": first, "end_date": last}
            return make_event(cls.calendar, title, **fields)

        july = date(2020, 7, 1)
        add("Once", date(2020, 7, 15), start_time=time(10), end_time=time(12))
        add(
            "Over midnight",
            date(2020, 7, 31),
            date(2020, 8, 1),
            start_time=time(22),
            end_time=time(2),
        )
        add("A week", july, july + timedelta(days=6))
        add("Eight days", july, july + timedelta(days=7))
        add("Nine days", july, july + timedelta(days=8))
        add("A summer", date(2020, 6, 1), date(2020, 8, 31))
        add("Long ago to far ahead", date(2012, 1, 1), date(2030, 1, 1))
        add("Later and long", date(2020, 8, 10), date(2020, 9, 20))
        add(
            "Weekly",
            july,
            start_time=time(18),
            recurrence="FREQ=WEEKLY;COUNT=8",
            exceptions=[cancelled(date(2020, 7, 15)), cancelled(date(2020, 8, 19))],
        )
        add(
            "Overlapping",
            july,
            july + timedelta(days=3),
            recurrence="FREQ=DAILY;INTERVAL=2;COUNT=6",
        )
        add(
            "Overlapping and long",
            july,
            july + timedelta(days=20),
            recurrence="FREQ=WEEKLY;COUNT=5",
            exceptions=[cancelled(date(2020, 7, 8))],
        )
        add(
            "All cancelled",
            july,
            recurrence="FREQ=DAILY;COUNT=2",
            exceptions=[cancelled(july), cancelled(date(2020, 7, 2))],
        )
        add(
            "Moved past the next",
            july,
            recurrence="FREQ=WEEKLY;COUNT=4",
            exceptions=[moved(date(2020, 7, 8), date(2020, 7, 25))],
        )
        add(
            "Extra",
            july,
            start_time=time(8),
            recurrence="FREQ=WEEKLY;COUNT=3",
            extra_dates=[EventExtraDate(date=date(2020, 8, 1), start_time=time(8))],
        )
        add("Endless", date(2020, 6, 3), start_time=time(8), recurrence="FREQ=WEEKLY")
        add("Cancelled", date(2020, 7, 20), status="cancelled")
        weekly = cls.calendar.get_children().get(title="Weekly").specific
        weekly.create_alias(parent=cls.calendar, update_slug="alias")

    def moments(self):
        for day in DAYS:
            for hour in HOURS:
                yield datetime(day.year, day.month, day.day, hour, tzinfo=UTC)

    def events(self):
        """The dates of each page, in order, and whether each counts as one held."""
        rows = list(Occurrence.objects.order_by("page", "start", "end", "address"))
        for _page, group in groupby(rows, lambda row: row.page_id):
            dates = list(group)
            is_held = [row.status != "cancelled" for row in dates]
            yield dates, is_held if any(is_held) else [True] * len(dates)

    def first_ones(self, is_ahead):
        """Of each event: what is ahead, up to the first that is held."""
        found = set()
        for dates, is_held in self.events():
            for row, held in zip(dates, is_held, strict=True):
                if is_ahead(row):
                    found.add(row)
                    if held:
                        break
        return found

    def last_ones(self, is_over):
        found = set()
        for dates, is_held in self.events():
            for row, held in reversed(list(zip(dates, is_held, strict=True))):
                if is_over(row):
                    found.add(row)
                    if held:
                        break
        return found

    def assert_is(self, found, expected, sign=1):
        found = list(found)
        self.assertCountEqual(found, expected)
        starts = [sign * row.start.timestamp() for row in found]
        self.assertEqual(starts, sorted(starts))

    def test_upcoming_is_the_next_date_of_each_event(self):
        for now in self.moments():
            with self.subTest(now):
                expected = self.first_ones(lambda row, now=now: row.end > now)
                self.assert_is(Occurrence.objects.upcoming(now), expected)

    def test_from_a_day_on_is_the_first_date_of_each_event(self):
        for day in DAYS:
            with self.subTest(day):
                expected = self.first_ones(lambda row, day=day: row.last_day >= day)
                self.assert_is(Occurrence.objects.from_day(day), expected)

    def test_past_is_the_last_date_of_each_event(self):
        for now in self.moments():
            with self.subTest(now):
                expected = self.last_ones(lambda row, now=now: row.end <= now)
                self.assert_is(Occurrence.objects.past(now), expected, sign=-1)

    def test_between_two_days_is_what_touches_them(self):
        rows = list(Occurrence.objects.all())
        for first in DAYS:
            for length in (0, 6, 30, 41):
                last = first + timedelta(days=length)
                with self.subTest(first=first, last=last):
                    expected = {
                        row
                        for row in rows
                        if row.first_day <= last and row.last_day >= first
                    }
                    self.assert_is(Occurrence.objects.between(first, last), expected)

    def test_the_first_events_of_a_page_are_the_first_of_all(self):
        upcoming = Occurrence.objects.upcoming(NOW)
        self.assertEqual(list(upcoming[:5]), list(upcoming)[:5])

    def test_each_event_comes_once(self):
        pages = {row.page.title for row in Occurrence.objects.all().once()}
        rows = Occurrence.objects.all()
        self.assertEqual({row.page.title for row in rows}, pages)
        self.assertEqual({row.page.alias_of for row in rows.once()}, {None})
