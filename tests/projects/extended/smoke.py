"""What a site changed is what its visitors see, and the rest is as the package has it."""

from datetime import UTC, date, datetime
from unittest.mock import patch

from django.test import TestCase
from django.utils import timezone
from wagtail.models import Locale

from tests.projects.extended.models import ConferencePage
from tests.projects.smoke import make_home
from wagtail_ctn.events.models import CalendarPage, EventPage

NOW = datetime(2020, 7, 15, 8, tzinfo=UTC)


class ExtendedSiteTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.home = make_home()
        cls.calendar = cls.home.add_child(
            instance=CalendarPage(title="Calendar", slug="calendar")
        )
        cls.conference = cls.calendar.add_child(
            instance=ConferencePage(
                title="Conference",
                slug="conference",
                start_date=date(2020, 7, 16),
                edition=7,
            )
        )
        cls.event = cls.calendar.add_child(
            instance=EventPage(
                title="Seminar", slug="seminar", start_date=date(2020, 7, 17)
            )
        )

    def setUp(self):
        clock = patch.object(timezone, "now", return_value=NOW)
        clock.start()
        self.addCleanup(clock.stop)

    def test_a_page_type_of_the_site_has_its_template_around_ours(self):
        conference = self.client.get(self.conference.get_url())
        self.assertContains(conference, "Edition 7")
        self.assertContains(conference, "ctn-facts")
        self.assertNotContains(self.client.get(self.event.get_url()), "Edition")

    def test_a_part_that_the_site_overrides_shows_in_every_list(self):
        for address in ("", "2020/07/16/"):
            response = self.client.get(self.calendar.get_url() + address)
            self.assertContains(response, "own-card")
            self.assertNotContains(response, "ctn-card")

    def test_a_page_type_of_the_site_is_in_lists_and_feeds(self):
        for address in ("", "2020/07/", "2020/07/16/", "ical/", "rss/", "atom/"):
            response = self.client.get(self.calendar.get_url() + address)
            self.assertContains(response, "Conference")

    def test_a_shared_fact_of_the_site_is_the_same_in_every_language(self):
        english, _ = Locale.objects.get_or_create(language_code="en")
        translation = self.conference.copy_for_translation(english, copy_parents=True)
        translation.save_revision().publish()
        conference = ConferencePage.objects.get(pk=self.conference.pk)
        conference.edition = 8
        conference.save()
        translation.refresh_from_db()
        self.assertEqual(translation.edition, 8)

    def test_a_block_of_the_site_is_among_those_of_a_body(self):
        self.home.body = [("upcoming_events", {"heading": "Soon", "count": 5})]
        self.home.save()
        response = self.client.get(self.home.get_url())
        self.assertContains(response, "Soon")
        self.assertContains(response, "Conference")
