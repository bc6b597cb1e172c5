"""Queries that are written once."""

from datetime import date, timedelta

from django.conf import settings
from django.db import connection
from django.db.models import DateField, IntegerField, Q
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

from tests.site import make_calendar, make_event, make_site
from wagtail_ctn.events.models import EventPage, Venue
from wagtail_ctn.prepared import Parameter, Parameters, prepared

DAY = date(2020, 7, 15)
KEYS = Parameters("key", IntegerField())


@prepared
def named(prefix):
    return Venue.objects.filter(name__startswith=prefix).values_list("name")


@prepared
def named_by_setting():
    venues = Venue.objects.filter(name__startswith=settings.FIRST_LETTER)
    return venues.values_list("name")


@prepared
def started_since():
    long_ago = Parameter("day", DateField()) - timedelta(days=7)
    events = EventPage.objects.filter(start_date__gte=long_ago)
    return events.order_by("pk").values_list("title")


@prepared
def one_of(count):
    return Venue.objects.filter(pk__in=KEYS(count)).order_by("pk").values_list("name")


@prepared
def one_of_none():
    return Venue.objects.filter(pk__in=[]).values_list("name")


@prepared
def facts():
    events = EventPage.objects.order_by("pk").annotate(has_venue=Q(venue__isnull=False))
    return events.values_list(*FACTS)


FACTS = [
    "start_date",
    "start_time",
    "live",
    "is_free",
    "venue__translation_key",
    "first_published_at",
    "has_venue",
]


class PreparedTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.home = make_site()
        cls.calendar = make_calendar(cls.home)

    def add(self, name):
        return Venue.objects.create(name=name, locale=self.home.locale)

    def test_the_answer_is_new_each_time_and_asks_once(self):
        self.assertEqual(named("Z"), [])
        self.add("Zāle")
        with CaptureQueriesContext(connection) as queries:
            self.assertEqual(named("Z"), [("Zāle",)])
        self.assertEqual(len(queries), 1)

    def test_each_argument_has_a_question_of_its_own(self):
        self.add("Zāle"), self.add("Klubs")
        self.assertEqual(named("Z"), [("Zāle",)])
        self.assertEqual(named("K"), [("Klubs",)])
        self.assertEqual(named("Z", remember=False), [("Zāle",)])

    def test_a_parameter_is_given_with_each_question_and_can_be_calculated_with(self):
        make_event(self.calendar, "Seminārs", start_date=DAY)
        for days, found in ((0, True), (7, True), (8, False)):
            with self.subTest(days):
                rows = started_since(day=DAY + timedelta(days=days))
                self.assertEqual(rows, [("Seminārs",)] if found else [])

    def test_any_number_of_values_may_be_asked_for(self):
        venues = [self.add(name) for name in ("Zāle", "Klubs", "Aula")]
        for count in (1, 2, 3):
            keys = [venue.pk for venue in venues[:count]]
            rows = one_of(count, **KEYS.given(keys))
            self.assertEqual(rows, [(venue.name,) for venue in venues[:count]])

    def test_a_setting_that_is_part_of_a_question_may_change(self):
        self.add("Zāle"), self.add("Klubs")
        with self.settings(FIRST_LETTER="Z"):
            self.assertEqual(named_by_setting(), [("Zāle",)])
        with self.settings(FIRST_LETTER="K"):
            self.assertEqual(named_by_setting(), [("Klubs",)])

    def test_what_cannot_match_asks_nothing(self):
        with self.assertNumQueries(0):
            self.assertEqual(one_of_none(), [])

    def test_values_are_those_that_django_gives(self):
        make_event(self.calendar, venue=self.add("Zāle"), is_free=True)
        make_event(self.calendar, "Bez vietas", start_time=None)
        events = EventPage.objects.order_by("pk").annotate(
            has_venue=Q(venue__isnull=False)
        )
        self.assertEqual(facts(), list(events.values_list(*FACTS)))
