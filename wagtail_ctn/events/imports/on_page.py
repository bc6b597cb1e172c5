"""Values on an event's page: what is there, and putting others there.

*Values* are a dict of plain JSON: what an import puts on a page, what a page has there
now, and what the last import put there are compared with each other. Their names are
those of the page's fields and rows, but for ``text``, which is its body. What a
calendar does not tell of is not in its values, and stays as it is.
"""

from datetime import date, datetime, time

from ..models import (
    EventAudience,
    EventException,
    EventExtraDate,
    EventLanguage,
    EventPage,
    EventPart,
    EventPartner,
    EventPreparedBy,
    EventTopic,
)
from ..schedule import EXCEPTION_FIELDS, EXCEPTION_TEXTS, WHEN_FIELDS
from .texts import put_text, text_on

FIELDS = [
    "title",
    "summary",
    "place",
    *WHEN_FIELDS,
    "recurrence",
    "status",
    "status_reason",
    "previous_start_date",
    "previous_start_time",
    "attendance_mode",
    "join_link",
    "is_free",
    "price",
    "registration_link",
    "registration_deadline",
    "venue_id",
]
PART_FIELDS = [*WHEN_FIELDS, "recurrence"]
EXCEPTION_VALUES = [*EXCEPTION_FIELDS, *EXCEPTION_TEXTS]
SIGNATURE_FIELDS = ["partner_id", "name", "contact_person", "phone"]
# Of these an editor's own may stand beside what a source says.
SETS = ["topics", "partners", "audiences", "languages"]
NAMES = [
    *FIELDS,
    "text",
    "extra_dates",
    "earlier_parts",
    "exceptions",
    "prepared_by",
    *SETS,
]
# What the languages of an event share. The dates of exceptions are given to all of them
# when a page is saved, their words stay in each.
SHARED = {
    *(EventPage._meta.get_field(name).attname for name in EventPage.shared_fields),
    *EventPage.shared_relations,
}
DATE_NAMES = [*PART_FIELDS, "extra_dates", "earlier_parts", "exceptions"]


def values_on(page):
    """The values that a page has now; ``text`` is ``None`` where it is an editor's."""
    return {
        **{name: as_json(getattr(page, name)) for name in FIELDS},
        "text": text_on(page),
        "extra_dates": rows_on(page, "extra_dates", ["date", "start_time"]),
        "earlier_parts": rows_on(page, "earlier_parts", PART_FIELDS),
        "exceptions": by_date(rows_on(page, "exceptions", EXCEPTION_VALUES)),
        "prepared_by": rows_on(page, "prepared_by", SIGNATURE_FIELDS),
        "topics": sorted(row.topic_id for row in page.topics.all()),
        "partners": sorted([row.partner_id, row.role] for row in page.partners.all()),
        "audiences": sorted(row.audience_id for row in page.audiences.all()),
        "languages": sorted(row.language for row in page.languages.all()),
    }


def rows_on(page, relation, names):
    return [
        {name: as_json(getattr(row, name)) for name in names}
        for row in getattr(page, relation).all()
    ]


def exception_date(row):
    """Texts from a date on stand beside what is different on that date."""
    is_following = row["change"] == EventException.Change.FOLLOWING
    return row["original_date"], row["original_time"] or "", is_following


def extra_date(row):
    return row["date"], row["start_time"] or ""


# Rows about single dates, of which an editor's may stand beside a source's.
ROWS_BY_KEY = {"exceptions": exception_date, "extra_dates": extra_date}


def by_date(rows):
    """Rows about dates in their order, the last one of each date."""
    found = {exception_date(row): row for row in rows}
    return [row for _key, row in sorted(found.items())]


def put_values(page, values, names=None):
    """Put these of the values on a page, all by default; nothing is saved."""
    for name in values if names is None else names:
        if name in FIELDS:
            setattr(page, name, from_json(name, values[name]))
        elif name == "text":
            put_text(page, values["text"])
        else:
            setattr(page, name, ROWS[name](page, values[name]))


def new_rows(model):
    """A function that makes all rows anew: nothing refers to them."""

    def make(_page, values):
        return [model(**from_row(row)) for row in values]

    return make


def exception_rows(page, values):
    """The same objects for the same dates: other languages have texts for them."""
    return texts_kept(page, "exceptions", EventException, values, exception_key)


def signature_rows(page, values):
    return texts_kept(page, "prepared_by", EventPreparedBy, values, signature_key)


def exception_key(row):
    return row.key


def signature_key(row):
    return row.partner_id or row.name


def texts_kept(page, relation, model, values, key_of):
    """Rows that other languages have texts for: those with the same key stay."""
    rows = getattr(page, relation).all() if page.pk else []
    known = {key_of(row): row for row in rows}
    found = []
    for stored in values:
        new = model(locale_id=page.locale_id, **from_row(stored))
        row = known.pop(key_of(new), new)
        for name, value in from_row(stored).items():
            setattr(row, name, value)
        found.append(row)
    return found


def set_rows(relation, model, *names):
    """A function that makes the rows of a set, and keeps those that stay."""

    def make(page, values):
        def key_of(row):
            return tuple(getattr(row, name) for name in names)

        known = {key_of(r): r for r in getattr(page, relation).all()} if page.pk else {}
        rows = []
        for value in values:
            key = tuple(value) if isinstance(value, list) else (value,)
            new = model(**dict(zip(names, key, strict=True)))
            rows.append(known.get(key, new))
        return rows

    return make


ROWS = {
    "extra_dates": new_rows(EventExtraDate),
    "earlier_parts": new_rows(EventPart),
    "exceptions": exception_rows,
    "prepared_by": signature_rows,
    "topics": set_rows("topics", EventTopic, "topic_id"),
    "partners": set_rows("partners", EventPartner, "partner_id", "role"),
    "audiences": set_rows("audiences", EventAudience, "audience_id"),
    "languages": set_rows("languages", EventLanguage, "language"),
}


def from_row(row):
    return {name: from_json(name, value) for name, value in row.items()}


def from_json(name, value):
    """A value as the field of this name has it."""
    if value and isinstance(value, str) and name.endswith(("date", "deadline")):
        return date.fromisoformat(value)
    if value and isinstance(value, str) and name.endswith("time"):
        return time.fromisoformat(value)
    return value


def as_json(value):
    return value.isoformat() if isinstance(value, date | time | datetime) else value
