"""Every shared fact of every page type, through wagtail-localize's own views.

The source changes and nobody updates the translation: what the tool saves from what it
knows of old is what the source says now, field by field and row by row.
"""

from datetime import date, time

from tests.languages import fresh
from tests.site import (
    make_calendar,
    make_directory,
    make_event,
    make_logo,
    make_news,
    make_news_index,
    make_partner,
    make_working_group,
)
from tests.test_translation_tool import TranslationToolTestCase as Tool
from wagtail_ctn.events.models import (
    Audience,
    CalendarOther,
    CalendarPartner,
    CalendarTopic,
    EventAudience,
    EventException,
    EventExtraDate,
    EventLanguage,
    EventPart,
    EventPartner,
    EventPreparedBy,
    EventRelatedPage,
    EventTopic,
    Venue,
)
from wagtail_ctn.models import Topic
from wagtail_ctn.news.models import NewsPreparedBy, NewsRelatedPage, NewsTopic
from wagtail_ctn.partners.models import (
    Area,
    PartnerArea,
    PartnerKind,
    PartnerLanguage,
    PartnerSocialLink,
    WorkingGroupMandate,
    WorkingGroupMember,
)
from wagtail_ctn.translation import row_values

# Made once from the short name; that it cannot change is tested elsewhere.
FIXED = {"code"}


class FactsTests(Tool):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        locale = cls.home.locale
        cls.topic = Topic.objects.create(name="Temats", locale=locale)
        cls.venue = Venue.objects.create(name="Zāle", locale=locale)
        cls.audience = Audience.objects.create(name="Skolotāji", locale=locale)
        cls.area = Area.objects.create(name="Rīga", locale=locale)
        cls.kind = PartnerKind.objects.create(name="Ministrijas", locale=locale)
        cls.image = make_logo()
        cls.directory = make_directory(cls.home)
        cls.partner = make_partner(
            cls.directory, contact_person="Anna", phone="67000001"
        )
        cls.other = make_partner(
            cls.directory, "Dome", contact_person="Boriss", phone="67000002"
        )
        cls.piece = make_news(make_news_index(cls.home))

    def assert_keeps(self, page, **changes):
        """Publish the change, then the translation of old; compare all that is shared.

        Every shared field and relation is to be among the changes, with another value.
        """
        before = self.facts(fresh(page))
        self.assertEqual(set(before) - set(changes) - FIXED, set())
        self.submit(page, "en", subtree=False)
        source = fresh(page)
        for name, value in changes.items():
            setattr(source, name, value)
        source.save_revision().publish()
        signed = self.signed(fresh(page))
        now = self.facts(fresh(page))
        same = {name for name in now if now[name] == before[name]}
        self.assertEqual(same - FIXED, set())
        self.assertEqual(self.facts(self.in_language(page, "en")), now)
        self.publish(page, "en")
        self.assertEqual(self.facts(self.in_language(page, "en")), now)
        self.assertEqual(self.signed(self.in_language(page, "en")), signed)
        self.translation(page, "en").save_target(publish=False)
        translation = self.in_language(page, "en")
        latest = translation.get_latest_revision_as_object()
        self.assertEqual(self.facts(latest), now)

    def facts(self, page):
        """``{name of field or relation: value}`` of what the page type shares."""
        fields = {name: self.value(page, name) for name in page.shared_fields}
        rows = {name: row_values(page, name) for name in page.shared_relations}
        partly = {
            name: [
                [self.value(row, field) for field in fields]
                for row in getattr(page, name).all()
            ]
            for name, fields in self.fields_of_rows(page).items()
        }
        return fields | rows | partly

    def fields_of_rows(self, page):
        whole = {
            name: page._meta.get_field(name).related_model.shared_fields
            for name in page.shared_rows
        }
        return page.shared_row_fields | whole

    def signed(self, page):
        """Whom a page can be asked about, which goes with the partner."""
        rows = page.prepared_by.all() if hasattr(page, "prepared_by") else []
        return [(row.name, row.contact_person, row.phone) for row in rows]

    def value(self, row, name):
        return getattr(row, row._meta.get_field(name).attname)

    def rows(self, page, relation, **values):
        """The rows that a page has, with other values."""
        rows = list(getattr(fresh(page), relation).all())
        for row in rows:
            for name, value in values.items():
                setattr(row, name, value)
        return rows

    def test_an_event(self):
        locale = self.home.locale
        row = EventException(
            original_date=date(2020, 7, 15), reason="Svētki", locale=locale
        )
        event = make_event(
            self.calendar,
            "Kurss",
            start_date=date(2020, 7, 8),
            recurrence="FREQ=WEEKLY",
            exceptions=[row],
            prepared_by=[EventPreparedBy(partner=self.partner, locale=locale)],
        )
        self.assert_keeps(
            event,
            start_date=date(2020, 8, 5),
            start_time=time(11),
            end_date=date(2020, 8, 6),
            end_time=time(13),
            timezone="Europe/London",
            recurrence="FREQ=WEEKLY;COUNT=5",
            status="rescheduled",
            previous_start_date=date(2020, 7, 8),
            previous_start_time=time(10),
            attendance_mode="hybrid",
            venue=self.venue,
            join_link="https://example.org/join",
            image=self.image,
            is_free=True,
            registration_link="https://example.org/register",
            registration_deadline=date(2020, 8, 1),
            topics=[EventTopic(topic=self.topic)],
            partners=[EventPartner(partner=self.partner, role="funder")],
            audiences=[EventAudience(audience=self.audience)],
            languages=[EventLanguage(language="lv")],
            related_pages=[EventRelatedPage(related_page=self.piece)],
            extra_dates=[EventExtraDate(date=date(2020, 8, 7), start_time=time(9))],
            earlier_parts=[EventPart(start_date=date(2020, 6, 3), start_time=time(9))],
            exceptions=self.rows(
                event,
                "exceptions",
                original_date=date(2020, 8, 12),
                change="moved",
                new_start_date=date(2020, 8, 13),
                new_start_time=time(12),
                new_end_date=date(2020, 8, 14),
                new_end_time=time(14),
            ),
            prepared_by=self.rows(event, "prepared_by", partner=self.other),
        )

    def test_a_calendar(self):
        self.assert_keeps(
            make_calendar(self.home, "Visi"),
            colour="teal",
            other_calendars=[CalendarOther(calendar=self.calendar)],
            other_topics=[CalendarTopic(topic=self.topic)],
            other_partners=[CalendarPartner(partner=self.partner)],
        )

    def test_a_piece_of_news(self):
        piece = make_news(
            self.piece.get_parent(),
            "Vadlīnijas",
            prepared_by=[NewsPreparedBy(partner=self.partner, locale=self.home.locale)],
        )
        self.assert_keeps(
            piece,
            date=date(2017, 3, 14),
            image=self.image,
            pinned=True,
            source_link="https://example.org/",
            topics=[NewsTopic(topic=self.topic)],
            related_pages=[NewsRelatedPage(related_page=self.piece)],
            prepared_by=self.rows(piece, "prepared_by", partner=self.other),
        )

    def test_person_and_phone_of_another_partner_do_not_come_back(self):
        for title, given, signed in [
            (
                "Kurss",
                {"partner": self.other},
                ("Dome", "Boriss", "67000002"),
            ),
            (
                "Lekcija",
                {"partner": self.other, "contact_person": "Jana", "phone": "112"},
                ("Dome", "Jana", "112"),
            ),
            (
                "Diena",
                {"partner": None, "name": "Skola", "contact_person": "", "phone": ""},
                ("Skola", "", ""),
            ),
        ]:
            row = EventPreparedBy(partner=self.partner, locale=self.home.locale)
            event = make_event(self.calendar, title, prepared_by=[row])
            self.submit(event, "en", subtree=False)
            source = fresh(event)
            source.prepared_by = self.rows(event, "prepared_by", **given)
            source.save_revision().publish()
            self.assertEqual(self.signed(fresh(event)), [signed])
            self.assertEqual(self.signed(self.in_language(event, "en")), [signed])
            self.publish(event, "en")
            self.assertEqual(self.signed(self.in_language(event, "en")), [signed])

    def test_a_partner(self):
        self.assert_keeps(
            self.partner,
            kind=self.kind,
            parent_organisation=self.other,
            logo=self.image,
            website="https://example.org/",
            email="a@example.org",
            phone="67000000",
            areas=[PartnerArea(area=self.area)],
            languages=[PartnerLanguage(language="lv")],
            social_links=[PartnerSocialLink(url="https://social.example/@a")],
        )

    def test_a_working_group(self):
        locale = self.home.locale
        group = make_working_group(self.directory)
        group.mandates = [WorkingGroupMandate(title="Rīkojums", locale=locale)]
        group.members = [WorkingGroupMember(partner=self.partner, locale=locale)]
        group.save()
        self.assert_keeps(
            group,
            period_start=date(2017, 1, 1),
            period_end=date(2019, 12, 31),
            mandates=self.rows(group, "mandates", date=date(2017, 2, 28)),
            members=self.rows(
                group,
                "members",
                partner=self.other,
                since=date(2017, 3, 13),
                until=date(2018, 3, 13),
            ),
        )
