"""The years of a calendar, and its menu of past ones."""

from datetime import date

from tests.events.case import CalendarTestCase
from tests.site import make_event
from wagtail_ctn.events.models import EventTopic
from wagtail_ctn.models import Topic


class YearTestCase(CalendarTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.topic = Topic.objects.create(name="Apmācības", locale=cls.home.locale)
        topics = [EventTopic(topic=cls.topic)]
        make_event(cls.calendar, "Viens", start_date=date(2020, 7, 1), topics=topics)
        make_event(cls.calendar, "Divi", start_date=date(2020, 7, 2))
        make_event(
            cls.calendar,
            "Pāri gadam",
            start_date=date(2018, 12, 30),
            end_date=date(2019, 1, 2),
        )


class YearTests(YearTestCase):
    def counts(self, path, **data):
        """``{month: count}`` of the months with events."""
        months = self.get(path, **data).context["months"]
        self.assertEqual(len(months), 12)
        return {m.period.first.month: m.count for m in months if m.count}

    def test_each_month_has_its_number(self):
        self.assertEqual(self.counts("2020/"), {7: 2})
        response = self.get("2020/")
        self.assertContains(response, "2020. gads")
        self.assertContains(response, f'href="{self.url}2020/07/"')

    def test_what_lasts_over_new_year_counts_in_both(self):
        self.assertEqual(self.counts("2018/"), {12: 1})
        self.assertEqual(self.counts("2019/"), {1: 1})

    def test_what_repeats_counts_on_each_of_its_dates(self):
        make_event(
            self.calendar,
            "Ik nedēļu",
            start_date=date(2020, 9, 2),
            recurrence="FREQ=WEEKLY;UNTIL=20201007",
        )
        self.assertEqual(self.counts("2020/"), {7: 2, 9: 5, 10: 1})

    def test_numbers_and_links_keep_the_filter(self):
        query = {"topic": self.topic.slug}
        self.assertEqual(self.counts("2020/", **query), {7: 1})
        address = f'href="{self.url}2020/07/?topic={self.topic.slug}"'
        self.assertContains(self.get("2020/", **query), address)

    def test_a_month_without_events_is_no_link_to_walk_along(self):
        response = self.get("2020/")
        self.assertNotContains(response, f'href="{self.url}2020/08/"')

    def test_links_end_where_the_events_do(self):
        self.assertEqual(set(self.get("2018/").context["around"]), {"after"})
        self.assertEqual(set(self.get("2019/").context["around"]), {"before", "after"})
        self.assertEqual(set(self.get("2020/").context["around"]), {"before"})

    def test_years_away_from_events_are_not_found(self):
        for path in ("2016/", "2023/", "0000/", "9999/", "٢٠٢٠/"):
            with self.subTest(path):
                self.assertEqual(self.get(path).status_code, 404)
        self.assertContains(self.get("2017/"), "noindex")
        self.assertNotContains(self.get("2020/"), "noindex")


class PastYearsTests(YearTestCase):
    def years(self, **data):
        years = self.get("past/", **data).context["years"]
        return [(year.period.path, year.count) for year in years]

    def test_the_archive_has_a_menu_of_years_with_numbers(self):
        self.assertEqual(self.years(), [("2020/", 2), ("2019/", 1), ("2018/", 1)])
        self.assertContains(self.get("past/"), f'href="{self.url}2019/"')

    def test_what_is_to_come_is_not_counted_there(self):
        make_event(self.calendar, "Rudenī", start_date=date(2020, 9, 1))
        self.assertEqual(self.years()[0], ("2020/", 2))

    def test_its_numbers_are_of_what_the_filter_leaves(self):
        self.assertEqual(self.years(topic=self.topic.slug), [("2020/", 1)])
