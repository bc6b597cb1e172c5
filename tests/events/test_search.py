"""Searches, on rows that are committed: full text indexes see no others."""

from datetime import date

from django.contrib.auth import get_user_model
from django.test import TransactionTestCase
from django.urls import reverse

from tests.site import (
    make_calendar,
    make_directory,
    make_event,
    make_partner,
    make_site,
)
from wagtail_ctn.events.models import Audience, EventPartner, EventTopic, Venue
from wagtail_ctn.models import Topic
from wagtail_ctn.partners.models import Area, PartnerKind


class TextFilterTests(TransactionTestCase):
    def test_words_and_their_beginnings_are_found_and_signs_do_no_harm(self):
        calendar = make_calendar(make_site())
        day = date(2150, 1, 1)
        make_event(calendar, "Konference", start_date=day, slug="a")
        make_event(calendar, "Lekcija", start_date=day, slug="b")
        for text, titles in [
            ("Konference", ["Konference"]),
            ("konfer", ["Konference"]),
            ("nekas", []),
        ]:
            with self.subTest(text):
                response = self.client.get(calendar.get_url(), {"q": text})
                found = [row.page.title for row in response.context["occurrences"]]
                self.assertEqual(found, titles)
        for text in ['"', "(", "*", "AND", 'a"b', "-", ":", "\\", "%", "' OR 1=1", "<"]:
            with self.subTest(text):
                response = self.client.get(calendar.get_url(), {"q": text})
                self.assertEqual(response.status_code, 200)


class AdminSearchTests(TransactionTestCase):
    def setUp(self):
        self.home = make_site()
        users = get_user_model().objects
        self.client.force_login(users.create_superuser("admin", password="secret"))

    def test_each_kind_of_term_is_found_by_its_name(self):
        for model in (Topic, Venue, Audience, PartnerKind, Area):
            with self.subTest(model):
                for name in ("Atrodams", "Cits"):
                    model.objects.create(name=name, locale=self.home.locale)
                listing = reverse(model.snippet_viewset.get_url_name("list"))
                response = self.client.get(listing, {"q": "atro"})
                self.assertContains(response, "Atrodams")
                self.assertNotContains(response, "Cits")

    def test_filters_narrow_what_a_search_finds_in_the_listing_of_events(self):
        topic = Topic.objects.create(name="Temats", locale=self.home.locale)
        partner = make_partner(make_directory(self.home))
        calendar = make_calendar(self.home)
        make_event(
            calendar,
            "Kurss",
            start_date=date(2150, 1, 1),
            status="postponed",
            topics=[EventTopic(topic=topic)],
            partners=[EventPartner(partner=partner)],
        )
        make_event(calendar, "Cits kurss")
        self.assertEqual(self.titles(), {"Kurss", "Cits kurss"})
        for query in (
            {"status": "postponed"},
            {"topic": topic.pk, "ordering": "next"},
            {"partner": partner.pk, "when": "upcoming"},
        ):
            self.assertEqual(self.titles(**query), {"Kurss"}, query)

    def titles(self, **query):
        response = self.client.get(
            reverse("wagtail_ctn_events:index"), {"q": "kurss", **query}
        )
        return {page.title for page in response.context["object_list"]}
