"""Slugs made from titles, for pages that come without one."""

from datetime import date

from django.core.validators import validate_slug
from django.test import SimpleTestCase, TestCase
from hypothesis import given
from hypothesis import strategies as st

from tests.site import make_calendar, make_site
from wagtail_ctn.events.models import EventPage
from wagtail_ctn.slugs import slug_of

TITLES = {
    "Seminārs par drošību ģimenē": "seminars-par-drosibu-gimene",
    "Семинар о безопасности": "seminar-o-bezopasnosti",
    "Ņemšanās „šķūņos”": "nemsanas-skunos",
    "Schöne Straße": "schone-strasse",
}


class SlugsTests(TestCase):
    def setUp(self):
        self.calendar = make_calendar(make_site())

    def add(self, title):
        page = EventPage(title=title, start_date=date(2020, 7, 15))
        self.calendar.add_child(instance=page)
        return page.slug

    def test_titles_in_any_language_give_readable_addresses(self):
        with self.settings(WAGTAIL_ALLOW_UNICODE_SLUGS=False):
            self.assertEqual({title: self.add(title) for title in TITLES}, TITLES)

    def test_a_site_may_keep_its_own_letters(self):
        with self.settings(WAGTAIL_ALLOW_UNICODE_SLUGS=True):
            self.assertEqual(self.add("Семинар"), "семинар")
            self.assertEqual(self.add("Seminārs"), "seminārs")

    def test_none_is_taken_or_hidden_by_a_route_or_empty(self):
        titles = ["Seminārs", "Seminārs", "2020", "Ical", "!!!"]
        with self.settings(WAGTAIL_ALLOW_UNICODE_SLUGS=False):
            slugs = [self.add(title) for title in titles]
        self.assertEqual(slugs, ["seminars", "seminars-2", "2020-2", "ical-2", "page"])

    def test_an_address_that_was_given_stays(self):
        page = EventPage(title="Семинар", slug="cits", start_date=date(2020, 7, 15))
        self.calendar.add_child(instance=page)
        self.assertEqual(page.slug, "cits")


class AnyTitleTests(SimpleTestCase):
    @given(st.text())
    def test_any_title_gives_a_slug_or_nothing(self, title):
        with self.settings(WAGTAIL_ALLOW_UNICODE_SLUGS=False):
            slug = slug_of(title)
        if slug:
            validate_slug(slug)
