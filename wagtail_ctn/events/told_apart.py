"""What a file says of an event apart, so that it comes back as it was.

Feeds put into words what no property of RFC 5545 is for, since their readers are
people. A file that is to be read back has it in properties: a reason in COMMENT
(3.8.1.4), who prepared the event in CONTACT (3.8.4.2), line by line, and what has none
in ``X-WAGTAIL-CTN-…``, all of which are named here. Those of an event always have its
STATUS, which tells a file that says things apart from one that does not.
"""

from collections import defaultdict
from dataclasses import replace

from django.core.exceptions import ValidationError
from django.db.models import BooleanField

from wagtail_ctn.ical.writer import UTC_NAMES
from wagtail_ctn.plain_text import body_to_text
from wagtail_ctn.translation import in_language

from .descriptions import title
from .display import rows_by_page
from .errors import is_in_range
from .models import (
    EventAudience,
    EventException,
    EventPage,
    EventPartner,
    EventPreparedBy,
)
from .schedule import is_same_time

# By the field that each is of.
FIELDS = {
    "STATUS": "status",
    "SUMMARY": "summary",
    "ATTENDANCE": "attendance_mode",
    "FREE": "is_free",
    "PRICE": "price",
    "REGISTRATION": "registration_link",
    "REGISTER-UNTIL": "registration_deadline",
    "PREVIOUS-START-DATE": "previous_start_date",
    "PREVIOUS-START-TIME": "previous_start_time",
}
# Of a place in words that stands beside a venue; of a zone that DTSTART has not, and a
# last date that is no moment as DTEND is.
PLACE, TIMEZONE, END_DATE = "PLACE", "TIMEZONE", "END-DATE"
AUDIENCE, LANGUAGE = "AUDIENCE", "LANGUAGE"
ROLES = {role.value.upper().replace("_", "-"): role.value for role in EventPartner.Role}
# Of one date: the kind of its exception. Of a part of a series: that its dates have
# texts of their own, and which.
CHANGE = "CHANGE"
TEXTS = {"TITLE": "title", "REASON": "reason", "NOTE": "note"}
CHANGES = set(EventException.Change.values) - {EventException.Change.LEFT_OUT.value}
BOOLEANS = {"TRUE": True, "FALSE": False}


def attach_told_apart(pages, locale):
    """Give each page ``shown_audiences`` and ``signatures``, in three queries."""
    rows = rows_by_page(EventAudience, pages, "audience")
    audiences = [row.audience for each in rows.values() for row in each]
    shown = in_language(audiences, locale) if audiences else {}
    signatures = defaultdict(list)
    for row in EventPreparedBy.objects.filter(page__in=[page.pk for page in pages]):
        signatures[row.page_id].append(row)
    for page in pages:
        page.shown_audiences = [shown[row.audience_id] for row in rows[page.pk]]
        page.signatures = signatures[page.pk]


def told_apart(page, event):
    """The :class:`~wagtail_ctn.ical.writer.EventData` of an event with all of it."""
    return replace(
        event,
        summary=title(page),
        description=body_to_text(page.body),
        location=location(page),
        comment=page.status_reason,
        contacts=[
            "\n".join([row.name, row.contact_person, row.phone])
            for row in page.signatures
        ],
        own=[(name, text) for name, text in own_properties(page) if text],
    )


def date_told_apart(page, event, exception):
    """The same of one date; of its exception where it has one."""
    if exception is None:
        return replace(event, comment="", contacts=[], own=[])
    return replace(
        event,
        summary=title(page, exception),
        description=note_and_body(page, exception),
        comment=exception.reason,
        contacts=[],
        own=[(CHANGE, exception.change), *own_note(exception)],
    )


def own_note(exception):
    """A date that has no note where the others have one could not say so in words."""
    note = exception.note.strip()
    is_text = exception.change in ("changed", "following")
    return [("NOTE", note)] if is_text and note else []


def texts_told_apart(page, event, row):
    """The same of a part of a series, with the texts that its dates have."""
    texts = [(name, getattr(row, field).strip()) for name, field in TEXTS.items()]
    own = [(CHANGE, row.change), *((name, text) for name, text in texts if text)]
    return replace(
        event,
        # The first part says the title of the event.
        summary=title(page, row) if event.related_to else event.summary,
        description=note_and_body(page, row),
        own=[*event.own, *own],
    )


def note_and_body(page, row):
    return "\n\n".join([row.note.strip(), body_to_text(page.body)]).strip()


def location(page):
    venue = page.shown_venue
    if venue is None:
        return page.place
    return ", ".join(part for part in (venue.name, venue.address) if part)


def own_properties(page):
    for name, field in FIELDS.items():
        yield name, as_text(getattr(page, field))
    yield PLACE, page.place if page.shown_venue else ""
    for audience in page.shown_audiences:
        yield AUDIENCE, audience.name
    for row in page.languages.all():
        yield LANGUAGE, row.language
    for shown in page.shown_partners:
        yield shown.role.upper().replace("_", "-"), shown.partner.title


def when_told_apart(event, when):
    """The VEVENT of one part of an event, with what DTSTART and DTEND cannot say."""
    more = []
    if when.all_day or when.timezone in UTC_NAMES:
        more.append((TIMEZONE, when.timezone))
    if not when.all_day and when.end_date and when.end_time is None:
        more.append((END_DATE, str(when.end_date)))
    return replace(event, own=[*event.own, *more])


def told_when(own, when):
    """When a VEVENT of ours is: what was read of it, with what it says apart."""
    told = dict(own)
    if TIMEZONE in told and (when.all_day or when.timezone in UTC_NAMES):
        when = replace(when, timezone=field_value("timezone", told[TIMEZONE]))
    last = told_end_date(own)
    whole = replace(when, end_date=last, end_time=None)
    return whole if last and is_same_time(when, whole) else when


def told_end_date(own):
    """The last date that a VEVENT of ours says apart; ``None`` if calendars end before.

    So it is if it says none.
    """
    last = field_value("end_date", dict(own).get(END_DATE, ""))
    return last if is_in_range(last) else None


def as_text(value):
    if isinstance(value, bool):
        return str(value).upper()
    return "" if value is None else str(value)


def field_value(name, text):
    """A text as the field of a page has it; what that does not take is its default."""
    field = EventPage._meta.get_field(name)
    if isinstance(field, BooleanField):
        return BOOLEANS.get(text)
    if not text:
        return field.get_default()
    try:
        return field.clean(text, None)
    except ValidationError:
        return field.get_default()
