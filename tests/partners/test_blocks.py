"""Logos of partners and members of working groups on any page."""

from django.db import connection
from django.template import Context, Template
from django.test import RequestFactory, TestCase
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, PageViewRestriction

from tests.site import (
    make_directory,
    make_logo,
    make_partner,
    make_site,
    make_working_group,
)
from wagtail_ctn.partners.blocks import PartnerLogosBlock, WorkingGroupMembersBlock
from wagtail_ctn.partners.models import PartnerKind, WorkingGroupMember


class BlockTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.home = make_site()
        cls.directory = make_directory(cls.home)

    def context(self, page=None):
        return {"page": page or self.home, "request": RequestFactory().get("/")}

    def render(self, block, page=None, **options):
        return block.render(block.to_python(options), self.context(page))

    def queries(self, block, **options):
        self.render(block, **options)
        with CaptureQueriesContext(connection) as queries:
            self.render(block, **options)
        return len(queries)

    def tag(self, text, **context):
        template = Template("{% load wagtail_ctn_partners_tags %}" + text)
        return template.render(Context(self.context() | context))


class PartnerLogosTests(BlockTestCase):
    block = PartnerLogosBlock()

    def make(self, title, **fields):
        return make_partner(self.directory, title, **fields)

    def test_a_logo_has_the_partners_name_and_who_has_none_is_a_name(self):
        self.make("Ar logo", logo=make_logo("attēls.png"))
        self.make("Bez logo")
        html = self.render(self.block, heading="Mūsu partneri")
        self.assertInHTML("<h2>Mūsu partneri</h2>", html)
        self.assertIn('alt="Ar logo"', html)
        self.assertNotIn("attēls.png", html)
        self.assertInHTML('<a href="/partneri/bez-logo/">Bez logo</a>', html)

    def test_a_kind_a_choice_and_a_number_narrow_it(self):
        kind = PartnerKind.objects.create(name="Kopa", locale=self.home.locale)
        first, second = self.make("Ābele"), self.make("Bērzs", kind=kind)
        for options, titles in [
            ({}, ["Ābele", "Bērzs"]),
            ({"kind": kind.pk}, ["Bērzs"]),
            ({"count": 1}, ["Ābele"]),
            ({"partners": [second.pk, first.pk]}, ["Bērzs", "Ābele"]),
            ({"partners": [second.pk, first.pk], "count": 1}, ["Bērzs"]),
        ]:
            with self.subTest(options):
                value = self.block.to_python(options)
                context = self.block.get_context(value, self.context())
                shown = [partner.title for partner in context["partners"]]
                self.assertEqual(shown, titles)

    def test_a_hidden_partner_is_left_out_also_where_it_was_chosen(self):
        partner = self.make("Slēpts")
        PageViewRestriction.objects.create(page=partner, restriction_type="login")
        for options in ({}, {"partners": [partner.pk]}):
            self.assertNotIn("Slēpts", self.render(self.block, **options))

    def test_partners_are_those_of_the_pages_language(self):
        english = Locale.objects.get(language_code="en")
        partner = self.make("Patvērums")
        translation = partner.copy_for_translation(english, copy_parents=True)
        translation.title = "Shelter"
        translation.save_revision().publish()
        home = self.home.get_translation(english)
        for options in ({}, {"partners": [partner.pk]}):
            html = self.render(self.block, page=home, **options)
            self.assertIn("Shelter", html)
            self.assertNotIn("Patvērums", html)

    def test_the_number_of_queries_is_constant(self):
        for number in range(3):
            self.make(f"P{number}", logo=make_logo())
        few = self.queries(self.block)
        for number in range(3, 12):
            self.make(f"P{number}", logo=make_logo())
        self.assertEqual(self.queries(self.block), few)

    def test_the_tag_shows_the_same(self):
        self.make("Patvērums")
        self.assertIn("Patvērums", self.tag("{% partner_logos count=3 %}"))
        without_page = Template(
            "{% load wagtail_ctn_partners_tags %}{% partner_logos %}"
        ).render(Context())
        self.assertNotIn("Patvērums", without_page)

    def test_it_shows_nothing_where_what_was_chosen_is_deleted(self):
        kind = PartnerKind.objects.create(name="Dzēsts", locale=self.home.locale)
        for stored in ({"kind": kind.pk + 99}, {"partners": [99999]}):
            with self.subTest(stored):
                (value,) = PartnerLogosBlock().bulk_to_python([stored])
                self.assertTrue(PartnerLogosBlock.lost_its_choice(value))

    def test_its_preview_shows_the_sites_partners(self):
        self.make("Patvērums")
        html = self.block.render(
            self.block.get_preview_value(),
            {"request": RequestFactory().get("/"), "page": self.home},
        )
        self.assertIn("Patvērums", html)


class WorkingGroupMembersTests(BlockTestCase):
    block = WorkingGroupMembersBlock()

    def setUp(self):
        self.partner = make_partner(self.directory, "Patvērums")
        rows = [
            WorkingGroupMember(partner=self.partner, office="direktore"),
            WorkingGroupMember(name="Eksperts"),
        ]
        self.group = make_working_group(self.directory, members=rows)

    def test_present_members_are_shown_under_the_groups_name(self):
        html = self.render(self.block, group=self.group.pk)
        self.assertInHTML("<h2>Darba grupa</h2>", html)
        for text in ("Patvērums", self.partner.get_url(), "direktore", "Eksperts"):
            self.assertIn(text, html)
        html = self.render(self.block, group=self.group.pk, heading="Kas mēs esam")
        self.assertInHTML("<h2>Kas mēs esam</h2>", html)

    def test_a_hidden_partner_is_a_name_and_a_hidden_group_is_nothing(self):
        PageViewRestriction.objects.create(page=self.partner, restriction_type="login")
        html = self.render(self.block, group=self.group.pk)
        self.assertIn("Patvērums", html)
        self.assertNotIn(self.partner.get_url(), html)
        PageViewRestriction.objects.create(page=self.group, restriction_type="login")
        self.assertEqual(self.render(self.block, group=self.group.pk).strip(), "")

    def test_the_number_of_queries_is_constant(self):
        few = self.queries(self.block, group=self.group.pk)
        for number in range(10):
            partner = make_partner(self.directory, f"P{number}")
            WorkingGroupMember.objects.create(
                page=self.group, partner=partner, locale=self.home.locale
            )
        self.assertEqual(self.queries(self.block, group=self.group.pk), few)

    def test_the_tag_shows_the_same(self):
        text = "{% working_group_members group %}"
        self.assertIn("Patvērums", self.tag(text, group=self.group))
        self.assertEqual(self.tag(text, group=None).strip(), "")

    def test_its_preview_shows_a_public_group(self):
        html = self.block.render(
            self.block.get_preview_value(), {"request": RequestFactory().get("/")}
        )
        self.assertIn("Patvērums", html)
        self.group.delete()
        value = self.block.get_preview_value()
        self.assertEqual(self.block.render(value).strip(), "")
