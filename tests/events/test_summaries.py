"""How an event repeats in words: three languages, and no wrong cases."""

from datetime import date, time

from django.test import SimpleTestCase
from django.utils.translation import override

from wagtail_ctn.events.summaries import describe
from wagtail_ctn.ical.when import When

WEDNESDAY = When(date(2020, 7, 15), time(10), None, time(12), "Europe/Riga")


class EnglishTests(SimpleTestCase):
    def test_each_kind_of_repetition_is_said(self):
        texts = {
            "": "",
            "FREQ=DAILY": "Every day",
            "FREQ=DAILY;INTERVAL=3": "Every 3 days",
            "FREQ=WEEKLY": "Every week: Wednesday",
            "FREQ=WEEKLY;BYDAY=WE,MO": "Every week: Monday, Wednesday",
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE": "Every 2 weeks: Wednesday",
            "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR": "Every working day, Monday to Friday",
            "FREQ=MONTHLY": "Every month: day 15",
            "FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=15": "Every 2 months: day 15",
            "FREQ=MONTHLY;BYDAY=3WE": "Every month: 3rd Wednesday",
            "FREQ=YEARLY": "Every year: 15 July",
            "FREQ=YEARLY;INTERVAL=4": "Every 4 years: 15 July",
            "FREQ=WEEKLY;COUNT=1": "Every week: Wednesday · 1 time",
            "FREQ=WEEKLY;COUNT=10": "Every week: Wednesday · 10 times",
            "FREQ=WEEKLY;UNTIL=20201216T080000Z": (
                "Every week: Wednesday · until: 16 December 2020"
            ),
        }
        with override("en"):
            self.assertEqual({rule: describe(rule, WEDNESDAY) for rule in texts}, texts)

    def test_the_last_weekday_of_a_month_is_said(self):
        last = When(date(2020, 7, 29))
        with override("en"):
            text = describe("FREQ=MONTHLY;BYDAY=-1WE", last)
        self.assertEqual(text, "Every month: last Wednesday")

    def test_what_cannot_be_said_simply_is_not_said(self):
        for rule in ("FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1", "no rule"):
            self.assertEqual(describe(rule, WEDNESDAY), "")

    def test_a_draft_without_a_date_has_words_too(self):
        with override("en"):
            self.assertEqual(describe("FREQ=WEEKLY", None), "Every week")
            self.assertEqual(describe("", None), "")
