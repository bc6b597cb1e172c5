"""Two imports of the same events at the same time."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from unittest.mock import patch

from django.db import connection
from django.test import TransactionTestCase
from wagtail.models import Page

from tests.events.imports.calendars import vcalendar, vevent
from tests.site import make_calendar, make_site
from wagtail_ctn.events.imports.apply import Application
from wagtail_ctn.events.imports.plan import Planner
from wagtail_ctn.events.imports.reading import read
from wagtail_ctn.events.models import (
    CalendarPage,
    EventIdentity,
    EventPage,
    ImportedEvent,
)

# More than are made together.
EVENTS = 130


class TwoImportsTests(TransactionTestCase):
    def setUp(self):
        home = make_site()
        self.calendars = [make_calendar(home, f"Kalendārs {n}") for n in range(2)]
        self.octets = vcalendar(
            *(vevent(f"{n}@example.org", SUMMARY=f"N {n}") for n in range(EVENTS))
        )

    def import_at_once(self, *calendars):
        """Each by a thread that has made its plan before any of them writes."""
        assert connection.vendor == "postgresql"
        barrier = Barrier(len(calendars))

        def run(calendar):
            try:
                calendar = CalendarPage.objects.get(pk=calendar.pk)
                plan = Planner(calendar, publish=True).plan(read(self.octets))
                barrier.wait()
                Application(plan, origin="example.ics").run()
                return Counter(row.result for row in plan.rows)
            finally:
                connection.close()

        with ThreadPoolExecutor(len(calendars)) as pool:
            return list(pool.map(run, calendars))

    def assert_each_is_there_once(self, found):
        self.assertEqual(sum(found, Counter()), {"new": EVENTS, "unchanged": EVENTS})
        for model in (EventPage, EventIdentity, ImportedEvent):
            self.assertEqual(model.objects.count(), EVENTS, model)
        self.assertEqual(EventPage.objects.filter(live=True).count(), EVENTS)
        self.assertFalse(any(Page.find_problems()))

    def test_into_one_calendar_each_event_comes_once(self):
        calendar = self.calendars[0]
        # They wait for each other: the database refuses nothing.
        with patch.object(Application, "create_apart") as refused:
            found = self.import_at_once(calendar, calendar)
        refused.assert_not_called()
        self.assert_each_is_there_once(found)

    def test_into_two_calendars_each_event_comes_once(self):
        self.assert_each_is_there_once(self.import_at_once(*self.calendars))
