"""Translators at work in wagtail-localize's own views; what visitors get of it."""

from datetime import UTC, date, datetime, time
from unittest.mock import patch
from urllib.parse import urlencode

import polib
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import TestCase
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, Translation, TranslationSource

from tests.languages import fresh, with_language_addresses
from tests.projects.forms import values_of_form
from tests.site import make_calendar, make_event, make_site
from wagtail_ctn.events.models import (
    CalendarPage,
    EventException,
    EventIdentity,
    EventPage,
    Occurrence,
)

NOW = datetime(2020, 7, 1, 8, tzinfo=UTC)
# What a translator enters for the strings of the source, by language.
WORDS = {
    "en": {
        "Sākums": "Home",
        "sakums": "home",
        "Notikumi": "Events",
        "notikumi": "events",
        "Nodarbība": "Class",
        "nodarbiba": "class",
        "Svētki": "A holiday",
    },
    "ru": {"Nodarbība": "Урок", "nodarbiba": "urok", "Svētki": "Праздник"},
}


@with_language_addresses
class TranslationToolTestCase(TestCase):
    """A Latvian calendar with a series of three dates, one of them cancelled."""

    @classmethod
    def setUpTestData(cls):
        cls.home = make_site()
        cls.calendar = make_calendar(cls.home, "Notikumi")
        cls.event = make_event(
            cls.calendar,
            "Nodarbība",
            slug="nodarbiba",
            start_date=date(2020, 7, 8),
            start_time=time(10),
            recurrence="FREQ=WEEKLY;COUNT=3",
            exceptions=[
                EventException(
                    original_date=date(2020, 7, 15),
                    change=EventException.Change.CANCELLED,
                    reason="Svētki",
                    locale=cls.calendar.locale,
                )
            ],
        )
        users = get_user_model().objects
        cls.user = users.create_superuser("admin", "a@example.org", "secret")

    def setUp(self):
        clock = patch.object(timezone, "now", return_value=NOW)
        clock.start()
        self.addCleanup(clock.stop)
        self.client.force_login(self.user)

    # What people do in the admin.

    def post(self, name, *args, **data):
        """Send a form; what it wants to do after the transaction is done."""
        with self.captureOnCommitCallbacks(execute=True):
            response = self.client.post(reverse(name, args=args), data)
        self.assertEqual(response.status_code, 302, name)
        return response

    def submit(self, page, *codes, subtree=True):
        locales = [self.locale(code).pk for code in codes]
        tree = {"include_subtree": "on"} if subtree else {}
        view = "wagtail_localize:submit_page_translation"
        self.post(view, page.pk, locales=locales, **tree)

    def submit_all(self, *codes):
        # Not in one: a tree below a page that is not ours is hidden by the tool.
        self.submit(self.home, *codes, subtree=False)
        self.submit(self.calendar, *codes)

    def translate(self, page, code):
        """Enter every string that there are words for, one by one."""
        translation = self.translation(page, code)
        for segment in StringSegment.objects.filter(source=translation.source):
            words = WORDS[code].get(segment.string.data)
            if words is None:
                continue
            address = reverse(
                "wagtail_localize:edit_string_translation",
                args=[translation.pk, segment.pk],
            )
            response = self.client.put(
                address,
                urlencode({"value": words}),
                content_type="application/x-www-form-urlencoded",
            )
            self.assertIn(response.status_code, (200, 201))

    def publish(self, page, code):
        """The translator's button, whatever the state of the source."""
        target = self.in_language(page, code)
        self.post("wagtailadmin_pages:edit", target.pk, action="publish")

    def translate_all(self, *codes):
        self.submit_all(*codes)
        for code in codes:
            for page in (self.home, self.calendar, self.event):
                self.translate(page, code)
                self.publish(page, code)

    def update(self, page, publish=True):
        source = TranslationSource.objects.get_for_instance(fresh(page))
        data = {"publish_translations": "on"} if publish else {}
        self.post("wagtail_localize:update_translations", source.pk, **data)

    def edit_source(self, **changes):
        """An editor publishes the source and tells no translator."""
        page = fresh(self.event)
        for name, value in changes.items():
            setattr(page, name, value)
        with self.captureOnCommitCallbacks(execute=True):
            page.save_revision().publish()

    # What there is afterwards.

    def locale(self, code):
        return Locale.objects.get(language_code=code)

    def in_language(self, page, code):
        pages = Page.objects.filter(translation_key=page.translation_key)
        return pages.get(locale__language_code=code).specific

    def translation(self, page, code):
        key, locale = page.translation_key, self.locale(code)
        return Translation.objects.get(source__object_id=key, target_locale=locale)

    def vevents(self, code):
        calendar = self.in_language(self.calendar, code)
        feed = self.client.get(f"{calendar.get_url()}ical/?from=2020-01-01")
        self.assertEqual(feed.status_code, 200)
        return Calendar.from_ical(feed.content).walk("VEVENT")

    def series(self, code):
        """``(UID, SEQUENCE, title, first date and time)`` of what is in a feed."""
        return [
            (
                str(event["UID"]),
                int(event.get("SEQUENCE", 0)),
                str(event["SUMMARY"]),
                f"{event.decoded('DTSTART'):%d %H:%M}",
            )
            for event in self.vevents(code)
            if "RECURRENCE-ID" not in event
        ]

    def reasons(self, code):
        page = self.in_language(self.event, code)
        rows = page.exceptions.all()
        return sorted((r.original_date.day, r.change, r.reason) for r in rows)

    def dates(self, code):
        """``day and status`` of what lists show."""
        rows = Occurrence.objects.filter(page__locale__language_code=code)
        return [(r.original_date.day, r.status) for r in rows.order_by("start")]

    @property
    def uid(self):
        return str(self.event.translation_key)


DATES = [(8, "scheduled"), (15, "cancelled"), (22, "scheduled")]


class WorkTests(TranslationToolTestCase):
    def test_a_calendar_submitted_with_its_events_is_there_until_words_come(self):
        self.submit_all("en", "ru")
        for code in ("en", "ru"):
            with self.subTest(code):
                self.assertEqual(self.dates(code), DATES)
                self.assertEqual(
                    self.series(code), [(self.uid, 0, "Nodarbība", "08 10:00")]
                )
        self.assertEqual(EventIdentity.objects.count(), 1)

    def test_what_is_translated_and_published_is_in_that_languages_feed(self):
        self.translate_all("en", "ru")
        for code, title, reason in [
            ("lv", "Nodarbība", "Svētki"),
            ("en", "Class", "A holiday"),
            ("ru", "Урок", "Праздник"),
        ]:
            with self.subTest(code):
                self.assertEqual(self.dates(code), DATES)
                self.assertEqual(self.series(code), [(self.uid, 0, title, "08 10:00")])
                self.assertEqual(self.reasons(code), [(15, "cancelled", reason)])
        english = self.in_language(self.event, "en").get_url()
        self.assertEqual(english, "/en/events/class/")
        self.assertContains(self.client.get(english), "A holiday")

    def test_words_that_a_translator_sends_as_a_file_are_published(self):
        self.submit_all("en")
        translation = self.translation(self.event, "en")
        view = reverse("wagtail_localize:download_pofile", args=[translation.pk])
        words = polib.pofile(self.client.get(view).content.decode())
        for entry in words:
            entry.msgstr = WORDS["en"].get(entry.msgid, "")
        file = SimpleUploadedFile("en.po", str(words).encode())
        self.post("wagtail_localize:upload_pofile", translation.pk, file=file)
        self.publish(self.event, "en")
        self.assertEqual(self.series("en"), [(self.uid, 0, "Class", "08 10:00")])
        self.assertEqual(self.reasons("en"), [(15, "cancelled", "A holiday")])

    def test_a_translation_from_a_source_that_nobody_updated_keeps_what_is_shared(self):
        """At once, after it is published again, and in a draft that the tool saves."""
        self.translate_all("en", "ru")
        row = fresh(self.event).exceptions.get()
        row.change = EventException.Change.MOVED
        row.new_start_date = date(2020, 7, 16)
        self.edit_source(
            start_time=time(11), recurrence="FREQ=WEEKLY;COUNT=2", exceptions=[row]
        )
        expected = [(8, "scheduled"), (15, "rescheduled")]
        old = TranslationSource.objects.get_for_instance(self.event)
        self.assertIn("COUNT=3", old.content_json)
        for code, title in [("en", "Class"), ("ru", "Урок")]:
            for again in (False, True):
                if again:
                    self.publish(self.event, code)
                with self.subTest(code, again=again):
                    self.assertEqual(self.dates(code), expected)
                    self.assertEqual(
                        self.series(code), [(self.uid, 1, title, "08 11:00")]
                    )
                    # The words that the tool has were about a date that is cancelled.
                    self.assertEqual(self.reasons(code), [(15, "moved", "")])
        draft = self.translation(self.event, "en")
        draft.save_target(publish=False)
        self.assertEqual(self.series("en"), [(self.uid, 1, "Class", "08 11:00")])
        latest = self.in_language(self.event, "en").get_latest_revision_as_object()
        self.assertEqual(latest.start_time, time(11))
        self.update(self.event)
        self.assertEqual(self.reasons("en"), [(15, "moved", "A holiday")])

    def test_updated_translations_take_new_rows_and_wait_for_their_words(self):
        self.translate_all("en")
        page = fresh(self.event)
        new = EventException(
            original_date=date(2020, 7, 22),
            change=EventException.Change.CANCELLED,
            reason="Remonts",
            locale=page.locale,
        )
        self.edit_source(
            summary="Kopsavilkums", exceptions=[*page.exceptions.all(), new]
        )
        self.assertEqual(
            self.reasons("en"), [(15, "cancelled", "A holiday"), (22, "cancelled", "")]
        )
        self.update(self.event)
        # The tool stands the source's words in for those that are not translated.
        self.assertEqual(
            self.reasons("en"),
            [(15, "cancelled", "A holiday"), (22, "cancelled", "Remonts")],
        )
        self.assertEqual(self.series("en"), [(self.uid, 1, "Class", "08 10:00")])
        self.assertEqual(self.in_language(self.event, "en").summary, "Kopsavilkums")

    def test_an_update_that_is_not_published_changes_no_words(self):
        self.translate_all("en")
        self.edit_source(title="Kurss", start_time=time(9))
        self.update(self.event, publish=False)
        self.assertEqual(self.series("en"), [(self.uid, 1, "Class", "08 09:00")])
        self.assertEqual(self.series("lv"), [(self.uid, 1, "Kurss", "08 09:00")])

    def test_one_language_unpublished_leaves_the_others(self):
        self.translate_all("en", "ru")
        english = self.in_language(self.event, "en")
        self.post("wagtailadmin_pages:unpublish", english.pk)
        self.assertEqual(self.series("en"), [])
        for code, title in [("lv", "Nodarbība"), ("ru", "Урок")]:
            self.assertEqual(self.series(code), [(self.uid, 0, title, "08 10:00")])
        self.edit_source(start_time=time(11))
        self.assertEqual(self.series("en"), [])
        self.publish(self.event, "en")
        self.assertEqual(self.series("en"), [(self.uid, 1, "Class", "08 11:00")])

    def test_a_source_unpublished_leaves_its_translations(self):
        self.translate_all("en")
        self.post("wagtailadmin_pages:unpublish", self.event.pk)
        self.assertEqual(self.series("lv"), [])
        self.assertEqual(self.series("en"), [(self.uid, 0, "Class", "08 10:00")])


class DeletionTests(TranslationToolTestCase):
    def setUp(self):
        super().setUp()
        self.translate_all("en", "ru")

    def delete(self, page):
        self.post("wagtailadmin_pages:delete", page.pk)

    def test_without_its_source_the_next_oldest_is_the_source(self):
        self.delete(self.event)
        english = self.in_language(self.event, "en")
        for code, title in [("en", "Class"), ("ru", "Урок")]:
            self.assertEqual(self.series(code), [(self.uid, 0, title, "08 10:00")])
        # The tool has no source any more: Wagtail's own form is what there is.
        address = reverse("wagtailadmin_pages:edit", args=[english.pk])
        values = values_of_form(self.client.get(address), "page-edit-form")
        values |= {"start_time": "12:00", "action-publish": "action-publish"}
        with self.captureOnCommitCallbacks(execute=True):
            self.client.post(address, values)
        for code, title in [("en", "Class"), ("ru", "Урок")]:
            self.assertEqual(self.series(code), [(self.uid, 1, title, "08 12:00")])

    def test_a_deleted_translation_leaves_the_others_and_comes_back_the_same(self):
        self.delete(self.in_language(self.event, "en"))
        self.assertEqual(self.series("en"), [])
        for code, title in [("lv", "Nodarbība"), ("ru", "Урок")]:
            self.assertEqual(self.series(code), [(self.uid, 0, title, "08 10:00")])
        self.edit_source(start_time=time(11))
        self.submit(self.event, "en", subtree=False)
        self.assertEqual(self.dates("en"), DATES)
        ((uid, sequence, _title, start),) = self.series("en")
        self.assertEqual((uid, sequence, start), (self.uid, 1, "08 11:00"))

    def test_a_language_with_pages_is_kept_and_one_without_goes(self):
        russian = self.locale("ru")
        view = reverse("wagtaillocales:delete", args=[russian.pk])
        self.client.post(view)
        self.assertEqual(self.series("ru"), [(self.uid, 0, "Урок", "08 10:00")])
        self.delete(self.in_language(self.home, "ru"))
        self.client.post(view)
        self.assertFalse(Locale.objects.filter(language_code="ru").exists())
        for code, title in [("lv", "Nodarbība"), ("en", "Class")]:
            self.assertEqual(self.series(code), [(self.uid, 0, title, "08 10:00")])
        self.edit_source(start_time=time(11))
        self.assertEqual(self.series("en"), [(self.uid, 1, "Class", "08 11:00")])


class SyncedTreesTests(TranslationToolTestCase):
    """A language that takes over what another has, as aliases."""

    def setUp(self):
        super().setUp()
        address = reverse("wagtaillocales:edit", args=[self.locale("en").pk])
        response = self.client.get(address)
        values = {"language_code": "en"}
        for component in response.context["components"]:
            form = component[2]
            values |= {
                form.add_prefix("enabled"): "on",
                form.add_prefix("sync_from"): self.locale("lv").pk,
            }
        with self.captureOnCommitCallbacks(execute=True):
            response = self.client.post(address, values)
        self.assertEqual(response.status_code, 302)

    def make_in_admin(self):
        """A new event, by an editor, with nothing but a title and a date."""
        address = reverse(
            "wagtailadmin_pages:add",
            args=["wagtail_ctn_events", "eventpage", self.calendar.pk],
        )
        values = values_of_form(self.client.get(address), "page-edit-form")
        values |= {
            "title": "Jauns",
            "slug": "jauns",
            "start_date": "2020-07-30",
            "action-publish": "action-publish",
        }
        with self.captureOnCommitCallbacks(execute=True):
            response = self.client.post(address, values)
        self.assertEqual(response.status_code, 302)
        return EventPage.objects.get(slug="jauns", locale=self.calendar.locale)

    def test_what_is_there_has_aliases_which_stand_in_no_list(self):
        alias = self.in_language(self.event, "en")
        self.assertEqual(alias.alias_of_id, self.event.pk)
        self.assertEqual(self.dates("en"), DATES)
        self.assertEqual(self.series("en"), [])
        self.assertEqual(EventIdentity.objects.count(), 1)

    def test_a_new_event_of_the_source_has_an_alias_at_once(self):
        event = self.make_in_admin()
        alias = self.in_language(event, "en")
        self.assertEqual(alias.alias_of_id, event.pk)
        self.assertEqual(self.dates("en"), [*DATES, (30, "scheduled")])
        self.assertEqual(self.dates("lv"), self.dates("en"))
        self.assertEqual(EventIdentity.objects.count(), 2)

    def test_an_alias_follows_its_source_with_everything(self):
        self.edit_source(title="Kurss", start_time=time(11))
        alias = self.in_language(self.event, "en")
        self.assertEqual((alias.title, alias.start_time), ("Kurss", time(11)))
        self.assertEqual(EventIdentity.objects.get().sequence, 1)

    def test_an_alias_that_is_translated_becomes_a_page_of_its_own(self):
        alias = self.in_language(self.event, "en")
        self.submit(self.event, "en")
        self.translate(self.event, "en")
        self.publish(self.event, "en")
        page = self.in_language(self.event, "en")
        self.assertEqual((page.pk, page.alias_of_id), (alias.pk, None))
        self.assertEqual(self.series("en"), [(self.uid, 0, "Class", "08 10:00")])
        self.assertEqual(self.reasons("en"), [(15, "cancelled", "A holiday")])
        self.edit_source(title="Kurss", start_time=time(11))
        self.assertEqual(self.series("en"), [(self.uid, 1, "Class", "08 11:00")])

    def test_an_alias_that_is_converted_by_hand_is_one_too(self):
        alias = self.in_language(self.event, "en")
        self.post("wagtailadmin_pages:convert_alias", alias.pk)
        self.assertEqual(self.series("en"), [(self.uid, 0, "Nodarbība", "08 10:00")])
        self.edit_source(title="Kurss", start_time=time(11))
        self.assertEqual(self.series("en"), [(self.uid, 1, "Nodarbība", "08 11:00")])

    def test_a_translation_that_becomes_an_alias_again_says_what_the_source_says(self):
        self.submit(self.event, "en")
        self.translate(self.event, "en")
        self.publish(self.event, "en")
        page = self.in_language(self.event, "en")
        self.edit_source(start_time=time(11))
        self.post("wagtail_localize:convert_to_alias", page.pk)
        alias = self.in_language(self.event, "en")
        self.assertEqual(alias.alias_of_id, self.event.pk)
        self.assertEqual((alias.title, alias.start_time), ("Nodarbība", time(11)))
        self.assertEqual(self.series("en"), [])
        self.assertEqual(self.dates("en"), DATES)
        self.assertEqual(self.series("lv"), [(self.uid, 1, "Nodarbība", "08 11:00")])

    def test_a_calendar_that_is_an_alias_holds_translated_events(self):
        self.submit(self.event, "en")
        self.translate(self.event, "en")
        self.publish(self.event, "en")
        calendar = self.in_language(self.calendar, "en")
        self.assertIsInstance(calendar, CalendarPage)
        self.assertEqual(calendar.alias_of_id, self.calendar.pk)
        self.assertEqual(self.series("en"), [(self.uid, 0, "Class", "08 10:00")])
