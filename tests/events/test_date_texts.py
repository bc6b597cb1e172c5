"""Other texts of one date, of all that follow, of every date: what visitors read."""

import json
import re
from datetime import date, time, timedelta
from unittest.mock import patch

from bs4 import BeautifulSoup
from django.test import TestCase
from django.utils import timezone

from tests.events.imports.test_round_trip import import_file
from tests.events.test_changes import days, event, exception, on
from tests.events.test_feeds import NOW
from tests.events.test_series_feeds import SeriesFeedTestCase
from tests.languages import translate
from tests.site import make_calendar
from wagtail_ctn.events import changes, date_texts
from wagtail_ctn.events.changes import ChangeError
from wagtail_ctn.events.models import (
    EventEntry,
    EventExtraDate,
    EventPage,
    EventPart,
)
from wagtail_ctn.events.schedule import shown_dates

ENDLESS = "FREQ=WEEKLY"
LAST = date(2020, 9, 2)


def texts(title="", note="", reason=""):
    return {"title": title, "note": note, "reason": reason}


def said(page, last=LAST):
    """``{day: (title, note, reason)}`` of the dates that say anything of their own."""
    return {
        f"{d.original:%m-%d}": (d.said.title, d.said.note, d.said.reason)
        for d in shown_dates(page, last=last)
        if d.said and (d.said.title, d.said.note, d.said.reason) != ("", "", "")
    }


class FollowingTests(TestCase):
    def test_all_that_follow_say_it_without_end_and_what_was_before_stays(self):
        page = event(ENDLESS)
        before = days(page)
        date_texts.change_texts_from(page, on(page, "2020-08-05"), texts("Autumn"))
        self.assertEqual(days(page), before)
        self.assertEqual(page.title, "x")
        late = date(2021, 12, 31)
        told = said(page, late)
        self.assertEqual(set(told), set(before[3:]))
        self.assertEqual(set(told.values()), {("Autumn", "", "")})
        self.assertEqual(len(page.exceptions.all()), 1)

    def test_the_series_is_split_there(self):
        page = event()
        date_texts.change_texts_from(page, on(page, "2020-08-05"), texts("Autumn"))
        self.assertEqual(page.start_date, date(2020, 8, 5))
        self.assertEqual(page.earlier_parts.get().start_date, date(2020, 7, 15))

    def test_what_is_otherwise_on_one_of_them_stays_and_says_it_too(self):
        rows = [
            exception("2020-08-12", "cancelled", reason="Ill", note="Sorry"),
            exception("2020-08-19", "moved", new_start_date=date(2020, 8, 20)),
            exception("2020-08-26", "changed", title="Excursion", reason="Sun"),
        ]
        page = event(exceptions=rows)
        change = texts("Autumn", reason="New room")
        date_texts.change_texts_from(page, on(page, "2020-08-05"), change)
        self.assertEqual(
            said(page),
            {
                "08-05": ("Autumn", "", "New room"),
                # Why these are so is not why the others have another title.
                "08-12": ("Autumn", "Sorry", "Ill"),
                "08-19": ("Autumn", "", ""),
                # Its reason was another, and is now that of all.
                "08-26": ("Autumn", "", "New room"),
                "09-02": ("Autumn", "", "New room"),
            },
        )
        self.assertEqual(on(page, "2020-08-19").when.start_date, date(2020, 8, 20))

    def test_the_chosen_date_says_what_was_entered_and_stays_cancelled(self):
        page = event(exceptions=[exception("2020-08-05", title="Old", note="Old")])
        change = texts("Autumn", reason="Ill")
        date_texts.change_texts_from(page, on(page, "2020-08-05"), change)
        self.assertEqual(said(page)["08-05"], ("Autumn", "", "Ill"))
        self.assertEqual(said(page)["08-12"], ("Autumn", "", ""))
        self.assertTrue(on(page, "2020-08-05").is_cancelled)

    def test_one_date_among_them_has_its_own_text(self):
        page = event()
        date_texts.change_texts_from(page, on(page, "2020-08-05"), texts("Autumn"))
        date_texts.change_texts(page, on(page, "2020-08-19"), texts("Excursion"))
        told = said(page)
        self.assertEqual(told["08-19"][0], "Excursion")
        self.assertEqual(told["08-26"][0], "Autumn")

    def test_a_date_before_an_earlier_change_is_refused(self):
        page = event()
        date_texts.change_texts_from(page, on(page, "2020-08-19"), texts("Late"))
        with self.assertRaises(ChangeError) as refusal:
            date_texts.change_texts_from(page, on(page, "2020-07-29"), texts("x"))
        self.assertEqual(refusal.exception.code, "earlier_part")

    def test_what_later_ones_were_to_say_gives_way(self):
        page = event(
            exceptions=[
                exception("2020-08-19", "following", title="Late", note="Boots")
            ]
        )
        date_texts.change_texts_from(page, on(page, "2020-08-05"), texts("Autumn"))
        told = said(page)
        self.assertEqual(told["08-12"], ("Autumn", "", ""))
        self.assertEqual(told["08-26"], ("Autumn", "Boots", ""))

    def test_the_same_date_changed_again_has_one_row(self):
        page = event()
        for title in ("Autumn", "Winter"):
            chosen = on(page, "2020-08-05")
            date_texts.change_texts_from(page, chosen, texts(title))
        self.assertEqual(len(page.exceptions.all()), 1)
        self.assertEqual(said(page)["08-26"], ("Winter", "", ""))

    def test_what_follows_from_a_date_on_may_say_nothing_of_its_own_again(self):
        page = event()
        date_texts.change_texts_from(page, on(page, "2020-07-29"), texts("Autumn"))
        date_texts.change_texts_from(page, on(page, "2020-08-19"), texts())
        self.assertEqual(set(said(page)), {"07-29", "08-05", "08-12"})

    def test_of_two_dates_on_a_day_it_begins_with_the_first(self):
        page = event(
            "FREQ=WEEKLY;COUNT=4",
            extra_dates=[EventExtraDate(date=date(2020, 7, 29), start_time=time(18))],
        )
        later = on(page, "2020-07-29-1800")
        with self.assertRaises(ChangeError) as refusal:
            date_texts.change_texts_from(page, later, texts("Autumn"))
        self.assertEqual(refusal.exception.code, "same_day")
        date_texts.change_texts_from(page, on(page, "2020-07-29"), texts("Autumn"))
        self.assertEqual(on(page, "2020-07-29-1800").said.title, "Autumn")

    def test_one_date_says_less_than_the_others(self):
        page = event()
        change = texts("Autumn", "Bring boots")
        date_texts.change_texts_from(page, on(page, "2020-08-05"), change)
        date_texts.change_texts(page, on(page, "2020-08-19"), texts())
        self.assertEqual(set(said(page)), {"08-05", "08-12", "08-26", "09-02"})

    def test_of_two_dates_on_the_first_day_it_begins_with_the_first(self):
        extra = EventExtraDate(date=date(2020, 7, 15), start_time=time(18))
        page = event(extra_dates=[extra])
        later = on(page, "2020-07-15-1800")
        with self.assertRaises(ChangeError) as refusal:
            date_texts.change_texts_from(page, later, texts("Autumn"))
        self.assertEqual(refusal.exception.code, "same_day")
        self.assertEqual(page.title, "x")

    def test_moved_with_what_follows_it_goes_along(self):
        page = event()
        date_texts.change_texts_from(page, on(page, "2020-08-05"), texts("Autumn"))
        chosen = on(page, "2020-08-05")
        changes.move_following(page, chosen, date(2020, 8, 6), None)
        last = date(2020, 9, 3)
        self.assertEqual(min(said(page, last)), "08-06")
        self.assertEqual(len(said(page, last)), 5)


class AllTests(TestCase):
    def test_the_title_is_the_events_and_the_note_is_every_dates(self):
        page = event(
            exceptions=[
                exception("2020-08-05", "changed", title="Excursion"),
                exception("2020-08-12", "cancelled", reason="Ill"),
            ]
        )
        chosen = on(page, "2020-08-19")
        date_texts.change_texts_of_all(page, chosen, texts("Autumn", "In room 5"))
        self.assertEqual(page.title, "Autumn")
        self.assertEqual(page.start_date, date(2020, 7, 15))
        told = said(page)
        self.assertEqual(len(told), 8)
        self.assertEqual(
            {note for _title, note, _reason in told.values()}, {"In room 5"}
        )
        self.assertEqual(told["08-12"], ("", "In room 5", "Ill"))

    def test_what_is_emptied_is_said_of_none(self):
        page = event()
        date_texts.change_texts_from(page, on(page, "2020-07-29"), texts("Autumn"))
        chosen = on(page, "2020-08-12")
        date_texts.change_texts_of_all(page, chosen, texts(note="Boots"))
        self.assertEqual(page.title, "x")
        self.assertEqual(set(said(page).values()), {("", "Boots", "")})
        self.assertEqual(len(said(page)), 8)
        self.assertEqual(len(page.exceptions.all()), 1)

    def test_rows_that_say_nothing_any_more_are_gone(self):
        page = event(exceptions=[exception("2020-08-05", "changed", title="Old")])
        date_texts.change_texts_of_all(page, on(page, "2020-08-19"), texts("Autumn"))
        self.assertFalse(page.exceptions.all())

    def test_from_the_first_date_on_is_every_date(self):
        page = event()
        date_texts.change_texts_from(page, on(page, "2020-07-15"), texts("Autumn"))
        self.assertEqual(page.title, "Autumn")
        self.assertEqual(said(page), {})
        self.assertFalse(page.earlier_parts.all())


class RestoreTests(TestCase):
    def test_from_a_date_on_it_is_as_the_event_says(self):
        page = event()
        date_texts.change_texts_from(page, on(page, "2020-07-29"), texts("Autumn"))
        date_texts.restore_texts_from(page, on(page, "2020-08-19"))
        self.assertEqual(set(said(page)), {"07-29", "08-05", "08-12"})

    def test_where_it_began_nothing_is_left_of_it(self):
        page = event()
        date_texts.change_texts_from(page, on(page, "2020-07-29"), texts("Autumn"))
        date_texts.restore_texts_from(page, on(page, "2020-07-29"))
        self.assertFalse(page.exceptions.all())


class ShownTests(SeriesFeedTestCase):
    def setUp(self):
        super().setUp()
        self.event = self.weekly(recurrence=ENDLESS, title="Seminārs")
        page = EventPage.objects.get(pk=self.event.pk)
        change = texts("Lekcija", "Līdzi zābaki")
        date_texts.change_texts_from(page, on(page, "2020-07-22"), change)
        page.save_revision().publish()

    def test_subscribers_get_two_series_each_with_its_title(self):
        first, later = self.events()
        self.assertEqual(first["SUMMARY"], "Seminārs")
        self.assertNotIn("DESCRIPTION", first)
        self.assertIn(b"UNTIL=20200715", first["RRULE"].to_ical())
        self.assertEqual(later["SUMMARY"], "Lekcija")
        self.assertIn("Līdzi zābaki", later["DESCRIPTION"])
        self.assertEqual(later["UID"], f"{first['UID']}-20200722")
        self.assertEqual(later["RRULE"].to_ical(), b"FREQ=WEEKLY;BYDAY=WE")

    def test_lists_months_and_pages_of_dates_have_its_title(self):
        july = self.client.get(f"{self.calendar.get_url()}2020/07/")
        titles = [row.page.title for row in july.context["occurrences"]]
        self.assertEqual(titles, ["Seminārs"] * 3 + ["Lekcija"] * 2)
        page = self.client.get(f"{self.event.get_url()}2020-08-05/")
        self.assertContains(page, "<h1")
        self.assertEqual(page.context["page"].title, "Lekcija")
        self.assertContains(page, "Līdzi zābaki")
        before = self.client.get(f"{self.event.get_url()}2020-07-08/")
        self.assertNotContains(before, "zābaki")

    def test_subscribers_are_told_of_a_new_version(self):
        page = EventPage.objects.get(pk=self.event.pk)
        before = {each["UID"]: each["LAST-MODIFIED"].dt for each in self.events()}
        change = texts("Lekcija", "Līdzi ūdens")
        date_texts.change_texts_from(page, on(page, "2020-07-22"), change)
        with patch.object(timezone, "now", return_value=NOW + timedelta(hours=1)):
            page.save_revision().publish()
        events = self.events()
        self.assertIn("Līdzi ūdens", events[1]["DESCRIPTION"])
        self.assertEqual([each["UID"] for each in events], list(before))
        for each in events:
            self.assertGreater(each["LAST-MODIFIED"].dt, before[each["UID"]])

    def test_another_language_has_its_own_title_until_it_says_another(self):
        other = self.weekly(recurrence=ENDLESS, title="Kurss")
        english = translate(other, "en", "Course")
        page = EventPage.objects.get(pk=other.pk)
        date_texts.change_texts_from(page, on(page, "2020-07-22"), texts("Vebinārs"))
        page.save_revision().publish()
        english = EventPage.objects.get(pk=english.pk)
        self.assertEqual(said(english), {})
        (row,) = english.exceptions.all()
        row.title = "Lecture"
        english.exceptions.add(row)
        english.save_revision().publish()
        self.assertEqual(said(english)["08-05"], ("Lecture", "", ""))
        stored = EventEntry.objects.get(page=english).vevents
        self.assertEqual(re.findall("SUMMARY.*:(.*)\r", stored), ["Course", "Lecture"])

    def test_what_goes_on_in_the_source_goes_on_in_other_languages(self):
        other = self.weekly(recurrence=ENDLESS, title="Kurss")
        page = EventPage.objects.get(pk=other.pk)
        english = translate(page, "en", "Course")
        date_texts.change_texts_from(page, on(page, "2020-07-22"), texts("Lekcija"))
        page.save_revision().publish()
        english = EventPage.objects.get(pk=english.pk)
        (row,) = english.exceptions.all()
        row.title = "Lecture"
        english.exceptions.add(row)
        english.save_revision().publish()
        page = EventPage.objects.get(pk=other.pk)
        change = texts("Lekcija", "Zābaki")
        date_texts.change_texts_from(page, on(page, "2020-08-05"), change)
        page.save_revision().publish()
        english = EventPage.objects.get(pk=english.pk)
        self.assertEqual(said(english)["08-12"], ("Lecture", "", ""))

    def test_note_and_reason_stand_where_the_date_is_told_of(self):
        page = EventPage.objects.get(pk=self.event.pk)
        change = texts(note="Līdzi zābaki", reason="Remonts")
        date_texts.change_texts(page, on(page, "2020-07-29"), change)
        page.save_revision().publish()
        response = self.client.get(f"{self.event.get_url()}2020-07-29/")
        soup = BeautifulSoup(response.content, "html.parser")
        article = soup.select_one("article").get_text()
        self.assertIn("Remonts", article)
        self.assertIn("Līdzi zābaki", article)
        data = json.loads(soup.select_one('script[type="application/ld+json"]').string)
        self.assertIn("Remonts\n\nLīdzi zābaki", data["description"])

    def test_parts_that_overlap_are_a_file_as_well(self):
        fields = {"start_date": date(2020, 7, 22), "recurrence": ""}
        part = EventPart(
            start_date=date(2020, 7, 1),
            start_time=time(10),
            recurrence="FREQ=WEEKLY;COUNT=4",
            timezone="Europe/Riga",
        )
        event = self.weekly(earlier_parts=[part], title="Divas", **fields)
        response = self.fetch(f"{event.get_url()}ical/")
        self.assertEqual(response.status_code, 200)
        self.assertIn("SUMMARY;LANGUAGE=lv:Divas", response.content.decode())

    def test_a_file_of_ours_comes_back_with_it(self):
        page = EventPage.objects.get(pk=self.event.pk)
        told = said(page)
        octets = self.fetch(f"{self.calendar.get_url()}ical/").content
        other = make_calendar(self.home, "Cits kalendārs")
        self.event.delete()
        import_file(other, octets)
        again = EventPage.objects.live().descendant_of(other).get()
        self.assertEqual(again.title, "Seminārs")
        self.assertEqual(said(again), told)

    def test_a_copy_has_it_too(self):
        copy = EventPage.objects.get(pk=self.event.pk).copy(
            update_attrs={"slug": "copy", "title": "Copy"}
        )
        self.assertEqual(copy.exceptions.get().title, "Lekcija")
