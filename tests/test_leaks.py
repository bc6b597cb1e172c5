"""What must not be seen is seen nowhere: every state × every place × every output."""

from datetime import UTC, date, datetime, time, timedelta
from unittest.mock import patch

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection
from django.test import TestCase
from django.utils import timezone
from wagtail.models import Locale, Page, PageViewRestriction, Site

from tests.languages import (
    fresh,
    missing_translations,
    sync,
    translate,
    with_language_addresses,
)
from tests.projects.everything.models import HomePage
from tests.site import (
    make_calendar,
    make_directory,
    make_event,
    make_partner,
    make_site,
    make_working_group,
)
from wagtail_ctn.events.models import (
    CalendarOther,
    CalendarPartner,
    CalendarTopic,
    EventException,
    EventPartner,
    EventTopic,
)
from wagtail_ctn.fallback import FALL_BACK
from wagtail_ctn.models import Topic
from wagtail_ctn.partners.models import (
    PartnerKind,
    PartnerLanguage,
    WorkingGroupMember,
)
from wagtail_ctn.search import search_pages
from wagtail_ctn.visibility import Visibility

NOW = datetime(2020, 7, 15, 8, tzinfo=UTC)
SECRET = "Slepens-8f3a"
PERIODS = ["2020/07/", "2020/w29/", "2020/07/15/"]
FEEDS = ["ical/", "rss/", "atom/", "json/"]
OUTPUTS = ["", "past/", *PERIODS, *FEEDS]
RESTRICTIONS = ["login", "password", "groups"]


def restrict(kind):
    def hide(page):
        PageViewRestriction.objects.create(
            page_id=page.pk, restriction_type=kind, password="x"
        )

    hide.__name__ = kind
    return hide


def unpublish(page):
    page.unpublish()


def turn_into_draft(page):
    Page.objects.filter(pk=page.pk).update(live=False)
    page.live = False
    page.save()


def expire(page):
    page.expire_at = NOW - timedelta(minutes=1)
    page.save()
    call_command("publish_scheduled")


def schedule(page):
    page.unpublish()
    page.go_live_at = NOW + timedelta(days=1)
    page.save_revision(approved_go_live_at=page.go_live_at).publish()


STATES = [unpublish, turn_into_draft, expire, schedule, *map(restrict, RESTRICTIONS)]


class LeakTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.home = make_site()
        cls.partner = make_partner(make_directory(cls.home))
        cls.topic = Topic.objects.create(name="Temats", locale=cls.home.locale)
        cls.calendar = make_calendar(cls.home)
        cls.make_event(cls.calendar, "Publisks")

    def setUp(self):
        clock = patch.object(timezone, "now", return_value=NOW)
        clock.start()
        self.addCleanup(clock.stop)

    @classmethod
    def make_event(cls, calendar, title, topics=()):
        """On now, and also over for the views that show what was."""
        return make_event(
            calendar,
            title,
            start_date=date(2020, 7, 15),
            start_time=time(9),
            end_time=time(12),
            partners=[EventPartner(partner=cls.partner)],
            topics=[EventTopic(topic=topic) for topic in topics],
        )

    def outputs(self):
        """``{address: content}`` of everything that the public can fetch."""
        addresses = [self.calendar.get_url() + path for path in OUTPUTS]
        addresses += [f"{self.calendar.get_url()}?q={SECRET}"]
        addresses += [self.partner.get_url(), self.partner.get_url() + "ical/"]
        addresses += [self.home.get_url()]
        return {url: self.client.get(url).content.decode() for url in addresses}

    def where(self, text, outputs=None):
        """The addresses that show it. What a visitor searched for is shown back."""
        echoes = (
            f'value="{SECRET}"',
            f"q={SECRET}",
            f"q%3D{SECRET}",
            f"%20{SECRET}",
            f": {SECRET} ",
            f": {SECRET}<",
            f"{SECRET} –",
            f"– {SECRET}<",
        )
        found = set()
        for url, content in (outputs or self.outputs()).items():
            for echo in echoes if "?q=" in url else ():
                content = content.replace(echo, "")
            if text in content:
                found.add(url)
        return found

    def assert_shown(self, text, outputs=None):
        """Everywhere but among what is over, and where another word is searched for."""
        # MariaDB's full text index does not see what is not committed.
        is_found = text == SECRET and connection.vendor != "mysql"
        other = ("past/",) if is_found else ("past/", "?q=")
        outputs = outputs or self.outputs()
        everywhere = {url for url in outputs if not any(o in url for o in other)}
        self.assertEqual(self.where(text, outputs), everywhere)

    def assert_hidden_below_a_restricted_one(self, calendar):
        for kind in RESTRICTIONS:
            with self.subTest(kind):
                inner = make_calendar(calendar, "Iekšējs")
                event = self.make_event(inner, SECRET)
                self.assert_shown(SECRET)
                restrict(kind)(inner)
                self.assert_hidden(event, inner)
                inner.delete()
                calendar.refresh_from_db()

    def assert_hidden(self, *pages):
        outputs = self.outputs()
        self.assert_shown("Publisks", outputs)
        self.assertEqual(self.where(SECRET, outputs), set())
        found = search_pages(SECRET, self.home.locale, Visibility())
        self.assertEqual(found.rows, [])
        for url in {
            f"{page.get_url()}{path}" for page in pages for path in ("", "ical/")
        }:
            response = self.client.get(url)
            self.assertNotIn(SECRET, response.content.decode())
            self.assertIn(response.status_code, (200, 302, 403, 404))
            if url.endswith("ical/"):
                self.assertIn(response.status_code, (403, 404))


class EventTests(LeakTestCase):
    def test_a_public_event_shows_everywhere(self):
        self.make_event(self.calendar, SECRET)
        self.assert_shown(SECRET)

    def test_a_hidden_event_shows_nowhere(self):
        for hide in STATES:
            with self.subTest(hide.__name__):
                event = self.make_event(self.calendar, SECRET)
                hide(event)
                self.assert_hidden(event)
                event.delete()

    def test_a_past_hidden_event_is_not_in_the_archive(self):
        for hide in STATES:
            with self.subTest(hide.__name__):
                event = make_event(self.calendar, SECRET, start_date=date(2020, 7, 14))
                past = self.calendar.get_url() + "past/"
                self.assertContains(self.client.get(past), SECRET)
                hide(event)
                self.assertNotContains(self.client.get(past), SECRET)
                event.delete()

    def test_a_hidden_event_is_not_among_the_latest_where_nothing_is_to_come(self):
        self.calendar.get_children().delete()
        self.calendar.refresh_from_db()
        for hide in STATES:
            with self.subTest(hide.__name__):
                event = make_event(self.calendar, SECRET, start_date=date(2020, 7, 14))
                upcoming = self.calendar.get_url()
                self.assertContains(self.client.get(upcoming), SECRET)
                hide(event)
                self.assertNotContains(self.client.get(upcoming), SECRET)
                event.delete()
                self.calendar.refresh_from_db()

    def test_a_hidden_event_is_in_no_number_and_no_link_to_its_period(self):
        """A year counts it, an empty month leads to it, links and years end with it."""
        calendar = self.calendar.get_url()
        # The last one is asked for as long as links may lead there.
        addresses = ["2020/", "past/", "2020/06/", "2020/07/", "goto/?date=abc"]

        def shown():
            pages = [self.client.get(calendar + path) for path in addresses]
            return "".join(page.content.decode() for page in pages)

        without = shown()
        for day in (date(2018, 3, 5), date(2020, 5, 5), date(2020, 8, 5)):
            for hide in STATES:
                with self.subTest(hide.__name__, day=day):
                    event = make_event(self.calendar, SECRET, start_date=day)
                    self.assertNotEqual(shown(), without)
                    hide(event)
                    self.assertEqual(shown(), without)
                    event.delete()

    def test_a_hidden_event_leaves_no_trace_in_the_choices_of_the_filter(self):
        event = self.make_event(self.calendar, SECRET, topics=[self.topic])
        self.assertContains(self.client.get(self.calendar.get_url()), "Temats")
        restrict("login")(event)
        self.assertNotContains(self.client.get(self.calendar.get_url()), "Temats")

    def test_a_hidden_event_is_not_counted_in_the_small_month(self):
        def small_month():
            html = self.client.get(self.home.get_url()).content.decode()
            return html[html.index('<div class="ctn-small">') :]

        without = small_month()
        for hide in STATES:
            with self.subTest(hide.__name__):
                event = make_event(self.calendar, SECRET, start_date=date(2020, 7, 20))
                self.assertIn("2020/07/20/", small_month())
                hide(event)
                self.assertEqual(small_month(), without)
                event.delete()


class SeriesTests(LeakTestCase):
    """What is said of one date alone, and the addresses of dates."""

    DATES = ["2020-07-15/", "2020-07-15/ical/", "2020-07-16/"]

    def make_series(self):
        exception = EventException(
            original_date=date(2020, 7, 15),
            change=EventException.Change.CHANGED,
            title=SECRET,
            reason=SECRET,
            note=SECRET,
            locale=self.home.locale,
        )
        return make_event(
            self.calendar,
            "Nodarbība",
            slug="nodarbiba",
            start_date=date(2020, 7, 8),
            start_time=time(9),
            end_time=time(12),
            recurrence="FREQ=WEEKLY;COUNT=3",
            exceptions=[exception],
            partners=[EventPartner(partner=self.partner)],
        )

    def test_the_words_of_a_date_show_where_the_date_does(self):
        event = self.make_series()
        shown = self.where(SECRET)
        for path in ("", "2020/07/", "ical/", "json/"):
            self.assertIn(self.calendar.get_url() + path, shown)
        for path in self.DATES[:2]:
            self.assertContains(self.client.get(event.get_url() + path), SECRET)

    def test_no_date_of_a_hidden_series_shows_anywhere(self):
        for hide in STATES:
            with self.subTest(hide.__name__):
                event = self.make_series()
                hide(event)
                self.assertEqual(self.where(SECRET), set())
                self.assertEqual(self.where("Nodarbība"), set())
                for path in self.DATES:
                    response = self.client.get(event.get_url() + path)
                    self.assertIn(response.status_code, (302, 403, 404, 200))
                    for word in (SECRET, "Nodarbība"):
                        self.assertNotIn(word, response.content.decode())
                event.delete()

    def test_what_is_stored_for_feeds_names_no_partner_that_was_hidden_since(self):
        self.make_series()
        feed = self.calendar.get_url() + "ical/"
        self.assertContains(self.client.get(feed), self.partner.title)
        restrict("login")(self.partner)
        self.assertNotContains(self.client.get(feed), self.partner.title)


class AncestorTests(LeakTestCase):
    def test_what_lies_below_a_restricted_calendar_shows_nowhere(self):
        self.assert_hidden_below_a_restricted_one(self.calendar)

    def test_below_a_calendar_that_is_not_live_shows_what_wagtail_itself_serves(self):
        for hide in STATES[:4]:
            with self.subTest(hide.__name__):
                inner = make_calendar(self.calendar, "Iekšējs")
                event = self.make_event(inner, SECRET)
                hide(inner)
                for path in OUTPUTS:
                    response = self.client.get(inner.get_url() + path)
                    self.assertEqual(response.status_code, 404)
                self.assertEqual(self.client.get(event.get_url()).status_code, 200)
                self.assert_shown(SECRET)
                inner.delete()
                self.calendar.refresh_from_db()


@pytest.mark.matrix
class AliasTests(LeakTestCase):
    def test_an_alias_of_a_hidden_event_shows_nowhere(self):
        for alias_first in (True, False):
            for hide in STATES:
                if not alias_first and hide.__name__ not in RESTRICTIONS:
                    continue  # Of what is not live Wagtail makes no live alias.
                for chain in (1, 2):
                    with self.subTest(hide.__name__, alias_first=alias_first, n=chain):
                        self.assert_alias_is_hidden(hide, alias_first, chain)

    def assert_alias_is_hidden(self, hide, alias_first, chain):
        """``chain`` aliases of an event, each of the one before; the last one here."""
        elsewhere = make_calendar(self.home, "Citur")
        event = self.make_event(elsewhere, SECRET)
        if not alias_first:
            hide(event)
        pages = [event]
        for number in range(chain, 0, -1):
            parent = self.calendar if number == 1 else elsewhere
            alias = pages[-1].create_alias(parent=parent, update_slug=f"alias-{number}")
            pages.append(alias)
        if alias_first:
            self.assert_shown(SECRET)
            hide(event)
        for page in pages:
            page.refresh_from_db()
        self.assert_hidden(*pages)
        pages[-1].delete()
        elsewhere.refresh_from_db()
        elsewhere.delete()
        self.home.refresh_from_db()
        self.calendar.refresh_from_db()

    def test_what_lies_below_an_alias_of_a_restricted_calendar_shows_nowhere(self):
        for alias_first in (True, False):
            with self.subTest(alias_first=alias_first):
                source = make_calendar(self.home, "Avots")
                if not alias_first:
                    restrict("login")(source)
                alias = source.create_alias(parent=self.calendar)
                event = self.make_event(alias.specific, SECRET)
                if alias_first:
                    restrict("login")(source)
                self.assert_hidden(event)
                alias.refresh_from_db()
                alias.delete()
                source.refresh_from_db()
                source.delete()
                self.calendar.refresh_from_db()

    def test_the_one_answer_is_that_of_wagtails_own_serve(self):
        source = self.make_event(self.calendar, "Avots")
        other = make_calendar(self.home, "Cits")
        alias = source.create_alias(parent=other)
        third = make_calendar(self.home, "Trešais")
        alias.create_alias(parent=third)
        restrict("password")(source)
        shown = set(Visibility().filter(Page.objects.all()))
        pages = Page.objects.live()
        self.assertEqual(
            shown, {page for page in pages if not page.get_view_restrictions()}
        )
        self.assertEqual(Page.objects.live().count() - len(shown), 3)


class MembersTests(LeakTestCase):
    def test_a_members_calendar_is_full_for_members_and_closed_to_others(self):
        members = make_calendar(self.home, "Biedriem")
        self.make_event(members, SECRET)
        restrict("login")(members)
        self.assert_hidden(members)
        user = get_user_model().objects.create_user("biedrs", password="x")
        self.client.force_login(user)
        self.assertContains(self.client.get(members.get_url()), SECRET)
        feed = self.client.get(members.get_url() + "ical/")
        self.assertContains(feed, SECRET)
        for word in ("private", "no-store"):
            self.assertIn(word, feed["Cache-Control"])
        # The same member sees no more than anybody on public pages.
        self.assertEqual(self.where(SECRET), set())


@pytest.mark.matrix
class ElsewhereTests(LeakTestCase):
    """The calendar takes what is elsewhere by calendar, topic and partner at once."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.other = make_calendar(cls.home, "Citur")
        cls.choose(cls.calendar, cls.other)

    @classmethod
    def choose(cls, calendar, *others, topics=True, partners=True):
        for other in others:
            CalendarOther.objects.create(page=calendar, calendar=other)
        if topics:
            CalendarTopic.objects.create(page=calendar, topic=cls.topic)
        if partners:
            CalendarPartner.objects.create(page=calendar, partner=cls.partner)

    def make_secret(self, calendar, title=SECRET):
        return self.make_event(calendar, title, topics=[self.topic])

    def members(self):
        user = get_user_model().objects.create_user("biedrs", password="x")
        self.client.force_login(user)

    def test_a_hidden_event_of_elsewhere_shows_nowhere(self):
        for hide in STATES:
            with self.subTest(hide.__name__):
                event = self.make_secret(self.other)
                self.assert_shown(SECRET)
                hide(event)
                self.assert_hidden(event)
                event.delete()

    def test_what_a_restricted_calendar_holds_shows_on_no_public_one(self):
        for kind in RESTRICTIONS:
            with self.subTest(kind):
                inner = make_calendar(self.other, "Iekšējs")
                self.choose(self.calendar, inner, topics=False, partners=False)
                event = self.make_secret(inner)
                self.assert_shown(SECRET)
                restrict(kind)(inner)
                self.assert_hidden(event, inner)
                inner.delete()
                self.other.refresh_from_db()

    def test_a_public_calendar_shows_members_no_more_than_anybody(self):
        self.make_secret(self.other)
        restrict("login")(self.other)
        self.members()
        self.assertContains(self.client.get(self.other.get_url()), SECRET)
        self.assertEqual(self.where(SECRET), set())

    def test_an_alias_of_a_hidden_event_is_taken_from_nowhere(self):
        for hide in STATES:
            with self.subTest(hide.__name__):
                hidden = make_calendar(self.home, "Slēpts")
                event = self.make_secret(hidden)
                alias = event.create_alias(parent=self.other, update_slug="alias")
                hide(event)
                self.assert_hidden(event, alias)
                alias.refresh_from_db()
                alias.delete()
                hidden.refresh_from_db()
                hidden.delete()
                self.other.refresh_from_db()

    def test_a_restricted_calendar_takes_what_is_public_or_restricted_as_itself(self):
        section = make_calendar(self.home, "Biedriem")
        restrict("login")(section)
        board = make_calendar(section, "Valdei")
        restrict("groups")(board)
        elsewhere = make_calendar(self.home, "Kursi")
        restrict("login")(elsewhere)
        calendar, near = make_calendar(section, "Pārskats"), make_calendar(section)
        self.choose(calendar, self.other, board, elsewhere, near)
        titles = {
            self.other: "Atklāts",
            near: "Sadaļā",
            board: f"{SECRET} valdei",
            elsewhere: f"{SECRET} citiem",
        }
        for parent, title in titles.items():
            self.make_secret(parent, title)
        self.members()
        for path in OUTPUTS:
            with self.subTest(path):
                content = self.client.get(calendar.get_url() + path).content.decode()
                self.assertNotIn(SECRET, content)
                for title in ("Atklāts", "Sadaļā") if path != "past/" else ():
                    self.assertIn(title, content)
        outputs = self.outputs()
        self.assert_shown("Publisks", outputs)
        self.assertEqual(self.where("Sadaļā", outputs), set())

    def test_by_a_hidden_partner_nothing_is_taken(self):
        """That an event is its is said nowhere else, and no value of the filter."""
        calendar = make_calendar(self.home, "Partnera")
        for hide in STATES:
            with self.subTest(hide.__name__):
                partner = make_partner(self.partner.get_parent(), "Patversme")
                CalendarPartner.objects.create(page=calendar, partner=partner)
                row = EventPartner(partner=partner)
                event = make_event(self.other, SECRET, partners=[row])
                self.assertContains(self.client.get(calendar.get_url()), SECRET)
                hide(partner)
                for path in OUTPUTS:
                    response = self.client.get(calendar.get_url() + path)
                    self.assertNotContains(response, SECRET)
                event.delete()
                partner.delete()

    def test_a_hidden_event_of_elsewhere_leaves_no_trace(self):
        """In numbers, links to its period, and choices of the filter."""
        calendar = self.calendar.get_url()
        addresses = ["", "2020/", "past/", "2020/06/", "goto/?date=abc"]

        def shown():
            pages = [self.client.get(calendar + path) for path in addresses]
            return "".join(page.content.decode() for page in pages)

        without = shown()
        self.assertNotIn("Temats", without)
        for day in (date(2018, 3, 5), date(2020, 5, 5), date(2020, 8, 5)):
            for hide in (unpublish, restrict("login")):
                with self.subTest(hide.__name__, day=day):
                    event = make_event(
                        self.other,
                        SECRET,
                        start_date=day,
                        topics=[EventTopic(topic=self.topic)],
                    )
                    self.assertNotEqual(shown(), without)
                    hide(event)
                    self.assertEqual(shown(), without)
                    event.delete()

    def test_nothing_is_taken_from_another_site(self):
        root = Page.objects.get(depth=1)
        home = root.add_child(instance=HomePage(title="Cita", slug="cita"))
        Site.objects.create(hostname="other.example", root_page=home)
        foreign = make_calendar(home)
        self.choose(self.calendar, foreign, topics=False, partners=False)
        self.make_secret(foreign)
        self.assert_shown("Publisks")
        self.assertEqual(self.where(SECRET), set())


@with_language_addresses
@pytest.mark.matrix
class FallbackTests(LeakTestCase):
    """English lists, which show what is only in Latvian."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.source = cls.calendar
        directory = cls.partner.get_parent().specific
        for page in (cls.home, directory, cls.calendar, cls.partner):
            translate(page, "en", f"{page.title} en")
        english = Locale.objects.get(language_code="en")
        cls.home = cls.home.get_translation(english)
        cls.calendar = cls.calendar.get_translation(english)
        cls.partner = cls.partner.get_translation(english)

    def setUp(self):
        super().setUp()
        self.enterContext(missing_translations(FALL_BACK))

    def test_a_public_event_shows_everywhere(self):
        self.make_event(self.source, SECRET)
        self.assert_shown(SECRET)

    def test_a_hidden_event_shows_nowhere_and_neither_does_its_alias(self):
        for hide in STATES:
            with self.subTest(hide.__name__):
                event = self.make_event(self.source, SECRET)
                alias = fresh(sync(event, "en"))
                hide(event)
                self.assert_hidden(event, alias)
                fresh(alias).delete()
                fresh(event).delete()

    def test_what_lies_below_a_restricted_calendar_shows_nowhere(self):
        self.assert_hidden_below_a_restricted_one(self.source)

    def test_a_hidden_translation_shows_nothing_of_itself(self):
        event = self.make_event(self.source, "Cits")
        for hide in STATES:
            with self.subTest(hide.__name__):
                english = translate(event, "en", SECRET)
                hide(english)
                self.assert_hidden(english)
                self.assert_shown("Cits")
                fresh(english).delete()

    def test_a_hidden_event_is_in_no_number_and_no_link_to_its_period(self):
        calendar = self.calendar.get_url()
        addresses = ["2020/", "past/", "2020/06/", "2020/07/", "goto/?date=abc"]

        def shown():
            pages = [self.client.get(calendar + path) for path in addresses]
            return "".join(page.content.decode() for page in pages)

        without = shown()
        for hide in STATES:
            with self.subTest(hide.__name__):
                event = make_event(self.source, SECRET, start_date=date(2018, 3, 5))
                self.assertNotEqual(shown(), without)
                hide(event)
                self.assertEqual(shown(), without)
                event.delete()


class SitesTests(LeakTestCase):
    def test_events_of_another_site_show_nowhere_on_this_one(self):
        root = Page.objects.get(depth=1)
        other = root.add_child(instance=HomePage(title="Cita", slug="cita"))
        Site.objects.create(hostname="other.example", root_page=other)
        self.make_event(make_calendar(other), SECRET)
        self.assert_shown("Publisks")
        self.assertEqual(self.where(SECRET), set())


@pytest.mark.matrix
class PartnerTests(LeakTestCase):
    """Partners and working groups. A group names a hidden partner, and no more."""

    SLUG = SECRET.lower()

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.directory = cls.partner.get_parent()
        cls.group = make_working_group(cls.directory)
        cls.kind = PartnerKind.objects.create(name="Retums", locale=cls.home.locale)

    def outputs(self):
        directory, group = self.directory.get_url(), self.group.get_url()
        addresses = [
            directory,
            f"{directory}?language=lv&page=1",
            f"{directory}?q={SECRET}",
            f"{directory}a-z/",
            self.partner.get_url(),
            f"{self.partner.get_url()}vcard/",
            group,
            f"{group}vcard/",
            self.home.get_url(),
        ]
        return {url: self.client.get(url).content.decode() for url in addresses}

    def make_partner(self):
        """In the directory, under a parent organisation, in a group, with a logo."""
        partner = make_partner(
            self.directory,
            SECRET,
            slug=self.SLUG,
            kind=self.kind,
            parent_organisation=self.partner,
            languages=[PartnerLanguage(language="lv")],
        )
        WorkingGroupMember.objects.create(
            page=self.group, partner=partner, locale=self.home.locale
        )
        return partner

    def assert_partner_is_hidden(self, *pages):
        outputs = self.outputs()
        group = self.group.get_url()
        self.assertEqual(self.where(SECRET, outputs), {group})
        for text in (f"/{self.SLUG}/", "Retums", str(pages[0].translation_key)):
            self.assertEqual(self.where(text, outputs), set(), text)
        for page in pages:
            self.assert_refused(page)

    def assert_refused(self, page):
        """A form may stand in the place of the page, but of nothing below it."""
        for path, statuses in [("", (200, 302, 404)), ("vcard/", (403, 404))]:
            response = self.client.get(f"{page.get_url()}{path}")
            self.assertNotIn(SECRET, response.content.decode())
            self.assertIn(response.status_code, statuses)

    def test_a_public_partner_shows_everywhere(self):
        partner = self.make_partner()
        outputs = self.outputs()
        cards = {url for url in outputs if "vcard/" in url}
        shown = self.where(f"/{self.SLUG}/", outputs)
        # MariaDB's full text index does not see what is not committed.
        searched = {u for u in outputs if "?q=" in u and connection.vendor == "mysql"}
        self.assertEqual(shown, set(outputs) - cards - searched)
        key = str(partner.translation_key)
        self.assertIn(f"{self.group.get_url()}vcard/", self.where(key, outputs))

    def test_a_hidden_partner_is_at_most_a_name_in_a_group(self):
        for hide in STATES:
            with self.subTest(hide.__name__):
                partner = self.make_partner()
                hide(partner)
                self.assert_partner_is_hidden(partner)
                partner.delete()
                self.group.members.all().delete()
                self.directory.refresh_from_db()

    def test_an_alias_of_a_hidden_partner_shows_nowhere(self):
        for kind in RESTRICTIONS:
            with self.subTest(kind):
                partner = self.make_partner()
                alias = partner.create_alias(update_slug="aizstajvards")
                restrict(kind)(partner)
                self.assert_partner_is_hidden(partner, alias)
                alias.delete()
                partner.refresh_from_db()
                partner.delete()
                self.group.members.all().delete()
                self.directory.refresh_from_db()

    def test_a_hidden_group_shows_nowhere(self):
        for hide in STATES:
            with self.subTest(hide.__name__):
                row = WorkingGroupMember(partner=self.partner)
                group = make_working_group(self.directory, SECRET, members=[row])
                places = {self.directory.get_url(), self.partner.get_url()}
                self.assertLessEqual(places, self.where(SECRET))
                hide(group)
                self.assertEqual(self.where(SECRET), set())
                self.assert_refused(group)
                group.delete()
                self.directory.refresh_from_db()

    def test_partners_and_groups_of_another_site_show_nowhere_on_this_one(self):
        root = Page.objects.get(depth=1)
        other = root.add_child(instance=HomePage(title="Cita", slug="cita"))
        Site.objects.create(hostname="other.example", root_page=other)
        directory = make_directory(other)
        partner = make_partner(
            directory, SECRET, slug=self.SLUG, parent_organisation=self.partner
        )
        row = WorkingGroupMember(partner=self.partner)
        make_working_group(directory, SECRET, slug="grupa", members=[row])
        WorkingGroupMember.objects.create(
            page=self.group, partner=partner, locale=self.home.locale
        )
        self.assertEqual(self.where(SECRET), {self.group.get_url()})
        self.assertEqual(self.where(f"/{self.SLUG}/"), set())
