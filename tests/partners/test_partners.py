"""Partners: their codes, their directory, their pages; bad input."""

import json
from datetime import date

from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import TestCase
from django.urls import reverse
from wagtail.images import get_image_model
from wagtail.models import Collection, Locale
from wagtail.test.utils.form_data import (
    inline_formset,
    nested_form_data,
    rich_text,
    streamfield,
)

from tests.projects.everything.models import MemberDirectory
from tests.site import (
    make_calendar,
    make_directory,
    make_event,
    make_logo,
    make_partner,
    make_site,
)
from wagtail_ctn.events.models import EventPartner
from wagtail_ctn.partners.models import (
    PartnerKind,
    PartnerLanguage,
    PartnerPage,
    PartnerSocialLink,
)


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

    def test_an_alias_has_what_its_source_has_and_is_listed_once(self):
        partner = make_partner(self.directory, short_name="IeM")
        make_partner(self.directory, "Centrs", parent_organisation=partner)
        event = make_event(
            make_calendar(self.home),
            start_date=date(2150, 1, 1),
            partners=[EventPartner(partner=partner)],
        )
        alias = partner.create_alias(parent=self.directory, update_slug="otrs")
        response = self.client.get(alias.get_url())
        for title in (event.title, "Centrs"):
            self.assertContains(response, title)
        feed = self.client.get(f"{alias.get_url()}ical/").content.decode()
        self.assertIn(event.title, feed)
        self.assertNotContains(self.client.get(self.directory.get_url()), "/otrs/")

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
        soup = BeautifulSoup(response.content, "html.parser")
        kinds = [heading.text for heading in soup.select(".ctn-section h2")]
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


class BadInputTests(PartnerTestCase):
    """What is wrong is told beside its field."""

    def refused(self, partner):
        with self.assertRaises(ValidationError) as caught:
            partner.save()
        return set(caught.exception.message_dict)

    def test_a_phone_number_has_digits(self):
        partner = make_partner(self.directory, phone="+371 67 829 674 ext. 5")
        partner.phone = "nav"
        self.assertEqual(self.refused(partner), {"phone"})

    def test_an_organisation_is_not_part_of_itself_at_any_depth(self):
        top = make_partner(self.directory, "A")
        middle = make_partner(self.directory, "B", parent_organisation=top)
        low = make_partner(self.directory, "C", parent_organisation=middle)
        for parent in (top, middle, low):
            with self.subTest(parent):
                top.parent_organisation = parent
                self.assertEqual(self.refused(top), {"parent_organisation"})

    def test_nor_by_way_of_a_translation(self):
        english = Locale.objects.get(language_code="en")
        top = make_partner(self.directory, "A")
        low = make_partner(self.directory, "B", parent_organisation=top)
        translated = low.copy_for_translation(english, copy_parents=True)
        top.parent_organisation = translated
        self.assertEqual(self.refused(top), {"parent_organisation"})
        top.parent_organisation = top.copy_for_translation(english)
        self.assertEqual(self.refused(top), {"parent_organisation"})

    def test_a_circle_that_is_stored_already_ends_in_pages_and_checks(self):
        first, second = (
            make_partner(self.directory, "A"),
            make_partner(self.directory, "B"),
        )
        for partner, parent in [(first, second), (second, first)]:
            PartnerPage.objects.filter(pk=partner.pk).update(parent_organisation=parent)
        self.assertEqual(self.client.get(first.get_url()).status_code, 200)
        third = make_partner(self.directory, "C", parent_organisation=first)
        self.assertEqual(third.parent_organisation, first)

    def test_a_logo_whose_file_is_lost_breaks_nothing(self):
        logo = make_logo()
        partner = make_partner(self.directory, logo=logo)
        logo.file.storage.delete(logo.file.name)
        for path in ("", "vcard/"):
            url = partner.get_url() + path
            self.assertEqual(self.client.get(url).status_code, 200)


class HubTests(PartnerTestCase):
    def test_contacts_languages_and_networks_are_shown(self):
        partner = make_partner(
            self.directory,
            phone="+371 67 829 674",
            email="info@example.org",
            website="https://example.org/",
            address="Iela 1\nRīga",
            languages=[PartnerLanguage(language="ru")],
            social_links=[PartnerSocialLink(url="https://www.example.net/iem/")],
        )
        response = self.client.get(partner.get_url())
        for html in (
            '<a href="tel:+37167829674" dir="ltr">+371 67 829 674</a>',
            '<a href="mailto:info@example.org" dir="ltr">info@example.org</a>',
            '<a href="https://www.example.net/iem/">example.net/iem</a>',
            "<dd>Iela 1<br>Rīga</dd>",
            "<dd>krievu</dd>",
        ):
            self.assertContains(response, html, html=True)
        self.assertContains(response, f'href="{partner.get_url()}vcard/"')
        self.assertContains(response, f'href="{partner.get_url()}ical/"')

    def test_its_contact_person_is_told(self):
        partner = make_partner(self.directory, contact_person="Anna Piemēra")
        response = self.client.get(partner.get_url())
        self.assertContains(response, "<dd>Anna Piemēra</dd>", html=True)

    def test_machines_keep_it_under_the_address_of_its_source(self):
        partner = make_partner(self.directory)
        alias = partner.create_alias(parent=self.directory, update_slug="otrs")
        address = f'rel="canonical" href="{partner.get_full_url()}"'
        for page in (partner, alias):
            self.assertContains(self.client.get(page.get_url()), address)

    def test_machines_read_it_as_an_organisation(self):
        parent = make_partner(self.directory, "Ministrija")
        partner = make_partner(
            self.directory,
            "Pārvalde </script>",
            slug="parvalde",
            legal_name="Pārvaldes birojs",
            website="https://example.org/",
            phone="112",
            parent_organisation=parent,
            languages=[PartnerLanguage(language="lv")],
            social_links=[PartnerSocialLink(url="https://example.net/p")],
        )
        page = self.client.get(partner.get_url()).content.decode()
        data = page.split('<script type="application/ld+json">')[1].split("</script>")[
            0
        ]
        data = json.loads(data)
        self.assertEqual(data["@type"], "Organization")
        self.assertEqual(data["name"], "Pārvalde </script>")
        self.assertEqual(data["legalName"], "Pārvaldes birojs")
        self.assertEqual(data["url"], "https://example.org/")
        self.assertEqual(data["sameAs"], ["https://example.net/p"])
        self.assertEqual(data["parentOrganization"]["name"], "Ministrija")
        self.assertEqual(data["contactPoint"]["availableLanguage"], ["lv"])


class FormTests(PartnerTestCase):
    """The admin's forms: drafts are checked too, and nothing that was typed is lost."""

    def setUp(self):
        users = get_user_model().objects
        self.client.force_login(users.create_superuser("admin", "a@x.org", "x"))

    def post(self, model, **fields):
        args = ["wagtail_ctn_partners", model, self.directory.pk]
        url = reverse("wagtailadmin_pages:add", args=args)
        return self.client.post(url, nested_form_data({"title": "T", **fields}))

    def test_a_member_without_partner_and_name_is_told_beside_the_name(self):
        member = {"partner": "", "name": "", "office": "direktors", "role": ""}
        response = self.post(
            "workinggrouppage",
            slug="t",
            body=streamfield([]),
            legal_basis=rich_text(""),
            mandates=inline_formset([]),
            members=inline_formset([member | {"since": "", "until": ""}]),
        )
        (form,) = response.context["form"].formsets["members"].forms
        self.assertEqual(set(form.errors), {"name"})
        self.assertContains(response, "direktors")

    def test_a_phone_a_circle_and_a_logo_that_is_no_image_are_told(self):
        response = self.post(
            "partnerpage",
            slug="t",
            phone="nav",
            logo="999",
            body=streamfield([]),
            areas=inline_formset([]),
            languages=inline_formset([]),
            social_links=inline_formset([]),
        )
        self.assertEqual(set(response.context["form"].errors), {"phone", "logo"})
        self.assertEqual(response.context["form"]["phone"].value(), "nav")

    def test_a_file_that_is_no_image_does_not_become_a_logo(self):
        if not Collection.objects.exists():
            Collection.add_root(name="Root")
        file = SimpleUploadedFile("logo.png", b"<svg onload=alert(1)>", "image/png")
        response = self.client.post(
            reverse("wagtailimages_chooser:create"),
            {"image-chooser-upload-title": "Logo", "image-chooser-upload-file": file},
        )
        self.assertContains(response, "image-chooser-upload-file")
        self.assertFalse(get_image_model().objects.exists())


class UnreadableLogoTests(PartnerTestCase):
    def test_a_logo_that_is_no_image_any_more_is_left_out(self):
        logo = make_logo()
        partner = make_partner(self.directory, logo=logo)
        with logo.file.storage.open(logo.file.name, "wb") as file:
            file.write(b"no image")
        for path in ("", "vcard/"):
            response = self.client.get(f"{partner.get_url()}{path}")
            self.assertEqual(response.status_code, 200)
        self.assertContains(self.client.get(self.home.get_url()), partner.title)
