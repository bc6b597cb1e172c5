"""What an editor has written in a draft stays, and what the source says later comes."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, Revision

from tests.site import make_calendar
from wagtail_ctn.events.imports.apply import Application
from wagtail_ctn.events.imports.plan import Planner
from wagtail_ctn.events.imports.reading import read
from wagtail_ctn.events.models import EventPage

from .calendars import results, vcalendar, vevent
from .test_plan import ImportTestCase


class DraftTestCase(ImportTestCase):
    def bring(self, title, publish, **properties):
        """Import the event with this title; its row of the plan."""
        event = vevent(SUMMARY=title, **properties)
        return self.run_import(event, publish=publish)[0]

    def draft(self):
        return self.event().get_latest_revision_as_object()

    def edit_draft(self, **values):
        draft = self.draft()
        for name, value in values.items():
            setattr(draft, name, value)
        draft.save_revision(clean=False)

    def titles(self):
        """``(of the live page, of its draft)``."""
        return self.event().title, self.draft().title


class NeverPublishedTests(DraftTestCase):
    def test_what_an_editor_wrote_in_it_stays(self):
        self.bring("A", publish=False)
        self.edit_draft(title="Redaktora")
        row = self.bring("B", publish=False, LOCATION="Bibliotēka")
        self.assertEqual([kept.name for kept in row.kept], ["title"])
        self.assertEqual(self.draft().title, "Redaktora")
        self.assertEqual(self.draft().place, "Bibliotēka")

    def test_one_change_after_the_other_comes(self):
        for title in "ABC":
            self.bring(title, publish=False)
            self.assertEqual(self.draft().title, title)

    def test_what_an_editor_wrote_stays_when_it_goes_live_with_a_change(self):
        self.bring("A", publish=False)
        self.edit_draft(title="Redaktora")
        self.bring("B", publish=True, LOCATION="Bibliotēka")
        page = self.event()
        self.assertTrue(page.live)
        self.assertEqual((page.title, page.place), ("Redaktora", "Bibliotēka"))


class LiveTests(DraftTestCase):
    def test_what_an_editor_wrote_in_a_waiting_draft_stays_there(self):
        self.bring("A", publish=True)
        self.edit_draft(title="Redaktora")
        self.bring("B", publish=True)
        self.assertEqual(self.titles(), ("B", "Redaktora"))
        self.bring("C", publish=True)
        self.assertEqual(self.titles(), ("C", "Redaktora"))

    def test_a_draft_gets_a_change_that_the_live_page_does_not_take(self):
        self.bring("A", publish=True)
        self.edit(self.event(), title="Redaktora")
        self.edit_draft(title="A")
        self.bring("B", publish=True)
        self.assertEqual(self.titles(), ("Redaktora", "B"))

    def test_changes_that_wait_in_a_draft_follow_the_source_and_back(self):
        self.bring("A", publish=True)
        for title in "BCA":
            self.bring(title, publish=False)
            self.assertEqual(self.titles(), ("A", title))

    def test_a_draft_that_is_half_empty_holds_up_nothing(self):
        self.bring("A", publish=True)
        self.edit_draft(start_date=None, start_time=None, end_time=None)
        row = self.bring("B", publish=True)
        self.assertEqual((row.result, row.reason), ("changed", ""))
        self.assertEqual(self.titles(), ("B", "B"))
        self.assertIsNone(self.draft().start_date)

    def test_a_live_page_without_a_needed_value_is_refused(self):
        self.bring("A", publish=True)
        self.edit_draft(title="Redaktora")
        EventPage.objects.update(start_date=None)
        with self.subTest("nothing of it is written"):
            row = self.bring("B", publish=True)
            self.assertEqual(row.result, "rejected")
            self.assertEqual(self.titles(), ("A", "Redaktora"))


class MeanwhileTests(DraftTestCase):
    def test_what_was_saved_since_the_plan_was_made_is_not_overwritten(self):
        for publish in (True, False):
            with self.subTest(publish=publish):
                self.bring("A", publish=publish)
                event = vevent(SUMMARY="B", LOCATION=f"Vieta {publish}")
                planner = Planner(self.calendar, publish=publish)
                plan = planner.plan(read(vcalendar(event)))
                self.edit_draft(title="Redaktora")
                Application(plan).run()
                self.assertTrue(plan.rows[0].reason)
                self.assertEqual(self.draft().title, "Redaktora")


class TranslationTests(DraftTestCase):
    def test_a_draft_is_compared_with_the_facts_that_it_shares(self):
        self.bring("A", publish=True)
        english = Locale.objects.get(language_code="en")
        for page in (self.home, self.calendar):
            page.copy_for_translation(english).save_revision().publish()
        page = self.event().copy_for_translation(english)
        page.save_revision()
        calendar = self.calendar.get_translation(english)
        event = vevent(SUMMARY="A", LOCATION="Bibliotēka")
        plan = Planner(calendar).plan(read(vcalendar(event)))
        self.assertEqual([change.name for change in plan.rows[0].changes], ["place"])


class AgainTests(DraftTestCase):
    def test_the_same_again_writes_nothing(self):
        self.bring("A", publish=False)
        self.edit_draft(title="Redaktora")
        self.bring("B", publish=False)
        before = Revision.objects.count()
        self.assertEqual(self.bring("B", publish=False).result, "unchanged")
        self.assertEqual(Revision.objects.count(), before)

    def test_many_drafts_are_looked_at_with_as_many_queries_as_few(self):
        calendar = make_calendar(self.home, "Cits", slug="cits")
        counts = []
        for number in (3, 30):
            vevents = [vevent(f"{n}@example.org") for n in range(number)]
            plans = []
            for _n in range(2):
                planner = Planner(calendar, overwrite=True)
                with CaptureQueriesContext(connection) as queries:
                    plans.append(planner.plan(read(vcalendar(*vevents))))
                Application(plans[-1]).run()
            self.assertEqual(results(plans[-1].rows), ["unchanged"] * number)
            counts.append(len(queries))
        self.assertEqual(counts[0], counts[1])
