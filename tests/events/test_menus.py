"""The menus that add an event and subscribe to a calendar, as visitors see them."""

from datetime import date, time
from urllib.parse import parse_qs, quote, urlsplit

from django.contrib.auth import get_user_model
from django.test import RequestFactory
from wagtail.models import PageViewRestriction, Site

from tests.events.case import CalendarTestCase
from tests.site import make_directory, make_event, make_partner
from wagtail_ctn.events.display import attach_references
from wagtail_ctn.events.menus import add_menu
from wagtail_ctn.events.models import EventPartner, EventTopic
from wagtail_ctn.models import Topic


class AddMenuTests(CalendarTestCase):
    def menu(self, **fields):
        fields.setdefault("start_date", date(2020, 7, 20))
        event = make_event(self.calendar, slug=f"n{Event.next()}", **fields)
        return event, self.client.get(event.get_url()).context["add_menu"]

    def test_an_event_offers_four_ways_in_links_alone(self):
        event, menu = self.menu(start_time=time(10))
        hosts = [urlsplit(choice.url).hostname for choice in menu]
        self.assertEqual(
            hosts,
            ["calendar.google.com", "outlook.live.com", "outlook.office.com", None],
        )
        self.assertEqual(menu[-1].url, f"{event.get_url()}ical/")
        response = self.client.get(event.get_url())
        for choice in menu:
            self.assertContains(response, f'href="{choice.url}"'.replace("&", "&amp;"))

    def test_an_open_end_is_taken_to_be_an_hour_later(self):
        _event, menu = self.menu(start_time=time(10))
        dates = parse_qs(urlsplit(menu[0].url).query)["dates"]
        self.assertEqual(dates, ["20200720T070000Z/20200720T080000Z"])

    def test_whole_days_end_on_the_day_after(self):
        _event, menu = self.menu(end_date=date(2020, 7, 21))
        query = parse_qs(urlsplit(menu[0].url).query)
        self.assertEqual(query["dates"], ["20200720/20200722"])
        query = parse_qs(urlsplit(menu[1].url).query)
        self.assertEqual(query["enddt"], ["2020-07-22"])

    def test_what_is_not_held_as_announced_is_not_offered(self):
        for status in ("cancelled", "postponed"):
            with self.subTest(status):
                _event, menu = self.menu(status=status)
                self.assertEqual(menu, [])

    def test_what_is_over_is_not_offered(self):
        event, menu = self.menu(start_date=date(2020, 7, 1))
        self.assertEqual(menu, [])
        self.assertNotContains(self.client.get(event.get_url()), "google")

    def test_what_repeats_goes_to_google_with_its_rule_from_the_next_date_on(self):
        _event, menu = self.menu(
            start_date=date(2020, 7, 6),
            start_time=time(10),
            end_time=time(11),
            recurrence="FREQ=WEEKLY;BYDAY=MO",
        )
        query = parse_qs(urlsplit(menu[0].url).query)
        self.assertEqual(query["dates"], ["20200720T100000/20200720T110000"])
        self.assertEqual(query["recur"], ["RRULE:FREQ=WEEKLY;BYDAY=MO"])
        query = parse_qs(urlsplit(menu[1].url).query)
        self.assertEqual(query["startdt"], ["2020-07-20T07:00:00Z"])
        self.assertIn("2020. gada 20. jūlijs", menu[1].note)

    def test_outlooks_one_date_of_what_repeats_is_named(self):
        event, _menu = self.menu(start_time=time(10))
        request = RequestFactory().get("/", headers={"host": "testserver"})
        attach_references([event], event.locale, event.visibility(request))
        menu = add_menu(event, "https://example.org/", request, rrule="FREQ=DAILY")
        self.assertIn("recur=RRULE%3AFREQ%3DDAILY", menu[0].url)
        self.assertEqual(menu[0].note, "")
        for choice in menu[1:3]:
            self.assertIn("20", choice.note)
            self.assertNotIn("recur", choice.url)


class Event:
    """Slugs of their own."""

    number = 0

    @classmethod
    def next(cls):
        cls.number += 1
        return cls.number


class SubscribeMenuTests(CalendarTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.topic = Topic.objects.create(name="Apmācības", locale=cls.home.locale)
        cls.partner = make_partner(make_directory(cls.home))
        make_event(
            cls.calendar,
            topics=[EventTopic(topic=cls.topic)],
            partners=[EventPartner(partner=cls.partner)],
        )

    def test_the_menu_is_of_what_the_filter_leaves_and_never_of_the_period(self):
        feed = f"http://testserver{self.url}ical/?topic={self.topic.slug}"
        for path in ("", "2020/", "2020/07/", "2020/w29/", "2020/07/15/"):
            with self.subTest(path):
                response = self.get(path, topic=self.topic.slug, page="1")
                menu = response.context["subscribe"]
                self.assertEqual(menu.address, feed)
                webcal, google, outlook, office = (c.url for c in menu.choices)
                self.assertEqual(webcal, feed.replace("http:", "webcal:"))
                self.assertTrue(google.endswith(f"?cid={quote(webcal)}"))
                name = quote("Notikumu kalendārs – Apmācības")
                for link in (outlook, office):
                    self.assertTrue(link.endswith(f"?url={quote(feed)}&name={name}"))
                self.assertContains(response, f'readonly value="{feed}"')
                self.assertContains(response, f'href="{webcal}"')

    def test_what_it_leads_to_is_served(self):
        menu = self.get("", topic=self.topic.slug).context["subscribe"]
        self.assertContains(self.client.get(menu.address), "SUMMARY;LANGUAGE=lv")

    def test_a_value_that_means_nothing_is_not_subscribed_to(self):
        menu = self.get("", topic="nav-tadas").context["subscribe"]
        self.assertEqual(menu.address, f"http://testserver{self.url}ical/")

    def test_a_partners_page_has_the_same_menu(self):
        response = self.client.get(self.partner.get_url())
        feed = f"testserver{self.partner.get_url()}ical/"
        self.assertContains(response, f'href="webcal://{feed}"')
        self.assertContains(response, f'readonly value="http://{feed}"')

    def test_to_what_is_not_for_everybody_no_service_is_offered(self):
        PageViewRestriction.objects.create(page=self.calendar, restriction_type="login")
        self.client.force_login(get_user_model().objects.create_user("biedrs"))
        response = self.get()
        self.assertEqual(response.context["subscribe"].choices, [])
        self.assertContains(response, 'readonly value="http://testserver')
        self.assertNotContains(response, "google")

    def test_only_a_private_site_says_that_others_cannot_reach_it(self):
        self.assertTrue(self.get().context["subscribe"].is_private)
        self.assertContains(self.get(), "ctn-private")
        site = Site.objects.get()
        site.hostname = "example.org"
        site.save()
        with self.settings(ALLOWED_HOSTS=["example.org"]):
            response = self.client.get(self.url, headers={"host": "example.org"})
        self.assertFalse(response.context["subscribe"].is_private)
        self.assertNotContains(response, "ctn-private")
