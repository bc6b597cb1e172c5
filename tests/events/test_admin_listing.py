"""The listing of events: order, filters, permissions, and what it costs."""

import csv
from datetime import UTC, date, datetime, time
from unittest.mock import patch

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupPagePermission, Locale

from tests.projects.everything.models import ConferencePage
from tests.site import (
    make_calendar,
    make_directory,
    make_event,
    make_many_events,
    make_partner,
    make_site,
)
from wagtail_ctn.events.models import EventPage, EventPartner, EventTopic
from wagtail_ctn.models import Topic

NOW = datetime(2020, 7, 15, 8, tzinfo=UTC)


def make_editor(section, name="redaktors"):
    """Somebody who may edit and publish in this section, and nothing else."""
    group = Group.objects.create(name=name)
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for codename in ("add_page", "change_page", "publish_page"):
        permission = Permission.objects.get(codename=codename)
        GroupPagePermission.objects.create(
            group=group, page=section, permission=permission
        )
    user = get_user_model().objects.create_user(name, password="x")
    user.groups.add(group)
    return user


class ListingTestCase(TestCase):
    url_name = "wagtail_ctn_events:index"

    @classmethod
    def setUpTestData(cls):
        cls.home = make_site()
        cls.calendar = make_calendar(cls.home)
        users = get_user_model().objects
        cls.user = users.create_superuser("admin", "a@example.org", "secret")

    def setUp(self):
        clock = patch.object(timezone, "now", return_value=NOW)
        clock.start()
        self.addCleanup(clock.stop)
        self.client.force_login(self.user)

    def get(self, **query):
        return self.client.get(reverse(self.url_name), query)

    def titles(self, **query):
        response = self.get(**query)
        self.assertEqual(response.status_code, 200)
        return [page.title for page in response.context["object_list"]]


class OrderTests(ListingTestCase):
    def test_what_comes_next_is_first_and_what_is_over_last(self):
        make_event(self.calendar, "Sen", start_date=date(2019, 7, 1))
        make_event(self.calendar, "Nesen", start_date=date(2020, 7, 14))
        make_event(self.calendar, "Vēlāk", start_date=date(2020, 9, 1))
        make_event(self.calendar, "Melnraksts", start_date=date(2020, 8, 1), live=False)
        make_event(self.calendar, "Notiek", start_date=date(2020, 7, 10),
                   end_date=date(2020, 7, 20))  # fmt: skip
        make_event(self.calendar, "Nav", start_date=None, live=False)
        self.assertEqual(
            self.titles(),
            ["Notiek", "Melnraksts", "Vēlāk", "Nesen", "Sen", "Nav"],
        )

    def test_columns_can_be_sorted_by(self):
        make_event(self.calendar, "A", start_date=date(2020, 8, 1))
        make_event(self.calendar, "B", start_date=date(2020, 9, 1))
        self.assertEqual(self.titles(ordering="-next"), ["B", "A"])
        self.assertEqual(self.titles(ordering="title"), ["A", "B"])
        self.assertEqual(self.titles(ordering="nonsense"), ["A", "B"])

    def test_it_says_when_who_and_what_became_of_it_beside_what_wagtail_says(self):
        partner = make_partner(make_directory(self.home))
        make_event(
            self.calendar, status="cancelled", partners=[EventPartner(partner=partner)]
        )
        response = self.get()
        for text in ("2020. gada 15. jūlijs", "Atcelts", "Iekšlietu ministrija"):
            self.assertContains(response, text)
        names = [column.name for column in response.context["view"].columns]
        self.assertEqual(names[:2], ["bulk_actions", "title"])
        self.assertLess(
            {"bulk_actions", "title", "parent", "latest_revision_created_at", "status"},
            set(names),
        )

    def test_events_of_a_subclass_are_listed_too(self):
        make_event(self.calendar, "Konference", model=ConferencePage)
        self.assertEqual(self.titles(), ["Konference"])

    def test_what_is_listed_can_be_downloaded_as_a_table(self):
        partner = make_partner(make_directory(self.home))
        make_event(self.calendar, partners=[EventPartner(partner=partner)])
        make_event(self.calendar, "Bija", start_date=date(2019, 7, 15))
        response = self.get(export="csv", when="upcoming")
        rows = list(
            csv.DictReader(response.getvalue().decode("utf-8-sig").splitlines())
        )
        self.assertEqual([row["Partneri"] for row in rows], ["Iekšlietu ministrija"])
        self.assertEqual(self.get(export="xlsx").status_code, 200)


class FilterTests(ListingTestCase):
    def test_upcoming_past_and_undated_never_overlap(self):
        make_event(self.calendar, "Bija", start_time=time(9), end_time=time(10))
        make_event(self.calendar, "Notiek", start_time=time(10), end_time=time(12))
        make_event(self.calendar, "Būs", start_date=date(2020, 8, 1), live=False)
        make_event(self.calendar, "Bijis", start_date=date(2020, 7, 1), live=False)
        make_event(self.calendar, "Nav", start_date=None, live=False)
        found = {when: set(self.titles(when=when))
                 for when in ("upcoming", "past", "undated")}  # fmt: skip
        self.assertEqual(
            found,
            {
                "upcoming": {"Notiek", "Būs"},
                "past": {"Bija", "Bijis"},
                "undated": {"Nav"},
            },
        )

    def test_status_topic_and_partner_narrow_it(self):
        topic = Topic.objects.create(name="Temats", locale=self.home.locale)
        partner = make_partner(make_directory(self.home))
        make_event(
            self.calendar,
            "Kurss",
            status="postponed",
            topics=[EventTopic(topic=topic)],
            partners=[EventPartner(partner=partner)],
        )
        make_event(self.calendar, "Cits kurss")
        self.assertEqual(self.titles(status="postponed"), ["Kurss"])
        self.assertEqual(self.titles(topic=topic.pk), ["Kurss"])
        self.assertEqual(self.titles(partner=partner.pk), ["Kurss"])
        for query in ({"status": "nonsense"}, {"topic": "x"}, {"when": "y"}):
            self.assertEqual(len(self.titles(**query)), 2, query)

    def test_a_language_has_its_own_events_and_a_term_those_of_all(self):
        topic = Topic.objects.create(name="Temats", locale=self.home.locale)
        event = make_event(self.calendar, topics=[EventTopic(topic=topic)])
        english = Locale.objects.get(language_code="en")
        translation = event.copy_for_translation(english, copy_parents=True)
        translation.title = "Seminar"
        translation.save_revision().publish()
        self.assertEqual(self.titles(locale="en"), ["Seminar"])
        self.assertEqual(set(self.titles(topic=topic.pk)), {"Seminārs", "Seminar"})

    def test_our_filters_come_first_and_wagtails_own_are_kept(self):
        names = list(self.get().context["filters"].form.fields)
        self.assertEqual(names[:4], ["when", "status", "partner", "topic"])
        self.assertLess({"latest_revision_created_at", "owner", "locale"}, set(names))


class PermissionTests(ListingTestCase):
    def test_an_editor_of_one_section_sees_only_that(self):
        directory = make_directory(self.home)
        own, other = make_partner(directory), make_partner(directory, "Cits partneris")
        section = make_calendar(self.home, "Sava sadaļa")
        make_event(section, "Savs", partners=[EventPartner(partner=own)])
        make_event(self.calendar, "Svešs", partners=[EventPartner(partner=other)])
        self.client.force_login(make_editor(section))
        response = self.get()
        self.assertContains(response, "Savs")
        for text in ("Svešs", "Cits partneris"):
            self.assertNotContains(response, text)
        self.assertEqual(self.titles(partner=other.pk), ["Savs"])

    def test_who_may_do_nothing_with_pages_has_no_entry_and_no_listing(self):
        user = get_user_model().objects.create_user("svešs", password="x")
        user.user_permissions.add(Permission.objects.get(codename="access_admin"))
        self.client.force_login(user)
        home = self.client.get(reverse("wagtailadmin_home"))
        self.assertNotContains(home, reverse(self.url_name))
        self.assertEqual(self.get().status_code, 302)

    def test_the_menu_leads_to_it_and_to_the_terms(self):
        home = self.client.get(reverse("wagtailadmin_home"))
        for name in (self.url_name, Topic.snippet_viewset.get_url_name("list")):
            self.assertContains(home, reverse(name))


class CostTests(ListingTestCase):
    def count(self):
        self.get()
        with CaptureQueriesContext(connection) as queries:
            self.get()
        return len(queries)

    def test_the_number_of_queries_does_not_depend_on_the_number_of_events(self):
        # Not one who may translate: wagtail-localize's own button asks for each page.
        self.client.force_login(make_editor(self.home))
        topic = Topic.objects.create(name="Temats", locale=self.home.locale)
        partner = make_partner(make_directory(self.home))
        rows = [
            lambda event: EventTopic(page=event, topic=topic),
            lambda event: EventPartner(page=event, partner=partner),
        ]
        make_event(self.calendar, "Konference", model=ConferencePage)
        make_many_events(self.calendar, 3, rows=rows)
        few = self.count()
        make_many_events(self.calendar, 40, rows=rows)
        self.assertEqual(self.count(), few)
        self.assertEqual(EventPage.objects.count(), 44)
