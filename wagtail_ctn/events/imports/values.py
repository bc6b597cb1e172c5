"""What of a VEVENT goes where on an event's page.

*Values* are a dict of plain JSON: what an import puts on a page, what a page has there
now, and what the last import put there are compared with each other. Their names are
those of the page's fields and rows, but for ``text``, which is its body.
"""

import hashlib
from datetime import date, datetime, time

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

from wagtail_ctn.ical.when import in_zone
from wagtail_ctn.ical.writer import one_line

from ..models import (
    EventException,
    EventExtraDate,
    EventPage,
    EventPart,
    EventPartner,
    EventTopic,
)
from ..schedule import EXCEPTION_FIELDS, WHEN_FIELDS, changed_when, event_dates
from .own_words import own_title, reason_and_note, take_apart
from .texts import plain, put_text, text_on

FIELDS = [
    "title",
    "place",
    *WHEN_FIELDS,
    "recurrence",
    "status",
    "status_reason",
    "join_link",
    "registration_link",
    "venue_id",
]
PART_FIELDS = [*WHEN_FIELDS, "recurrence"]
EXCEPTION_VALUES = [*EXCEPTION_FIELDS, "reason", "title", "note"]
# Of these an editor's own may stand beside what a source says.
SETS = ["topics", "partners"]
NAMES = [*FIELDS, "text", "extra_dates", "earlier_parts", "exceptions", *SETS]
DATE_NAMES = [*PART_FIELDS, "extra_dates", "earlier_parts", "exceptions"]
# What says nothing of the event: where it stood, and how it was read. A version alone
# makes it no other.
UNTOLD = {"line", "notes", "sequence", "changed"}
LONGEST = 255
LONGEST_NOTE = 2000
LONGEST_LINK = 500
is_link = URLValidator(schemes=["http", "https"])


def digest_of(event, matches):
    """A fingerprint of all that an import takes from an event."""
    facts = [
        getattr(event, name)
        for name in event.__dataclass_fields__
        if name not in UNTOLD
    ]
    return hashlib.sha256(repr((facts, matches)).encode()).hexdigest()


def values_of(event, matches):
    """The values of a :class:`~wagtail_ctn.ical.reader.ReadEvent`.

    ``matches`` are the :class:`~.matching.Matches` that it refers to.
    """
    *earlier, own = event.parts
    said = take_apart(plain(event.description))
    place, join_link = short(event.location), link(event.conference)
    values = {
        "title": short(own_title(event.summary)) or _("Without a title"),
        "place": "" if place == join_link else place,
        **when_values(own.when),
        "recurrence": own.rule,
        "status": status_of(event, said),
        "status_reason": cut(said.reason),
        "join_link": join_link or link(said.join_link),
        "registration_link": link(said.registration_link),
        "venue_id": matches.venue,
        "text": text_of(event, said),
        "extra_dates": extra_values(event.extra, own.when),
        "earlier_parts": [part_values(part) for part in earlier],
        "topics": sorted(matches.topics),
        "partners": sorted([partner, role] for partner, role in matches.partners),
    }
    values["exceptions"] = exception_values(event, values, said)
    return values


def status_of(event, said):
    if event.status == "CANCELLED":
        return EventPage.Status.CANCELLED.value
    return said.status or EventPage.Status.SCHEDULED.value


def text_of(event, said):
    """The description, and what hangs on the event, by its address."""
    links = [address for address in (*event.attachments, event.image) if address]
    new = [address for address in links if address not in said.text]
    return plain("\n\n".join(part for part in (said.text, "\n".join(new)) if part))


def when_values(when):
    return {name: as_json(getattr(when, name)) for name in WHEN_FIELDS}


def part_values(part):
    return {**when_values(part.when), "recurrence": part.rule}


def extra_values(starts, usual):
    """Dates besides the rule; their time only where it is not the usual one."""
    return [
        {
            "date": as_json(start.date()),
            "start_time": as_json(None if is_usual(start, usual) else start.time()),
        }
        for start in starts
    ]


def is_usual(start, usual):
    return start.time() == (usual.start_time or time())


def exception_values(event, values, said):
    """Rows of the dates that are not as the rule says.

    A changed date that no rule gives is one more date: see ``values["extra_dates"]``.
    """
    if not (event.overrides or event.excluded):
        return []
    dates = dates_of(event, values)
    strays = [
        row.original
        for row in event.overrides
        if row.original not in dates and not row.cancelled
    ]
    if strays:
        values["extra_dates"] += extra_values(strays, event.parts[-1].when)
        dates = dates_of(event, values)
    rows = [
        key_values(dates[start], EventException.Change.LEFT_OUT)
        for start in event.excluded
        if start in dates
    ]
    for override in event.overrides:
        if override.original in dates:
            planned = dates[override.original]
            rows.append(override_values(event, override, planned, said))
    return by_date(row for row in rows if row)


def by_date(rows):
    """Rows about dates in their order, the last one of each date."""
    found = {(row["original_date"], row["original_time"] or ""): row for row in rows}
    return [row for _key, row in sorted(found.items())]


def values_with_dates(event, current):
    """What is here of an event, with the dates that a calendar tells of alone."""
    values = {**current, "extra_dates": list(current["extra_dates"])}
    told = exception_values(event, values, take_apart(plain(event.description)))
    return {**values, "exceptions": by_date([*current["exceptions"], *told])}


def dates_of(event, values):
    """``{start: EventDate}`` around all that the event excludes or changes."""
    page = EventPage()
    put_values(page, {**values, "exceptions": []}, DATE_NAMES)
    starts = [*event.excluded, *(row.original for row in event.overrides)]
    days = [start.date() for start in starts]
    found = event_dates(page, min(days), max(days))
    return {planned.original: planned for planned in found}


def key_values(planned, change):
    """A row about one date that says nothing but its kind."""
    day, clock = planned.key
    empty = dict.fromkeys(EXCEPTION_VALUES)
    texts = {"reason": "", "title": "", "note": ""}
    key = {"original_date": as_json(day), "original_time": as_json(clock)}
    return {**empty, **texts, **key, "change": change.value}


def override_values(event, override, planned, said):
    """The row of a date that is told of by itself; ``None`` if it is as usual."""
    change = change_of(override, planned)
    row = key_values(planned, change)
    title = short(own_title(override.summary))
    if title != short(own_title(event.summary)):
        row["title"] = title
    if override.description:
        text = plain(override.description)
        usual = plain(event.description)
        reason, note = reason_and_note(text, usual, said.status)
        row |= {"reason": cut(reason), "note": note}
    if override.location and override.location != event.location:
        row["note"] = f"{short(override.location)}\n{row['note']}".strip()
    row["note"] = cut(row["note"], LONGEST_NOTE)
    if change == EventException.Change.MOVED:
        row |= moved_values(planned.usual, override.when)
    says_nothing = not (row["title"] or row["reason"] or row["note"])
    if change == EventException.Change.CHANGED and says_nothing:
        return None
    return row


def change_of(override, planned):
    if override.cancelled:
        return EventException.Change.CANCELLED
    when = override.when
    if when and in_zone(when, planned.usual.timezone) != planned.usual:
        return EventException.Change.MOVED
    return EventException.Change.CHANGED


def moved_values(usual, when):
    """When a moved date is; its end only where it lasts otherwise than usual."""
    when = in_zone(when, usual.timezone)
    row = EventException(
        change=EventException.Change.MOVED,
        new_start_date=when.start_date,
        new_start_time=when.start_time,
    )
    if changed_when(usual, row) != when and not when.open_ended:
        row.new_end_date, row.new_end_time = when.last_date, when.end_time
    names = [name for name in EXCEPTION_FIELDS if name.startswith("new_")]
    return {name: as_json(getattr(row, name)) for name in names}


def values_on(page):
    """The values that a page has now; ``text`` is ``None`` where it is an editor's."""
    return {
        **{name: as_json(getattr(page, name)) for name in FIELDS},
        "text": text_on(page),
        "extra_dates": [
            row_values(row, ["date", "start_time"]) for row in page.extra_dates.all()
        ],
        "earlier_parts": [
            row_values(row, PART_FIELDS) for row in page.earlier_parts.all()
        ],
        "exceptions": by_date(
            row_values(row, EXCEPTION_VALUES) for row in page.exceptions.all()
        ),
        "topics": sorted(row.topic_id for row in page.topics.all()),
        "partners": sorted([row.partner_id, row.role] for row in page.partners.all()),
    }


def row_values(row, names):
    return {name: as_json(getattr(row, name)) for name in names}


def put_values(page, values, names=NAMES):
    """Put these of the values on a page; nothing is saved."""
    for name in names:
        if name in FIELDS:
            setattr(page, name, from_json(name, values[name]))
        elif name == "text":
            put_text(page, values["text"])
        else:
            setattr(page, name, ROWS[name](page, values[name]))


def extra_rows(page, values):
    return [EventExtraDate(**from_row(row)) for row in values]


def part_rows(page, values):
    return [EventPart(**from_row(row)) for row in values]


def exception_rows(page, values):
    """The same objects for the same dates: other languages have texts for them."""
    known = {row.key: row for row in page.exceptions.all()} if page.pk else {}
    rows = []
    for stored in values:
        facts = from_row(stored)
        key = facts["original_date"], facts["original_time"]
        row = known.get(key) or EventException(locale_id=page.locale_id)
        for name, value in facts.items():
            setattr(row, name, value)
        rows.append(row)
    return rows


def topic_rows(page, values):
    known = {row.topic_id: row for row in page.topics.all()} if page.pk else {}
    return [known.get(pk) or EventTopic(topic_id=pk) for pk in values]


def partner_rows(page, values):
    rows = page.partners.all() if page.pk else []
    known = {(row.partner_id, row.role): row for row in rows}
    return [
        known.get((pk, role)) or EventPartner(partner_id=pk, role=role)
        for pk, role in values
    ]


ROWS = {
    "extra_dates": extra_rows,
    "earlier_parts": part_rows,
    "exceptions": exception_rows,
    "topics": topic_rows,
    "partners": partner_rows,
}


def from_row(row):
    return {name: from_json(name, value) for name, value in row.items()}


def from_json(name, value):
    """A value as the field of this name has it."""
    if isinstance(value, str) and name.endswith("date"):
        return date.fromisoformat(value)
    if isinstance(value, str) and name.endswith("time"):
        return time.fromisoformat(value)
    return value


def as_json(value):
    return value.isoformat() if isinstance(value, date | time | datetime) else value


def short(text):
    """Text for a field of one line, as long as that may be."""
    return cut(one_line(text))


def cut(text, longest=LONGEST):
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def link(address):
    """An address that a field of a page takes, else nothing."""
    try:
        is_link(address)
    except ValidationError:
        return ""
    return address if len(address) <= LONGEST_LINK else ""
