"""News that must not be seen is seen nowhere: states × places × outputs."""

from datetime import date
from unittest.mock import patch

import pytest
from django.test import TestCase
from django.utils import timezone
from wagtail.models import Page, Site

from tests.projects.everything.models import HomePage
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
from tests.test_leaks import NOW, RESTRICTIONS, SECRET, STATES, restrict
from wagtail_ctn.models import Topic
from wagtail_ctn.news.models import NewsPreparedBy, NewsRelatedPage, NewsTopic

OUTPUTS = ["", "2020/", "2020/07/", "rss/", "atom/", "json/"]


class NewsLeakTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.home = make_site()
        directory = make_directory(cls.home)
        cls.partner = make_partner(directory)
        cls.group = make_working_group(directory)
        cls.topic = Topic.objects.create(name="Temats", locale=cls.home.locale)
        cls.event = make_event(make_calendar(cls.home))
        cls.index = make_news_index(cls.home)
        cls.make_piece(cls.index, "Publiska")

    def setUp(self):
        clock = patch.object(timezone, "now", return_value=NOW)
        clock.start()
        self.addCleanup(clock.stop)

    @classmethod
    def make_piece(cls, index, title, topics=()):
        return make_news(
            index,
            title,
            date=date(2020, 7, 1),
            prepared_by=[NewsPreparedBy(partner=cls.partner)],
            related_pages=[
                NewsRelatedPage(related_page=page) for page in (cls.event, cls.group)
            ],
            topics=[NewsTopic(topic=topic) for topic in topics],
        )

    def outputs(self):
        """``{address: content}`` of everything that the public can fetch."""
        addresses = [self.index.get_url() + path for path in OUTPUTS]
        addresses += [self.partner.get_url(), f"{self.partner.get_url()}rss/"]
        addresses += [self.event.get_url(), self.group.get_url()]
        addresses += [self.home.get_url()]
        return {url: self.client.get(url).content.decode() for url in addresses}

    def assert_shown(self, text):
        outputs = self.outputs()
        self.assertEqual({u for u in outputs if text in outputs[u]}, set(outputs))

    def assert_hidden(self, *pages):
        outputs = self.outputs()
        self.assertEqual({u for u in outputs if "Publiska" in outputs[u]}, set(outputs))
        self.assertEqual({u for u in outputs if SECRET in outputs[u]}, set())
        for page in pages:
            response = self.client.get(page.get_url())
            self.assertNotIn(SECRET, response.content.decode())
            # Wagtail asks for a password with 200.
            self.assertIn(response.status_code, (200, 302, 403, 404))


@pytest.mark.matrix
class NewsLeakTests(NewsLeakTestCase):
    def test_a_public_piece_shows_everywhere(self):
        self.make_piece(self.index, SECRET)
        self.assert_shown(SECRET)

    def test_a_hidden_piece_shows_nowhere(self):
        for hide in STATES:
            with self.subTest(hide.__name__):
                piece = self.make_piece(self.index, SECRET)
                hide(piece)
                self.assert_hidden(piece)
                piece.delete()

    def test_a_hidden_piece_leaves_no_trace_in_archive_and_choices(self):
        piece = make_news(
            self.index,
            SECRET,
            date=date(2019, 5, 1),
            topics=[NewsTopic(topic=self.topic)],
        )
        self.assertContains(self.client.get(self.index.get_url()), "2019")
        self.assertContains(self.client.get(self.index.get_url()), "Temats")
        restrict("login")(piece)
        self.assertNotContains(self.client.get(self.index.get_url()), "2019")
        self.assertNotContains(self.client.get(self.index.get_url()), "Temats")
        archive = self.client.get(self.index.get_url() + "2019/")
        self.assertEqual(archive.status_code, 404)

    def test_what_lies_below_a_restricted_list_shows_nowhere(self):
        for kind in RESTRICTIONS:
            with self.subTest(kind):
                members = make_news_index(self.home, "Biedriem")
                piece = self.make_piece(members, SECRET)
                restrict(kind)(members)
                self.assert_hidden(piece, members)
                for path in ("rss/", "atom/", "json/"):
                    response = self.client.get(members.get_url() + path)
                    self.assertEqual(response.status_code, 403)
                    self.assertIn("text/plain", response["Content-Type"])
                members.delete()
                self.home.refresh_from_db()

    def test_an_alias_of_a_hidden_piece_shows_nowhere(self):
        for hide in STATES:
            with self.subTest(hide.__name__):
                elsewhere = make_news_index(self.home, "Citur")
                piece = self.make_piece(elsewhere, SECRET)
                alias = piece.create_alias(parent=self.index)
                self.assert_shown(SECRET)
                hide(piece)
                alias.refresh_from_db()
                self.assert_hidden(alias, piece)
                alias.delete()
                elsewhere.refresh_from_db()
                elsewhere.delete()
                self.home.refresh_from_db()
                self.index.refresh_from_db()

    def test_a_hidden_event_is_not_among_what_a_piece_is_related_to(self):
        piece = self.make_piece(self.index, "Ziņa")
        self.assertContains(self.client.get(piece.get_url()), self.event.title)
        for hide in STATES[:1] + STATES[4:]:
            hide(self.event)
            response = self.client.get(piece.get_url())
            self.assertNotContains(response, self.event.title)

    def test_news_of_another_site_shows_nowhere_on_this_one(self):
        root = Page.objects.get(depth=1)
        other = root.add_child(instance=HomePage(title="Cita", slug="cita"))
        Site.objects.create(hostname="other.example", root_page=other)
        self.make_piece(make_news_index(other), SECRET)
        self.assert_shown("Publiska")
        outputs = self.outputs()
        self.assertEqual({u for u in outputs if SECRET in outputs[u]}, set())
