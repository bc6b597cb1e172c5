"""What a translation tool does with each field, as wagtail-localize reads it.

Written out by hand: a field that is added is decided about here.
"""

from django.apps import apps
from django.test import SimpleTestCase
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import SynchronizedField, get_translatable_fields

from wagtail_ctn.translation import SharedFactsMixin

# Of every page type: Wagtail's own fields, and the slug.
PAGE = {
    "text": "title slug seo_title search_description",
    "copied": "show_in_menus",
}
SIGNATURE = {
    "text": "name contact_person",
    "shared": "partner",
    "copied": "phone",
}
INDEX = {"text": f"{PAGE['text']} introduction", "copied": PAGE["copied"]}

# "text" is for translators; "shared" is the source's in every language; "copied" is the
# source's until a translation has its own.
TABLES = {
    "Topic": {"text": "name", "shared": "slug colour"},
    "CalendarPage": {
        "text": INDEX["text"],
        "shared": "colour other_calendars other_topics other_partners",
        "copied": PAGE["copied"],
    },
    "EventPage": {
        "text": (
            f"{PAGE['text']} summary body status_reason place price"
            " prepared_by exceptions"
        ),
        "shared": (
            "start_date start_time end_date end_time timezone recurrence extra_dates"
            " earlier_parts status previous_start_date previous_start_time"
            " attendance_mode venue join_link image is_free registration_link"
            " registration_deadline topics audiences languages partners related_pages"
        ),
        "copied": PAGE["copied"],
    },
    "EventException": {
        "text": "reason title note",
        "shared": (
            "original_date original_time change new_start_date new_start_time"
            " new_end_date new_end_time"
        ),
    },
    "EventPreparedBy": SIGNATURE,
    "Venue": {
        "text": "name address accessibility",
        "shared": "slug latitude longitude",
    },
    "Audience": {"text": "name", "shared": "slug"},
    "NewsIndexPage": INDEX,
    "NewsPage": {
        "text": f"{PAGE['text']} lead body source_name prepared_by attachments",
        "shared": "date image pinned source_link topics related_pages",
        "copied": PAGE["copied"],
    },
    "NewsPreparedBy": SIGNATURE,
    "NewsAttachment": {"text": "title", "copied": "document"},
    "PartnerIndexPage": INDEX,
    "PartnerPage": {
        "text": (
            f"{PAGE['text']} legal_name short_name summary body contact_person address"
        ),
        "shared": (
            "code kind parent_organisation logo website email phone areas languages"
            " social_links"
        ),
        "copied": PAGE["copied"],
    },
    "WorkingGroupPage": {
        "text": (
            f"{PAGE['text']} summary body legal_basis chair_name chair_office"
            " mandates members"
        ),
        "shared": "period_start period_end",
        "copied": PAGE["copied"],
    },
    "WorkingGroupMandate": {"text": "title", "shared": "date", "copied": "number link"},
    "WorkingGroupMember": {
        "text": "name office role",
        "shared": "partner since until",
    },
    "PartnerKind": {"text": "name", "shared": "slug sort_order"},
    "Area": {"text": "name", "shared": "slug"},
}


def kind_of(field):
    if not isinstance(field, SynchronizedField):
        return "text"
    return "copied" if field.overridable else "shared"


def own_models():
    return [m for m in apps.get_models() if m.__module__.startswith("wagtail_ctn.")]


class TablesTests(SimpleTestCase):
    maxDiff = None

    def models(self):
        return [model for model in own_models() if issubclass(model, TranslatableMixin)]

    def test_everything_with_a_language_is_in_the_table(self):
        self.assertEqual({model.__name__ for model in self.models()}, set(TABLES))

    def test_a_tool_does_with_each_field_what_the_table_says(self):
        for model in self.models():
            found = {"text": set(), "shared": set(), "copied": set()}
            for field in get_translatable_fields(model):
                found[kind_of(field)].add(field.field_name)
            table = TABLES[model.__name__]
            expected = {kind: set(table.get(kind, "").split()) for kind in found}
            with self.subTest(model.__name__):
                self.assertEqual(found, expected)

    def test_a_sites_own_types_keep_what_they_are_made_from(self):
        for name, base in [
            ("ConferencePage", "EventPage"),
            ("TradeCalendar", "CalendarPage"),
        ]:
            model = apps.get_model("everything", name)
            kinds = {f.field_name: kind_of(f) for f in get_translatable_fields(model)}
            for kind, names in TABLES[base].items():
                for field in names.split():
                    self.assertEqual(kinds[field], kind, f"{name}.{field}")

    def test_what_is_shared_is_what_a_save_keeps_the_same(self):
        """The table of the tool and what pages do on their own are one."""
        for model in own_models():
            if not issubclass(model, SharedFactsMixin):
                continue
            kept = {*model.shared_fields, *model.shared_relations}
            self.assert_shared(model, kept)
            for relation, names in model.shared_row_fields.items():
                self.assert_shared(self.row_model(model, relation), set(names))
            for relation in model.shared_rows:
                row = self.row_model(model, relation)
                self.assert_shared(row, set(row.shared_fields))

    def row_model(self, model, relation):
        return model._meta.get_field(relation).related_model

    def assert_shared(self, model, names):
        with self.subTest(model.__name__):
            table = TABLES[model.__name__].get("shared", "")
            self.assertEqual(set(table.split()), names)
