"""What feeds of news, and the JSON Feed of a calendar, promise to their readers."""

import json
from datetime import UTC, date, datetime, time
from unittest.mock import patch

from django.test import TestCase
from django.utils import timezone, translation
from wagtail.models import Locale

from tests.site import (
    make_calendar,
    make_directory,
    make_event,
    make_news,
    make_news_index,
    make_partner,
    make_site,
)
from wagtail_ctn.models import Topic
from wagtail_ctn.news.models import NewsPreparedBy, NewsTopic

NOW = datetime(2020, 7, 15, 8, tzinfo=UTC)
FEEDS = ["rss/", "atom/", "json/"]


class SyndicationTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.home = make_site()
        cls.index = make_news_index(cls.home)
        cls.url = cls.index.get_url()
        cls.topic = Topic.objects.create(name="Apmācības", locale=cls.home.locale)
        cls.piece = make_news(cls.index, topics=[NewsTopic(topic=cls.topic)])

    def setUp(self):
        clock = patch.object(timezone, "now", return_value=NOW)
        clock.start()
        self.addCleanup(clock.stop)

    def etag(self, path):
        return self.client.get(self.url + path)["ETag"]


class FeedRulesTests(SyndicationTestCase):
    def test_feeds_are_read_and_never_written_to(self):
        for path in FEEDS:
            with self.subTest(path):
                head = self.client.head(self.url + path)
                self.assertEqual((head.status_code, head.content), (200, b""))
                self.assertEqual(self.client.post(self.url + path).status_code, 405)

    def test_a_public_feed_is_the_same_for_everybody(self):
        for path in FEEDS:
            response = self.client.get(self.url + path)
            self.assertTrue(response["Cache-Control"].startswith("public"))
            self.assertNotIn("Vary", response)
            self.assertFalse(response.cookies)
            self.assertEqual(response["Content-Language"], "lv")

    def test_a_value_that_means_nothing_is_told_in_plain_text(self):
        response = self.client.get(f"{self.url}rss/?topic=nav")
        self.assertEqual(response.status_code, 404)
        self.assertEqual(response["Content-Type"], "text/plain; charset=utf-8")
        self.assertIn("topic", response.content.decode())

    def test_a_topic_that_is_renamed_changes_the_feed(self):
        before = {path: self.etag(path) for path in FEEDS}
        with self.captureOnCommitCallbacks(execute=True):
            self.topic.name = "Mācības"
            self.topic.save()
        for path in FEEDS:
            self.assertNotEqual(self.etag(path), before[path])
            self.assertContains(self.client.get(self.url + path), "Mācības")

    def test_a_subscription_outlives_the_renaming_of_its_list(self):
        with self.captureOnCommitCallbacks(execute=True):
            self.index.slug = "zinas"
            self.index.save_revision().publish()
        for path in FEEDS:
            response = self.client.get(f"{self.url}{path}?topic=apmacibas")
            self.assertRedirects(
                response, f"/zinas/{path}?topic=apmacibas", status_code=301
            )

    def test_a_list_without_news_is_a_feed_without_items(self):
        empty = make_news_index(self.home, "Tukšs")
        for path in FEEDS:
            response = self.client.get(empty.get_url() + path)
            self.assertEqual(response.status_code, 200)

    def test_a_change_is_told_beside_the_date_of_publication(self):
        type(self.piece).objects.update(last_published_at=NOW)
        (item,) = json.loads(self.client.get(f"{self.url}json/").content)["items"]
        self.assertEqual(item["date_published"], "2017-03-13T00:00:00+02:00")
        self.assertEqual(item["date_modified"], NOW.isoformat())


class PartnersFeedTests(SyndicationTestCase):
    def test_the_feed_of_a_partner_is_in_its_own_language(self):
        partner = make_partner(make_directory(self.home))
        piece = make_news(
            self.index, "Sagatavota", prepared_by=[NewsPreparedBy(partner=partner)]
        )
        english = Locale.objects.get(language_code="en")
        for page, title in ((partner, "Ministry"), (piece, "Prepared")):
            page = page.copy_for_translation(english, copy_parents=True)
            page.title = title
            page.save_revision().publish()
        # Each language has the address of its own site root: here, the one in use.
        for code, shown, other in [
            ("lv", "Sagatavota", "Prepared"),
            ("en", "Prepared", "Sagatavota"),
        ]:
            with self.subTest(code), translation.override(code):
                feed = self.client.get(f"{partner.get_url()}rss/")
                self.assertContains(feed, f"<language>{code}</language>")
                self.assertContains(feed, shown)
                self.assertNotContains(feed, other)

    def test_the_page_of_a_partner_leads_to_its_feed(self):
        partner = make_partner(make_directory(self.home))
        response = self.client.get(partner.get_url())
        link = f'type="application/rss+xml" title="{partner.title}"'
        self.assertContains(response, link)


class JsonFeedTests(SyndicationTestCase):
    def test_an_item_has_what_the_format_asks_for_even_without_text(self):
        feed = json.loads(self.client.get(f"{self.url}json/").content)
        self.assertEqual(feed["version"], "https://jsonfeed.org/version/1.1")
        self.assertEqual(feed["feed_url"], f"http://testserver{self.url}json/")
        self.assertEqual(feed["language"], "lv")
        (item,) = feed["items"]
        self.assertEqual(item["id"], f"urn:uuid:{self.piece.translation_key}")
        self.assertEqual(item["content_text"], "")
        self.assertEqual(item["tags"], ["Apmācības"])
        self.assertNotIn("_wagtail_ctn", item)

    def test_that_of_a_calendar_says_when_an_event_is(self):
        calendar = make_calendar(self.home)
        make_event(
            calendar,
            start_date=date(2020, 7, 16),
            start_time=time(10),
            end_time=time(12),
            status="cancelled",
        )
        (item,) = json.loads(self.client.get(f"{calendar.get_url()}json/").content)[
            "items"
        ]
        self.assertEqual(
            item["_wagtail_ctn"],
            {
                "start": "2020-07-16T10:00:00+03:00",
                "end": "2020-07-16T12:00:00+03:00",
                "status": "cancelled",
            },
        )
