"""The listing of news: order, filters, permissions, and what it costs."""

from datetime import date

from django.contrib.auth import get_user_model
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.text import slugify

from tests.events.test_admin_listing import make_editor
from tests.site import make_directory, make_partner, make_site
from wagtail_ctn.models import Topic
from wagtail_ctn.news.models import (
    NewsIndexPage,
    NewsPage,
    NewsPreparedBy,
    NewsTopic,
)

URL = "wagtail_ctn_news:index"


class NewsListingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.home = make_site()
        cls.index = cls.home.add_child(
            instance=NewsIndexPage(title="Ziņas", slug="zinas")
        )
        cls.partner = make_partner(make_directory(cls.home))
        cls.topic = Topic.objects.create(name="Temats", locale=cls.home.locale)
        users = get_user_model().objects
        cls.user = users.create_superuser("admin", "a@example.org", "secret")

    def setUp(self):
        self.client.force_login(self.user)

    def make_piece(self, title, parent=None, topics=(), signed=(), **fields):
        piece = NewsPage(title=title, slug=slugify(title), **fields)
        piece.topics = [NewsTopic(topic=topic) for topic in topics]
        piece.prepared_by = [
            NewsPreparedBy(partner=partner, locale=self.home.locale)
            for partner in signed
        ]
        return (parent or self.index).add_child(instance=piece)

    def titles(self, **query):
        response = self.client.get(reverse(URL), query)
        self.assertEqual(response.status_code, 200)
        return [page.title for page in response.context["object_list"]]

    def test_the_newest_is_first_and_what_has_no_date_yet_before_it(self):
        self.make_piece("Sena", date=date(2017, 3, 13))
        self.make_piece("Jauna", date=date(2020, 7, 15))
        self.make_piece("Topoša", date=None, live=False)
        self.assertEqual(self.titles(), ["Topoša", "Jauna", "Sena"])
        self.assertEqual(self.titles(ordering="date"), ["Sena", "Jauna", "Topoša"])
        response = self.client.get(reverse(URL))
        self.assertContains(response, "2017. gada 13. marts")

    def test_dates_topic_and_signature_narrow_it(self):
        signed, topics = [self.partner], [self.topic]
        self.make_piece("Viena", date=date(2017, 3, 13), signed=signed, topics=topics)
        self.make_piece("Otra", date=date(2020, 7, 15))
        for query in (
            {"date_from": "2017-01-01", "date_to": "2017-12-31"},
            {"topic": self.topic.pk},
            {"partner": self.partner.pk},
        ):
            self.assertEqual(self.titles(**query), ["Viena"], query)
        response = self.client.get(reverse(URL))
        self.assertContains(response, "Iekšlietu ministrija")

    def test_an_editor_of_one_section_sees_only_that(self):
        other = self.home.add_child(instance=NewsIndexPage(title="Citas", slug="citas"))
        self.make_piece("Sava", other)
        self.make_piece("Sveša", topics=[self.topic])
        self.client.force_login(make_editor(other))
        self.assertEqual(self.titles(), ["Sava"])
        self.assertNotContains(self.client.get(reverse(URL)), "Temats")

    def test_the_number_of_queries_does_not_depend_on_the_number_of_pieces(self):
        self.client.force_login(make_editor(self.home))

        def add_pieces(first, last):
            for number in range(first, last):
                signed, topics = [self.partner], [self.topic]
                self.make_piece(f"Ziņa {number}", signed=signed, topics=topics)

        def count():
            self.titles()
            with CaptureQueriesContext(connection) as queries:
                self.titles()
            return len(queries)

        add_pieces(0, 3)
        few = count()
        add_pieces(3, 30)
        self.assertEqual(count(), few)
