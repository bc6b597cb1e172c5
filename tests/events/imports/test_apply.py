"""What goes wrong with one event, or at the same time, loses nothing and doubles nothing."""

from unittest.mock import patch

from django.db import OperationalError, connection
from wagtail.models import Page, Revision
from wagtail.signals import page_published

from tests.projects.everything.models import ConferencePage
from tests.site import make_event
from wagtail_ctn.events.imports.apply import Application
from wagtail_ctn.events.imports.plan import Planner
from wagtail_ctn.events.imports.reading import read
from wagtail_ctn.events.models import (
    EventIdentity,
    EventPage,
    ImportedEvent,
    Occurrence,
)

from .calendars import results, vcalendar, vevent
from .test_plan import ImportTestCase

BAD = "2@example.org"


def five(**properties):
    """Five events; what is said is said of all of them."""
    return [
        vevent(f"{n}@example.org", **{"SUMMARY": f"Notikums {n}", **properties})
        for n in range(5)
    ]


class OneBadEventTests(ImportTestCase):
    def setUp(self):
        self.fails_with(RuntimeError)

    def fails_with(self, error):
        """A receiver of the site's own that cannot stand one event."""

        def fail(instance, **kwargs):
            if instance.slug == "notikums-2":
                raise error

        page_published.connect(fail, weak=False)
        self.addCleanup(self.mend, fail)
        self.receiver = fail

    def mend(self, receiver=None):
        page_published.disconnect(receiver or self.receiver)

    def import_five(self, **properties):
        with self.assertLogs("wagtail_ctn.events.imports.apply") as logs:
            rows = self.run_import(*five(**properties))
        self.assertEqual(len(logs.records), 1)
        self.assertIn(BAD, logs.output[0])
        self.assertIn("RuntimeError", rows[2].reason)
        return rows

    def test_a_new_one_that_cannot_be_made_loses_no_other(self):
        rows = self.import_five()
        self.assertEqual(results(rows), ["new", "new", "rejected", "new", "new"])
        for model in (EventPage, EventIdentity, ImportedEvent, Occurrence):
            self.assertEqual(model.objects.count(), 4, model)
        self.assertFalse(any(Page.find_problems()))

    def test_it_comes_with_the_next_import(self):
        self.import_five()
        self.mend()
        rows = self.run_import(*five())
        self.assertEqual(results(rows), ["unchanged"] * 2 + ["new"] + ["unchanged"] * 2)
        self.assertEqual(EventPage.objects.count(), 5)

    def test_a_changed_one_that_cannot_be_saved_loses_no_other(self):
        self.mend()
        self.run_import(*five())
        self.fails_with(RuntimeError)
        before = Revision.objects.count()
        rows = self.import_five(LOCATION="Bibliotēka")
        self.assertEqual(
            results(rows), ["changed"] * 2 + ["rejected"] + ["changed"] * 2
        )
        self.assertEqual(EventPage.objects.filter(place="Bibliotēka").count(), 4)
        self.assertEqual(Revision.objects.count(), before + 4)
        self.mend()
        self.assertEqual(
            results(self.run_import(*five(LOCATION="Bibliotēka")))[2], "changed"
        )

    def test_a_database_that_does_not_answer_is_not_the_events_fault(self):
        self.mend()
        self.fails_with(OperationalError)
        with self.assertRaises(OperationalError):
            self.run_import(*five())
        self.assertEqual(EventPage.objects.count(), 0)


class TwoImportsTests(ImportTestCase):
    def application(self, *vevents):
        plan = Planner(self.calendar, publish=True).plan(read(vcalendar(*vevents)))
        return Application(plan, origin="example.ics")

    def test_what_another_import_has_brought_meanwhile_is_not_brought_twice(self):
        first, second = self.application(*five()), self.application(*five())
        first.run()
        second.run()
        self.assertEqual(results(second.plan.rows), ["unchanged"] * 5)
        self.assertEqual(
            [row.page_id for row in second.plan.rows],
            [row.page_id for row in first.plan.rows],
        )
        self.assertTrue(all(row.reason for row in second.plan.rows))
        self.assertEqual(EventPage.objects.count(), 5)

    def test_what_another_import_has_changed_meanwhile_is_not_changed_twice(self):
        self.application(*five()).run()
        changed = five(LOCATION="Bibliotēka")
        first, second = self.application(*changed), self.application(*changed)
        first.run()
        revisions = Revision.objects.count()
        second.run()
        self.assertEqual(results(first.plan.rows), ["changed"] * 5)
        self.assertEqual(results(second.plan.rows), ["unchanged"] * 5)
        self.assertEqual(Revision.objects.count(), revisions)

    def test_what_is_new_in_the_second_comes_all_the_same(self):
        first, second = self.application(*five()[:3]), self.application(*five())
        first.run()
        second.run()
        self.assertEqual(results(second.plan.rows), ["unchanged"] * 3 + ["new"] * 2)
        self.assertEqual(EventPage.objects.count(), 5)


class UidTests(ImportTestCase):
    """RFC 5545 tells UIDs apart by case; MariaDB's usual collations do not."""

    def test_uids_that_differ_in_case_alone_are_two_events_or_one_is_refused(self):
        other = "rejected" if connection.vendor == "mysql" else "new"
        twins = [vevent("a@example.org"), vevent("A@example.org"), vevent("b")]
        rows = self.run_import(*twins)
        self.assertEqual(results(rows), ["new", other, "new"])
        self.assertEqual(bool(rows[1].reason), other == "rejected")
        self.assertEqual(
            EventPage.objects.count(), ["rejected", "new"].index(other) + 2
        )

    def test_the_one_is_not_taken_for_the_other_later(self):
        self.run_import(vevent("a@example.org"))
        rows = self.run_import(vevent("A@example.org", SUMMARY="Cits"))
        is_refused = connection.vendor == "mysql"
        self.assertEqual(results(rows), ["rejected" if is_refused else "new"])
        self.assertEqual(self.event("a@example.org").title, "Seminārs")


class DatabaseTests(ImportTestCase):
    def test_it_need_not_tell_the_ids_of_many_new_rows(self):
        """As MySQL does not."""
        feature = "can_return_rows_from_bulk_insert"
        with patch.object(type(connection.features), feature, False):
            rows = self.run_import(*five(RRULE="FREQ=DAILY;COUNT=3"))
        self.assertEqual(results(rows), ["new"] * 5)
        self.assertEqual(Occurrence.objects.count(), 15)
        again = self.run_import(*five(RRULE="FREQ=DAILY;COUNT=3"))
        self.assertEqual(results(again), ["unchanged"] * 5)
        self.assertFalse(any(Page.find_problems()))


class SubclassTests(ImportTestCase):
    def test_an_event_that_became_a_type_of_the_sites_own_keeps_what_that_has(self):
        self.run_import(vevent())
        event = self.event()
        conference = make_event(self.calendar, slug="own", model=ConferencePage)
        ConferencePage.objects.filter(pk=conference.pk).update(edition=7)
        # The event is that page from now on.
        event.delete()
        Page.objects.filter(pk=conference.pk).update(
            translation_key=event.translation_key
        )
        told = []

        def note(sender, **kwargs):
            told.append(sender)

        page_published.connect(note)
        self.addCleanup(page_published.disconnect, note)
        rows = self.run_import(vevent(LOCATION="Bibliotēka"), overwrite=True)
        self.assertEqual(results(rows), ["changed"])
        conference.refresh_from_db()
        self.assertEqual((conference.place, conference.edition), ("Bibliotēka", 7))
        self.assertEqual(told, [ConferencePage])
