"""Translating by the views of Wagtail's own app; what visitors get of it."""

from datetime import date, time
from unittest.mock import patch

from django.contrib.auth import get_user_model
from django.test import TestCase, override_settings
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar
from wagtail.models import Locale, Page

from tests.projects.forms import values_of_form
from tests.projects.smoke import NOW, add_address, make_home, publish
from wagtail_ctn.events.models import CalendarPage, EventException, EventPage
from wagtail_ctn.models import Topic


class SimpleTranslationTests(TestCase):
    """A Latvian calendar with a series of three dates, one of them cancelled."""

    @classmethod
    def setUpTestData(cls):
        cls.home = make_home()
        cls.english, _ = Locale.objects.get_or_create(language_code="en")
        cls.calendar = cls.home.add_child(
            instance=CalendarPage(title="Notikumi", slug="notikumi")
        )
        event = EventPage(
            title="Nodarbība",
            slug="nodarbiba",
            start_date=date(2020, 7, 22),
            start_time=time(10),
            recurrence="FREQ=WEEKLY;COUNT=3",
        )
        event.exceptions = [
            EventException(
                original_date=date(2020, 7, 29),
                change=EventException.Change.CANCELLED,
                reason="Svētki",
                locale=cls.home.locale,
            )
        ]
        cls.event = cls.calendar.add_child(instance=event)
        users = get_user_model().objects
        cls.user = users.create_superuser("admin", "a@example.org", "secret")

    def setUp(self):
        clock = patch.object(timezone, "now", return_value=NOW)
        clock.start()
        self.addCleanup(clock.stop)
        self.client.force_login(self.user)

    def submit(self, page, subtree=False):
        """Ask for a page in English."""
        data = {"locales": [self.english.pk]}
        data |= {"include_subtree": "on"} if subtree else {}
        view = "simple_translation:submit_page_translation"
        address = reverse(view, args=[page.pk])
        with self.captureOnCommitCallbacks(execute=True):
            response = self.client.post(address, data)
        self.assertEqual(response.status_code, 302)

    def in_english(self, page):
        pages = Page.objects.filter(translation_key=page.translation_key)
        return pages.get(locale=self.english).specific

    def publish(self, page, **fields):
        """The form of the English page, filled in and published."""
        address = reverse("wagtailadmin_pages:edit", args=[self.in_english(page).pk])
        with self.captureOnCommitCallbacks(execute=True):
            publish(self.client, address, **fields)

    def translate_all(self):
        self.submit(self.home)
        self.submit(self.calendar, subtree=True)
        self.publish(self.home, title="Home")
        self.publish(self.calendar, title="Events")
        self.publish(self.event, title="Class")

    def series(self):
        """``(UID, SEQUENCE, title, start)`` of what is in the English feed."""
        calendar = self.in_english(self.calendar)
        feed = self.client.get(f"{calendar.get_url()}ical/")
        return [
            (
                str(event["UID"]),
                int(event["SEQUENCE"]),
                str(event["SUMMARY"]),
                f"{event.decoded('DTSTART'):%d %H:%M}",
            )
            for event in Calendar.from_ical(feed.content).walk("VEVENT")
            if "RECURRENCE-ID" not in event
        ]

    def expected(self, sequence=0, title="Class", start="22 10:00"):
        return [(str(self.event.translation_key), sequence, title, start)]

    def test_a_tree_that_is_submitted_is_there_once_it_is_published(self):
        self.submit(self.home)
        self.submit(self.calendar, subtree=True)
        self.assertFalse(self.in_english(self.event).live)
        for page in (self.home, self.calendar):
            self.publish(page)
        self.assertEqual(self.series(), [])
        self.publish(self.event, title="Class")
        self.assertEqual(self.series(), self.expected())
        self.assertContains(
            self.client.get(self.in_english(self.calendar).get_url()), "Class"
        )
        (row,) = self.in_english(self.event).exceptions.all()
        self.assertEqual(row.change, EventException.Change.CANCELLED)

    def test_a_shared_change_of_the_source_is_in_english_at_once(self):
        self.translate_all()
        event = EventPage.objects.get(pk=self.event.pk)
        event.start_time = time(11)
        event.save_revision().publish()
        self.assertEqual(self.series(), self.expected(sequence=1, start="22 11:00"))

    def test_shared_facts_are_held_against_the_form_of_a_translation(self):
        self.translate_all()
        address = reverse(
            "wagtailadmin_pages:edit", args=[self.in_english(self.event).pk]
        )
        form = self.client.get(address)
        self.assertContains(form, f'href="{self.edit_address_of_source()}"')
        values = values_of_form(form, "page-edit-form")
        self.assertNotIn("start_time", values)
        values |= {"start_time": "13:00", "title": "Course", "action-publish": "1"}
        with self.captureOnCommitCallbacks(execute=True):
            self.client.post(address, values)
        self.assertEqual(self.in_english(self.event).start_time, time(10))
        self.assertEqual(self.series(), self.expected(title="Course"))

    def edit_address_of_source(self):
        return reverse("wagtailadmin_pages:edit", args=[self.event.pk])

    @override_settings(WAGTAILSIMPLETRANSLATION_SYNC_PAGE_TREE=True)
    def test_an_alias_that_its_sync_makes_is_no_translation_until_it_is_one(self):
        self.translate_all()
        add = add_address("add", self.calendar, EventPage)
        with self.captureOnCommitCallbacks(execute=True):
            publish(
                self.client, add, title="Jauns", slug="jauns", start_date="2020-07-30"
            )
        new = EventPage.objects.get(slug="jauns", locale=self.home.locale)
        alias = self.in_english(new)
        self.assertEqual(alias.alias_of_id, new.pk)
        self.assertTrue(alias.live)
        self.assertEqual(self.client.get(alias.get_url()).status_code, 200)
        self.assertEqual(self.series(), self.expected())
        # It is in the way of the app's own view: Wagtail makes it a page of its own.
        convert = reverse("wagtailadmin_pages:convert_alias", args=[alias.pk])
        with self.captureOnCommitCallbacks(execute=True):
            self.client.post(convert)
        self.assertIsNone(self.in_english(new).alias_of_id)
        self.publish(new, title="New")
        titles = {title for _uid, _sequence, title, _start in self.series()}
        self.assertEqual(titles, {"Class", "New"})

    def test_a_topic_is_translated_with_the_same_value_of_filters(self):
        topic = Topic.objects.create(name="Temats", locale=self.home.locale)
        address = reverse(
            "simple_translation:submit_snippet_translation",
            args=["wagtail_ctn", "topic", topic.pk],
        )
        self.client.post(address, {"locales": [self.english.pk]})
        self.assertEqual(Topic.objects.get(locale=self.english).slug, topic.slug)
