"""Working groups: members now and before, by kind; what outlives a partner."""

from datetime import UTC, date, datetime
from unittest.mock import patch

from django.core.exceptions import ValidationError
from django.test import RequestFactory, TestCase
from django.utils import timezone
from wagtail.models import Locale, PageViewRestriction

from tests.site import make_directory, make_partner, make_site, make_working_group
from wagtail_ctn.partners.models import (
    PartnerKind,
    PartnerPage,
    WorkingGroupMandate,
    WorkingGroupMember,
    WorkingGroupPage,
)

# Already 16 July in Riga.
NOW = datetime(2020, 7, 15, 22, tzinfo=UTC)


class GroupTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.home = make_site()
        cls.directory = make_directory(cls.home)
        locale = cls.home.locale
        cls.kinds = [
            PartnerKind.objects.create(name=name, sort_order=order, locale=locale)
            for order, name in enumerate(["Ministrijas", "Biedrības"])
        ]
        cls.ministry = make_partner(cls.directory, kind=cls.kinds[0])
        cls.ngo = make_partner(cls.directory, "Patvērums", kind=cls.kinds[1])

    def setUp(self):
        clock = patch.object(timezone, "now", return_value=NOW)
        clock.start()
        self.addCleanup(clock.stop)

    def members(self, group):
        """``([(kind, [names])], [former names])`` as the page shows them."""
        request = RequestFactory().get("/")
        context = group.serve(request, group.index_route, [], {}).context_data
        groups = [
            (kind and kind.name, [member.name for member in members])
            for kind, members in context["member_groups"]
        ]
        return groups, [member.name for member in context["former_members"]]


class AddressTests(GroupTestCase):
    def test_machines_keep_it_under_its_own_address(self):
        group = make_working_group(self.directory)
        address = f'rel="canonical" href="{group.get_full_url()}"'
        self.assertContains(self.client.get(group.get_url()), address)


class MemberTests(GroupTestCase):
    def test_members_are_grouped_by_kind_and_plain_names_come_last(self):
        group = make_working_group(
            self.directory,
            members=[
                WorkingGroupMember(name="Eksperts"),
                WorkingGroupMember(partner=self.ngo),
                WorkingGroupMember(
                    partner=self.ministry, office="departamenta direktors"
                ),
            ],
        )
        groups, former = self.members(group)
        self.assertEqual(
            groups,
            [
                ("Ministrijas", ["Iekšlietu ministrija"]),
                ("Biedrības", ["Patvērums"]),
                (None, ["Eksperts"]),
            ],
        )
        self.assertEqual(former, [])
        page = self.client.get(group.get_url())
        self.assertContains(page, "departamenta direktors")
        self.assertContains(page, "<h3>Citi</h3>", html=True)

    def test_who_has_left_by_the_sites_today_stands_apart(self):
        group = make_working_group(
            self.directory,
            members=[
                WorkingGroupMember(name="Vakar", until=date(2020, 7, 15)),
                WorkingGroupMember(name="Šodien", until=date(2020, 7, 16)),
            ],
        )
        groups, former = self.members(group)
        self.assertEqual((groups, former), ([(None, ["Šodien"])], ["Vakar"]))

    def test_a_partners_page_names_its_groups_present_and_former(self):
        row = WorkingGroupMember(partner=self.ngo, role="sekretariāts")
        make_working_group(self.directory, "Tagad", members=[row])
        row = WorkingGroupMember(partner=self.ngo, until=date(2020, 1, 1))
        make_working_group(self.directory, "Čakla", members=[row])
        row = WorkingGroupMember(partner=self.ngo)
        make_working_group(
            self.directory, "Darbīga", members=[row], period_end=date(2019, 1, 1)
        )
        context = self.client.get(self.ngo.get_url()).context
        titles = [
            [row.page.title for row in context[name]]
            for name in ("working_groups", "former_working_groups")
        ]
        self.assertEqual(titles, [["Tagad"], ["Čakla", "Darbīga"]])

    def test_a_hidden_partner_is_a_name_without_a_link(self):
        row = WorkingGroupMember(partner=self.ngo)
        group = make_working_group(self.directory, members=[row])
        self.assertContains(self.client.get(group.get_url()), self.ngo.get_url())
        PageViewRestriction.objects.create(page=self.ngo, restriction_type="login")
        response = self.client.get(group.get_url())
        self.assertContains(response, "Patvērums")
        self.assertNotContains(response, self.ngo.get_url())


class NameTests(GroupTestCase):
    def test_a_row_needs_a_partner_or_a_name(self):
        for row in (WorkingGroupMember(), WorkingGroupMember(name="  ")):
            with self.assertRaises(ValidationError) as caught:
                row.clean()
            self.assertIn("name", caught.exception.message_dict)
        WorkingGroupMember(name="Eksperts").clean()
        WorkingGroupMember(partner=self.ngo).clean()

    def test_deleting_a_partner_leaves_its_name(self):
        row = WorkingGroupMember(partner=self.ngo)
        group = make_working_group(self.directory, members=[row])
        self.ngo.delete()
        groups, _former = self.members(group)
        self.assertEqual(groups, [(None, ["Patvērums"])])

    def test_deleting_a_partner_leaves_its_name_in_a_draft(self):
        group = make_working_group(self.directory)
        row = WorkingGroupMember(partner=self.ngo)
        row.clean()
        group.members = [row]
        draft = group.save_revision()
        self.ngo.delete()
        draft.publish()
        self.assertEqual(WorkingGroupPage.objects.get().members.get().name, "Patvērums")

    def test_dates_go_forwards(self):
        row = WorkingGroupMember(
            name="x", since=date(2020, 1, 2), until=date(2020, 1, 1)
        )
        with self.assertRaises(ValidationError) as caught:
            row.clean()
        self.assertIn("until", caught.exception.message_dict)
        with self.assertRaises(ValidationError) as caught:
            make_working_group(
                self.directory,
                period_start=date(2020, 1, 2),
                period_end=date(2020, 1, 1),
            )
        self.assertIn("period_end", caught.exception.message_dict)


class PageTests(GroupTestCase):
    def test_mandates_legal_basis_and_a_chair_by_office_are_shown(self):
        group = make_working_group(
            self.directory,
            chair_office="Valsts sekretāra vietnieks",
            legal_basis="<p>Direktīva 2011/36/ES, 19. pants</p>",
            period_start=date(2010, 3, 3),
            mandates=[
                WorkingGroupMandate(title="Rīkojums", number="77"),
                WorkingGroupMandate(
                    title="Likums", date=date(2017, 2, 28), link="https://example.org/a"
                ),
            ],
        )
        response = self.client.get(group.get_url())
        for text in (
            "Valsts sekretāra vietnieks",
            "Direktīva 2011/36/ES",
            "77",
            "2017. gada 28. februāris",
            "2010. gada 3. marts",
            '<a href="https://example.org/a">Likums</a>',
        ):
            self.assertContains(response, text)

    def test_an_empty_group_and_its_alias_render(self):
        group = make_working_group(self.directory)
        alias = group.create_alias(update_slug="aizstajvards")
        for page in (group, alias):
            self.assertEqual(self.client.get(page.get_url()).status_code, 200)

    def test_a_new_page_and_a_draft_can_be_previewed(self):
        for group in (
            WorkingGroupPage(title="Jauna", locale=self.home.locale),
            make_working_group(self.directory, "Melnraksts", live=False),
        ):
            group.members = [WorkingGroupMember(partner=self.ngo)]
            request = group.make_preview_request()
            self.assertContains(request, "Patvērums")


class LanguageTests(GroupTestCase):
    def setUp(self):
        super().setUp()
        self.english = Locale.objects.get(language_code="en")
        self.group = make_working_group(
            self.directory,
            members=[WorkingGroupMember(partner=self.ngo, office="direktore")],
        )
        partner = self.ngo.copy_for_translation(self.english, copy_parents=True)
        partner.title = "Shelter"
        partner.save_revision().publish()
        translation = self.group.copy_for_translation(self.english)
        row = translation.members.get()
        row.office = "director"
        translation.members = [row]
        translation.save_revision().publish()
        self.translation = WorkingGroupPage.objects.get(pk=translation.pk)

    def test_partners_are_named_in_the_language_of_the_page(self):
        groups, _former = self.members(self.translation)
        self.assertEqual(groups, [("Biedrības", ["Shelter"])])
        self.assertEqual(self.translation.members.get().name, "Shelter")

    def test_what_is_not_text_is_the_same_in_all_languages_at_once(self):
        row = self.group.members.get()
        row.until = date(2020, 1, 1)
        self.group.members = [row]
        self.group.save_revision().publish()
        translated = WorkingGroupPage.objects.get(pk=self.translation.pk).members.get()
        self.assertEqual(translated.until, date(2020, 1, 1))
        self.assertEqual(translated.office, "director")
        self.assertEqual(PartnerPage.objects.filter(title="Shelter").count(), 1)

    def test_another_member_has_the_office_that_its_source_gives_it(self):
        row = self.group.members.get()
        row.partner, row.office = self.ministry, "ministre"
        self.group.members = [row]
        self.group.save_revision().publish()
        self.assertEqual(self.translation.members.get().office, "ministre")
