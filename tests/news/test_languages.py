"""News by language: each piece once, in its language or by a setting in another."""

from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import TestCase
from wagtail.models import Locale, PageViewRestriction, Site

from tests.languages import (
    LANGUAGES,
    fresh,
    make_homes,
    missing_translations,
    sync,
    translate,
    with_language_addresses,
)
from tests.site import make_directory, make_news, make_news_index, make_partner
from wagtail_ctn.fallback import FALL_BACK, LEAVE_OUT
from wagtail_ctn.models import Topic
from wagtail_ctn.news.models import NewsPreparedBy, NewsTopic
from wagtail_ctn.search import search_pages
from wagtail_ctn.visibility import Visibility

TITLES = {"lv": "Latviski-7c1", "en": "Anglice-7c1", "ru": "Rossice-7c1"}
CODES = {title: code for code, title in TITLES.items()}
ATOM = "{http://www.w3.org/2005/Atom}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
DC_LANGUAGE = "{http://purl.org/dc/elements/1.1/}language"


@with_language_addresses
@pytest.mark.matrix
class LanguagesTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.homes = make_homes()
        cls.indexes = {"lv": make_news_index(cls.homes["lv"])}
        directory = make_directory(cls.homes["lv"])
        cls.partners = {"lv": make_partner(directory)}
        for code in LANGUAGES[1:]:
            cls.indexes[code] = translate(cls.indexes["lv"], code, f"News {code}")
            translate(directory, code, f"Partners {code}")
            cls.partners[code] = translate(cls.partners["lv"], code, f"Partner {code}")
        topic = Topic.objects.create(name="Temats", locale=cls.homes["lv"].locale)
        cls.piece = make_news(
            cls.indexes["lv"],
            TITLES["lv"],
            slug="zina",
            lead="Ievads",
            topics=[NewsTopic(topic=topic)],
            prepared_by=[NewsPreparedBy(partner=cls.partners["lv"])],
        )

    def translate(self, code, **options):
        return translate(self.piece, code, TITLES[code], **options)

    def restrict(self, page):
        PageViewRestriction.objects.create(page_id=page.pk, restriction_type="login")

    def shown(self, code):
        """``{place: [(title's language, language it is said to be in)]}``."""
        index, partner = self.indexes[code].get_url(), self.partners[code].get_url()
        pages = [index, f"{index}2017/", f"{index}2017/03/", f"{index}?topic=temats"]
        pages += [partner, self.homes[code].get_url()]
        found = {url: self.in_html(url) for url in pages}
        found[f"{index}rss/"] = self.in_rss(f"{index}rss/")
        found[f"{partner}rss/"] = self.in_rss(f"{partner}rss/")
        root = ElementTree.fromstring(self.client.get(f"{index}atom/").content)
        of_feed = root.get(XML_LANG)
        found[f"{index}atom/"] = [
            (CODES[entry.findtext(f"{ATOM}title")], entry.get(XML_LANG, of_feed))
            for entry in root.iter(f"{ATOM}entry")
        ]
        feed = self.client.get(f"{index}json/").json()
        found[f"{index}json/"] = [
            (CODES[item["title"]], item.get("language", feed["language"]))
            for item in feed["items"]
        ]
        return found

    def in_html(self, url):
        response = self.client.get(url)
        if response.status_code == 404:
            return []  # The archive has nothing of that time.
        soup = BeautifulSoup(response.content, "html.parser")
        found = []
        for text in soup.find_all(string=lambda text: text.strip() in CODES):
            if text.find_parent("a"):
                said = next(tag["lang"] for tag in text.parents if tag.get("lang"))
                found.append((CODES[text.strip()], said))
        return found

    def in_rss(self, url):
        root = ElementTree.fromstring(self.client.get(url).content)
        of_feed = root.findtext("channel/language")
        return [
            (CODES[item.findtext("title")], item.findtext(DC_LANGUAGE, of_feed))
            for item in root.iter("item")
        ]

    def assert_shown(self, **expected):
        """The language that stands in each language's lists, where they fall back."""
        for setting in (FALL_BACK, LEAVE_OUT):
            for code, language in expected.items():
                is_there = language and (setting == FALL_BACK or language == code)
                wanted = [(language, language)] if is_there else []
                with missing_translations(setting):
                    for place, found in self.shown(code).items():
                        with self.subTest(place, setting=setting):
                            self.assertEqual(found, wanted)

    def test_what_is_in_every_language_stands_in_each(self):
        self.translate("en")
        self.translate("ru")
        self.assert_shown(lv="lv", en="en", ru="ru")

    def test_a_draft_of_a_translation_is_none(self):
        self.translate("en", publish=False)
        self.assert_shown(lv="lv", en="lv", ru="lv")

    def test_an_open_translation_of_a_restricted_source_stands_for_it(self):
        self.translate("en")
        self.restrict(self.piece)
        self.assert_shown(lv="en", en="en", ru="en")

    def test_an_alias_of_a_sync_is_no_translation(self):
        sync(self.piece, "en")
        self.translate("ru")
        self.assert_shown(lv="lv", en="lv", ru="ru")

    def test_below_an_alias_that_a_sync_made_of_the_list_lists_work(self):
        self.indexes["en"].delete()
        self.indexes["en"] = fresh(sync(self.indexes["lv"], "en"))
        self.translate("en")
        self.assert_shown(lv="lv", en="en", ru="lv")

    def test_the_name_of_a_list_that_is_an_alias_is_in_its_own_language(self):
        self.indexes["en"].delete()
        self.indexes["en"] = fresh(sync(self.indexes["lv"], "en"))
        piece = self.client.get(self.translate("en").get_url())
        soup = BeautifulSoup(piece.content, "html.parser")
        self.assertEqual(soup.select_one(".ctn-back span")["lang"], "lv")
        feed = self.client.get(f"{self.indexes['en'].get_url()}atom/").content
        self.assertEqual(ElementTree.fromstring(feed).get(XML_LANG), "lv")

    def test_what_nobody_may_see_in_any_language_stands_nowhere(self):
        for page in (self.piece, self.translate("en")):
            self.restrict(page)
        sync(self.piece, "ru")
        self.assert_shown(lv=None, en=None, ru=None)

    def test_site_search_finds_each_piece_in_one_language(self):
        sync(self.piece, "en")
        english = Locale.objects.get(language_code="en")
        visibility = Visibility(Site.objects.get())
        # MariaDB's full text index does not see what a test has not committed.
        found_at_all = 0 if connection.vendor == "mysql" else 1
        for setting, number in [(FALL_BACK, found_at_all), (LEAVE_OUT, 0)]:
            with missing_translations(setting):
                found = search_pages("Latviski", english, visibility).rows
                self.assertEqual([page.pk for page in found], [self.piece.pk] * number)

    def test_an_alias_says_in_which_language_its_words_are(self):
        alias = fresh(sync(self.piece, "en"))
        page = self.client.get(alias.get_url())
        soup = BeautifulSoup(page.content, "html.parser")
        for text in (TITLES["lv"], "Ievads"):
            self.assertEqual(soup.main.find(string=text).parent["lang"], "lv")
        self.assertEqual(soup.select_one(".ctn-body")["lang"], "lv")
        self.assertIn('"inLanguage": "lv"', page.content.decode())
