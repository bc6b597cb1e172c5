"""Dates that are far from each other, or beyond all calendars, in one event."""

from unittest.mock import patch

from django.conf import settings
from django.test import override_settings

from wagtail_ctn.events.imports import plan
from wagtail_ctn.events.imports.plan import Planner
from wagtail_ctn.events.imports.reading import new_patience, read
from wagtail_ctn.events.imports.sources import sync
from wagtail_ctn.events.models import EventException, Occurrence

from .calendars import results, vcalendar, vevent
from .test_plan import ImportTestCase
from .test_sources import SourceTestCase

DAILY = {
    "DTSTART__TZID_Europe/Riga": "20200101T100000",
    "DTEND__TZID_Europe/Riga": "20200101T110000",
    "RRULE": "FREQ=DAILY",
}
# Of a rule whose dates are numbered each must be counted.
COSTLY = {
    "DTSTART__TZID_Europe/Riga": "19000101T100000",
    "DTEND__TZID_Europe/Riga": "19000101T110000",
    "RRULE": "FREQ=DAILY;COUNT=999999",
    "EXDATE__TZID_Europe/Riga": "19000103T100000,21500101T100000",
}
BEYOND = {
    "whole days": vevent(
        "beyond@example.org",
        RRULE="FREQ=DAILY",
        DTSTART__VALUE_DATE="20200101",
        DTEND__VALUE_DATE="20200103",
        EXDATE__VALUE_DATE="99991231",
    ),
    "over midnight": vevent(
        "beyond@example.org",
        RRULE="FREQ=DAILY",
        **{
            "DTSTART__TZID_Europe/Riga": "20200715T230000",
            "DTEND__TZID_Europe/Riga": "20200716T010000",
            "EXDATE__TZID_Europe/Riga": "99991231T230000",
        },
    ),
    "a last date": vevent(
        "beyond@example.org", **{"X-WAGTAIL-CTN-END-DATE": "9999-12-31"}
    ),
}


class BeyondTests(ImportTestCase):
    def test_a_date_beyond_calendars_is_left_out_with_a_note(self):
        for name, bad in BEYOND.items():
            with self.subTest(name):
                calendar = read(vcalendar(vevent("good@example.org"), bad))
                self.assertEqual(calendar.rejected, ())
                _good, event = calendar.events
                codes = [note.code for note in event.notes]
                self.assertEqual(codes, ["date_out_of_range"])
                rows = Planner(self.calendar).plan(calendar).rows
                self.assertEqual(results(rows), ["new", "new"])
                self.assertEqual(rows[1].values["exceptions"], [])

    def test_an_event_that_cannot_be_computed_loses_no_other(self):
        values_of = plan.values_of

        def fail(event, *facts):
            if event.uid == "slikts@example.org":
                raise OverflowError
            return values_of(event, *facts)

        for wanted in ("new", "changed"):
            with (
                patch("wagtail_ctn.events.imports.plan.values_of", fail),
                self.assertLogs("wagtail_ctn.events.imports.rejecting", "ERROR"),
            ):
                rows = self.run_import(
                    vevent("labs@example.org", SUMMARY=wanted),
                    vevent("slikts@example.org", SUMMARY=wanted),
                )
            self.assertEqual(results(rows), [wanted, "rejected"])
            self.assertIn("2020-07-15", rows[1].reason)
            self.run_import(vevent("slikts@example.org"))

    def test_a_part_that_cannot_be_joined_loses_no_other(self):
        joining = "wagtail_ctn.events.imports.joining"
        for step in ("told_when", "with_part"):
            with (
                self.subTest(step),
                patch(f"{joining}.{step}", side_effect=ValueError("year 10000")),
                self.assertLogs("wagtail_ctn.events.imports.rejecting", "ERROR"),
            ):
                calendar = read(
                    vcalendar(
                        vevent(),
                        vevent(
                            "seminar@example.org-20210101",
                            RELATED_TO="seminar@example.org",
                            **{"X-WAGTAIL-CTN-STATUS": "scheduled"},
                        ),
                    )
                )
            [event], [note] = calendar.events, calendar.rejected
            self.assertEqual(event.uid, "seminar@example.org")
            self.assertEqual(note.uid, "seminar@example.org-20210101")
            self.assertIn("year 10000", note.reason)


class FarTests(ImportTestCase):
    def test_exceptions_of_one_event_may_be_as_far_apart_as_they_like(self):
        excluded = "20200720T100000,20991225T100000"
        [row] = self.run_import(
            vevent(**DAILY, **{"EXDATE__TZID_Europe/Riga": excluded}),
            vevent(
                STATUS="CANCELLED",
                **{"RECURRENCE_ID__TZID_Europe/Riga": "20200725T100000"},
            ),
            vevent(
                DURATION="PT1H",
                **{
                    "RECURRENCE_ID__TZID_Europe/Riga": "20200727T100000",
                    "DTSTART__TZID_Europe/Riga": "20200727T150000",
                },
            ),
        )
        found = EventException.objects.order_by("original_date")
        self.assertEqual(
            [(str(each.original_date), each.change) for each in found],
            [
                ("2020-07-20", "left_out"),
                ("2020-07-25", "cancelled"),
                ("2020-07-27", "moved"),
                ("2099-12-25", "left_out"),
            ],
        )
        self.assertFalse(self.event().extra_dates.exists())
        days = Occurrence.objects.filter(first_day__range=("2020-07-19", "2020-07-21"))
        self.assertEqual([row.first_day.day for row in days], [19, 21])

    def test_days_that_are_left_out_of_a_timed_event_may_be_far_apart_too(self):
        [row] = self.run_import(vevent(**DAILY, EXDATE__VALUE_DATE="20200720,20991225"))
        found = EventException.objects.values_list("original_date", flat=True)
        self.assertEqual(sorted(map(str, found)), ["2020-07-20", "2099-12-25"])

    def test_a_day_far_away_costs_no_more_than_one_near_by(self):
        patience = new_patience()
        start = patience.left
        calendar = read(
            vcalendar(
                vevent(**{**COSTLY, "RRULE": "FREQ=DAILY;BYHOUR=1,2,3,4,5,6,7,8,9,10"})
            ),
            patience,
        )
        Planner(self.calendar, patience=patience).plan(calendar)
        self.assertLess(start - patience.left, 1000)

    @override_settings(WAGTAIL_CTN={"IMPORT_LIMITS": {"rule_days": 300_000}})
    def test_what_takes_too_long_to_follow_is_rejected_and_loses_no_other(self):
        bad = [vevent(f"{n}@example.org", **COSTLY) for n in range(5)]
        rows = self.plan(*bad, vevent())
        self.assertEqual(
            results(rows), ["new", "new", "new", "rejected", "rejected", "new"]
        )
        self.assertIn("COUNT=999999", rows[3].reason)

    @override_settings(WAGTAIL_CTN={"IMPORT_LIMITS": {"rule_days": 150_000}})
    def test_reading_and_planning_share_what_a_file_may_cost(self):
        # In days that are no times the reader itself must follow the rule.
        days = {**COSTLY, "EXDATE__VALUE_DATE": "21500101"}
        del days["EXDATE__TZID_Europe/Riga"]
        [row] = self.plan(vevent(**days))
        self.assertEqual(row.result, "rejected")

    def plan(self, *vevents):
        patience = new_patience()
        calendar = read(vcalendar(*vevents), patience)
        return Planner(self.calendar, patience=patience).plan(calendar).rows


class FarSourceTests(SourceTestCase):
    def test_whether_events_are_over_costs_no_more_than_a_file_may(self):
        """An event of which that takes too long to say is taken."""
        source = self.make_source()
        rule = {**COSTLY, "RRULE": "FREQ=DAILY;COUNT=999999;BYMONTHDAY=30;BYMONTH=6"}
        del rule["EXDATE__TZID_Europe/Riga"]
        over = {**rule, "RRULE": "FREQ=YEARLY;COUNT=3"}
        self.serve(vevent("over@example.org", **over), vevent(**rule))
        limits = {"IMPORT_LIMITS": {"rule_days": 50_000}}
        with override_settings(WAGTAIL_CTN={**settings.WAGTAIL_CTN, **limits}):
            run = sync(source)
        self.assertEqual(run.counts["new"], 1)

    def test_reading_and_planning_are_in_the_time_of_a_look(self):
        """What is left to the next look is what was not begun by then."""
        source = self.make_source()
        self.serve(vevent())
        clock = [1000]

        def read_slowly(*facts):
            clock[0] += 1000
            return read(*facts)

        with (
            patch("wagtail_ctn.events.imports.sources.read", read_slowly),
            patch("wagtail_ctn.events.imports.sources.monotonic", lambda: clock[0]),
            patch("wagtail_ctn.events.imports.apply.monotonic", lambda: clock[0]),
        ):
            run = sync(source)
        self.assertEqual(self.titles(), [])
        self.assertIn("nepietika laika", run.message)
