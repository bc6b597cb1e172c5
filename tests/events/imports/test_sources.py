"""Calendars elsewhere are followed, and none of them can do harm."""

from datetime import UTC, datetime, timedelta
from io import StringIO
from unittest.mock import patch

from django.core.management import CommandError, call_command
from django.test import TestCase, override_settings
from django.utils import timezone

from tests.local_server import ADDRESS, http, local_server
from tests.site import (
    make_calendar,
    make_directory,
    make_event,
    make_partner,
    make_site,
)
from wagtail_ctn.events.imports import proposals
from wagtail_ctn.events.imports.sources import due_sources, sync
from wagtail_ctn.events.models import (
    EventIdentity,
    EventPage,
    EventProposal,
    EventSource,
    EventSourceCategory,
    ImportedEvent,
)
from wagtail_ctn.models import Topic

from .calendars import import_into, vcalendar, vevent

NOW = datetime(2020, 7, 10, 8, tzinfo=UTC)


class SourceTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.home = make_site()
        cls.calendar = make_calendar(cls.home)

    def setUp(self):
        clock = patch.object(timezone, "now", return_value=NOW)
        clock.start()
        self.addCleanup(clock.stop)
        served = local_server({})
        self.server = served.__enter__()
        self.addCleanup(served.__exit__, None, None, None)
        allowed = {
            "FETCH_NETWORKS": [f"{ADDRESS}/32"],
            "FETCH_PORTS": [self.server.port],
            "FETCH_TIMEOUT": 5,
        }
        settings = override_settings(WAGTAIL_CTN=allowed)
        settings.enable()
        self.addCleanup(settings.disable)

    def make_source(self, name="Bibliotēka", path="/events.ics", **fields):
        fields = {"publish": True, "next_run_at": NOW, **fields}
        url = f"http://{ADDRESS}:{self.server.port}{path}"
        return EventSource.objects.create(
            name=name, url=url, calendar=self.calendar, **fields
        )

    def serve(self, *vevents, path="/events.ics", **headers):
        self.server.answers[path] = http(vcalendar(*vevents), **headers)

    def serve_only_what_is_new(self, *vevents):
        """Nothing, as long as what was sent last is named."""
        etag = f'"{len(str(vevents))}"'

        def answer(server):
            if server.header("If-None-Match") == etag:
                yield http(b"", "304 Not Modified")
            else:
                yield http(vcalendar(*vevents), ETag=etag)

        self.server.answers["/events.ics"] = answer

    def titles(self):
        return sorted(EventPage.objects.live().values_list("title", flat=True))


class FollowTests(SourceTestCase):
    def test_new_events_come_and_changes_follow(self):
        source = self.make_source()
        self.serve(vevent(SUMMARY="Lasījums"))
        self.assertEqual(sync(source).outcome, "done")
        self.assertEqual(self.titles(), ["Lasījums"])
        self.serve(vevent(SUMMARY="Lielais lasījums"))
        run = sync(source)
        self.assertEqual(run.counts["changed"], 1)
        self.assertEqual(self.titles(), ["Lielais lasījums"])

    def test_drafts_come_where_that_is_said(self):
        source = self.make_source(publish=False)
        self.serve(vevent())
        sync(source)
        self.assertEqual(self.titles(), [])
        self.assertEqual(EventPage.objects.count(), 1)

    def test_its_partner_topics_and_categories_are_given(self):
        locale = self.calendar.locale
        partner = make_partner(make_directory(self.home))
        all_of_it, mapped = (
            Topic.objects.create(name=name, locale=locale)
            for name in ("Bibliotēkas", "Bērniem")
        )
        source = self.make_source(partner=partner)
        source.topics = [all_of_it]
        source.categories = [EventSourceCategory(category="Kids", topic=mapped)]
        source.save()
        self.serve(vevent(CATEGORIES="kids"))
        sync(source)
        page = EventPage.objects.get()
        self.assertEqual([row.partner for row in page.partners.all()], [partner])
        self.assertEqual({row.topic for row in page.topics.all()}, {all_of_it, mapped})

    def test_what_is_long_over_is_not_taken(self):
        source = self.make_source(days_back=5)
        old = {
            "DTSTART__TZID_Europe/Riga": "20200601T100000",
            "DTEND__TZID_Europe/Riga": "20200601T120000",
        }
        self.serve(
            vevent("vecs@example.org", **old),
            vevent("sen@example.org", SUMMARY="Turpinās", RRULE="FREQ=WEEKLY", **old),
            vevent(),
        )
        sync(source)
        self.assertEqual(self.titles(), ["Seminārs", "Turpinās"])

    def test_an_unchanged_feed_is_not_sent_again(self):
        source = self.make_source()
        self.serve(vevent(), ETag='"one"')
        sync(source)
        self.server.answers["/events.ics"] = http(b"", "304 Not Modified")
        run = sync(source)
        self.assertEqual(run.outcome, "not_modified")
        self.assertEqual(self.server.header("If-None-Match"), '"one"')
        self.assertEqual(self.titles(), ["Seminārs"])

    def test_what_had_to_wait_is_taken_over_from_a_feed_that_is_as_it_was(self):
        source = self.make_source()
        self.serve_only_what_is_new(vevent())
        sync(source)
        EventPage.objects.update(locked=True)
        self.serve_only_what_is_new(vevent(SUMMARY="Jaunais"))
        self.assertEqual(sync(source).counts["waiting"], 1)
        EventPage.objects.update(locked=False)
        sync(source)
        self.assertEqual(self.titles(), ["Jaunais"])
        self.assertEqual(sync(source).outcome, "not_modified")

    def test_what_else_is_asked_for_is_taken_from_a_feed_that_is_as_it_was(self):
        topic = Topic.objects.create(name="Bērniem", locale=self.calendar.locale)
        source = self.make_source()
        self.serve_only_what_is_new(vevent(CATEGORIES="kids"))
        sync(source)
        source = EventSource.objects.get()
        source.categories = [EventSourceCategory(category="Kids", topic=topic)]
        source.save()
        sync(source)
        page = EventPage.objects.get()
        self.assertEqual([row.topic for row in page.topics.all()], [topic])
        self.assertEqual(sync(source).outcome, "not_modified")

    def test_the_public_page_says_where_an_event_comes_from(self):
        self.serve(vevent(URL="https://biblioteka.example.org/lasijums"))
        sync(self.make_source(name="Bibliotēkas kalendārs"))
        response = self.client.get(EventPage.objects.get().get_url())
        self.assertContains(
            response,
            '<a href="https://biblioteka.example.org/lasijums" rel="external">'
            "Bibliotēkas kalendārs</a>",
            html=True,
        )


class FailureTests(SourceTestCase):
    def test_a_failing_source_is_asked_later_and_later(self):
        source = self.make_source(interval=1)
        self.server.answers["/events.ics"] = http(b"", "500 Oh")
        waits = []
        for _n in range(3):
            run = sync(source)
            self.assertEqual(run.outcome, "failed")
            waits.append(source.next_run_at - NOW)
        self.assertTrue(run.message)
        self.assertLess(waits[0] * 1.2, waits[1])
        self.assertLess(waits[1] * 1.2, waits[2])
        self.serve(vevent())
        self.assertEqual(sync(source).outcome, "done")
        self.assertEqual(source.failures, 0)

    def test_one_that_fails_holds_up_no_other(self):
        self.make_source("Nav", path="/nothing.ics")
        self.make_source("Ir")
        self.serve(vevent())
        with self.assertRaisesMessage(CommandError, "1 sources failed"):
            call_command("sync_calendars", stdout=StringIO())
        self.assertEqual(self.titles(), ["Seminārs"])

    def test_an_error_of_our_own_is_told_and_holds_up_no_other(self):
        source = self.make_source()
        self.serve(vevent())
        wrong = patch(
            "wagtail_ctn.events.imports.sources.read", side_effect=RuntimeError
        )
        with wrong, self.assertLogs("wagtail_ctn.events.imports.sources", "ERROR"):
            run = sync(source)
        self.assertEqual(run.outcome, "failed")
        self.assertIsNone(source.locked_until)

    def test_what_is_no_calendar_changes_nothing(self):
        source = self.make_source()
        self.serve(vevent())
        sync(source)
        self.server.answers["/events.ics"] = http(b"<html>Not found</html>")
        self.assertEqual(sync(source).outcome, "failed")
        self.assertEqual(self.titles(), ["Seminārs"])

    def test_no_password_is_written_down(self):
        source = self.make_source()
        source.url = source.url.replace("http://", "http://user:secret@")
        source.url += "?token=hidden"
        source.save()
        run = sync(source)
        for text in (run.message, source.shown_url):
            self.assertNotIn("secret", text)
            self.assertNotIn("hidden", text)

    def test_two_never_run_at_once(self):
        source = self.make_source()
        self.serve(vevent())
        inner = []

        def again(octets, patience):
            inner.append(sync(EventSource.objects.get(pk=source.pk)))
            raise RuntimeError

        with (
            patch("wagtail_ctn.events.imports.sources.read", again),
            self.assertLogs("wagtail_ctn.events.imports.sources", "ERROR"),
        ):
            sync(source)
        self.assertEqual(inner, [None])

    def test_a_run_that_was_killed_does_not_hold_for_ever(self):
        source = self.make_source(locked_until=NOW - timedelta(minutes=1))
        self.serve(vevent())
        self.assertEqual(sync(source).outcome, "done")

    @override_settings()
    def test_what_there_was_no_time_for_comes_next_time(self):
        source = self.make_source()
        self.serve(vevent(), ETag='"one"')
        with patch("wagtail_ctn.events.imports.sources.monotonic", return_value=-1e9):
            sync(source)
        self.assertEqual(self.titles(), [])
        self.assertIn(source, due_sources())
        sync(source)
        self.assertEqual(self.titles(), ["Seminārs"])


class HarmTests(SourceTestCase):
    def test_an_event_of_somebody_else_is_proposed_and_not_overwritten(self):
        import_into(self.calendar, vevent(SUMMARY="Mans"))
        source = self.make_source()
        self.serve(vevent(SUMMARY="Viņu"))
        run = sync(source)
        self.assertEqual(run.counts["proposed"], 1)
        self.assertEqual(self.titles(), ["Mans"])
        proposal = EventProposal.objects.get()
        self.assertEqual((proposal.kind, proposal.state), ("same", "open"))
        proposals.accept(proposal, None)
        sync(source)
        self.assertEqual(self.titles(), ["Viņu"])

    def test_one_source_cannot_rewrite_what_another_brought(self):
        first, second = self.make_source("Pirmais"), self.make_source("Otrais", "/b")
        self.serve(vevent(SUMMARY="Pirmā"))
        self.serve(vevent(SUMMARY="Otrā"), path="/b")
        sync(first)
        sync(second)
        self.assertEqual(self.titles(), ["Pirmā"])

    def test_an_own_event_is_not_taken_over_by_a_source_that_names_its_uid(self):
        make_event(self.calendar, "Mūsu")
        self.serve(vevent(EventIdentity.objects.get().uid, SUMMARY="Viņu"))
        sync(self.make_source())
        self.assertEqual(self.titles(), ["Mūsu"])

    def test_what_is_gone_is_proposed_to_be_cancelled_and_never_deleted(self):
        source = self.make_source()
        self.serve(vevent(), vevent("otrs@example.org", SUMMARY="Otrs"))
        sync(source)
        self.serve(vevent())
        sync(source)
        self.assertEqual(self.titles(), ["Otrs", "Seminārs"])
        proposal = EventProposal.objects.get()
        self.assertEqual((proposal.kind, proposal.title), ("cancel", "Otrs"))
        proposals.accept(proposal, None)
        self.assertTrue(EventPage.objects.get(title="Otrs").is_cancelled)

    def test_what_is_back_needs_no_decision(self):
        source = self.make_source()
        both = [vevent(), vevent("otrs@example.org", SUMMARY="Otrs")]
        for vevents in (both, both[:1], both):
            self.serve(*vevents)
            sync(source)
        self.assertFalse(EventProposal.objects.exists())
        self.assertFalse(ImportedEvent.objects.filter(is_missing=True).exists())

    def test_what_cannot_be_read_any_more_is_not_gone(self):
        source = self.make_source()
        self.serve(vevent(), vevent("otrs@example.org", SUMMARY="Otrs"))
        sync(source)
        self.serve(vevent(), vevent("otrs@example.org", RRULE="FREQ=SECONDLY"))
        self.assertEqual(sync(source).outcome, "rejected")
        self.assertFalse(EventProposal.objects.exists())

    def test_an_empty_feed_is_held_until_a_person_lets_it_pass(self):
        source = self.make_source()
        self.serve(*(vevent(f"{n}@example.org") for n in range(3)))
        sync(source)
        self.serve()
        run = sync(source)
        self.assertEqual(run.outcome, "held")
        self.assertFalse(EventProposal.objects.exists())
        source.refresh_from_db()
        proposals.accept_less(source)
        source.refresh_from_db()
        self.assertEqual(sync(source).outcome, "done")
        self.assertEqual(EventProposal.objects.count(), 3)
        self.assertEqual(len(self.titles()), 3)

    def test_what_an_editor_deleted_does_not_come_back(self):
        source = self.make_source()
        self.serve(vevent())
        sync(source)
        EventPage.objects.get().delete()
        self.serve(vevent(SUMMARY="Jaunais"))
        sync(source)
        self.assertEqual(EventPage.objects.count(), 0)

    def test_what_is_hidden_stays_hidden_until_it_is_shown_again(self):
        source = self.make_source()
        self.serve(vevent())
        sync(source)
        imported = ImportedEvent.objects.get()
        proposals.hide(imported, None)
        self.serve_only_what_is_new(vevent(SUMMARY="Jaunais"))
        sync(source)
        self.assertEqual(self.titles(), [])
        proposals.show_again(imported)
        sync(source)
        page = EventPage.objects.get()
        self.assertFalse(page.live)
        self.assertEqual(page.get_latest_revision_as_object().title, "Jaunais")


class DueTests(SourceTestCase):
    def test_only_active_ones_are_due_when_their_time_has_come(self):
        due = self.make_source("Laiks")
        self.make_source("Vēl ne", next_run_at=NOW + timedelta(hours=1))
        self.make_source("Izslēgts", is_active=False)
        self.make_source("Beidzies", follow_until=NOW.date() - timedelta(days=1))
        self.assertEqual(list(due_sources()), [due])

    def test_the_next_look_is_after_its_interval_more_or_less(self):
        source = self.make_source(interval=6)
        self.serve(vevent())
        sync(source)
        wait = source.next_run_at - NOW
        self.assertTrue(timedelta(hours=5) < wait < timedelta(hours=7), wait)

    def test_the_command_says_what_came_of_each(self):
        self.make_source()
        self.serve(vevent())
        out = StringIO()
        call_command("sync_calendars", stdout=out)
        self.assertIn("Bibliotēka: done; 1 new", out.getvalue())
