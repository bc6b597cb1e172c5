"""What subscribers get."""

from datetime import UTC, date, datetime, time, timedelta
from unittest.mock import patch

from django.core.management import call_command
from django.test import TestCase
from django.utils import timezone, translation
from icalendar import Calendar
from wagtail.contrib.redirects.models import Redirect
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import PageViewRestriction

from tests.site import (
    make_calendar,
    make_directory,
    make_event,
    make_partner,
    make_site,
)
from wagtail_ctn.events.models import EventIdentity, EventPartner, EventTopic, Venue
from wagtail_ctn.models import Topic

NOW = datetime(2020, 7, 15, 8, tzinfo=UTC)


class FeedTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.home = make_site()
        cls.calendar = make_calendar(cls.home)
        cls.feed_url = cls.calendar.get_url() + "ical/"

    def setUp(self):
        clock = patch.object(timezone, "now", return_value=NOW)
        clock.start()
        self.addCleanup(clock.stop)

    def fetch(self, url=None, **headers):
        return self.client.get(url or self.feed_url, headers=headers)

    def read(self, url=None):
        return Calendar.from_ical(self.fetch(url).content)

    def event(self, url=None):
        (event,) = self.read(url).walk("VEVENT")
        return event


class ProfileTests(FeedTestCase):
    def test_a_timed_event_has_its_zone_and_an_end(self):
        make_event(self.calendar)
        event = self.event()
        self.assertEqual(event["DTSTART"].to_ical(), b"20200715T100000")
        self.assertEqual(event["DTSTART"].params["TZID"], "Europe/Riga")
        self.assertEqual(event["DTEND"].to_ical(), b"20200715T120000")
        (zone,) = self.read().walk("VTIMEZONE")
        self.assertEqual(len(zone.subcomponents), 2)

    def test_all_day_is_dates_with_an_exclusive_end(self):
        make_event(
            self.calendar, start_date=date(2020, 7, 30), end_date=date(2020, 8, 2)
        )
        event = self.event()
        self.assertEqual(event.decoded("DTSTART"), date(2020, 7, 30))
        self.assertEqual(event.decoded("DTEND"), date(2020, 8, 3))

    def test_an_open_end_lasts_as_long_as_the_setting_says(self):
        make_event(self.calendar, start_time=time(10))
        event = self.event()
        length = event.decoded("DTEND") - event.decoded("DTSTART")
        self.assertEqual(length, timedelta(hours=1))

    def test_a_cancelled_event_carries_every_mark_that_a_client_reads(self):
        make_event(self.calendar, status="cancelled", status_reason="Slimība")
        event = self.event()
        self.assertEqual(event["STATUS"], "CANCELLED")
        self.assertEqual(event["TRANSP"], "TRANSPARENT")
        self.assertTrue(event["SUMMARY"].startswith("Atcelts"))
        self.assertIn("Slimība", event["DESCRIPTION"])

    def test_lines_are_folded_between_characters_at_75_octets(self):
        make_event(self.calendar, "Garš nosaukums ar ķekaru emoji 🎉 " * 5)
        content = self.fetch().content
        self.assertNotIn(b"\n", content.replace(b"\r\n", b""))
        for line in content.split(b"\r\n"):
            self.assertLessEqual(len(line), 75)
            line.decode()

    def test_text_cannot_break_out_of_its_property(self):
        make_event(self.calendar, "A\r\nATTACH:http://x/\nB", slug="x")
        event = self.event()
        self.assertNotIn("ATTACH", event)
        self.assertEqual(event["SUMMARY"], "A ATTACH:http://x/ B")

    def test_the_feed_is_in_the_pages_language_whatever_the_request_asks(self):
        make_event(self.calendar, status="cancelled")
        with translation.override("ru"):
            response = self.fetch()
        self.assertEqual(response["Content-Language"], "lv")
        self.assertIn("Atcelts", response.content.decode())

    def test_an_event_has_its_image_by_address(self):
        image = get_image_model().objects.create(title="x", file=get_test_image_file())
        make_event(self.calendar, image=image)
        self.assertEqual(self.event()["IMAGE"], f"http://testserver{image.file.url}")

    def test_a_filter_that_means_nothing_is_told_of_whatever_a_client_says_it_has(self):
        url = f"{self.feed_url}?topic=nope"
        for known in ("*", '"x"'):
            response = self.client.get(url, headers={"if-none-match": known})
            self.assertEqual(response.status_code, 404)

    def test_dates_and_filters_apply_to_a_partners_feed_too(self):
        partner = make_partner(make_directory(self.home))
        for title, day in [("Sen", date(2017, 3, 13)), ("Tagad", date(2020, 7, 15))]:
            rows = [EventPartner(partner=partner)]
            make_event(self.calendar, title, start_date=day, partners=rows)
        feed = f"{partner.get_url()}ical/"
        self.assertEqual(self.event(feed)["SUMMARY"], "Tagad")
        old = self.event(f"{feed}?from=2017-01-01&to=2018-01-01")
        self.assertEqual(old["SUMMARY"], "Sen")
        self.assertEqual(self.fetch(f"{feed}?topic=nav-tadas").status_code, 404)

    def test_a_partner_and_a_single_event_have_feeds(self):
        partner = make_partner(make_directory(self.home))
        event = make_event(self.calendar, partners=[EventPartner(partner=partner)])
        make_event(self.calendar, "Cits")
        for page in (partner, event):
            self.assertEqual(
                self.event(page.get_url() + "ical/")["UID"], str(event.translation_key)
            )

    def test_a_filter_of_the_list_is_a_filter_of_the_feed(self):
        topic = Topic.objects.create(name="Tēma", locale=self.calendar.locale)
        make_event(self.calendar, "Ar", topics=[EventTopic(topic=topic)])
        make_event(self.calendar, "Bez")
        event = self.event(f"{self.feed_url}?topic={topic.slug}")
        self.assertEqual(event["SUMMARY"], "Ar")

    def test_dates_in_the_address_widen_and_narrow_the_year_it_reaches_back(self):
        make_event(self.calendar, "Sen", start_date=date(2017, 3, 13))
        make_event(self.calendar, "Tagad")
        self.assertEqual(len(self.read().walk("VEVENT")), 1)
        wide = self.read(f"{self.feed_url}?from=2017-01-01")
        self.assertEqual(len(wide.walk("VEVENT")), 2)
        narrow = self.event(f"{self.feed_url}?from=2017-01-01&to=2017-12-31")
        self.assertEqual(narrow["SUMMARY"], "Sen")

    def test_a_series_without_end_is_there_however_late_the_feed_begins(self):
        weekly = {"recurrence": "FREQ=WEEKLY;BYDAY=WE"}
        make_event(self.calendar, "Vienmēr", **weekly)
        make_event(self.calendar, "Reiz")
        make_event(self.calendar, "Vēlāk", start_date=date(2029, 6, 6), **weekly)
        for query, titles in (
            ("from=2030-01-01", ["Vienmēr", "Vēlāk"]),
            ("from=2030-01-01&to=2030-02-01", ["Vienmēr", "Vēlāk"]),
            ("from=2028-01-01&to=2028-02-01", ["Vienmēr"]),
            ("from=2020-07-16&to=2020-07-17", []),
        ):
            with self.subTest(query=query):
                events = self.read(f"{self.feed_url}?{query}").walk("VEVENT")
                found = [str(event["SUMMARY"]) for event in events]
                self.assertEqual(found, titles)


class ConditionalTests(FeedTestCase):
    def etag(self):
        return self.fetch()["ETag"]

    def assert_etag_changes(self, change):
        before = self.etag()
        with self.captureOnCommitCallbacks(execute=True):
            change()
        self.assertNotEqual(self.etag(), before)

    def test_two_fetches_are_equal_and_the_second_may_be_304(self):
        make_event(self.calendar)
        first, second = self.fetch(), self.fetch()
        self.assertEqual(first.content, second.content)
        again = self.fetch(**{"if-none-match": first["ETag"]})
        self.assertEqual((again.status_code, again.content), (304, b""))

    def test_head_is_answered_and_other_methods_are_not(self):
        self.assertEqual(self.client.head(self.feed_url).status_code, 200)
        self.assertEqual(self.client.post(self.feed_url).status_code, 405)

    def test_a_public_feed_asks_for_no_cookie(self):
        response = self.fetch()
        self.assertNotIn("Cookie", response.get("Vary", ""))
        self.assertFalse(response.cookies)

    def test_whatever_a_feed_shows_changes_its_etag(self):
        locale = self.calendar.locale
        venue = Venue.objects.create(name="Zāle", locale=locale)
        event = make_event(self.calendar, venue=venue)

        def rename_venue():
            venue.name = "Cita zāle"
            venue.save()

        def edit():
            event.title = "Jauns"
            event.save()

        def restrict():
            PageViewRestriction.objects.create(
                page=event, restriction_type=PageViewRestriction.LOGIN
            )

        def expire():
            event.expire_at = NOW - timedelta(minutes=1)
            event.save()
            call_command("publish_scheduled")

        def publish_again():
            event.expire_at = None
            event.save_revision().publish()

        for change in (
            rename_venue,
            edit,
            restrict,
            expire,
            publish_again,
            event.unpublish,
            event.delete,
        ):
            with self.subTest(change):
                self.assert_etag_changes(change)


class VersionTests(FeedTestCase):
    def sequence(self, event):
        return EventIdentity.objects.get(translation_key=event.translation_key).sequence

    def test_sequence_rises_with_shared_facts_and_never_falls(self):
        event = make_event(self.calendar)
        first = event.save_revision()
        self.assertEqual(self.sequence(event), 0)
        event.start_time = time(11)
        event.save_revision().publish()
        self.assertEqual(self.sequence(event), 1)
        first.publish()
        self.assertEqual(self.sequence(event), 2)

    def test_words_alone_change_the_stamp_and_not_the_sequence(self):
        event = make_event(self.calendar)
        before = self.event()["DTSTAMP"].dt
        with patch.object(timezone, "now", return_value=NOW + timedelta(hours=1)):
            event.title = "Cits nosaukums"
            event.save_revision().publish()
        self.assertEqual(self.sequence(event), 0)
        self.assertGreater(self.event()["DTSTAMP"].dt, before)

    def test_the_uid_stays_when_edited_moved_and_renamed_and_is_new_on_a_copy(self):
        event = make_event(self.calendar)
        uid = self.event()["UID"]
        other = make_calendar(self.home, "Cits")
        event.slug = "cits-slug"
        event.save()
        event.move(other, pos="last-child")
        feed = other.get_url() + "ical/"
        self.assertEqual(self.event(feed)["UID"], uid)
        copy = event.copy(update_attrs={"slug": "kopija"}, keep_live=True)
        uids = {e["UID"] for e in self.read(feed).walk("VEVENT")}
        self.assertEqual(uids, {uid, str(copy.translation_key)})

    def test_an_alias_in_the_same_calendar_shows_once(self):
        event = make_event(self.calendar)
        event.create_alias(parent=self.calendar, update_slug="otrs")
        self.assertEqual(self.event()["UID"], str(event.translation_key))


class RestrictedFeedTests(FeedTestCase):
    def test_a_restricted_feed_is_403_in_plain_text_and_never_a_form(self):
        make_event(self.calendar)
        for kind in ("login", "password", "groups"):
            restriction = PageViewRestriction.objects.create(
                page=self.calendar, restriction_type=kind, password="x"
            )
            for name in ("ical/", "rss/", "atom/"):
                response = self.fetch(self.calendar.get_url() + name)
                self.assertEqual(response.status_code, 403)
                self.assertIn("text/plain", response["Content-Type"])
                self.assertEqual(response["Content-Language"], "lv")
            restriction.delete()


class RenameTests(FeedTestCase):
    def test_a_subscription_survives_a_rename_with_its_filter(self):
        topic = Topic.objects.create(name="Tēma", locale=self.calendar.locale)
        old = f"{self.feed_url}?topic={topic.slug}"
        with self.captureOnCommitCallbacks(execute=True):
            self.calendar.slug = "jauns"
            self.calendar.save_revision().publish()
        response = self.fetch(old)
        self.assertRedirects(
            response,
            f"/jauns/ical/?topic={topic.slug}",
            status_code=301,
            fetch_redirect_response=True,
        )

    def test_other_redirects_of_the_site_are_left_as_they_are(self):
        for target in ("/media/a.pdf", "https://example.org/files/a.pdf"):
            Redirect.objects.create(old_path=f"/{target[-5]}-x", redirect_link=target)
            response = self.fetch(f"/{target[-5]}-x?b=1")
            self.assertEqual(response["Location"], target)
            Redirect.objects.all().delete()
