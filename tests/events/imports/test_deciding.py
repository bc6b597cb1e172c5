"""Who decides about a source sees what they decide, and may change what it changes."""

from django.contrib.auth.models import Permission, User
from django.urls import reverse
from wagtail.models import Locale

from tests.site import make_calendar, make_event
from wagtail_ctn.events.imports import proposals
from wagtail_ctn.events.imports.panels import sources_in_need
from wagtail_ctn.events.models import (
    EventIdentity,
    EventPage,
    EventProposal,
    EventSource,
    ImportedEvent,
)

from .calendars import import_into, vevent
from .test_admin import AdminTestCase
from .test_sources import NOW, http, sync, timedelta

OTHER = "otrs@example.org"


class DecidingTestCase(AdminTestCase):
    def setUp(self):
        super().setUp()
        self.source = self.make_source()
        self.log = reverse("wagtail_ctn_event_sources:log", args=[self.source.pk])

    def look(self, *vevents, **headers):
        self.serve(*vevents, **headers)
        self.source.refresh_from_db()
        return sync(self.source)

    def decide(self, decision):
        """The answer to a decision about the one proposal."""
        args = [self.source.pk, EventProposal.objects.get().pk, decision]
        url = reverse("wagtail_ctn_event_sources:decide", args=args)
        return self.client.post(url, follow=True)

    def state(self):
        return EventProposal.objects.get().state

    def source_editor(self, *permissions, **options):
        user = self.editor(*permissions, **options)
        user.groups.get().permissions.add(
            Permission.objects.get(codename="change_eventsource")
        )
        return user

    def english_calendar(self):
        english = Locale.objects.get(language_code="en")
        self.home.copy_for_translation(english).save_revision().publish()
        calendar = self.calendar.copy_for_translation(english)
        calendar.save_revision().publish()
        return calendar

    def into_english(self):
        """Let the source fill the English calendar."""
        EventSource.objects.filter(pk=self.source.pk).update(
            calendar=self.english_calendar()
        )
        self.source = EventSource.objects.get(pk=self.source.pk)


class CancelTests(DecidingTestCase):
    def setUp(self):
        super().setUp()
        self.look(vevent(), vevent(OTHER, SUMMARY="Otrs"))

    def other(self):
        key = EventIdentity.objects.get(uid=OTHER).translation_key
        return EventPage.objects.get(translation_key=key)

    def test_a_waiting_draft_stays_a_draft_and_is_cancelled_too(self):
        draft = self.other()
        draft.summary = "Redaktora"
        draft.start_date = None
        draft.save_revision(clean=False)
        self.look(vevent())
        self.decide("accept")
        page = self.other()
        self.assertTrue(page.is_cancelled)
        self.assertEqual(page.summary, "")
        draft = page.get_latest_revision_as_object()
        self.assertTrue(draft.is_cancelled)
        self.assertEqual(draft.summary, "Redaktora")
        self.assertTrue(page.has_unpublished_changes)

    def test_a_locked_page_waits(self):
        self.look(vevent())
        EventPage.objects.update(locked=True)
        self.decide("accept")
        self.assertFalse(self.other().is_cancelled)
        self.assertEqual(self.state(), "open")

    def test_a_draft_that_is_gone_is_proposed_while_it_is_to_come(self):
        EventSource.objects.update(publish=False)
        old = {
            "DTSTART__TZID_Europe/Riga": "20200708T100000",
            "DTEND__TZID_Europe/Riga": "20200708T110000",
        }
        self.look(
            vevent(),
            vevent(OTHER),
            vevent("melnraksts@example.org", SUMMARY="Melnraksts"),
            vevent("bijis@example.org", SUMMARY="Bijis", **old),
        )
        draft = EventPage.objects.get(title="Melnraksts")
        draft.recurrence = "FREQ=NEVER"
        draft.save_revision(clean=False)
        self.look(vevent(), vevent(OTHER))
        proposal = EventProposal.objects.get()
        self.assertEqual(proposal.title, "Melnraksts")
        self.decide("accept")
        page = EventPage.objects.get(title="Melnraksts")
        self.assertFalse(page.live)
        self.assertTrue(page.get_latest_revision_as_object().is_cancelled)


class SameTests(DecidingTestCase):
    def other_event(self, **fields):
        """An event of a calendar that editors of the source's may not edit; its UID."""
        other = make_calendar(self.home, "Cits", slug="cits")
        make_event(other, "Viņu pašu", **fields)
        return EventIdentity.objects.get().uid

    def test_only_who_may_edit_the_page_lets_a_source_say_what_it_is(self):
        self.look(vevent(self.other_event(), SUMMARY="Partnera"))
        self.source_editor("add_page", "change_page", "publish_page")
        self.assertContains(self.decide("accept"), "Jūs nedrīkstat labot šo lapu.")
        self.assertEqual(self.state(), "open")
        self.assertFalse(ImportedEvent.objects.exists())
        self.decide("refuse")
        self.assertEqual(self.state(), "refused")

    def test_a_live_page_only_who_may_publish_it(self):
        self.look(vevent(self.other_event()))
        user = self.source_editor("add_page", "change_page", "publish_page")
        other = EventPage.objects.get().get_parent()
        self.give(user, "change_page", other)
        self.decide("accept")
        self.assertEqual(self.state(), "open")
        self.give(user, "publish_page", other)
        self.decide("accept")
        self.assertEqual(self.state(), "accepted")

    def give(self, user, codename, page):
        user.groups.get().page_permissions.create(
            page=page,
            permission=Permission.objects.get(
                codename=codename, content_type__app_label="wagtailcore"
            ),
        )

    def test_what_is_here_is_shown_beside_what_came(self):
        import_into(self.calendar, vevent(SUMMARY="Mūsu"))
        self.look(vevent(SUMMARY="Viņu", LOCATION="Bibliotēka"))
        response = self.client.get(self.log)
        page = EventPage.objects.get()
        edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
        self.assertContains(response, f'<a href="{edit}">Mūsu</a>')
        [shown] = response.context["proposals"]
        self.assertEqual(shown.proposal.title, "Viņu")
        self.assertIn("15", shown.when)
        self.assertEqual(len(shown.differing), 2)
        self.assertEqual(shown.imported.origin, "example.ics")
        self.assertEqual(page.title, "Mūsu")

    def test_what_one_may_not_see_is_not_shown(self):
        self.look(vevent(self.other_event(), SUMMARY="Partnera"))
        EventPage.objects.update(live=False)
        self.source_editor("add_page", "change_page", "publish_page")
        response = self.client.get(self.log)
        self.assertContains(response, "Partnera")
        self.assertNotContains(response, "Viņu pašu")

    def test_who_decided_is_told(self):
        self.look(vevent(self.other_event(), SUMMARY="Partnera"))
        User.objects.filter(pk=self.user.pk).update(username="lemejs")
        self.decide("refuse")
        self.assertContains(self.client.get(self.log), "(lemejs)")


class LanguageTests(DecidingTestCase):
    def test_who_names_our_uid_adds_no_translation_to_our_event(self):
        make_event(self.calendar, "Mūsu")
        self.into_english()
        run = self.look(vevent(EventIdentity.objects.get().uid, SUMMARY="Viņu"))
        self.assertEqual(run.counts["proposed"], 1)
        self.assertEqual(EventPage.objects.get().title, "Mūsu")
        self.assertContains(self.client.get(self.log), "Mūsu")
        self.decide("accept")
        self.assertEqual(self.state(), "open")

    def test_a_second_feed_of_a_partner_is_proposed_and_not_called_deleted(self):
        self.look(vevent())
        second = self.make_source("Angļu")
        EventSource.objects.filter(pk=second.pk).update(
            calendar=self.english_calendar()
        )
        run = sync(second)
        self.assertEqual(run.counts["proposed"], 1)
        self.assertEqual(run.counts["hidden"], 0)

    def test_deleted_is_what_is_in_no_language(self):
        self.look(vevent())
        self.into_english()
        run = self.look(vevent())
        [result] = run.results
        self.assertEqual(result["result"], "hidden")
        self.assertNotIn("deleted", result["reason"])
        EventPage.objects.get().delete()
        [result] = self.look(vevent()).results
        self.assertEqual(result["result"], "hidden")
        self.assertIn("deleted", result["reason"])
        self.assertFalse(EventPage.objects.exists())

    def test_a_translation_elsewhere_is_asked_for_before_hiding_is_offered(self):
        self.look(vevent())
        page = EventPage.objects.get()
        english = self.english_calendar().locale
        page.copy_for_translation(english).save_revision().publish()
        hide = reverse("wagtail_ctn_event_sources:hide", args=[page.pk])
        edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
        self.assertContains(self.client.get(edit), hide)
        self.editor("change_page", "publish_page")
        self.assertNotContains(self.client.get(edit), hide)
        self.assertEqual(self.client.get(hide).status_code, 302)
        self.assertFalse(ImportedEvent.objects.get().is_hidden)


class HeldTests(DecidingTestCase):
    def setUp(self):
        super().setUp()
        self.many = [vevent(f"{n}@example.org") for n in range(3)]
        self.look(*self.many, ETag='"full"')

    def test_what_was_let_pass_once_is_held_the_next_time(self):
        self.assertEqual(self.look().outcome, "held")
        proposals.accept_less(self.source)
        self.assertEqual(self.look().outcome, "done")
        self.assertEqual(self.look(*self.many).outcome, "done")
        self.assertEqual(self.look().outcome, "held")

    def test_a_feed_that_is_again_what_it_was_is_held_no_more(self):
        self.look()
        self.assertTrue(self.source.held)
        self.server.answers["/events.ics"] = http(b"", "304 Not Modified")
        sync(self.source)
        self.source.refresh_from_db()
        self.assertEqual(self.source.held, "")
        self.assertEqual(sources_in_need(self.user), [])


class LookNowTests(DecidingTestCase):
    def test_a_look_that_failed_is_not_called_a_success(self):
        url = reverse("wagtail_ctn_event_sources:sync", args=[self.source.pk])
        response = self.client.post(url, follow=True)
        [message] = response.context["messages"]
        self.assertEqual(message.level_tag, "error")
        self.serve(vevent())
        response = self.client.post(url, follow=True)
        [message] = response.context["messages"]
        self.assertEqual(message.level_tag, "success")

    def test_home_says_nothing_of_a_source_that_is_over(self):
        self.source.failures = 3
        self.source.save()
        self.assertEqual(sources_in_need(self.user), [self.source])
        self.source.follow_until = NOW.date() - timedelta(days=1)
        self.source.save()
        self.assertEqual(sources_in_need(self.user), [])
