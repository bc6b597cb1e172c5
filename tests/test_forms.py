"""The forms of our page types, as they are sent by browsers that run no scripts."""

import json
from datetime import date

from django.contrib.auth import get_user_model
from django.test import TestCase
from django.urls import reverse

from tests.languages import fresh, translate
from tests.projects.forms import values_without_scripts
from tests.site import (
    make_calendar,
    make_directory,
    make_event,
    make_news,
    make_news_index,
    make_partner,
    make_site,
    make_working_group,
)
from wagtail_ctn.events.models import EventException, EventPage

BODY = json.dumps([{"type": "rich_text", "value": "<p>Programma</p>", "id": "a"}])


class WithoutScriptsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.home = make_site()
        cls.calendar = make_calendar(cls.home)
        cls.event = make_event(cls.calendar, body=BODY)
        users = get_user_model().objects
        cls.user = users.create_superuser("admin", "a@example.org", "secret")

    def setUp(self):
        self.client.force_login(self.user)

    def sent(self, address, **changes):
        """What the form at an address holds, with what is changed in it."""
        values = values_without_scripts(self.client.get(address), "page-edit-form")
        unknown = changes.keys() - values.keys() - {"action-publish"}
        self.assertEqual(unknown, set())
        self.assertNotIn("body-count", values)
        return values | changes

    def save(self, page, publish=True, **changes):
        if publish:
            changes["action-publish"] = "action-publish"
        address = reverse("wagtailadmin_pages:edit", args=[page.pk])
        return self.client.post(address, self.sent(address, **changes))

    def test_every_page_is_saved_and_its_body_stays(self):
        index, directory = make_news_index(self.home), make_directory(self.home)
        for page in (
            self.calendar,
            self.event,
            index,
            make_news(index, body=BODY),
            directory,
            make_partner(directory, body=BODY),
            make_working_group(directory, body=BODY),
        ):
            with self.subTest(type(page)):
                response = self.save(page, title="Cits nosaukums")
                self.assertEqual(response.status_code, 302)
                saved = fresh(page)
                self.assertEqual(saved.title, "Cits nosaukums")
                if hasattr(page, "body"):
                    self.assertIn("Programma", str(saved.body))

    def test_a_draft_keeps_the_body_of_the_draft(self):
        draft = fresh(self.event)
        draft.body = BODY.replace("Programma", "Saraksts")
        draft.save_revision()
        self.save(self.event, publish=False, summary="Kā pamanīt.")
        draft = fresh(self.event).get_latest_revision_as_object()
        self.assertEqual(draft.summary, "Kā pamanīt.")
        self.assertIn("Saraksts", str(draft.body))
        self.assertIn("Programma", str(fresh(self.event).body))

    def test_dates_and_how_an_event_repeats_are_changed(self):
        row = EventException(original_date=date(2030, 7, 17))
        event = make_event(
            self.calendar,
            slug="series",
            start_date=date(2030, 7, 10),
            recurrence="FREQ=WEEKLY;COUNT=3",
            exceptions=[row],
            body=BODY,
        )
        changes = {"repeat_count": "5", "exceptions-0-reason": "Svētki"}
        self.assertEqual(self.save(event, **changes).status_code, 302)
        event = fresh(event)
        self.assertEqual(event.recurrence, "FREQ=WEEKLY;BYDAY=WE;COUNT=5")
        self.assertEqual(event.exceptions.get().reason, "Svētki")
        self.assertIn("Programma", str(event.body))

    def test_what_is_wrong_is_told_beside_its_field_and_can_be_mended(self):
        response = self.save(self.event, start_date="x")
        self.assertEqual(list(response.context["form"].errors), ["start_date"])
        values = values_without_scripts(response, "page-edit-form")
        values |= {"start_date": "2020-07-20", "action-publish": "action-publish"}
        address = reverse("wagtailadmin_pages:edit", args=[self.event.pk])
        self.assertEqual(self.client.post(address, values).status_code, 302)
        event = fresh(self.event)
        self.assertEqual(event.start_date, date(2020, 7, 20))
        self.assertIn("Programma", str(event.body))

    def test_a_new_event_is_made_without_a_body(self):
        address = reverse(
            "wagtailadmin_pages:add",
            args=["wagtail_ctn_events", "eventpage", self.calendar.pk],
        )
        values = self.sent(
            address,
            title="Jauns",
            slug="jauns",
            start_date="2020-07-15",
            **{"action-publish": "action-publish"},
        )
        self.assertEqual(self.client.post(address, values).status_code, 302)
        event = EventPage.objects.get(title="Jauns")
        self.assertTrue(event.live)
        self.assertEqual(len(event.body), 0)

    def test_words_of_a_translation_are_saved(self):
        seminar = translate(self.event, "en", "Seminar")
        self.assertEqual(self.save(seminar, title="Course").status_code, 302)
        self.assertEqual(fresh(seminar).title, "Course")
        self.assertIn("Programma", str(fresh(seminar).body))
