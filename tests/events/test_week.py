"""The ISO weeks of a calendar."""

import re
from datetime import date, time

from tests.events.case import CalendarTestCase
from tests.site import make_event


def numbers(html):
    """``(which day, of how many)`` wherever a page says so, in any language."""
    return re.findall(r'class="ctn-day-of">\D*(\d+)\D+(\d+)\D*</span>', html)


class WeekTests(CalendarTestCase):
    def on(self, response):
        """``{day: [(title, number, count)]}`` of what the week shows."""
        return {
            day.date: [
                (e.occurrence.page.title, e.number, e.count) for e in day.entries
            ]
            for day in response.context["days"]
        }

    def test_a_week_is_monday_to_sunday_with_its_number(self):
        response = self.get("2020/w29/")
        self.assertRegex(response.context["shown_period"].title, r"\b29\b.*13.*19")
        self.assertContains(response, response.context["shown_period"].title)
        days = list(self.on(response))
        self.assertEqual((days[0], days[-1]), (date(2020, 7, 13), date(2020, 7, 19)))
        self.assertEqual(len(days), 7)

    def test_the_year_is_that_of_the_thursday(self):
        make_event(self.calendar, "Jaungads", start_date=date(2021, 1, 1))
        response = self.get("2020/w53/")
        self.assertEqual(self.titles(response), ["Jaungads"])
        self.assertContains(self.get("2021/w01/"), "2021. gada 4.")

    def test_weeks_that_are_not_in_a_year_are_not_found(self):
        for path in ("2020/w54/", "2020/w00/", "2019/w53/", "2010/w01/", "0000/w01/"):
            with self.subTest(path):
                self.assertEqual(self.get(path).status_code, 404)

    def test_an_event_of_several_days_stands_on_each_with_its_number(self):
        make_event(
            self.calendar,
            "Nometne",
            start_date=date(2020, 7, 12),
            end_date=date(2020, 7, 14),
        )
        on = self.on(self.get("2020/w29/"))
        self.assertEqual(on[date(2020, 7, 13)], [("Nometne", 2, 3)])
        self.assertEqual(on[date(2020, 7, 14)], [("Nometne", 3, 3)])
        self.assertEqual(on[date(2020, 7, 15)], [])
        html = self.get("2020/w29/").content.decode()
        self.assertEqual(numbers(html), [("2", "3"), ("3", "3")])

    def test_what_repeats_stands_on_each_of_its_days(self):
        make_event(
            self.calendar,
            "Ik dienu",
            start_date=date(2020, 7, 10),
            recurrence="FREQ=DAILY;UNTIL=20200714",
        )
        on = self.on(self.get("2020/w29/"))
        found = [day.day for day, entries in on.items() if entries]
        self.assertEqual(found, [13, 14])
        self.assertEqual(on[date(2020, 7, 14)], [("Ik dienu", 1, 1)])

    def test_a_time_carries_its_offset(self):
        make_event(self.calendar)
        response = self.get("2020/w29/")
        self.assertContains(response, 'datetime="2020-07-15T10:00:00+03:00"')


class DayOfTests(CalendarTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        make_event(
            cls.calendar,
            "Izstāde",
            start_date=date(2020, 7, 30),
            end_date=date(2020, 8, 1),
        )
        make_event(cls.calendar, "Viena diena", start_date=date(2020, 7, 30))

    def test_every_day_of_a_month_says_which_of_the_event_it_is(self):
        response = self.get("2020/07/")
        cells = [d for week in response.context["weeks"] for d in week if d.entries]
        found = {
            cell.date: [(e.occurrence.page.title, e.number) for e in cell.entries]
            for cell in cells
        }
        self.assertEqual(
            found,
            {
                date(2020, 7, 30): [("Izstāde", 1), ("Viena diena", 1)],
                date(2020, 7, 31): [("Izstāde", 2)],
                date(2020, 8, 1): [("Izstāde", 3)],
            },
        )
        html = response.content.decode()
        table, agenda = html.split("</table>")
        self.assertEqual(numbers(table), [("1", "3"), ("2", "3"), ("3", "3")])
        # The agenda of small screens has the days of the month alone.
        self.assertEqual(numbers(agenda), [("1", "3"), ("2", "3")])

    def test_so_does_the_day_itself_and_not_of_what_lasts_one_day(self):
        for path, found in [("2020/07/31/", ("2", "3")), ("2020/07/30/", ("1", "3"))]:
            html = self.get(path).content.decode()
            self.assertEqual(numbers(html), [found])


class OtherZoneTests(CalendarTestCase):
    def test_a_cell_shows_the_time_of_the_sites_clocks(self):
        make_event(
            self.calendar,
            "Ņujorkā",
            start_date=date(2020, 7, 15),
            start_time=time(20),
            timezone="America/New_York",
        )
        response = self.get("2020/07/")
        self.assertContains(response, 'datetime="2020-07-16T03:00:00+03:00">03:00<')
