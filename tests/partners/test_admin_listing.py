"""The listing of partners: order, filters, permissions, and what it costs."""

from django.contrib.auth import get_user_model
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.events.test_admin_listing import make_editor
from tests.site import make_directory, make_partner, make_site
from wagtail_ctn.partners.models import Area, PartnerArea, PartnerKind

URL = "wagtail_ctn_partners:index"


class PartnerListingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.home = make_site()
        cls.directory = make_directory(cls.home)
        kinds = PartnerKind.objects
        locale = cls.home.locale
        cls.societies = kinds.create(name="Biedrības", sort_order=2, locale=locale)
        cls.ministries = kinds.create(name="Ministrijas", sort_order=1, locale=locale)
        cls.area = Area.objects.create(name="Latgale", locale=locale)
        users = get_user_model().objects
        cls.user = users.create_superuser("admin", "a@example.org", "secret")

    def setUp(self):
        self.client.force_login(self.user)

    def titles(self, **query):
        response = self.client.get(reverse(URL), query)
        self.assertEqual(response.status_code, 200)
        return [page.title for page in response.context["object_list"]]

    def test_partners_stand_in_the_order_of_their_kinds(self):
        make_partner(self.directory, "Biedrība", kind=self.societies)
        make_partner(self.directory, "Ministrija", kind=self.ministries)
        make_partner(self.directory, "Cits")
        self.assertEqual(self.titles(), ["Ministrija", "Biedrība", "Cits"])
        response = self.client.get(reverse(URL))
        self.assertContains(response, "Ministrijas")

    def test_kind_and_area_narrow_it(self):
        areas = [PartnerArea(area=self.area)]
        make_partner(self.directory, "Viens", kind=self.ministries, areas=areas)
        make_partner(self.directory, "Otrs", kind=self.societies)
        self.assertEqual(self.titles(kind=self.ministries.pk), ["Viens"])
        self.assertEqual(self.titles(area=self.area.pk), ["Viens"])

    def test_an_editor_of_one_partner_sees_only_that(self):
        own = make_partner(self.directory, "Savs", kind=self.ministries)
        make_partner(self.directory, "Svešs", kind=self.societies)
        self.client.force_login(make_editor(own))
        self.assertEqual(self.titles(), ["Savs"])
        self.assertNotContains(self.client.get(reverse(URL)), "Biedrības")

    def test_the_number_of_queries_does_not_depend_on_the_number_of_partners(self):
        self.client.force_login(make_editor(self.home))

        def add_partners(first, last):
            for number in range(first, last):
                areas = [PartnerArea(area=self.area)]
                title = f"Partneris {number}"
                kind = self.societies
                make_partner(self.directory, title, kind=kind, areas=areas)

        def count():
            self.titles()
            with CaptureQueriesContext(connection) as queries:
                self.titles()
            return len(queries)

        add_partners(0, 3)
        few = count()
        add_partners(3, 30)
        self.assertEqual(count(), few)
