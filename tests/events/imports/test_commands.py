"""``import_ical`` and ``export_ical``: what they take, print, and end with."""

import io
import json
import tempfile
from pathlib import Path
from unittest.mock import patch

from django.core.management import call_command, load_command_class
from django.core.management.base import CommandError
from django.test import TestCase, override_settings
from wagtail.models import Locale, Revision, Site

from tests.local_server import ADDRESS, http, local_server
from tests.projects.everything.models import HomePage
from tests.site import make_calendar, make_event, make_site
from wagtail_ctn.events.models import EventIdentity, EventPage, ImportedEvent

from .calendars import vcalendar, vevent

BAD = vevent("slikts@example.org", RRULE="FREQ=SECONDLY")
ROW = {
    "uid",
    "title",
    "start",
    "when",
    "result",
    "page",
    "changed",
    "kept",
    "reason",
    "line",
    "notes",
}


class Input:
    """Standard input that has these octets."""

    def __init__(self, octets):
        self.buffer = io.BytesIO(octets)


class CommandTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.home = make_site()
        cls.calendar = make_calendar(cls.home)

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def file(self, *vevents):
        path = self.folder / "events.ics"
        path.write_bytes(vcalendar(*vevents))
        return str(path)

    def import_ical(self, source, *options, calendar=None):
        """``(exit code, standard output, standard error)``, as from a shell."""
        name = str(calendar or self.calendar.pk)
        return self.run_command("import_ical", source, "--calendar", name, *options)

    def run_command(self, name, *arguments):
        command = load_command_class("wagtail_ctn.events", name)
        code = 0
        with (
            patch("sys.stdout", io.StringIO()) as output,
            patch("sys.stderr", io.StringIO()) as error,
            patch("django.core.management.base.connections.close_all"),
        ):
            try:
                # Here Django makes an exit code of an error.
                command = type(command)()
                # What checks warn of, some databases and versions more, is no error.
                command.run_from_argv(["manage.py", name, *arguments, "--skip-checks"])
            except SystemExit as end:
                code = end.code
        return code, output.getvalue(), error.getvalue()


class ExitCodeTests(CommandTestCase):
    def test_all_well_is_0_and_so_is_the_same_again(self):
        source = self.file(vevent())
        code, output, error = self.import_ical(source)
        self.assertEqual((code, error), (0, ""))
        self.assertIn("1 new", output)
        code, output, _error = self.import_ical(source)
        self.assertEqual(code, 0)
        self.assertIn("1 unchanged", output)

    def test_some_rejected_is_1_and_the_others_are_there(self):
        code, output, error = self.import_ical(self.file(vevent(), BAD))
        self.assertEqual(code, 1)
        self.assertIn("1 of 2 events rejected", error)
        self.assertIn("line 17: ", output)
        self.assertEqual(EventPage.objects.count(), 1)

    def test_all_rejected_is_2(self):
        code, _output, error = self.import_ical(self.file(BAD))
        self.assertEqual(code, 2)
        self.assertIn("1 of 1 events rejected", error)

    def test_a_calendar_without_events_is_0(self):
        code, output, _error = self.import_ical(self.file())
        self.assertEqual((code, output), (0, "No events.\n"))

    def test_what_is_no_calendar_is_2_with_the_reason(self):
        path = self.folder / "a.ics"
        path.write_bytes(b"<html></html>")
        code, _output, error = self.import_ical(str(path))
        self.assertEqual(code, 2)
        self.assertIn("calendar", error)

    def test_a_file_that_is_not_there_is_2(self):
        code, _output, error = self.import_ical(str(self.folder / "nav.ics"))
        self.assertEqual(code, 2)
        self.assertIn("nav.ics", error)

    def test_a_calendar_that_is_not_there_is_2(self):
        for name in ("/lv/nav/", "999999", "kaut kas"):
            code, _output, error = self.import_ical(self.file(), calendar=name)
            self.assertEqual(code, 2, name)
            self.assertIn(f"There is no calendar {name}.", error)

    def test_no_calendar_at_all_is_2(self):
        code, _output, error = self.run_command("import_ical", self.file())
        self.assertEqual(code, 2)
        self.assertIn("--calendar", error)

    def test_an_address_that_may_not_be_fetched_is_2(self):
        for address in (
            "http://127.0.0.1/a.ics",
            "http://[::1]/",
            "http://169.254.1.1/",
        ):
            code, _output, error = self.import_ical(address)
            self.assertEqual(code, 2, address)
            self.assertTrue(error.strip())
        self.assertFalse(EventPage.objects.exists())


class SourceTests(CommandTestCase):
    def test_standard_input(self):
        with patch("sys.stdin", Input(vcalendar(vevent()))):
            code, _output, _error = self.import_ical("-")
        self.assertEqual(code, 0)
        self.assertEqual(EventPage.objects.get().title, "Seminārs")
        self.assertEqual(ImportedEvent.objects.get().origin, "-")

    def test_a_long_name_is_cut_where_it_is_noted(self):
        with local_server({f"/{'a' * 900}": http(vcalendar(vevent()))}) as server:
            ours = {
                "FETCH_PORTS": [server.port],
                "FETCH_NETWORKS": [f"{ADDRESS}/32"],
            }
            address = f"http://{ADDRESS}:{server.port}/{'a' * 900}"
            with override_settings(WAGTAIL_CTN=ours):
                code, _output, error = self.import_ical(address)
        self.assertEqual((code, error), (0, ""))
        self.assertEqual(ImportedEvent.objects.get().origin, address[:500])

    def test_what_becomes_text_of_a_page_is_in_the_language_of_its_calendar(self):
        english = Locale.objects.get(language_code="en")
        self.home.copy_for_translation(english)
        calendar = self.calendar.copy_for_translation(english)
        self.import_ical(self.file(vevent(SUMMARY="")), calendar=calendar.pk)
        self.assertEqual(EventPage.objects.get().title, "Without a title")

    def test_a_file_is_noted_by_its_name_alone(self):
        self.import_ical(self.file(vevent()))
        self.assertEqual(ImportedEvent.objects.get().origin, "events.ics")

    def test_an_address(self):
        with local_server({"/a.ics": http(vcalendar(vevent()))}) as server:
            ours = {
                "FETCH_PORTS": [server.port],
                "FETCH_NETWORKS": [f"{ADDRESS}/32"],
            }
            address = f"http://{ADDRESS}:{server.port}/a.ics"
            with override_settings(WAGTAIL_CTN=ours):
                code, _output, error = self.import_ical(address)
        self.assertEqual((code, error), (0, ""))
        self.assertEqual(ImportedEvent.objects.get().origin, address)

    @override_settings(WAGTAIL_CTN={"IMPORT_LIMITS": {"octets": 1000}})
    def test_more_than_is_allowed_is_not_even_read(self):
        given = Input(b"x" * 5000)
        with patch("sys.stdin", given):
            code, _output, error = self.import_ical("-")
        self.assertEqual(code, 2)
        self.assertIn("1000", error)
        self.assertEqual(given.buffer.tell(), 1001)


class CalendarTests(CommandTestCase):
    def test_it_goes_by_its_address_or_its_id(self):
        page = self.calendar
        names = [
            page.pk,
            "/notikumu-kalendars/",
            "/notikumu-kalendars",
            "http://testserver/notikumu-kalendars/",
        ]
        for number, name in enumerate(names):
            source = self.file(vevent(f"{number}@example.org"))
            code, _output, error = self.import_ical(source, calendar=name)
            self.assertEqual((code, error), (0, ""), name)
        self.assertEqual(EventPage.objects.child_of(page).count(), len(names))

    def test_an_address_that_two_sites_have_must_be_whole(self):
        other = self.home.get_parent().add_child(
            instance=HomePage(title="Citi", slug="citi", locale=self.home.locale)
        )
        Site.objects.create(hostname="other.example", port=80, root_page=other)
        calendar = make_calendar(other)
        source = self.file(vevent())
        code, _output, error = self.import_ical(source, calendar="/notikumu-kalendars/")
        self.assertEqual(code, 2)
        self.assertIn("whole address", error)
        whole = "http://other.example/notikumu-kalendars/"
        code, _output, _error = self.import_ical(source, calendar=whole)
        self.assertEqual(code, 0)
        self.assertEqual(EventPage.objects.child_of(calendar).count(), 1)


class OptionTests(CommandTestCase):
    def test_drafts_are_made_unless_they_are_to_be_published(self):
        self.import_ical(self.file(vevent("a@example.org")))
        self.assertFalse(EventPage.objects.get().live)
        self.import_ical(self.file(vevent("b@example.org")), "--publish")
        self.assertEqual(EventPage.objects.live().count(), 1)

    def test_a_dry_run_says_what_would_be_done_and_does_nothing(self):
        source = self.file(vevent(), BAD)
        code, output, _error = self.import_ical(source, "--publish", "--dry-run")
        self.assertEqual(code, 1)
        self.assertIn("1 new, 1 rejected", output)
        for model in (EventPage, EventIdentity, ImportedEvent, Revision):
            self.assertFalse(model.objects.exists(), model)

    def test_json_has_counts_and_a_row_for_each_event(self):
        source = self.file(vevent(), BAD)
        code, output, _error = self.import_ical(source, "--json")
        self.assertEqual(code, 1)
        report = json.loads(output)
        counts = {name: n for name, n in report["counts"].items() if n}
        self.assertEqual(counts, {"new": 1, "rejected": 1})
        new, rejected = report["events"]
        self.assertEqual(set(new), ROW)
        self.assertEqual(set(rejected), ROW)
        page = EventPage.objects.get()
        self.assertEqual(
            (new["uid"], new["title"], new["start"], new["page"], new["reason"]),
            ("seminar@example.org", "Seminārs", "2020-07-15", page.pk, ""),
        )
        self.assertEqual(rejected["uid"], "slikts@example.org")
        self.assertTrue(rejected["reason"])

    def test_json_says_what_changed_and_what_an_editor_keeps(self):
        self.import_ical(self.file(vevent()), "--publish")
        page = EventPage.objects.get()
        page.title = "Redaktora nosaukums"
        page.save_revision().publish()
        source = self.file(vevent(SUMMARY="Cits", LOCATION="Cita vieta"))
        _code, output, _error = self.import_ical(source, "--publish", "--json")
        row = json.loads(output)["events"][0]
        self.assertEqual(
            (row["result"], row["changed"], row["kept"]),
            ("changed", ["place"], ["title"]),
        )

    def test_what_an_editor_changed_is_overwritten_when_asked_for(self):
        self.import_ical(self.file(vevent()), "--publish")
        page = EventPage.objects.get()
        page.title = "Redaktora nosaukums"
        page.save_revision().publish()
        source = self.file(vevent())
        self.import_ical(source, "--publish", "--overwrite")
        self.assertEqual(EventPage.objects.get().title, "Seminārs")


class ExportTests(CommandTestCase):
    def test_what_is_exported_can_be_imported(self):
        make_event(self.calendar, "Nosaukums, ar komatu")
        path = self.folder / "out.ics"
        code, _output, error = self.run_command(
            "export_ical", "/notikumu-kalendars/", "--output", str(path)
        )
        self.assertEqual((code, error), (0, ""))
        uid = EventIdentity.objects.get().uid
        EventPage.objects.get().delete()
        EventIdentity.objects.all().delete()
        code, _output, error = self.import_ical(str(path), "--publish")
        self.assertEqual((code, error), (0, ""))
        self.assertEqual(EventPage.objects.get().title, "Nosaukums, ar komatu")
        self.assertEqual(EventIdentity.objects.get().uid, uid)

    def test_it_is_printed_without_a_file(self):
        make_event(self.calendar)
        with patch("sys.stdout") as output:
            output.buffer = io.BytesIO()
            call_command("export_ical", str(self.calendar.pk))
        octets = output.buffer.getvalue()
        self.assertTrue(octets.startswith(b"BEGIN:VCALENDAR\r\n"))
        self.assertIn("SUMMARY;LANGUAGE=lv:Seminārs\r\n".encode(), octets)

    def test_drafts_and_what_visitors_may_not_see_stay_here(self):
        make_event(self.calendar, "Redzams")
        make_event(self.calendar, "Melnraksts", live=False)
        with patch("sys.stdout") as output:
            output.buffer = io.BytesIO()
            call_command("export_ical", str(self.calendar.pk))
        self.assertNotIn(b"Melnraksts", output.buffer.getvalue())

    def test_a_folder_that_is_not_there_is_2_with_the_reason(self):
        path = self.folder / "nav" / "out.ics"
        code, _output, error = self.run_command(
            "export_ical", str(self.calendar.pk), "--output", str(path)
        )
        self.assertEqual(code, 2)
        self.assertIn("out.ics", error)

    def test_a_calendar_that_is_not_there_is_2(self):
        code, _output, error = self.run_command("export_ical", "/nav/")
        self.assertEqual(code, 2)
        self.assertIn("There is no calendar /nav/.", error)

    def test_what_was_there_before_stays_when_writing_fails(self):
        path = self.folder / "out.ics"
        path.write_bytes(b"before")
        with patch.object(Path, "write_bytes", side_effect=OSError("disk is full")):
            with self.assertRaisesMessage(CommandError, "disk is full"):
                call_command("export_ical", str(self.calendar.pk), output=str(path))
        self.assertEqual(path.read_bytes(), b"before")
