"""News: their list, their archive, their feeds, what belongs to them."""

import json
from datetime import UTC, date, datetime
from unittest.mock import patch
from xml.etree import ElementTree

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.test import TestCase
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction, Locale

from tests.site import (
    make_calendar,
    make_directory,
    make_event,
    make_news,
    make_news_index,
    make_partner,
    make_site,
)
from wagtail_ctn.events.models import EventPage, EventRelatedPage
from wagtail_ctn.models import Topic
from wagtail_ctn.news.models import (
    NewsAttachment,
    NewsIndexPage,
    NewsPage,
    NewsPreparedBy,
    NewsRelatedPage,
    NewsTopic,
)
from wagtail_ctn.plain_text import html_to_text
from wagtail_ctn.related import related_pages
from wagtail_ctn.visibility import Visibility

NOW = datetime(2020, 7, 15, 8, tzinfo=UTC)
ATOM = "{http://www.w3.org/2005/Atom}"


class NewsTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.home = make_site()
        cls.index = make_news_index(cls.home)
        cls.url = cls.index.get_url()

    def setUp(self):
        clock = patch.object(timezone, "now", return_value=NOW)
        clock.start()
        self.addCleanup(clock.stop)

    def get(self, path="", **data):
        return self.client.get(self.url + path, data)

    def titles(self, response):
        return [piece.title for piece in response.context["news"]]


class ListTests(NewsTestCase):
    def test_what_is_pinned_comes_first_and_then_the_newest(self):
        make_news(self.index, "Vecs", date=date(2017, 3, 13))
        make_news(self.index, "Jauns", date=date(2020, 7, 1))
        make_news(self.index, "Piesprausts", date=date(2015, 1, 1), pinned=True)
        self.assertEqual(self.titles(self.get()), ["Piesprausts", "Jauns", "Vecs"])

    def test_dates_are_written_as_the_portal_writes_them(self):
        piece = make_news(self.index, date=date(2017, 3, 3))
        self.assertContains(self.get(), "03.03.2017")
        page = self.client.get(piece.get_url())
        self.assertContains(page, "2017. gada 3. marts")

    def test_a_page_out_of_range_is_not_found(self):
        make_news(self.index)
        for number in ("0", "2", "abc", "-1"):
            self.assertEqual(self.get(page=number).status_code, 404)

    def test_an_alias_in_the_same_list_shows_once(self):
        make_news(self.index).create_alias(parent=self.index, update_slug="otrs")
        self.assertEqual(len(self.titles(self.get())), 1)


class ArchiveTests(NewsTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        make_news(cls.index, "Marts", date=date(2017, 3, 13))
        make_news(cls.index, "Arī marts", date=date(2017, 3, 31))
        make_news(cls.index, "Janvāris", date=date(2017, 1, 1))
        make_news(cls.index, "Citugad", date=date(2018, 1, 1))

    def test_a_year_and_a_month_hold_their_own_news(self):
        self.assertEqual(
            self.titles(self.get("2017/")), ["Arī marts", "Marts", "Janvāris"]
        )
        self.assertEqual(self.titles(self.get("2017/03/")), ["Arī marts", "Marts"])

    def test_years_and_months_are_counted(self):
        years = self.get().context["years"]
        self.assertEqual([(y.year, y.count) for y in years], [(2018, 1), (2017, 3)])
        months = [(m.date.month, m.count) for m in years[1].months]
        self.assertEqual(months, [(3, 2), (1, 1)])

    def test_a_period_without_news_is_not_found(self):
        for path in ("2016/", "2017/02/", "2017/13/", "2017/00/", "0000/", "9999/12/"):
            with self.subTest(path):
                self.assertEqual(self.get(path).status_code, 404)


class FilterTests(NewsTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.topic = Topic.objects.create(name="Apmācības", locale=cls.home.locale)
        cls.partner = make_partner(make_directory(cls.home), short_name="IeM")
        make_news(
            cls.index,
            "Ar visu",
            topics=[NewsTopic(topic=cls.topic)],
            prepared_by=[NewsPreparedBy(partner=cls.partner)],
        )
        make_news(cls.index, "Bez nekā", date=date(2016, 1, 1))

    def test_each_filter_narrows_the_list_and_its_feeds(self):
        for data in (
            {"topic": "apmacibas"},
            {"partner": "iem"},
            {"from": "2017-01-01"},
        ):
            with self.subTest(data):
                self.assertEqual(self.titles(self.get(**data)), ["Ar visu"])
                items = json.loads(self.get("json/", **data).content)["items"]
                self.assertEqual([item["title"] for item in items], ["Ar visu"])

    def test_nonsense_is_an_error_on_the_page_and_not_found_in_a_feed(self):
        for data in ({"topic": "nav"}, {"partner": "?"}, {"to": "2020-02-30"}):
            response = self.get(**data)
            self.assertEqual(len(self.titles(response)), 2)
            self.assertContains(response, "ctn-error")
            for path in ("rss/", "atom/", "json/"):
                self.assertEqual(self.get(path, **data).status_code, 404)

    def test_a_partners_page_shows_and_serves_what_it_prepared(self):
        self.assertContains(self.client.get(self.partner.get_url()), "Ar visu")
        rss = self.client.get(f"{self.partner.get_url()}rss/").content.decode()
        self.assertIn("Ar visu", rss)
        self.assertNotIn("Bez nekā", rss)


class FeedTests(NewsTestCase):
    def test_all_three_kinds_say_the_same(self):
        piece = make_news(
            self.index, "Ziņa & <b>", lead="Ievads", date=date(2017, 3, 13)
        )
        link = piece.get_full_url()
        rss = ElementTree.fromstring(self.get("rss/").content)
        self.assertEqual(rss.findtext("channel/language"), "lv")
        self.assertEqual(rss.findtext("channel/item/title"), "Ziņa & <b>")
        self.assertEqual(rss.findtext("channel/item/link"), link)
        self.assertEqual(
            rss.findtext("channel/item/pubDate"), "Mon, 13 Mar 2017 00:00:00 +0200"
        )
        atom = ElementTree.fromstring(self.get("atom/").content)
        entry = atom.find(f"{ATOM}entry")
        self.assertEqual(
            entry.findtext(f"{ATOM}id"), f"urn:uuid:{piece.translation_key}"
        )
        self.assertEqual(
            entry.findtext(f"{ATOM}published"), "2017-03-13T00:00:00+02:00"
        )
        response = self.get("json/")
        self.assertIn("application/feed+json", response["Content-Type"])
        (item,) = json.loads(response.content)["items"]
        self.assertEqual((item["url"], item["content_text"]), (link, "Ievads"))
        self.assertEqual(item["date_published"], "2017-03-13T00:00:00+02:00")

    def test_no_feed_tells_of_the_future(self):
        make_news(self.index, date=date(2030, 1, 1))
        (item,) = json.loads(self.get("json/").content)["items"]
        self.assertNotIn("date_published", item)
        NewsPage.objects.update(first_published_at=NOW)
        (item,) = json.loads(self.get("json/").content)["items"]
        self.assertEqual(item["date_published"][:10], "2020-07-15")

    def test_what_no_xml_can_hold_is_left_out(self):
        make_news(self.index, "A\x0bB", slug="ab")
        for path in ("rss/", "atom/"):
            ElementTree.fromstring(self.get(path).content)

    def test_two_fetches_are_equal_and_the_second_may_be_304(self):
        make_news(self.index)
        for path in ("rss/", "atom/", "json/"):
            first, second = self.get(path), self.get(path)
            self.assertEqual(first.content, second.content)
            again = self.client.get(
                self.url + path, headers={"if-none-match": first["ETag"]}
            )
            self.assertEqual((again.status_code, again.content), (304, b""))

    def test_text_is_text_in_every_kind_and_never_markup(self):
        text = "5 < 6 un <script>alert(1)</script>"
        make_news(self.index, lead=text)
        rss = ElementTree.fromstring(self.get("rss/").content)
        shown = rss.findtext("channel/item/description")
        self.assertEqual(html_to_text(shown), text)
        self.assertNotIn("<script", shown)
        atom = ElementTree.fromstring(self.get("atom/").content)
        summary = atom.find(f"{ATOM}entry/{ATOM}summary")
        self.assertNotIn("<script", summary.text)
        (item,) = json.loads(self.get("json/").content)["items"]
        self.assertEqual(item["content_text"], text)

    def test_an_empty_feed_is_as_old_as_its_page(self):
        NewsIndexPage.objects.update(last_published_at=NOW)
        rss = ElementTree.fromstring(self.get("rss/").content)
        built = rss.findtext("channel/lastBuildDate")
        self.assertEqual(built, "Wed, 15 Jul 2020 08:00:00 +0000")
        atom = ElementTree.fromstring(self.get("atom/").content)
        self.assertEqual(atom.findtext(f"{ATOM}updated"), "2020-07-15T08:00:00+00:00")

    def test_two_aliases_of_a_piece_show_once(self):
        piece = make_news(make_news_index(self.home, "Citi"))
        for slug in ("viens", "divi"):
            piece.create_alias(parent=self.index, update_slug=slug)
        self.assertEqual(len(self.titles(self.get())), 1)


class RelatedTests(NewsTestCase):
    def test_each_of_two_related_pages_shows_the_other(self):
        event = make_event(make_calendar(self.home), "Konference")
        piece = make_news(
            self.index, "Ziņa", related_pages=[NewsRelatedPage(related_page=event)]
        )
        other = make_event(
            event.get_parent(),
            "Lekcija",
            related_pages=[EventRelatedPage(related_page=piece)],
        )
        self.assertContains(self.client.get(event.get_url()), piece.get_url())
        for page in (event, other):
            self.assertContains(self.client.get(piece.get_url()), page.get_url())

    def test_a_related_page_is_shown_in_the_pages_language(self):
        event = make_event(make_calendar(self.home), "Konference")
        piece = make_news(
            self.index, "Ziņa", related_pages=[NewsRelatedPage(related_page=event)]
        )
        english = Locale.objects.get(language_code="en")
        for page, title in ((event, "Conference"), (piece, "News")):
            translation = page.copy_for_translation(english, copy_parents=True)
            translation.title = title
            translation.save_revision().publish()
        shown = NewsPage.objects.get(locale=english)
        back = EventPage.objects.get(locale=english)
        for page, other in ((shown, back), (back, shown)):
            self.assertEqual(
                [found.pk for found in related_pages(page, Visibility())], [other.pk]
            )


class BadInputTests(NewsTestCase):
    def test_what_cannot_be_is_refused_beside_its_field(self):
        for field, fields in [
            ("date", {"date": None}),
            ("date", {"date": date(1, 1, 1)}),
            ("slug", {"slug": "2017"}),
            ("slug", {"slug": "rss"}),
            ("source_link", {"source_link": "javascript:alert(1)"}),
        ]:
            with self.subTest(fields), self.assertRaises(ValidationError) as caught:
                make_news(self.index, **fields)
            self.assertIn(field, caught.exception.message_dict)

    def test_a_draft_needs_no_date(self):
        make_news(self.index, date=None, live=False)
        self.assertEqual(self.titles(self.get()), [])

    def test_a_deleted_attachment_is_still_told_of(self):
        document = get_document_model().objects.create(
            title="Protokols", file=ContentFile(b"x", name="protokols.txt")
        )
        piece = make_news(self.index, attachments=[NewsAttachment(document=document)])
        self.assertContains(self.client.get(piece.get_url()), document.url)
        document.delete()
        response = self.client.get(piece.get_url())
        self.assertContains(response, "Protokols")
        self.assertNotContains(response, "protokols.txt")

    def test_an_attachment_of_a_private_collection_is_not_linked(self):
        members = Collection.get_first_root_node().add_child(name="Biedriem")
        document = get_document_model().objects.create(
            title="Slepens", file=ContentFile(b"x", name="x.txt"), collection=members
        )
        piece = make_news(self.index, attachments=[NewsAttachment(document=document)])
        self.assertContains(self.client.get(piece.get_url()), "Slepens")
        CollectionViewRestriction.objects.create(
            collection=members, restriction_type=CollectionViewRestriction.LOGIN
        )
        self.assertNotContains(self.client.get(piece.get_url()), "Slepens")

    def test_another_partner_in_a_signature_brings_its_own_phone(self):
        directory = make_directory(self.home)
        first = make_partner(directory, phone="67829674")
        second = make_partner(directory, "Cits", phone="67000000")
        piece = make_news(self.index, prepared_by=[NewsPreparedBy(partner=first)])
        row = piece.prepared_by.get()
        row.partner = second
        row.save()
        self.assertEqual((row.name, row.phone), ("Cits", "67000000"))

    def test_a_signature_has_the_partners_contact_person_in_its_own_language(self):
        directory = make_directory(self.home)
        english = Locale.objects.get(language_code="en")
        partner = make_partner(directory, contact_person="Piemēra Persona")
        other = make_partner(directory, "Cits", contact_person="Cita Persona")
        translated = partner.copy_for_translation(english, copy_parents=True)
        translated.contact_person = "Example Person"
        translated.save()
        piece = make_news(self.index, prepared_by=[NewsPreparedBy(partner=partner)])
        row = piece.prepared_by.get()
        self.assertEqual(row.contact_person, "Piemēra Persona")
        copied = NewsPreparedBy(page=piece, partner=partner, locale=english)
        copied.save()
        self.assertEqual(copied.contact_person, "Example Person")
        row.contact_person = "Anna Bērziņa"
        row.save()
        self.assertEqual(row.contact_person, "Anna Bērziņa")
        row.partner = other
        row.save()
        self.assertEqual(row.contact_person, "Anna Bērziņa")
        copied.partner = other
        copied.save()
        self.assertEqual(copied.contact_person, "Cita Persona")

    def test_the_signature_keeps_the_name_of_a_deleted_partner(self):
        partner = make_partner(make_directory(self.home), phone="67829674")
        piece = make_news(self.index, prepared_by=[NewsPreparedBy(partner=partner)])
        partner.delete()
        response = self.client.get(piece.get_url())
        self.assertContains(response, "Iekšlietu ministrija")
        self.assertContains(response, "tel:+37167829674")
