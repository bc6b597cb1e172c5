"""Two editors who publish the same event at the same time."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, time
from threading import Barrier

from django.db import connection
from django.test import TransactionTestCase

from tests.site import make_calendar, make_event, make_site
from wagtail_ctn.events.indexing import expected_occurrences, values
from wagtail_ctn.events.models import EventIdentity, EventPage, Occurrence

ROUNDS = 8


class TwoEditorsTests(TransactionTestCase):
    def setUp(self):
        calendar = make_calendar(make_site())
        self.event = make_event(
            calendar,
            start_date=date(2020, 7, 15),
            start_time=time(10),
            recurrence="FREQ=WEEKLY;COUNT=20",
        )

    def publish_at_once(self, *changes):
        """Each change is made and published by a thread with a connection of its own."""
        assert connection.vendor == "postgresql"
        barrier = Barrier(len(changes))

        def publish(change):
            try:
                page = EventPage.objects.get(pk=self.event.pk)
                for name, value in change.items():
                    setattr(page, name, value)
                barrier.wait()
                page.save_revision().publish()
            finally:
                connection.close()

        with ThreadPoolExecutor(len(changes)) as pool:
            for done in [pool.submit(publish, change) for change in changes]:
                done.result()

    def assert_index_is_the_pages(self):
        page = EventPage.objects.get(pk=self.event.pk)
        identity = EventIdentity.objects.get(translation_key=page.translation_key)
        stored = Occurrence.objects.filter(page=page).order_by("start", "address")
        self.assertEqual(
            [values(row) for row in stored],
            [values(row) for row in expected_occurrences(page, identity)],
        )

    def test_the_index_is_that_of_the_page_and_each_version_has_a_number(self):
        for number in range(ROUNDS):
            with self.subTest(round=number):
                self.publish_at_once(
                    {"start_time": time(11, number)},
                    {"recurrence": f"FREQ=WEEKLY;COUNT={number + 2}"},
                )
                self.assert_index_is_the_pages()
                identity = EventIdentity.objects.get()
                self.assertEqual(identity.sequence, 2 * (number + 1))
