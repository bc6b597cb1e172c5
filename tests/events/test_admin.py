"""What an editor is told in the admin before harm is done."""

from datetime import date

from django.contrib.auth import get_user_model
from django.test import TestCase
from django.urls import reverse

from tests.projects.forms import publish_in_bulk
from tests.site import (
    make_calendar,
    make_directory,
    make_event,
    make_partner,
    make_site,
)
from wagtail_ctn.events.models import EventPage, EventPartner, EventTopic, Venue
from wagtail_ctn.models import Topic


class AdminTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.home = make_site()
        cls.calendar = make_calendar(cls.home)
        users = get_user_model().objects
        cls.user = users.create_superuser("admin", "a@example.org", "secret")

    def setUp(self):
        self.client.force_login(self.user)


class UsageTests(AdminTestCase):
    """What refers to a term or partner is told before it is deleted."""

    def test_a_topic_or_venue_in_use_names_its_events_when_deleted(self):
        locale = self.calendar.locale
        topic = Topic.objects.create(name="Tēma", locale=locale)
        venue = Venue.objects.create(name="Zāle", locale=locale)
        make_event(self.calendar, venue=venue, topics=[EventTopic(topic=topic)])
        for term in (topic, venue):
            with self.subTest(term):
                names = type(term).snippet_viewset
                delete = reverse(names.get_url_name("delete"), args=[term.pk])
                usage = reverse(names.get_url_name("usage"), args=[term.pk])
                self.assertContains(self.client.get(delete), usage)
                self.assertContains(self.client.get(usage), "Seminārs")
                self.client.post(delete)
                self.assertFalse(type(term).objects.filter(pk=term.pk).exists())
        response = self.client.get(EventPage.objects.get().get_url())
        self.assertEqual(response.status_code, 200)

    def test_a_partner_in_use_names_its_events_when_deleted(self):
        partner = make_partner(make_directory(self.home))
        event = make_event(self.calendar, partners=[EventPartner(partner=partner)])
        usage = reverse("wagtailadmin_pages:usage", args=[partner.pk])
        delete = reverse("wagtailadmin_pages:delete", args=[partner.pk])
        self.assertContains(self.client.get(delete), usage)
        self.assertContains(self.client.get(usage), "Seminārs")
        self.client.post(delete)
        edit = reverse("wagtailadmin_pages:edit", args=[event.pk])
        self.assertEqual(self.client.get(edit).status_code, 200)


class RefusedTests(AdminTestCase):
    """What cannot be is told, and nothing is done by halves."""

    def test_a_copy_that_would_be_hidden_is_refused_beside_its_field(self):
        event = make_event(self.calendar)
        address = reverse("wagtailadmin_pages:copy", args=[event.pk])
        fields = {
            "new_title": "Kopija",
            "new_slug": "ical",
            "new_parent_page": self.calendar.pk,
        }
        response = self.client.post(address, fields)
        self.assertContains(response, "“ical”")
        self.assertEqual(EventPage.objects.count(), 1)

    def test_several_pages_are_published_together_only_if_all_can_be(self):
        complete = make_event(self.calendar, live=False)
        without_date = make_event(
            self.calendar, "Bez datuma", start_date=None, live=False
        )
        for event in (complete, without_date):
            event.save_revision(clean=False)
        response = publish_in_bulk(self.client, self.calendar, complete, without_date)
        self.assertContains(response, "Bez datuma: ")
        self.assertFalse(EventPage.objects.live().exists())

    def test_nor_is_a_page_with_the_drafts_below_it_if_one_of_them_cannot_be(self):
        for title, day in (("Pilns", date(2020, 7, 15)), ("Bez datuma", None)):
            event = make_event(self.calendar, title, start_date=day, live=False)
            event.save_revision(clean=False)
        chosen = self.client, self.home, self.calendar
        response = publish_in_bulk(*chosen, include_descendants="on")
        self.assertContains(response, "Bez datuma: ")
        self.assertFalse(EventPage.objects.live().exists())
        event.delete()
        publish_in_bulk(*chosen, include_descendants="on")
        self.assertEqual(EventPage.objects.live().get().title, "Pilns")


class RefusedSlugTests(AdminTestCase):
    """Nobody puts a page where a route of the calendar would hide it."""

    def test_a_hidden_slug_is_told_beside_its_field_also_in_a_draft(self):
        address = reverse(
            "wagtailadmin_pages:add",
            args=["wagtail_ctn_events", "calendarpage", self.calendar.pk],
        )
        fields = {"title": "2020", "slug": "2020", "introduction": "null"}
        response = self.client.post(address, fields)
        self.assertEqual(response.status_code, 200)
        self.assertIn("slug", response.context["form"].errors)
        self.assertFalse(self.calendar.get_children().exists())

    def test_a_move_that_would_hide_a_page_is_refused_with_a_message(self):
        page = make_calendar(self.home, "Past", slug="past")
        args = [page.pk, self.calendar.pk]
        address = reverse("wagtailadmin_pages:move_confirm", args=args)
        response = self.client.post(address, follow=True)
        self.assertContains(response, "“past”")
        page.refresh_from_db()
        self.assertEqual(page.get_parent().pk, self.home.pk)

    def test_a_bulk_move_that_would_hide_one_page_moves_none(self):
        hidden = make_calendar(self.home, "Past", slug="past")
        other = make_calendar(self.home, "Cits")
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"])
        explorer = reverse("wagtailadmin_explore", args=[self.home.pk])
        address += f"?id={hidden.pk}&id={other.pk}&next={explorer}"
        response = self.client.post(address, {"chooser": self.calendar.pk}, follow=True)
        self.assertContains(response, "“past”")
        self.assertFalse(self.calendar.get_children().exists())
