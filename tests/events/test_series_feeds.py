"""What subscribers get of events that repeat."""

from datetime import date, time, timedelta
from io import StringIO
from unittest.mock import patch

from django.core.management import call_command
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from tests.events.test_feeds import NOW, FeedTestCase
from tests.site import make_event
from wagtail_ctn.events.changes import split
from wagtail_ctn.events.models import (
    EventEntry,
    EventException,
    EventExtraDate,
    EventPage,
    EventPart,
    Venue,
)
from wagtail_ctn.events.tasks import refresh_daily, refresh_index

CANCELLED, MOVED = EventException.Change.CANCELLED, EventException.Change.MOVED
CHANGED, LEFT_OUT = EventException.Change.CHANGED, EventException.Change.LEFT_OUT


class SeriesFeedTestCase(FeedTestCase):
    def weekly(self, *exceptions, **fields):
        """Wednesdays from 1 July 2020 on, five of them, at 10."""
        fields = {
            "start_date": date(2020, 7, 1),
            "start_time": time(10),
            "end_time": time(12),
            "recurrence": "FREQ=WEEKLY;COUNT=5",
        } | fields
        locale = self.calendar.locale
        rows = [EventException(locale=locale, **row) for row in exceptions]
        return make_event(self.calendar, exceptions=rows, **fields)

    def events(self, url=None):
        return self.read(url).walk("VEVENT")

    def lines(self, url=None):
        """The content lines of the feed's events, unfolded."""
        text = self.fetch(url).content.decode().replace("\r\n ", "")
        return text[text.index("BEGIN:VEVENT") :].split("\r\n")

    def starts_with(self, name, url=None):
        return [line for line in self.lines(url) if line.startswith(name)]


class RuleTests(SeriesFeedTestCase):
    def test_a_series_is_one_event_with_its_first_date_and_its_rule(self):
        self.weekly()
        (event,) = self.events()
        self.assertEqual(event["DTSTART"].to_ical(), b"20200701T100000")
        self.assertEqual(
            self.starts_with("RRULE"), ["RRULE:FREQ=WEEKLY;COUNT=5;BYDAY=WE"]
        )

    def test_days_are_said_in_full_since_not_all_clients_take_them_from_the_start(self):
        rules = {
            (date(2020, 7, 31), "FREQ=MONTHLY"): "RRULE:FREQ=MONTHLY;BYMONTHDAY=31",
            (
                date(2020, 7, 15),
                "FREQ=YEARLY",
            ): "RRULE:FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=15",
            (date(2020, 2, 29), "FREQ=YEARLY"): (
                "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;INTERVAL=4"
            ),
            (date(2020, 7, 15), "FREQ=WEEKLY;INTERVAL=2"): (
                "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=WE;WKST=MO"
            ),
            (date(2020, 7, 15), "FREQ=YEARLY;BYMONTHDAY=15"): (
                "RRULE:FREQ=YEARLY;BYMONTHDAY=15;BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12"
            ),
            (
                date(2020, 7, 15),
                "FREQ=MONTHLY;BYDAY=3WE",
            ): "RRULE:FREQ=MONTHLY;BYDAY=3WE",
        }
        for (start, rule), expected in rules.items():
            with self.subTest(rule=rule, start=start):
                event = self.weekly(start_date=start, recurrence=rule)
                self.assertEqual(self.starts_with("RRULE"), [expected])
                event.delete()

    def test_until_is_the_last_start_in_utc_and_holds_the_last_local_day(self):
        self.weekly(recurrence="FREQ=WEEKLY;UNTIL=20200722T205959Z")
        self.assertEqual(
            self.starts_with("RRULE"),
            ["RRULE:FREQ=WEEKLY;UNTIL=20200722T070000Z;BYDAY=WE"],
        )

    def test_until_of_whole_days_is_a_date(self):
        self.weekly(
            start_time=None, end_time=None, recurrence="FREQ=DAILY;UNTIL=20200710"
        )
        self.assertEqual(self.starts_with("RRULE"), ["RRULE:FREQ=DAILY;UNTIL=20200710"])

    def test_a_first_date_that_the_rule_does_not_give_goes_out_by_itself(self):
        self.weekly(recurrence="FREQ=WEEKLY;BYDAY=FR;UNTIL=20200711T000000Z")
        starts = sorted(event["DTSTART"].to_ical() for event in self.events())
        self.assertEqual(starts, [b"20200701T100000", b"20200703T100000"])
        self.assertEqual(len(self.starts_with("RRULE")), 1)
        uids = {str(event["UID"]) for event in self.events()}
        self.assertEqual(len(uids), 2)


class ExceptionTests(SeriesFeedTestCase):
    def test_a_date_left_out_is_excluded_in_the_zone_and_type_of_the_start(self):
        self.weekly({"original_date": date(2020, 7, 15), "change": LEFT_OUT})
        self.assertEqual(
            self.starts_with("EXDATE"), ["EXDATE;TZID=Europe/Riga:20200715T100000"]
        )
        # Not all clients count what is excluded.
        self.assertEqual(
            self.starts_with("RRULE"),
            ["RRULE:FREQ=WEEKLY;BYDAY=WE;UNTIL=20200729T070000Z"],
        )

    def test_a_whole_day_is_excluded_as_a_date(self):
        self.weekly(
            {"original_date": date(2020, 7, 15), "change": LEFT_OUT},
            start_time=None,
            end_time=None,
        )
        self.assertEqual(self.starts_with("EXDATE"), ["EXDATE;VALUE=DATE:20200715"])

    def test_a_first_date_left_out_makes_the_next_one_the_start(self):
        self.weekly({"original_date": date(2020, 7, 1), "change": LEFT_OUT})
        (event,) = self.events()
        self.assertEqual(event["DTSTART"].to_ical(), b"20200708T100000")
        self.assertEqual(self.starts_with("EXDATE"), [])
        self.assertIn("UNTIL=20200729T070000Z", self.starts_with("RRULE")[0])

    def test_a_cancelled_date_stays_with_all_marks_and_its_reason(self):
        self.weekly(
            {
                "original_date": date(2020, 7, 15),
                "change": CANCELLED,
                "reason": "Svētki",
            }
        )
        series, cancelled = self.events()
        self.assertEqual(series["UID"], cancelled["UID"])
        self.assertEqual(cancelled["RECURRENCE-ID"].to_ical(), b"20200715T100000")
        self.assertEqual(cancelled["RECURRENCE-ID"].params["TZID"], "Europe/Riga")
        self.assertEqual(cancelled["STATUS"], "CANCELLED")
        self.assertEqual(cancelled["TRANSP"], "TRANSPARENT")
        self.assertTrue(str(cancelled["SUMMARY"]).startswith("Atcelts: "))
        self.assertIn("Svētki", str(cancelled["DESCRIPTION"]))
        self.assertEqual(series["STATUS"], "CONFIRMED")
        self.assertNotIn("RRULE", cancelled)

    @override_settings(WAGTAIL_CTN={"FEED_WITHOUT_CANCELLED": True})
    def test_a_setting_leaves_cancelled_dates_and_events_out(self):
        self.weekly({"original_date": date(2020, 7, 15), "change": CANCELLED})
        make_event(self.calendar, "Atcelts", status="cancelled")
        (series,) = self.events()
        self.assertEqual(
            self.starts_with("EXDATE"), ["EXDATE;TZID=Europe/Riga:20200715T100000"]
        )

    def test_a_date_moved_between_its_neighbours_is_an_override(self):
        self.weekly(
            {
                "original_date": date(2020, 7, 15),
                "change": MOVED,
                "new_start_date": date(2020, 7, 16),
                "new_start_time": time(14),
            }
        )
        _series, moved = self.events()
        self.assertEqual(moved["RECURRENCE-ID"].to_ical(), b"20200715T100000")
        self.assertEqual(moved["DTSTART"].to_ical(), b"20200716T140000")
        self.assertEqual(moved["DTEND"].to_ical(), b"20200716T160000")

    def test_a_date_moved_past_a_neighbour_is_an_event_of_its_own(self):
        self.weekly(
            {
                "original_date": date(2020, 7, 15),
                "change": MOVED,
                "new_start_date": date(2020, 8, 20),
            }
        )
        series, moved = self.events()
        self.assertEqual(
            self.starts_with("EXDATE"), ["EXDATE;TZID=Europe/Riga:20200715T100000"]
        )
        self.assertNotIn("RECURRENCE-ID", moved)
        self.assertEqual(str(moved["UID"]), f"{series['UID']}-2020-07-15")
        self.assertEqual(str(moved["RELATED-TO"]), str(series["UID"]))
        self.assertEqual(moved["DTSTART"].to_ical(), b"20200820T100000")

    def test_other_words_on_one_date_are_an_override(self):
        self.weekly(
            {
                "original_date": date(2020, 7, 15),
                "change": CHANGED,
                "title": "Ar viesi",
                "note": "Līdzi jāņem dokuments.",
            }
        )
        _series, changed = self.events()
        self.assertEqual(str(changed["SUMMARY"]), "Ar viesi")
        self.assertIn("Līdzi jāņem dokuments.", str(changed["DESCRIPTION"]))
        self.assertEqual(changed["STATUS"], "CONFIRMED")

    def test_an_exception_about_no_date_of_the_event_is_nowhere(self):
        self.weekly({"original_date": date(2020, 7, 16), "change": CANCELLED})
        self.assertEqual(len(self.events()), 1)

    def test_an_extra_date_is_an_event_of_its_own_and_never_an_rdate(self):
        self.weekly(extra_dates=[EventExtraDate(date=date(2020, 7, 17))])
        series, extra = self.events()
        self.assertEqual(extra["DTSTART"].to_ical(), b"20200717T100000")
        self.assertEqual(str(extra["UID"]), f"{series['UID']}-2020-07-17")
        self.assertEqual(self.starts_with("RDATE"), [])


class PartTests(SeriesFeedTestCase):
    def test_each_part_is_a_series_and_the_earlier_keeps_the_uid(self):
        event = self.weekly(
            start_date=date(2020, 7, 16),
            start_time=time(14),
            recurrence="FREQ=WEEKLY",
            earlier_parts=[
                EventPart(
                    start_date=date(2020, 7, 1),
                    start_time=time(10),
                    end_time=time(12),
                    timezone="Europe/Riga",
                    recurrence="FREQ=WEEKLY;UNTIL=20200708T070000Z",
                )
            ],
            end_time=time(15),
        )
        earlier, later = self.events()
        self.assertEqual(str(earlier["UID"]), str(event.translation_key))
        self.assertEqual(str(later["UID"]), f"{event.translation_key}-20200716")
        self.assertEqual(
            self.starts_with("RRULE"),
            [
                "RRULE:FREQ=WEEKLY;UNTIL=20200708T070000Z;BYDAY=WE",
                "RRULE:FREQ=WEEKLY;BYDAY=TH",
            ],
        )


class FileTests(SeriesFeedTestCase):
    def test_a_file_says_what_the_event_says_in_the_rfcs_own_form(self):
        event = self.weekly(
            {
                "original_date": date(2020, 7, 15),
                "change": MOVED,
                "new_start_date": date(2020, 8, 20),
            },
            {"original_date": date(2020, 7, 8), "change": LEFT_OUT},
            extra_dates=[EventExtraDate(date=date(2020, 7, 17))],
            end_time=None,
        )
        url = event.get_url() + "ical/"
        series, moved = self.events(url)
        self.assertEqual(self.starts_with("RRULE", url), ["RRULE:FREQ=WEEKLY;COUNT=5"])
        self.assertEqual(
            self.starts_with("RDATE", url), ["RDATE;TZID=Europe/Riga:20200717T100000"]
        )
        self.assertEqual(
            self.starts_with("EXDATE", url), ["EXDATE;TZID=Europe/Riga:20200708T100000"]
        )
        self.assertEqual(moved["RECURRENCE-ID"].to_ical(), b"20200715T100000")
        self.assertNotIn("DTEND", series)

    def test_a_file_of_one_date_has_no_rule(self):
        event = self.weekly()
        url = event.get_url() + "2020-07-15/ical/"
        (only,) = self.events(url)
        self.assertEqual(only["DTSTART"].to_ical(), b"20200715T100000")
        self.assertEqual(self.starts_with("RRULE", url), [])
        self.assertTrue(str(only["URL"]).endswith("/2020-07-15/"))
        self.assertEqual(
            self.fetch(event.get_url() + "2020-07-16/ical/").status_code, 404
        )


class WindowTests(SeriesFeedTestCase):
    def test_a_series_is_whole_while_one_date_is_in_the_window(self):
        self.weekly(start_date=date(2018, 1, 3), recurrence="FREQ=WEEKLY;COUNT=90")
        (event,) = self.events()
        self.assertEqual(event["DTSTART"].to_ical(), b"20180103T100000")

    def test_a_series_is_in_a_narrow_window_only_with_a_date_in_it(self):
        self.weekly(recurrence="FREQ=WEEKLY")
        inside = self.feed_url + "?from=2020-07-14&to=2020-07-16"
        outside = self.feed_url + "?from=2020-07-16&to=2020-07-17"
        self.assertEqual(len(self.events(inside)), 1)
        self.assertEqual(len(self.events(outside)), 0)

    def test_what_was_cancelled_leaves_the_feed_when_its_date_has_passed(self):
        make_event(
            self.calendar, "Bija", status="cancelled", start_date=date(2020, 7, 14)
        )
        make_event(
            self.calendar, "Būs", status="cancelled", start_date=date(2020, 7, 16)
        )
        self.assertEqual([str(e["SUMMARY"]) for e in self.events()], ["Atcelts: Būs"])

    def test_a_zone_is_described_for_the_whole_span(self):
        self.weekly(start_date=date(1995, 7, 5), recurrence="FREQ=WEEKLY")
        (zone,) = self.read().walk("VTIMEZONE")
        offsets = {str(part["TZOFFSETTO"].to_ical()) for part in zone.subcomponents}
        self.assertIn("+0300", offsets)
        self.assertGreater(len(zone.subcomponents), 2)


class VersionTests(SeriesFeedTestCase):
    def version(self, url=None):
        series = self.events(url)[0]
        return int(series["SEQUENCE"]), series["DTSTAMP"].dt

    def test_whatever_becomes_of_dates_is_a_new_version(self):
        event = self.weekly()
        locale = self.calendar.locale
        exception = EventException(
            original_date=date(2020, 7, 15), change=CANCELLED, locale=locale
        )
        for number, change in enumerate(
            [
                {"recurrence": "FREQ=WEEKLY;COUNT=6"},
                {"exceptions": [exception]},
                {"extra_dates": [EventExtraDate(date=date(2020, 7, 17))]},
                {"exceptions": []},
            ],
            start=1,
        ):
            with self.subTest(change=change):
                for name, value in change.items():
                    setattr(event, name, value)
                event.save_revision().publish()
                self.assertEqual(self.version()[0], number)

    def test_the_words_of_an_exception_are_no_new_version_but_a_later_change(self):
        event = self.weekly({"original_date": date(2020, 7, 15), "change": CANCELLED})
        before = self.version()
        with patch.object(timezone, "now", return_value=NOW + timedelta(hours=1)):
            exception = event.exceptions.get()
            exception.reason = "Svētki"
            event.exceptions = [exception]
            event.save_revision().publish()
        sequence, changed = self.version()
        self.assertEqual(sequence, before[0])
        self.assertGreater(changed, before[1])

    def test_the_number_never_falls_whatever_becomes_of_revisions(self):
        event = self.weekly()
        oldest = event.save_revision()
        for count in (6, 7):
            event.recurrence = f"FREQ=WEEKLY;COUNT={count}"
            event.save_revision().publish()
        oldest.publish()
        self.assertEqual(self.version()[0], 3)
        call_command("purge_revisions", stdout=StringIO())
        event.refresh_from_db()
        event.recurrence = "FREQ=WEEKLY;COUNT=8"
        event.save_revision().publish()
        self.assertEqual(self.version()[0], 4)

    def test_a_copy_has_dates_and_exceptions_and_nothing_of_who_it_was(self):
        event = self.weekly({"original_date": date(2020, 7, 15), "change": CANCELLED})
        copy = event.copy(update_attrs={"slug": "kopija"}, keep_live=True)
        series = [e for e in self.events() if "RRULE" in e]
        self.assertEqual(
            {str(e["UID"]) for e in series},
            {str(event.translation_key), str(copy.translation_key)},
        )
        self.assertEqual(len(self.events()), 4)

    def test_an_unpublished_a_deleted_and_a_restricted_event_are_gone_at_once(self):
        for number, remove in enumerate(
            [
                lambda page: page.unpublish(),
                lambda page: page.delete(),
                lambda page: PageViewRestriction.objects.create(
                    page=page, restriction_type="login"
                ),
            ]
        ):
            event = self.weekly(title=f"Nodarbība {number}")
            self.assertEqual(len(self.events()), 1)
            remove(event)
            self.assertNotIn("BEGIN:VEVENT", self.fetch().content.decode())

    def test_two_fetches_are_equal_to_the_last_byte(self):
        self.weekly({"original_date": date(2020, 7, 15), "change": CANCELLED})
        with patch.object(timezone, "now", return_value=NOW + timedelta(hours=1)):
            later = self.fetch().content
        self.assertEqual(self.fetch().content, later)


class StoredTests(SeriesFeedTestCase):
    """Feeds are made of stored text; nothing may tell it from text made anew."""

    def assert_stored_is_as_made_anew(self):
        stored = self.fetch().content
        EventEntry.objects.update(made_with="")
        self.assertEqual(self.fetch().content, stored)

    def test_stored_text_is_what_would_be_made_anew(self):
        venue = Venue.objects.create(name="Zāle", locale=self.calendar.locale)
        self.weekly(
            {
                "original_date": date(2020, 7, 15),
                "change": CANCELLED,
                "reason": "Svētki",
            },
            {"original_date": date(2020, 7, 22), "change": LEFT_OUT},
            venue=venue,
            extra_dates=[EventExtraDate(date=date(2020, 7, 17))],
        )
        self.assert_stored_is_as_made_anew()
        venue.name = "Cita zāle"
        venue.save()
        self.assertIn("Cita zāle", self.fetch().content.decode())
        refresh_index.enqueue()
        with self.captureOnCommitCallbacks(execute=True):
            venue.name = "Trešā zāle"
            venue.save()
        self.assertEqual(EventEntry.objects.exclude(made_with="").count(), 1)
        self.assertIn("Trešā zāle", self.fetch().content.decode())
        self.assert_stored_is_as_made_anew()

    def test_what_was_stored_by_another_release_is_made_anew_until_nothing_is_left(
        self,
    ):
        self.weekly()
        for title in ("Otrs", "Trešais"):
            make_event(self.calendar, title)
        EventEntry.objects.update(made_with="another release")
        with patch("wagtail_ctn.events.tasks.MOST_PAGES", 1):
            for left in (2, 1, 0):
                with self.captureOnCommitCallbacks(execute=True):
                    refresh_daily()
                stale = EventEntry.objects.filter(made_with="another release")
                self.assertEqual(stale.count(), left)

    def test_addresses_are_those_of_today_whatever_was_stored(self):
        event = self.weekly({"original_date": date(2020, 7, 15), "change": CANCELLED})
        self.calendar.slug = (
            "pavisam-cits-kalendars-ar-garu-nosaukumu-kas-parsniedz-rindu"
        )
        self.calendar.save()
        event.refresh_from_db()
        feed = self.calendar.get_url() + "ical/"
        urls = [str(e["URL"]) for e in self.events(feed)]
        address = event.get_full_url()
        self.assertEqual(urls, [address, f"{address}2020-07-15/"])
        for line in self.fetch(feed).content.split(b"\r\n"):
            self.assertLessEqual(len(line), 75)


class OddSeriesTests(SeriesFeedTestCase):
    def test_an_exception_a_century_ahead_takes_no_date_away(self):
        self.weekly(
            {"original_date": date(2020, 7, 20), "change": CANCELLED},
            {"original_date": date(2120, 7, 21), "change": CANCELLED},
            recurrence="FREQ=DAILY",
        )
        series, *changed = self.events()
        self.assertEqual(series["DTSTART"].to_ical(), b"20200701T100000")
        days = [str(event["RECURRENCE-ID"].dt.date()) for event in changed]
        self.assertEqual(days, ["2020-07-20", "2120-07-21"])

    def test_a_series_of_more_dates_than_are_known_begins_where_it_does(self):
        self.weekly(recurrence="FREQ=DAILY", start_date=date(1985, 1, 1))
        (event,) = self.events()
        self.assertEqual(event["DTSTART"].to_ical(), b"19850101T100000")

    def test_so_does_one_that_has_another_date_besides(self):
        self.weekly(
            recurrence="FREQ=DAILY",
            start_date=date(1985, 1, 1),
            extra_dates=[EventExtraDate(date=date(2020, 7, 2), start_time=time(18))],
        )
        series, _extra = self.events()
        self.assertEqual(series["DTSTART"].to_ical(), b"19850101T100000")

    def test_an_extra_date_with_a_time_is_apart_from_those_of_whole_days(self):
        event = self.weekly(
            start_time=None,
            end_time=None,
            extra_dates=[
                EventExtraDate(date=date(2020, 8, 20)),
                EventExtraDate(date=date(2020, 8, 21), start_time=time(10)),
            ],
        )
        url = event.get_url() + "ical/"
        self.assertEqual(self.starts_with("RDATE", url), ["RDATE;VALUE=DATE:20200820"])
        self.assertEqual(len(self.events(url)), 2)

    def test_parts_that_begin_on_one_day_have_uids_of_their_own(self):
        def part(day, hour, until):
            return EventPart(
                start_date=day,
                start_time=time(hour),
                timezone="Europe/Riga",
                recurrence=f"FREQ=WEEKLY;UNTIL={until}",
            )

        self.weekly(
            start_date=date(2020, 7, 23),
            start_time=time(15),
            end_time=None,
            earlier_parts=[
                part(date(2020, 7, 1), 10, "20200722T070000Z"),
                part(date(2020, 7, 23), 10, "20200723T070000Z"),
            ],
        )
        uids = [str(event["UID"]) for event in self.events() if "RRULE" in event]
        self.assertEqual(len(uids), len(set(uids)))

    def test_the_later_parts_of_an_event_are_related_to_it(self):
        event = self.weekly(recurrence="FREQ=WEEKLY")
        split(event, date(2020, 8, 3))
        event.save()
        first, second = (e for e in self.events() if "RRULE" in e)
        self.assertNotIn("RELATED-TO", first)
        self.assertEqual(str(second["RELATED-TO"]), str(first["UID"]))

    def alone(self):
        """The UIDs of what is related to a series and is none."""
        related = [event for event in self.events() if "RELATED-TO" in event]
        return {str(event["UID"]) for event in related if "RRULE" not in event}

    def test_a_date_by_itself_keeps_its_uid_when_the_series_is_changed(self):
        extra = [EventExtraDate(date=date(2020, 9, 2))]
        event = self.weekly(recurrence="FREQ=WEEKLY", extra_dates=extra)
        before = self.alone()
        page = EventPage.objects.get(pk=event.pk)
        split(page, date(2020, 8, 3))
        page.save()
        after = self.alone()
        self.assertEqual(after, before)

    def test_a_setting_changes_the_etag(self):
        self.weekly()
        etag = self.fetch()["ETag"]
        with override_settings(WAGTAIL_CTN={"FEED_WITHOUT_CANCELLED": True}):
            self.assertNotEqual(self.fetch()["ETag"], etag)

    def test_text_that_is_made_anew_costs_the_same_for_any_number_of_events(self):
        def queries():
            EventEntry.objects.update(made_with="")
            with CaptureQueriesContext(connection) as found:
                self.fetch()
            return len(found)

        self.weekly(title="Pirmā")
        once = queries()
        for number in range(3):
            self.weekly(title=f"Vēl {number}")
        self.assertEqual(queries(), once)
