"""An import that fails in the middle leaves no event in halves."""

from unittest.mock import patch

from wagtail.models import PageLogEntry, Revision

from wagtail_ctn.events.imports import apply, batch
from wagtail_ctn.events.imports.apply import Application
from wagtail_ctn.events.imports.plan import Planner
from wagtail_ctn.events.imports.reading import read
from wagtail_ctn.events.models import (
    EventEntry,
    EventIdentity,
    EventPage,
    EventText,
    ImportedEvent,
    Occurrence,
)

from .calendars import results, vcalendar, vevent
from .test_plan import ImportTestCase

ALL_OF_IT = [
    EventPage,
    EventIdentity,
    EventText,
    EventEntry,
    ImportedEvent,
    Occurrence,
    Revision,
    PageLogEntry,
]
# In their order: after each of them something of an event is written.
STEPS = [
    "place",
    "save_pages",
    "save_rows",
    "save_revisions",
    "count_children",
    "finish",
    "write_log",
    "index",
    "tell",
]
UIDS = [f"{number}@example.org" for number in range(5)]


class Killed(BaseException):
    """What no program catches."""


def counts():
    return [model.objects.count() for model in ALL_OF_IT]


def broken(step, error):
    """A step that does its work and is struck by an error then."""
    real = getattr(batch, step)

    def work(*args):
        real(*args)
        raise error

    return patch.object(batch, step, work)


class MiddleTests(ImportTestCase):
    def octets(self):
        return vcalendar(*(vevent(uid, CATEGORIES="A") for uid in UIDS))

    def apply(self):
        plan = Planner(self.calendar, publish=True).plan(read(self.octets()))
        Application(plan).run()
        return plan.rows

    def test_nothing_of_an_event_stays_whatever_step_it_dies_in(self):
        for step in STEPS:
            with self.subTest(step):
                before = counts()
                with self.assertRaises(Killed), broken(step, Killed()):
                    self.apply()
                self.assertEqual(counts(), before)
                self.calendar.refresh_from_db()
                self.assertEqual(self.calendar.numchild, 0)

    def test_what_was_done_before_stays_and_the_next_import_does_the_rest(self):
        real = batch.write_log
        died = []

        def die_in_the_second(*args):
            real(*args)
            died.append(1)
            if len(died) == 2:
                raise Killed

        with patch.object(apply, "AT_A_TIME", 2):
            with self.assertRaises(Killed):
                with patch.object(batch, "write_log", die_in_the_second):
                    self.apply()
            self.assertEqual(EventPage.objects.count(), 2)
            rows = self.apply()
        self.assertEqual(results(rows), ["unchanged"] * 2 + ["new"] * 3)
        self.assertEqual(EventPage.objects.live().count(), 5)
        uids = EventIdentity.objects.values_list("uid", flat=True)
        self.assertEqual(sorted(uids), UIDS)

    def test_a_change_that_dies_changes_nothing(self):
        self.run_import(vevent())
        before = counts()
        with self.assertRaises(Killed):
            with patch.object(Revision, "publish", side_effect=Killed):
                self.run_import(vevent(SUMMARY="Jaunais"))
        self.assertEqual(counts(), before)
        self.assertEqual(self.event().title, "Seminārs")
        self.assertEqual(
            results(self.run_import(vevent(SUMMARY="Jaunais"))), ["changed"]
        )
        self.assertEqual(self.event().title, "Jaunais")
