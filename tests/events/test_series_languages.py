"""A series in several languages: the same dates, words of its own in each."""

from datetime import date, time

from wagtail.models import Locale

from tests.events.test_event_page import EventTestCase
from tests.site import make_event
from wagtail_ctn.events.models import (
    EventException,
    EventExtraDate,
    EventIdentity,
    EventPage,
    EventPart,
    Occurrence,
)


class LanguagesTests(EventTestCase):
    def setUp(self):
        self.event = make_event(
            self.calendar,
            "Nodarbība",
            start_date=date(2020, 7, 1),
            start_time=time(10),
            recurrence="FREQ=WEEKLY;COUNT=5",
            exceptions=[self.cancelled(date(2020, 7, 8), reason="Svētki")],
        )
        english = Locale.objects.get(language_code="en")
        self.translation = self.event.copy_for_translation(english, copy_parents=True)
        self.translation.title = "Class"
        row = self.translation.exceptions.get()
        row.reason = "A holiday"
        self.translation.exceptions = [row]
        self.translation.save_revision().publish()

    def cancelled(self, day, **fields):
        return EventException(
            original_date=day,
            change=EventException.Change.CANCELLED,
            locale=self.calendar.locale,
            **fields,
        )

    def publish(self, **changes):
        page = EventPage.objects.get(pk=self.event.pk)
        for name, value in changes.items():
            setattr(page, name, value)
        page.save_revision().publish()

    def rows(self, page):
        rows = EventPage.objects.get(pk=page.pk).exceptions.all()
        return [(row.original_date.day, row.change, row.reason) for row in rows]

    def statuses(self, page):
        rows = Occurrence.objects.filter(page=page).order_by("start")
        return [(row.original_date.day, row.status) for row in rows]

    def test_every_language_has_the_dates_of_the_source_at_once(self):
        self.publish(
            recurrence="FREQ=WEEKLY;COUNT=3",
            extra_dates=[EventExtraDate(date=date(2020, 7, 10))],
            earlier_parts=[EventPart(start_date=date(2020, 6, 3), start_time=time(9))],
        )
        expected = self.statuses(self.event)
        self.assertEqual(
            expected,
            [
                (3, "scheduled"),
                (1, "scheduled"),
                (8, "cancelled"),
                (10, "scheduled"),
                (15, "scheduled"),
            ],
        )
        self.assertEqual(self.statuses(self.translation), expected)
        self.assertEqual(EventIdentity.objects.count(), 1)

    def test_an_exception_keeps_the_words_that_each_language_has(self):
        row = self.event.exceptions.get()
        row.original_date = date(2020, 7, 15)
        self.publish(exceptions=[row])
        self.assertEqual(self.rows(self.event), [(15, "cancelled", "Svētki")])
        self.assertEqual(self.rows(self.translation), [(15, "cancelled", "A holiday")])

    def test_an_exception_of_another_kind_has_no_reason_until_it_is_translated(self):
        row = self.event.exceptions.get()
        row.change = EventException.Change.MOVED
        row.new_start_date = date(2020, 7, 9)
        row.reason = "Zāle"
        self.publish(exceptions=[row])
        self.assertEqual(self.rows(self.translation), [(8, "moved", "")])
        self.translation.get_latest_revision().publish()
        self.assertEqual(self.rows(self.translation), [(8, "moved", "")])

    def test_another_status_has_no_reason_until_it_is_translated(self):
        self.publish(status="cancelled", status_reason="Slimība")
        page = EventPage.objects.get(pk=self.translation.pk)
        page.status_reason = "Illness"
        page.save_revision().publish()
        self.publish(status="cancelled", status_reason="Gripa")
        page.refresh_from_db()
        self.assertEqual(page.status_reason, "Illness")
        self.publish(status="scheduled", status_reason="")
        self.publish(status="postponed", status_reason="Vētra")
        page.refresh_from_db()
        self.assertEqual((page.status, page.status_reason), ("postponed", ""))
        page.get_latest_revision().publish()
        page.refresh_from_db()
        self.assertEqual((page.status, page.status_reason), ("postponed", ""))

    def test_a_new_exception_is_there_at_once_and_waits_for_its_words(self):
        row = self.event.exceptions.get()
        new = self.cancelled(date(2020, 7, 15), reason="Remonts")
        self.publish(exceptions=[row, new])
        self.assertEqual(
            self.rows(self.translation),
            [(8, "cancelled", "A holiday"), (15, "cancelled", "")],
        )

    def test_an_exception_that_is_no_more_is_none_in_any_language(self):
        self.publish(exceptions=[])
        self.assertEqual(self.rows(self.translation), [])
        self.assertNotIn("cancelled", dict(self.statuses(self.translation)).values())

    def test_nothing_of_dates_that_is_saved_on_a_translation_stays(self):
        old = self.translation.save_revision()
        self.publish(recurrence="FREQ=WEEKLY;COUNT=2", exceptions=[])
        old.publish()
        self.assertEqual(self.rows(self.translation), [])
        self.assertEqual(self.statuses(self.translation), self.statuses(self.event))
        sequence = EventIdentity.objects.get().sequence
        page = EventPage.objects.get(pk=self.translation.pk)
        page.recurrence = "FREQ=DAILY"
        page.save()
        page.refresh_from_db()
        self.assertEqual(page.recurrence, "FREQ=WEEKLY;COUNT=2")
        self.assertEqual(EventIdentity.objects.get().sequence, sequence)
