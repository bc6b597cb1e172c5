"""Two sites in one installation: neither shows, lists or serves what is the other's."""

from datetime import UTC, date, datetime
from unittest.mock import patch

from django.test import RequestFactory, TestCase
from django.utils import timezone
from wagtail.models import Locale, Page, Site

from tests.projects.everything.models import HomePage
from tests.site import (
    make_calendar,
    make_directory,
    make_event,
    make_partner,
    make_site,
)
from wagtail_ctn.events.blocks import UpcomingEventsBlock
from wagtail_ctn.events.models import EventPage, EventPartner, EventTopic
from wagtail_ctn.models import Topic
from wagtail_ctn.visibility import Visibility

NOW = datetime(2020, 7, 15, 8, tzinfo=UTC)
CALENDAR = [
    "",
    "past/",
    "2020/07/",
    "2020/w29/",
    "2020/07/15/",
    "ical/",
    "rss/",
    "atom/",
]


class OneOfTwoSites:
    """A site whose pages all have its name in their titles."""

    def __init__(self, home, hostname, name, topic):
        self.home, self.hostname, self.name = home, hostname, name
        self.directory = make_directory(home)
        self.partner = make_partner(self.directory, f"Partner {name}")
        self.calendar = make_calendar(home, f"Calendar {name}", slug="calendar")
        self.make_event("Past", topic, start_date=date(2020, 7, 14))
        self.event = self.make_event("Next", topic)

    def make_event(self, title, topic, **fields):
        return make_event(
            self.calendar,
            f"{title} {self.name}",
            topics=[EventTopic(topic=topic)],
            partners=[EventPartner(partner=self.partner)],
            **fields,
        )

    def addresses(self):
        pages = [self.home, self.directory, self.partner, self.event]
        return [
            *(relative(page) for page in pages),
            *(relative(self.calendar) + name for name in CALENDAR),
            f"{relative(self.calendar)}?q={self.name}",
            f"{relative(self.calendar)}ical/?topic=shared",
            relative(self.partner) + "ical/",
            relative(self.event) + "ical/",
        ]


def relative(page):
    return page.specific.relative_url(page.get_site())


class TwoSitesTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        home = make_site()
        topic = Topic.objects.create(name="Shared", slug="shared", locale=home.locale)
        second = Page.objects.get(depth=1).add_child(
            instance=HomePage(title="Second", slug="second")
        )
        Site.objects.create(hostname="second.example", root_page=second)
        cls.topic = topic
        cls.first = OneOfTwoSites(home, "testserver", "Alpha", topic)
        cls.second = OneOfTwoSites(second, "second.example", "Omega", topic)

    def setUp(self):
        clock = patch.object(timezone, "now", return_value=NOW)
        clock.start()
        self.addCleanup(clock.stop)

    def pairs(self):
        return [(self.first, self.second), (self.second, self.first)]

    def get(self, site, address):
        return self.client.get(address, headers={"host": site.hostname})

    def test_every_address_shows_its_own_site_and_nothing_of_the_other(self):
        for site, other in self.pairs():
            for address in site.addresses():
                with self.subTest(site=site.hostname, address=address):
                    response = self.get(site, address)
                    self.assertEqual(response.status_code, 200)
                    content = response.content.decode()
                    self.assertIn(site.name, content)
                    self.assertNotIn(other.name, content)
                    self.assertNotIn(other.hostname, content)

    def test_a_row_that_names_the_other_sites_partner_shows_nothing_of_it(self):
        event = self.first.make_event("Joint", self.topic)
        event.partners.add(EventPartner(partner=self.second.partner))
        event.save()
        for address in (event.get_url(), f"{event.get_url()}ical/"):
            self.assertNotContains(self.get(self.first, address), self.second.name)
        partner = relative(self.second.partner)
        for address in (partner, f"{partner}ical/"):
            self.assertNotContains(self.get(self.second, address), self.first.name)

    def test_a_block_for_the_other_sites_calendar_is_empty(self):
        block = UpcomingEventsBlock()
        value = block.to_python({"count": 5, "calendar": self.second.calendar.pk})
        request = RequestFactory().get("/", headers={"host": "testserver"})
        html = block.render(value, {"page": self.first.home, "request": request})
        self.assertNotIn(self.second.name, html)
        self.assertIn("ctn-empty", html)

    def test_the_other_sites_partner_is_no_value_of_the_filter(self):
        feed = f"{relative(self.first.calendar)}ical/"
        for partner, status in [(self.first.partner, 200), (self.second.partner, 404)]:
            response = self.get(self.first, f"{feed}?partner={partner.code}")
            self.assertEqual(response.status_code, status)

    def test_an_alias_of_the_other_sites_event_is_at_home_here(self):
        alias = self.second.event.create_alias(parent=self.first.calendar)
        response = self.get(self.first, relative(self.first.calendar))
        self.assertContains(response, relative(alias))
        self.assertNotContains(response, self.second.hostname)

    def test_a_translation_of_the_root_belongs_to_its_site(self):
        english = Locale.objects.get(language_code="en")
        calendar = self.second.calendar.copy_for_translation(english, copy_parents=True)
        calendar.save_revision().publish()
        event = self.second.event.copy_for_translation(english, copy_parents=True)
        event.title = "English Omega"
        event.save_revision().publish()
        event = EventPage.objects.get(pk=event.pk)
        for site, is_shown in [(self.first, False), (self.second, True)]:
            visibility = Visibility(Site.objects.get(hostname=site.hostname))
            self.assertEqual(visibility.shows(event), is_shown)
        shown = self.get(self.first, relative(self.first.calendar)).content.decode()
        self.assertNotIn("English Omega", shown)
