"""Addresses that lead to a period of a calendar."""

from datetime import UTC, date, datetime
from unittest.mock import patch

from django.utils import timezone

from tests.events.case import CalendarTestCase
from tests.site import make_event
from wagtail_ctn.models import Topic


class GotoTests(CalendarTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.topic = Topic.objects.create(name="Apmācības", locale=cls.home.locale)
        make_event(cls.calendar, "Agrāk", start_date=date(2019, 3, 1))

    def test_a_date_leads_to_its_period_with_the_filter(self):
        for written, path in [
            ("2020-07", "2020/07/"),
            ("2020-07-15", "2020/07/15/"),
            ("2020", "2020/"),
            ("2020-W29", "2020/w29/"),
        ]:
            with self.subTest(written):
                response = self.get("goto/", date=written, topic=self.topic.slug)
                self.assertRedirects(
                    response, f"{self.url}{path}?topic={self.topic.slug}"
                )

    def test_so_do_a_chosen_month_and_year(self):
        response = self.get("goto/", month="03", year="2019")
        self.assertRedirects(response, f"{self.url}2019/03/")
        response = self.get("goto/", month="", year="2019")
        self.assertRedirects(response, f"{self.url}2019/")

    def test_every_view_has_the_form_set_to_what_it_shows(self):
        for path in ("", "past/", "2019/", "2019/03/", "2019/w09/", "2019/03/01/"):
            with self.subTest(path):
                response = self.get(path, topic=self.topic.slug)
                self.assertContains(response, f'action="{self.url}goto/"')
                hidden = f'type="hidden" name="topic" value="{self.topic.slug}"'
                self.assertContains(response, hidden)
        initial = self.get("2019/03/01/").context["goto"].initial
        self.assertEqual(initial, {"month": "03", "year": "2019"})

    def test_what_is_no_date_is_an_error_beside_its_field(self):
        for data, field in [
            ({"date": "2020-02-30"}, "date"),
            ({"date": "abc"}, "date"),
            ({"date": "٢٠٢٠"}, "date"),
            ({"date": "a\x00b"}, "date"),
            ({"date": "2020-W54"}, "date"),
            ({"date": "0000-01-01"}, "date"),
            ({"date": "0001-01-01"}, "date"),
            ({"date": "9999-12-31"}, "date"),
            ({"date": "2030-01"}, "date"),
            ({"date": "1" * 5000}, "date"),
            ({}, "date"),
            ({"month": "13", "year": "2020"}, "month"),
            ({"month": "07", "year": "1850"}, "year"),
        ]:
            with self.subTest(data):
                response = self.get("goto/", **data)
                self.assertEqual(response.status_code, 200)
                self.assertEqual(list(response.context["goto"].errors), [field])
                self.assertContains(response, f'id="ctn_goto_{field}_error"')
                self.assertContains(response, "noindex")

    def test_on_the_page_of_an_error_filter_and_pages_are_the_calendars_own(self):
        response = self.get("goto/", date="abc")
        self.assertContains(response, f'method="get" action="{self.url}"')

    def test_today_leads_to_the_day_with_the_filter(self):
        response = self.get("today/", topic=self.topic.slug)
        self.assertRedirects(response, f"{self.url}2020/07/15/?topic={self.topic.slug}")

    def test_pages_that_these_addresses_would_hide_are_refused(self):
        from wagtail_ctn.slugs import is_reserved

        for slug in ("today", "goto", "past", "2020"):
            self.assertTrue(is_reserved(slug, self.calendar), slug)
        for slug in ("todays", "w29", "20200"):
            self.assertFalse(is_reserved(slug, self.calendar), slug)


class LinksTests(CalendarTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.topic = Topic.objects.create(name="Apmācības", locale=cls.home.locale)
        make_event(cls.calendar, "Pirmais", start_date=date(2020, 6, 30))
        make_event(cls.calendar, "Pēdējais", start_date=date(2020, 8, 2))

    def test_every_view_links_the_others_with_the_filter(self):
        query = f"?topic={self.topic.slug}"
        for path in ("", "past/", "2020/", "2020/07/", "2020/w29/", "2020/07/15/"):
            response = self.get(path, topic=self.topic.slug)
            for other in ("2020/07/15/", "2020/w29/", "2020/07/", "2020/", "past/", ""):
                with self.subTest(path, other=other):
                    self.assertContains(response, f'href="{self.url}{other}{query}"')

    def test_the_periods_before_and_after_are_named_and_end_with_the_events(self):
        for path, before, after in [
            ("2020/06/", None, "2020/07/"),
            ("2020/07/", "2020/06/", "2020/08/"),
            ("2020/08/", "2020/07/", None),
            ("2020/w27/", None, "2020/w28/"),
            ("2020/w31/", "2020/w30/", None),
            ("2020/06/30/", None, "2020/07/01/"),
            ("2020/08/02/", "2020/08/01/", None),
        ]:
            with self.subTest(path):
                response = self.get(path)
                around = response.context["around"]
                found = [around.get(n) and around[n].path for n in ("before", "after")]
                self.assertEqual(found, [before, after])
                for period in around.values():
                    self.assertContains(response, period.title)

    def test_between_the_last_event_and_today_nothing_is_walked_through(self):
        later = datetime(2021, 5, 20, 8, tzinfo=UTC)
        with patch.object(timezone, "now", return_value=later):
            for path, found in [
                ("2020/08/", {"before"}),
                ("2020/12/", set()),
                ("2021/04/", {"after"}),
                ("2021/05/", set()),
                ("2021/05/20/", set()),
                ("2021/", {"before"}),
            ]:
                with self.subTest(path):
                    self.assertEqual(set(self.get(path).context["around"]), found)

    def test_the_address_of_a_view_for_machines_is_without_its_filter(self):
        for path in ("", "past/", "2020/", "2020/07/", "2020/w29/", "2020/07/15/"):
            with self.subTest(path):
                response = self.get(path, topic=self.topic.slug)
                address = f'rel="canonical" href="http://testserver{self.url}{path}"'
                self.assertContains(response, address)

    def test_from_an_empty_period_machines_are_led_nowhere(self):
        response = self.get("2020/07/20/")
        self.assertContains(response, 'rel="next nofollow"')
        self.assertContains(response, "noindex,follow")
        self.assertContains(self.get("2020/07/"), "noindex")
        self.assertContains(self.get("2020/08/"), 'rel="prev"')
