"""Partners: their codes, their directory, their signatures."""

from django.core.exceptions import ValidationError
from django.test import TestCase
from wagtail.models import Locale

from tests.projects.everything.models import MemberDirectory
from tests.site import make_directory, make_partner, make_site
from wagtail_ctn.partners.models import PartnerKind, PartnerPage


class PartnerTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.home = make_site()
        cls.directory = make_directory(cls.home)


class CodeTests(PartnerTestCase):
    def test_a_code_is_made_from_the_short_name_and_never_twice(self):
        first = make_partner(self.directory, short_name="IeM")
        second = make_partner(self.directory, "Cits", short_name="IeM")
        self.assertEqual((first.code, second.code), ("iem", "iem-2"))

    def test_an_alias_has_the_code_of_what_it_is_an_alias_of(self):
        partner = make_partner(self.directory, short_name="IeM")
        other = self.home.add_child(instance=MemberDirectory(title="Biedri"))
        alias = partner.create_alias(parent=other)
        self.assertEqual(alias.code, "iem")
        self.assertContains(self.client.get(other.get_url()), partner.title)

    def test_a_copy_gets_a_code_of_its_own_and_a_translation_the_same(self):
        partner = make_partner(self.directory, short_name="IeM")
        copy = partner.copy(update_attrs={"slug": "kopija"})
        self.assertEqual(copy.code, "iem-2")
        english = Locale.objects.get(language_code="en")
        translation = partner.copy_for_translation(english, copy_parents=True)
        self.assertEqual(translation.code, "iem")

    def test_a_code_cannot_be_changed_or_taken_from_another(self):
        partner = make_partner(self.directory, code="iem")
        partner.code = "cits"
        with self.assertRaises(ValidationError) as caught:
            partner.save()
        self.assertIn("code", caught.exception.message_dict)
        with self.assertRaises(ValidationError):
            make_partner(self.directory, "Cits", code="iem")


class DirectoryTests(PartnerTestCase):
    def test_partners_are_grouped_by_kind_in_the_order_of_kinds(self):
        locale = self.home.locale
        later = PartnerKind.objects.create(
            name="Biedrības", sort_order=2, locale=locale
        )
        first = PartnerKind.objects.create(
            name="Ministrijas", sort_order=1, locale=locale
        )
        make_partner(self.directory, "Biedrība", kind=later)
        make_partner(self.directory, kind=first)
        make_partner(self.directory, "Cits")
        response = self.client.get(self.directory.get_url())
        kinds = [name for name, _partners in response.context["groups"]]
        self.assertEqual(kinds, ["Ministrijas", "Biedrības", "Citi"])

    def test_the_number_of_queries_does_not_depend_on_the_number_of_partners(self):
        def count():
            self.client.get(self.directory.get_url())
            from django.db import connection
            from django.test.utils import CaptureQueriesContext

            with CaptureQueriesContext(connection) as queries:
                self.client.get(self.directory.get_url())
            return len(queries)

        kind = PartnerKind.objects.create(name="Kopa", locale=self.home.locale)
        make_partner(self.directory, "Pirmais", kind=kind)
        few = count()
        for n in range(20):
            make_partner(self.directory, f"Partneris {n}", kind=kind)
        self.assertEqual(count(), few)

    def test_deleting_a_kind_or_parent_leaves_the_partner(self):
        kind = PartnerKind.objects.create(name="Kopa", locale=self.home.locale)
        parent = make_partner(self.directory, "Ministrija")
        partner = make_partner(
            self.directory, "Pārvalde", kind=kind, parent_organisation=parent
        )
        self.assertContains(self.client.get(partner.get_url()), "Ministrija")
        kind.delete()
        parent.delete()
        partner = PartnerPage.objects.get(pk=partner.pk)
        self.assertIsNone(partner.kind)
        self.assertEqual(self.client.get(partner.get_url()).status_code, 200)
