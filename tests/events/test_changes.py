"""Changes of one date, of a date and what follows, of a whole series: what stays."""

from datetime import date, time, timedelta

import pytest
from django.test import TestCase
from hypothesis import given
from hypothesis import strategies as st

from tests.site import make_calendar, make_event, make_site
from wagtail_ctn.events import changes
from wagtail_ctn.events.changes import ChangeError
from wagtail_ctn.events.models import (
    EventException,
    EventExtraDate,
    EventPage,
    EventPart,
)
from wagtail_ctn.events.repeats import choices_of
from wagtail_ctn.events.schedule import (
    event_dates,
    find_date,
    shown_dates,
    unmatched_exceptions,
)
from wagtail_ctn.ical.when import When

LAST = date(2021, 12, 31)
WEEKLY = "FREQ=WEEKLY;BYDAY=WE;UNTIL=20200902T070000Z"  # 15 July to 2 September


def event(rule=WEEKLY, **fields):
    """On Wednesdays from 15 July 2020, 10 to 12 in Riga; not saved."""
    rows = {
        name: fields.pop(name, [])
        for name in ("exceptions", "extra_dates", "earlier_parts")
    }
    given_fields = {
        "start_date": date(2020, 7, 15),
        "start_time": time(10),
        "end_time": time(12),
        "timezone": "Europe/Riga",
        "recurrence": rule,
        **fields,
    }
    page = EventPage(title="x", **given_fields)
    for name, values in rows.items():
        setattr(page, name, values)
    return page


def days(page, last=LAST):
    return [f"{d.when.start_date:%m-%d}" for d in shown_dates(page, last=last)]


def starts(page, last=LAST):
    return [d.when.start() for d in shown_dates(page, last=last)]


def on(page, day):
    found = find_date(page, day)
    assert found is not None, day
    return found


def exception(day, change="cancelled", **fields):
    return EventException(
        original_date=date.fromisoformat(day), change=change, **fields
    )


class SplitTests(TestCase):
    def test_what_was_before_stays_and_the_page_begins_with_the_chosen_date(self):
        page = event()
        before = starts(page)
        self.assertTrue(changes.split(page, date(2020, 8, 5)))
        self.assertEqual(starts(page), before)
        (part,) = page.earlier_parts.all()
        self.assertEqual(part.start_date, date(2020, 7, 15))
        self.assertEqual(part.recurrence, "FREQ=WEEKLY;BYDAY=WE;UNTIL=20200729T070000Z")
        self.assertEqual(page.start_date, date(2020, 8, 5))
        self.assertEqual((page.start_time, page.end_time), (time(10), time(12)))

    def test_there_is_nothing_to_split_at_the_first_date_or_without_a_rule(self):
        for page, day in (
            (event(), date(2020, 7, 15)),
            (event(), date(2020, 7, 1)),
            (event(), date(2021, 1, 1)),
            (event(""), date(2020, 7, 16)),
        ):
            before = starts(page)
            self.assertFalse(changes.split(page, day))
            self.assertEqual(list(page.earlier_parts.all()), [])
            self.assertEqual(starts(page), before)

    def test_a_number_of_times_is_shared_out(self):
        page = event("FREQ=WEEKLY;BYDAY=WE;COUNT=5")
        before = starts(page)
        changes.split(page, date(2020, 7, 29))
        self.assertEqual(page.recurrence, "FREQ=WEEKLY;BYDAY=WE;COUNT=3")
        self.assertEqual(starts(page), before)
        changes.split(page, date(2020, 8, 12))
        self.assertEqual(page.recurrence, "")
        self.assertEqual(starts(page), before)

    def test_exceptions_and_extra_dates_keep_their_dates_and_matter_as_before(self):
        page = event(
            exceptions=[
                exception("2020-07-22"),
                exception("2020-08-12", "moved", new_start_date=date(2020, 8, 14)),
                exception("2020-08-19", "left_out"),
                exception("2020-08-16", "changed", title="Cits"),
            ],
            extra_dates=[
                EventExtraDate(date=date(2020, 7, 17)),
                EventExtraDate(date=date(2020, 8, 16), start_time=time(9)),
            ],
        )

        def seen():
            return [
                (d.when.start(), d.when.end(timedelta()), d.address, d.change)
                for d in event_dates(page, last=LAST)
            ]

        before = seen()
        changes.split(page, date(2020, 8, 5))
        self.assertEqual(seen(), before)
        self.assertEqual(unmatched_exceptions(page), [])

    def test_whole_days_and_spans_over_midnight_stay_as_long(self):
        page = event(
            "FREQ=WEEKLY;BYDAY=WE;COUNT=4",
            start_time=None,
            end_time=None,
            end_date=date(2020, 7, 16),
        )
        before = [(d.when.start_date, d.when.last_date) for d in shown_dates(page)]
        changes.split(page, date(2020, 7, 29))
        self.assertEqual(page.end_date, date(2020, 7, 30))
        after = [(d.when.start_date, d.when.last_date) for d in shown_dates(page)]
        self.assertEqual(after, before)
        (part,) = page.earlier_parts.all()
        self.assertEqual(part.recurrence, "FREQ=WEEKLY;BYDAY=WE;UNTIL=20200722")
        night = event(start_time=time(22), end_time=time(2), end_date=date(2020, 7, 16))
        before = [d.when.end(timedelta()) for d in shown_dates(night)]
        changes.split(night, date(2020, 7, 29))
        self.assertEqual([d.when.end(timedelta()) for d in shown_dates(night)], before)

    def test_every_other_week_stays_in_step(self):
        page = event("FREQ=WEEKLY;INTERVAL=2;BYDAY=WE,SA;COUNT=9")
        before = starts(page)
        changes.split(page, date(2020, 7, 18))
        self.assertEqual(page.start_date, date(2020, 7, 18))
        self.assertEqual(starts(page), before)

    def test_a_first_date_that_the_rule_does_not_give_is_kept(self):
        page = event("FREQ=WEEKLY;BYDAY=MO;COUNT=4")
        before = starts(page)
        self.assertEqual(days(page)[:2], ["07-15", "07-20"])
        changes.split(page, date(2020, 7, 27))
        self.assertEqual(starts(page), before)

    def test_a_series_can_be_split_again(self):
        page = event()
        before = starts(page)
        changes.split(page, date(2020, 8, 5))
        changes.split(page, date(2020, 8, 19))
        self.assertEqual(len(page.earlier_parts.all()), 2)
        self.assertEqual(starts(page), before)


# A page asks for its content type.
@pytest.mark.django_db
@given(
    rule=st.sampled_from(
        [
            "FREQ=DAILY",
            "FREQ=DAILY;INTERVAL=3;COUNT=40",
            "FREQ=WEEKLY;INTERVAL=3;BYDAY=WE,FR",
            "FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20201231T215959Z",
            "FREQ=MONTHLY;COUNT=12",
            "FREQ=MONTHLY;BYDAY=3WE",
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
            "FREQ=YEARLY",
            "FREQ=YEARLY;BYMONTH=7,9;BYMONTHDAY=15;COUNT=6",
        ]
    ),
    after=st.integers(0, 400),
)
def test_splitting_anywhere_changes_no_date(rule, after):
    page = event(rule)
    before = starts(page, date(2022, 12, 31))
    changes.split(page, date(2020, 7, 15) + timedelta(days=after))
    assert starts(page, date(2022, 12, 31)) == before


class ExceptionTests(TestCase):
    def test_a_date_is_cancelled_and_restored(self):
        page = event()
        changes.except_date(page, on(page, "2020-07-22"), "cancelled", reason="Svētki")
        found = on(page, "2020-07-22")
        self.assertTrue(found.is_cancelled)
        self.assertEqual(found.exception.reason, "Svētki")
        changes.restore(page, [found])
        self.assertEqual(on(page, "2020-07-22").change, "")

    def test_a_second_change_of_a_date_takes_the_place_of_the_first(self):
        page = event()
        changes.except_date(page, on(page, "2020-07-22"), "cancelled")
        changes.move_date(page, on(page, "2020-07-22"), date(2020, 7, 23), time(18))
        (row,) = page.exceptions.all()
        self.assertEqual(row.change, "moved")
        found = on(page, "2020-07-22")
        self.assertEqual(found.when.start_date, date(2020, 7, 23))
        self.assertEqual(
            (found.when.start_time, found.when.end_time), (time(18), time(20))
        )

    def test_the_second_date_of_a_day_has_an_exception_of_its_own(self):
        page = event(
            extra_dates=[EventExtraDate(date=date(2020, 7, 22), start_time=time(15))]
        )
        changes.except_date(page, on(page, "2020-07-22-1500"), "cancelled")
        cancelled = [d.address for d in event_dates(page, last=LAST) if d.is_cancelled]
        self.assertEqual(cancelled, ["2020-07-22-1500"])

    def test_no_date_is_found_by_a_wrong_address(self):
        page = event()
        for address in ("2020-07-23", "x", "2020-07-22-0900", "9999-99-99", ""):
            self.assertIsNone(find_date(page, address))

    def test_a_date_is_added_once(self):
        page = event()
        changes.add_date(page, date(2020, 7, 17))
        changes.add_date(page, date(2020, 7, 17), time(18))
        self.assertEqual(days(page)[:3], ["07-15", "07-17", "07-17"])
        for day, clock in ((date(2020, 7, 17), None), (date(2020, 7, 22), time(10))):
            with self.assertRaises(ChangeError):
                changes.add_date(page, day, clock)


class FollowingTests(TestCase):
    def test_few_dates_are_cancelled_each_for_visitors_to_see(self):
        page = event()
        how = changes.cancel_following(page, on(page, "2020-08-12"), "Slimība")
        self.assertEqual(how, "cancelled")
        cancelled = [d.address for d in event_dates(page, last=LAST) if d.is_cancelled]
        self.assertEqual(
            cancelled, ["2020-08-12", "2020-08-19", "2020-08-26", "2020-09-02"]
        )
        self.assertEqual({row.reason for row in page.exceptions.all()}, {"Slimība"})

    def test_a_series_of_more_dates_than_are_known_ends_with_the_date_before(self):
        page = event("FREQ=DAILY;UNTIL=20601231")
        how = changes.cancel_following(page, on(page, "2020-07-17"))
        self.assertEqual(how, "ended")
        self.assertEqual(days(page), ["07-15", "07-16"])

    def test_a_series_without_end_ends_with_the_date_before(self):
        page = event(
            "FREQ=WEEKLY;BYDAY=WE",
            exceptions=[exception("2020-07-22"), exception("2020-08-19")],
            extra_dates=[EventExtraDate(date=date(2020, 9, 1))],
        )
        how = changes.cancel_following(page, on(page, "2020-08-12"))
        self.assertEqual(how, "ended")
        self.assertEqual(days(page), ["07-15", "07-22", "07-29", "08-05"])
        self.assertEqual(unmatched_exceptions(page), [])

    def test_of_a_series_that_only_extra_dates_are_before_nothing_is_left(self):
        page = event(
            "FREQ=WEEKLY;BYDAY=WE",
            exceptions=[exception("2020-07-22")],
            extra_dates=[
                EventExtraDate(date=date(2020, 7, 1)),
                EventExtraDate(date=date(2020, 7, 17)),
            ],
        )
        how = changes.cancel_following(page, on(page, "2020-07-15"), "Slimība")
        self.assertEqual(how, "cancelled")
        held = [d.address for d in shown_dates(page) if not d.is_cancelled]
        self.assertEqual(held, ["2020-07-01"])
        self.assertEqual(days(page), ["07-01", "07-15", "07-17"])
        self.assertEqual({row.reason for row in page.exceptions.all()}, {"Slimība"})
        self.assertEqual(unmatched_exceptions(page), [])

    def test_an_earlier_date_of_the_same_day_does_not_go_along(self):
        early = EventExtraDate(date=date(2020, 8, 12), start_time=time(8))
        twice = "FREQ=WEEKLY;BYDAY=WE;BYHOUR=8,10"
        for page, chosen in (
            (event("FREQ=WEEKLY", extra_dates=[early]), "2020-08-12"),
            (event(twice, start_time=time(8), end_time=None), "2020-08-12-1000"),
            (event(twice, start_time=time(8), end_time=None), "2020-07-15-1000"),
        ):
            before = starts(page)
            found = on(page, chosen)
            there = date(2020, 8, 13), found.usual.start_time
            for change, args in (
                (changes.cancel_following, ()),
                (changes.move_following, there),
            ):
                with self.assertRaises(ChangeError) as caught:
                    change(page, found, *args)
                self.assertEqual(caught.exception.code, "same_day")
            self.assertEqual(starts(page), before)

    def test_a_rule_that_gives_several_times_a_day_ends_between_days(self):
        page = event(
            "FREQ=WEEKLY;BYDAY=WE;BYHOUR=8,10", start_time=time(8), end_time=None
        )
        changes.cancel_following(page, on(page, "2020-07-22"))
        self.assertEqual([start.hour for start in starts(page)], [8, 10])
        self.assertEqual(days(page), ["07-15", "07-15"])

    def test_the_times_of_a_rule_that_names_them_stay(self):
        page = event("FREQ=WEEKLY;BYDAY=WE;BYHOUR=10;BYMINUTE=0")
        before = starts(page)
        for change in (changes.move_all, changes.move_following):
            with self.assertRaises(ChangeError) as caught:
                change(page, on(page, "2020-07-15"), date(2020, 7, 15), time(11))
            self.assertEqual(caught.exception.code, "rule_times")
            self.assertEqual(starts(page), before)

    def test_what_follows_does_not_go_back_over_dates_that_stay(self):
        def page():
            return event(
                exceptions=[exception("2020-08-05", "left_out")],
                extra_dates=[EventExtraDate(date=date(2020, 8, 10))],
            )

        for day in (4, 5, 9, 10):
            same = page()
            with self.assertRaises(ChangeError) as caught:
                changes.move_following(
                    same, on(same, "2020-08-12"), date(2020, 8, day), time(10)
                )
            self.assertEqual(caught.exception.code, "overlaps")
            self.assertEqual(starts(same), starts(page()))
        same = page()
        changes.move_following(
            same, on(same, "2020-08-12"), date(2020, 8, 11), time(10)
        )
        self.assertEqual(days(same)[2:6], ["07-29", "08-10", "08-11", "08-18"])
        again = on(same, "2020-08-11")
        with self.assertRaises(ChangeError):
            changes.move_following(same, again, date(2020, 8, 10), time(10))

    def test_extra_dates_before_the_first_keep_their_time(self):
        page = event(extra_dates=[EventExtraDate(date=date(2020, 7, 1))])
        changes.move_following(
            page, on(page, "2020-07-15"), date(2020, 7, 15), time(18)
        )
        self.assertEqual([start.hour for start in starts(page)[:3]], [10, 18, 18])

    def test_a_first_date_that_the_rule_does_not_give_stays_when_the_series_ends(self):
        page = event("FREQ=WEEKLY;BYDAY=MO")
        changes.cancel_following(page, on(page, "2020-07-27"))
        self.assertEqual(days(page), ["07-15", "07-20"])

    def test_those_that_follow_move_and_those_before_do_not(self):
        page = event(
            exceptions=[exception("2020-07-22"), exception("2020-08-19")],
            extra_dates=[EventExtraDate(date=date(2020, 8, 20))],
        )
        chosen = on(page, "2020-08-12")
        changes.move_following(page, chosen, date(2020, 8, 13), time(18))
        self.assertEqual(
            starts(page)[3:6],
            [
                on(page, "2020-08-05").when.start(),
                on(page, "2020-08-13").when.start(),
                on(page, "2020-08-20").when.start(),
            ],
        )
        self.assertEqual(on(page, "2020-08-13").when.start_time, time(18))
        self.assertEqual(on(page, "2020-08-05").when.start_time, time(10))
        self.assertTrue(on(page, "2020-08-20").is_cancelled)
        self.assertTrue(on(page, "2020-07-22").is_cancelled)
        self.assertIn("08-21", days(page))
        self.assertEqual(unmatched_exceptions(page), [])

    def test_another_time_of_day_alone_keeps_exceptions(self):
        page = event(exceptions=[exception("2020-08-19")])
        chosen = on(page, "2020-08-12")
        changes.move_following(page, chosen, date(2020, 8, 12), time(18))
        self.assertTrue(on(page, "2020-08-19").is_cancelled)
        self.assertEqual(days(page)[-1], "09-02")
        self.assertEqual(starts(page)[-1].hour, 18)

    def test_an_earlier_part_is_not_split_again(self):
        page = event()
        changes.split(page, date(2020, 8, 5))
        chosen = on(page, "2020-07-22")
        with self.assertRaises(ChangeError) as caught:
            changes.move_following(page, chosen, date(2020, 7, 23), time(10))
        self.assertEqual(caught.exception.code, "earlier_part")

    def test_days_of_a_rule_that_nobody_can_choose_stay(self):
        page = event("FREQ=MONTHLY;BYDAY=MO,TU,WE;BYSETPOS=7;COUNT=9")
        before = starts(page)
        with self.assertRaises(ChangeError) as caught:
            changes.move_all(page, on(page, "2020-07-15"), date(2020, 7, 16), None)
        self.assertEqual(caught.exception.code, "rule_stays")
        self.assertEqual(starts(page), before)


class AllTests(TestCase):
    def test_all_dates_move_by_as_much_with_what_belongs_to_them(self):
        page = event(
            exceptions=[
                exception("2020-07-22"),
                exception("2020-08-19", "moved", new_start_date=date(2020, 8, 21)),
            ],
        )
        changes.split(page, date(2020, 8, 5))
        before = [d.when.start_date for d in event_dates(page, last=LAST)]
        changes.move_all(page, on(page, "2020-08-12"), date(2020, 8, 13), time(9))
        after = [d.when.start_date for d in event_dates(page, last=LAST)]
        self.assertEqual(after, [day + timedelta(days=1) for day in before])
        self.assertEqual(unmatched_exceptions(page), [])
        self.assertTrue(on(page, "2020-07-23").is_cancelled)


class OwnTimeTests(TestCase):
    """An extra date that has a time of its own, in a series that has another."""

    def page(self):
        extra = EventExtraDate(date=date(2020, 8, 14), start_time=time(14))
        return event(extra_dates=[extra])

    def test_its_time_says_nothing_of_the_others(self):
        for change in (changes.move_all, changes.move_following):
            page = self.page()
            before = starts(page)
            with self.assertRaises(ChangeError) as caught:
                change(page, on(page, "2020-08-14"), date(2020, 8, 14), time(16))
            self.assertEqual(caught.exception.code, "own_time")
            self.assertEqual(starts(page), before)

    def test_other_days_leave_each_its_time(self):
        for change, first in (
            (changes.move_all, "07-16"),
            (changes.move_following, "07-15"),
        ):
            page = self.page()
            change(page, on(page, "2020-08-14"), date(2020, 8, 15), time(14))
            self.assertEqual(days(page)[0], first)
            hours = {f"{start:%m-%d}": start.hour for start in starts(page)}
            self.assertEqual(hours.pop("08-15"), 14)
            self.assertEqual(set(hours.values()), {10})
            self.assertIn("08-20", hours)


class PastTests(TestCase):
    TODAY = date(2020, 8, 6)

    def test_only_what_changes_the_past_of_a_series_asks(self):
        for change, asks in (
            ({}, False),
            ({"recurrence": "FREQ=WEEKLY;BYDAY=WE;COUNT=40"}, False),
            ({"recurrence": "FREQ=WEEKLY;BYDAY=WE,FR"}, True),
            ({"start_time": time(11)}, True),
            ({"timezone": "Europe/Berlin"}, True),
            ({"start_date": date(2020, 7, 22)}, True),
            ({"start_date": None}, False),
        ):
            new = event(**{"rule": WEEKLY, **change})
            new.recurrence = change.get("recurrence", WEEKLY)
            asked = changes.changes_past(event(), new, self.TODAY)
            self.assertEqual(asked, asks, change)
        one = event("")
        self.assertFalse(
            changes.changes_past(one, event(start_time=time(9)), self.TODAY)
        )
        early = date(2020, 7, 1)
        self.assertFalse(changes.changes_past(event(), event("FREQ=DAILY"), early))

    def test_what_was_before_the_day_is_kept_and_the_rest_is_new(self):
        page = event(
            "FREQ=WEEKLY;BYDAY=WE,FR;COUNT=12", start_time=time(11), end_time=None
        )
        changes.keep_before(page, event(), date(2020, 8, 12))
        self.assertEqual(
            days(page)[:6], ["07-15", "07-22", "07-29", "08-05", "08-12", "08-14"]
        )
        self.assertEqual(len(days(page)), 12)
        self.assertEqual([start.hour for start in starts(page)[3:5]], [10, 11])

    def test_a_number_of_times_counts_what_has_been(self):
        page = event("FREQ=DAILY;COUNT=6")
        changes.keep_before(page, event(), date(2020, 8, 5))
        self.assertEqual(
            days(page), ["07-15", "07-22", "07-29", "08-05", "08-06", "08-07"]
        )
        page = event("FREQ=DAILY;COUNT=2")
        changes.keep_before(page, event(), date(2020, 8, 5))
        self.assertEqual(days(page), ["07-15", "07-22", "07-29", "08-05"])

    def test_what_has_ended_by_then_leaves_what_has_been_alone(self):
        for rule in ("", "FREQ=DAILY;UNTIL=20200720T070000Z"):
            page = event(rule, start_time=time(11))
            changes.keep_before(page, event(), date(2020, 8, 5))
            self.assertEqual(days(page), ["07-15", "07-22", "07-29"])
            self.assertEqual(page.start_time, time(10))
            self.assertEqual(list(page.earlier_parts.all()), [])

    def test_a_first_date_that_the_rule_does_not_give_is_kept_too(self):
        page = event("FREQ=WEEKLY;BYDAY=FR;COUNT=2", start_date=date(2020, 7, 31))
        changes.keep_before(page, event("FREQ=WEEKLY;BYDAY=MO"), date(2020, 7, 27))
        self.assertEqual(days(page), ["07-15", "07-20", "07-31", "08-07"])

    def test_parts_that_the_series_had_already_stay(self):
        old = event()
        changes.split(old, date(2020, 7, 29))
        page = event("FREQ=WEEKLY;BYDAY=FR", start_date=date(2020, 8, 14))
        changes.keep_before(page, old, date(2020, 8, 12))
        self.assertEqual(len(page.earlier_parts.all()), 2)
        self.assertEqual(days(page)[:5], ["07-15", "07-22", "07-29", "08-05", "08-14"])

    def test_a_series_that_has_ended_is_kept_whole(self):
        page = event("FREQ=WEEKLY;BYDAY=FR;COUNT=2", start_date=date(2020, 10, 2))
        changes.keep_before(page, event(), date(2020, 10, 1))
        self.assertEqual(days(page)[-3:], ["09-02", "10-02", "10-09"])
        self.assertEqual(len(days(page)), 10)


class StoredTests(TestCase):
    def test_a_split_that_is_published_changes_no_date_that_visitors_see(self):
        calendar = make_calendar(make_site())
        page = make_event(
            calendar, recurrence=WEEKLY, exceptions=[exception("2020-08-19")]
        )
        before = list(page.occurrences.values_list("start", "status"))
        changes.split(page, date(2020, 8, 5))
        page.save_revision().publish()
        page = EventPage.objects.get(pk=page.pk)
        self.assertEqual(EventPart.objects.filter(page=page).count(), 1)
        after = list(page.occurrences.values_list("start", "status"))
        self.assertEqual(after, before)
        self.assertEqual(page.start_date, date(2020, 8, 5))


class StoredRowsTests(TestCase):
    """A page that has no draft reads its rows from the database."""

    def setUp(self):
        self.calendar = make_calendar(make_site())

    def stored(self, **fields):
        for row in fields.get("exceptions", []):
            row.locale = self.calendar.locale
        usual = {
            "start_date": date(2020, 7, 15),
            "start_time": time(10),
            "end_time": time(12),
            "recurrence": WEEKLY,
        }
        page = make_event(self.calendar, **(usual | fields))
        return EventPage.objects.get(pk=page.pk)

    def saved(self, page):
        page.save()
        return EventPage.objects.get(pk=page.pk)

    def test_exceptions_and_extra_dates_go_along_with_what_moves(self):
        page = self.stored(
            exceptions=[exception("2020-07-22")],
            extra_dates=[EventExtraDate(date=date(2020, 7, 17))],
        )
        changes.move_all(page, on(page, "2020-07-15"), date(2020, 7, 16), time(10))
        page = self.saved(page)
        self.assertTrue(on(page, "2020-07-23").is_cancelled)
        self.assertEqual(page.extra_dates.get().date, date(2020, 7, 18))

    def test_cancelling_a_later_part_from_its_first_date_leaves_the_part_before(self):
        page = self.stored(recurrence="FREQ=WEEKLY;BYDAY=WE")
        changes.move_following(
            page, on(page, "2020-07-29"), date(2020, 7, 30), time(10)
        )
        page = self.saved(page)
        self.assertEqual(
            changes.cancel_following(page, on(page, "2020-07-30")), "ended"
        )
        page = self.saved(page)
        self.assertEqual(days(page), ["07-15", "07-22"])
        self.assertEqual(page.earlier_parts.count(), 0)

    def test_an_extra_date_after_the_end_does_not_move_what_has_been(self):
        page = self.stored(extra_dates=[EventExtraDate(date=date(2021, 3, 3))])
        before = days(page)
        with self.assertRaises(ChangeError):
            changes.move_following(
                page, on(page, "2021-03-03"), date(2021, 3, 5), time(10)
            )
        self.assertEqual(days(page), before)

    def test_a_date_that_was_moved_goes_to_where_all_go(self):
        page = self.stored()
        changes.move_date(page, on(page, "2020-07-22"), date(2020, 7, 24), time(10))
        page = self.saved(page)
        changes.move_all(page, on(page, "2020-07-22"), date(2020, 7, 24), time(10))
        self.assertEqual(days(self.saved(page))[:3], ["07-17", "07-24", "07-31"])


class CountTests(TestCase):
    def changed(self, old, day, **fields):
        page = event(old.recurrence, start_date=old.start_date)
        page.extra_dates = list(old.extra_dates.all())
        page.earlier_parts = list(old.earlier_parts.all())
        for name, value in fields.items():
            setattr(page, name, value)
        changes.keep_before(page, old, day)
        return page

    def test_a_number_of_times_is_not_lessened_by_other_dates(self):
        extra = [EventExtraDate(date=date(2020, 9, n)) for n in (18, 19)]
        old = event("FREQ=WEEKLY;COUNT=10", extra_dates=extra)
        new = self.changed(
            old, date(2020, 8, 5), start_time=time(14), end_time=time(15)
        )
        self.assertEqual(len(days(new)), 12)

    def test_a_second_change_counts_from_the_first(self):
        old = event("FREQ=WEEKLY;COUNT=10")
        changes.split(old, date(2020, 8, 5))
        new = self.changed(
            old, date(2020, 8, 26), start_time=time(14), end_time=time(15)
        )
        self.assertEqual(len(days(new)), 10)

    def test_a_series_to_come_has_no_past(self):
        old, new = event(), event(start_time=time(14), end_time=time(15))
        self.assertFalse(changes.changes_past(old, new, date(2020, 7, 1)))
        self.assertTrue(changes.changes_past(old, new, date(2020, 7, 20)))


def test_days_that_would_go_over_into_a_week_left_out_stay():
    rule = "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;COUNT=6"
    monday = When(date(2027, 1, 4), time(10))
    sunday = When(date(2027, 1, 3), time(10))
    assert changes.moved_rule(rule, monday, sunday) is None


@pytest.mark.parametrize("end", ["UNTIL=99991231T235959Z", "COUNT=10000"])
def test_an_end_that_the_form_does_not_ask_for_stays_text(end):
    wednesday = When(date(2020, 7, 15), time(10))
    assert choices_of(f"FREQ=WEEKLY;BYDAY=WE;{end}", wednesday) is None


@pytest.mark.django_db
def test_of_too_many_dates_the_first_and_the_latest_are_known():
    page = event("FREQ=DAILY;UNTIL=20601231", start_date=date(1990, 1, 1))
    dates = event_dates(page, last=date(2199, 12, 31))
    assert len(dates) == 10_000
    assert dates[0].usual.start_date == date(1990, 1, 1)
    assert dates[-1].usual.start_date == date(2060, 12, 31)


@pytest.mark.django_db
def test_of_too_many_dates_the_first_is_known_besides_extra_ones():
    page = event(
        "FREQ=DAILY;UNTIL=20601231",
        start_date=date(1990, 1, 1),
        extra_dates=[
            EventExtraDate(date=day) for day in (date(1989, 12, 1), date(2061, 1, 5))
        ],
    )
    dates = event_dates(page, last=date(2199, 12, 31))
    assert dates[0].usual.start_date == date(1990, 1, 1)
    assert dates[-1].usual.start_date == date(2061, 1, 5)
    assert len(dates) == 10_001


@pytest.mark.django_db
def test_an_exception_is_about_a_date_however_many_there_are():
    page = event(
        "FREQ=DAILY",
        start_date=date(1980, 1, 1),
        exceptions=[exception(day) for day in ("1980-02-01", "2020-07-20")]
        + [exception("2120-07-21"), exception("1979-12-31")],
    )
    lost = [row.original_date for row in unmatched_exceptions(page)]
    assert lost == [date(1979, 12, 31)]
