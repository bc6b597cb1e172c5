"""What the history of a page says of the languages that took over its facts."""

from datetime import date

from django.contrib.auth import get_user_model
from django.test import TestCase
from django.urls import reverse
from wagtail.models import PageLogEntry

from tests.languages import fresh, make_homes, sync, translate
from tests.projects.forms import publish_in_bulk
from tests.site import make_calendar, make_event, make_news, make_news_index
from wagtail_ctn.history import SHARE


class SharedTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.home = make_homes()["lv"]
        cls.event = make_event(make_calendar(cls.home))

    def setUp(self):
        for code in ("en", "ru"):
            translate(self.event, code, f"Seminar {code}")

    def publish(self, page, user=None, **changes):
        page = fresh(page)
        for name, value in changes.items():
            setattr(page, name, value)
        page.save_revision(user=user).publish(user=user)

    def entries(self):
        entries = PageLogEntry.objects.filter(action=SHARE)
        return [(entry.page_id, entry.data["languages"]) for entry in entries]

    def test_one_entry_on_the_source_names_the_languages(self):
        self.publish(self.event, start_date=date(2020, 8, 1), status="cancelled")
        self.assertEqual(self.entries(), [(self.event.pk, ["en", "ru"])])

    def test_what_changes_no_other_language_is_not_noted(self):
        self.publish(self.event, title="Cits", summary="Kopsavilkums")
        self.publish(self.event)
        draft = fresh(self.event)
        draft.start_date = date(2020, 8, 1)
        draft.save_revision()
        self.publish(self.event.get_translations().first(), start_date=date(2021, 1, 1))
        self.assertEqual(self.entries(), [])

    def test_a_language_that_is_not_live_is_not_named(self):
        russian = self.event.get_translations().get(locale__language_code="ru")
        russian.unpublish()
        self.publish(self.event, start_date=date(2020, 8, 1))
        self.assertEqual(self.entries(), [(self.event.pk, ["en"])])

    def test_news_note_it_too(self):
        piece = make_news(make_news_index(self.home))
        translate(piece, "en", "News")
        sync(piece, "ru")
        self.publish(piece, date=date(2017, 3, 14))
        self.assertEqual(self.entries(), [(piece.pk, ["en"])])

    def test_an_editor_reads_it_in_the_history_with_the_one_who_did_it(self):
        user = get_user_model().objects.create_superuser("anna", "a@b.example", "x")
        self.client.force_login(user)
        draft = fresh(self.event)
        draft.start_date = date(2020, 8, 1)
        draft.save_revision()
        publish_in_bulk(self.client, draft.get_parent(), draft)
        self.assertEqual(PageLogEntry.objects.get(action=SHARE).user, user)
        history = reverse("wagtailadmin_pages:history", args=[self.event.pk])
        # Languages have the names that the site gives them.
        self.assertContains(self.client.get(history), "English, Русский")
