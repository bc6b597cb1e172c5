"""The same place in every language: for people to switch, for machines to know of."""

from datetime import UTC, date, datetime, time
from unittest.mock import patch
from xml.etree import ElementTree

from bs4 import BeautifulSoup
from django.db import connection
from django.template import Context, Template
from django.test import RequestFactory, TestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
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
    make_many_events,
    make_news,
    make_news_index,
    make_partner,
    make_working_group,
)
from wagtail_ctn.alternates import alternate_links, language_links
from wagtail_ctn.fallback import FALL_BACK
from wagtail_ctn.models import Topic

NOW = datetime(2020, 7, 15, 8, tzinfo=UTC)
HOST = "http://testserver"
XHTML_LINK = "{http://www.w3.org/1999/xhtml}link"
VIEWS = {
    "calendar": ["", "past/", "2020/", "2020/07/", "2020/w29/", "2020/07/15/"],
    "event": ["", "2020-07-15/"],
    "news_index": ["", "2017/", "2017/03/"],
    "piece": [""],
    "directory": ["", "a-z/"],
    "partner": [""],
    "group": [""],
}
FILTER = "?topic=temats&q=v%C4%81rds"


@with_language_addresses
class AlternatesTestCase(TestCase):
    """Every page type of ours in Latvian, English and Russian."""

    @classmethod
    def setUpTestData(cls):
        cls.homes = make_homes()
        home = cls.homes["lv"]
        pages = {
            "calendar": make_calendar(home),
            "news_index": make_news_index(home),
            "directory": make_directory(home),
        }
        pages |= {
            "event": make_event(
                pages["calendar"],
                "Nodarbība",
                slug="nodarbiba",
                start_date=date(2020, 7, 8),
                start_time=time(9),
                recurrence="FREQ=WEEKLY;COUNT=3",
            ),
            "piece": make_news(pages["news_index"]),
            "partner": make_partner(pages["directory"]),
            "group": make_working_group(pages["directory"]),
        }
        Topic.objects.create(name="Temats", locale=home.locale)
        cls.pages = {name: {"lv": page} for name, page in pages.items()}
        for name, page in pages.items():
            for code in LANGUAGES[1:]:
                cls.pages[name][code] = translate(page, code, f"{name} {code}")

    def setUp(self):
        clock = patch.object(timezone, "now", return_value=NOW)
        clock.start()
        self.addCleanup(clock.stop)

    def soup(self, url):
        response = self.client.get(url)
        self.assertEqual(response.status_code, 200, url)
        return BeautifulSoup(response.content, "html.parser")

    def alternates(self, url):
        """``{code: path}`` of what the head tells machines."""
        links = self.soup(url).select('head link[rel="alternate"][hreflang]')
        found = {link["hreflang"]: link["href"].removeprefix(HOST) for link in links}
        self.assertEqual(len(found), len(links), "each language once")
        return found

    def switch(self, url):
        """``{code: (path, whether it is the same place)}`` of the links for people."""
        links = self.soup(url).select(".ctn-languages a")
        return {
            link["lang"]: (link["href"], link.has_attr("hreflang")) for link in links
        }


class HeadTests(AlternatesTestCase):
    def test_every_view_of_every_page_names_itself_and_its_translations(self):
        for name, paths in VIEWS.items():
            for path in paths:
                for code in LANGUAGES:
                    own = self.pages[name]
                    expected = {c: own[c].get_url() + path for c in LANGUAGES}
                    expected["x-default"] = expected["lv"]
                    with self.subTest(name, path=path, code=code):
                        url = own[code].get_url() + path
                        self.assertEqual(self.alternates(url), expected)

    def test_what_is_named_names_back(self):
        first = self.alternates(self.pages["event"]["ru"].get_url() + "2020-07-15/")
        for url in first.values():
            self.assertEqual(self.alternates(url), first)

    def test_a_filter_is_no_place_of_its_own(self):
        calendar = self.pages["calendar"]["en"].get_url()
        plain = self.alternates(calendar + "2020/07/")
        self.assertEqual(self.alternates(f"{calendar}2020/07/{FILTER}"), plain)

    def test_the_second_page_of_a_list_names_none(self):
        own = fresh(self.pages["calendar"]["lv"])
        make_event(own, "Otra", start_date=date(2020, 7, 16))
        make_news(fresh(self.pages["news_index"]["lv"]), "Otra")
        make_partner(fresh(self.pages["directory"]["lv"]), "Otrais")
        lists = {"calendar": "", "news_index": "", "directory": "a-z/"}
        by_title = patch("wagtail_ctn.partners.views.PER_PAGE", 1)
        with by_title, self.settings(WAGTAIL_CTN={"PAGE_SIZE": 1}):
            for name, path in lists.items():
                url = self.pages[name]["lv"].get_url() + path
                with self.subTest(url):
                    self.assertEqual(len(self.alternates(f"{url}?page=1")), 4)
                    self.assertEqual(self.alternates(f"{url}?page=2"), {})

    def test_what_is_not_there_or_not_public_is_not_named(self):
        event = self.pages["event"]
        event["en"].unpublish()
        PageViewRestriction.objects.create(page=event["ru"], restriction_type="login")
        own = event["lv"].get_url()
        self.assertEqual(self.alternates(own), {"lv": own, "x-default": own})

    def test_an_alias_leads_to_the_languages_of_the_page_behind_it(self):
        event = self.pages["event"]
        event["en"].delete()
        alias = fresh(sync(event["lv"], "en"))
        expected = {code: event[code].get_url() for code in ("lv", "ru")}
        expected["x-default"] = expected["lv"]
        self.assertEqual(self.alternates(alias.get_url()), expected)
        self.assertEqual(self.alternates(event["ru"].get_url()), expected)

    def test_an_alias_of_a_list_is_a_list_of_its_own(self):
        calendar = self.pages["calendar"]
        calendar["en"].delete()
        alias = fresh(sync(calendar["lv"], "en"))
        found = self.alternates(alias.get_url() + "2020/07/")
        self.assertEqual(found["en"], alias.get_url() + "2020/07/")
        self.assertEqual(self.alternates(calendar["lv"].get_url() + "2020/07/"), found)

    def test_only_a_place_that_is_there_in_the_other_language_is_named(self):
        old = make_news(
            fresh(self.pages["news_index"]["lv"]), "Sena", date=date(2010, 5, 1)
        )
        index = self.pages["news_index"]
        own = index["lv"].get_url() + "2010/05/"
        self.assertEqual(self.alternates(own), {"lv": own, "x-default": own})
        translate(old, "en", "Old")
        self.assertEqual(set(self.alternates(own)), {"lv", "en", "x-default"})
        make_event(
            fresh(self.pages["calendar"]["lv"]), "Sen", start_date=date(1990, 1, 1)
        )
        far = self.pages["calendar"]["lv"].get_url() + "1990/"
        self.assertEqual(set(self.alternates(far)), {"lv", "x-default"})

    def test_a_page_of_one_language_is_the_default(self):
        other = make_calendar(self.homes["en"], "Other", locale=self.homes["en"].locale)
        own = other.get_url()
        self.assertEqual(self.alternates(own), {"en": own, "x-default": own})

    def test_pages_and_feeds_tell_their_language_in_a_header_too(self):
        for name, paths in VIEWS.items():
            for code in LANGUAGES:
                for path in paths:
                    url = self.pages[name][code].get_url() + path
                    response = self.client.get(url)
                    self.assertEqual(response["Content-Language"], code)
        feeds = {
            "calendar": ["ical/", "rss/", "atom/", "json/"],
            "event": ["ical/", "2020-07-15/ical/"],
            "news_index": ["rss/", "atom/", "json/"],
            "partner": ["ical/", "rss/", "vcard/"],
            "group": ["vcard/"],
        }
        for name, paths in feeds.items():
            for path in paths:
                url = self.pages[name]["ru"].get_url() + path
                response = self.client.get(url, headers={"accept-language": "en"})
                self.assertEqual(response["Content-Language"], "ru", url)
        missing = self.pages["calendar"]["ru"].get_url() + "ical/?topic=none"
        response = self.client.get(missing)
        self.assertEqual(response.status_code, 404)
        self.assertEqual(response["Content-Language"], "ru")

    def test_it_costs_one_query_for_head_and_switch_together(self):
        for name, pages in self.pages.items():
            request = RequestFactory().get("/", headers={"host": "testserver"})
            page = fresh(pages["en"])
            self.assertTrue(page.visibility(request).shows(page))
            self.assertIn(page.locale.language_code, page.get_url(request))
            with self.subTest(name), self.assertNumQueries(1):
                alternate_links(page, request)
                language_links(page, request)


class SwitchTests(AlternatesTestCase):
    """Our own frame has the switch; others have it by the tag."""

    def setUp(self):
        super().setUp()
        own = {"BASE_TEMPLATE": "wagtail_ctn/standalone.html"}
        self.enterContext(self.settings(WAGTAIL_CTN=own))

    def test_it_keeps_page_view_period_date_and_filter(self):
        for name, paths in VIEWS.items():
            for path in paths:
                own = self.pages[name]
                tails = [path, f"{path}{FILTER}"] if name == "calendar" else [path]
                for tail in tails:
                    expected = {c: (own[c].get_url() + tail, True) for c in LANGUAGES}
                    for code in LANGUAGES:
                        with self.subTest(name, tail=tail, code=code):
                            url = own[code].get_url() + tail
                            self.assertEqual(self.switch(url), expected)

    def test_where_it_leads_shows_the_same_view_with_the_same_filter(self):
        url = self.pages["calendar"]["lv"].get_url() + f"2020/07/{FILTER}"
        for code, (address, _is_same) in self.switch(url).items():
            shown = self.client.get(address).context
            self.assertEqual(shown["page"].locale.language_code, code)
            self.assertEqual(shown["view"], "month")
            self.assertEqual(shown["shown_period"].first, date(2020, 7, 1))
            self.assertEqual(
                shown["filter"].parameters, [("q", "vārds"), ("topic", "temats")]
            )

    def test_it_begins_with_the_first_page_of_a_list(self):
        make_many_events(fresh(self.pages["calendar"]["lv"]), 30)
        calendar = self.pages["calendar"]
        query = "past/?page=2&mode=onsite"
        links = self.switch(calendar["lv"].get_url() + query)
        expected = calendar["en"].get_url() + query.replace("page=2&", "")
        self.assertEqual(links["en"], (expected, True))

    def test_it_names_each_language_in_itself_and_the_one_that_is_shown(self):
        soup = self.soup(self.pages["event"]["en"].get_url())
        links = soup.select(".ctn-languages a")
        self.assertEqual([a.text for a in links], ["Latviešu", "English", "Русский"])
        current = soup.select(".ctn-languages [aria-current]")
        self.assertEqual([link["lang"] for link in current], ["en"])

    def test_where_a_page_is_not_translated_it_leads_to_the_nearest_above(self):
        event, calendar = self.pages["event"], self.pages["calendar"]
        event["en"].unpublish()
        found = self.switch(event["lv"].get_url() + "2020-07-15/?x=y")
        self.assertEqual(found["en"], (calendar["en"].get_url(), False))
        calendar["en"].unpublish()
        found = self.switch(event["lv"].get_url())
        self.assertEqual(found["en"], (self.homes["en"].get_url(), False))
        self.homes["en"].unpublish()
        self.assertNotIn("en", self.switch(event["lv"].get_url()))

    def test_an_alias_of_an_event_is_none_and_one_of_a_calendar_is_a_calendar(self):
        event, calendar = self.pages["event"], self.pages["calendar"]
        event["en"].delete()
        alias = fresh(sync(event["lv"], "en"))
        found = self.switch(event["lv"].get_url())
        self.assertEqual(found["en"], (calendar["en"].get_url(), False))
        self.assertEqual(self.switch(alias.get_url())["en"], (alias.get_url(), True))
        fresh(calendar["en"]).delete()
        alias = fresh(sync(calendar["lv"], "en"))
        found = self.switch(calendar["lv"].get_url() + "past/")
        self.assertEqual(found["en"], (alias.get_url() + "past/", True))

    def test_a_place_that_is_not_in_the_other_language_leads_to_its_page(self):
        make_news(fresh(self.pages["news_index"]["lv"]), "Sena", date=date(2010, 5, 1))
        index = self.pages["news_index"]
        found = self.switch(index["lv"].get_url() + "2010/05/")
        self.assertEqual(found["en"], (index["en"].get_url(), False))
        with missing_translations(FALL_BACK):
            found = self.switch_of_own_frame(index["lv"].get_url() + "2010/05/")
            self.assertEqual(found["en"], (index["en"].get_url() + "2010/05/", True))

    def switch_of_own_frame(self, url):
        own = {
            "BASE_TEMPLATE": "wagtail_ctn/standalone.html",
            "MISSING_TRANSLATIONS": FALL_BACK,
        }
        with self.settings(WAGTAIL_CTN=own):
            return self.switch(url)

    def test_it_leads_to_nothing_that_not_everybody_may_see(self):
        event = self.pages["event"]
        for page in (event["en"], self.homes["ru"]):
            PageViewRestriction.objects.create(
                page_id=page.pk, restriction_type="login"
            )
        found = self.switch(event["lv"].get_url())
        self.assertEqual(found["en"][1], False)
        self.assertNotIn("ru", found)

    def test_a_site_of_one_language_has_none(self):
        url = self.pages["event"]["lv"].get_url()
        with self.settings(WAGTAIL_I18N_ENABLED=False):
            self.assertEqual(self.switch(url), {})

    def test_pages_of_the_site_itself_have_it_by_the_tags(self):
        home = self.homes["lv"]
        request = RequestFactory().get("/lv/", headers={"host": "testserver"})
        tags = (
            "{% load wagtail_ctn_tags %}{% language_switch %}{% language_alternates %}"
        )
        html = Template(tags).render(Context({"page": home, "request": request}))
        for code in LANGUAGES:
            self.assertIn(f'<a href="/{code}/" lang="{code}"', html)
            self.assertIn(f'hreflang="{code}" href="{HOST}/{code}/"', html)
        self.assertEqual(Template(tags).render(Context({})).strip(), "")


class SitemapTests(AlternatesTestCase):
    def sitemap(self):
        """``{path: {code: path}}``."""
        root = ElementTree.fromstring(self.client.get("/sitemap.xml").content)
        return {
            url.find("{*}loc").text.removeprefix(HOST): {
                link.get("hreflang"): link.get("href").removeprefix(HOST)
                for link in url.iter(XHTML_LINK)
            }
            for url in root
        }

    def test_it_has_every_page_in_every_language_with_its_translations(self):
        found = self.sitemap()
        expected = {}
        for pages in [self.homes, *self.pages.values()]:
            alternates = {code: page.get_url() for code, page in pages.items()}
            alternates["x-default"] = alternates["lv"]
            expected |= {page.get_url(): alternates for page in pages.values()}
        self.assertEqual(found, expected)

    def test_it_has_no_aliases_and_nothing_that_is_not_public(self):
        event, calendar = self.pages["event"], self.pages["calendar"]
        event["en"].delete()
        alias = fresh(sync(event["lv"], "en"))
        self.pages["piece"]["en"].unpublish()
        PageViewRestriction.objects.create(
            page=calendar["ru"], restriction_type="login"
        )
        found = self.sitemap()
        hidden = [alias, self.pages["piece"]["en"], calendar["ru"], event["ru"]]
        for page in hidden:
            self.assertNotIn(page.get_url(), found)
            for alternates in found.values():
                self.assertNotIn(page.get_url(), alternates.values())
        own = event["lv"].get_url()
        self.assertEqual(found[own], {"lv": own, "x-default": own})

    def test_below_an_alias_of_a_restricted_calendar_is_nothing_public(self):
        calendar = self.pages["calendar"]
        fresh(calendar["en"]).delete()
        alias = fresh(sync(calendar["lv"], "en"))
        event = make_event(alias, "Own", locale=alias.locale)
        self.assertIn(event.get_url(), self.sitemap())
        PageViewRestriction.objects.create(
            page=calendar["lv"], restriction_type="login"
        )
        self.assertNotIn(event.get_url(), self.sitemap())

    def test_more_pages_ask_no_more(self):
        def count():
            self.sitemap()
            with CaptureQueriesContext(connection) as queries:
                self.sitemap()
            return len(queries)

        few = count()
        for number in range(10):
            make_event(fresh(self.pages["calendar"]["lv"]), f"Viens {number}")
        self.assertEqual(count(), few)
