"""Languages that are read from right to left, beside those that are not."""

from datetime import date

from django.conf import settings
from django.template import Context, Template
from django.test import SimpleTestCase, TestCase, override_settings
from django.utils import translation
from wagtail.models import Locale

from tests.site import (
    make_calendar,
    make_directory,
    make_event,
    make_news,
    make_news_index,
    make_partner,
    make_site,
)
from wagtail_ctn.markup import in_language_of
from wagtail_ctn.news.models import NewsPreparedBy

LANGUAGES = [("lv", "Latvian"), ("ar", "Arabic")]

without_base_template = override_settings(
    WAGTAIL_CTN={**settings.WAGTAIL_CTN, "BASE_TEMPLATE": "is-not-there.html"}
)


def render(text, **context):
    return Template("{% load wagtail_ctn_tags %}" + text).render(Context(context))


class Words:
    def __init__(self, code):
        self.shown_language = code


class MarkTests(SimpleTestCase):
    def test_words_of_another_language_say_their_direction_only_where_it_differs(self):
        for around, code, expected in [
            ("lv", "en", '<span lang="en">A</span>'),
            ("lv", "ar", '<span lang="ar" dir="rtl">A</span>'),
            ("ar", "lv", '<span lang="lv" dir="ltr">A</span>'),
            ("ar", "he", '<span lang="he">A</span>'),
            ("ar", "en-gb", '<span lang="en-gb" dir="ltr">A</span>'),
            ("en", "ar-dz", '<span lang="ar-dz" dir="rtl">A</span>'),
            ("ar", "", "A"),
        ]:
            with self.subTest(around=around, code=code), translation.override(around):
                self.assertHTMLEqual(in_language_of("A", Words(code)), expected)

    def test_the_code_of_a_language_is_escaped(self):
        self.assertNotIn("<", render("{{ code|language_attributes }}", code='"><b>'))

    def test_arrows_lead_to_where_a_line_begins_and_ends(self):
        arrows = "{% back_arrow %}{% onward_arrow %}"
        for code, expected in [("lv", "←→"), ("ar", "→←")]:
            with translation.override(code):
                self.assertEqual(render(arrows), expected)


class LatvianTests(TestCase):
    def test_pages_of_other_languages_say_nothing_of_a_direction(self):
        calendar = make_calendar(make_site())
        with without_base_template:
            response = self.client.get(calendar.get_url())
        self.assertContains(response, '<html lang="lv">')
        self.assertContains(response, '<div class="ctn">')


@override_settings(LANGUAGES=LANGUAGES, WAGTAIL_CONTENT_LANGUAGES=LANGUAGES)
class ArabicTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.home = make_site()
        cls.home.locale = Locale.objects.create(language_code="ar")
        cls.home.save()

    def test_a_page_is_turned_where_the_template_of_the_site_is_not(self):
        calendar = make_calendar(self.home)
        response = self.client.get(calendar.get_url())
        self.assertContains(response, '<div class="ctn" dir="rtl">')

    def test_a_page_without_a_template_of_the_site_is_turned_as_a_whole(self):
        calendar = make_calendar(self.home)
        with without_base_template:
            response = self.client.get(calendar.get_url())
        self.assertContains(response, '<html lang="ar" dir="rtl">')

    def test_numbers_and_addresses_stay_as_they_are_written(self):
        partner = make_partner(
            make_directory(self.home),
            phone="+371 67829674",
            email="info@example.org",
            website="https://example.org/a/",
        )
        news = make_news(
            make_news_index(self.home),
            date=date(2017, 3, 13),
            prepared_by=[NewsPreparedBy(partner=partner, phone="1 2")],
        )
        response = self.client.get(partner.get_url())
        for html in (
            '<a href="tel:+37167829674" dir="ltr">+371 67829674</a>',
            '<a href="mailto:info@example.org" dir="ltr">info@example.org</a>',
            '<a href="https://example.org/a/" dir="ltr">https://example.org/a/</a>',
        ):
            self.assertContains(response, html, html=True)
        response = self.client.get(news.get_url())
        self.assertContains(response, '<bdi dir="ltr">1 2</bdi>', html=True)

    def test_the_way_back_from_an_event_points_to_the_right(self):
        event = make_event(make_calendar(self.home))
        self.assertContains(self.client.get(event.get_url()), "→ Notikumu kalendārs")
