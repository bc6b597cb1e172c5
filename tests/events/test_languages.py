"""In every language an event stands once: in that language, or by a setting in another.

Every state that an event and its translations can be in × every language × every list
and feed, both where what is not translated is left out and where lists fall back.
"""

from datetime import UTC, date, datetime, time
from unittest.mock import patch
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import RequestFactory, TestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation
from icalendar import Calendar
from wagtail.actions.convert_alias import ConvertAliasPageAction
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
from tests.site import make_calendar, make_directory, make_event, make_partner
from wagtail_ctn.events.files import calendar_file
from wagtail_ctn.events.models import (
    CalendarOther,
    CalendarPartner,
    CalendarTopic,
    EventEntry,
    EventException,
    EventPartner,
    EventTopic,
    Venue,
)
from wagtail_ctn.events.selection import upcoming_events
from wagtail_ctn.fallback import FALL_BACK, LEAVE_OUT
from wagtail_ctn.models import Topic
from wagtail_ctn.search import search_pages
from wagtail_ctn.visibility import Visibility

NOW = datetime(2020, 7, 15, 8, tzinfo=UTC)
TITLES = {"lv": "Latviski-7c1", "en": "Anglice-7c1", "ru": "Rossice-7c1"}
CODES = {title: code for code, title in TITLES.items()}
FEEDS = ["ical/", "rss/", "atom/", "json/"]
PAGES = ["", "past/", "2020/07/", "2020/w29/", "2020/07/15/"]
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
DC_LANGUAGE = "{http://purl.org/dc/elements/1.1/}language"
ATOM = "{http://www.w3.org/2005/Atom}"


@with_language_addresses
class LanguagesTestCase(TestCase):
    """A calendar, a partner and a topic in three languages, an event in Latvian."""

    @classmethod
    def setUpTestData(cls):
        cls.homes = make_homes()
        locale = cls.homes["lv"].locale
        cls.calendars = {"lv": make_calendar(cls.homes["lv"])}
        directory = make_directory(cls.homes["lv"])
        cls.partners = {"lv": make_partner(directory)}
        for code in LANGUAGES[1:]:
            cls.calendars[code] = translate(cls.calendars["lv"], code, f"Events {code}")
            translate(directory, code, f"Partners {code}")
            cls.partners[code] = translate(cls.partners["lv"], code, f"Partner {code}")
        cls.topic = Topic.objects.create(name="Temats", locale=locale)
        cls.event = cls.make_event(cls.calendars["lv"])

    @classmethod
    def make_event(cls, calendar, **fields):
        """On yesterday and today, now as well."""
        fields = {
            "slug": "notikums",
            "start_date": date(2020, 7, 14),
            "start_time": time(9),
            "end_time": time(12),
            "recurrence": "FREQ=DAILY;COUNT=2",
            "topics": [EventTopic(topic=cls.topic)],
            "partners": [EventPartner(partner=cls.partners["lv"])],
        } | fields
        return make_event(calendar, TITLES["lv"], **fields)

    def setUp(self):
        clock = patch.object(timezone, "now", return_value=NOW)
        clock.start()
        self.addCleanup(clock.stop)

    def translate(self, *codes, **options):
        """The event in these languages; the last one is returned."""
        for code in codes:
            page = translate(self.event, code, TITLES[code], **options)
        return page

    def restrict(self, page):
        PageViewRestriction.objects.create(page_id=page.pk, restriction_type="login")

    def url(self, code, path=""):
        return self.calendars[code].get_url() + path

    def places(self, code):
        """``{name: address}`` of every page that shows events in a language."""
        pages = {path or "list": self.url(code, path) for path in PAGES}
        if connection.vendor != "mysql":
            # MariaDB's full text index does not see what is not committed.
            pages["search"] = self.url(code, "?q=7c1")
        partner, home = self.partners[code].get_url(), self.homes[code].get_url()
        return pages | {"partner": partner, "block": home}

    def feeds(self, code):
        """``{name: (address, reader)}`` of every feed in a language."""
        readers = {"ical/": in_ical, "rss/": in_rss, "atom/": in_atom, "json/": in_json}
        found = {name: (self.url(code, name), read) for name, read in readers.items()}
        partner = f"{self.partners[code].get_url()}ical/"
        return found | {"partner ical/": (partner, in_ical)}

    def shown(self, code):
        """``{place: [(title's language, language it is said to be in, path)]}``."""
        found = {}
        for name, url in self.places(code).items():
            found[name] = in_html(self.client.get(url).content)
        for name, (url, read) in self.feeds(code).items():
            response = self.client.get(url)
            self.assertEqual(response["Content-Language"], code)
            found[name] = read(response)
        for title in TITLES.values():
            locale = Locale.objects.get(language_code=code)
            rows = search_pages(title, locale, Visibility(Site.objects.get())).rows
            if connection.vendor != "mysql":
                found.setdefault("site search", []).extend(
                    (CODES[p.title], p.shown_language or code, p.get_url())
                    for p in rows
                )
        return found

    def assert_shown(self, **expected):
        """The language of the page that stands in the lists of each language.

        That is where lists fall back; where they do not, only what is in the language
        itself stands there.
        """
        with missing_translations(FALL_BACK):
            for code in LANGUAGES:
                self.assert_everywhere(code, expected[code])
        with missing_translations(LEAVE_OUT):
            for code in LANGUAGES:
                is_own = expected[code] == code
                self.assert_everywhere(code, code if is_own else None)

    def assert_everywhere(self, code, language):
        for place, found in self.shown(code).items():
            with self.subTest(place, language=code, expected=language):
                said = {(title, told) for title, told, _path in found}
                if language is None:
                    self.assertEqual(said, set())
                    continue
                self.assertEqual(said, {(language, language)})
                addresses = [path for _title, _told, path in found]
                for path in addresses:
                    self.assertIn(f"/{language}/", path)
                # A month has a table and a list for small screens.
                times = 2 if place == "2020/07/" else 1
                for path in set(addresses):
                    self.assertEqual(addresses.count(path), times, path)
        self.assert_counted(code, 0 if language is None else 1)

    def assert_counted(self, code, number):
        upcoming = self.client.get(self.url(code)).context
        self.assertEqual(upcoming["paging"].total, number)
        topics = next(f for f in upcoming["facets"] if f["field"].name == "topic")
        self.assertEqual(len(topics["choices"]), number)
        months = self.client.get(self.url(code, "2020/")).context["months"]
        self.assertEqual(months[6].count, number * 2)
        chosen = self.client.get(self.url(code), {"topic": self.topic.slug}).context
        self.assertEqual(len(chosen["occurrences"]), number)


def in_html(content):
    """Links with one of the titles, each with the language that its text is in."""
    soup = BeautifulSoup(content, "html.parser")
    found = []
    for link in soup.select("a[href]"):
        text = link.find(string=lambda text: text.strip() in CODES)
        if text:
            said = next(tag["lang"] for tag in text.parents if tag.get("lang"))
            found.append((CODES[text.strip()], said, link["href"]))
    return found


def in_ical(response):
    events = Calendar.from_ical(response.content).walk("VEVENT")
    return [
        (code_in(event["SUMMARY"]), event["SUMMARY"].params["LANGUAGE"], event["URL"])
        for event in events
    ]


def in_rss(response):
    root = ElementTree.fromstring(response.content)
    of_feed = root.findtext("channel/language")
    return [
        (
            code_in(item.findtext("title")),
            item.findtext(DC_LANGUAGE, of_feed),
            item.findtext("link"),
        )
        for item in root.iter("item")
    ]


def in_atom(response):
    root = ElementTree.fromstring(response.content)
    of_feed = root.get(XML_LANG)
    return [
        (
            code_in(entry.findtext(f"{ATOM}title")),
            entry.get(XML_LANG, of_feed),
            entry.find(f"{ATOM}link").get("href"),
        )
        for entry in root.iter(f"{ATOM}entry")
    ]


def in_json(response):
    feed = response.json()
    return [
        (code_in(item["title"]), item.get("language", feed["language"]), item["url"])
        for item in feed["items"]
    ]


def code_in(text):
    """The language of the title in a text; the text itself where there is none."""
    return next((CODES[title] for title in CODES if title in text), str(text))


@pytest.mark.matrix
class StatesTests(LanguagesTestCase):
    def test_what_is_in_every_language_stands_in_each(self):
        self.translate("en", "ru")
        self.assert_shown(lv="lv", en="en", ru="ru")

    def test_what_is_in_one_language_stands_in_the_others_as_it_is(self):
        self.assert_shown(lv="lv", en="lv", ru="lv")

    def test_of_several_languages_the_sources_stands_in(self):
        self.translate("ru")
        self.assert_shown(lv="lv", en="lv", ru="ru")

    def test_a_draft_of_a_translation_is_none(self):
        self.translate("en", publish=False)
        self.assert_shown(lv="lv", en="lv", ru="lv")

    def test_an_unpublished_translation_is_none(self):
        self.translate("en").unpublish()
        self.translate("ru")
        self.assert_shown(lv="lv", en="lv", ru="ru")

    def test_a_restricted_translation_is_none(self):
        self.restrict(self.translate("en"))
        self.assert_shown(lv="lv", en="lv", ru="lv")

    def test_an_open_translation_of_a_restricted_source_stands_for_it(self):
        self.translate("en")
        self.restrict(self.event)
        self.assert_shown(lv="en", en="en", ru="en")

    def test_a_source_that_is_not_live_gives_way_to_the_next_oldest(self):
        self.translate("ru", "en")
        self.event.unpublish()
        self.assert_shown(lv="ru", en="en", ru="ru")

    def test_when_the_source_is_deleted_the_next_oldest_is_the_source(self):
        self.translate("ru")
        fresh(self.event).delete()
        self.assert_shown(lv="ru", en="ru", ru="ru")

    def test_what_nobody_may_see_in_any_language_stands_nowhere(self):
        for page in (self.event, self.translate("en"), self.translate("ru")):
            self.restrict(page)
        self.assert_shown(lv=None, en=None, ru=None)

    def test_what_is_live_in_no_language_stands_nowhere(self):
        for page in (self.translate("en"), self.event):
            page.unpublish()
        self.assert_shown(lv=None, en=None, ru=None)

    def test_an_alias_of_a_sync_is_no_translation(self):
        sync(self.event, "en")
        self.assert_shown(lv="lv", en="lv", ru="lv")

    def test_an_alias_of_an_alias_of_a_sync_is_no_translation(self):
        sync(sync(self.event, "en").specific, "ru")
        self.assert_shown(lv="lv", en="lv", ru="lv")

    def test_aliases_of_a_sync_of_a_hidden_source_stand_nowhere(self):
        for code in ("en", "ru"):
            sync(self.event, code)
        self.restrict(self.event)
        self.assert_shown(lv=None, en=None, ru=None)

    def test_an_alias_that_was_converted_and_translated_is_a_translation(self):
        alias = fresh(sync(self.event, "en"))
        ConvertAliasPageAction(alias).execute(skip_permission_checks=True)
        page = fresh(alias)
        page.title = TITLES["en"]
        page.save_revision().publish()
        self.assert_shown(lv="lv", en="en", ru="lv")

    def test_a_second_alias_in_the_tree_changes_nothing(self):
        self.event.create_alias(update_slug="vel-viens")
        fresh(sync(self.event, "en")).create_alias(update_slug="another")
        self.translate("ru").create_alias(update_slug="third")
        self.assert_shown(lv="lv", en="lv", ru="ru")

    def test_what_is_cancelled_is_so_in_every_language(self):
        self.translate("ru")
        page = fresh(self.event)
        page.status = "cancelled"
        page.save_revision().publish()
        self.assert_shown(lv="lv", en="lv", ru="ru")
        with missing_translations(FALL_BACK):
            for code, word in [("lv", "Atcelts: "), ("en", "Atcelts: ")]:
                feed = self.client.get(self.url(code, "ical/"))
                for event in Calendar.from_ical(feed.content).walk("VEVENT"):
                    self.assertEqual(event["SUMMARY"], word + TITLES["lv"])
                    self.assertEqual(event["STATUS"], "CANCELLED")

    def test_a_moved_date_is_at_its_new_place_in_every_language(self):
        self.translate("ru")
        page = fresh(self.event)
        page.exceptions = [
            EventException(
                original_date=date(2020, 7, 14),
                change=EventException.Change.MOVED,
                new_start_date=date(2020, 7, 13),
                locale=page.locale,
            )
        ]
        page.save_revision().publish()
        self.assert_shown(lv="lv", en="lv", ru="ru")
        with missing_translations(FALL_BACK):
            for code in LANGUAGES:
                for path, number in [("2020/07/13/", 1), ("2020/07/14/", 0)]:
                    found = self.client.get(self.url(code, path))
                    self.assertEqual(len(found.context["occurrences"]), number)

    def test_what_was_moved_to_another_calendar_in_one_language_is_there(self):
        other = make_calendar(self.homes["lv"], "Cits")
        english = translate(other, "en", "Other")
        self.translate("en").move(english, pos="last-child")
        with missing_translations(FALL_BACK):
            for calendar, expected in [
                (self.calendars["en"], []),
                (self.calendars["ru"], ["lv"]),
                (other, []),
                (english, ["en"]),
            ]:
                found = in_html(self.client.get(calendar.get_url()).content)
                self.assertEqual([code for code, *_ in found], expected)


class UntranslatedCalendarTests(LanguagesTestCase):
    """Below an alias that a sync made of a calendar, translations of events lie."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        for code in ("en", "ru"):
            cls.calendars[code].delete()
            cls.calendars[code] = fresh(sync(cls.calendars["lv"], code))

    def test_lists_and_feeds_under_it_work(self):
        self.translate("en")
        self.assert_shown(lv="lv", en="en", ru="lv")

    def test_its_own_words_are_marked_as_what_they_are(self):
        soup = BeautifulSoup(self.client.get(self.url("en")).content, "html.parser")
        self.assertEqual(soup.html["lang"], "en")
        self.assertEqual(soup.h1.span["lang"], "lv")
        self.assertEqual(soup.h1.span.text, self.calendars["lv"].title)

    def test_feeds_say_its_name_in_the_language_that_it_is_in(self):
        feeds = {name: self.client.get(self.url("en", name)) for name in FEEDS}
        calendar = Calendar.from_ical(feeds["ical/"].content)
        for name in ("NAME", "X-WR-CALNAME"):
            self.assertEqual(calendar[name].params["LANGUAGE"], "lv")
        atom = ElementTree.fromstring(feeds["atom/"].content)
        self.assertEqual(atom.get(XML_LANG), "lv")
        rss = ElementTree.fromstring(feeds["rss/"].content)
        self.assertEqual(rss.findtext("channel/language"), "lv")
        self.assertEqual(feeds["json/"].json()["language"], "lv")

    def test_an_event_leads_back_to_it_by_its_name_as_it_is(self):
        page = self.client.get(self.translate("en").get_url())
        back = BeautifulSoup(page.content, "html.parser").select_one(".ctn-back")
        self.assertEqual(back.span["lang"], "lv")
        self.assertEqual(back.span.text, self.calendars["lv"].title)

    def test_nothing_private_leaks_through_it(self):
        """A restriction of the source is one of its aliases and all that is below."""
        self.translate("en")
        sync(self.event, "ru")
        self.restrict(self.calendars["lv"])
        for setting in (LEAVE_OUT, FALL_BACK):
            with missing_translations(setting):
                self.assert_nothing_of_it_is_public()

    def assert_nothing_of_it_is_public(self):
        for code in LANGUAGES:
            for place in ("partner", "block"):
                found = self.client.get(self.places(code)[place]).content
                self.assertEqual(in_html(found), [])
            for path in PAGES:
                response = self.client.get(self.url(code, path))
                self.assertEqual(response.status_code, 302)
            for url, _read in self.feeds(code).values():
                response = self.client.get(url)
                is_partners = url.startswith(self.partners[code].get_url())
                self.assertEqual(response.status_code, 200 if is_partners else 403)
                for title in TITLES.values():
                    self.assertNotIn(title, response.content.decode())


@pytest.mark.matrix
class FallbackTests(LanguagesTestCase):
    """What lists that fall back say of an event in another language."""

    def setUp(self):
        super().setUp()
        self.enterContext(missing_translations(FALL_BACK))

    def test_words_of_the_event_are_in_its_language_and_all_else_in_the_lists(self):
        page = fresh(self.event)
        page.summary, page.place, page.status_reason = "Kopsavilkums", "Zāle", "Remonts"
        page.status = "cancelled"
        page.save_revision().publish()
        english = self.topic.copy_for_translation(
            Locale.objects.get(language_code="en")
        )
        english.name = "Topic"
        english.save()
        card = self.client.get(self.url("en")).content
        card = BeautifulSoup(card, "html.parser").select_one(".ctn-card")
        for text in (TITLES["lv"], "Kopsavilkums", "Zāle", "Remonts"):
            self.assertEqual(card.find(string=text).parent["lang"], "lv")
        topic = card.find(string="Topic")
        self.assertEqual(topic.find_parent(lang=True)["lang"], "en")

    def test_an_alias_of_a_sync_says_in_which_language_its_words_are(self):
        alias = fresh(sync(self.event, "en"))
        page = self.client.get(alias.get_url())
        soup = BeautifulSoup(page.content, "html.parser")
        self.assertEqual(soup.h1.find(string=TITLES["lv"]).parent["lang"], "lv")
        self.assertIn('"inLanguage": "lv"', page.content.decode())
        file = self.client.get(f"{alias.get_url()}ical/").content
        (event,) = Calendar.from_ical(file).walk("VEVENT")
        self.assertEqual(event["SUMMARY"].params["LANGUAGE"], "lv")

    def test_a_term_without_a_translation_is_marked(self):
        self.translate("en")
        soup = BeautifulSoup(self.client.get(self.url("en")).content, "html.parser")
        topic = soup.select_one(".ctn-topics").find(string="Temats")
        self.assertEqual(topic.parent["lang"], "lv")

    def test_feeds_and_files_say_which_language_a_venue_and_each_topic_is_in(self):
        russian = Locale.objects.get(language_code="ru")
        other = Topic.objects.create(name="Otrs", locale=self.topic.locale)
        translated = self.topic.copy_for_translation(russian)
        translated.name = "Тема"
        translated.save()
        page = fresh(self.event)
        page.venue = Venue.objects.create(name="Zāle", locale=self.topic.locale)
        page.topics.add(EventTopic(topic=other))
        page.save_revision().publish()
        event = self.translate("ru")
        calendar = fresh(self.calendars["ru"])
        request = RequestFactory().get("/", headers={"host": "testserver"})
        octets = {
            "feed": self.client.get(self.url("ru", "ical/")).content,
            "event": self.client.get(f"{event.get_url()}ical/").content,
            "file": calendar_file(calendar, request),
        }
        for name, found in octets.items():
            lines = found.decode().replace("\r\n ", "").splitlines()
            with self.subTest(name):
                self.assertIn("LOCATION;LANGUAGE=lv:Zāle", lines)
                self.assertIn("CATEGORIES;LANGUAGE=ru:Тема", lines)
                self.assertIn("CATEGORIES;LANGUAGE=lv:Otrs", lines)
                self.assertIn(f"SUMMARY;LANGUAGE=ru:{TITLES['ru']}", lines)

    def test_a_place_in_words_is_in_the_language_of_the_event(self):
        page = fresh(self.event)
        page.place = "Zāle"
        page.save_revision().publish()
        alias = fresh(sync(page, "ru"))
        for url in (self.url("ru", "ical/"), f"{alias.get_url()}ical/"):
            feed = self.client.get(url).content.decode()
            self.assertIn("LOCATION;LANGUAGE=lv:Zāle\r\n", feed)

    def test_one_uid_goes_through_all_languages(self):
        self.translate("ru")
        for code in LANGUAGES:
            feed = self.client.get(self.url(code, "ical/")).content
            (event,) = Calendar.from_ical(feed).walk("VEVENT")
            self.assertEqual(event["UID"], str(self.event.translation_key))

    def test_what_is_made_anew_for_a_feed_is_what_is_stored(self):
        stored = self.client.get(self.url("en", "ical/")).content
        EventEntry.objects.update(made_with="another version")
        self.assertEqual(self.client.get(self.url("en", "ical/")).content, stored)

    def test_what_is_stored_is_in_the_events_language_not_in_the_editors(self):
        with translation.override("en"):
            fresh(self.event).save_revision().publish()
        (entry,) = EventEntry.objects.all()
        self.assertIn("Rīkotājs: ", entry.vevents.replace("\r\n ", ""))

    def test_a_change_in_another_language_is_another_feed(self):
        for change in (
            lambda: self.translate("en"),
            lambda: fresh(self.event).unpublish(),
            lambda: self.restrict(self.event.get_translation(self.locale("en"))),
        ):
            etag = self.client.get(self.url("ru", "ical/"))["ETag"]
            with self.captureOnCommitCallbacks(execute=True):
                change()
            headers = {"if-none-match": etag}
            response = self.client.get(self.url("ru", "ical/"), headers=headers)
            self.assertEqual(response.status_code, 200)

    def locale(self, code):
        return Locale.objects.get(language_code=code)

    def test_a_calendar_takes_from_elsewhere_what_is_not_translated(self):
        other = make_calendar(self.homes["lv"], "Cits")
        page = fresh(self.calendars["lv"])
        page.other_calendars = [CalendarOther(calendar=other)]
        page.save_revision().publish()
        self.event.move(other, pos="last-child")
        self.event = fresh(self.event)
        self.assert_shown(lv="lv", en="lv", ru="lv")
        self.translate("en")
        self.assert_shown(lv="lv", en="en", ru="lv")

    def test_a_calendar_takes_by_topic_and_partner_what_is_not_translated(self):
        other = make_calendar(self.homes["lv"], "Cits")
        self.event.move(other, pos="last-child")
        self.event = fresh(self.event)
        self.translate("en")
        for rows in (
            {"other_topics": [CalendarTopic(topic=self.topic)]},
            {"other_partners": [CalendarPartner(partner=self.partners["lv"])]},
        ):
            page = fresh(self.calendars["lv"])
            page.other_topics, page.other_partners = [], []
            for name, values in rows.items():
                setattr(page, name, values)
            page.save_revision().publish()
            self.assert_shown(lv="lv", en="en", ru="lv")

    def test_an_alias_in_the_calendar_stands_for_what_is_elsewhere(self):
        other = make_calendar(self.homes["lv"], "Cits")
        self.event.move(other, pos="last-child")
        self.event = fresh(self.event)
        self.event.create_alias(parent=fresh(self.calendars["lv"]))
        self.assertEqual(self.listed("en"), ["lv"])
        self.translate("en")
        self.assertEqual(self.listed("en"), [])
        self.assertEqual(self.listed("ru"), ["lv"])

    def listed(self, code):
        found = in_html(self.client.get(self.url(code)).content)
        return [language for language, *_ in found]

    def test_a_block_of_a_calendar_that_is_not_translated_shows_its_events(self):
        other = make_calendar(self.homes["lv"], "Cits")
        self.make_event(other)
        request = RequestFactory().get("/", headers={"host": "testserver"})
        for setting, number in [(FALL_BACK, 1), (LEAVE_OUT, 0)]:
            with missing_translations(setting):
                rows = upcoming_events(
                    request, self.homes["en"], count=5, calendar=other
                )
                self.assertEqual(len(rows), number)

    def test_more_events_ask_no_more(self):
        def counts():
            found = {}
            urls = [*self.places("en").values()]
            urls += [url for url, _read in self.feeds("en").values()]
            for url in urls:
                self.client.get(url)
                with CaptureQueriesContext(connection) as queries:
                    self.client.get(url)
                found[url] = len(queries)
            return found

        few = counts()
        for number in range(12):
            self.make_event(fresh(self.calendars["lv"]), slug=f"n{number}")
        self.assertEqual(counts(), few)

    def test_without_languages_nothing_falls_back(self):
        url = self.url("lv")
        with self.settings(WAGTAIL_I18N_ENABLED=False):
            found = self.client.get(url)
            self.assertEqual(len(found.context["occurrences"]), 1)
            self.assertNotContains(found, "hreflang")
