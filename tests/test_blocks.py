"""Every block shows an editor what it is before it is chosen."""

from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.test import TestCase
from django.urls import reverse

from tests.site import (
    make_calendar,
    make_directory,
    make_event,
    make_partner,
    make_site,
)
from wagtail_ctn.blocks import BodyBlock
from wagtail_ctn.events.blocks import MonthBlock, UpcomingEventsBlock
from wagtail_ctn.news.blocks import LatestNewsBlock
from wagtail_ctn.partners.blocks import PartnerLogosBlock, WorkingGroupMembersBlock
from wagtail_ctn.partners.models import WorkingGroupMember, WorkingGroupPage


class PreviewTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.home = make_site()
        make_event(make_calendar(cls.home))
        directory = make_directory(cls.home)
        partner = make_partner(directory)
        group = WorkingGroupPage(title="Grupa", slug="grupa")
        group.members = [WorkingGroupMember(partner=partner, locale=cls.home.locale)]
        directory.add_child(instance=group)
        users = get_user_model().objects
        cls.user = users.create_superuser("admin", "a@example.org", "secret")

    def setUp(self):
        self.client.force_login(self.user)

    def blocks(self):
        return [
            *BodyBlock().child_blocks.values(),
            UpcomingEventsBlock(),
            MonthBlock(),
            LatestNewsBlock(),
            PartnerLogosBlock(),
            WorkingGroupMembersBlock(),
        ]

    def test_each_block_has_a_preview_a_description_and_an_icon_of_its_own(self):
        for block in self.blocks():
            with self.subTest(block.label):
                self.assertTrue(block.is_previewable)
                self.assertTrue(block.get_description())
                self.assertNotEqual(block.meta.icon, "placeholder")
                address = reverse("wagtailadmin_block_preview")
                response = self.client.get(address, {"id": block.definition_prefix})
                self.assertEqual(response.status_code, 200)
                main = BeautifulSoup(response.content, "html.parser").main
                self.assertTrue(main.get_text(strip=True) or main.img)
                self.assertContains(response, "wagtail_ctn.css")

    def test_the_preview_of_a_table_has_its_headings_and_cells(self):
        block = BodyBlock().child_blocks["table"]
        address = reverse("wagtailadmin_block_preview")
        response = self.client.get(address, {"id": block.definition_prefix})
        soup = BeautifulSoup(response.content, "html.parser")
        self.assertEqual(len(soup.find_all("th")), 2)
        self.assertEqual(len(soup.find_all("td")), 4)
