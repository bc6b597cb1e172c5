"""Terms in the admin: what of a translation can be edited, and what is its source's."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.test import TestCase
from django.urls import reverse
from wagtail.models import Locale

from tests.projects.forms import soup_of
from tests.site import make_site
from wagtail_ctn.events.models import Audience, Venue
from wagtail_ctn.models import Topic
from wagtail_ctn.partners.models import Area, PartnerKind

TERMS = {
    Topic: {"colour": "teal"},
    Venue: {"latitude": "56.949600", "longitude": "24.105200"},
    Audience: {},
    PartnerKind: {"sort_order": 3},
    Area: {},
}
OTHERS = {
    "slug": "other",
    "colour": "gold",
    "latitude": "1",
    "longitude": "2",
    "sort_order": "9",
}


class TranslatedTermTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        locale = make_site().locale
        english = Locale.objects.get(language_code="en")
        cls.terms = []
        for model, fields in TERMS.items():
            source = model.objects.create(name="Vārds", locale=locale, **fields)
            translation = source.copy_for_translation(english)
            translation.name = "Word"
            translation.save()
            cls.terms.append((source, translation))
        users = get_user_model().objects
        cls.user = users.create_superuser("admin", "a@example.org", "secret")

    def setUp(self):
        self.client.force_login(self.user)

    def address(self, term):
        name = f"wagtailsnippets_{term._meta.app_label}_{term._meta.model_name}:edit"
        return reverse(name, args=[term.pk])

    def soup(self, term):
        response = self.client.get(self.address(term))
        return soup_of(response)

    def links(self, soup):
        return [link["href"] for link in soup.select(".help-block a")]

    def test_what_is_shared_is_there_to_be_read_with_a_link_to_its_source(self):
        for source, translation in self.terms:
            with self.subTest(type(source).__name__):
                soup = self.soup(translation)
                for name in source.shared_fields:
                    self.assertTrue(
                        soup.find(attrs={"name": name}).has_attr("disabled")
                    )
                self.assertFalse(soup.find(id="id_name").has_attr("disabled"))
                self.assertEqual(self.links(soup), [self.address(source)])
                note = soup.select_one(".help-block").text
                self.assertIn("Vārds", note)
                self.assertIn("īsvārds", note)

    def test_the_source_has_all_to_be_changed_and_no_note(self):
        for source, _translation in self.terms:
            with self.subTest(type(source).__name__):
                soup = self.soup(source)
                for name in source.shared_fields:
                    field = soup.find(attrs={"name": name})
                    self.assertFalse(field.has_attr("disabled"))
                self.assertEqual(self.links(soup), [])

    def test_what_is_sent_of_it_all_the_same_is_ignored_and_words_are_kept(self):
        for source, translation in self.terms:
            with self.subTest(type(source).__name__):
                values = {**OTHERS, "name": "Term", "address": "", "accessibility": ""}
                response = self.client.post(self.address(translation), values)
                self.assertEqual(response.status_code, 302)
                translation.refresh_from_db()
                source.refresh_from_db()
                self.assertEqual((source.name, translation.name), ("Vārds", "Term"))
                for name in source.shared_fields:
                    shared = getattr(source, name)
                    self.assertEqual(getattr(translation, name), shared)
                    self.assertNotEqual(str(shared), OTHERS[name])

    def test_a_change_of_the_source_is_in_every_language(self):
        source, translation = self.terms[0]
        values = {"name": "Vārds", "slug": "other", "colour": "gold"}
        self.client.post(self.address(source), values)
        translation.refresh_from_db()
        self.assertEqual((translation.slug, translation.colour), ("other", "gold"))

    def test_who_may_edit_terms_alone_has_the_link_too(self):
        users = get_user_model().objects
        editor = users.create_user("editor", "e@example.org", "secret")
        codes = ["access_admin", "change_topic"]
        editor.user_permissions.set(Permission.objects.filter(codename__in=codes))
        self.client.force_login(editor)
        source, translation = self.terms[0]
        self.assertEqual(self.links(self.soup(translation)), [self.address(source)])
