"""Editors import calendars, look at a preview first, and decide about sources."""

from datetime import timedelta
from unittest.mock import patch

from django.contrib.auth.models import Group, Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import translation
from django.utils.html import escape
from wagtail.models import GroupPagePermission
from wagtail.users.models import UserProfile

from tests.site import make_calendar
from wagtail_ctn.events.imports import work
from wagtail_ctn.events.models import (
    EventImport,
    EventPage,
    EventProposal,
    EventSource,
    EventSourceRun,
    ImportedEvent,
)

from .calendars import import_into, vcalendar, vevent
from .test_sources import NOW, SourceTestCase, sync

START = reverse("wagtail_ctn_event_imports:start")


class AdminTestCase(SourceTestCase):
    def setUp(self):
        super().setUp()
        self.user = User.objects.create_superuser("admin", "", "admin")
        self.client.force_login(self.user)

    def begin(self, *vevents, **data):
        """Give a file; the address of its preview."""
        file = SimpleUploadedFile("events.ics", vcalendar(*vevents))
        data = {"file": file, "calendar": self.calendar.pk, **data}
        response = self.client.post(START, data)
        self.assertEqual(response.status_code, 302, response.content[:0])
        return response.url

    def editor(self, *permissions, calendar=None):
        """Somebody with these permissions on pages below a calendar."""
        group = Group.objects.create(name="Redaktori")
        group.permissions.add(Permission.objects.get(codename="access_admin"))
        for codename in permissions:
            self.allow(group, codename, calendar or self.calendar)
        user = User.objects.create_user("editor", "", "editor")
        user.groups.add(group)
        self.client.force_login(user)
        return user

    def allow(self, group, codename, page):
        permission = Permission.objects.get(
            codename=codename, content_type__app_label="wagtailcore"
        )
        GroupPagePermission.objects.create(
            group=group, page=page, permission=permission
        )


class ImportTests(AdminTestCase):
    def test_a_preview_writes_nothing(self):
        url = self.begin(vevent(SUMMARY="Lasījums"))
        response = self.client.get(url)
        self.assertContains(response, "Lasījums")
        self.assertEqual(EventPage.objects.count(), 0)

    def test_what_is_chosen_is_imported_and_reported(self):
        url = self.begin(
            vevent(SUMMARY="Lasījums"),
            vevent("otrs@example.org", SUMMARY="Nevajag"),
            publish="on",
        )
        response = self.client.post(url, {"left_out": "otrs@example.org"}, follow=True)
        self.assertContains(response, "Lasījums")
        self.assertNotContains(response, "Nevajag")
        self.assertEqual(
            [page.title for page in EventPage.objects.live()], ["Lasījums"]
        )
        self.assertEqual(bytes(EventImport.objects.get().octets), b"")

    def test_a_second_click_imports_nothing_twice(self):
        url = self.begin(vevent())
        self.client.post(url)
        response = self.client.post(url)
        self.assertRedirects(response, f"{url}report/")
        self.assertEqual(EventPage.objects.count(), 1)

    def test_the_fields_that_differ_are_shown(self):
        self.client.post(self.begin(vevent(), publish="on"))
        response = self.client.get(self.begin(vevent(LOCATION="Cita vieta")))
        self.assertContains(response, "<ins>Cita vieta</ins>", html=True)

    def test_what_is_on_a_page_is_shown_only_to_who_may_edit_it(self):
        other = make_calendar(self.home, "Cits", slug="cits")
        secret = vevent(SUMMARY="Noslēpums", LOCATION="Slepena vieta")
        import_into(other, secret, publish=False)
        for is_locked in (False, True):
            EventPage.objects.update(locked=is_locked)
            self.editor("add_page", "change_page")
            response = self.client.get(self.begin(vevent(SUMMARY="Mans")))
            self.assertContains(response, "Jūs nedrīkstat labot šo lapu.")
            for text in ("Noslēpums", "Slepena vieta"):
                self.assertNotContains(response, text)
            Group.objects.all().delete()
            User.objects.get(username="editor").delete()

    def test_what_is_rejected_has_its_line_and_reason(self):
        url = self.begin(vevent(), vevent("slikts@example.org", RRULE="FREQ=SECONDLY"))
        row = self.client.get(url).context["unreadable"][0]
        note, reason = row
        self.assertTrue(note.line)
        self.assertTrue(reason)
        report = self.client.post(url, follow=True)
        self.assertContains(report, reason)

    def test_an_address_or_a_text_will_do(self):
        self.serve(vevent(SUMMARY="No adreses"))
        address = f"http://127.0.0.1:{self.server.port}/events.ics"
        text = vcalendar(vevent("t@example.org", SUMMARY="No teksta")).decode()
        for name, value in (("url", address), ("text", text)):
            data = {name: value, "calendar": self.calendar.pk, "publish": "on"}
            response = self.client.post(START, data)
            self.client.post(response.url)
        self.assertEqual(self.titles(), ["No adreses", "No teksta"])

    def test_what_is_wrong_stands_beside_its_field(self):
        cases = [
            ({}, "__all__"),
            ({"url": "http://127.0.0.1:1/x.ics"}, "url"),
            ({"url": "file:///etc/passwd"}, "url"),
            ({"text": "nav kalendārs"}, "text"),
            ({"text": "x", "url": "http://example.org/"}, "__all__"),
            ({"file": SimpleUploadedFile("x.ics", b"\x00\x01")}, "file"),
        ]
        for data, field in cases:
            with self.subTest(field=field, data=list(data)):
                data = {**data, "calendar": self.calendar.pk}
                response = self.client.post(START, data)
                self.assertEqual(response.status_code, 200)
                self.assertIn(field, response.context["form"].errors)
        self.assertEqual(EventImport.objects.count(), 0)

    def test_only_those_who_may_add_events_may_import_them(self):
        self.editor()
        self.assertNotEqual(self.client.get(START).status_code, 200)

    def test_only_those_who_may_publish_may_publish_what_they_import(self):
        self.editor("add_page", "change_page")
        file = SimpleUploadedFile("events.ics", vcalendar(vevent()))
        data = {"file": file, "calendar": self.calendar.pk}
        response = self.client.post(START, {**data, "publish": "on"})
        self.assertIn("publish", response.context["form"].errors)
        url = self.begin(vevent())
        self.client.post(url)
        self.assertEqual(EventPage.objects.live().count(), 0)
        self.assertEqual(EventPage.objects.count(), 1)

    def test_what_is_live_elsewhere_changes_only_for_those_who_may_publish_there(self):
        other = make_calendar(self.home, "Cits", slug="cits")
        import_into(other, vevent())
        user = self.editor("add_page", "change_page", "publish_page")
        self.allow(user.groups.get(), "change_page", other)
        for overwrite in ({}, {"overwrite": "on"}):
            url = self.begin(vevent(SUMMARY="Svešs"), publish="on", **overwrite)
            self.client.post(url)
            self.assertEqual(self.titles(), ["Seminārs"])
        # A draft may be written by those who may change the page.
        self.client.post(self.begin(vevent(SUMMARY="Svešs")))
        draft = EventPage.objects.get().get_latest_revision_as_object()
        self.assertEqual((self.titles(), draft.title), (["Seminārs"], "Svešs"))

    def test_calendars_of_others_are_not_offered(self):
        other = make_calendar(self.home, "Cits")
        self.editor("add_page", calendar=other)
        choices = self.client.get(START).context["form"].fields["calendar"].queryset
        self.assertEqual(list(choices), [other])

    def test_an_import_of_somebody_else_is_not_shown(self):
        url = self.begin(vevent())
        self.editor("add_page", "change_page")
        for path in ("", "report/"):
            self.assertEqual(self.client.get(url + path).status_code, 404)
        self.assertEqual(self.client.post(url).status_code, 404)


class TellingTests(AdminTestCase):
    """What editors are told, and in which language."""

    def test_a_report_has_its_reasons_in_the_language_of_whom_it_is_for(self):
        UserProfile.objects.create(user=self.user, preferred_language="en")
        bad = vevent("slikts@example.org", RRULE="FREQ=SECONDLY")
        url = self.begin(vevent(), bad)
        with translation.override("lv"):
            work.carry_out(EventImport.objects.get().pk)
        response = self.client.get(f"{url}report/")
        self.assertContains(response, "An event repeats every day at most")

    def test_of_an_import_that_is_not_done_it_is_said_what_to_do(self):
        url = self.begin(vevent())
        EventImport.objects.update(is_started=True)
        response = self.client.get(f"{url}report/")
        self.assertContains(response, "importējiet to pašu vēlreiz")

    def test_what_is_not_shown_in_a_preview_is_said_to_be_imported(self):
        url = self.begin(vevent("1@example.org"), vevent("2@example.org"))
        said = "bet arī tiek importēti"
        self.assertNotContains(self.client.get(url), said)
        with patch("wagtail_ctn.events.imports.views.MOST_SHOWN", 1):
            self.assertContains(self.client.get(url), said)

    def test_a_run_that_was_killed_is_not_running_for_ever(self):
        source = self.make_source()
        run = EventSourceRun.objects.create(source=source, started_at=NOW)
        log = reverse("wagtail_ctn_event_sources:log", args=[source.pk])
        self.assertContains(self.client.get(log), run.get_outcome_display())
        EventSourceRun.objects.update(started_at=NOW - timedelta(hours=1))
        response = self.client.get(log)
        self.assertContains(response, "Pārtraukts")
        self.assertNotContains(response, run.get_outcome_display())


class SourceAdminTests(AdminTestCase):
    def setUp(self):
        super().setUp()
        self.source = self.make_source()
        self.log = reverse("wagtail_ctn_event_sources:log", args=[self.source.pk])

    def test_the_report_tells_of_every_source(self):
        self.make_source("Nav", path="/nothing.ics")
        self.serve(vevent())
        for source in EventSource.objects.all():
            sync(source)
        url = reverse("wagtailsnippets_wagtail_ctn_events_eventsource:list")
        response = self.client.get(url)
        self.assertContains(response, "Bibliotēka")
        message = EventSource.objects.last().runs.get().message
        self.assertContains(response, escape(message))

    def test_a_source_is_added_with_who_adds_it_as_owner(self):
        url = reverse("wagtailsnippets_wagtail_ctn_events_eventsource:add")
        self.assertEqual(self.client.get(url).status_code, 200)
        response = self.client.post(
            url,
            {
                "name": "Muzejs",
                "url": f"http://127.0.0.1:{self.server.port}/muzejs.ics",
                "calendar": self.calendar.pk,
                "interval": 6,
                "days_back": 30,
                "owner": self.user.pk,
                "categories-TOTAL_FORMS": 0,
                "categories-INITIAL_FORMS": 0,
                "categories-MIN_NUM_FORMS": 0,
                "categories-MAX_NUM_FORMS": 1000,
            },
        )
        self.assertEqual(response.status_code, 302)
        self.assertEqual(EventSource.objects.get(name="Muzejs").owner, self.user)

    def save_source(self, **changed):
        """Save the source's form as whoever is logged in; the answer."""
        url = reverse(
            "wagtailsnippets_wagtail_ctn_events_eventsource:edit",
            args=[self.source.pk],
        )
        return self.client.post(
            url,
            {
                "name": "Bibliotēka",
                "url": self.source.url,
                "calendar": self.calendar.pk,
                "interval": 6,
                "days_back": 30,
                "categories-TOTAL_FORMS": 0,
                "categories-INITIAL_FORMS": 0,
                "categories-MIN_NUM_FORMS": 0,
                "categories-MAX_NUM_FORMS": 1000,
                **changed,
            },
        )

    def test_a_source_publishes_only_for_those_who_may_publish(self):
        user = self.editor("add_page")
        user.groups.get().permissions.add(
            Permission.objects.get(codename="change_eventsource")
        )
        response = self.save_source(publish="on")
        self.assertIn("publish", response.context["form"].errors)
        self.assertEqual(self.save_source().status_code, 302)
        self.source.refresh_from_db()
        self.assertFalse(self.source.publish)

    def test_what_a_source_brings_is_noted_as_done_by_who_saved_it(self):
        EventSource.objects.update(owner=self.user)
        user = self.editor("add_page", "publish_page")
        user.groups.get().permissions.add(
            Permission.objects.get(codename="change_eventsource")
        )
        url = reverse(
            "wagtailsnippets_wagtail_ctn_events_eventsource:edit",
            args=[self.source.pk],
        )
        self.assertNotContains(self.client.get(url), ">admin<")
        self.assertEqual(self.save_source(owner=self.user.pk).status_code, 302)
        self.source.refresh_from_db()
        self.assertEqual(self.source.owner, user)

    def test_a_superuser_says_who_else_it_is_noted_as(self):
        other = User.objects.create_user("cits")
        self.assertEqual(self.save_source(owner=other.pk).status_code, 302)
        self.source.refresh_from_db()
        self.assertEqual(self.source.owner, other)

    def test_a_source_writes_only_into_calendars_of_who_saves_it(self):
        other = make_calendar(self.home, "Cits kalendārs", slug="cits")
        user = self.editor("add_page", "publish_page", calendar=other)
        user.groups.get().permissions.add(
            Permission.objects.get(codename="change_eventsource")
        )
        response = self.save_source(url="https://example.org/other.ics")
        self.assertIn("calendar", response.context["form"].errors)
        response = self.save_source(calendar=other.pk, publish="on")
        self.assertEqual(response.status_code, 302)

    def test_an_address_that_may_not_be_fetched_is_refused_beside_the_field(self):
        url = reverse(
            "wagtailsnippets_wagtail_ctn_events_eventsource:edit",
            args=[self.source.pk],
        )
        response = self.client.post(url, {"url": "ftp://example.org/"})
        self.assertIn("url", response.context["form"].errors)

    def test_a_person_looks_at_a_source_now(self):
        self.serve(vevent())
        url = reverse("wagtail_ctn_event_sources:sync", args=[self.source.pk])
        self.assertRedirects(self.client.post(url), self.log)
        self.assertEqual(self.titles(), ["Seminārs"])
        self.assertContains(self.client.get(self.log), "Seminārs")
        self.assertEqual(self.client.get(url).status_code, 405)

    def test_a_person_decides_about_what_is_gone(self):
        self.serve(vevent(), vevent("otrs@example.org", SUMMARY="Otrs"))
        sync(self.source)
        self.serve(vevent())
        sync(self.source)
        self.assertContains(self.client.get(self.log), "Otrs")
        proposal = EventProposal.objects.get()
        args = [self.source.pk, proposal.pk, "accept"]
        url = reverse("wagtail_ctn_event_sources:decide", args=args)
        self.client.post(url)
        self.assertTrue(EventPage.objects.get(title="Otrs").is_cancelled)
        proposal.refresh_from_db()
        self.assertEqual(proposal.decided_by, self.user)
        self.assertEqual(self.client.post(url).status_code, 404)

    def test_home_tells_of_a_source_that_fails(self):
        home = reverse("wagtailadmin_home")
        self.assertNotContains(self.client.get(home), "wagtail-ctn-sources-")
        sync(self.source)
        self.assertContains(self.client.get(home), self.log)

    def test_an_event_can_be_hidden_from_its_form(self):
        self.serve(vevent())
        sync(self.source)
        page = EventPage.objects.get()
        edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
        hide = reverse("wagtail_ctn_event_sources:hide", args=[page.pk])
        response = self.client.get(edit)
        self.assertContains(response, "Bibliotēka")
        self.assertContains(response, hide)
        self.assertEqual(self.client.get(hide).status_code, 200)
        self.client.post(hide)
        self.assertTrue(ImportedEvent.objects.get().is_hidden)
        self.assertEqual(self.titles(), [])

    def test_none_of_it_is_for_everybody(self):
        self.serve(vevent())
        sync(self.source)
        page = EventPage.objects.get()
        self.editor("add_page")
        urls = [
            self.log,
            reverse("wagtail_ctn_event_sources:sync", args=[self.source.pk]),
            reverse("wagtail_ctn_event_sources:accept_less", args=[self.source.pk]),
            reverse("wagtail_ctn_event_sources:hide", args=[page.pk]),
        ]
        for url in urls:
            with self.subTest(url=url):
                self.assertEqual(self.client.post(url).status_code, 302)
                page.refresh_from_db()
                self.assertTrue(page.live)
