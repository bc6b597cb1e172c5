"""Partners by language: each once, in its language or by a setting in another."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import RequestFactory, TestCase
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from tests.languages import (
    LANGUAGES,
    fresh,
    make_homes,
    missing_translations,
    sync,
    translate,
    with_language_addresses,
)
from tests.site import (
    make_calendar,
    make_directory,
    make_event,
    make_partner,
    make_working_group,
)
from wagtail_ctn.events.models import EventPartner
from wagtail_ctn.fallback import FALL_BACK, LEAVE_OUT
from wagtail_ctn.partners.blocks import WorkingGroupMembersBlock
from wagtail_ctn.partners.models import PartnerKind, WorkingGroupMember

TITLES = {"lv": "Latviski-7c1", "en": "Anglice-7c1", "ru": "Rossice-7c1"}
GROUPS = {"lv": "Grupa-7c1", "en": "Group-7c1", "ru": "Gruppa-7c1"}
CODES = {title: code for found in (TITLES, GROUPS) for code, title in found.items()}


@with_language_addresses
@pytest.mark.matrix
class LanguagesTests(TestCase):
    """A partner and a working group in Latvian, a directory in three languages."""

    @classmethod
    def setUpTestData(cls):
        cls.homes = make_homes()
        cls.directories = {"lv": make_directory(cls.homes["lv"])}
        for code in LANGUAGES[1:]:
            cls.directories[code] = translate(cls.directories["lv"], code, code)
        locale = cls.homes["lv"].locale
        kind = PartnerKind.objects.create(name="Veids", locale=locale)
        cls.partner = make_partner(cls.directories["lv"], TITLES["lv"], kind=kind)
        cls.group = make_working_group(cls.directories["lv"], GROUPS["lv"])

    def translate(self, code):
        translate(self.group, code, GROUPS[code])
        return translate(self.partner, code, TITLES[code])

    def shown(self, code):
        directory = self.directories[code].get_url()
        pages = [directory, f"{directory}a-z/", f"{directory}?kind=veids"]
        return {url: self.links(url) for url in pages}

    def links(self, url):
        """``[(title's language, language it is said to be in)]``."""
        soup = BeautifulSoup(self.client.get(url).content, "html.parser")
        return [
            (CODES[text], next(tag["lang"] for tag in text.parents if tag.get("lang")))
            for text in soup.find_all(string=list(CODES))
            if text.find_parent("a")
        ]

    def assert_shown(self, **expected):
        """The language that stands in each directory, where it falls back."""
        for setting in (FALL_BACK, LEAVE_OUT):
            for code, language in expected.items():
                is_there = language and (setting == FALL_BACK or language == code)
                one = [(language, language)] if is_there else []
                with missing_translations(setting):
                    for url, found in self.shown(code).items():
                        with self.subTest(url, setting=setting):
                            # A filter by kind leaves no working groups.
                            both = 1 if "kind=" in url else 2
                            self.assertEqual(found, one * both)

    def test_a_translation_stands_in_its_language_and_else_the_source(self):
        self.translate("en")
        self.assert_shown(lv="lv", en="en", ru="lv")

    def test_an_alias_of_a_sync_is_no_translation(self):
        for page in (self.partner, self.group):
            sync(page, "en")
        self.translate("ru")
        self.assert_shown(lv="lv", en="lv", ru="ru")

    def test_below_an_alias_that_a_sync_made_of_the_directory_lists_work(self):
        self.directories["en"].delete()
        self.directories["en"] = fresh(sync(self.directories["lv"], "en"))
        self.translate("en")
        self.assert_shown(lv="lv", en="en", ru="lv")

    def test_what_nobody_may_see_stands_nowhere(self):
        for page in (self.partner, self.group):
            sync(page, "en")
            PageViewRestriction.objects.create(page=page, restriction_type="login")
        self.assert_shown(lv=None, en=None, ru=None)

    def test_logos_are_of_partners_in_the_language_of_the_page(self):
        for setting, expected in [(FALL_BACK, [("lv", "lv")]), (LEAVE_OUT, [])]:
            with missing_translations(setting):
                self.assertEqual(self.links(self.homes["en"].get_url()), expected)

    def test_an_event_names_a_partner_without_a_translation_as_it_is(self):
        calendar = make_calendar(self.homes["lv"])
        event = make_event(calendar, partners=[EventPartner(partner=self.partner)])
        english = translate(event, "en", "Seminar")
        sync(self.partner, "en")
        self.assertEqual(self.links(english.get_url()), [("lv", "lv")])

    def test_an_event_that_names_an_alias_of_a_sync_names_what_is_behind_it(self):
        calendar = make_calendar(self.homes["lv"])
        english = translate(calendar, "en", "Events")
        alias = fresh(sync(self.partner, "en"))
        event = make_event(english, partners=[EventPartner(partner=alias)])
        self.assertEqual(self.links(event.get_url()), [("lv", "lv")])

    def test_what_belongs_to_a_partner_stands_in_another_language_too(self):
        locale = self.homes["lv"].locale
        WorkingGroupMember.objects.create(
            page=self.group, partner=self.partner, locale=locale
        )
        child = make_partner(
            self.directories["lv"], "Pakļauta", parent_organisation=self.partner
        )
        english = translate(self.partner, "en", TITLES["en"])
        with missing_translations(FALL_BACK):
            page = self.client.get(english.get_url())
            self.assertEqual(self.links(english.get_url()), [("lv", "lv")])
            marked = f'<span lang="lv">{child.title}</span>'
            self.assertContains(page, marked)
        with missing_translations(LEAVE_OUT):
            self.assertEqual(self.links(english.get_url()), [])

    def test_a_kind_without_a_translation_is_marked_above_what_is_of_it(self):
        locale = self.homes["lv"].locale
        WorkingGroupMember.objects.create(
            page=self.group, partner=self.partner, locale=locale
        )
        english = self.translate("en")
        group = english.get_parent().get_children().get(title=GROUPS["en"])
        for page, heading in [(self.directories["en"], "h2"), (group, "h3")]:
            url = page.get_url()
            soup = BeautifulSoup(self.client.get(url).content, "html.parser")
            kinds = [h for h in soup.select(heading) if h.text == "Veids"]
            with self.subTest(url):
                self.assertEqual([kind.span["lang"] for kind in kinds], ["lv"])
        own = self.client.get(self.directories["lv"].get_url())
        self.assertContains(own, "<h2>Veids</h2>", html=True)

    def test_a_group_without_a_translation_is_marked_in_a_block(self):
        home, request = self.homes["en"], RequestFactory().get("/")
        block = WorkingGroupMembersBlock()
        value = block.to_python({"group": self.group.pk})
        html = block.render(value, {"page": home, "request": request})
        soup = BeautifulSoup(html, "html.parser")
        for place in ("h2", ".ctn-hidden"):
            self.assertEqual(soup.select_one(place).span["lang"], "lv")

    def test_more_partners_ask_no_more(self):
        url = self.directories["en"].get_url()

        def count():
            self.client.get(url)
            with CaptureQueriesContext(connection) as queries:
                self.client.get(url)
            return len(queries)

        with missing_translations(FALL_BACK):
            few = count()
            for number in range(10):
                make_partner(fresh(self.directories["lv"]), f"Partneris {number}")
            self.assertEqual(count(), few)
