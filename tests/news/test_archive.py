"""The archive of news under a filter."""

from datetime import date

from django.test import TestCase

from tests.site import make_news, make_news_index, make_site
from wagtail_ctn.models import Topic
from wagtail_ctn.news.models import NewsTopic


class FilteredArchiveTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.home = make_site()
        cls.index = make_news_index(cls.home)
        topic = Topic.objects.create(name="Temats", locale=cls.home.locale)
        make_news(cls.index, "Ar", topics=[NewsTopic(topic=topic)])
        make_news(cls.index, "Bez")
        make_news(cls.index, "Citugad", date=date(2016, 1, 1))

    def get(self, path):
        return self.client.get(self.index.get_url() + path)

    def test_its_numbers_are_those_of_what_its_links_lead_to(self):
        response = self.get("?topic=temats")
        years = [(year.year, year.count) for year in response.context["years"]]
        self.assertEqual(years, [(2017, 1)])
        self.assertContains(response, "/2017/03/?topic=temats")
        month = self.get("2017/03/?topic=temats")
        self.assertEqual(month.context["paging"].total, 1)

    def test_a_period_that_the_filter_empties_is_there_but_not_indexed(self):
        response = self.get("2016/?topic=temats")
        self.assertContains(response, "noindex,follow")
        self.assertEqual(self.get("2016/?topic=temats&page=2").status_code, 404)

    def test_a_period_with_news_is_indexed(self):
        for path in ("", "2016/", "2017/03/"):
            self.assertNotContains(self.get(path), "noindex")

    def test_the_address_for_machines_is_without_the_filter(self):
        url = self.index.get_full_url()
        for path in ("", "2017/", "2017/03/"):
            response = self.get(f"{path}?topic=temats")
            self.assertContains(response, f'rel="canonical" href="{url}{path}"')
        with self.settings(WAGTAIL_CTN={"PAGE_SIZE": 1}):
            self.assertNotContains(self.get("?page=2"), 'rel="canonical"')

    def test_pages_of_a_period_are_walked_with_its_filter(self):
        with self.settings(WAGTAIL_CTN={"PAGE_SIZE": 1}):
            response = self.get("2017/")
            self.assertContains(response, "?page=2")
            self.assertEqual(self.get("2017/?page=2").status_code, 200)
            self.assertEqual(self.get("2017/?page=3").status_code, 404)
