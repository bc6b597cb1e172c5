"""No public page asks the database more often because there is more to show."""

from datetime import UTC, date, datetime, timedelta
from unittest.mock import patch

import pytest
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.site import (
    make_calendar,
    make_directory,
    make_event,
    make_logo,
    make_many_events,
    make_news,
    make_news_index,
    make_partner,
    make_site,
    make_working_group,
)
from wagtail_ctn.events.models import (
    Audience,
    CalendarOther,
    CalendarPartner,
    CalendarTopic,
    EventAudience,
    EventPartner,
    EventTopic,
    Venue,
)
from wagtail_ctn.models import Topic
from wagtail_ctn.news.models import NewsPreparedBy, NewsRelatedPage, NewsTopic
from wagtail_ctn.partners.models import (
    Area,
    PartnerArea,
    PartnerKind,
    PartnerLanguage,
    WorkingGroupMember,
)

NOW = datetime(2020, 7, 15, 6, tzinfo=UTC)
FEW, MANY = 10, 1000
DIRECTORY = ["", "a-z/", "?kind=ministrijas&area=riga&language=lv"]
FEEDS = ["ical/", "rss/", "atom/", "json/"]
PERIODS = ["2020/", "2020/07/", "2020/w29/", "2020/07/15/"]
# The last two have nothing to show, or say that they lead nowhere.
CALENDAR = ["", "past/", *PERIODS, *FEEDS, "2020/06/", "goto/?date=abc"]
OVERVIEW = ["", "past/", "2020/", "2020/07/", "ical/", "rss/"]
NEWS = ["", "2017/", "2017/03/", "rss/", "atom/", "json/"]


@pytest.mark.matrix
class ConstantQueriesTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.home = make_site()
        locale = cls.home.locale
        cls.calendar = make_calendar(cls.home)
        cls.kind = PartnerKind.objects.create(name="Ministrijas", locale=locale)
        cls.directory = make_directory(cls.home)
        cls.partner = make_partner(cls.directory, kind=cls.kind)
        cls.group = make_working_group(cls.directory)
        cls.area = Area.objects.create(name="Rīga", locale=locale)
        cls.venue = Venue.objects.create(name="Zāle", locale=locale)
        cls.topic = Topic.objects.create(name="Temats", locale=locale)
        cls.audience = Audience.objects.create(name="Visi", locale=locale)
        # Alone in the archive, so that "past/" is asked for something.
        make_event(cls.calendar, "Bija", start_date=date(2020, 7, 14), slug="bija")
        cls.event = make_event(
            cls.calendar,
            venue=cls.venue,
            topics=[EventTopic(topic=cls.topic)],
            partners=[EventPartner(partner=cls.partner)],
        )
        # Shows all of that once more, by each kind of choice.
        cls.overview = make_calendar(
            cls.home,
            "Pārskats",
            other_calendars=[CalendarOther(calendar=cls.calendar)],
            other_topics=[CalendarTopic(topic=cls.topic)],
            other_partners=[CalendarPartner(partner=cls.partner)],
        )
        cls.news = make_news_index(cls.home)
        cls.piece = cls.add_piece("Ziņa")

    @classmethod
    def add_piece(cls, title):
        return make_news(
            cls.news,
            title,
            topics=[NewsTopic(topic=cls.topic)],
            prepared_by=[NewsPreparedBy(partner=cls.partner)],
            related_pages=[NewsRelatedPage(related_page=cls.event)],
        )

    def setUp(self):
        clock = patch.object(timezone, "now", return_value=NOW)
        clock.start()
        self.addCleanup(clock.stop)

    def calendar_addresses(self):
        overview = [self.overview.get_url() + path for path in OVERVIEW]
        return [*overview, *(self.calendar.get_url() + path for path in CALENDAR)]

    def addresses(self):
        calendar, partner = self.calendar.get_url(), self.partner.get_url()
        return [
            *self.calendar_addresses(),
            f"{calendar}?topic={self.topic.slug}&partner={self.partner.code}",
            f"{calendar}ical/?topic={self.topic.slug}&from=2020-01-01",
            self.event.get_url(),
            f"{self.event.get_url()}ical/",
            *(self.directory.get_url() + path for path in DIRECTORY),
            partner,
            f"{partner}ical/",
            f"{partner}rss/",
            *(self.news.get_url() + path for path in NEWS),
            self.piece.get_url(),
            f"{partner}vcard/",
            self.group.get_url(),
            f"{self.group.get_url()}vcard/",
            self.home.get_url(),
        ]

    def add_events(self, count):
        """So many, a tenth of them on five days each."""
        series = count // 10
        self.add_some(count - series)
        self.add_some(series, recurrence="FREQ=DAILY;COUNT=5")

    def add_some(self, count, **fields):
        make_many_events(
            self.calendar,
            count,
            venue=self.venue,
            **fields,
            rows=[
                lambda event: EventTopic(page=event, topic=self.topic),
                lambda event: EventPartner(page=event, partner=self.partner),
                lambda event: EventAudience(page=event, audience=self.audience),
            ],
        )

    def counts(self, addresses=None):
        found = {}
        for address in addresses or self.addresses():
            self.client.get(address)
            with CaptureQueriesContext(connection) as queries:
                self.assertEqual(self.client.get(address).status_code, 200, address)
            found[address] = len(queries)
        return found

    def test_no_page_or_feed_asks_more_for_more_events(self):
        self.add_events(FEW)
        few = self.counts()
        self.add_events(MANY - FEW)
        self.assertEqual(self.counts(), few)

    def test_no_view_of_a_calendar_asks_much_more_than_wagtail_itself(self):
        self.add_events(FEW)
        # Wagtail asks seven times before an empty page at this place is served.
        most = {"": 18, "past/": 19, "2020/07/": 17, "2020/w29/": 17, "2020/07/15/": 17}
        for path, number in most.items():
            with self.subTest(path):
                address = self.calendar.get_url() + path
                self.assertLessEqual(self.counts([address])[address], number)

    def test_what_a_calendar_takes_from_elsewhere_asks_once_more_for_each_kind(self):
        self.add_events(FEW)
        counts = self.counts(self.calendar_addresses())
        own, overview = self.calendar.get_url(), self.overview.get_url()
        for path in OVERVIEW:
            with self.subTest(path):
                more = counts[overview + path] - counts[own + path]
                self.assertLessEqual(more, 3)

    def test_a_feed_that_a_client_has_costs_the_same_at_any_size(self):
        address = f"{self.calendar.get_url()}ical/"
        found = []
        for count in (FEW, MANY - FEW):
            self.add_events(count)
            headers = {"if-none-match": self.client.get(address)["ETag"]}
            with CaptureQueriesContext(connection) as queries:
                response = self.client.get(address, headers=headers)
            self.assertEqual(response.status_code, 304)
            found.append(len(queries))
        self.assertEqual(found[0], found[1])
        self.assertLessEqual(found[0], 12)

    def test_a_calendar_in_which_all_is_over_asks_no_more_for_more_events(self):
        self.add_events(FEW)
        with patch.object(timezone, "now", return_value=NOW + timedelta(days=30)):
            few = self.counts(self.calendar_addresses())
            self.add_events(MANY - FEW)
            self.assertEqual(self.counts(self.calendar_addresses()), few)

    def test_no_page_or_feed_asks_more_for_more_news(self):
        for number in range(3):
            self.add_piece(f"Viena {number}")
        few = self.counts()
        for number in range(60):
            self.add_piece(f"Daudzas {number}")
        self.assertEqual(self.counts(), few)

    def test_no_page_or_feed_asks_more_for_more_partners(self):
        locale = self.home.locale

        def add_partners(first, last):
            for number in range(first, last):
                partner = make_partner(
                    self.directory,
                    f"Partneris {number}",
                    kind=PartnerKind.objects.create(name=f"{number}", locale=locale),
                    logo=make_logo(),
                    parent_organisation=self.partner,
                    areas=[PartnerArea(area=self.area)],
                    languages=[PartnerLanguage(language="lv")],
                )
                EventPartner.objects.create(page=self.event, partner=partner)
                for row in (partner, self.partner):
                    WorkingGroupMember.objects.create(
                        page=self.group, partner=row, locale=locale
                    )

        add_partners(0, 3)
        few = self.counts()
        add_partners(3, 30)
        self.assertEqual(self.counts(), few)
