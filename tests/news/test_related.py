"""Pages that belong together, whichever of them says so."""

from django.test import TestCase

from tests.site import (
    make_calendar,
    make_directory,
    make_event,
    make_news,
    make_news_index,
    make_partner,
    make_site,
)
from wagtail_ctn.events.models import EventRelatedPage
from wagtail_ctn.news.models import NewsRelatedPage
from wagtail_ctn.related import related_pages
from wagtail_ctn.visibility import Visibility


class RelatedPagesTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.home = make_site()
        cls.index = make_news_index(cls.home)
        cls.event = make_event(make_calendar(cls.home))

    def related(self, page):
        return [other.pk for other in related_pages(page, Visibility())]

    def name(self, *pages):
        return [NewsRelatedPage(related_page=page) for page in pages]

    def test_two_pages_that_name_each_other_show_each_other_once(self):
        piece = make_news(self.index, related_pages=self.name(self.event))
        self.event.related_pages = [EventRelatedPage(related_page=piece)]
        self.event.save()
        self.assertEqual(self.related(piece), [self.event.pk])
        self.assertEqual(self.related(self.event), [piece.pk])

    def test_those_that_a_page_names_come_first_in_the_editors_order(self):
        first, second = (make_news(self.index, title) for title in ("Viens", "Divi"))
        naming = make_news(
            self.index, "Trīs", related_pages=self.name(second, self.event)
        )
        first.related_pages = self.name(naming)
        first.save()
        self.assertEqual(self.related(naming), [second.pk, self.event.pk, first.pk])

    def test_an_alias_gives_way_to_its_source(self):
        piece = make_news(self.index, related_pages=self.name(self.event))
        alias = piece.create_alias(parent=self.index, update_slug="otra")
        self.assertEqual(self.related(self.event), [piece.pk])
        self.assertEqual(self.related(alias.specific), [self.event.pk])

    def test_an_alias_of_a_named_page_shows_what_its_source_shows(self):
        piece = make_news(self.index, related_pages=self.name(self.event))
        alias = self.event.create_alias(
            parent=self.event.get_parent(), update_slug="otrs"
        )
        self.assertEqual(self.related(alias.specific), [piece.pk])

    def test_a_partner_can_be_named_and_its_page_goes_on(self):
        partner = make_partner(make_directory(self.home))
        piece = make_news(self.index, related_pages=self.name(partner))
        self.assertContains(self.client.get(piece.get_url()), partner.get_url())
        self.assertEqual(self.client.get(partner.get_url()).status_code, 200)

    def test_a_deleted_page_leaves_the_list_and_nothing_breaks(self):
        piece = make_news(self.index, related_pages=self.name(self.event))
        piece.save_revision()
        self.event.delete()
        draft = piece.get_latest_revision_as_object()
        self.assertEqual(self.related(draft), [])
        self.assertNotContains(self.client.get(piece.get_url()), "ctn-related")
