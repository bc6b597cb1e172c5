"""The index says what the pages say, whatever was done to them, and only that."""

from datetime import date, time
from unittest.mock import patch

from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.events.case import CalendarTestCase
from tests.site import make_directory, make_event, make_logo, make_partner
from wagtail_ctn.events import indexing
from wagtail_ctn.events.models import (
    EventEntry,
    EventException,
    EventExtraDate,
    EventIdentity,
    EventPage,
    EventPart,
    EventPartner,
    EventText,
    EventTopic,
    Occurrence,
    Venue,
)
from wagtail_ctn.models import Topic

ALL = "ical/?from=2000-01-01"


def state_of(model, *left_out):
    """Everything that the rows of a model say, but for what is not to be compared."""
    rows = model.objects.order_by("pk").values()
    return [{k: v for k, v in row.items() if k not in left_out} for row in rows]


class IndexingTestCase(CalendarTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        locale = cls.home.locale
        cls.venue = Venue.objects.create(name="Zāle", locale=locale)
        cls.topic = Topic.objects.create(name="Temats", locale=locale)
        cls.directory = make_directory(cls.home)
        cls.partner = make_partner(cls.directory)
        cls.once = make_event(
            cls.calendar,
            "Vienreiz",
            venue=cls.venue,
            image=make_logo(),
            topics=[EventTopic(topic=cls.topic)],
            partners=[EventPartner(partner=cls.partner)],
        )
        cls.series = make_event(
            cls.calendar,
            "Sērija",
            start_time=time(18),
            recurrence="FREQ=WEEKLY",
            exceptions=[
                EventException(
                    original_date=date(2020, 7, 22), locale=locale, reason="Slimība"
                )
            ],
            extra_dates=[EventExtraDate(date=date(2020, 7, 17))],
            earlier_parts=[
                EventPart(start_date=date(2020, 6, 1), recurrence="FREQ=DAILY;COUNT=3")
            ],
            partners=[EventPartner(partner=cls.partner)],
        )
        make_event(cls.calendar, "Melnraksts", live=False)
        cls.series.create_alias(parent=cls.home, update_slug="cita")

    def setUp(self):
        super().setUp()
        # Series are followed from today on; they were made on another day.
        call_command("rebuild_occurrences", verbosity=0)

    def index(self):
        return {
            model: state_of(model, "id")
            for model in (Occurrence, EventEntry, EventIdentity, EventText)
        }

    def feed(self):
        response = self.get(ALL)
        self.assertEqual(response.status_code, 200)
        return response.content

    def assert_feed_is_as_made_anew(self):
        """What is stored, and what was made after it, is what nothing would give."""
        before = self.feed()
        call_command("rebuild_occurrences", verbosity=0)
        self.assertEqual(self.feed(), before)
        EventEntry.objects.all().delete()
        call_command("rebuild_occurrences", verbosity=0)
        self.assertEqual(self.feed(), before)
        EventEntry.objects.update(made_with="")
        self.assertEqual(self.feed(), before)


class RebuildTests(IndexingTestCase):
    def test_a_rebuild_finds_everything_as_saving_left_it(self):
        for page in EventPage.objects.filter(live=True):
            page.save()
        saved = self.index()
        with CaptureQueriesContext(connection) as queries:
            call_command("rebuild_occurrences", verbosity=0)
        self.assertEqual(self.index(), saved)
        writes = ("INSERT", "DELETE", 'UPDATE "wagtail_ctn_events')
        wrote = [q["sql"] for q in queries if q["sql"].startswith(writes)]
        self.assertEqual(wrote, [])

    def test_a_rebuild_from_nothing_gives_the_same_as_saving_did(self):
        before = self.index()
        Occurrence.objects.all().delete()
        EventEntry.objects.all().delete()
        call_command("rebuild_occurrences", verbosity=0)
        self.assertEqual(
            sorted(map(str, self.index()[Occurrence])),
            sorted(map(str, before[Occurrence])),
        )
        self.assertEqual(self.index()[EventEntry], before[EventEntry])

    def test_events_that_were_never_indexed_get_identities(self):
        before = state_of(Occurrence, "id", "identity_id")
        EventIdentity.objects.all().delete()
        self.assertEqual(Occurrence.objects.count(), 0)
        call_command("rebuild_occurrences", verbosity=0)
        key = str
        self.assertEqual(
            sorted(state_of(Occurrence, "id", "identity_id"), key=key),
            sorted(before, key=key),
        )
        # The alias is the same event.
        self.assertEqual(EventIdentity.objects.count(), 2)

    def test_some_pages_and_some_dates_at_a_time_are_all_of_them(self):
        before = self.index()
        Occurrence.objects.all().delete()
        with (
            patch.object(indexing, "PAGES_AT_A_TIME", 1),
            patch.object(indexing, "DATES_AT_A_TIME", 1),
        ):
            call_command("rebuild_occurrences", verbosity=0)
        self.assertEqual(
            sorted(map(str, self.index()[Occurrence])),
            sorted(map(str, before[Occurrence])),
        )

    def test_what_sql_changed_is_found(self):
        EventPage.objects.filter(pk=self.once.pk).update(start_date=date(2020, 8, 1))
        EventPage.objects.filter(pk=self.series.pk).update(live=False)
        call_command("rebuild_occurrences", verbosity=0)
        rows = Occurrence.objects.filter(page=self.once)
        self.assertEqual(rows.get().first_day, date(2020, 8, 1))
        self.assertFalse(Occurrence.objects.filter(page=self.series).exists())
        self.assertFalse(EventEntry.objects.filter(page=self.series).exists())
        identity = EventIdentity.objects.get(translation_key=self.once.translation_key)
        self.assertEqual(identity.sequence, 1)


class FeedTextTests(IndexingTestCase):
    def test_a_renamed_venue_is_named_so(self):
        self.venue.name = "Aula"
        self.venue.save()
        self.assertIn(b"LOCATION;LANGUAGE=lv:Aula", self.feed())
        self.assert_feed_is_as_made_anew()

    def test_a_partner_that_was_restricted_is_not_named(self):
        self.assertIn("Iekšlietu".encode(), self.feed())
        self.directory.view_restrictions.create(restriction_type="login")
        self.assertNotIn("Iekšlietu".encode(), self.feed())
        self.assert_feed_is_as_made_anew()
        self.directory.view_restrictions.get().delete()
        self.assertIn("Iekšlietu".encode(), self.feed())

    def test_a_partner_restricted_by_sql_is_not_named(self):
        restrictions = self.directory.view_restrictions
        restrictions.bulk_create([restrictions.model(page=self.directory)])
        self.assertNotIn("Iekšlietu".encode(), self.feed())

    def test_a_partner_that_is_published_again_is_named_again(self):
        self.partner.unpublish()
        self.assertNotIn("Iekšlietu".encode(), self.feed())
        call_command("rebuild_occurrences", verbosity=0)
        self.partner.save_revision().publish()
        self.assertIn("Iekšlietu".encode(), self.feed())
        self.assert_feed_is_as_made_anew()

    def test_a_partner_that_moved_out_of_what_is_hidden_is_named(self):
        members = make_partner(self.directory, "Slēgtais")
        members.view_restrictions.create(restriction_type="login")
        self.partner.move(members, pos="last-child")
        self.assertNotIn("Iekšlietu".encode(), self.feed())
        call_command("rebuild_occurrences", verbosity=0)
        self.partner.refresh_from_db()
        self.partner.move(self.directory, pos="last-child")
        self.assertIn("Iekšlietu".encode(), self.feed())
        self.assert_feed_is_as_made_anew()

    def test_an_image_with_another_file_is_linked_anew(self):
        image = self.once.image
        self.assertIn(image.file.url.encode(), unfolded(self.feed()))
        image.file = make_logo().file
        image.save()
        self.assertIn(image.file.url.encode(), unfolded(self.feed()))
        self.assert_feed_is_as_made_anew()

    def test_a_deleted_image_is_not_linked(self):
        self.once.image.delete()
        self.assertNotIn(b"IMAGE", self.feed())
        self.assert_feed_is_as_made_anew()

    def test_other_settings_are_obeyed_at_once(self):
        self.assertIn(b"STATUS:CANCELLED", self.feed())
        with self.settings(WAGTAIL_CTN={"FEED_WITHOUT_CANCELLED": True}):
            self.assertNotIn(b"STATUS:CANCELLED", self.feed())
            self.assert_feed_is_as_made_anew()

    def test_words_changed_by_sql_are_there_after_a_rebuild(self):
        EventPage.objects.filter(pk=self.once.pk).update(title="Divreiz")
        call_command("rebuild_occurrences", verbosity=0)
        self.assertIn(b"Divreiz", self.feed())
        self.assert_feed_is_as_made_anew()


class PublishTests(IndexingTestCase):
    def test_saving_a_draft_asks_nothing_of_the_index(self):
        self.series.title = "Melnraksts"
        with patch.object(indexing, "write") as write:
            self.series.save_revision()
        write.assert_not_called()

    def test_publishing_takes_few_queries_more_than_without_an_index(self):
        with CaptureQueriesContext(connection) as queries:
            self.publish("Viens")
        with patch("wagtail_ctn.events.models.event.index_events"):
            with CaptureQueriesContext(connection) as bare:
                self.publish("Divi")
        self.assertLessEqual(len(queries) - len(bare), 15)

    def publish(self, title):
        page = EventPage.objects.get(pk=self.once.pk)
        page.title = title
        page.save_revision().publish()


def unfolded(octets):
    return octets.replace(b"\r\n ", b"")
