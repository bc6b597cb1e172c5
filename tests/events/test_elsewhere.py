"""A calendar shows events of other calendars: which, where, how often, and whose."""

from datetime import date

from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from icalendar import Calendar
from wagtail.models import Locale, Page, Site
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text

from tests.events.case import CalendarTestCase
from tests.events.test_previews import NO_CHOICES, PreviewTestCase
from tests.projects.everything.models import HomePage
from tests.site import (
    make_calendar,
    make_directory,
    make_event,
    make_many_events,
    make_partner,
)
from wagtail_ctn.events.files import calendar_file
from wagtail_ctn.events.models import (
    CalendarOther,
    CalendarPage,
    CalendarPartner,
    CalendarTopic,
    EventPartner,
    EventTopic,
    Venue,
)
from wagtail_ctn.events.selection import small_month, upcoming_events
from wagtail_ctn.models import Topic

VIEWS = ["", "2020/07/", "2020/w29/", "2020/07/15/", "rss/", "atom/", "json/", "ical/"]


class ElsewhereTestCase(CalendarTestCase):
    """``calendar`` has an event of its own; what is elsewhere is in ``other``."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        locale = cls.home.locale
        cls.other = make_calendar(cls.home, "Reģions")
        cls.topic = Topic.objects.create(name="Apmācības", locale=locale)
        cls.partner = make_partner(make_directory(cls.home))
        make_event(cls.calendar, "Pašu")

    def choose(self, calendar=None, **rows):
        """Publish the calendar with these rows, as an editor would."""
        page = CalendarPage.objects.get(pk=(calendar or self.calendar).pk)
        for name, values in rows.items():
            setattr(page, name, values)
        page.save_revision().publish()

    def choose_other(self, *calendars):
        rows = [CalendarOther(calendar=each) for each in calendars or [self.other]]
        self.choose(other_calendars=rows)

    def choose_topic(self, topic=None):
        self.choose(other_topics=[CalendarTopic(topic=topic or self.topic)])

    def choose_partner(self, partner=None):
        row = CalendarPartner(partner=partner or self.partner)
        self.choose(other_partners=[row])

    def with_topic(self, calendar=None, title="Ar tematu", topic=None):
        rows = [EventTopic(topic=topic or self.topic)]
        return make_event(calendar or self.other, title, topics=rows)

    def with_partner(self, title="Ar partneri", **row):
        rows = [EventPartner(partner=self.partner, **row)]
        return make_event(self.other, title, partners=rows)

    def listed(self, url=None):
        rows = self.client.get(url or self.url).context["occurrences"]
        return sorted(row.page.title for row in rows)

    def in_feed(self, url=None):
        content = self.client.get(f"{url or self.url}ical/").content
        events = Calendar.from_ical(content).walk("VEVENT")
        return sorted(str(event["SUMMARY"]) for event in events)


class ChoiceTests(ElsewhereTestCase):
    def test_events_below_a_chosen_calendar_show_in_every_view_and_feed(self):
        inner = make_calendar(self.other, "Iekšējs")
        make_event(self.other, "Cita")
        make_event(inner, "Dziļi")
        before = {path: self.get(path).content.decode() for path in VIEWS}
        self.choose_other()
        for path, content in before.items():
            with self.subTest(path):
                now = self.get(path).content.decode()
                for title in ("Cita", "Dziļi"):
                    self.assertNotIn(title, content)
                    self.assertIn(title, now)
                self.assertIn("Pašu", now)

    def test_events_with_a_chosen_topic_show_wherever_they_are(self):
        self.with_topic()
        make_event(self.other, "Bez temata")
        self.choose_topic()
        for path in VIEWS:
            with self.subTest(path):
                content = self.get(path).content.decode()
                self.assertIn("Ar tematu", content)
                self.assertNotIn("Bez temata", content)

    def test_events_of_a_chosen_partner_show_in_whatever_role(self):
        for role in EventPartner.Role:
            self.with_partner(f"Kā {role}", role=role)
        make_event(self.other, "Bez partnera")
        self.choose_partner()
        expected = sorted(["Pašu", *(f"Kā {role}" for role in EventPartner.Role)])
        self.assertEqual(self.listed(), expected)
        self.assertEqual(self.in_feed(), expected)

    def test_choices_of_all_kinds_add_up_and_an_event_stands_once(self):
        row = EventPartner(partner=self.partner)
        topics = [EventTopic(topic=self.topic)]
        make_event(self.other, "Viss", topics=topics, partners=[row])
        make_event(self.other, "Tikai tur")
        third = make_calendar(self.home, "Trešais")
        self.with_topic(third)
        self.choose(
            other_calendars=[CalendarOther(calendar=self.other)],
            other_topics=[CalendarTopic(topic=self.topic)],
            other_partners=[CalendarPartner(partner=self.partner)],
        )
        expected = ["Ar tematu", "Pašu", "Tikai tur", "Viss"]
        self.assertEqual(self.listed(), expected)
        self.assertEqual(self.in_feed(), expected)

    def test_what_a_chosen_calendar_takes_from_elsewhere_is_not_among_it(self):
        third = make_calendar(self.home, "Trešais")
        make_event(third, "Trešā")
        make_event(self.other, "Otrā")
        self.choose(self.other, other_calendars=[CalendarOther(calendar=third)])
        self.choose(third, other_calendars=[CalendarOther(calendar=self.calendar)])
        self.choose_other()
        self.assertEqual(self.listed(), ["Otrā", "Pašu"])
        self.assertEqual(self.listed(third.get_url()), ["Pašu", "Trešā"])

    def test_a_calendar_above_or_below_may_be_chosen(self):
        inner = make_calendar(self.calendar, "Iekšējs")
        make_event(inner, "Iekšā")
        self.choose_other(inner)
        self.choose(inner, other_calendars=[CalendarOther(calendar=self.calendar)])
        self.assertEqual(self.listed(), ["Iekšā", "Pašu"])
        self.assertEqual(self.listed(inner.get_url()), ["Iekšā", "Pašu"])

    def test_an_event_keeps_its_own_address_and_calendar(self):
        event = make_event(self.other, "Cita")
        self.choose_other()
        self.assertContains(self.get(), f'href="{event.get_url()}"')
        self.assertContains(self.get("rss/"), event.get_full_url())
        self.assertContains(self.get("ical/"), event.get_full_url())
        page = self.client.get(event.get_url())
        self.assertEqual(page.context["calendar"].pk, self.other.pk)

    def test_a_calendar_with_nothing_of_its_own_leads_to_what_it_takes(self):
        empty = make_calendar(self.home, "Kopsavilkums")
        make_event(self.other, "Cita", start_date=date(2030, 9, 1))
        url = empty.get_url()
        self.assertEqual(self.client.get(f"{url}2030/09/").status_code, 404)
        self.choose(empty, other_calendars=[CalendarOther(calendar=self.other)])
        self.assertContains(self.client.get(f"{url}2030/09/"), "Cita")
        self.assertContains(self.client.get(f"{url}2030/08/"), f"{url}2030/09/")
        months = self.client.get(f"{url}2030/").context["months"]
        self.assertEqual([month.count for month in months], [0] * 8 + [1] + [0] * 3)

    def test_what_is_over_is_in_the_archive(self):
        make_event(self.other, "Cita", start_date=date(2020, 7, 1))
        self.choose_other()
        self.assertEqual(self.listed(f"{self.url}past/"), ["Cita"])

    def test_an_exported_calendar_is_what_it_shows(self):
        event = make_event(self.other, "Cita")
        event.create_alias(parent=self.calendar, update_slug="alias")
        self.choose_other()
        request = RequestFactory().get("/", headers={"host": "testserver"})
        calendar = CalendarPage.objects.get(pk=self.calendar.pk)
        events = Calendar.from_ical(calendar_file(calendar, request)).walk("VEVENT")
        titles = sorted(str(event["SUMMARY"]) for event in events)
        self.assertEqual(titles, ["Cita", "Pašu"])

    def test_blocks_of_a_calendar_show_what_it_shows(self):
        make_event(self.other, "Cita", start_date=date(2020, 7, 20))
        self.choose_other()
        request = RequestFactory().get("/", headers={"host": "testserver"})
        calendar = CalendarPage.objects.get(pk=self.calendar.pk)
        rows = upcoming_events(request, self.home, count=5, calendar=calendar)
        self.assertEqual([row.page.title for row in rows], ["Pašu", "Cita"])
        weeks = small_month(request, self.home, calendar)["weeks"]
        held = [day.date.day for week in weeks for day in week if day.entries]
        self.assertEqual(held, [15, 20])


class FilterTests(ElsewhereTestCase):
    def test_terms_of_what_is_taken_are_choices_and_filter_lists_and_feeds(self):
        venue = Venue.objects.create(name="Zāle", locale=self.home.locale)
        make_event(
            self.other,
            "Cita",
            venue=venue,
            topics=[EventTopic(topic=self.topic)],
            partners=[EventPartner(partner=self.partner)],
        )
        queries = {
            "topic": self.topic.slug,
            "partner": self.partner.code,
            "venue": venue.slug,
        }
        self.assertNotContains(self.get(), "Apmācības")
        self.choose_other()
        facets = {f["field"].name: f["choices"] for f in self.get().context["facets"]}
        for name, value in queries.items():
            with self.subTest(name):
                self.assertEqual([each["value"] for each in facets[name]], [value])
                found = self.get(**{name: value}).context["occurrences"]
                self.assertEqual([row.page.title for row in found], ["Cita"])
                feed = self.get("ical/", **{name: value}).content
                (event,) = Calendar.from_ical(feed).walk("VEVENT")
                self.assertEqual(event["SUMMARY"], "Cita")


class AliasTests(ElsewhereTestCase):
    def test_an_event_that_comes_by_an_alias_too_stands_once_at_its_own_address(self):
        event = self.calendar.get_children().get().specific
        event.create_alias(parent=self.other, update_slug="alias")
        self.choose_other()
        self.assertEqual(self.listed(), ["Pašu"])
        self.assertEqual(self.in_feed(), ["Pašu"])
        self.assertEqual(self.get("rss/").content.count(b"<item>"), 1)
        self.assertContains(self.get(), f'href="{event.get_url()}"')

    def test_an_event_of_two_chosen_calendars_stands_once(self):
        third = make_calendar(self.home, "Trešais")
        event = make_event(self.other, "Cita")
        event.create_alias(parent=third, update_slug="alias")
        self.choose_other(third)
        self.assertEqual(self.listed(), ["Cita", "Pašu"])
        self.choose_other(third, self.other)
        self.assertEqual(self.listed(), ["Cita", "Pašu"])
        self.assertEqual(self.in_feed(), ["Cita", "Pašu"])

    def test_lists_and_feeds_lead_past_an_alias_to_the_page_behind_it(self):
        event = make_event(self.other, "Cita", recurrence="FREQ=DAILY;COUNT=3")
        alias = event.create_alias(parent=self.calendar, update_slug="alias")
        alias.create_alias(parent=self.calendar, update_slug="alias-2")
        for path in VIEWS:
            with self.subTest(path):
                content = self.get(path).content.decode()
                self.assertIn(event.get_url(), content)
                self.assertNotIn("/alias", content)

    def test_an_alias_whose_source_is_on_another_site_keeps_its_address(self):
        home = Page.objects.get(depth=1).add_child(instance=HomePage(title="B"))
        Site.objects.create(hostname="b.example", root_page=home)
        event = make_event(make_calendar(home), "Cita")
        alias = event.create_alias(parent=self.calendar, update_slug="alias")
        self.assertContains(self.get(), f'href="{self.url}alias/"')
        self.assertContains(self.get("rss/"), alias.get_full_url())

    def test_an_alias_of_a_calendar_takes_what_its_source_does(self):
        make_event(self.other, "Cita")
        alias = self.calendar.create_alias(parent=self.home, update_slug="alias")
        self.choose_other()
        self.assertEqual(self.listed(alias.get_url()), ["Cita"])

    def test_a_partner_that_was_chosen_by_an_alias_is_the_partner(self):
        self.with_partner()
        self.choose_partner(self.partner.create_alias(update_slug="alias").specific)
        self.assertEqual(self.listed(), ["Ar partneri", "Pašu"])


class LanguagesTests(ElsewhereTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.english = Locale.objects.get(language_code="en")
        cls.event = cls.with_all(cls.other, "Cita")
        cls.event_in_english = cls.translate(cls.event, "Other")

    @classmethod
    def with_all(cls, calendar, title):
        return make_event(
            calendar,
            title,
            topics=[EventTopic(topic=cls.topic)],
            partners=[EventPartner(partner=cls.partner)],
        )

    @classmethod
    def translate(cls, page, title):
        copy = page.copy_for_translation(cls.english, copy_parents=True)
        copy.title = title
        copy.save_revision().publish()
        for parent in copy.get_ancestors().filter(locale=cls.english, live=False):
            parent.specific.save_revision().publish()
        return copy

    def translate_calendar(self):
        self.english_calendar = self.translate(self.calendar, "Events")

    def in_english(self):
        """``(titles in the list, titles in the feed)``, at the English addresses."""
        with translation.override("en"):
            url = self.english_calendar.get_url()
            return self.listed(url), self.in_feed(url)

    def test_each_language_shows_its_own_of_what_the_source_has_chosen(self):
        self.translate_calendar()
        for choose in (self.choose_other, self.choose_topic, self.choose_partner):
            with self.subTest(choose.__name__):
                choose()
                self.assertEqual(self.listed(), ["Cita", "Pašu"])
                self.assertEqual(self.in_english(), (["Other"], ["Other"]))
                self.choose(other_calendars=[], other_topics=[], other_partners=[])
                self.assertEqual(self.in_english(), ([], []))

    def test_a_translation_that_comes_later_shows_what_the_source_has_chosen(self):
        self.choose_other()
        self.translate_calendar()
        self.assertEqual(self.in_english(), (["Other"], ["Other"]))

    def test_what_is_saved_on_a_translation_is_what_the_source_has_chosen(self):
        self.translate_calendar()
        third = make_calendar(self.home, "Trešais")
        rows = [CalendarOther(calendar=third)]
        self.choose_other()
        self.choose(self.english_calendar, other_calendars=rows)
        row = CalendarOther.objects.get(page=self.english_calendar)
        self.assertEqual(row.calendar, self.other)

    def test_a_topic_is_found_in_whatever_language_an_event_names_it(self):
        topic = self.topic.copy_for_translation(self.english)
        topic.save()
        parent = self.event_in_english.get_parent().specific
        self.with_topic(parent, "Named in English", topic=topic)
        self.choose_topic()
        self.translate_calendar()
        expected = ["Named in English", "Other"]
        self.assertEqual(self.in_english(), (expected, expected))

    def test_a_calendar_without_a_translation_gives_that_language_nothing(self):
        third = make_calendar(self.home, "Trešais")
        make_event(third, "Trešā")
        self.choose_other(third)
        self.translate_calendar()
        self.assertEqual(self.listed(), ["Pašu", "Trešā"])
        self.assertEqual(self.in_english(), ([], []))


class ChangeTests(ElsewhereTestCase):
    """What becomes of a choice when what was chosen changes or goes."""

    def test_another_choice_is_another_feed_for_those_who_ask_whether_it_changed(self):
        make_event(self.other, "Cita")
        for change in (
            self.choose_other,
            self.choose_topic,
            self.choose_partner,
            lambda: CalendarOther.objects.all().delete(),
            self.topic.delete,
            self.partner.delete,
        ):
            etag = self.get("ical/")["ETag"]
            with self.captureOnCommitCallbacks(execute=True):
                change()
            headers = {"if-none-match": etag}
            response = self.client.get(f"{self.url}ical/", headers=headers)
            self.assertEqual(response.status_code, 200)

    def test_a_feed_that_a_client_has_costs_no_more_for_what_is_taken(self):
        def queries():
            headers = {"if-none-match": self.get("ical/")["ETag"]}
            with CaptureQueriesContext(connection) as found:
                response = self.client.get(f"{self.url}ical/", headers=headers)
            self.assertEqual(response.status_code, 304)
            return len(found)

        before = queries()
        self.choose_other()
        self.assertEqual(queries(), before)

    def test_what_is_chosen_may_be_deleted_moved_and_renamed(self):
        make_event(self.other, "Cita")
        self.with_topic()
        self.choose_other()
        self.choose_topic()
        self.other.slug = "cits"
        self.other.save()
        self.other.move(make_calendar(self.home, "Trešais"), pos="last-child")
        self.assertEqual(self.listed(), ["Ar tematu", "Cita", "Pašu"])
        self.topic.delete()
        CalendarPage.objects.get(pk=self.other.pk).delete()
        self.assertEqual(self.listed(), ["Pašu"])
        self.choose(other_topics=[])
        self.assertEqual(self.listed(), ["Pašu"])

    def test_a_draft_with_a_choice_that_is_gone_can_still_be_edited(self):
        page = CalendarPage.objects.get(pk=self.calendar.pk)
        page.other_calendars = [CalendarOther(calendar=self.other)]
        page.save_revision()
        self.other.delete()
        draft = CalendarPage.objects.get(pk=page.pk).get_latest_revision_as_object()
        self.assertEqual(draft.other_calendars.count(), 0)
        draft.save_revision().publish()
        self.assertEqual(self.listed(), ["Pašu"])

    def test_below_a_calendar_that_is_not_live_shows_what_wagtail_itself_serves(self):
        event = make_event(self.other, "Cita")
        self.choose_other()
        self.other.unpublish()
        self.assertEqual(self.client.get(event.get_url()).status_code, 200)
        self.assertEqual(self.listed(), ["Cita", "Pašu"])

    def test_a_copy_of_a_calendar_takes_the_same(self):
        make_event(self.other, "Cita")
        self.choose_other()
        copy = CalendarPage.objects.get(pk=self.calendar.pk).copy(
            recursive=False, update_attrs={"slug": "kopija"}, keep_live=True
        )
        self.assertEqual(self.listed(copy.get_url()), ["Cita"])


class CostTests(ElsewhereTestCase):
    def counts(self):
        found = {}
        for path in [*VIEWS, "past/", "2020/"]:
            self.get(path)
            with CaptureQueriesContext(connection) as queries:
                self.get(path)
            found[path] = len(queries)
        return found

    def add(self, count):
        self.other.refresh_from_db()
        make_many_events(
            self.other,
            count,
            rows=[
                lambda event: EventTopic(page=event, topic=self.topic),
                lambda event: EventPartner(page=event, partner=self.partner),
            ],
        )

    def choose_all(self, calendars):
        self.choose(
            other_calendars=[CalendarOther(calendar=each) for each in calendars],
            other_topics=[CalendarTopic(topic=self.topic)],
            other_partners=[CalendarPartner(partner=self.partner)],
        )

    def test_the_number_of_queries_depends_on_neither_events_nor_choices(self):
        more = [make_calendar(self.home, f"Cits {number}") for number in range(5)]
        self.add(10)
        plain = self.counts()
        self.choose_all([self.other])
        few = self.counts()
        # One for each kind of choice.
        self.assertLessEqual(few["2020/07/"], plain["2020/07/"] + 3 + 1)
        self.add(300)
        self.choose_all([self.other, *more])
        self.assertEqual(self.counts(), few)

    def test_aliases_cost_one_query_however_many_they_are(self):
        other = make_calendar(self.home, "Trešais")
        found = []
        for numbers in (range(2), range(2, 8)):
            for number in numbers:
                event = make_event(other, f"Avots {number}")
                event.create_alias(parent=self.calendar)
            found.append({path: n for path, n in self.counts().items() if path != ""})
        self.assertEqual(found[0], found[1])


class FormTests(PreviewTestCase):
    """The calendar's form in the admin."""

    def form_data(self, calendar, **rows):
        rows = {name: inline_formset(values) for name, values in rows.items()}
        return {
            "title": "Kalendārs",
            "slug": calendar.slug,
            "introduction": rich_text(""),
            "comments": inline_formset([]),
            **NO_CHOICES,
            **rows,
        }

    def post(self, publish=True, **rows):
        data = nested_form_data(self.form_data(self.calendar, **rows))
        if publish:
            data["action-publish"] = "action-publish"
        edit = reverse("wagtailadmin_pages:edit", args=[self.calendar.pk])
        return self.client.post(edit, data)

    def stored(self):
        return CalendarPage.objects.get(pk=self.calendar.pk)

    def test_what_is_chosen_is_published(self):
        other = make_calendar(self.home, "Reģions")
        topic = Topic.objects.create(name="Temats", locale=self.home.locale)
        response = self.post(
            other_calendars=[{"calendar": other.pk}],
            other_topics=[{"topic": topic.pk}],
            other_partners=[{"partner": self.partner.pk}],
        )
        self.assertEqual(response.status_code, 302)
        page = self.stored()
        self.assertEqual(page.other_calendars.get().calendar, other)
        self.assertEqual(page.other_topics.get().topic, topic)
        self.assertEqual(page.other_partners.get().partner, self.partner)

    def test_the_calendar_itself_is_refused_beside_the_field_also_in_a_draft(self):
        english = Locale.objects.get(language_code="en")
        own = self.calendar.copy_for_translation(english, copy_parents=True)
        for chosen in (self.calendar, own):
            for publish in (True, False):
                with self.subTest(chosen, publish=publish):
                    rows = [{"calendar": chosen.pk}]
                    response = self.post(publish, other_calendars=rows)
                    self.assertEqual(response.status_code, 200)
                    formset = response.context["form"].formsets["other_calendars"]
                    self.assertEqual(list(formset.forms[0].errors), ["calendar"])
        self.assertEqual(self.stored().other_calendars.count(), 0)

    def test_a_row_with_nothing_chosen_is_told_of(self):
        response = self.post(other_calendars=[{"calendar": ""}])
        self.assertEqual(response.status_code, 200)
        formset = response.context["form"].formsets["other_calendars"]
        self.assertEqual(list(formset.forms[0].errors), ["calendar"])

    def test_only_calendars_can_be_chosen(self):
        response = self.post(other_calendars=[{"calendar": self.home.pk}])
        formset = response.context["form"].formsets["other_calendars"]
        self.assertEqual(list(formset.forms[0].errors), ["calendar"])

    def test_a_preview_shows_what_would_be_taken(self):
        other = make_calendar(self.home, "Reģions")
        make_event(other, "Cita", start_date=date(2199, 1, 1))
        name = "wagtailadmin_pages:preview_on_edit"
        address = reverse(name, args=[self.calendar.pk])
        data = self.form_data(self.calendar, other_calendars=[{"calendar": other.pk}])
        self.assertIn("Cita", self.preview(address, "", **data))
        row = CalendarOther.objects.create(page=self.calendar, calendar=other)
        removed = {"id": row.pk, "calendar": other.pk, "DELETE": "on"}
        data["other_calendars"] = inline_formset([removed], initial=1)
        self.assertNotIn("Cita", self.preview(address, "", **data))

    def test_an_unsaved_calendar_shows_what_it_would_take(self):
        other = make_calendar(self.home, "Reģions")
        make_event(other, "Cita", start_date=date(2199, 1, 1))
        data = self.form_data(other, other_calendars=[{"calendar": other.pk}])
        data["slug"] = "jauns"
        shown = self.preview_new(
            "wagtail_ctn_events", "calendarpage", self.home, "", **data
        )
        self.assertIn("Cita", shown)

    def test_what_shows_elsewhere_is_told_before_a_calendar_is_deleted(self):
        other = make_calendar(self.home, "Reģions")
        self.post(other_calendars=[{"calendar": other.pk}])
        usage = reverse("wagtailadmin_pages:usage", args=[other.pk])
        self.assertContains(self.client.get(usage), "Kalendārs")
