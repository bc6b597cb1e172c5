"""Pages made many at once are the same as pages made one by one."""

import json
import re
from datetime import date, time

from django.contrib.auth.models import User
from django.db import connection
from django.db.models.signals import post_save
from django.test import TestCase, TransactionTestCase
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageLogEntry, ReferenceIndex, Revision
from wagtail.search.models import IndexEntry
from wagtail.signals import page_published, published

from tests.site import make_calendar, make_directory, make_partner, make_site
from wagtail_ctn.events.imports.batch import BatchError, create_pages
from wagtail_ctn.events.models import (
    Audience,
    EventAudience,
    EventEntry,
    EventException,
    EventExtraDate,
    EventIdentity,
    EventLanguage,
    EventPage,
    EventPart,
    EventPartner,
    EventPreparedBy,
    EventRelatedPage,
    EventText,
    EventTopic,
    Occurrence,
    Venue,
)
from wagtail_ctn.models import Topic

# What differs by chance or by place, not by how a page was made.
NOT_COMPARED = {
    "id",
    "pk",
    "path",
    "url_path",
    "page_ptr_id",
    "translation_key",
    "latest_revision_id",
    "live_revision_id",
    "created_at",
    "first_published_at",
    "last_published_at",
    "latest_revision_created_at",
    "timestamp",
    "page_id",
    "object_id",
    "base_object_id",
    "revision_id",
    "identity_id",
    "uid",
    "changed_at",
    "content_path",
    "content_path_hash",
    "index_entry_id",
    # How much a word in a title tells, among the titles that there were by then.
    "title_norm",
}
ONLY_OF_LIVE_PAGES = {"Occurrence", "EventEntry", "EventIdentity", "EventText"}
# What in a text has to do with who an event is and when it was written.
IDS_AND_MOMENTS = re.compile(
    r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
    r"|(?<=^DTSTAMP:)\S+|(?<=^LAST-MODIFIED:)\S+",
    re.MULTILINE,
)


class BatchTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.home = make_site()
        cls.calendar = make_calendar(cls.home)
        cls.user = User.objects.create_user("editor")
        locale = cls.home.locale
        cls.topic = Topic.objects.create(name="Izglītība", locale=locale)
        cls.venue = Venue.objects.create(name="Bibliotēka", locale=locale)
        cls.audience = Audience.objects.create(name="Bērniem", locale=locale)
        cls.partner = make_partner(make_directory(cls.home))

    def page(self, number=0, **fields):
        """One of several kinds of events."""
        page = EventPage(
            title=f"Notikums {number // 2}",
            start_date=date(2020, 7, 1 + number % 28),
            locale=self.home.locale,
            **fields,
        )
        page.topics = [EventTopic(topic=self.topic)]
        if number % 2:
            page.start_time, page.end_time = time(10), time(12)
            page.venue = self.venue
            page.partners = [EventPartner(partner=self.partner)]
            page.body = [{"type": "rich_text", "value": f"<p>Teksts {number}</p>"}]
        if number % 3 == 0:
            page.recurrence = "FREQ=DAILY;COUNT=5"
            page.exceptions = [
                EventException(
                    original_date=page.start_date,
                    reason="Slims",
                    locale=self.home.locale,
                )
            ]
            page.extra_dates = [EventExtraDate(date=date(2020, 9, 1))]
        if number % 5 == 0:
            page.earlier_parts = [EventPart(start_date=date(2020, 6, 1))]
        if number % 4 == 0:
            page.audiences = [EventAudience(audience=self.audience)]
            page.languages = [EventLanguage(language="lv")]
            page.related_pages = [EventRelatedPage(related_page=self.home)]
            page.prepared_by = [EventPreparedBy(name="Dome", locale=self.home.locale)]
        return page


class SameTests(BatchTestCase):
    def make_one_by_one(self, calendar, pages, publish):
        for page in pages:
            page.live = False
            page.owner = self.user
            calendar.add_child(instance=page)
            revision = page.save_revision(user=self.user)
            if publish:
                revision.publish(user=self.user, skip_permission_checks=True)

    def rows(self, calendar):
        """Everything that the database has of the events below a calendar."""
        pages = list(calendar.get_children().order_by("path"))
        ids = [page.pk for page in pages]
        keys = [page.translation_key for page in pages]
        identities = EventIdentity.objects.filter(translation_key__in=keys)
        known = {i.translation_key: i.pk for i in identities}
        listed = {"translation_key": keys, "identity_id": list(map(known.get, keys))}
        models = {
            relation.related_model: relation.field.attname
            for relation in EventPage._meta.related_objects
            if relation.field.model.__module__.startswith("wagtail_ctn")
        }
        models |= {Page: "pk", EventPage: "pk", PageLogEntry: "page_id"}
        models |= {Occurrence: "page_id", EventEntry: "page_id"}
        models |= {EventIdentity: "translation_key", EventText: "identity_id"}
        models |= dict.fromkeys((ReferenceIndex, Revision, IndexEntry), "object_id")
        found = {}
        for model, key in models.items():
            own = [str(pk) for pk in ids] if key == "object_id" else ids
            found[model.__name__] = self.values(model, key, listed.get(key, own))
        found["children"] = Page.objects.get(pk=calendar.pk).numchild
        return found

    def values(self, model, key, values):
        """``[(number of the event, one row)]`` of the rows that have these values."""
        listed = []
        for row in model._default_manager.filter(**{f"{key}__in": values}).values():
            number = values.index(row.get(key) or row.get("id") or row["page_ptr_id"])
            own = {n: self.plain(v) for n, v in row.items() if n not in NOT_COMPARED}
            listed.append((number, json.dumps(own, sort_keys=True, default=str)))
        return sorted(listed)

    def plain(self, value):
        """The content of a revision, or a text, without ids, keys and moments."""
        if isinstance(value, dict):
            return {
                name: self.plain(each)
                for name, each in value.items()
                if name not in {*NOT_COMPARED, "page"}
            }
        if isinstance(value, list):
            return [self.plain(each) for each in value]
        return IDS_AND_MOMENTS.sub("", value) if isinstance(value, str) else value

    def test_every_row_is_the_same_as_one_by_one(self):
        for publish in (True, False):
            with self.subTest(publish=publish):
                one, many = (
                    make_calendar(self.home, f"{name} {publish}")
                    for name in ("Pa vienam", "Kopā")
                )
                self.make_one_by_one(one, [self.page(n) for n in range(12)], publish)
                create_pages(
                    many,
                    [self.page(n) for n in range(12)],
                    publish=publish,
                    user=self.user,
                )
                expected, found = self.rows(one), self.rows(many)
                for name, rows in expected.items():
                    with self.subTest(rows=name):
                        self.assertEqual(found[name], rows)
                self.assertEqual(
                    {name for name, rows in expected.items() if not rows},
                    set() if publish else ONLY_OF_LIVE_PAGES,
                )

    def test_the_tree_is_sound(self):
        create_pages(self.calendar, [self.page(n) for n in range(5)], publish=True)
        create_pages(self.calendar, [self.page(n) for n in range(5)], publish=True)
        self.calendar.refresh_from_db()
        self.calendar.add_child(
            instance=EventPage(title="Vēl", start_date="2020-01-01")
        )
        self.assertFalse(any(Page.find_problems()))
        self.assertEqual(self.calendar.get_children().count(), 11)

    def test_they_can_be_edited(self):
        pages = [self.page(1)]
        create_pages(self.calendar, pages, publish=True)
        page = EventPage.objects.get()
        self.assertEqual(page.get_latest_revision_as_object().topics.count(), 1)
        page.title = "Citāds"
        page.save_revision().publish()
        self.assertEqual(EventPage.objects.get().title, "Citāds")


class SearchTests(TransactionTestCase):
    """On rows that are committed: full text indexes see no others."""

    def test_they_are_found_by_their_words(self):
        calendar = make_calendar(make_site())
        page = EventPage(title="Lekcija", place="Liepāja", start_date=date(2150, 1, 1))
        create_pages(calendar, [page], publish=True)
        for words in ("lekcija", "liepāja"):
            response = self.client.get(calendar.get_url(), {"q": words})
            found = [row.page_id for row in response.context["occurrences"]]
            self.assertEqual(found, [page.pk])


class SlugTests(BatchTestCase):
    def test_what_the_database_takes_for_the_same_slug_is_no_ones_twice(self):
        titles = ["Semināri", "Seminari", "SEMINĀRI", "Straße", "Strasse"]
        pages = [EventPage(title=t, start_date=date(2020, 7, 1)) for t in titles]
        create_pages(self.calendar, pages[:2], publish=True)
        create_pages(self.calendar, pages[2:], publish=True)
        for page in pages:
            with self.subTest(page.slug):
                self.assertEqual(self.client.get(page.get_url()).status_code, 200)
                page.full_clean()

    def test_no_two_have_the_same_and_none_is_hidden_by_a_route(self):
        titles = ["Seminārs", "Seminārs", "2020", "Ical", "!!!", "Семинар"]
        pages = [EventPage(title=t, start_date=date(2020, 7, 1)) for t in titles]
        with self.settings(WAGTAIL_ALLOW_UNICODE_SLUGS=False):
            create_pages(self.calendar, pages, publish=True)
        slugs = [page.slug for page in pages]
        self.assertEqual(
            slugs, ["seminars", "seminars-2", "2020-2", "ical-2", "event", "seminar"]
        )
        for page in pages:
            self.assertEqual(self.client.get(page.get_url()).status_code, 200)


class AllOrNothingTests(BatchTestCase):
    def test_what_is_not_valid_is_named_and_nothing_is_made(self):
        pages = [self.page(0), self.page(1, timezone="Europe/Nowhere"), self.page(2)]
        pages[1].end_time = time(9)
        pages[1].timezone = "Europe/Riga"
        with self.assertRaises(BatchError) as caught:
            create_pages(self.calendar, pages, publish=True)
        self.assertEqual(list(caught.exception.problems), [1])
        self.assertIn("end_time", caught.exception.problems[1].message_dict)
        self.assertEqual(EventPage.objects.count(), 0)
        self.assertEqual(EventIdentity.objects.count(), 0)

    def test_an_error_on_the_way_leaves_nothing(self):
        def fail(**kwargs):
            raise RuntimeError

        page_published.connect(fail, sender=EventPage)
        self.addCleanup(page_published.disconnect, fail, sender=EventPage)
        with self.assertRaises(RuntimeError):
            create_pages(self.calendar, [self.page()], publish=True)
        for model in (EventPage, Revision, PageLogEntry, Occurrence, EventIdentity):
            rows = model.objects.all()
            if model in (Revision, PageLogEntry):
                rows = rows.filter(content_type__model="eventpage")
            self.assertEqual(rows.count(), 0, model)


class SignalTests(BatchTestCase):
    def told(self, signal, make):
        """``[(title, was it live, was it new)]`` of each time that a signal is sent."""
        told = []

        def note(instance, **kwargs):
            told.append((instance.title, instance.live, kwargs.get("created")))

        signal.connect(note, sender=EventPage)
        self.addCleanup(signal.disconnect, note, sender=EventPage)
        make()
        return told

    def make(self):
        create_pages(self.calendar, [self.page(0), self.page(2)], publish=True)
        create_pages(self.calendar, [self.page(4)], publish=False)

    def test_each_page_is_told_of_once_when_it_is_public(self):
        for signal in (page_published, published):
            with self.subTest(signal=signal):
                told = self.told(signal, self.make)
                self.assertEqual(
                    told, [("Notikums 0", True, None), ("Notikums 1", True, None)]
                )

    def test_saving_is_told_of_when_a_page_is_made_and_when_it_is_published(self):
        self.assertEqual(
            self.told(post_save, self.make),
            [
                ("Notikums 0", False, True),
                ("Notikums 1", False, True),
                ("Notikums 0", True, False),
                ("Notikums 1", True, False),
                ("Notikums 2", False, True),
            ],
        )

    def test_a_receiver_finds_a_page_complete(self):
        found = []

        def look(instance, revision, **kwargs):
            page = EventPage.objects.get(pk=instance.pk)
            found.append((page.live_revision_id == revision.pk, page.topics.count()))
            found.append(Occurrence.objects.filter(page=page).exists())

        page_published.connect(look, sender=EventPage)
        self.addCleanup(page_published.disconnect, look, sender=EventPage)
        create_pages(self.calendar, [self.page(0)], publish=True)
        self.assertEqual(found, [(True, 1), True])


class CostTests(BatchTestCase):
    def test_each_page_costs_few_queries(self):
        counts = []
        for number in (10, 30):
            with CaptureQueriesContext(
                connection,
            ) as queries:
                create_pages(
                    self.calendar, [self.page(1) for _n in range(number)], publish=True
                )
            counts.append(len(queries))
        each = (counts[1] - counts[0]) / 20
        self.assertLessEqual(each, 8, counts)
