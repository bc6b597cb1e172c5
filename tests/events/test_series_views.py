"""What visitors see of events that repeat."""

from datetime import date, time, timedelta

from bs4 import BeautifulSoup

from tests.events.test_views import CalendarTestCase
from tests.site import make_event
from wagtail_ctn.events.date_list import DateList
from wagtail_ctn.events.models import (
    EventException,
    EventExtraDate,
    EventPart,
    Occurrence,
)

CANCELLED, MOVED = EventException.Change.CANCELLED, EventException.Change.MOVED
CHANGED, LEFT_OUT = EventException.Change.CHANGED, EventException.Change.LEFT_OUT


class SeriesTestCase(CalendarTestCase):
    """Now is Wednesday, 15 July 2020, 11:00 in Riga."""

    def weekly(self, *exceptions, **fields):
        fields = {
            "title": "Nodarbība",
            "start_date": date(2020, 7, 1),
            "start_time": time(10),
            "end_time": time(12),
            "recurrence": "FREQ=WEEKLY;COUNT=10",
        } | fields
        locale = self.calendar.locale
        rows = [EventException(locale=locale, **row) for row in exceptions]
        return make_event(self.calendar, exceptions=rows, **fields)

    def addresses(self, event):
        rows = Occurrence.objects.filter(page=event).order_by("start")
        return list(rows.values_list("address", flat=True))

    def shown(self, path="", **data):
        """``(title, first day)`` of what a list shows."""
        response = self.get(path, **data)
        return [
            (row.page.title, row.page.start_date.isoformat())
            for row in response.context["occurrences"]
        ]


class IndexTests(SeriesTestCase):
    def test_a_series_has_a_row_for_each_date_and_keeps_local_time(self):
        event = self.weekly(
            start_date=date(2020, 10, 14), recurrence="FREQ=WEEKLY;COUNT=3"
        )
        rows = Occurrence.objects.filter(page=event).order_by("start")
        self.assertEqual([row.start.hour for row in rows], [7, 7, 8])
        self.assertEqual(
            self.addresses(event), ["2020-10-14", "2020-10-21", "2020-10-28"]
        )

    def test_an_endless_series_reaches_to_the_horizon_and_a_single_event_beyond(self):
        event = self.weekly(recurrence="FREQ=WEEKLY")
        self.assertEqual(self.addresses(event)[-1], "2022-07-13")
        self.assertEqual(event.entry.reaches_to, date(2022, 7, 17))
        single = make_event(self.calendar, "Tālu", start_date=date(2050, 1, 1))
        self.assertEqual(self.addresses(single), ["2050-01-01"])
        self.assertIsNone(single.entry.reaches_to)

    def test_dates_left_out_have_no_row_and_extra_ones_do(self):
        event = self.weekly(
            {"original_date": date(2020, 7, 8), "change": LEFT_OUT},
            recurrence="FREQ=WEEKLY;COUNT=3",
            extra_dates=[
                EventExtraDate(date=date(2020, 7, 15), start_time=time(9)),
                EventExtraDate(date=date(2020, 7, 17)),
            ],
        )
        # The rule's own date of a day keeps its address, whatever is added before it.
        self.assertEqual(
            self.addresses(event),
            ["2020-07-01", "2020-07-15-0900", "2020-07-15", "2020-07-17"],
        )

    def test_a_changed_time_of_day_keeps_the_exceptions(self):
        event = self.weekly({"original_date": date(2020, 7, 22), "change": CANCELLED})
        event.start_time, event.end_time = time(18), time(19)
        event.save()
        row = Occurrence.objects.get(page=event, address="2020-07-22")
        self.assertEqual((row.status, row.start.hour), ("cancelled", 15))


class ListTests(SeriesTestCase):
    def test_a_series_stands_once_with_its_next_date(self):
        self.weekly()
        make_event(self.calendar, "Reiz", start_date=date(2020, 7, 20))
        self.assertEqual(
            self.shown(), [("Nodarbība", "2020-07-15"), ("Reiz", "2020-07-20")]
        )
        self.assertEqual(self.shown("past/"), [("Nodarbība", "2020-07-08")])

    def test_a_series_says_how_many_dates_follow_and_leads_to_them(self):
        event = self.weekly({"original_date": date(2020, 7, 22), "change": CANCELLED})
        make_event(self.calendar, "Reiz", start_date=date(2020, 7, 20))
        response = self.get()
        self.assertEqual([row.more for row in response.context["occurrences"]], [6, 0])
        self.assertContains(response, f'<a href="{event.get_url()}">un vēl 6 reizes', 1)

    def test_a_series_without_end_says_no_number(self):
        event = self.weekly(recurrence="FREQ=WEEKLY")
        link = f'<a href="{event.get_url()}">un citas reizes<'
        self.assertContains(self.get(), link, 1)

    def test_a_cancelled_date_is_seen_and_does_not_count_as_the_next_one(self):
        self.weekly(
            {
                "original_date": date(2020, 7, 15),
                "change": CANCELLED,
                "reason": "Svētki",
            }
        )
        self.assertEqual(
            self.shown(), [("Nodarbība", "2020-07-15"), ("Nodarbība", "2020-07-22")]
        )
        response = self.get()
        self.assertContains(response, "<s>Nodarbība</s>", count=1)
        self.assertContains(response, "Svētki", count=1)

    def test_a_moved_date_appears_once_in_its_new_month(self):
        self.weekly(
            {
                "original_date": date(2020, 7, 29),
                "change": MOVED,
                "new_start_date": date(2020, 9, 10),
            },
            recurrence="FREQ=WEEKLY;UNTIL=20200729T235959Z",
        )
        july = [day for _title, day in self.shown("2020/07/")]
        self.assertEqual(july, ["2020-07-01", "2020-07-08", "2020-07-15", "2020-07-22"])
        self.assertEqual([day for _, day in self.shown("2020/09/")], ["2020-09-10"])

    def test_a_period_shows_the_first_date_in_it(self):
        self.weekly()
        self.assertEqual(
            self.shown(**{"from": "2020-08-01"}), [("Nodarbība", "2020-08-05")]
        )

    def test_an_entry_leads_to_the_page_of_its_date(self):
        event = self.weekly()
        self.assertContains(self.get(), f'href="{event.get_url()}2020-07-15/"')

    def test_one_title_on_one_date(self):
        self.weekly(
            {"original_date": date(2020, 7, 15), "change": CHANGED, "title": "Ar viesi"}
        )
        self.assertEqual(self.shown(), [("Ar viesi", "2020-07-15")])
        self.assertEqual(self.shown("2020/07/22/"), [("Nodarbība", "2020-07-22")])


class EventPageTests(SeriesTestCase):
    def page(self, event, path=""):
        return self.client.get(event.get_url() + path)

    def test_the_event_stands_for_its_next_date_and_lists_the_others(self):
        event = self.weekly({"original_date": date(2020, 7, 15), "change": CANCELLED})
        response = self.page(event)
        self.assertEqual(response.context["page"].start_date, date(2020, 7, 22))
        dates = response.context["dates"]
        self.assertEqual(len(dates.upcoming), 8)
        self.assertEqual(len(dates.past), 2)
        self.assertContains(response, '"startDate": "2020-07-22T10:00:00+03:00"')

    def test_the_event_keeps_its_title_where_the_next_date_has_another(self):
        event = self.weekly(
            {"original_date": date(2020, 7, 15), "change": CHANGED, "title": "Viesis"}
        )
        response = self.client.get(event.get_url())
        self.assertContains(response, "<h1>Nodarbība</h1>", html=True)
        self.assertContains(response, '"name": "Nodarbība"')
        # What somebody adds to their calendar is that date.
        self.assertContains(response, "text=Viesis")
        one_date = self.client.get(f"{event.get_url()}2020-07-15/")
        self.assertContains(one_date, "<h1>Viesis</h1>", html=True)

    def test_a_series_that_is_over_says_so(self):
        event = self.weekly(recurrence="FREQ=WEEKLY;COUNT=2")
        self.assertTrue(self.page(event).context["is_past"])

    def test_as_many_dates_are_counted_as_are_listed_and_more_are_told_of(self):
        event = self.weekly(recurrence="FREQ=DAILY", start_date=date(2019, 1, 1))
        soup = BeautifulSoup(self.page(event).content, "html.parser")
        section = soup.select_one(".ctn-dates")
        to_come, over = section.select("details")
        self.assertIn("(200)", to_come.summary.text)
        self.assertIn("(200)", over.summary.text)
        self.assertEqual(len(section.select("li")), 400)
        self.assertEqual([len(d.select("p")) for d in (to_come, over)], [1, 1])

    def test_a_series_that_goes_on_after_the_horizon_does_not_say_that_these_are_all(
        self,
    ):
        for n, (rule, goes_on) in enumerate(
            [
                ("FREQ=WEEKLY", True),
                ("FREQ=WEEKLY;COUNT=150", True),
                ("FREQ=WEEKLY;UNTIL=20300101", True),
                ("FREQ=WEEKLY;COUNT=10", False),
            ]
        ):
            with self.subTest(rule=rule):
                dates = DateList.of(self.weekly(title=f"S{n}", recurrence=rule))
                self.assertEqual((dates.goes_on, dates.has_more_past), (goes_on, False))

    def test_a_time_that_clocks_skip_is_read_as_it_is_everywhere(self):
        event = self.weekly(
            start_date=date(2021, 3, 21),
            start_time=time(3, 30),
            end_time=time(4, 15),
            timezone="Europe/Riga",
        )
        row = event.occurrences.get(address="2021-03-28")
        self.assertEqual(row.end - row.start, timedelta(minutes=45))
        for path in (f"{event.get_url()}2021-03-28/", f"{self.url}2021/03/28/"):
            with self.subTest(path=path):
                response = self.client.get(path)
                self.assertContains(response, "04:30–05:15")
                self.assertNotContains(response, "03:30")
        self.assertContains(self.page(event, "2021-04-04/"), "03:30–04:15")

    def test_a_date_has_a_page_of_its_own_that_is_canonical(self):
        event = self.weekly()
        response = self.page(event, "2020-07-29/")
        self.assertEqual(response.status_code, 200)
        self.assertEqual(
            response.context["canonical_url"], event.get_full_url() + "2020-07-29/"
        )
        self.assertContains(response, '"startDate": "2020-07-29T10:00:00+03:00"')

    def test_a_moved_date_keeps_its_address_and_says_when_it_was_to_be(self):
        event = self.weekly(
            {
                "original_date": date(2020, 7, 29),
                "change": MOVED,
                "new_start_date": date(2020, 9, 10),
                "new_start_time": time(14),
            }
        )
        response = self.page(event, "2020-07-29/")
        page = response.context["page"]
        self.assertEqual(
            (page.start_date, page.start_time, page.end_time),
            (date(2020, 9, 10), time(14), time(16)),
        )
        self.assertEqual(page.previous_start_date, date(2020, 7, 29))
        self.assertContains(response, "29. jūlijs")
        self.assertEqual(self.page(event, "2020-09-10/").status_code, 404)

    def test_a_cancelled_date_says_so_and_the_others_do_not(self):
        event = self.weekly(
            {
                "original_date": date(2020, 7, 29),
                "change": CANCELLED,
                "reason": "Svētki",
            }
        )
        self.assertContains(self.page(event, "2020-07-29/"), "EventCancelled")
        other = self.page(event, "2020-07-22/")
        self.assertNotContains(other, "EventCancelled")
        self.assertNotContains(other, "Svētki")

    def test_a_cancelled_date_says_so_whatever_status_the_event_has(self):
        for status in ("postponed", "rescheduled", "moved_online"):
            with self.subTest(status=status):
                event = self.weekly(
                    {
                        "original_date": date(2020, 7, 22),
                        "change": CANCELLED,
                        "reason": "Lektore slima",
                    },
                    title=status,
                    status=status,
                    status_reason="Citur",
                    previous_start_date=date(2020, 6, 3),
                )
                response = self.page(event, "2020-07-22/")
                self.assertContains(response, "EventCancelled")
                self.assertContains(response, "Lektore slima")
                self.assertNotContains(response, "Citur")
                self.assertNotContains(response, "3. jūnijs")
                self.assertNotContains(response, "ctn-add")
                day = self.get("2020/07/22/")
                self.assertContains(day, "Lektore slima")
                (row,) = day.context["occurrences"]
                self.assertTrue(row.page.is_cancelled)
                other = self.page(event, "2020-07-29/").context["page"]
                self.assertEqual((other.status, other.status_reason), (status, "Citur"))
                event.delete()

    def test_a_cancelled_date_of_an_event_with_a_status_is_not_the_next_one(self):
        for status in ("postponed", "rescheduled", "moved_online"):
            with self.subTest(status=status):
                event = self.weekly(
                    {"original_date": date(2020, 7, 22), "change": CANCELLED},
                    title=status,
                    status=status,
                    start_date=date(2020, 7, 22),
                )
                rows = event.occurrences.order_by("start")
                statuses = list(rows.values_list("status", flat=True))
                self.assertEqual(statuses[:2], ["cancelled", status])
                self.assertEqual(rows[1].previous_end, None)
                event.delete()

    def test_in_a_cancelled_event_its_own_reason_is_said_of_every_date(self):
        event = self.weekly(
            {
                "original_date": date(2020, 7, 22),
                "change": CANCELLED,
                "reason": "Svētki",
            },
            {
                "original_date": date(2020, 7, 29),
                "change": MOVED,
                "new_start_date": date(2020, 7, 30),
            },
            status="cancelled",
            status_reason="Nav naudas",
        )
        for address in ("2020-07-22/", "2020-07-29/"):
            page = self.page(event, address).context["page"]
            self.assertEqual(
                (page.status, page.status_reason), ("cancelled", "Nav naudas")
            )

    def test_a_moved_date_says_so_unless_the_event_is_not_held_as_planned(self):
        for status, shown in (
            ("rescheduled", "rescheduled"),
            ("moved_online", "rescheduled"),
            ("postponed", "postponed"),
            ("cancelled", "cancelled"),
        ):
            with self.subTest(status=status):
                event = self.weekly(
                    {
                        "original_date": date(2020, 7, 29),
                        "change": MOVED,
                        "new_start_date": date(2020, 7, 30),
                    },
                    title=status,
                    status=status,
                )
                response = self.page(event, "2020-07-29/")
                page = response.context["page"]
                self.assertEqual(page.status, shown)
                is_moved = shown == "rescheduled"
                before = date(2020, 7, 29) if is_moved else None
                self.assertEqual(page.previous_start_date, before)
                row = event.occurrences.get(address="2020-07-29")
                self.assertEqual(row.status, shown)
                event.delete()

    def test_a_date_that_is_none_is_a_404_with_the_event_and_its_next_dates(self):
        event = self.weekly({"original_date": date(2020, 7, 22), "change": LEFT_OUT})
        for address in (
            "2020-07-22/",
            "2020-07-16/",
            "2030-01-02/",
            "2020-07-29-1000/",
        ):
            with self.subTest(address=address):
                response = self.page(event, address)
                self.assertContains(response, "Nodarbība", status_code=404)
                self.assertContains(
                    response, f"{event.get_url()}2020-07-29/", status_code=404
                )

    def test_the_404_of_a_cancelled_event_names_no_date_as_if_it_were_held(self):
        event = self.weekly(status="cancelled", status_reason="Nav naudas")
        response = self.page(event, "2020-07-16/")
        self.assertContains(response, "<s>Nodarbība</s>", status_code=404)
        self.assertContains(response, "Nav naudas", status_code=404)
        self.assertNotContains(response, "2020-07-29/", status_code=404)

    def test_the_404_of_a_postponed_event_says_that_it_is(self):
        event = self.weekly(status="postponed", status_reason="Slimība")
        response = self.page(event, "2020-07-16/")
        self.assertContains(response, "<strong>Atlikts", status_code=404)
        self.assertContains(response, "Slimība", status_code=404)

    def test_what_is_no_date_at_all_is_a_plain_404(self):
        event = self.weekly()
        for address in (
            "2020-02-30/",
            "9999-12-31/",
            "0001-01-01/",
            "2020-07-15-2561/",
        ):
            with self.subTest(address=address):
                self.assertEqual(self.page(event, address).status_code, 404)

    def test_the_only_date_of_an_event_has_the_events_own_address(self):
        event = make_event(self.calendar, "Reiz", start_date=date(2020, 7, 20))
        response = self.page(event, "2020-07-20/")
        self.assertEqual(response.status_code, 200)
        self.assertEqual(response.context["canonical_url"], event.get_full_url())

    def test_a_draft_of_a_series_has_its_dates_in_the_preview(self):
        event = self.weekly()
        event.recurrence = "FREQ=WEEKLY;COUNT=4"
        response = event.make_preview_request()
        self.assertEqual(response.status_code, 200)
        self.assertEqual(len(response.context_data["dates"].dates), 4)


class AddMenuTests(SeriesTestCase):
    def google(self, event):
        menu = self.client.get(event.get_url()).context["add_menu"]
        return next(choice.url for choice in menu if "google" in choice.url)

    def test_google_is_told_how_it_repeats_from_the_next_date_on(self):
        event = self.weekly(recurrence="FREQ=WEEKLY;UNTIL=20200902T070000Z")
        link = self.google(event)
        self.assertIn("dates=20200715T100000", link)
        self.assertIn(
            "recur=RRULE%3AFREQ%3DWEEKLY%3BBYDAY%3DWE%3BUNTIL%3D20200902T070000Z", link
        )

    def test_a_number_of_dates_becomes_the_last_of_them(self):
        link = self.google(self.weekly(recurrence="FREQ=WEEKLY;COUNT=10"))
        self.assertIn("UNTIL%3D20200902T070000Z", link)
        self.assertNotIn("COUNT", link)

    def test_the_rule_of_a_later_part_says_nothing_of_a_date_before_it(self):
        part = EventPart(
            start_date=date(2020, 6, 1),
            start_time=time(10),
            timezone="Europe/Riga",
            recurrence="FREQ=WEEKLY;UNTIL=20200831T070000Z",
        )
        event = self.weekly(
            start_date=date(2020, 9, 7), recurrence="FREQ=WEEKLY", earlier_parts=[part]
        )
        self.assertNotIn("recur=", self.google(event))
