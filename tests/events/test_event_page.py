"""What editors may and may not say of an event."""

from datetime import date, time
from io import StringIO

from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import TestCase
from wagtail.models import Locale, Page

from tests.projects.everything.models import ConferencePage, TradeCalendar
from tests.site import (
    make_calendar,
    make_directory,
    make_event,
    make_partner,
    make_site,
)
from wagtail_ctn.events.models import (
    EventIdentity,
    EventPage,
    EventPartner,
    EventPreparedBy,
    EventTopic,
    Occurrence,
    Venue,
)
from wagtail_ctn.models import Topic


class EventTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.home = make_site()
        cls.calendar = make_calendar(cls.home)


class BadInputTests(EventTestCase):
    def assert_refused(self, field, **fields):
        with self.assertRaises(ValidationError) as caught:
            make_event(self.calendar, **fields)
        self.assertIn(field, caught.exception.message_dict)

    def test_what_cannot_be_is_refused_beside_its_field(self):
        day = date(2020, 7, 15)
        for field, fields in [
            ("start_date", {"start_date": None}),
            ("end_date", {"start_date": day, "end_date": date(2020, 7, 14)}),
            ("end_time", {"start_time": time(10), "end_time": time(9)}),
            ("end_time", {"start_time": time(10), "end_time": time(10)}),
            ("start_time", {"start_date": day, "end_time": time(9)}),
            ("timezone", {"timezone": "Mars/Olympus"}),
            ("timezone", {"timezone": "localtime"}),
            ("start_date", {"start_date": date(1, 1, 1)}),
            ("end_date", {"start_date": day, "end_date": date(9999, 12, 31)}),
            (
                "start_time",
                {"start_date": date(2020, 3, 29), "start_time": time(3, 30)},
            ),
        ]:
            with self.subTest(fields):
                self.assert_refused(field, **fields)

    def test_a_draft_needs_no_date_and_is_nowhere(self):
        make_event(self.calendar, start_date=None, live=False)
        self.assertEqual(Occurrence.objects.count(), 0)

    def test_slugs_that_a_route_would_hide_are_refused(self):
        for slug in ("2020", "past", "today", "goto", "ical", "rss", "atom", "json"):
            with self.subTest(slug):
                self.assert_refused("slug", slug=slug)

    def test_nothing_moves_to_where_a_route_would_hide_it(self):
        page = make_calendar(self.home, "Past", slug="past")
        with self.assertRaises(ValidationError):
            page.move(self.calendar, pos="last-child")

    def test_any_title_is_shown_and_none_breaks_out(self):
        for title in ["</script><b>x", "a\nb", "🎉 svinības 𝒳", "שלום עולם", "'\"&"]:
            with self.subTest(title):
                event = make_event(self.calendar, title, slug="t")
                response = self.client.get(event.get_url())
                self.assertEqual(response.status_code, 200)
                self.assertNotContains(response, "</script><b>x")
                self.assertEqual(EventPage.objects.get(pk=event.pk).title, title)
                event.delete()


class ReferencesTests(EventTestCase):
    def test_deleting_what_an_event_refers_to_breaks_neither_event_nor_signature(self):
        locale = self.calendar.locale
        topic = Topic.objects.create(name="Tēma", locale=locale)
        venue = Venue.objects.create(name="Zāle", locale=locale)
        partner = make_partner(make_directory(self.home), phone="67000000")
        event = make_event(
            self.calendar,
            venue=venue,
            topics=[EventTopic(topic=topic)],
            partners=[EventPartner(partner=partner)],
            prepared_by=[EventPreparedBy(partner=partner)],
        )
        draft = event.save_revision()
        for thing in (topic, venue, partner):
            thing.delete()
        response = self.client.get(event.get_url())
        self.assertContains(response, "Iekšlietu ministrija")
        self.assertContains(response, 'href="tel:+37167000000"')
        draft.publish()
        self.assertEqual(self.client.get(event.get_url()).status_code, 200)


class SubclassTests(EventTestCase):
    def test_a_sites_own_calendar_holds_events_and_has_views_of_its_own(self):
        calendar = self.home.add_child(instance=TradeCalendar(title="Gadatirgi"))
        self.assertIn(EventPage, calendar.allowed_subpage_models())
        make_event(calendar)
        past = self.client.get(f"{calendar.get_url()}past/")
        self.assertContains(past, "Seminārs")
        month = self.client.get(f"{calendar.get_url()}2020/07/")
        self.assertContains(month, "Fairs of the month")

    def test_a_sites_own_event_type_is_an_event(self):
        self.assertIn(ConferencePage, self.calendar.specific.clean_subpage_models())
        event = make_event(self.calendar, "Konference", model=ConferencePage)
        self.assertEqual(Occurrence.objects.get().page_id, event.pk)
        self.assertContains(self.client.get(event.get_url()), "ctn-event")


class SharedFactsTests(EventTestCase):
    def setUp(self):
        self.topic = Topic.objects.create(name="Tēma", locale=self.calendar.locale)
        self.event = make_event(self.calendar, topics=[EventTopic(topic=self.topic)])
        english = Locale.objects.get(language_code="en")
        self.translation = self.event.copy_for_translation(english, copy_parents=True)
        self.translation.title = "Seminar"
        self.translation.save_revision().publish()
        self.translation.refresh_from_db()

    def test_publishing_the_source_changes_every_language_at_once(self):
        self.event.start_date = date(2020, 8, 1)
        self.event.topics = []
        self.event.save_revision().publish()
        translation = EventPage.objects.get(pk=self.translation.pk)
        self.assertEqual(translation.start_date, date(2020, 8, 1))
        self.assertEqual(translation.topics.count(), 0)
        self.assertEqual(translation.title, "Seminar")
        days = Occurrence.objects.values_list("first_day", flat=True)
        self.assertEqual(set(days), {date(2020, 8, 1)})

    def test_nothing_saved_on_a_translation_changes_what_is_shared(self):
        old = self.translation.save_revision()
        self.event.start_date = date(2020, 8, 1)
        self.event.save_revision().publish()
        old.publish()
        translation = EventPage.objects.get(pk=self.translation.pk)
        self.assertEqual(translation.start_date, date(2020, 8, 1))
        translation.start_date = date(2021, 1, 1)
        translation.save()
        translation.refresh_from_db()
        self.assertEqual(translation.start_date, date(2020, 8, 1))

    def test_a_draft_of_the_source_is_not_shared(self):
        self.event.start_date = date(2020, 8, 1)
        self.event.save_revision()
        self.translation.save_revision().publish()
        translation = EventPage.objects.get(pk=self.translation.pk)
        self.assertEqual(translation.start_date, date(2020, 7, 15))

    def test_languages_have_one_uid(self):
        self.assertEqual(Occurrence.objects.values("identity").distinct().count(), 1)
        self.assertEqual(Occurrence.objects.count(), 2)


class IndexTests(EventTestCase):
    def assert_rebuild_changes_nothing(self):
        before = list(Occurrence.objects.order_by("pk").values())
        identities = list(EventIdentity.objects.order_by("pk").values())
        self.rebuild()
        self.assertEqual(list(Occurrence.objects.order_by("pk").values()), before)
        self.assertEqual(
            list(EventIdentity.objects.order_by("pk").values()), identities
        )

    def test_a_draft_of_a_live_event_changes_nothing_that_the_public_sees(self):
        event = make_event(self.calendar)
        feed = f"{self.calendar.get_url()}ical/?from=2020-01-01"
        public = self.client.get(feed).content
        for name, value in [
            ("start_date", date(2027, 2, 3)),
            ("start_date", None),
            ("status", "cancelled"),
            ("title", "Cits"),
        ]:
            with self.subTest(name=name, value=value):
                draft = EventPage.objects.get(pk=event.pk)
                setattr(draft, name, value)
                draft.save_revision(clean=False)
                self.assertEqual(self.client.get(feed).content, public)
                self.assert_rebuild_changes_nothing()

    def test_aliases_leave_the_index_with_what_they_are_an_alias_of(self):
        event = make_event(self.calendar)
        event.create_alias(parent=make_calendar(self.home, "Cits"))
        self.assertEqual(Occurrence.objects.count(), 2)
        Page.objects.get(pk=event.pk).unpublish()
        self.assertEqual(Occurrence.objects.count(), 0)
        self.assert_rebuild_changes_nothing()

    def test_what_a_deleted_venue_or_topic_changes_is_a_new_version_at_once(self):
        locale = self.calendar.locale
        venue = Venue.objects.create(name="Zāle", locale=locale)
        topic = Topic.objects.create(name="Tēma", locale=locale)
        make_event(self.calendar, venue=venue, topics=[EventTopic(topic=topic)])
        for number, term in enumerate((venue, topic), start=1):
            term.delete()
            self.assertEqual(EventIdentity.objects.get().sequence, number)
        self.assert_rebuild_changes_nothing()

    def rebuild(self):
        with self.captureOnCommitCallbacks(execute=True):
            call_command("rebuild_occurrences", stdout=StringIO())

    def test_the_rebuild_gives_what_is_there_already(self):
        make_event(self.calendar)
        make_event(self.calendar, "Viss", start_date=date(2020, 1, 1))
        before = list(Occurrence.objects.order_by("pk").values())
        self.rebuild()
        self.assertEqual(list(Occurrence.objects.order_by("pk").values()), before)

    def test_after_changes_past_the_models_a_rebuild_gives_a_feed_made_from_nothing(
        self,
    ):
        venue = Venue.objects.create(name="Zāle", locale=self.calendar.locale)
        event = make_event(self.calendar, venue=venue)
        make_event(self.calendar, "Otrs", start_date=date(2020, 9, 1))
        feed = f"{self.calendar.get_url()}ical/?from=2020-01-01"
        old = self.client.get(feed)
        EventPage.objects.filter(pk=event.pk).update(start_date=date(2021, 1, 1))
        Page.objects.filter(pk=event.pk).update(title="Mainīts")
        Venue.objects.update(name="Cita zāle")
        self.rebuild()
        new = self.client.get(feed)
        self.assertNotEqual(new["ETag"], old["ETag"])
        for text in ("20210101T100000", "Mainīts", "Cita zāle"):
            self.assertIn(text, new.content.decode())
        Occurrence.objects.all().delete()
        self.rebuild()
        self.assertEqual(self.client.get(feed).content, new.content)
