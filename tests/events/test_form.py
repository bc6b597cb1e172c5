"""The form of an event: what it asks, keeps, refuses, and says on a translation."""

from datetime import date, time

from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.test import TestCase
from django.urls import reverse
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection, Locale
from wagtail.test.utils.form_data import (
    inline_formset,
    nested_form_data,
    rich_text,
    streamfield,
)

from tests.events.test_admin_listing import make_editor
from tests.site import (
    make_calendar,
    make_directory,
    make_event,
    make_partner,
    make_site,
)
from wagtail_ctn.events.models import Audience, CalendarPage, EventPage, Venue
from wagtail_ctn.models import Topic
from wagtail_ctn.news.models import NewsIndexPage, NewsPage
from wagtail_ctn.partners.models import (
    PartnerIndexPage,
    PartnerPage,
    WorkingGroupPage,
)

RELATIONS = [
    "partners",
    "topics",
    "audiences",
    "languages",
    "prepared_by",
    "related_pages",
    "extra_dates",
    "exceptions",
]


def empty_rows():
    return {name: inline_formset([]) for name in RELATIONS}


class FormTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.home = make_site()
        cls.calendar = make_calendar(cls.home)
        cls.partner = make_partner(make_directory(cls.home), phone="67000000")
        users = get_user_model().objects
        cls.user = users.create_superuser("admin", "a@example.org", "secret")

    def setUp(self):
        self.client.force_login(self.user)

    def add(self, publish=True, **fields):
        address = reverse(
            "wagtailadmin_pages:add",
            args=["wagtail_ctn_events", "eventpage", self.calendar.pk],
        )
        data = {
            "title": "Seminārs skolotājiem",
            "slug": "seminars",
            "body": streamfield([]),
            "comments": inline_formset([]),
            **empty_rows(),
            **fields,
        }
        if publish:
            data["action-publish"] = "action-publish"
        return self.client.post(address, nested_form_data(data))

    def every_field(self):
        locale = self.home.locale
        if not Collection.objects.exists():
            Collection.add_root(name="Root")
        image = get_image_model().objects.create(title="x", file=get_test_image_file())
        venue = Venue.objects.create(name="Zāle", locale=locale)
        topic = Topic.objects.create(name="Temats", locale=locale)
        audience = Audience.objects.create(name="Skolotāji", locale=locale)
        return {
            "summary": "Kā pamanīt.",
            "start_date": "2020-07-15",
            "start_time": "10:00",
            "end_date": "2020-07-16",
            "end_time": "12:30",
            "timezone": "Europe/Riga",
            "recurrence": "FREQ=WEEKLY;COUNT=3",
            "extra_dates": inline_formset([{"date": "2020-07-17", "start_time": ""}]),
            "exceptions": inline_formset(
                [
                    {"original_date": "2020-07-22", "original_time": "", "change": "moved",
                     "new_start_date": "2020-07-23", "new_start_time": "", "new_end_date": "",
                     "new_end_time": "", "reason": "Svētki", "title": "", "note": ""},
                ]
            ),
            "status": "rescheduled",
            "status_reason": "Lektore slima",
            "previous_start_date": "2020-07-08",
            "previous_start_time": "09:00",
            "attendance_mode": "hybrid",
            "venue": venue.pk,
            "join_link": "https://meet.example.org/x",
            "image": image.pk,
            "body": streamfield([("rich_text", rich_text("<p>Programma</p>"))]),
            "is_free": "true",
            "price": "0 EUR",
            "registration_link": "https://forms.example.org/x",
            "registration_deadline": "2020-07-10",
            "partners": inline_formset([{"partner": self.partner.pk, "role": "funder"}]),
            "topics": inline_formset([{"topic": topic.pk}]),
            "audiences": inline_formset([{"audience": audience.pk}]),
            "languages": inline_formset([{"language": "lv"}]),
            "related_pages": inline_formset([{"related_page": self.partner.pk}]),
            "prepared_by": inline_formset(
                [
                    {"partner": self.partner.pk, "name": "", "contact_person": "Anna",
                     "phone": ""},
                    {"partner": "", "name": "Dome", "contact_person": "", "phone": "67000001"},
                ]
            ),
        }  # fmt: skip


class AddTests(FormTestCase):
    def test_every_field_and_row_of_the_form_is_published(self):
        response = self.add(**self.every_field())
        self.assertEqual(response.status_code, 302)
        event = EventPage.objects.get()
        self.assertTrue(event.live)
        self.assertEqual(
            (event.start_date, event.start_time, event.end_date, event.end_time),
            (date(2020, 7, 15), time(10), date(2020, 7, 16), time(12, 30)),
        )
        empty = [
            field.name
            for field in EventPage._meta.local_concrete_fields
            if field.value_from_object(event) in (None, "")
        ]
        self.assertEqual(empty, [])
        (row,) = event.partners.all()
        self.assertEqual((row.partner_id, row.role), (self.partner.pk, "funder"))
        self.assertEqual(event.topics.get().topic.name, "Temats")
        self.assertEqual(event.audiences.get().audience.name, "Skolotāji")
        self.assertEqual(event.languages.get().language, "lv")
        related = event.related_pages.get().related_page
        self.assertEqual(related.pk, self.partner.pk)
        signed = [(row.name, row.phone) for row in event.prepared_by.all()]
        self.assertEqual(
            signed, [("Iekšlietu ministrija", "67000000"), ("Dome", "67000001")]
        )
        page = self.client.get(event.get_url()).content.decode()
        for text in ("Programma", "Temats", "Skolotāji", "Dome", "Lektore slima"):
            self.assertIn(text, page)

    def test_a_title_and_a_start_date_are_enough(self):
        response = self.add(start_date="2020-07-15")
        self.assertEqual(response.status_code, 302)
        event = EventPage.objects.get()
        self.assertTrue(event.live)
        self.assertEqual(
            (event.timezone, event.status, event.attendance_mode),
            ("Europe/Riga", "scheduled", "onsite"),
        )

    def test_emptied_choices_fall_back_to_the_usual_and_wrong_ones_are_refused(self):
        empty = {"timezone": "", "status": "", "attendance_mode": ""}
        self.assertEqual(self.add(start_date="2020-07-15", **empty).status_code, 302)
        self.assertEqual(EventPage.objects.get().timezone, "Europe/Riga")
        response = self.add(
            slug="cits", start_date="2020-07-15", timezone="Mars/Phobos"
        )
        self.assertIn("timezone", response.context["form"].errors)

    def test_a_draft_needs_no_date_and_publishing_asks_for_it(self):
        self.assertEqual(self.add(publish=False).status_code, 302)
        response = self.add(slug="cits")
        self.assertEqual(response.status_code, 200)
        self.assertEqual(set(response.context["form"].errors), {"start_date"})

    def test_an_end_before_the_start_is_told_beside_it_and_nothing_is_lost(self):
        fields = {**self.every_field(), "end_date": "2020-07-01"}
        response = self.add(**fields)
        form = response.context["form"]
        self.assertEqual(form.errors, {"end_date": ["Tas ir pirms sākuma."]})
        for name in ("title", "summary", "start_date", "end_date", "price", "venue"):
            self.assertEqual(
                str(form[name].value()), str(fields.get(name, "Seminārs skolotājiem"))
            )
        (row,) = form.formsets["partners"].forms
        self.assertEqual(row["role"].value(), "funder")
        self.assertContains(response, "Programma")


class AskingTests(FormTestCase):
    MODELS = [
        EventPage,
        CalendarPage,
        NewsPage,
        NewsIndexPage,
        PartnerPage,
        PartnerIndexPage,
        WorkingGroupPage,
    ]

    def test_no_page_type_asks_for_more_than_three_things(self):
        for model in self.MODELS:
            form = model.get_edit_handler().get_form_class()(for_user=self.user)
            required = {name for name, field in form.fields.items() if field.required}
            needed = {"title", "slug", "start_date", "date"}
            self.assertLessEqual(required, needed, model)
            self.assertLessEqual(len(required), 3, model)

    def test_each_field_of_ours_is_explained(self):
        news = self.home.add_child(instance=NewsIndexPage(title="Ziņas", slug="zinas"))
        directory = self.partner.get_parent().specific
        pages = [
            make_event(self.calendar),
            self.calendar,
            news,
            news.add_child(instance=NewsPage(title="Ziņa", slug="zina")),
            self.partner,
            directory,
            directory.add_child(instance=WorkingGroupPage(title="Grupa", slug="grupa")),
        ]
        for page in pages:
            soup = self.edit(page)
            fields = soup.select("#tab-saturs [data-contentpath]")
            self.assertTrue(fields)
            silent = [
                field["data-contentpath"]
                for field in fields
                if not field.select_one("[data-field-help] .help")
            ]
            self.assertEqual(silent, [], page)

    def edit(self, page):
        address = reverse("wagtailadmin_pages:edit", args=[page.pk])
        return BeautifulSoup(self.client.get(address).content, "html.parser")

    def test_rare_groups_are_open_only_where_something_is_in_them(self):
        event = make_event(self.calendar, status="cancelled")
        self.assertEqual(self.collapsed(event), {"registration_link"})
        event = make_event(self.calendar, "Cits", price="10 EUR")
        self.assertEqual(self.collapsed(event), set())

    def collapsed(self, event):
        """Of two fields those that stand in a group that is collapsed."""
        soup = self.edit(event)
        return {
            name
            for name in ("status", "registration_link")
            if soup.find(attrs={"name": name}).find_parent(class_="collapsed")
        }


class TranslationTests(FormTestCase):
    def setUp(self):
        super().setUp()
        self.event = make_event(self.calendar)
        english = Locale.objects.get(language_code="en")
        self.translation = self.event.copy_for_translation(english, copy_parents=True)
        self.source = reverse("wagtailadmin_pages:edit", args=[self.event.pk])

    def links(self, address):
        """Where the notes of a form lead."""
        soup = BeautifulSoup(self.client.get(address).content, "html.parser")
        return [link["href"] for link in soup.select(".help-block a")]

    def test_a_translation_says_where_its_dates_come_from(self):
        edit = reverse("wagtailadmin_pages:edit", args=[self.translation.pk])
        self.assertEqual(self.links(edit), [self.source])

    def test_the_source_and_a_new_event_say_nothing_of_it(self):
        self.assertEqual(self.links(self.source), [])
        address = reverse(
            "wagtailadmin_pages:add",
            args=["wagtail_ctn_events", "eventpage", self.calendar.pk],
        )
        self.assertEqual(self.links(address), [])

    def test_who_may_not_edit_the_source_reads_its_name_without_a_link(self):
        self.client.force_login(make_editor(self.translation.get_parent()))
        edit = reverse("wagtailadmin_pages:edit", args=[self.translation.pk])
        self.assertEqual(self.links(edit), [])
        self.assertContains(self.client.get(edit), "Seminārs (Latvi")
