"""Dates of an event in the admin: the list, what may be done to each, and by whom."""

import json
from datetime import UTC, date, datetime, time, timedelta
from unittest.mock import patch

from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import Locale

from tests.events.test_admin_listing import make_editor
from tests.events.test_form import FormTestCase
from tests.projects.forms import publish_in_bulk, values_of_form
from tests.site import make_calendar, make_event
from wagtail_ctn.events.models import EventException, EventExtraDate, EventPage
from wagtail_ctn.events.next_dates import NextDates

NOW = datetime(2020, 7, 10, 8, tzinfo=UTC)
WEEKLY = "FREQ=WEEKLY;BYDAY=WE;UNTIL=20200902T070000Z"  # 15 July to 2 September


def row(relation, **fields):
    """One row of a formset, as it is sent."""
    management = {"TOTAL_FORMS": 1, "INITIAL_FORMS": 0}
    sent = {f"{relation}-{name}": value for name, value in management.items()}
    return sent | {f"{relation}-0-{name}": value for name, value in fields.items()}


class DatesTestCase(FormTestCase):
    def setUp(self):
        super().setUp()
        clock = patch.object(timezone, "now", return_value=NOW)
        clock.start()
        self.addCleanup(clock.stop)
        # Clocks stand still, so the cookie of an earlier login would be refused.
        self.client.force_login(self.user)

    def series(self, **fields):
        return make_event(self.calendar, recurrence=WEEKLY, **fields)

    def draft(self, event):
        return EventPage.objects.get(pk=event.pk).get_latest_revision_as_object()

    def address(self, name, event, *args):
        return reverse(f"wagtail_ctn_event_dates:{name}", args=[event.pk, *args])

    def rows(self, response):
        soup = BeautifulSoup(response.content, "html.parser")
        return soup.select(".ctn-dates__row")

    def english(self, response):
        """What an English editor would read of the same dates."""
        dates = NextDates(response.context["dates"].page)
        with override("en"):
            rows = [(row.text, row.marks) for row in dates.rows]
            return {
                "rows": rows,
                "summary": dates.summary,
                "total": dates.total,
                "warnings": dates.warnings,
                "labels": json.loads(dates.labels),
            }


class ListTests(DatesTestCase):
    def refresh(self, event, **data):
        data = {
            "start_date": "2020-07-15",
            "start_time": "10:00",
            "end_time": "12:00",
            "timezone": "Europe/Riga",
            **data,
        }
        return self.client.post(self.address("refresh", event), data)

    def test_the_form_shows_the_next_dates_with_what_is_special_about_them(self):
        event = self.series(
            exceptions=[
                EventException(original_date=date(2020, 7, 22), reason="Holiday"),
                EventException(
                    original_date=date(2020, 7, 29),
                    change="moved",
                    new_start_date=date(2020, 7, 30),
                ),
            ],
            extra_dates=[EventExtraDate(date=date(2020, 7, 17))],
        )
        response = self.client.get(reverse("wagtailadmin_pages:edit", args=[event.pk]))
        self.assertEqual(len(self.rows(response)), 8)
        found = self.english(response)
        self.assertEqual(
            found["rows"][:4],
            [
                ("Wednesday, 15 July 2020, 10:00–12:00", []),
                ("Friday, 17 July 2020, 10:00–12:00", ["Extra date"]),
                ("Wednesday, 22 July 2020, 10:00–12:00", ["Cancelled", "Holiday"]),
                (
                    "Thursday, 30 July 2020, 10:00–12:00",
                    ["Moved", "instead of: Wednesday, 29 July 2020, 10:00–12:00"],
                ),
            ],
        )
        self.assertEqual(found["total"], "9 dates in all")
        self.assertTrue(self.rows(response)[2].select("s"))

    def test_clock_changes_are_marked(self):
        event = make_event(
            self.calendar,
            start_date=date(2020, 10, 21),
            start_time=time(10),
            timezone="Europe/Riga",
            recurrence="FREQ=WEEKLY;COUNT=2",
        )
        found = self.english(
            self.client.get(reverse("wagtailadmin_pages:edit", args=[event.pk]))
        )
        marks = [marks for _text, marks in found["rows"]]
        self.assertEqual(marks, [[], ["Clocks change: UTC+3 → UTC+2"]])

    def test_what_is_entered_is_shown_before_it_is_saved(self):
        event = make_event(self.calendar)
        response = self.refresh(
            event, repeats="fortnightly", repeat_ends="after", repeat_count="3"
        )
        self.assertEqual(len(self.rows(response)), 3)
        summary = self.english(response)["summary"]
        self.assertEqual(summary, "Every 2 weeks: Wednesday · 3 times")
        self.assertEqual(self.draft(event).recurrence, "")

    def test_options_follow_the_start_date(self):
        event = make_event(self.calendar)
        response = self.refresh(event, start_date="2020-07-31", repeats="never")
        labels = self.english(response)["labels"]["repeats"]
        self.assertEqual(labels["monthly_nth"], "Every month: 5th Friday")
        self.assertEqual(labels["monthly_last"], "Every month: last Friday")
        response = self.refresh(event, start_date="2020-07-16", repeats="never")
        self.assertNotIn("monthly_last", self.english(response)["labels"]["repeats"])

    def test_endless_and_very_long_series_are_warned_of(self):
        event = make_event(self.calendar)
        response = self.refresh(event, repeats="daily", repeat_ends="never")
        found = self.english(response)
        self.assertEqual(found["total"], "Without end")
        self.assertIn("It has no end", found["warnings"][0])
        response = self.refresh(
            event, repeats="daily", repeat_ends="after", repeat_count="9999"
        )
        self.assertIn("very many dates", self.english(response)["warnings"][0])

    def test_a_stored_rule_that_misses_its_start_is_warned_of(self):
        event = make_event(self.calendar, recurrence="FREQ=WEEKLY;BYDAY=MO;COUNT=4")
        response = self.client.get(reverse("wagtailadmin_pages:edit", args=[event.pk]))
        (warning,) = self.english(response)["warnings"]
        self.assertIn("The start date is none of those", warning)

    def test_nothing_that_is_entered_is_an_error(self):
        event = make_event(self.calendar)
        has_been = self.series(slug="has-been", start_date=date(2020, 7, 1))
        for data in (
            {"start_date": ""},
            {"start_date": "x", "repeats": "monthly_nth"},
            {"start_date": "", "repeats": "monthly_nth"},
            {"repeats": "custom", "repeat_interval": "0", "repeat_weekdays": "9"},
            {"repeats": "as_is", "recurrence": "FREQ=HOURLY"},
            {"repeats": "as_is", "recurrence": "\x00"},
            {"repeats": "as_is", "recurrence": "FREQ=YEARLY;BYMONTHDAY=31;BYMONTH=2"},
            {"repeats": "nonsense"},
            {"recurrence": "no rule"},
            {"repeats": "", "recurrence": "no rule"},
            {"repeats": "nonsense", "recurrence": "no rule"},
            {"recurrence": "no rule", "end_date": "2020-01-01"},
            {"repeats": "", "recurrence": "no rule", "start_time": ""},
            {"repeats": "nonsense", "recurrence": "FREQ=HOURLY", "start_time": ""},
            {"end_date": "2020-07-01"},
            {"timezone": "Mars/Phobos"},
            {"start_date": "9999-12-31", "repeats": "daily"},
            {"start_date": "0001-01-01", "repeats": "yearly"},
            {"extra_dates-TOTAL_FORMS": "x"},
            {"repeats": "daily", "repeat_ends": "on", "repeat_until": ""},
            {"repeats": "daily", "repeat_ends": "on", "repeat_until": "9999-12-31"},
            {"timezone": "America/New_York", "end_date": "9999-12-31"},
            row("extra_dates", date="9999-12-31"),
            row("exceptions", original_date="0001-01-01", change="moved"),
            row(
                "exceptions",
                original_date="2020-07-15",
                change="moved",
                new_start_date="9999-12-31",
            ),
        ):
            for page in (event, has_been):
                with self.subTest(data, page=page.slug):
                    self.assertEqual(self.refresh(page, **data).status_code, 200)

    def test_a_rule_that_is_none_is_told_in_the_form_of_what_has_been(self):
        event = self.series(start_date=date(2020, 7, 1))
        edit = reverse("wagtailadmin_pages:edit", args=[event.pk])
        values = values_of_form(self.client.get(edit), "page-edit-form")
        values |= {"repeats": "", "recurrence": "no rule", "action-publish": "1"}
        response = self.client.post(edit, values)
        self.assertEqual(list(response.context["form"].errors), ["recurrence"])
        values["end_date"] = "2020-06-01"
        response = self.client.post(edit, values)
        self.assertEqual(list(response.context["form"].errors), ["end_date"])

    def test_a_new_event_has_its_dates_shown_as_well(self):
        address = reverse(
            "wagtail_ctn_event_dates:refresh_new",
            args=["wagtail_ctn_events", "eventpage", self.calendar.pk],
        )
        data = {"start_date": "2020-07-15", "repeats": "weekly", "repeat_ends": "never"}
        self.assertEqual(len(self.rows(self.client.post(address, data))), 8)
        wrong = [
            ["wagtail_ctn_events", "calendarpage", self.calendar.pk],
            ["x", "y", self.calendar.pk],
            ["wagtail_ctn_events", "eventpage", 0],
        ]
        for args in wrong:
            address = reverse("wagtail_ctn_event_dates:refresh_new", args=args)
            self.assertEqual(self.client.post(address, data).status_code, 404)

    def test_the_list_is_for_those_who_may_edit_there_only(self):
        event = self.series()
        other = make_calendar(self.home, "Cits kalendārs")
        ajax = {"HTTP_X_REQUESTED_WITH": "XMLHttpRequest"}
        new = reverse(
            "wagtail_ctn_event_dates:refresh_new",
            args=["wagtail_ctn_events", "eventpage", self.calendar.pk],
        )
        self.client.force_login(make_editor(other))
        for address in (self.address("refresh", event), new):
            self.assertEqual(self.client.post(address, **ajax).status_code, 403)
            self.assertEqual(self.client.post(address).status_code, 302)
        self.client.force_login(make_editor(self.calendar, "cits"))
        for address in (self.address("refresh", event), new):
            self.assertEqual(self.client.post(address, **ajax).status_code, 200)
            self.assertEqual(self.client.get(address).status_code, 405)
        self.client.logout()
        response = self.client.post(self.address("refresh", event))
        self.assertIn("/login/", response["Location"])


class ChangeTests(DatesTestCase):
    def change(self, name, event, address="2020-07-22", publish=True, **data):
        data = {"scope": "this", **data}
        if publish:
            data["action-publish"] = "1"
        return self.client.post(self.address(name, event, address), data)

    def test_each_date_has_links_that_work_without_a_script(self):
        event = self.series()
        response = self.client.get(reverse("wagtailadmin_pages:edit", args=[event.pk]))
        soup = BeautifulSoup(response.content, "html.parser")
        links = [link["href"] for link in soup.select(".ctn-dates__actions a")]
        self.assertEqual(len(links), 8 * 3)
        for link in links[:3]:
            page = BeautifulSoup(self.client.get(link).content, "html.parser")
            self.assertEqual(len(page.select("form input[name=scope]")), 3)

    def test_one_date_is_cancelled_with_its_reason_and_published(self):
        event = self.series()
        response = self.change("cancel", event, reason="Lecturer is ill")
        self.assertRedirects(
            response, reverse("wagtailadmin_pages:edit", args=[event.pk])
        )
        (row,) = EventPage.objects.get(pk=event.pk).exceptions.all()
        self.assertEqual(
            (row.original_date, row.change, row.reason),
            (date(2020, 7, 22), "cancelled", "Lecturer is ill"),
        )
        self.assertContains(self.client.get(event.get_url()), "Lecturer is ill")

    def test_a_draft_is_saved_without_being_published(self):
        event = self.series()
        self.change("cancel", event, publish=False)
        self.assertEqual(EventPage.objects.get(pk=event.pk).exceptions.count(), 0)
        self.assertEqual(len(self.draft(event).exceptions.all()), 1)
        self.change("cancel", event, "2020-07-29", publish=False)
        self.assertEqual(len(self.draft(event).exceptions.all()), 2)

    def test_what_is_to_go_live_later_is_not_said_to_be_published(self):
        event = self.series()
        event.save_revision().publish()
        draft = self.draft(event)
        draft.go_live_at = NOW + timedelta(days=1)
        draft.save_revision()
        self.change("cancel", event)
        self.assertEqual(EventPage.objects.get(pk=event.pk).exceptions.count(), 0)
        self.assertTrue(EventPage.objects.get(pk=event.pk).scheduled_revision)
        response = self.client.get(reverse("wagtailadmin_home"))
        (message,) = response.context["messages"]
        self.assertIn("ir ieplānota publicēšanai", str(message))
        self.assertNotIn("Publicēts", str(message))

    def test_this_and_following_of_a_move_splits_the_series(self):
        event = self.series()
        self.change(
            "move", event, "2020-08-05",
            scope="following", new_date="2020-08-06", new_time="18:00",
        )  # fmt: skip
        event = EventPage.objects.get(pk=event.pk)
        self.assertEqual(event.start_date, date(2020, 8, 6))
        self.assertEqual((event.start_time, event.end_time), (time(18), time(20)))
        self.assertEqual(event.earlier_parts.get().start_date, date(2020, 7, 15))
        self.assertEqual(event.occurrences.count(), 8)

    def test_all_dates_are_cancelled_by_the_status_of_the_event(self):
        event = self.series()
        self.change("cancel", event, scope="all", reason="No money")
        event = EventPage.objects.get(pk=event.pk)
        self.assertEqual((event.status, event.status_reason), ("cancelled", "No money"))

    def test_from_the_first_date_on_is_the_event_as_a_whole(self):
        event = self.series()
        self.change("cancel", event, "2020-07-15", scope="following")
        self.assertEqual(EventPage.objects.get(pk=event.pk).status, "cancelled")

    def test_texts_of_one_date_are_changed_and_restored(self):
        event = self.series()
        self.change("change", event, title="Excursion", note="Bring boots")
        (row,) = EventPage.objects.get(pk=event.pk).exceptions.all()
        self.assertEqual((row.title, row.note), ("Excursion", "Bring boots"))
        self.change("restore", event)
        self.assertEqual(EventPage.objects.get(pk=event.pk).exceptions.count(), 0)

    def test_texts_of_an_endless_series_are_changed_from_a_date_on_and_restored(self):
        event = make_event(self.calendar, recurrence="FREQ=WEEKLY;BYDAY=WE")
        self.change("change", event, "2020-08-05", scope="following", title="Autumn")
        page = EventPage.objects.get(pk=event.pk)
        self.assertEqual(page.title, event.title)
        self.assertEqual(page.start_date, date(2020, 8, 5))
        edit_url = reverse("wagtailadmin_pages:edit", args=[event.pk])
        rows = self.rows(self.client.get(edit_url))
        named = [row for row in rows if "Autumn" in row.text]
        self.assertEqual(len(named), 5)
        # Where it begins it can be taken back, for all that follow.
        restore = self.address("restore", event, "2020-08-05")
        links = [link["href"] for row in rows for link in row.select("a")]
        self.assertEqual([link for link in links if "restore" in link], [restore])
        form = BeautifulSoup(self.client.get(restore).content, "html.parser")
        scopes = [field["value"] for field in form.select("input[name=scope]")]
        self.assertEqual(scopes, ["following", "all"])
        self.change("restore", event, "2020-08-05", scope="following")
        self.assertEqual(EventPage.objects.get(pk=event.pk).exceptions.count(), 0)

    def test_the_title_of_all_dates_is_that_of_the_event(self):
        event = self.series()
        change = {"scope": "all", "title": "Lectures", "note": "In room 5"}
        self.change("change", event, **change)
        page = EventPage.objects.get(pk=event.pk)
        self.assertEqual((page.title, page.draft_title), ("Lectures", "Lectures"))
        response = self.client.get(f"{page.get_url()}2020-08-19/")
        self.assertContains(response, "In room 5")

    def test_what_a_date_says_with_the_others_stands_in_its_form(self):
        event = self.series()
        self.change("change", event, "2020-08-05", scope="following", title="Autumn")
        form = self.client.get(self.address("change", event, "2020-08-19"))
        self.assertContains(form, 'value="Autumn"')

    def test_a_date_is_added_and_not_twice(self):
        event = self.series()
        address = self.address("add", event)
        data = {"new_date": "2020-07-17", "new_time": "", "action-publish": "1"}
        self.assertEqual(self.client.post(address, data).status_code, 302)
        self.assertEqual(EventPage.objects.get(pk=event.pk).extra_dates.count(), 1)
        response = self.client.post(address, data)
        self.assertEqual(response.status_code, 200)
        self.assertIn("new_date", response.context["form"].errors)

    def test_what_cannot_be_is_told_beside_the_field(self):
        event = self.series()
        for data, field in (
            ({"new_date": ""}, "new_date"),
            ({"new_date": "9999-01-01"}, "new_date"),
            ({"new_date": "2020-07-23", "scope": "x"}, "scope"),
        ):
            response = self.change("move", event, **data)
            self.assertIn(field, response.context["form"].errors)
        self.assertEqual(self.draft(event).recurrence, WEEKLY)

    def test_a_time_that_clocks_skip_is_refused_beside_it(self):
        event = self.series(timezone="Europe/Riga")
        sent = {"new_date": "2021-03-28", "new_time": "03:30"}
        for scope in ("this", "following", "all"):
            response = self.change("move", event, scope=scope, **sent)
            self.assertEqual(list(response.context["form"].errors), ["new_time"])
        address = self.address("add", event)
        response = self.client.post(address, {**sent, "action-publish": "1"})
        self.assertEqual(list(response.context["form"].errors), ["new_time"])
        event.refresh_from_db()
        self.assertEqual(event.exceptions.count() + event.extra_dates.count(), 0)

    def test_a_date_is_not_moved_to_where_it_is(self):
        event = self.series()
        for scope in ("this", "following", "all"):
            for clock in ("10:00", ""):
                response = self.change(
                    "move", event, scope=scope, new_date="2020-07-22", new_time=clock
                )
                self.assertEqual(list(response.context["form"].errors), ["new_date"])
        self.assertEqual(EventPage.objects.get(pk=event.pk).exceptions.count(), 0)

    def test_a_date_that_was_moved_gets_a_reason_where_it_is(self):
        event = self.series()
        there = {"new_date": "2020-07-23", "new_time": "18:00"}
        self.change("move", event, **there)
        response = self.change("move", event, **there)
        self.assertEqual(list(response.context["form"].errors), ["new_date"])
        self.change("move", event, reason="Svētki", **there)
        row = EventPage.objects.get(pk=event.pk).exceptions.get()
        self.assertEqual(row.reason, "Svētki")

    def test_a_series_of_whole_days_does_not_lose_a_time_without_a_word(self):
        event = self.series(start_time=None)
        sent = {"new_date": "2020-07-23", "new_time": "14:00"}
        for scope in ("following", "all"):
            response = self.change("move", event, scope=scope, **sent)
            self.assertEqual(list(response.context["form"].errors), ["new_time"])
        self.change("move", event, **sent)
        row = EventPage.objects.get(pk=event.pk).exceptions.get()
        self.assertEqual(row.new_start_time, time(14))

    def test_a_date_with_a_time_of_its_own_does_not_give_it_to_the_others(self):
        event = self.series(
            extra_dates=[EventExtraDate(date=date(2020, 7, 24), start_time=time(14))]
        )
        sent = {"new_date": "2020-07-24", "new_time": "16:00"}
        for scope in ("following", "all"):
            response = self.change("move", event, "2020-07-24", scope=scope, **sent)
            self.assertEqual(list(response.context["form"].errors), ["new_time"])
        self.change("move", event, "2020-07-24", **sent)
        event = EventPage.objects.get(pk=event.pk)
        self.assertEqual(event.start_time, time(10))
        self.assertEqual(event.exceptions.get().new_start_time, time(16))

    def test_what_follows_is_not_moved_to_before_what_stays(self):
        event = self.series()
        response = self.change(
            "move", event, "2020-08-05", scope="following", new_date="2020-07-28"
        )
        self.assertEqual(list(response.context["form"].errors), ["new_date"])
        self.assertEqual(EventPage.objects.get(pk=event.pk).earlier_parts.count(), 0)

    def test_a_first_date_that_is_left_out_is_none_to_end_with(self):
        first = EventException(original_date=date(2020, 7, 15), change="left_out")
        event = make_event(self.calendar, recurrence="FREQ=WEEKLY", exceptions=[first])
        self.change("cancel", event, "2020-07-22", scope="following", reason="Svētki")
        event = EventPage.objects.get(pk=event.pk)
        self.assertEqual((event.status, event.status_reason), ("cancelled", "Svētki"))
        self.assertEqual(event.recurrence, "FREQ=WEEKLY")

    def test_the_first_date_is_cancelled_where_only_extra_dates_are_before(self):
        event = make_event(
            self.calendar,
            recurrence="FREQ=WEEKLY",
            extra_dates=[EventExtraDate(date=date(2020, 7, 13))],
        )
        self.change("cancel", event, "2020-07-15", scope="following", reason="Svētki")
        event = EventPage.objects.get(pk=event.pk)
        found = [(row.start.day, row.status) for row in event.occurrences.all()]
        self.assertEqual(found, [(13, "scheduled"), (15, "cancelled")])

    def test_restoring_what_follows_is_for_dates_from_the_chosen_one_on(self):
        rows = [
            EventException(original_date=day, original_time=clock)
            for day, clock in (
                (date(2020, 7, 22), None),
                (date(2020, 7, 22), time(15)),
                (date(2021, 7, 21), None),
            )
        ]
        event = make_event(
            self.calendar,
            recurrence="FREQ=DAILY",
            exceptions=rows,
            extra_dates=[EventExtraDate(date=date(2020, 7, 22), start_time=time(15))],
        )
        self.change("restore", event, "2020-07-22-1500", scope="following")
        (row,) = EventPage.objects.get(pk=event.pk).exceptions.all()
        self.assertEqual(row.key, (date(2020, 7, 22), None))

    def test_where_a_series_ends_it_is_said_that_no_reason_is_shown(self):
        event = make_event(self.calendar, recurrence="FREQ=WEEKLY")
        told = []
        for day, reason in (("2020-08-05", "Slimība"), ("2020-07-29", "")):
            self.change("cancel", event, day, scope="following", reason=reason)
            response = self.client.get(reverse("wagtailadmin_home"))
            told += [str(message) for message in response.context["messages"]]
        with_reason, without = told
        self.assertGreater(len(with_reason), len(without))
        self.assertIn("iemeslu", with_reason)
        self.assertNotIn("reason", without)

    def test_a_date_that_there_is_not_leads_back_to_the_event(self):
        event = self.series()
        for address in ("2020-07-23", "x", "2020-99-99", "2020-07-22-1000"):
            response = self.change("cancel", event, address)
            self.assertRedirects(
                response, reverse("wagtailadmin_pages:edit", args=[event.pk])
            )
        self.assertEqual(len(self.draft(event).exceptions.all()), 0)
        empty = make_event(self.calendar, "Tukšs", live=False, start_date=None)
        response = self.client.get(self.address("add", empty))
        self.assertEqual(response.status_code, 302)

    def test_only_who_may_edit_the_event_changes_its_dates(self):
        event = self.series()
        other = make_calendar(self.home, "Cits kalendārs")
        self.client.force_login(make_editor(other))
        for name in ("cancel", "move", "change", "restore"):
            response = self.change(name, event, new_date="2020-07-23")
            self.assertRedirects(response, reverse("wagtailadmin_home"))
            response = self.client.get(
                self.address(name, event, "2020-07-22"),
                HTTP_X_REQUESTED_WITH="XMLHttpRequest",
            )
            self.assertEqual(response.status_code, 403)
        self.client.logout()
        self.assertIn("/login/", self.change("cancel", event)["Location"])
        self.assertEqual(len(self.draft(event).exceptions.all()), 0)
        self.client.force_login(make_editor(self.calendar, "cits"))
        self.change("cancel", event)
        self.assertEqual(EventPage.objects.get(pk=event.pk).exceptions.count(), 1)

    def test_who_may_not_publish_saves_a_draft(self):
        editor = make_editor(self.calendar)
        permissions = editor.groups.get().page_permissions
        permissions.filter(permission__codename="publish_page").delete()
        event = self.series()
        self.client.force_login(editor)
        self.change("cancel", event)
        self.assertEqual(EventPage.objects.get(pk=event.pk).exceptions.count(), 0)
        self.assertEqual(len(self.draft(event).exceptions.all()), 1)

    def test_a_locked_event_is_left_alone(self):
        event = self.series()
        EventPage.objects.filter(pk=event.pk).update(locked=True, locked_by=None)
        self.change("cancel", event)
        self.assertEqual(len(self.draft(event).exceptions.all()), 0)

    def test_a_draft_that_changes_what_has_been_is_published_in_its_form_only(self):
        event = self.series(start_date=date(2020, 7, 1), start_time=time(10))
        draft = self.draft(event)
        draft.start_time = time(9)
        draft.save_revision()
        response = self.change("cancel", event)
        self.assertTrue(response.context["form"].non_field_errors())
        self.assertEqual(self.change("cancel", event, publish=False).status_code, 302)
        stored = EventPage.objects.get(pk=event.pk)
        self.assertEqual((stored.start_time, stored.exceptions.count()), (time(10), 0))

    def test_nor_is_one_published_here_that_loses_what_was_cancelled(self):
        cancelled = EventException(original_date=date(2020, 7, 29), reason="Svētki")
        event = self.series(exceptions=[cancelled])
        draft = self.draft(event)
        draft.start_date = date(2020, 7, 16)
        draft.recurrence = "FREQ=WEEKLY;COUNT=5"
        draft.save_revision()
        response = self.change("cancel", event, "2020-07-23")
        self.assertTrue(response.context["form"].non_field_errors())
        self.assertEqual(EventPage.objects.get(pk=event.pk).recurrence, WEEKLY)

    def test_all_dates_are_listed_from_the_next_one_on_with_links(self):
        event = make_event(
            self.calendar, start_date=date(2019, 1, 1), recurrence="FREQ=WEEKLY"
        )
        response = self.client.get(self.address("all", event))
        self.assertEqual(len(self.rows(response)), 50)
        first, last = response.context["rows"][0], response.context["rows"][-1]
        self.assertLess(first.date.when.start_date, date(2020, 7, 15))
        self.assertGreater(last.date.when.start_date, date(2020, 7, 10))
        self.assertContains(response, self.address("cancel", event, "2020-07-14"))
        for number in ("1", "99", "x"):
            address = self.address("all", event)
            self.assertEqual(self.client.get(address, {"p": number}).status_code, 200)
        self.client.force_login(make_editor(make_calendar(self.home, "Cits")))
        response = self.client.get(self.address("all", event))
        self.assertRedirects(response, reverse("wagtailadmin_home"))

    def test_dates_of_a_translation_are_changed_in_its_source(self):
        event = self.series()
        english = Locale.objects.get(language_code="en")
        translation = event.copy_for_translation(english, copy_parents=True)
        self.assertEqual(self.change("cancel", translation).status_code, 404)
        response = self.client.get(
            reverse("wagtailadmin_pages:edit", args=[translation.pk])
        )
        self.assertEqual(len(self.rows(response)), 8)
        soup = BeautifulSoup(response.content, "html.parser")
        self.assertEqual(soup.select(".ctn-dates a"), [])
        self.assertEqual(soup.select("[name=repeats]"), [])
        self.assertTrue(soup.select("[name=exceptions-TOTAL_FORMS]"))


class BulkPublishTests(DatesTestCase):
    """Of several pages at once nobody is asked anything: rather none is published."""

    def publish(self, *events):
        """What is told to the one who publishes these from the list of pages."""
        response = publish_in_bulk(self.client, self.calendar, *events)
        return [str(message) for message in response.context["messages"]]

    def save_draft(self, event, **fields):
        draft = self.draft(event)
        for name, value in fields.items():
            setattr(draft, name, value)
        draft.save_revision()

    def starts(self, event):
        rows = EventPage.objects.get(pk=event.pk).occurrences.order_by("start")
        return list(rows.values_list("start", "status"))

    def test_a_draft_that_changes_what_has_been_is_refused_and_nothing_is_changed(self):
        cancelled = EventException(original_date=date(2020, 7, 15), reason="Svētki")
        event = self.series(start_date=date(2020, 7, 1), exceptions=[cancelled])
        other = make_event(self.calendar, "Cits", live=False)
        other.save_revision()
        before = self.starts(event)
        self.save_draft(
            event,
            start_date=date(2020, 7, 2),
            start_time=time(18),
            recurrence="FREQ=WEEKLY;COUNT=9",
        )
        with override("en"):
            told = [str(text) for text in self.draft(event).asked_when_published()]
        self.assertEqual(len(told), 2)
        self.assertIn("dates that have been", told[0])
        messages = self.publish(other, event)
        self.assertEqual(len(messages), 2)
        self.assertTrue(messages[0].startswith("Seminārs: "))
        self.assertEqual(self.starts(event), before)
        self.assertFalse(EventPage.objects.get(pk=other.pk).live)

    def test_a_cancelled_date_to_come_is_not_on_again_without_a_word(self):
        cancelled = EventException(original_date=date(2020, 7, 22), reason="Svētki")
        event = self.series(exceptions=[cancelled])
        before = self.starts(event)
        self.save_draft(
            event, start_date=date(2020, 7, 16), recurrence="FREQ=WEEKLY;COUNT=9"
        )
        with override("en"):
            (told,) = self.draft(event).asked_when_published()
            self.assertIn("dates that there will not be", str(told))
        self.publish(event)
        self.assertEqual(self.starts(event), before)

    def test_what_asks_nothing_is_published(self):
        stale = EventException(original_date=date(2020, 7, 16))
        texts = self.series(start_date=date(2020, 7, 1), exceptions=[stale])
        self.save_draft(texts, title="Cits nosaukums")
        coming = self.series(slug="coming")
        self.save_draft(coming, start_time=time(9))
        hidden = self.series(slug="hidden", start_date=date(2020, 7, 1), live=False)
        self.save_draft(hidden, start_time=time(9))
        self.publish(texts, coming, hidden)
        names = EventPage.objects.live().order_by("pk")
        self.assertEqual(
            list(names.values_list("title", "start_time")),
            [
                ("Cits nosaukums", None),
                ("Seminārs", time(9)),
                ("Seminārs", time(9)),
            ],
        )
