"""Site search, on rows that are committed: full text indexes see no others."""

from datetime import date

from django.db import connection
from django.http import Http404
from django.test import TransactionTestCase
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, PageViewRestriction

from tests.site import (
    make_calendar,
    make_directory,
    make_event,
    make_partner,
    make_site,
)
from wagtail_ctn.partners.models import WorkingGroupPage
from wagtail_ctn.search import search_pages
from wagtail_ctn.visibility import Visibility

SIGNS = ['"', "(", "*", "AND", 'a"b', "-", ":", "\\", "%", "' OR 1=1", "<", "\x00", ""]


class SiteSearchTests(TransactionTestCase):
    def setUp(self):
        self.home = make_site()
        self.calendar = make_calendar(self.home)
        self.directory = make_directory(self.home)

    def search(self, text, number="", locale=None):
        locale = locale or self.home.locale
        return search_pages(text, locale, Visibility(), number)

    def found(self, *args, **kwargs):
        return [page.title for page in self.search(*args, **kwargs).rows]

    def make_event(self, title, **fields):
        return make_event(self.calendar, title, **fields)

    def test_events_partners_and_working_groups_are_found_as_what_they_are(self):
        event = self.make_event("Sadarbības seminārs")
        partner = make_partner(self.directory, "Sadarbības birojs")
        group = self.directory.add_child(
            instance=WorkingGroupPage(title="Sadarbības grupa", slug="grupa")
        )
        self.assertEqual(
            {type(page) for page in self.search("sadarbības").rows},
            {type(event), type(partner), type(group)},
        )

    def test_index_pages_and_pages_of_the_site_itself_are_not_searched(self):
        self.assertEqual(self.found("kalendārs"), [])
        self.assertEqual(self.found("Sākums"), [])

    def test_beginnings_of_words_are_found_after_whole_words(self):
        self.make_event("Konferences zāle", slug="a")
        self.make_event("Konfere", slug="b")
        self.assertEqual(self.found("konfere"), ["Konfere", "Konferences zāle"])

    def test_signs_do_no_harm(self):
        for text in SIGNS:
            with self.subTest(text):
                self.assertEqual(self.found(text), [])

    def test_each_language_has_its_own_results(self):
        event = self.make_event("Seminārs")
        english = Locale.objects.get(language_code="en")
        self.home.copy_for_translation(english)
        self.calendar.copy_for_translation(english)
        translation = event.copy_for_translation(english)
        translation.title = "Seminar (seminārs)"
        translation.save_revision().publish()
        self.assertEqual(self.found("seminārs"), ["Seminārs"])
        self.assertEqual(self.found("seminārs", locale=english), [translation.title])

    def test_an_event_that_comes_in_by_an_alias_too_is_found_once(self):
        event = self.make_event("Seminārs")
        event.create_alias(parent=make_calendar(self.home, "Cits"))
        self.assertEqual(self.found("seminārs"), ["Seminārs"])

    def test_what_is_restricted_is_not_found_and_neither_is_its_alias(self):
        event = self.make_event("Slepens")
        event.create_alias(parent=make_calendar(self.home, "Cits"))
        PageViewRestriction.objects.create(page=event, restriction_type="login")
        self.assertEqual(self.found("slepens"), [])

    def test_results_come_in_pages(self):
        for number in range(25):
            self.make_event(f"Seminārs {number}", slug=f"s{number}")
        first, second = self.search("seminārs"), self.search("seminārs", "2")
        self.assertEqual((len(first.rows), len(second.rows)), (20, 5))
        self.assertEqual((first.total, first.next_number), (25, 2))
        for number in ("3", "x", "0"):
            with self.subTest(number), self.assertRaises(Http404):
                self.search("seminārs", number)

    def test_more_results_take_no_more_queries(self):
        self.make_event("Seminārs", start_date=date(2150, 1, 1))
        self.search("seminārs")
        with CaptureQueriesContext(connection) as few:
            self.search("seminārs")
        for number in range(10):
            self.make_event(f"Seminārs {number}", slug=f"s{number}")
        with self.assertNumQueries(len(few)):
            self.search("seminārs")
