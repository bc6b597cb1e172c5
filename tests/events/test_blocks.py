"""Upcoming events on any page."""

from datetime import UTC, date, datetime
from unittest.mock import patch

from django.test import RequestFactory, TestCase
from django.utils import timezone

from tests.site import make_calendar, make_event, make_site
from wagtail_ctn.events.blocks import UpcomingEventsBlock
from wagtail_ctn.events.models import EventTopic
from wagtail_ctn.models import Topic

NOW = datetime(2020, 7, 15, 8, tzinfo=UTC)


class UpcomingEventsBlockTests(TestCase):
    def setUp(self):
        clock = patch.object(timezone, "now", return_value=NOW)
        clock.start()
        self.addCleanup(clock.stop)
        self.home = make_site()
        self.calendar = make_calendar(self.home)
        self.block = UpcomingEventsBlock()

    def render(self, **options):
        value = self.block.to_python({"heading": "Drīzumā", "count": 5, **options})
        request = RequestFactory().get("/")
        return self.block.render(value, {"page": self.home, "request": request})

    def test_it_shows_what_comes_and_not_what_was(self):
        make_event(self.calendar, "Nāks", start_date=date(2020, 8, 1))
        make_event(self.calendar, "Bija", start_date=date(2020, 7, 1))
        html = self.render()
        self.assertIn("Drīzumā", html)
        self.assertIn("Nāks", html)
        self.assertNotIn("Bija", html)

    def test_a_calendar_and_a_topic_narrow_it_and_a_number_cuts_it(self):
        topic = Topic.objects.create(name="Tēma", locale=self.home.locale)
        other = make_calendar(self.home, "Cits")
        make_event(self.calendar, "Pirmais")
        make_event(other, "Otrais", topics=[EventTopic(topic=topic)])
        for options, titles in [
            ({}, {"Pirmais", "Otrais"}),
            ({"calendar": other.pk}, {"Otrais"}),
            ({"topic": topic.pk}, {"Otrais"}),
            ({"count": 1}, {"Otrais"}),
        ]:
            with self.subTest(options):
                html = self.render(**options)
                shown = {t for t in ("Pirmais", "Otrais") if t in html}
                self.assertEqual(shown, titles)

    def test_without_a_page_it_renders_empty(self):
        value = self.block.to_python({"count": 5})
        self.assertIn("ctn-empty", self.block.render(value))
