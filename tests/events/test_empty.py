"""What a calendar says where there is nothing to show."""

from datetime import date

from tests.events.case import CalendarTestCase
from tests.site import make_event
from wagtail_ctn.events.models import EventTopic
from wagtail_ctn.models import Topic


class EmptyTests(CalendarTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.topic = Topic.objects.create(name="Apmācības", locale=cls.home.locale)
        topics = [EventTopic(topic=cls.topic)]
        make_event(cls.calendar, "Pavasarī", start_date=date(2020, 3, 2), topics=topics)
        for number in range(1, 5):
            make_event(cls.calendar, f"Bija {number}", start_date=date(2020, 6, number))

    def empty(self, response):
        """What the page says of there being nothing."""
        html = response.content.decode()
        return html.split('class="ctn-empty"')[1].split("</div>")[0]

    def test_where_nothing_is_to_come_the_latest_three_stand(self):
        response = self.get()
        latest = [row.page.title for row in response.context["latest_past"]]
        self.assertEqual(latest, ["Bija 4", "Bija 3", "Bija 2"])
        self.assertContains(response, "Bija 4")
        self.assertNotContains(response, "Bija 1")
        self.assertContains(response, f'href="{self.url}past/"')

    def test_where_something_is_to_come_nothing_past_does(self):
        make_event(self.calendar, "Rīt", start_date=date(2020, 7, 16))
        self.assertNotContains(self.get(), "Bija")

    def test_the_latest_ones_are_of_the_filter(self):
        response = self.get(topic=self.topic.slug)
        latest = [row.page.title for row in response.context["latest_past"]]
        self.assertEqual(latest, ["Pavasarī"])

    def test_an_empty_period_is_named_and_leads_to_the_next_events(self):
        make_event(self.calendar, "Vēlāk", start_date=date(2020, 9, 8))
        for path, nearest in [
            ("2020/08/", "2020/09/"),
            ("2020/w33/", "2020/w37/"),
            ("2020/08/03/", "2020/09/08/"),
            ("2020/04/", "2020/06/"),
            ("2021/", "2020/"),
            ("2019/", "2020/"),
        ]:
            with self.subTest(path):
                response = self.get(path)
                empty = self.empty(response)
                self.assertIn(response.context["shown_period"].title, empty)
                self.assertIn(f'href="{self.url}{nearest}"', empty)

    def test_it_leads_to_what_the_filter_leaves_and_clears_the_filter(self):
        response = self.get("2020/06/", topic=self.topic.slug)
        query = f"?topic={self.topic.slug}"
        empty = self.empty(response)
        self.assertIn("Apmācības", empty)
        self.assertIn(f'href="{self.url}2020/03/{query}"', empty)
        self.assertIn(f'href="{self.url}2020/06/"', empty)

    def test_a_calendar_without_events_leads_nowhere(self):
        for event in self.calendar.get_children():
            event.delete()
        for path in ("", "past/", "2020/", "2020/07/", "2020/w29/", "2020/07/15/"):
            with self.subTest(path):
                self.assertContains(self.get(path), "ctn-empty")


class RunningTests(CalendarTestCase):
    def test_what_is_on_now_stands_in_a_block_of_its_own(self):
        make_event(
            self.calendar,
            "Izstāde",
            start_date=date(2020, 7, 1),
            end_date=date(2020, 7, 31),
        )
        make_event(self.calendar, "Rīt", start_date=date(2020, 7, 16))
        context = self.get().context
        self.assertEqual([r.page.title for r in context["running"]], ["Izstāde"])
        self.assertEqual([r.page.title for r in context["coming"]], ["Rīt"])

    def test_without_any_there_is_no_such_block(self):
        make_event(self.calendar, "Rīt", start_date=date(2020, 7, 16))
        self.assertNotContains(self.get(), "ctn-running")
