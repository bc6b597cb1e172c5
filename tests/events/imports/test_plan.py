"""What an import changes, what it leaves alone, and that it can be done again."""

from datetime import date, time

from django.db import connection
from django.test import TestCase, override_settings
from django.test.utils import CaptureQueriesContext

from tests.languages import sync, translate
from tests.site import (
    make_calendar,
    make_directory,
    make_event,
    make_partner,
    make_site,
)
from wagtail_ctn.events.models import (
    EventException,
    EventIdentity,
    EventPage,
    EventTopic,
    ImportedEvent,
    Occurrence,
    Venue,
)
from wagtail_ctn.models import Topic

from .calendars import import_into, results, vevent

WEEKLY = {"RRULE": "FREQ=WEEKLY;COUNT=5"}


class ImportTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.home = make_site()
        cls.calendar = make_calendar(cls.home)

    def run_import(self, *vevents, **options):
        return import_into(self.calendar, *vevents, **options)

    def event(self, uid="seminar@example.org"):
        key = EventIdentity.objects.get(uid=uid).translation_key
        return EventPage.objects.get(translation_key=key)

    def edit(self, page, **values):
        """An editor changes a page and publishes it."""
        for name, value in values.items():
            setattr(page, name, value)
        page.save_revision().publish()


class NewTests(ImportTestCase):
    def test_an_event_becomes_a_page_with_what_the_calendar_says(self):
        rows = self.run_import(
            vevent(
                DESCRIPTION="Pirmā rinda\\nOtrā rinda\\n\\nhttps://example.org/a?b=1&c=2",
                LOCATION="Liepājas bibliotēka",
                CONFERENCE__VALUE_URI="https://meet.example.org/1",
            )
        )
        self.assertEqual(results(rows), ["new"])
        page = self.event()
        self.assertEqual(page.title, "Seminārs")
        self.assertEqual(page.start_date, date(2020, 7, 15))
        self.assertEqual((page.start_time, page.end_time), (time(10), time(12)))
        self.assertEqual(page.timezone, "Europe/Riga")
        self.assertEqual(page.place, "Liepājas bibliotēka")
        self.assertEqual(page.join_link, "https://meet.example.org/1")
        self.assertIn("Pirmā rinda<br/>Otrā rinda", str(page.body))
        self.assertIn('href="https://example.org/a?b=1&amp;c=2"', str(page.body))

    def test_it_keeps_its_uid_and_sequence(self):
        self.run_import(vevent(SEQUENCE="7"))
        identity = EventIdentity.objects.get()
        self.assertEqual(identity.uid, "seminar@example.org")
        self.assertEqual(identity.sequence, 7)
        response = self.client.get(self.calendar.get_url() + "ical/?from=2020-01-01")
        self.assertIn(b"UID:seminar@example.org\r\n", response.content)
        self.assertIn(b"SEQUENCE:7\r\n", response.content)

    def test_a_draft_is_on_no_list(self):
        self.run_import(vevent(), publish=False)
        page = self.event()
        self.assertFalse(page.live)
        self.assertTrue(page.has_unpublished_changes)
        self.assertFalse(Occurrence.objects.exists())

    def test_a_rule_that_the_form_cannot_say_is_kept_as_it_is(self):
        rule = "FREQ=MONTHLY;BYMONTHDAY=1,15;WKST=SU;COUNT=7"
        self.run_import(vevent(RRULE=rule))
        self.assertEqual(self.event().recurrence, rule)

    def test_what_is_different_on_one_date_becomes_an_exception(self):
        self.run_import(
            vevent(
                **WEEKLY,
                **{"EXDATE__TZID_Europe/Riga": "20200722T100000"},
            ),
            vevent(
                **{
                    "RECURRENCE_ID__TZID_Europe/Riga": "20200729T100000",
                    "DTSTART__TZID_Europe/Riga": "20200730T110000",
                    "DTEND__TZID_Europe/Riga": "20200730T130000",
                }
            ),
            vevent(
                STATUS="CANCELLED",
                **{"RECURRENCE_ID__TZID_Europe/Riga": "20200805T100000"},
            ),
        )
        rows = self.event().exceptions.order_by("original_date")
        self.assertEqual(
            [(row.original_date.day, row.change) for row in rows],
            [(22, "left_out"), (29, "moved"), (5, "cancelled")],
        )
        dates = Occurrence.objects.order_by("start")
        self.assertEqual(
            [(row.first_day.isoformat(), row.status) for row in dates],
            [
                ("2020-07-15", "scheduled"),
                ("2020-07-30", "rescheduled"),
                ("2020-08-05", "cancelled"),
                ("2020-08-12", "scheduled"),
            ],
        )

    def test_extra_dates_come_along(self):
        self.run_import(
            vevent(**{"RDATE__TZID_Europe/Riga": "20200717T100000,20200718T150000"})
        )
        rows = self.event().extra_dates.order_by("date")
        self.assertEqual(
            [(row.date.day, row.start_time) for row in rows],
            [(17, None), (18, time(15))],
        )

    def test_a_status_in_a_title_is_read_in_each_of_our_languages(self):
        for code, word in [("lv", "Atcelts"), ("et", "Tühistatud"), ("de", "Abgesagt")]:
            uid = f"{code}@example.org"
            cancelled = {"STATUS": "CANCELLED", "SUMMARY": f"{word}: Seminar"}
            self.run_import(vevent(uid, **cancelled))
            page = self.event(uid)
            self.assertEqual((page.title, page.status), ("Seminar", "cancelled"), code)

    def test_what_has_no_title_gets_one(self):
        self.run_import(vevent(SUMMARY=""))
        self.assertTrue(self.event().title)

    def test_markup_is_text(self):
        self.run_import(
            vevent(
                SUMMARY="<script>alert(1)</script>",
                DESCRIPTION="<b>Treknrakstā</b> & <script>alert(1)</script>",
            )
        )
        response = self.client.get(self.event().get_url())
        self.assertNotContains(response, "<script>alert")
        self.assertContains(response, "Treknrakstā")


class MatchTests(ImportTestCase):
    def test_venue_partner_and_topic_of_the_same_name_are_linked(self):
        locale = self.calendar.locale
        venue = Venue.objects.create(
            name="Bibliotēka", address="Zivju iela 7, Liepāja", locale=locale
        )
        partner = make_partner(make_directory(self.home), email="mi@example.org")
        topic = Topic.objects.create(name="Izglītība", locale=locale)
        self.run_import(
            vevent(
                LOCATION="bibliotēka\\,  Zivju iela 7\\, Liepāja",
                CATEGORIES="izglītība,Sports",
                ORGANIZER="mailto:MI@example.org",
            )
        )
        page = self.event()
        self.assertEqual(page.venue, venue)
        self.assertEqual([row.partner_id for row in page.partners.all()], [partner.pk])
        self.assertEqual([row.topic for row in page.topics.all()], [topic])

    def test_none_is_linked_that_somebody_says_is_another(self):
        venue = Venue.objects.create(name="Bibliotēka", locale=self.calendar.locale)
        self.run_import(vevent(LOCATION="Bibliotēka"), apart=[f"venue-{venue.pk}"])
        page = self.event()
        self.assertIsNone(page.venue)
        self.assertEqual(page.place, "Bibliotēka")


class AgainTests(ImportTestCase):
    def test_the_same_again_writes_nothing(self):
        vevents = [vevent(), vevent("kurss@example.org", **WEEKLY)]
        self.run_import(*vevents)
        with CaptureQueriesContext(connection) as queries:
            planned = self.run_import(*vevents)
        self.assertEqual(results(planned), ["unchanged", "unchanged"])
        verbs = {query["sql"].split()[0] for query in queries}
        self.assertEqual(verbs, {"SELECT"})

    def test_another_time_of_the_fetch_changes_nothing(self):
        self.run_import(vevent())
        rows = self.run_import(vevent(DTSTAMP="20200202T020202Z"))
        self.assertEqual(results(rows), ["unchanged"])

    def test_what_has_changed_there_changes_here(self):
        self.run_import(vevent(SEQUENCE="1"))
        rows = self.run_import(
            vevent(
                SEQUENCE="2",
                **{
                    "DTSTART__TZID_Europe/Riga": "20200716T100000",
                    "DTEND__TZID_Europe/Riga": "20200716T120000",
                },
            )
        )
        self.assertEqual(results(rows), ["changed"])
        self.assertEqual([change.name for change in rows[0].changes], ["start_date"])
        self.assertEqual(self.event().start_date, date(2020, 7, 16))
        self.assertEqual(Occurrence.objects.get().first_day, date(2020, 7, 16))

    def test_what_is_cancelled_there_is_cancelled_here(self):
        self.run_import(vevent())
        rows = self.run_import(vevent(STATUS="CANCELLED"))
        self.assertEqual(results(rows), ["cancelled"])
        self.assertTrue(self.event().is_cancelled)

    def test_an_earlier_version_changes_nothing(self):
        self.run_import(vevent(SEQUENCE="3", SUMMARY="Jaunais"))
        rows = self.run_import(vevent(SEQUENCE="2", SUMMARY="Vecais"))
        self.assertEqual(results(rows), ["unchanged"])
        self.assertTrue(rows[0].reason)
        self.assertEqual(self.event().title, "Jaunais")

    def test_a_feed_that_counts_anew_is_believed_when_it_is_later(self):
        self.run_import(vevent(SEQUENCE="3", LAST_MODIFIED="20200101T000000Z"))
        rows = self.run_import(
            vevent(SUMMARY="Jaunais", SEQUENCE="0", LAST_MODIFIED="20200201T000000Z")
        )
        self.assertEqual(results(rows), ["changed"])

    def test_a_feed_with_no_version_is_compared_by_what_it_says(self):
        self.run_import(vevent())
        rows = self.run_import(vevent(SUMMARY="Jaunais"))
        self.assertEqual(results(rows), ["changed"])

    def test_one_date_of_a_series_can_come_alone(self):
        self.run_import(vevent(**WEEKLY))
        rows = self.run_import(
            vevent(
                STATUS="CANCELLED",
                **{"RECURRENCE_ID__TZID_Europe/Riga": "20200722T100000"},
            )
        )
        self.assertEqual(results(rows), ["changed"])
        page = self.event()
        self.assertEqual(page.recurrence, WEEKLY["RRULE"])
        row = page.exceptions.get()
        self.assertEqual(
            (row.original_date, row.change), (date(2020, 7, 22), "cancelled")
        )

    def test_a_series_comes_after_one_of_its_dates_whatever_its_version(self):
        self.run_import(
            vevent(
                SEQUENCE="3",
                LAST_MODIFIED="20200601T000000Z",
                **{"RECURRENCE_ID__TZID_Europe/Riga": "20200722T100000"},
            )
        )
        rows = self.run_import(vevent(LAST_MODIFIED="20200101T000000Z", **WEEKLY))
        self.assertEqual(results(rows), ["changed"])
        self.assertEqual(self.event().recurrence, WEEKLY["RRULE"])

    def test_an_earlier_version_is_taken_where_all_is_overwritten(self):
        self.run_import(vevent(SEQUENCE="5"))
        rows = self.run_import(vevent(SEQUENCE="0", SUMMARY="Jaunais"), overwrite=True)
        self.assertEqual(results(rows), ["changed"])
        self.assertEqual(self.event().title, "Jaunais")

    def test_a_deleted_page_comes_back_from_a_file_as_the_same_event(self):
        self.run_import(vevent())
        self.event().delete()
        self.assertEqual(results(self.run_import(vevent())), ["new"])
        self.assertEqual(self.event().title, "Seminārs")
        self.assertEqual(EventIdentity.objects.count(), 1)


class EditorsTests(ImportTestCase):
    def test_what_an_editor_changed_stays(self):
        self.run_import(vevent())
        self.edit(self.event(), title="Redaktora nosaukums", summary="Īsumā")
        rows = self.run_import(vevent(SUMMARY="Cits nosaukums", LOCATION="Cita vieta"))
        self.assertEqual([change.name for change in rows[0].changes], ["place"])
        self.assertEqual([kept.name for kept in rows[0].kept], ["title"])
        page = self.event()
        self.assertEqual(page.title, "Redaktora nosaukums")
        self.assertEqual((page.summary, page.place), ("Īsumā", "Cita vieta"))

    def test_it_is_overwritten_when_that_is_asked_for(self):
        self.run_import(vevent())
        self.edit(self.event(), title="Redaktora nosaukums")
        self.run_import(vevent(), overwrite=True)
        self.assertEqual(self.event().title, "Seminārs")

    def test_topics_that_an_editor_added_stay_beside(self):
        locale = self.calendar.locale
        own, theirs = (
            Topic.objects.create(name=name, locale=locale) for name in ("Mūsu", "Viņu")
        )
        self.run_import(vevent())
        page = self.event()
        page.topics = [EventTopic(topic=own)]
        self.edit(page)
        self.run_import(vevent(CATEGORIES="Viņu"))
        topics = {row.topic for row in self.event().topics.all()}
        self.assertEqual(topics, {own, theirs})

    def test_a_text_that_only_went_through_the_editor_is_not_changed(self):
        self.run_import(vevent(DESCRIPTION="Pirmais\\n\\nOtrais"))
        page = self.event()
        html = page.body[0].value.source.replace("<p>", '<p data-block-key="a1b2c">')
        self.edit(page, body=[{"type": "rich_text", "value": html}])
        rows = self.run_import(vevent(DESCRIPTION="Trešais"))
        self.assertEqual([change.name for change in rows[0].changes], ["text"])

    def test_an_unpublished_event_stays_unpublished(self):
        self.run_import(vevent())
        self.event().unpublish()
        self.run_import(vevent(SUMMARY="Jaunais"))
        page = self.event()
        self.assertFalse(page.live)
        self.assertEqual(page.get_latest_revision_as_object().title, "Jaunais")

    def test_a_draft_that_is_being_written_stays_a_draft(self):
        self.run_import(vevent())
        draft = self.event()
        draft.summary = "Vēl nepabeigts"
        draft.save_revision()
        self.run_import(vevent(LOCATION="Cita vieta"))
        page = self.event()
        self.assertEqual((page.place, page.summary), ("Cita vieta", ""))
        self.assertTrue(page.has_unpublished_changes)
        draft = page.get_latest_revision_as_object()
        self.assertEqual((draft.place, draft.summary), ("Cita vieta", "Vēl nepabeigts"))

    def test_a_locked_page_waits(self):
        self.run_import(vevent())
        EventPage.objects.update(locked=True)
        rows = self.run_import(vevent(SUMMARY="Jaunais"))
        self.assertEqual(results(rows), ["waiting"])
        EventPage.objects.update(locked=False)
        rows = self.run_import(vevent(SUMMARY="Jaunais"))
        self.assertEqual(results(rows), ["changed"])

    def test_an_event_of_this_site_is_not_changed_by_a_file_that_has_it(self):
        page = make_event(self.calendar, "Mūsu pašu")
        uid = EventIdentity.objects.get().uid
        rows = self.run_import(vevent(uid, SUMMARY="Cits"))
        self.assertEqual(results(rows), ["unchanged"])
        self.assertTrue(rows[0].kept)
        page.refresh_from_db()
        self.assertEqual(page.title, "Mūsu pašu")

    def test_what_was_noted_in_another_way_is_not_known_and_nothing_is_lost(self):
        self.run_import(vevent())
        imported = ImportedEvent.objects.get()
        imported.values = imported.told_in(self.calendar.locale)
        imported.save()
        rows = self.run_import(vevent(SUMMARY="Jaunais"))
        self.assertEqual(results(rows), ["unchanged"])
        self.assertEqual([each.name for each in rows[0].kept], ["title"])
        rows = self.run_import(vevent(SUMMARY="Jaunais"), overwrite=True)
        self.assertEqual(self.event().title, "Jaunais")

    def test_what_is_hidden_stays_hidden(self):
        self.run_import(vevent())
        ImportedEvent.objects.update(is_hidden=True)
        self.event().unpublish()
        rows = self.run_import(vevent(SUMMARY="Jaunais"))
        self.assertEqual(results(rows), ["hidden"])
        self.assertFalse(self.event().live)

    def test_a_date_that_an_editor_changed_stays_whole(self):
        """Half of it of the editor and half of the source would be nobody's."""
        self.run_import(vevent(**WEEKLY))
        self.edit(self.event(), start_time=time(11))
        (row,) = self.run_import(
            vevent(
                SUMMARY="Jaunais",
                **WEEKLY,
                **{
                    "DTSTART__TZID_Europe/Riga": "20200716T140000",
                    "DTEND__TZID_Europe/Riga": "20200716T160000",
                },
            )
        )
        page = self.event()
        self.assertEqual((page.title, page.start_date), ("Jaunais", date(2020, 7, 15)))
        self.assertEqual((page.start_time, page.end_time), (time(11), time(12)))
        kept = {difference.name for difference in row.kept}
        self.assertEqual(kept, {"start_date", "start_time", "end_time"})

    def test_a_date_that_an_editor_cancelled_stops_no_other(self):
        self.run_import(vevent(**WEEKLY))
        page = self.event()
        page.exceptions.add(
            EventException(original_date=date(2020, 7, 22), change="cancelled")
        )
        self.edit(page)
        excluded = {"EXDATE__TZID_Europe/Riga": "20200729T100000"}
        self.assertEqual(
            results(self.run_import(vevent(**WEEKLY, **excluded))), ["changed"]
        )
        changes = self.event().exceptions.values_list("original_date__day", "change")
        self.assertEqual(sorted(changes), [(22, "cancelled"), (29, "left_out")])
        # What the source takes back of its own is taken back.
        self.run_import(vevent(**WEEKLY))
        changes = self.event().exceptions.values_list("original_date__day", "change")
        self.assertEqual(sorted(changes), [(22, "cancelled")])


class LanguageTests(ImportTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        translate(cls.home, "en", "Home")
        cls.english = translate(cls.calendar, "en", "Events")

    def both(self):
        """The event's page in Latvian and in English."""
        pages = EventPage.objects.order_by("pk")
        return [pages.get(locale=c.locale) for c in (self.calendar, self.english)]

    def test_every_language_has_the_dates_of_the_source(self):
        self.run_import(vevent(**WEEKLY))
        later = {"DTSTART__TZID_Europe/Riga": "20200720T100000"}
        import_into(self.english, vevent(RRULE="FREQ=DAILY;COUNT=3", **later))
        latvian, english = self.both()
        self.assertEqual(english.translation_key, latvian.translation_key)
        self.assertEqual(english.start_date, date(2020, 7, 15))
        self.assertEqual(english.recurrence, WEEKLY["RRULE"])
        days = Occurrence.objects.values_list("first_day", flat=True)
        self.assertEqual(
            list(days.filter(page=english)), list(days.filter(page=latvian))
        )

    def test_words_of_each_language_change_by_themselves(self):
        for title in ("Pirmais", "Otrais"):
            self.run_import(vevent(SUMMARY=title))
            (row,) = import_into(self.english, vevent(SUMMARY=title))
            self.assertEqual([page.title for page in self.both()], [title, title])
        (row,) = import_into(self.english, vevent(SUMMARY=title))
        self.assertEqual((row.result, row.reason), ("unchanged", ""))

    def test_a_translators_words_are_not_changed_by_a_file(self):
        self.run_import(vevent())
        translate(self.event(), "en", "Seminar")
        (row,) = import_into(self.english, vevent(SUMMARY="Jaunais"))
        self.assertEqual((row.result, self.both()[1].title), ("unchanged", "Seminar"))

    def test_a_new_date_is_the_sources_to_say_and_then_in_every_language(self):
        self.run_import(vevent())
        import_into(self.english, vevent())
        later = {"DTSTART__TZID_Europe/Riga": "20200720T100000"}
        later |= {"DTEND__TZID_Europe/Riga": "20200720T120000"}
        (row,) = import_into(self.english, vevent(**later))
        self.assertEqual(row.result, "unchanged")
        self.assertTrue(row.kept)
        self.assertEqual(results(self.run_import(vevent(**later))), ["changed"])
        self.assertEqual([page.start_date.day for page in self.both()], [20, 20])

    def test_what_an_alias_stands_for_waits_to_be_translated(self):
        self.run_import(vevent())
        sync(self.event(), "en")
        rows = import_into(self.english, vevent(), vevent("cits@example.org"))
        self.assertEqual(results(rows), ["waiting", "new"])
        self.assertIn("tulkoj", rows[0].reason)


class RejectedTests(ImportTestCase):
    def test_one_bad_event_loses_no_good_one(self):
        rows = self.run_import(
            vevent("viens@example.org"),
            vevent("slikts@example.org", RRULE="FREQ=SECONDLY"),
            vevent("divi@example.org"),
        )
        self.assertEqual(results(rows), ["new", "new"])
        self.assertEqual(EventPage.objects.count(), 2)

    @override_settings(WAGTAIL_CTN={"IMPORT_LIMITS": {"dates": 10}})
    def test_limits_are_settings(self):
        dates = ",".join(f"202007{day:02}T100000" for day in range(1, 15))
        rows = self.run_import(
            vevent("slikts@example.org", **{"RDATE__TZID_Europe/Riga": dates}),
            vevent(),
        )
        self.assertEqual(len(rows), 1)


class QueryTests(ImportTestCase):
    def test_the_same_file_again_asks_the_database_the_same_whatever_its_size(self):
        few = [vevent(f"{n}@example.org") for n in range(3)]
        many = [vevent(f"{n}@example.org") for n in range(30)]
        self.run_import(*many)
        counts = []
        for vevents in (few, many):
            with self.assertNumQueries(5) as queries:
                self.run_import(*vevents)
            counts.append(len(queries))
        self.assertEqual(counts[0], counts[1])
