"""What visitors see of a calendar."""

from datetime import date, time

from tests.events.case import CalendarTestCase
from tests.site import make_directory, make_event, make_many_events, make_partner
from wagtail_ctn.events.models import EventPartner, EventTopic, Venue
from wagtail_ctn.models import Topic


class UpcomingTests(CalendarTestCase):
    def test_what_is_on_now_comes_first_and_what_is_over_is_past(self):
        make_event(self.calendar, "Vēlāk", start_date=date(2020, 7, 20))
        make_event(self.calendar, "Tagad")
        make_event(self.calendar, "Bija", start_date=date(2020, 7, 14))
        self.assertEqual(self.titles(self.get()), ["Tagad", "Vēlāk"])
        self.assertEqual(self.titles(self.get("past/")), ["Bija"])

    def test_an_event_that_ends_now_is_past_and_not_upcoming(self):
        make_event(
            self.calendar,
            "Beidzas",
            start_date=date(2020, 7, 15),
            start_time=time(9),
            end_time=time(11),
        )
        self.assertEqual(self.titles(self.get()), [])
        self.assertEqual(self.titles(self.get("past/")), ["Beidzas"])

    def test_an_all_day_event_is_on_until_midnight_of_the_site(self):
        make_event(self.calendar, "Visu dienu", start_date=date(2020, 7, 15))
        self.assertEqual(self.titles(self.get()), ["Visu dienu"])

    def test_pages_follow_each_other_past_what_is_counted(self):
        make_many_events(self.calendar, 230, end_time=time(12))
        found, number = [], 1
        while number:
            response = self.get(page=number)
            found += self.titles(response)
            number = response.context["paging"].next_number
        self.assertEqual(found, sorted(f"Notikums {number}" for number in range(230)))

    def test_filters_by_topic_and_partner_leave_what_has_both(self):
        topic = Topic.objects.create(name="Temats", locale=self.calendar.locale)
        partner = make_partner(make_directory(self.home))
        by_topic = {"topics": [EventTopic(topic=topic)]}
        by_partner = {"partners": [EventPartner(partner=partner)]}
        make_event(self.calendar, "Abi", **by_topic, **by_partner)
        make_event(self.calendar, "Temats", topics=[EventTopic(topic=topic)])
        make_event(self.calendar, "Rīko", partners=[EventPartner(partner=partner)])
        response = self.get(f"?topic={topic.slug}&partner={partner.code}")
        self.assertEqual(self.titles(response), ["Abi"])
        self.assertEqual(response.context["paging"].total, 1)


class MonthTests(CalendarTestCase):
    def test_heading_is_in_the_portals_own_form(self):
        response = self.get("2020/07/")
        self.assertContains(response, "Notikumu kalendārs")
        self.assertContains(response, "Jūlijs, 2020")

    def test_an_event_over_a_months_end_is_in_both_months(self):
        make_event(
            self.calendar,
            "Izstāde",
            start_date=date(2020, 7, 30),
            end_date=date(2020, 8, 2),
        )
        for path in ("2020/07/", "2020/08/"):
            self.assertEqual(self.titles(self.get(path)), ["Izstāde"])

    def test_what_lasts_very_long_stands_once_above_the_days(self):
        make_event(
            self.calendar,
            "Izstāde",
            start_date=date(2020, 6, 25),
            end_date=date(2020, 8, 2),
        )
        make_event(
            self.calendar,
            "Nometne",
            start_date=date(2020, 7, 14),
            end_date=date(2020, 7, 15),
        )
        link = '">Izstāde</a>'
        for path in ("2020/06/", "2020/07/", "2020/08/", "2020/w29/"):
            with self.subTest(path):
                response = self.get(path)
                self.assertIn("Izstāde", self.titles(response))
                self.assertContains(response, link, 1)
                self.assertContains(response, "Ilgāk par nedēļu", 1)
        # Nothing else is on that Monday; what is, its own view says.
        week = self.get("2020/w29/")
        self.assertNotContains(week, "Notikumu nav")
        self.assertContains(week, f'href="{self.url}2020/07/13/"')
        self.assertContains(self.get("2020/07/"), "2020. gada 13. jūlijs, 1 notikums")
        self.assertNotContains(self.get("2020/w33/"), "Izstāde")
        self.assertContains(self.get("2020/07/15/"), link, 1)

    def test_impossible_and_far_dates_are_not_found(self):
        for path in (
            "2020/02/30/",
            "2020/13/",
            "0001/01/",
            "9999/12/",
            "0000/01/",
            "2010/01/",
            "9999/12/31/",
            "0001/01/01/",
        ):
            with self.subTest(path):
                self.assertEqual(self.get(path).status_code, 404)


class FilterTests(CalendarTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        locale = cls.calendar.locale
        cls.topic = Topic.objects.create(name="Apmācības", locale=locale)
        cls.venue = Venue.objects.create(name="Bibliotēka", locale=locale)
        from wagtail_ctn.events.models import EventTopic

        make_event(cls.calendar, "Ar tēmu", topics=[EventTopic(topic=cls.topic)])
        make_event(cls.calendar, "Ar vietu", venue=cls.venue)
        make_event(cls.calendar, "Vēlāk", start_date=date(2020, 9, 1))

    def test_each_filter_narrows(self):
        for data, titles in [
            ({"topic": self.topic.slug}, ["Ar tēmu"]),
            ({"venue": self.venue.slug}, ["Ar vietu"]),
            ({"from": "2020-08-01"}, ["Vēlāk"]),
            ({"to": "2020-08-01"}, ["Ar tēmu", "Ar vietu"]),
            ({"topic": self.topic.slug, "venue": self.venue.slug}, []),
        ]:
            with self.subTest(data):
                self.assertEqual(self.titles(self.get(**data)), titles)

    def test_nonsense_is_an_error_beside_its_field_and_filters_nothing(self):
        for name, value in [
            ("topic", "nav-tadas"),
            ("venue", "x' OR 1=1"),
            ("partner", "?"),
            ("from", "2020-02-30"),
            ("to", "abc"),
            ("mode", "NaN"),
            ("from", "0001-01-01"),
            ("to", "9999-12-31"),
            ("q", "a\x00b"),
        ]:
            with self.subTest(name=name, value=value):
                response = self.get(**{name: value})
                self.assertEqual(response.status_code, 200)
                self.assertIn(name, response.context["filter"].form.errors)
                self.assertEqual(len(self.titles(response)), 3)
                self.assertContains(response, "ctn-error")

    def test_nonsense_is_not_found_in_a_feed(self):
        for path in ("ical/", "rss/", "atom/"):
            response = self.get(path, topic="nav-tadas")
            self.assertEqual(response.status_code, 404)
            self.assertEqual(response["Content-Type"], "text/plain; charset=utf-8")

    def test_pages_out_of_range_are_not_found(self):
        for number in ("0", "2", "-1", "abc", "99999999", "١"):
            with self.subTest(number):
                self.assertEqual(self.get(page=number).status_code, 404)

    def test_a_chip_takes_its_own_filter_off_and_no_other(self):
        response = self.get(topic=self.topic.slug, to="2020-08-01")
        queries = {c.label: c.query for c in response.context["filter"].chips}
        self.assertIn("?to=2020-08-01", queries.values())
        self.assertIn(f"?topic={self.topic.slug}", queries.values())
        self.assertContains(response, "ical/?topic=")
