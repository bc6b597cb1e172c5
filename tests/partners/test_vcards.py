"""vCards of partners and working groups over HTTP."""

from datetime import date

from django.contrib.auth import get_user_model
from django.test import TestCase, override_settings
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction

from tests.ical.test_vcard import read_vcard
from tests.site import (
    make_directory,
    make_logo,
    make_partner,
    make_site,
    make_working_group,
)
from wagtail_ctn.partners.models import (
    PartnerKind,
    PartnerLanguage,
    PartnerPage,
    WorkingGroupMember,
)


class VCardTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.home = make_site()
        cls.directory = make_directory(cls.home)
        cls.kind = PartnerKind.objects.create(
            name="Ministrijas", locale=cls.home.locale
        )
        cls.partner = make_partner(
            cls.directory,
            kind=cls.kind,
            phone="67829674",
            email="info@example.org",
            website="https://example.org/",
            address="Čiekurkalna 1. līnija 1\nRīga, LV-1026",
            summary="Sargā; palīdz, māca.",
            languages=[PartnerLanguage(language="lv"), PartnerLanguage(language="ru")],
        )
        cls.partner.save_revision().publish()
        cls.partner = PartnerPage.objects.get()
        cls.url = cls.partner.get_url() + "vcard/"

    def test_a_partner_is_an_organisation_with_its_contacts(self):
        response = self.client.get(self.url)
        self.assertEqual(response["Content-Type"], "text/vcard; charset=utf-8")
        self.assertEqual(
            response["Content-Disposition"],
            'attachment; filename="iekslietu-ministrija.vcf"',
        )
        self.assertEqual(response["Content-Language"], "lv")
        card = read_vcard(response.content)
        for name, value in {
            "VERSION": "4.0",
            "KIND": "org",
            "UID": f"urn:uuid:{self.partner.translation_key}",
            "FN": "Iekšlietu ministrija",
            "ORG": "Iekšlietu ministrija",
            "TEL": "tel:+37167829674",
            "EMAIL": "info@example.org",
            "URL": "https://example.org/",
            "NOTE": "Sargā; palīdz, māca.",
            "CATEGORIES": "Ministrijas",
            "SOURCE": f"http://testserver{self.url}",
            "REV": f"{self.partner.last_published_at:%Y%m%dT%H%M%SZ}",
        }.items():
            with self.subTest(name):
                self.assertEqual([row.value for row in card[name]], [value])
        self.assertEqual([row.value for row in card["LANG"]], ["lv", "ru"])
        self.assertEqual(card["FN"][0].parameters["LANGUAGE"], "lv")
        label = card["ADR"][0].parameters["LABEL"]
        self.assertEqual(label, "Čiekurkalna 1. līnija 1\nRīga, LV-1026")

    def test_a_logo_is_an_address(self):
        self.partner.logo = make_logo()
        self.partner.save()
        (logo,) = read_vcard(self.client.get(self.url).content)["LOGO"]
        self.assertTrue(logo.value.startswith("http://testserver/media/"), logo.value)

    def test_a_group_names_its_present_members_that_may_be_seen(self):
        hidden = make_partner(self.directory, "Slēpts")
        left = make_partner(self.directory, "Aizgāja")
        PageViewRestriction.objects.create(page=hidden, restriction_type="login")
        group = make_working_group(
            self.directory,
            members=[
                WorkingGroupMember(partner=self.partner),
                WorkingGroupMember(partner=hidden),
                WorkingGroupMember(partner=left, until=date(2020, 1, 1)),
                WorkingGroupMember(name="Eksperts"),
            ],
        )
        card = read_vcard(self.client.get(group.get_url() + "vcard/").content)
        self.assertEqual(card["KIND"][0].value, "group")
        key = self.partner.translation_key
        self.assertEqual([m.value for m in card["MEMBER"]], [f"urn:uuid:{key}"])

    def test_a_card_that_was_fetched_is_not_sent_again_until_something_changes(self):
        first = self.client.get(self.url)
        headers = {"If-None-Match": first["ETag"]}
        self.assertEqual(self.client.get(self.url, headers=headers).status_code, 304)
        self.assertEqual(self.client.get(self.url).content, first.content)
        with self.captureOnCommitCallbacks(execute=True):
            self.kind.name = "Ministrija"
            self.kind.save()
        self.assertEqual(self.client.get(self.url, headers=headers).status_code, 200)
        headers = {"If-None-Match": self.client.get(self.url)["ETag"]}
        with self.captureOnCommitCallbacks(execute=True):
            make_logo()
        self.assertEqual(self.client.get(self.url, headers=headers).status_code, 200)

    def test_it_is_read_and_never_written_to(self):
        self.assertEqual(self.client.head(self.url).status_code, 200)
        self.assertEqual(self.client.post(self.url).status_code, 405)

    def test_a_restricted_partners_card_is_refused_in_plain_text(self):
        PageViewRestriction.objects.create(page=self.partner, restriction_type="login")
        response = self.client.get(self.url)
        self.assertEqual(response.status_code, 403)
        self.assertEqual(response["Content-Type"], "text/plain; charset=utf-8")
        self.client.force_login(get_user_model().objects.create_user("x"))
        response = self.client.get(self.url)
        self.assertEqual(response.status_code, 200)
        for word in ("private", "no-store"):
            self.assertIn(word, response["Cache-Control"])

    @override_settings(WAGTAILREDIRECTS_AUTO_CREATE=True)
    def test_its_address_survives_a_new_name(self):
        with self.captureOnCommitCallbacks(execute=True):
            self.partner.slug = "jauns"
            self.partner.save_revision().publish()
        self.assertTrue(Redirect.objects.filter(old_path=self.url.rstrip("/")).exists())
        response = self.client.get(self.url)
        partner = PartnerPage.objects.get()
        self.assertRedirects(response, partner.get_url() + "vcard/", 301)
