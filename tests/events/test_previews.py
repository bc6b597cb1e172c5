"""Previews while an editor writes: every mode renders, whatever is still missing."""

from datetime import date, time

from django.urls import reverse
from wagtail.test.utils.form_data import (
    inline_formset,
    nested_form_data,
    streamfield,
)

from tests.events.test_form import FormTestCase, empty_rows
from tests.site import make_event
from wagtail_ctn.events.models import EventPartner, EventTopic
from wagtail_ctn.models import Topic

# Of a calendar that takes no events from elsewhere.
NO_CHOICES = {
    name: inline_formset([])
    for name in ("other_calendars", "other_topics", "other_partners")
}


class PreviewTestCase(FormTestCase):
    def preview(self, address, mode, **fields):
        """What the preview panel shows of a form that is being filled in."""
        data = {"comments": inline_formset([]), **fields}
        response = self.client.post(address, nested_form_data(data))
        self.assertEqual(response.json(), {"is_valid": True, "is_available": True})
        response = self.client.get(address, {"mode": mode, "in_preview_panel": "true"})
        self.assertEqual(response.status_code, 200)
        return response.content.decode()

    def preview_new(self, app, model, parent, mode, **fields):
        name = "wagtailadmin_pages:preview_on_add"
        address = reverse(name, args=[app, model, parent.pk])
        return self.preview(address, mode, **fields)


class EventPreviewTests(PreviewTestCase):
    def fields(self, **fields):
        rows = {"body": streamfield([]), **empty_rows()}
        return {"title": "Kurss", "slug": "kurss", **rows, **fields}

    def new(self, mode, **fields):
        fields = self.fields(**fields)
        app = "wagtail_ctn_events"
        return self.preview_new(app, "eventpage", self.calendar, mode, **fields)

    def test_an_unsaved_event_without_a_date_or_a_title_shows_in_every_mode(self):
        self.assertIn("Kurss", self.new(""))
        self.assertIn("Datums vēl nav zināms", self.new(""))
        self.assertIn("ctn-empty", self.new("feed"))
        self.assertIn("ctn-empty", self.new("feed", title="", slug=""))

    def test_an_unsaved_event_shows_all_that_is_filled_in(self):
        fields = self.every_field()
        page = self.new("", **fields)
        for text in ("Temats", "Skolotāji", "Iekšlietu ministrija", "Dome"):
            self.assertIn(text, page)
        feed = self.new("feed", **fields)
        for line in (
            "DTSTART;TZID=Europe/Riga:20200715T100000",
            "DTEND;TZID=Europe/Riga:20200716T123000",
            "SUMMARY;LANGUAGE=lv:Kurss",
            "CATEGORIES;LANGUAGE=lv:Temats",
        ):
            self.assertIn(line, feed)

    def test_the_feed_says_what_publishing_the_draft_would_send(self):
        topic = Topic.objects.create(name="Temats", locale=self.home.locale)
        event = make_event(
            self.calendar,
            topics=[EventTopic(topic=topic)],
            partners=[EventPartner(partner=self.partner)],
        )
        address = reverse("wagtailadmin_pages:preview_on_edit", args=[event.pk])
        fields = self.fields(start_date="2020-08-20")
        feed = self.preview(address, "feed", **fields)
        self.assertIn(f"UID:{event.translation_key}", feed)
        self.assertIn("DTSTART;VALUE=DATE:20200820", feed)
        self.assertIn("SEQUENCE:1", feed)
        event.refresh_from_db()
        self.assertEqual(event.start_date, date(2020, 7, 15))

    def test_markup_in_a_title_is_text_in_the_feed(self):
        feed = self.new("feed", title="</pre><script>", start_date="2020-07-15")
        self.assertNotIn("<script>", feed)

    def test_a_draft_that_is_looked_at_later_shows_in_every_mode(self):
        draft = make_event(self.calendar, start_date=None, live=False)
        alias = make_event(self.calendar, "Avots").create_alias(update_slug="alias")
        wrong = make_event(
            self.calendar, "Nepareizs", end_date=date(2020, 7, 1), live=False
        )
        in_gap = make_event(
            self.calendar,
            "Pārejā",
            start_date=date(2020, 3, 29),
            start_time=time(3, 30),
            end_time=time(2),
            live=False,
        )
        for page in (draft, alias, wrong, in_gap):
            name = "wagtailadmin_pages:view_draft"
            for mode, _label in page.specific.preview_modes:
                address = reverse(name, args=[page.pk])
                response = self.client.get(address, {"mode": mode})
                self.assertEqual(response.status_code, 200)


class OtherPreviewTests(PreviewTestCase):
    def test_an_unsaved_calendar_shows_as_a_list_and_as_a_month(self):
        for mode, part in (("", "ctn-empty"), ("month", "ctn-month")):
            page = self.preview_new(
                "wagtail_ctn_events",
                "calendarpage",
                self.home,
                mode,
                title="Jauns",
                slug="jauns",
                introduction="null",
                colour="",
                **NO_CHOICES,
            )
            self.assertIn("Jauns", page)
            self.assertIn(part, page)
            self.assertNotIn("None", page)

    def test_a_calendar_shows_its_events_in_a_preview(self):
        make_event(self.calendar, start_date=date(2199, 1, 1))
        address = reverse("wagtailadmin_pages:preview_on_edit", args=[self.calendar.pk])
        fields = {"title": "Cits", "slug": "cits", "introduction": "null"} | NO_CHOICES
        self.assertIn("Seminārs", self.preview(address, "", **fields))
        self.assertIn("ctn-month", self.preview(address, "month", **fields))

    def test_an_unsaved_partner_shows(self):
        rows = {
            name: inline_formset([]) for name in ("social_links", "areas", "languages")
        }
        page = self.preview_new(
            "wagtail_ctn_partners",
            "partnerpage",
            self.partner.get_parent(),
            "",
            title="Jauns partneris",
            slug="jauns",
            body=streamfield([]),
            **rows,
        )
        self.assertIn("Jauns partneris", page)

    def test_an_unsaved_directory_shows(self):
        page = self.preview_new(
            "wagtail_ctn_partners",
            "partnerindexpage",
            self.home,
            "",
            title="Jauns",
            slug="jauns",
            introduction="null",
        )
        self.assertIn("Jauns", page)
