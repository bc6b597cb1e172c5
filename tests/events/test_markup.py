"""The pieces of HTML that are written without a template."""

from datetime import date

from tests.events.case import CalendarTestCase
from tests.site import make_event
from wagtail_ctn.events.models import EventException, EventTopic, Venue
from wagtail_ctn.models import Topic

SIGNS = """<b>&"'"""


class EscapingTests(CalendarTestCase):
    def setUp(self):
        super().setUp()
        locale = self.home.locale
        topic = Topic.objects.create(name=f"Temats {SIGNS}", locale=locale)
        self.event = make_event(
            self.calendar,
            f"Nosaukums {SIGNS}",
            start_date=date(2020, 7, 16),
            recurrence="FREQ=DAILY;COUNT=3",
            venue=Venue.objects.create(name=f"Zāle {SIGNS}", locale=locale),
            topics=[EventTopic(topic=topic)],
            exceptions=[
                EventException(
                    locale=locale,
                    original_date=date(2020, 7, 17),
                    change=EventException.Change.CANCELLED,
                    reason=f"Iemesls {SIGNS}",
                    title=f"Virsraksts {SIGNS}",
                )
            ],
        )

    def assert_escaped(self, address, *texts):
        html = self.client.get(address).content.decode()
        self.assertNotIn("<b>", html)
        for text in texts:
            self.assertRegex(html, f"{text} &lt;b&gt;&amp;&quot;&#x?[0-9]+;")

    def test_what_editors_write_is_text_in_every_view(self):
        texts = {
            "": ["Nosaukums", "Zāle", "Temats"],
            "2020/07/": ["Nosaukums", "Virsraksts", "Zāle"],
            "2020/w29/": ["Nosaukums", "Virsraksts", "Zāle"],
            "2020/07/17/": ["Virsraksts", "Iemesls", "Zāle"],
        }
        for path, shown in texts.items():
            with self.subTest(path):
                self.assert_escaped(self.calendar.get_url() + path, *shown)

    def test_it_is_text_in_the_dates_of_an_event(self):
        self.assert_escaped(self.event.get_url(), "Nosaukums", "Virsraksts", "Iemesls")
