"""What of a VEVENT goes where on an event's page: see :mod:`.on_page`.

A file that this package wrote tells things apart that other calendars, its own feeds
among them, only have in words: see :mod:`wagtail_ctn.events.told_apart`.
"""

import hashlib

from django.utils.translation import gettext as _

from wagtail_ctn.languages import language_choices
from wagtail_ctn.plain_text import tidy

from ..models import EventPage
from ..schedule import WHEN_FIELDS
from ..told_apart import FIELDS as TOLD_FIELDS
from ..told_apart import LANGUAGE, PLACE, field_value
from .exceptions import put_dates
from .on_page import as_json
from .own_words import own_title, take_apart
from .texts import LONGEST_SUMMARY, cut, link, plain, short

# What says nothing of the event: where it stood, and how it was read. A version alone
# makes it no other.
UNTOLD = {"line", "notes", "sequence", "changed", "is_private"}
LONGEST_PHONE = 40


def digest_of(event, matches):
    """A fingerprint of all that an import takes from an event."""
    facts = [
        getattr(event, name)
        for name in event.__dataclass_fields__
        if name not in UNTOLD
    ]
    return hashlib.sha256(repr((facts, matches)).encode()).hexdigest()


def values_of(event, matches, patience):
    """The values of a :class:`~wagtail_ctn.ical.reader.ReadEvent`.

    ``matches`` are the :class:`~.matching.Matches` that it refers to; ``patience`` says
    for how long its rules may be followed.
    """
    *earlier, own = event.parts
    values = {
        **when_values(own.when),
        "recurrence": own.rule,
        "venue_id": matches.venue,
        "earlier_parts": [part_values(part) for part in earlier],
        "topics": sorted(matches.topics),
        "partners": sorted([partner, role] for partner, role in matches.partners),
        **(told_apart(event, matches) if event.own else told_in_words(event)),
    }
    put_dates(event, values, patience)
    return values


def told_in_words(event):
    """Texts, status and links of a calendar for people."""
    said = take_apart(plain(event.description))
    is_marked = event.status != "CONFIRMED"
    place, join_link = short(event.location), link(event.conference)
    return {
        "title": short(own_title(event.summary, is_marked)) or _("Without a title"),
        "place": "" if place == join_link else place,
        "status": status_of(event, said),
        "status_reason": cut(said.reason),
        "join_link": join_link or link(said.join_link),
        "registration_link": link(said.registration_link),
        "text": text_with_links(event, said.text),
    }


def status_of(event, said):
    if event.status == "CANCELLED":
        return EventPage.Status.CANCELLED.value
    return said.status or EventPage.Status.SCHEDULED.value


def text_with_links(event, text):
    """A description, and what hangs on the event, by its address."""
    links = [address for address in (*event.attachments, event.image) if address]
    new = "\n".join(address for address in links if address not in text)
    return tidy(f"{text}\n\n{new}") if new else text


def told_apart(event, matches):
    """All of an event in a file that tells it apart, empty where that says nothing."""
    own = dict(event.own)
    place = own.get(PLACE, "") if matches.venue else event.location
    values = {
        name: as_json(field_value(name, own.get(key, "")))
        for key, name in TOLD_FIELDS.items()
    }
    return {
        **values,
        "title": short(event.summary) or _("Without a title"),
        "summary": cut(own.get("SUMMARY", ""), LONGEST_SUMMARY),
        "place": short(place),
        "status_reason": cut(event.comment),
        "join_link": link(event.conference),
        "text": text_with_links(event, tidy(event.description)),
        "prepared_by": list(map(signature, event.contacts, matches.signatures)),
        "audiences": sorted(matches.audiences),
        "languages": languages_of(event),
    }


def languages_of(event):
    told = {text for name, text in event.own if name == LANGUAGE}
    return sorted(told & set(dict(language_choices())))


def signature(contact, partner):
    """Who prepared an event: a name, a person and a phone number, line by line."""
    name, person, phone, *_more = [*contact.split("\n"), "", ""]
    return {
        "partner_id": partner,
        "name": short(name),
        "contact_person": short(person),
        "phone": cut(phone, LONGEST_PHONE),
    }


def when_values(when):
    return {name: as_json(getattr(when, name)) for name in WHEN_FIELDS}


def part_values(part):
    return {**when_values(part.when), "recurrence": part.rule}
