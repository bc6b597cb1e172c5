"""The form of an event: what it asks, keeps, refuses, and says on a translation."""

from datetime import UTC, date, datetime, time
from unittest.mock import patch

from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.test import TestCase
from django.urls import reverse
from django.utils import timezone
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
from tests.languages import fresh, translate
from tests.projects.forms import soup_of, values_of_form
from tests.site import (
    make_calendar,
    make_directory,
    make_event,
    make_partner,
    make_site,
)
from wagtail_ctn.events import date_texts
from wagtail_ctn.events.models import (
    Audience,
    CalendarPage,
    EventException,
    EventPage,
    EventTopic,
    Venue,
)
from wagtail_ctn.events.schedule import find_date
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


def form_data(fields):
    """What a browser sends; several boxes may be ticked of one name."""
    fields = dict(fields)
    days = fields.pop("repeat_weekdays", [])
    return {**nested_form_data(fields), "repeat_weekdays": days}


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
        return self.client.post(address, form_data(data))

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
            "place": "Lielā zāle",
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
            # The first tab; its id is in the language that it was first shown in.
            (content, *_others) = soup.select('[role="tabpanel"]')
            fields = content.select("[data-contentpath]")
            self.assertTrue(fields)
            silent = [
                field["data-contentpath"]
                for field in fields
                if not field.select_one("[data-field-help] .help")
            ]
            self.assertEqual(silent, [], page)

    def edit(self, page):
        address = reverse("wagtailadmin_pages:edit", args=[page.pk])
        return soup_of(self.client.get(address))

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
        soup = soup_of(self.client.get(address))
        return [link["href"] for link in soup.select(".help-block a")]

    def test_a_translation_says_where_its_dates_come_from(self):
        edit = reverse("wagtailadmin_pages:edit", args=[self.translation.pk])
        self.assertEqual(self.links(edit), [self.source])

    def fields(self, address):
        """``{name: whether it can be changed}`` of what the form asks."""
        soup = BeautifulSoup(self.client.get(address).content, "html.parser")
        form = soup.find(id="page-edit-form")
        for template in form.select("template"):
            template.decompose()
        fields = form.select("input:not([type=hidden]), select, textarea")
        return {
            f["name"]: not f.has_attr("disabled") for f in fields if "name" in f.attrs
        }

    def publish_source(self, **changes):
        page = EventPage.objects.get(pk=self.event.pk)
        for name, value in changes.items():
            setattr(page, name, value)
        page.save_revision().publish()

    def test_a_translation_has_what_is_shared_to_be_read_and_words_to_be_changed(self):
        locale = self.calendar.locale
        self.publish_source(
            venue=Venue.objects.create(name="Liela zale", locale=locale),
            topics=[
                EventTopic(topic=Topic.objects.create(name="Temats", locale=locale))
            ],
            exceptions=[
                EventException(
                    original_date=date(2020, 7, 15), reason="Svētki", locale=locale
                )
            ],
        )
        edit = reverse("wagtailadmin_pages:edit", args=[self.translation.pk])
        fields = self.fields(edit)
        for name in EventPage.shared_fields:
            if name != "recurrence":
                self.assertFalse(fields[name], name)
        for name in ("topics-0-topic", "exceptions-0-original_date"):
            self.assertFalse(fields[name], name)
        for name in ("title", "slug", "place", "price", "exceptions-0-reason"):
            self.assertTrue(fields[name], name)
        response = self.client.get(edit)
        for name in ("Liela zale", "Temats"):
            self.assertContains(response, name)
        for name in ("topics-OPEN_MODAL", "extra_dates-ADD", "exceptions-ADD"):
            self.assertNotContains(response, f'id="id_{name}"')
            self.assertContains(self.client.get(self.source), f'id="id_{name}"')
        self.assertTrue(self.fields(self.source)["start_date"])

    def test_what_is_sent_of_it_all_the_same_is_ignored_and_words_are_kept(self):
        self.publish_source(recurrence="FREQ=WEEKLY;COUNT=3")
        edit = reverse("wagtailadmin_pages:edit", args=[self.translation.pk])
        values = values_of_form(self.client.get(edit), "page-edit-form")
        values |= {
            "title": "Seminar",
            "start_date": "2031-01-01",
            "status": "cancelled",
            "recurrence": "",
            "repeats": "never",
            "extra_dates-TOTAL_FORMS": "1",
            "extra_dates-0-date": "2031-01-02",
            "action-publish": "action-publish",
        }
        self.assertEqual(self.client.post(edit, values).status_code, 302)
        page = EventPage.objects.get(pk=self.translation.pk)
        self.assertEqual((page.title, page.live), ("Seminar", True))
        self.assertEqual(
            (page.start_date, page.status), (date(2020, 7, 15), "scheduled")
        )
        self.assertEqual(page.recurrence, "FREQ=WEEKLY;COUNT=3")
        self.assertEqual(page.extra_dates.count(), 0)

    def test_a_translation_of_what_has_no_date_yet_is_refused_beside_the_date(self):
        draft = make_event(self.calendar, "Drīzumā", start_date=None, live=False)
        english = Locale.objects.get(language_code="en")
        translation = draft.copy_for_translation(english, copy_parents=True)
        edit = reverse("wagtailadmin_pages:edit", args=[translation.pk])
        values = values_of_form(self.client.get(edit), "page-edit-form")
        values |= {"start_date": "2020-07-15", "action-publish": "action-publish"}
        response = self.client.post(edit, values)
        self.assertEqual(list(response.context["form"].errors), ["start_date"])

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


class UnpublishedSourceTests(FormTestCase):
    """Two translations are live, and their source is not any more."""

    def setUp(self):
        super().setUp()
        self.event = make_event(
            self.calendar,
            start_date=date(2030, 7, 15),
            start_time=time(10),
            recurrence="FREQ=DAILY;COUNT=3",
        )
        self.english = translate(self.event, "en", "Seminar")
        self.russian = translate(self.event, "ru", "Семинар")
        self.publish_source(start_time=time(11))
        fresh(self.event).unpublish()

    def publish_source(self, **changes):
        page = fresh(self.event)
        for name, value in changes.items():
            setattr(page, name, value)
        page.save_revision().publish()

    def form(self, page):
        address = reverse("wagtailadmin_pages:edit", args=[page.pk])
        return self.client.get(address).context["form"]

    def save(self, page, **changes):
        address = reverse("wagtailadmin_pages:edit", args=[page.pk])
        values = values_of_form(self.client.get(address), "page-edit-form")
        response = self.client.post(address, values | changes)
        self.assertEqual(response.status_code, 302)

    def publish(self, page, **changes):
        self.save(page, **changes, **{"action-publish": "action-publish"})

    def facts(self):
        """What is published of it: ``[(language, start time, status)]``."""
        pages = EventPage.objects.filter(live=True).order_by("pk")
        return [
            (page.locale.language_code, page.start_time, page.status) for page in pages
        ]

    def test_the_oldest_live_translation_is_where_shared_facts_are_edited(self):
        for page in (self.event, self.english):
            form = self.form(page)
            self.assertIsNone(form.facts_source)
            self.assertFalse(form.fields["status"].disabled)
        form = self.form(self.russian)
        self.assertEqual(form.facts_source, self.english)
        self.assertTrue(form.fields["status"].disabled)

    def test_what_is_published_there_is_so_in_every_live_language(self):
        self.publish(self.english, start_time="15:00", status="cancelled")
        said = (time(15), "cancelled")
        self.assertEqual(self.facts(), [("en", *said), ("ru", *said)])
        self.assertEqual(fresh(self.event).start_time, time(11))

    def test_a_draft_of_it_is_not_published_and_keeps_what_was_entered(self):
        self.save(self.english, start_time="15:00")
        said = (time(11), "scheduled")
        self.assertEqual(self.facts(), [("en", *said), ("ru", *said)])
        self.assertEqual(self.form(self.english).initial["start_time"], time(15))
        fresh(self.english).get_latest_revision().publish()
        said = (time(15), "scheduled")
        self.assertEqual(self.facts(), [("en", *said), ("ru", *said)])

    def test_a_date_of_it_can_be_cancelled_there(self):
        address = reverse(
            "wagtail_ctn_event_dates:cancel", args=[self.english.pk, "2030-07-16"]
        )
        values = {"scope": "this", "action-publish": "action-publish"}
        self.assertEqual(self.client.post(address, values).status_code, 302)
        for page in (self.english, self.russian):
            (row,) = fresh(page).exceptions.all()
            self.assertEqual(row.original_date, date(2030, 7, 16))

    def test_what_a_revision_says_from_before_does_not_come_back(self):
        self.assertEqual(self.form(self.english).initial["start_time"], time(11))
        self.publish(self.english, title="Course")
        self.assertEqual(fresh(self.english).title, "Course")
        said = (time(11), "scheduled")
        self.assertEqual(self.facts(), [("en", *said), ("ru", *said)])

    def test_the_source_that_is_published_again_decides_for_every_language(self):
        self.publish(self.english, start_time="15:00", status="cancelled")
        self.publish(self.event)
        said = (time(11), "scheduled")
        self.assertEqual(self.facts(), [("lv", *said), ("en", *said), ("ru", *said)])
        self.assertEqual(self.form(self.english).initial["start_time"], time(11))


class EditingTestCase(FormTestCase):
    def post(self, event, publish=True, **fields):
        page = event.get_latest_revision_as_object()
        data = {
            "title": page.title,
            "slug": page.slug,
            "start_date": str(page.start_date or ""),
            "start_time": "10:00",
            "end_time": "12:00",
            "timezone": page.timezone,
            "body": streamfield([]),
            "comments": inline_formset([]),
            **empty_rows(),
            **fields,
        }
        if publish:
            data["action-publish"] = "action-publish"
        address = reverse("wagtailadmin_pages:edit", args=[event.pk])
        return self.client.post(address, form_data(data))

    def stored(self, event):
        return EventPage.objects.get(pk=event.pk)

    def errors(self, response):
        self.assertEqual(response.status_code, 200)
        return set(response.context["form"].errors)


class RepeatsTests(EditingTestCase):
    def test_choices_become_a_rule(self):
        self.add(
            start_date="2020-07-15",
            repeats="custom",
            repeat_interval="2",
            repeat_unit="week",
            repeat_weekdays=["2", "4"],
            repeat_ends="on",
            repeat_until="2020-12-16",
        )
        self.assertEqual(
            EventPage.objects.get().recurrence,
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE,FR;UNTIL=20201216",
        )

    def test_a_rule_that_the_form_cannot_say_is_shown_and_kept_to_the_byte(self):
        rule = "freq=MONTHLY;BYMONTHDAY=1,15;X=1".replace(";X=1", ";")
        event = make_event(self.calendar, recurrence=rule)
        edit = reverse("wagtailadmin_pages:edit", args=[event.pk])
        form = self.client.get(edit).context["form"]
        self.assertEqual(form["repeats"].value(), "as_is")
        self.assertEqual(form["recurrence"].value(), rule)
        self.post(event, repeats="as_is", recurrence=rule, title="Cits")
        self.assertEqual(self.stored(event).title, "Cits")
        self.assertEqual(self.stored(event).recurrence, rule)
        self.post(
            event, repeats="weekly", recurrence=rule, repeat_ends="never",
            **{"change-change_from": "all"},
        )  # fmt: skip
        self.assertEqual(self.stored(event).recurrence, "FREQ=WEEKLY;BYDAY=WE")

    def test_the_text_stays_while_the_choice_does(self):
        event = make_event(self.calendar, recurrence="FREQ=WEEKLY")
        self.post(event, repeats="weekly", repeat_ends="never", title="Cits")
        self.assertEqual(self.stored(event).recurrence, "FREQ=WEEKLY")

    def test_what_is_kept_as_it_is_is_what_is_stored_whatever_is_posted(self):
        rule = "FREQ=MONTHLY;BYMONTHDAY=1,15"
        event = make_event(self.calendar, recurrence=rule)
        self.post(event, repeats="as_is", recurrence="no rule", start_time="11:00")
        self.assertEqual(self.stored(event).recurrence, rule)

    def test_an_end_that_means_for_ever_stays_in_every_zone(self):
        rule = "FREQ=MONTHLY;BYMONTHDAY=1,15;UNTIL=99991231T235959Z"
        for zone in ("America/New_York", "Europe/Riga", "Pacific/Auckland"):
            event = make_event(
                self.calendar, zone, recurrence=rule, timezone=zone,
                start_time=time(10), end_time=time(12),
            )  # fmt: skip
            with self.subTest(zone):
                self.post(
                    event, repeats="as_is", recurrence=rule,
                    start_time="21:00", end_time="22:00",
                    **{"change-change_from": "all"},
                )  # fmt: skip
                self.assertEqual(self.stored(event).start_time, time(21))
                self.assertEqual(self.stored(event).recurrence, rule)

    def test_a_form_that_does_not_ask_leaves_the_rule_alone(self):
        event = make_event(self.calendar, recurrence="FREQ=WEEKLY")
        self.post(event, recurrence="FREQ=WEEKLY", title="Cits")
        self.assertEqual(self.stored(event).recurrence, "FREQ=WEEKLY")

    def test_what_cannot_be_is_told_beside_the_field(self):
        event = make_event(self.calendar, "Jauns")
        for fields, field in (
            ({"repeats": "custom", "repeat_unit": "week", "repeat_weekdays": ["0"]},
             "repeat_weekdays"),
            ({"repeats": "workdays", "start_date": "2020-07-18"}, "repeats"),
            ({"repeats": "monthly_last"}, "repeats"),
            ({"repeats": "weekly", "repeat_ends": "on"}, "repeat_until"),
            ({"repeats": "weekly", "repeat_ends": "after"}, "repeat_count"),
            ({"repeats": "weekly", "repeat_ends": "on", "repeat_until": "2020-07-01"},
             "repeat_until"),
            ({"repeats": "custom", "repeat_interval": "0"}, "repeat_interval"),
        ):  # fmt: skip
            with self.subTest(fields):
                self.assertIn(field, self.errors(self.post(event, **fields)))

    def test_a_draft_may_lack_its_dates_and_its_end(self):
        for slug, fields in (
            ("a", {"repeats": "weekly"}),
            ("b", {"repeats": "monthly_nth"}),
            ("c", {"repeats": "weekly", "repeat_ends": "on"}),
        ):
            response = self.add(publish=False, slug=slug, **fields)
            self.assertEqual(response.status_code, 302, fields)

    def test_versions_of_a_series_are_compared_and_brought_back(self):
        event = make_event(self.calendar, recurrence="FREQ=WEEKLY")
        self.post(event, publish=False, repeats="daily", repeat_ends="never")
        revision = self.stored(event).get_latest_revision()
        self.assertEqual(revision.as_object().recurrence, "FREQ=DAILY")
        for name, args in (
            ("revisions_compare", [event.pk, "live", revision.pk]),
            ("revisions_revert", [event.pk, revision.pk]),
        ):
            address = reverse(f"wagtailadmin_pages:{name}", args=args)
            self.assertEqual(self.client.get(address).status_code, 200)

    def test_what_is_half_entered_is_saved_in_the_background(self):
        event = make_event(self.calendar, live=False, start_date=None)
        fields = {
            "title": "x",
            "slug": "x",
            "body": streamfield([]),
            "comments": inline_formset([]),
            **empty_rows(),
            "start_date": "",
            "repeats": "weekly",
            "repeat_ends": "on",
        }
        response = self.client.post(
            reverse("wagtailadmin_pages:edit", args=[event.pk]),
            form_data(fields),
            HTTP_ACCEPT="application/json",
        )
        # Before Wagtail 8 nothing is saved in the background.
        self.assertIn(response.status_code, (200, 302))
        draft = self.stored(event).get_latest_revision_as_object()
        self.assertEqual(draft.recurrence, "FREQ=WEEKLY")

    def test_dates_at_a_time_that_clocks_skip_are_refused_beside_it(self):
        rule = "FREQ=WEEKLY;COUNT=3"
        event = make_event(self.calendar, recurrence=rule)
        moved = {"original_date": "2020-07-22", "change": "moved"}
        response = self.post(
            event, repeats="as_is", recurrence=rule, timezone="Europe/Riga",
            extra_dates=inline_formset(
                [
                    {"date": "2021-03-28", "start_time": "03:30"},
                    {"date": "2021-03-28", "start_time": "04:30"},
                ]
            ),
            exceptions=inline_formset(
                [
                    moved | {"new_start_date": "2021-03-28", "new_start_time": "03:00"},
                    moved | {"original_date": "2020-07-29", "new_start_date": "2021-03-28"},
                ]
            ),
        )  # fmt: skip
        formsets = response.context["form"].formsets
        self.assertEqual(
            [
                [list(form.errors) for form in formsets[name].forms]
                for name in ("extra_dates", "exceptions")
            ],
            [[["start_time"], []], [["new_start_time"], []]],
        )

    def test_two_exceptions_for_one_date_are_refused_beside_the_second(self):
        event = make_event(self.calendar, recurrence="FREQ=WEEKLY;COUNT=3")
        row = {"original_date": "2020-07-22", "change": "cancelled"}
        response = self.post(
            event, repeats="as_is", recurrence="FREQ=WEEKLY;COUNT=3",
            exceptions=inline_formset([row, row]),
        )  # fmt: skip
        forms = response.context["form"].formsets["exceptions"].forms
        self.assertEqual([list(form.errors) for form in forms], [[], ["original_date"]])

    def test_texts_for_all_that_follow_begin_in_the_list_of_dates_and_are_kept(self):
        rule = "FREQ=WEEKLY;COUNT=3"
        event = make_event(self.calendar, recurrence=rule)
        row = {"original_date": "2020-07-22", "change": "following", "title": "x"}
        response = self.post(
            event, repeats="as_is", recurrence=rule, exceptions=inline_formset([row])
        )
        (form,) = response.context["form"].formsets["exceptions"].forms
        self.assertEqual(list(form.errors), ["change"])
        page = self.stored(event)
        change = {"title": "x", "note": "", "reason": ""}
        date_texts.change_texts_from(page, find_date(page, "2020-07-22"), change)
        page.save_revision().publish()
        (stored,) = self.stored(event).exceptions.all()
        row |= {"id": stored.pk, "title": "Autumn", "ORDER": 1}
        self.post(
            event, start_date="2020-07-22", repeats="as_is", recurrence=rule,
            exceptions=inline_formset([row], initial=1),
        )  # fmt: skip
        (stored,) = self.stored(event).exceptions.all()
        self.assertEqual((stored.change, stored.title), ("following", "Autumn"))


class QuestionTests(EditingTestCase):
    """A series that is under way, on 30 July 2020."""

    def setUp(self):
        super().setUp()
        now = datetime(2020, 7, 30, 8, tzinfo=UTC)
        clock = patch.object(timezone, "now", return_value=now)
        clock.start()
        self.addCleanup(clock.stop)
        self.client.force_login(self.user)
        self.event = make_event(
            self.calendar,
            recurrence="FREQ=WEEKLY;BYDAY=WE;COUNT=8",
            exceptions=[EventException(original_date=date(2020, 8, 19))],
        )

    def starts(self):
        occurrences = self.stored(self.event).occurrences.order_by("start")
        return [
            f"{day:%m-%d}" for day in occurrences.values_list("first_day", flat=True)
        ]

    def change(self, publish=True, **fields):
        """To Wednesdays and Fridays, which there have not been so far."""
        row = self.event.exceptions.get()
        rows = inline_formset(
            [{"id": row.pk, "original_date": "2020-08-19", "change": "cancelled"}],
            initial=1,
        )
        choices = {
            "repeats": "custom",
            "repeat_unit": "week",
            "repeat_weekdays": ["2", "4"],
            "repeat_ends": "on",
            "repeat_until": "2020-08-31",
            "exceptions": rows,
        }
        return self.post(self.event, publish, **{**choices, **fields})

    def test_a_change_of_what_has_been_asks_from_which_date_it_is_so(self):
        response = self.change()
        self.assertEqual(response.status_code, 200)
        questions = response.context["form"].questions
        self.assertEqual(list(questions.fields), ["change_from"])
        options = [value for value, label in questions.fields["change_from"].choices]
        self.assertEqual(options[0], "2020-08-05")
        self.assertEqual(options[-1], "all")
        self.assertContains(response, 'name="change-change_from"')
        self.assertEqual(
            response.context["form"]["repeat_weekdays"].value(), ["2", "4"]
        )
        self.assertEqual(
            self.stored(self.event).recurrence, "FREQ=WEEKLY;BYDAY=WE;COUNT=8"
        )

    def test_from_a_date_on_keeps_what_was_before(self):
        response = self.change(**{"change-change_from": "2020-08-05"})
        self.assertEqual(response.status_code, 302)
        self.assertEqual(
            self.starts(),
            ["07-15", "07-22", "07-29", "08-05", "08-07", "08-12", "08-14", "08-19",
             "08-21", "08-26", "08-28"],
        )  # fmt: skip
        event = self.stored(self.event)
        self.assertEqual(event.earlier_parts.count(), 1)
        self.assertEqual(event.exceptions.count(), 1)

    def test_all_dates_change_the_past_too(self):
        self.change(**{"change-change_from": "all"})
        self.assertEqual(self.starts()[:3], ["07-15", "07-17", "07-22"])
        self.assertEqual(self.stored(self.event).earlier_parts.count(), 0)

    def test_a_draft_is_saved_without_questions_and_asks_when_it_is_published(self):
        self.assertEqual(self.change(publish=False).status_code, 302)
        self.assertEqual(self.starts()[:3], ["07-15", "07-22", "07-29"])
        response = self.change()
        self.assertEqual(
            list(response.context["form"].questions.fields), ["change_from"]
        )

    def test_another_end_asks_nothing(self):
        response = self.change(repeats="weekly", repeat_until="2020-09-30")
        self.assertEqual(response.status_code, 302)

    def test_exceptions_that_no_longer_match_are_asked_for_and_none_is_lost(self):
        answer = {"change-change_from": "2020-08-05", "repeat_until": "2020-08-10"}
        response = self.change(**answer)
        self.assertEqual(
            list(response.context["form"].questions.fields),
            ["change_from", "exception_2020-08-19"],
        )
        self.change(**answer, **{"change-exception_2020-08-19": "keep"})
        event = self.stored(self.event)
        self.assertEqual(event.extra_dates.get().date, date(2020, 8, 19))
        self.assertEqual(event.exceptions.get().change, "cancelled")
        self.assertEqual(self.starts()[-1], "08-19")

    def test_they_are_removed_only_when_that_is_chosen(self):
        answer = {"change-change_from": "2020-08-05", "repeat_until": "2020-08-10"}
        self.change(**answer, **{"change-exception_2020-08-19": "drop"})
        event = self.stored(self.event)
        self.assertEqual((event.exceptions.count(), event.extra_dates.count()), (0, 0))
