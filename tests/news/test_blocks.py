"""The latest news on any page."""

from datetime import date

from django.test import RequestFactory, TestCase

from tests.site import make_news, make_news_index, make_site
from wagtail_ctn.models import Topic
from wagtail_ctn.news.blocks import LatestNewsBlock
from wagtail_ctn.news.models import NewsTopic


class LatestNewsBlockTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.home = make_site()
        cls.index = make_news_index(cls.home)
        cls.topic = Topic.objects.create(name="Tēma", locale=cls.home.locale)
        cls.other = make_news_index(cls.home, "Citi")
        make_news(cls.index, "Vecākā", date=date(2017, 3, 13), pinned=True)
        make_news(
            cls.other,
            "Jaunākā",
            date=date(2018, 1, 1),
            topics=[NewsTopic(topic=cls.topic)],
        )

    def render(self, **options):
        block = LatestNewsBlock()
        value = block.to_python({"heading": "Ziņas", "count": 3, **options})
        request = RequestFactory().get("/")
        return block.render(value, {"page": self.home, "request": request})

    def shown(self, **options):
        html = self.render(**options)
        places = {html.find(title): title for title in ("Vecākā", "Jaunākā")}
        return [places[place] for place in sorted(places) if place >= 0]

    def test_the_newest_comes_first_with_its_date_in_figures(self):
        self.assertEqual(self.shown(), ["Jaunākā", "Vecākā"])
        html = self.render()
        self.assertIn("Ziņas", html)
        self.assertIn('<time datetime="2017-03-13">13.03.2017</time>', html)

    def test_a_list_and_a_topic_narrow_it_and_a_number_cuts_it(self):
        for options, titles in [
            ({"index": self.index.pk}, ["Vecākā"]),
            ({"topic": self.topic.pk}, ["Jaunākā"]),
            ({"index": self.index.pk, "topic": self.topic.pk}, []),
            ({"count": 1}, ["Jaunākā"]),
        ]:
            with self.subTest(options):
                self.assertEqual(self.shown(**options), titles)

    def test_where_the_chosen_list_is_deleted_it_does_not_show_all(self):
        self.assertEqual(self.shown(index=self.index.pk + 1000), [])

    def test_without_a_page_it_renders_empty(self):
        block = LatestNewsBlock()
        self.assertIn("ctn-empty", block.render(block.to_python({"count": 3})))
