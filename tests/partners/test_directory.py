"""The directory: by kind, by letter, filtered."""

from unittest.mock import patch

from django.core.exceptions import ValidationError
from django.test import RequestFactory, TestCase, TransactionTestCase
from wagtail.models import Locale

from tests.site import make_directory, make_partner, make_site, make_working_group
from wagtail_ctn.partners import views
from wagtail_ctn.partners.models import (
    Area,
    PartnerArea,
    PartnerKind,
    PartnerLanguage,
)


class DirectoryTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.home = make_site()
        cls.directory = make_directory(cls.home)
        locale = cls.home.locale
        cls.ngo = PartnerKind.objects.create(
            name="Biedrības", sort_order=2, locale=locale
        )
        cls.ministry = PartnerKind.objects.create(
            name="Ministrijas", sort_order=1, locale=locale
        )
        cls.riga = Area.objects.create(name="Rīga", locale=locale)
        cls.unused = Area.objects.create(name="Liepāja", locale=locale)

    def make(self, title, *, areas=(), languages=(), **fields):
        partner = make_partner(self.directory, title, **fields)
        partner.areas = [PartnerArea(area=area) for area in areas]
        partner.languages = [PartnerLanguage(language=code) for code in languages]
        partner.save()
        return partner

    def get(self, path="", **parameters):
        return self.client.get(self.directory.get_url() + path, parameters)

    def shown(self, **parameters):
        groups = self.get(**parameters).context["groups"]
        return [partner.title for _kind, partners in groups for partner in partners]


class AddressTests(DirectoryTestCase):
    def test_the_address_for_machines_is_without_the_filter(self):
        self.make("Drošā māja", kind=self.ngo)
        for path in ("", "a-z/"):
            response = self.get(path, kind=self.ngo.slug)
            address = self.directory.get_full_url() + path
            self.assertContains(response, f'rel="canonical" href="{address}"')


class OrderTests(DirectoryTestCase):
    def test_kinds_in_their_order_and_names_in_that_of_the_alphabet(self):
        for title in ("Čuguns", "Cūka", "Ābols", "Akmens"):
            self.make(title, kind=self.ngo)
        self.make("Žanis", kind=self.ministry)
        self.make("Bez veida")
        self.assertEqual(
            self.shown(),
            ["Žanis", "Ābols", "Akmens", "Cūka", "Čuguns", "Bez veida"],
        )

    def test_the_order_is_that_of_the_pages_language(self):
        english = Locale.objects.get(language_code="en")
        for title in ("Čuguns", "Cūka", "Zebra", "Abc"):
            self.make(title)
        self.directory.get_descendants(inclusive=True).update(locale=english)
        self.assertEqual(self.shown(), ["Abc", "Čuguns", "Cūka", "Zebra"])
        letters = self.get("a-z/").context["letters"]
        self.assertEqual([letter.name for letter in letters], ["A", "C", "Z"])

    def test_letters_that_have_partners_and_no_others(self):
        for title in ("Ābols", "Akmens", "Čuguns", "Cūka", "Ķirbis", "Йод", "1. skola"):
            self.make(title)
        response = self.get("a-z/")
        letters = response.context["letters"]
        self.assertEqual(
            [(letter.name, [p.title for p in letter.partners]) for letter in letters],
            [
                ("#", ["1. skola"]),
                ("A", ["Ābols", "Akmens"]),
                ("C", ["Cūka"]),
                ("Č", ["Čuguns"]),
                ("Ķ", ["Ķirbis"]),
                ("Й", ["Йод"]),
            ],
        )
        self.assertContains(response, 'href="#letter-2"')
        self.assertContains(response, 'id="letter-2"')

    def test_a_long_directory_is_cut_into_pages_and_letters_lead_to_theirs(self):
        for title in ("Alfa", "Beta", "Gamma"):
            self.make(title)
        with patch.object(views, "PER_PAGE", 2):
            self.assertEqual(self.shown(), ["Alfa", "Beta"])
            self.assertEqual(self.shown(page=2), ["Gamma"])
            self.assertContains(self.get("a-z/"), 'href="?page=2#letter-3"')
            self.assertEqual(self.get(page=3).status_code, 404)
        self.assertEqual(self.get(page="x").status_code, 404)

    def test_a_page_below_cannot_hide_behind_the_letters(self):
        with self.assertRaises(ValidationError) as caught:
            self.make("A līdz Z", slug="a-z")
        self.assertIn("slug", caught.exception.message_dict)


class FilterTests(DirectoryTestCase):
    def test_kind_area_and_language_narrow_both_views(self):
        self.make("Pirmais", kind=self.ngo, areas=[self.riga], languages=["lv", "ru"])
        self.make("Otrais", kind=self.ministry, languages=["lv"])
        for parameters, titles in [
            ({"kind": "biedribas"}, ["Pirmais"]),
            ({"kind": ["biedribas", "ministrijas"]}, ["Otrais", "Pirmais"]),
            ({"area": "riga"}, ["Pirmais"]),
            ({"language": "lv"}, ["Otrais", "Pirmais"]),
            ({"language": "ru", "kind": "ministrijas"}, []),
        ]:
            with self.subTest(parameters):
                self.assertEqual(self.shown(**parameters), titles)
                letters = self.get("a-z/", **parameters).context["letters"]
                found = {p.title for letter in letters for p in letter.partners}
                self.assertEqual(found, set(titles))

    def test_only_what_some_partner_has_is_offered(self):
        self.make("Pirmais", kind=self.ngo, areas=[self.riga], languages=["ru"])
        facets = {
            facet["field"].name: [choice["value"] for choice in facet["choices"]]
            for facet in self.get().context["facets"]
        }
        self.assertEqual(
            facets, {"kind": ["biedribas"], "area": ["riga"], "language": ["ru"]}
        )

    def test_a_bad_value_is_an_error_and_filters_nothing(self):
        self.make("Pirmais", kind=self.ngo)
        response = self.get(kind="nekas", language="xx")
        self.assertEqual(
            set(response.context["filter"].form.errors), {"kind", "language"}
        )
        self.assertEqual(self.shown(kind="nekas"), ["Pirmais"])
        self.assertContains(response, "noindex")

    def test_a_filter_can_be_taken_off_and_goes_along_to_the_other_view(self):
        self.make("Pirmais", kind=self.ngo)
        response = self.get(kind="biedribas")
        self.assertContains(response, "a-z/?kind=biedribas")
        (chip,) = response.context["filter"].chips
        self.assertEqual((chip.value, chip.query), ("Biedrības", ""))

    def test_values_are_those_of_the_source_and_names_those_of_the_language(self):
        english = Locale.objects.get(language_code="en")
        partner = self.make("Pirmais", kind=self.ngo)
        kind = self.ngo.copy_for_translation(english)
        kind.name = "Associations"
        kind.save()
        translation = partner.copy_for_translation(english, copy_parents=True)
        translation.save_revision().publish()
        request = RequestFactory().get("/?kind=biedribas")
        directory = translation.get_parent().specific
        response = directory.serve(request, directory.index_route, [], {})
        groups = response.context_data["groups"]
        self.assertEqual([kind.name for kind, _partners in groups], ["Associations"])

    def test_working_groups_are_listed_apart_and_have_no_kind(self):
        self.make("Pirmais", kind=self.ngo)
        make_working_group(self.directory)
        self.assertContains(self.get(), "Darba grupa")
        self.assertContains(self.get("a-z/"), "Darba grupa")
        self.assertEqual(self.shown(), ["Pirmais"])
        self.assertNotContains(self.get(kind="biedribas"), "Darba grupa")


class TextTests(TransactionTestCase):
    def test_words_find_partners_and_working_groups(self):
        directory = make_directory(make_site())
        make_partner(directory, "Tiesībsargs", short_name="TSB")
        make_partner(directory, "Policija")
        make_working_group(directory, "Darba grupa")
        for text, partners, groups in [
            ("tiesīb", ["Tiesībsargs"], []),
            ("TSB", ["Tiesībsargs"], []),
            ("darba", [], ["Darba grupa"]),
            ('"(', [], []),
        ]:
            with self.subTest(text):
                context = self.client.get(directory.get_url(), {"q": text}).context
                found = [p.title for _kind, ps in context["groups"] for p in ps]
                self.assertEqual(found, partners)
                self.assertEqual([g.title for g in context["working_groups"]], groups)
