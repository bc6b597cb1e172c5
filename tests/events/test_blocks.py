"""Events on any page: what comes next, and a small month."""

from datetime import UTC, date, datetime
from unittest.mock import patch

from bs4 import BeautifulSoup
from django.test import RequestFactory, TestCase
from django.utils import timezone, translation
from wagtail.models import Locale, PageViewRestriction

from tests.site import make_calendar, make_event, make_site
from wagtail_ctn.events.blocks import MonthBlock, UpcomingEventsBlock
from wagtail_ctn.events.models import EventTopic
from wagtail_ctn.models import Topic

NOW = datetime(2020, 7, 15, 8, tzinfo=UTC)


class BlockTestCase(TestCase):
    block_class = None

    def setUp(self):
        clock = patch.object(timezone, "now", return_value=NOW)
        clock.start()
        self.addCleanup(clock.stop)
        self.home = make_site()
        self.calendar = make_calendar(self.home)
        self.block = self.block_class()

    def render(self, page=None, **options):
        value = self.block.to_python({"heading": "Drīzumā", **options})
        request = RequestFactory().get("/")
        context = {"page": page or self.home, "request": request}
        return self.block.render(value, context)


class UpcomingEventsBlockTests(BlockTestCase):
    block_class = UpcomingEventsBlock

    def test_it_shows_what_comes_and_not_what_was(self):
        make_event(self.calendar, "Nāks", start_date=date(2020, 8, 1))
        make_event(self.calendar, "Bija", start_date=date(2020, 7, 1))
        html = self.render()
        self.assertIn("Drīzumā", html)
        self.assertIn("Nāks", html)
        self.assertNotIn("Bija", html)

    def test_a_calendar_and_a_topic_narrow_it_and_a_number_cuts_it(self):
        topic = Topic.objects.create(name="Tēma", locale=self.home.locale)
        other = make_calendar(self.home, "Cits")
        make_event(self.calendar, "Pirmais")
        make_event(other, "Otrais", topics=[EventTopic(topic=topic)])
        for options, titles in [
            ({}, {"Pirmais", "Otrais"}),
            ({"calendar": other.pk}, {"Otrais"}),
            ({"topic": topic.pk}, {"Otrais"}),
            ({"count": 1}, {"Otrais"}),
        ]:
            with self.subTest(options):
                html = self.render(**options)
                shown = {t for t in ("Pirmais", "Otrais") if t in html}
                self.assertEqual(shown, titles)

    def test_without_a_page_it_renders_empty(self):
        value = self.block.to_python({"count": 5})
        self.assertIn("ctn-empty", self.block.render(value))


class MonthBlockTests(BlockTestCase):
    block_class = MonthBlock

    def links(self, **options):
        """``{text of a link: its path}``."""
        soup = BeautifulSoup(self.render(**options), "html.parser")
        return {link.get_text(): link["href"] for link in soup.find_all("a")}

    def test_days_on_which_something_is_on_lead_there_and_others_nowhere(self):
        make_event(self.calendar, "Garš", start_date=date(2020, 7, 15),
                   end_date=date(2020, 7, 16))  # fmt: skip
        make_event(self.calendar, "Otrs", start_date=date(2020, 7, 16))
        make_event(self.calendar, "Cits mēnesis", start_date=date(2020, 8, 1))
        url = self.calendar.get_url()
        with translation.override("lv"):
            links = self.links()
        month = links.popitem()
        self.assertEqual(month[1], f"{url}2020/07/")
        self.assertEqual(
            list(links.values()), [f"{url}2020/07/15/", f"{url}2020/07/16/"]
        )
        self.assertIn("2 notikumi", list(links)[1])
        for path in [*links.values(), month[1]]:
            self.assertEqual(self.client.get(path).status_code, 200)

    def test_it_is_a_table_that_names_its_month_weekdays_and_today(self):
        with translation.override("lv"):
            soup = BeautifulSoup(self.render(), "html.parser")
        self.assertEqual(soup.caption.get_text(), "Jūlijs, 2020")
        self.assertEqual(soup.h2.get_text(), "Drīzumā")
        heads = [head.span.get_text() for head in soup.find_all("th", scope="col")]
        self.assertEqual((len(heads), heads[0]), (7, "Pirmdiena"))
        (today,) = soup.find_all(attrs={"aria-current": "date"})
        self.assertEqual(today.get_text(strip=True), "15")

    def test_today_is_the_sites_and_not_that_of_utc(self):
        late = datetime(2020, 7, 31, 22, tzinfo=UTC)  # August in Riga
        with patch.object(timezone, "now", return_value=late):
            self.assertIn("2020/08/", self.render())

    def test_it_shows_the_calendar_that_is_chosen_in_the_language_of_the_page(self):
        other = make_calendar(self.home, "Cits")
        make_event(other)
        self.assertEqual(len(self.links()), 1)
        self.assertEqual(len(self.links(calendar=other.pk)), 2)
        english = Locale.objects.get(language_code="en")
        translated = other.copy_for_translation(english, copy_parents=True)
        translated.save_revision().publish()
        home = self.home.get_translation(english)
        (path,) = self.links(page=home, calendar=other.pk).values()
        self.assertTrue(path.startswith(translated.get_url()))

    def test_a_calendar_that_may_not_be_seen_leaves_nothing_of_it(self):
        make_event(self.calendar)
        PageViewRestriction.objects.create(
            page_id=self.calendar.pk, restriction_type="login"
        )
        html = self.render()
        self.assertNotIn("table", html)
        self.assertNotIn(self.calendar.slug, html)

    def test_without_a_page_or_a_calendar_it_renders_empty(self):
        self.assertNotIn("table", self.block.render(self.block.to_python({})))
        self.calendar.delete()
        self.assertNotIn("table", self.render())
