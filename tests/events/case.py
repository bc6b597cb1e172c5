"""A calendar to look at, on 15 July 2020 at 11 in Riga."""

from datetime import UTC, datetime
from unittest.mock import patch

from django.test import TestCase
from django.utils import timezone

from tests.site import make_calendar, make_site

NOW = datetime(2020, 7, 15, 8, tzinfo=UTC)


class CalendarTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.home = make_site()
        cls.calendar = make_calendar(cls.home)
        cls.url = cls.calendar.get_url()

    def setUp(self):
        clock = patch.object(timezone, "now", return_value=NOW)
        clock.start()
        self.addCleanup(clock.stop)

    def get(self, path="", **data):
        return self.client.get(self.url + path, data)

    def titles(self, response):
        return [row.page.title for row in response.context["occurrences"]]
