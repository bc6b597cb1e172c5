"""How far ahead the dates of endless series are known, and who moves that on."""

from datetime import UTC, date, datetime, time, timedelta
from io import StringIO
from unittest.mock import patch

from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.core.management import call_command
from django.test import TestCase
from django.urls import reverse
from django.utils import timezone

from tests.site import make_calendar, make_event, make_site
from wagtail_ctn.events.horizon import check_horizon
from wagtail_ctn.events.models import EventEntry, Occurrence
from wagtail_ctn.events.tasks import refresh_index

NOW = datetime(2020, 7, 15, 8, tzinfo=UTC)


class HorizonTestCase(TestCase):
    def setUp(self):
        self.clock = patch.object(timezone, "now", return_value=NOW).start()
        self.addCleanup(patch.stopall)
        cache.clear()
        self.calendar = make_calendar(make_site())
        self.series = make_event(
            self.calendar, "Katru nedēļu", start_time=time(10), recurrence="FREQ=WEEKLY"
        )

    def move_on(self, **span):
        self.clock.return_value = NOW + timedelta(**span)

    def last_day(self):
        return Occurrence.objects.filter(page=self.series).latest("start").first_day


class MoverTests(HorizonTestCase):
    def test_publishing_any_event_follows_all_series_further(self):
        before = self.last_day()
        self.move_on(days=100)
        with self.captureOnCommitCallbacks(execute=True):
            make_event(self.calendar, "Cits", start_date=date(2021, 1, 1))
        self.assertEqual(self.last_day(), before + timedelta(days=98))

    def test_it_does_so_once_a_day(self):
        make_event(self.calendar, "Pirmais", start_date=date(2021, 1, 1))
        with self.captureOnCommitCallbacks() as callbacks:
            make_event(self.calendar, "Otrais", start_date=date(2021, 1, 1))
        self.assertNotIn(refresh_index.enqueue, callbacks)
        self.move_on(days=1)
        with self.captureOnCommitCallbacks() as callbacks:
            make_event(self.calendar, "Trešais", start_date=date(2021, 1, 1))
        self.assertIn(refresh_index.enqueue, callbacks)

    def test_the_task_alone_does_it_too(self):
        self.move_on(days=100)
        result = refresh_index.enqueue()
        self.assertEqual(result.return_value, 1)
        self.assertEqual(self.last_day(), date(2022, 10, 19))
        self.assertEqual(refresh_index.enqueue().return_value, 0)

    def test_the_command_does_it_too(self):
        self.move_on(days=100)
        call_command("rebuild_occurrences", stdout=StringIO())
        self.assertEqual(self.last_day(), date(2022, 10, 19))

    def test_moving_on_is_no_new_version(self):
        identity = self.series.entry.identity
        self.move_on(days=100)
        refresh_index.enqueue()
        identity.refresh_from_db()
        self.assertEqual((identity.sequence, identity.changed_at), (0, NOW))


class WarningTests(HorizonTestCase):
    def warnings(self):
        return [found.id for found in check_horizon(None, databases=["default"])]

    def test_a_horizon_nearer_than_18_months_is_warned_of(self):
        self.assertEqual(self.warnings(), [])
        self.move_on(days=200)
        self.assertEqual(self.warnings(), ["wagtail_ctn.W004"])

    def test_a_series_that_ends_is_not(self):
        EventEntry.objects.all().delete()
        make_event(self.calendar, "Beidzas", recurrence="FREQ=WEEKLY;COUNT=3")
        self.move_on(days=200)
        self.assertEqual(self.warnings(), [])

    def test_editors_are_told_on_the_admins_home_page(self):
        admin = get_user_model().objects.create_superuser("admin", password="x")
        home = reverse("wagtailadmin_home")
        self.client.force_login(admin)
        self.assertNotContains(self.client.get(home), "wagtail-ctn-horizon")
        self.move_on(days=200)
        self.client.force_login(admin)
        self.assertContains(self.client.get(home), "wagtail-ctn-horizon")
