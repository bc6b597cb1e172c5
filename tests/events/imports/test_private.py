"""What is private in a calendar is left out, which is nothing wrong with the file."""

from wagtail_ctn.events.imports.plan import Planner
from wagtail_ctn.events.imports.reading import read
from wagtail_ctn.events.imports.report import Report
from wagtail_ctn.events.imports.sources import sync
from wagtail_ctn.events.models import EventException, EventPage, EventProposal

from .calendars import results, vcalendar, vevent
from .test_commands import CommandTestCase
from .test_plan import ImportTestCase
from .test_sources import SourceTestCase


class PrivateTests(ImportTestCase):
    def test_only_what_is_public_becomes_a_page(self):
        rows = self.run_import(
            vevent("1@example.org", CLASS="PRIVATE"),
            vevent("2@example.org", CLASS="CONFIDENTIAL"),
            vevent("3@example.org", CLASS="X-SECRET"),
            vevent("4@example.org", CLASS="public"),
            vevent("5@example.org", CLASS=""),
        )
        self.assertEqual(results(rows), ["hidden"] * 3 + ["new"] * 2)
        self.assertEqual(EventPage.objects.count(), 2)

    def test_reports_say_why_and_not_what_it_is_called(self):
        calendar = read(vcalendar(vevent(CLASS="PRIVATE", SUMMARY="Pie ārsta")))
        report = Report(Planner(self.calendar).plan(calendar))
        [result] = report.results()
        self.assertIn("privāts", result["reason"])
        self.assertNotIn("Pie ārsta", str(result))

    def test_what_cannot_be_read_is_not_told_the_name_of_either(self):
        for wrong in ("nonsense", "99991231T235959Z"):
            event = vevent(CLASS="PRIVATE", SUMMARY="Pie ārsta", DTSTART=wrong)
            report = Report(Planner(self.calendar).plan(read(vcalendar(event))))
            self.assertNotIn("Pie ārsta", str(list(report.results())))

    def test_of_a_private_date_of_a_public_series_only_its_time_is_told(self):
        original = {"RECURRENCE_ID__TZID_Europe/Riga": "20200722T100000"}
        start = {"DTSTART__TZID_Europe/Riga": "20200722T150000"}
        self.run_import(
            vevent(RRULE="FREQ=WEEKLY;COUNT=3"),
            vevent(
                CLASS="PRIVATE",
                SUMMARY="Pie ārsta",
                DESCRIPTION="Noslēpums",
                LOCATION="Slimnīca",
                COMMENT="Iemesls",
                DURATION="PT1H",
                **original,
                **start,
            ),
        )
        row = EventException.objects.get()
        self.assertEqual((row.change, row.new_start_time.hour), ("moved", 15))
        self.assertEqual((row.title, row.note, row.reason), ("", "", ""))


class PrivateSourceTests(SourceTestCase):
    def test_an_event_that_becomes_private_is_proposed_to_be_cancelled(self):
        source = self.make_source()
        self.serve(vevent(SUMMARY="Lasījums"))
        sync(source)
        self.serve(vevent(SUMMARY="Pie ārsta", CLASS="PRIVATE"))
        run = sync(source)
        self.assertEqual((run.outcome, run.counts["hidden"]), ("done", 1))
        self.assertNotIn("Pie ārsta", str(run.results))
        self.assertEqual(self.titles(), ["Lasījums"])
        self.assertEqual(EventProposal.objects.get().kind, "cancel")


class PrivateCommandTests(CommandTestCase):
    def test_a_calendar_with_private_events_is_all_well(self):
        source = self.file(vevent(CLASS="PRIVATE", SUMMARY="Pie ārsta"))
        code, output, error = self.import_ical(source)
        self.assertEqual((code, error), (0, ""))
        self.assertIn("1 hidden", output)
        self.assertNotIn("Pie ārsta", output)
