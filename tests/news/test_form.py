"""The form of a piece of news: what it asks, keeps and refuses."""

from datetime import date

from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.test import TestCase
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.test.utils.form_data import (
    inline_formset,
    nested_form_data,
    streamfield,
)

from tests.site import (
    make_calendar,
    make_directory,
    make_event,
    make_news,
    make_news_index,
    make_partner,
    make_site,
)
from wagtail_ctn.news.models import NewsPage

RELATIONS = ["topics", "attachments", "related_pages", "prepared_by"]


class NewsFormTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.home = make_site()
        cls.index = make_news_index(cls.home)
        users = get_user_model().objects
        cls.user = users.create_superuser("admin", "a@example.org", "secret")

    def setUp(self):
        self.client.force_login(self.user)

    def add(self, publish=True, rows=None, **fields):
        """The answer to the filled in form of a new piece."""
        address = reverse(
            "wagtailadmin_pages:add",
            args=["wagtail_ctn_news", "newspage", self.index.pk],
        )
        data = {
            "title": "Ziņa",
            "slug": "zina",
            "date": "2017-03-13",
            "body": streamfield([]),
            **{name: inline_formset([]) for name in RELATIONS},
            **{name: inline_formset(of) for name, of in (rows or {}).items()},
            **({"action-publish": "1"} if publish else {}),
            **fields,
        }
        return self.client.post(address, nested_form_data(data))

    def test_a_title_and_a_date_are_enough_to_publish(self):
        self.add()
        piece = NewsPage.objects.get()
        self.assertTrue(piece.live)
        self.assertEqual(piece.date, date(2017, 3, 13))

    def test_a_date_is_asked_for_to_publish_and_not_for_a_draft(self):
        response = self.add(date="")
        self.assertIn("date", response.context["form"].errors)
        self.assertFalse(NewsPage.objects.exists())
        self.add(publish=False, date="")
        self.assertIsNone(NewsPage.objects.get().get_latest_revision_as_object().date)

    def test_what_cannot_be_is_told_beside_its_field_and_nothing_is_lost(self):
        for name, value in [
            ("slug", "2017"),
            ("slug", "today"),
            ("date", "31.02.2017"),
            ("date", "0001-01-01"),
            ("source_link", "javascript:alert(1)"),
            ("lead", "a" * 601),
        ]:
            with self.subTest(name, value=value):
                response = self.add(**{"source_name": "Eurostat", name: value})
                self.assertIn(name, response.context["form"].errors)
                self.assertContains(response, "Eurostat")
                self.assertFalse(NewsPage.objects.exists())

    def test_a_slug_that_another_piece_has_is_refused(self):
        make_news(self.index, "Ziņa", slug="zina")
        self.assertIn("slug", self.add().context["form"].errors)

    def test_a_row_that_names_nobody_and_nothing_is_refused(self):
        for relation, row, field in [
            ("prepared_by", {"partner": "", "name": " ", "phone": "67829674"}, "name"),
            ("prepared_by", {"name": "X", "phone": "zvaniet Annai"}, "phone"),
            ("attachments", {"document": "", "title": " "}, "document"),
        ]:
            with self.subTest(relation, field=field):
                response = self.add(rows={relation: [row]})
                formset = response.context["form"].formsets[relation]
                self.assertIn(field, formset.errors[0])

    def test_the_signature_of_a_draft_is_filled_in_from_its_partner(self):
        partner = make_partner(make_directory(self.home), phone="67829674")
        self.add(publish=False, rows={"prepared_by": [{"partner": partner.pk}]})
        draft = NewsPage.objects.get().get_latest_revision_as_object()
        (row,) = draft.prepared_by.all()
        self.assertEqual((row.name, row.phone), (partner.title, "67829674"))

    def test_a_draft_keeps_the_title_of_a_document_that_is_deleted(self):
        document = get_document_model().objects.create(
            title="Protokols", file=ContentFile(b"x", name="protokols.txt")
        )
        self.add(publish=False, rows={"attachments": [{"document": document.pk}]})
        document.delete()
        piece = NewsPage.objects.get()
        (row,) = piece.get_latest_revision_as_object().attachments.all()
        self.assertEqual((row.document_id, row.title), (None, "Protokols"))
        edit = reverse("wagtailadmin_pages:edit", args=[piece.pk])
        self.assertContains(self.client.get(edit), "Protokols")

    def test_related_pages_are_chosen_among_those_of_the_package(self):
        event = make_event(make_calendar(self.home))
        self.add(rows={"related_pages": [{"related_page": event.pk}]})
        piece = NewsPage.objects.get()
        self.assertEqual(piece.related_pages.get().related_page_id, event.pk)
        edit = self.client.get(reverse("wagtailadmin_pages:edit", args=[piece.pk]))
        chooser = edit.context["form"].formsets["related_pages"].empty_form
        models = chooser.fields["related_page"].widget.target_models
        self.assertTrue(models)
        self.assertNotIn(type(self.home), models)

    def test_a_draft_that_says_nothing_yet_can_be_previewed(self):
        self.add(publish=False, date="")
        piece = NewsPage.objects.get()
        view = reverse("wagtailadmin_pages:view_draft", args=[piece.pk])
        self.assertContains(self.client.get(view), piece.title)
