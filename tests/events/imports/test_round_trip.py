"""What is exported and read into an empty site is there as it was."""

import re
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

from django.db.models import F
from django.test import TestCase
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase as HypothesisTestCase
from wagtail.models import Locale, Revision

from tests.site import (
    make_calendar,
    make_directory,
    make_event,
    make_logo,
    make_partner,
    make_site,
)
from wagtail_ctn.events.files import calendar_file, export_events
from wagtail_ctn.events.imports.apply import Application
from wagtail_ctn.events.imports.matching import Matches
from wagtail_ctn.events.imports.on_page import values_on
from wagtail_ctn.events.imports.plan import Planner
from wagtail_ctn.events.imports.reading import read
from wagtail_ctn.events.imports.texts import put_text
from wagtail_ctn.events.imports.values import values_of
from wagtail_ctn.events.management.commands.export_ical import request_for
from wagtail_ctn.events.models import (
    Audience,
    EventAudience,
    EventException,
    EventExtraDate,
    EventIdentity,
    EventLanguage,
    EventPage,
    EventPart,
    EventPartner,
    EventPreparedBy,
    EventText,
    EventTopic,
    Occurrence,
    Venue,
)
from wagtail_ctn.events.versions import Version
from wagtail_ctn.ical.reader import Limits, Patience
from wagtail_ctn.ical.writer import (
    CalendarData,
    clean_text,
    one_line,
    write_calendar,
    write_event,
)
from wagtail_ctn.models import Topic
from wagtail_ctn.partners.models import PartnerPage
from wagtail_ctn.plain_text import body_to_text, tidy

TEN, TWELVE = time(10), time(12)
# A page's address is the site's own: it is made of the title.
ADDRESS = re.compile(rb"\r\nURL:.*?(?=\r\n\S)", re.DOTALL)
LATVIAN = "Šķīvji, glāzes; „pēdiņas” un \\ slīpsvītra 😀"
RUSSIAN = "Съёмка, обсуждение; вопросы\nи ответы 🎬"
PARAGRAPHS = "<p>Pirmā, rinda;<br/>otrā</p><p>Otrā <b>rindkopa</b>: a &lt;b&gt; c</p>"


def text(html):
    return [{"type": "rich_text", "value": html}]


def events(terms):
    """``{title: fields}`` of events of every kind."""
    locale = terms["locale"]

    def exception(day, change, **fields):
        return EventException(original_date=day, change=change, locale=locale, **fields)

    return {
        "Pulksten desmitos": {},
        LATVIAN: {
            "summary": f"{LATVIAN}\nCancelled: tas ir virsraksts",
            "body": text(PARAGRAPHS),
            "venue": terms["venue"],
            "place": "Otrajā stāvā, 12. telpa",
            "join_link": "https://meet.example.org/a?b=1&c=2,3;4",
            "attendance_mode": "hybrid",
            "is_free": False,
            "price": "10 EUR; bērniem, senioriem — 5",
            "registration_link": "https://example.org/pieteikties?a=1&b=2",
            "registration_deadline": date(2020, 7, 10),
            "topics": [EventTopic(topic=topic) for topic in terms["topics"]],
            "audiences": [EventAudience(audience=terms["audience"])],
            "languages": [EventLanguage(language=code) for code in ("lv", "ru")],
            "partners": [
                EventPartner(partner=terms["partner"], role=role)
                for role in ("co_organiser", "funder", "host", "organiser")
            ],
            "prepared_by": [
                EventPreparedBy(
                    partner=terms["partner"],
                    contact_person="Anna, preses nodaļa",
                    phone="67829674",
                    locale=locale,
                ),
                EventPreparedBy(name="Pilsētas dome; 2. stāvs", locale=locale),
            ],
        },
        "Съёмка, обсуждение; вопросы": {
            "summary": RUSSIAN,
            "body": text("<p>Ответы: «да», «нет»;<br/>ещё</p>"),
        },
        "Visu dienu": {"start_time": None, "is_free": True},
        "Citur visu dienu": {"start_time": None, "timezone": "America/New_York"},
        "Trīs dienas": {"start_time": None, "end_date": date(2020, 7, 17)},
        "Nakts": {
            "start_time": time(22),
            "end_date": date(2020, 7, 16),
            "end_time": time(6),
        },
        "Atvērtas beigas": {"start_time": TEN},
        "Pasaules laiks": {"start_time": TEN, "timezone": "Etc/UTC"},
        "Ņujorkā": {
            "start_time": TEN,
            "end_time": TWELVE,
            "timezone": "America/New_York",
        },
        "Katru nedēļu": {
            "recurrence": "FREQ=WEEKLY;COUNT=9",
            "body": text("<p>Kā vienmēr</p>"),
            "exceptions": [
                exception(date(2020, 7, 22), "left_out"),
                exception(date(2020, 7, 29), "cancelled", reason="Slimība, diemžēl"),
                exception(
                    date(2020, 8, 5),
                    "moved",
                    new_start_date=date(2020, 8, 6),
                    new_start_time=time(14),
                    reason="Telpa; aizņemta",
                    note="Ieeja no sētas\n\nKā vienmēr",
                ),
                exception(
                    date(2020, 8, 12),
                    "moved",
                    new_start_date=date(2020, 9, 28),
                    new_start_time=time(15),
                    new_end_date=date(2020, 9, 28),
                    new_end_time=time(20),
                ),
                exception(
                    date(2020, 8, 19), "changed", title="Cancelled: izrāde", note=RUSSIAN
                ),
            ],
            "extra_dates": [
                EventExtraDate(date=date(2020, 7, 18)),
                EventExtraDate(date=date(2020, 7, 19), start_time=time(17, 30)),
                EventExtraDate(date=date(2020, 7, 22), start_time=time(18)),
            ],
        },
        "Bez gala": {"recurrence": "FREQ=MONTHLY;BYMONTHDAY=15"},
        "Kā bija rakstīts": {
            "recurrence": "INTERVAL=2;FREQ=weekly;WKST=SU;BYDAY=WE,FR;"
            "UNTIL=20201231T220000Z"
        },
        "Visu dienu katru mēnesi": {
            "start_time": None,
            "recurrence": "FREQ=MONTHLY;BYDAY=3WE;UNTIL=20201231",
            "exceptions": [
                exception(date(2020, 8, 19), "cancelled", reason="Svētki"),
                exception(date(2020, 9, 16), "left_out"),
                exception(
                    date(2020, 10, 21), "moved", new_start_date=date(2020, 10, 22)
                ),
            ],
            "extra_dates": [
                EventExtraDate(date=date(2020, 7, 20)),
                EventExtraDate(date=date(2020, 7, 21), start_time=time(18)),
            ],
        },
        "No kāda datuma": {
            "start_date": date(2020, 9, 3),
            "start_time": time(17),
            "end_time": time(18),
            "timezone": "Europe/Vilnius",
            "recurrence": "FREQ=WEEKLY",
            "earlier_parts": [
                EventPart(
                    start_date=date(2020, 7, 1),
                    start_time=TEN,
                    end_time=TWELVE,
                    timezone="Europe/Riga",
                    recurrence="FREQ=WEEKLY;UNTIL=20200730T070000Z",
                ),
                EventPart(
                    start_date=date(2020, 8, 4),
                    start_time=time(11),
                    timezone="Europe/Riga",
                    recurrence="FREQ=WEEKLY;UNTIL=20200825T080000Z",
                ),
            ],
            "exceptions": [
                exception(date(2020, 7, 8), "cancelled", reason="Slimība"),
                exception(date(2020, 8, 11), "changed", note="Cita telpa"),
                exception(date(2020, 9, 10), "left_out"),
                exception(
                    date(2020, 9, 17),
                    "moved",
                    new_start_date=date(2020, 9, 18),
                    new_start_time=time(17),
                ),
            ],
            "extra_dates": [
                EventExtraDate(date=date(2020, 7, 2)),
                EventExtraDate(date=date(2020, 7, 3), start_time=time(17)),
                EventExtraDate(date=date(2020, 9, 4), start_time=TEN),
            ],
        },
        "Cancelled: atcelts": {
            "status": "cancelled",
            "status_reason": "Karantīna, vīruss; viss",
            "recurrence": "FREQ=WEEKLY;COUNT=4",
            "exceptions": [
                exception(date(2020, 7, 22), "changed", title="Viesis"),
                exception(
                    date(2020, 7, 29),
                    "moved",
                    new_start_date=date(2020, 7, 30),
                    new_start_time=TEN,
                ),
            ],
        },
        "Atlikts": {"status": "postponed", "status_reason": "Datums sekos"},
        "Pārcelts": {
            "status": "rescheduled",
            "status_reason": "Telpas",
            "previous_start_date": date(2020, 7, 1),
            "previous_start_time": time(9, 30),
        },
        "Tiešsaistē": {
            "status": "moved_online",
            "attendance_mode": "online",
            "join_link": "https://meet.example.org/x",
        },
        "Nevis tiešsaistē": {"place": "Laukums"},
    }  # fmt: skip


class RoundTripTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.home = make_site()
        cls.calendar = make_calendar(cls.home, colour="teal")
        locale = cls.home.locale
        names = ["Izglītība", "Kultūra, sports", "Veselība; bērni"]
        cls.terms = {
            "locale": locale,
            "venue": Venue.objects.create(
                name="Bibliotēka",
                address="Zivju iela 7,\nLiepāja",
                latitude=Decimal("56.504700"),
                longitude=Decimal("21.010800"),
                locale=locale,
            ),
            "topics": [Topic.objects.create(name=n, locale=locale) for n in names],
            "audience": Audience.objects.create(name="Skolēni, bērni", locale=locale),
            "partner": make_partner(make_directory(cls.home)),
        }

    def make_events(self):
        for title, fields in events(self.terms).items():
            usual = (
                {}
                if "start_time" in fields
                else {"start_time": TEN, "end_time": TWELVE}
            )
            make_event(self.calendar, title, **usual, **fields)

    def export(self):
        return calendar_file(self.calendar, request_for(self.calendar))

    def round_trip(self):
        """What was exported before, and after it came into an empty site."""
        before = self.export()
        forget_events()
        self.calendar.refresh_from_db()
        self.rows = import_file(self.calendar, before)
        return before, self.export()


def forget_events():
    """An empty site again: nothing of any event is left."""
    for page in EventPage.objects.all():
        page.delete()
    EventIdentity.objects.all().delete()


def import_file(calendar, octets):
    calendar_read = read(octets)
    assert not calendar_read.rejected, calendar_read.rejected
    plan = Planner(calendar, publish=True).plan(calendar_read)
    Application(plan).run()
    return plan.rows


def without_addresses(octets):
    return ADDRESS.sub(b"", octets)


def said_of_pages():
    """``{title: values}``, and the dates as lists show them."""
    pages = EventPage.objects.filter(live=True)
    values = {page.title: values_on(page) for page in pages}
    for page in pages:
        values[page.title]["text"] = body_to_text(page.body)
    dates = Occurrence.objects.order_by("page__title", "start")
    names = ["page__title", "start", "end", "address", "status"]
    return values, list(dates.values_list(*names))


class RichCalendarTests(RoundTripTestCase):
    maxDiff = None

    def setUp(self):
        self.make_events()

    def test_the_file_is_the_same_octets(self):
        changed = datetime(2020, 3, 1, 12, 30, 15, tzinfo=UTC)
        EventIdentity.objects.update(sequence=F("pk") % 7, changed_at=changed)
        EventText.objects.update(changed_at=changed + timedelta(days=3))
        before, after = self.round_trip()
        self.assertIn(b"DTSTAMP:20200304T123015Z", before)
        self.assertEqual(
            without_addresses(after).decode(), without_addresses(before).decode()
        )

    def test_pages_and_their_dates_are_the_same(self):
        values, dates = said_of_pages()
        self.round_trip()
        values_after, dates_after = said_of_pages()
        for title, told in values.items():
            with self.subTest(title):
                self.assertEqual(values_after[title], told)
        self.assertEqual(dates_after, dates)

    def test_where_nothing_else_is_known_dates_texts_and_identities_are_the_same(self):
        values, dates = said_of_pages()
        before = self.export()
        uids = set(EventIdentity.objects.values_list("uid", flat=True))
        forget_events()
        for model in (Venue, Topic, Audience):
            model.objects.all().delete()
        PartnerPage.objects.get().delete()
        self.calendar.refresh_from_db()
        import_file(self.calendar, before)
        values_after, dates_after = said_of_pages()
        self.assertEqual(dates_after, dates)
        self.assertEqual(set(EventIdentity.objects.values_list("uid", flat=True)), uids)
        for title, told in values.items():
            with self.subTest(title):
                told = dict(told)
                if told["venue_id"]:
                    told["place"] = "Bibliotēka, Zivju iela 7, Liepāja"
                told |= {"venue_id": None, "topics": [], "partners": []}
                told["audiences"] = []
                for row in told["prepared_by"]:
                    row["partner_id"] = None
                self.assertEqual(values_after[title], told)

    def test_it_says_of_what_is_here_nothing_else(self):
        rows = import_file(self.calendar, self.export())
        self.assertEqual({row.result for row in rows}, {"unchanged"})
        kept = {row.event.summary: row.kept for row in rows if row.kept}
        # Bold words are more than a file has of a text.
        self.assertEqual([k.name for k in kept.pop(LATVIAN)], ["text"])
        self.assertEqual(kept, {})

    def test_the_same_file_changes_nothing_once_it_is_in(self):
        before, _after = self.round_trip()
        revisions = Revision.objects.count()
        rows = import_file(self.calendar, before)
        self.assertEqual({row.result for row in rows}, {"unchanged"})
        self.assertEqual([row.kept for row in rows if row.kept], [])
        self.assertEqual(Revision.objects.count(), revisions)

    def test_what_is_taken_back_there_goes_here(self):
        self.round_trip()
        octets = self.export()
        for line in (b"X-WAGTAIL-CTN-FREE:FALSE", b"X-WAGTAIL-CTN-LANGUAGE:ru"):
            self.assertIn(line, octets)
            octets = octets.replace(line + b"\r\n", b"")
        rows = import_file(self.calendar, octets)
        changes = [change.name for row in rows for change in row.changes]
        self.assertEqual(sorted(changes), ["is_free", "languages"])
        page = EventPage.objects.get(title=LATVIAN)
        self.assertIsNone(page.is_free)
        self.assertEqual([row.language for row in page.languages.all()], ["lv"])


class FeedTests(RoundTripTestCase):
    """A feed is for people; what it says of dates and status comes in all the same."""

    def test_another_site_gives_the_same_dates_titles_and_status(self):
        self.make_events()
        shown, uids = self.said_of_dates(), self.uids()
        feed = self.client.get(f"{self.calendar.get_url()}ical/?from=2020-01-01")
        forget_events()
        self.calendar.refresh_from_db()
        import_file(self.calendar, feed.content)
        found = self.said_of_dates()
        self.assertEqual(set(found) ^ set(shown), set())
        self.assertEqual(len(found), len(shown))
        self.assertEqual(self.uids(), uids)

    def said_of_dates(self):
        # A feed gives an end to what has none: hours in a series of whole days are then
        # others than usual.
        rows = Occurrence.objects.exclude(
            page__title="Visu dienu katru mēnesi", all_day=False
        )
        names = ["page__title", "page__status", "start", "end", "all_day", "status"]
        return list(rows.values_list(*names))

    def uids(self):
        return sorted(EventIdentity.objects.values_list("uid", flat=True))


class PictureTests(RoundTripTestCase):
    def test_a_picture_is_a_link_in_the_text(self):
        make_event(self.calendar, body=text("<p>Apraksts</p>"), image=make_logo())
        address = EventPage.objects.get().image.file.url
        self.round_trip()
        self.assertEqual(
            body_to_text(EventPage.objects.get().body),
            f"Apraksts\n\nhttp://testserver{address}",
        )


def one_line_texts(most=255):
    return st.text(max_size=most).map(one_line)


def long_texts(most):
    return st.text(max_size=most).map(lambda given: clean_text(given)[:most].strip())


class AnyTextTests(HypothesisTestCase):
    @settings(max_examples=200, suppress_health_check=list(HealthCheck))
    @given(
        title=one_line_texts().filter(bool),
        summary=long_texts(400),
        body=st.text().map(clean_text).map(tidy),
        place=one_line_texts(),
        price=one_line_texts(120),
        reason=one_line_texts(),
        note=long_texts(2000),
        other_title=one_line_texts(),
        status=st.sampled_from(EventPage.Status.values),
        change=st.sampled_from(["cancelled", "moved", "changed"]),
    )
    def test_any_text_comes_back(
        self, title, summary, body, place, price, reason, note, other_title, status,
        change,
    ):  # fmt: skip
        page, version = self.stored()
        page.title, page.summary, page.place, page.price = title, summary, place, price
        page.status, page.status_reason = status, reason
        put_text(page, body)
        exception = page.exceptions.all()[0]
        exception.title = other_title if other_title != title else ""
        exception.change, exception.reason, exception.note = change, reason, note
        exception.new_start_date = date(2020, 7, 23) if change == "moved" else None
        exception.new_start_time = TEN if change == "moved" else None
        events = list(export_events(page, version))
        octets = write_calendar(self.data, map(write_event, events))
        calendar = read(octets)
        assert not calendar.rejected
        values = values_of(calendar.events[0], Matches(), Patience(Limits()))
        told = values_on(page)
        assert {name: told[name] for name in values} == values

    data = CalendarData("Kalendārs", "http://a.example/", "http://a.example/ical/")

    def stored(self):
        """A page in memory, with its references and a version."""
        latvian, _ = Locale.objects.get_or_create(language_code="lv")
        row = EventException(original_date=date(2020, 7, 22), locale=latvian)
        page = EventPage(
            locale=latvian,
            start_date=date(2020, 7, 15),
            start_time=TEN,
            end_time=TWELVE,
            timezone="Europe/Riga",
            recurrence="FREQ=WEEKLY;COUNT=3",
            exceptions=[row],
        )
        page.shown_venue, page.shown_topics, page.shown_partners = None, [], []
        page.shown_audiences, page.signatures = [], []
        identity = EventIdentity(uid="a", translation_key=page.translation_key)
        return page, Version(identity, datetime(2020, 1, 1, tzinfo=UTC))
