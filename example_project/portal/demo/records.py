"""The shapes that the content is written down in, before it becomes pages."""

from dataclasses import dataclass, field
from datetime import date

LANGUAGES = ("lv", "en", "ru")


def text(lv, en, ru):
    """The same in all three languages."""
    return {"lv": lv, "en": en, "ru": ru}


@dataclass(frozen=True, kw_only=True)
class Organisation:
    """A partner. ``parent`` is the key of another one."""

    name: dict
    kind: str
    summary: dict
    short_name: str = ""
    legal_name: str = ""
    parent: str = ""
    website: str = ""
    email: str = ""
    phone: str = ""
    contact_person: dict | None = None
    address: dict | None = None
    areas: tuple = ()
    # Of service.
    languages: tuple = ()


@dataclass(frozen=True, kw_only=True)
class DateException:
    """What is different on one date of an event that repeats."""

    on: date
    change: str
    reason: dict | None = None
    note: dict | None = None
    # Fields that need no translation.
    fields: dict = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Event:
    """An event. Topics, audiences, partners and the venue are named by their keys."""

    title: dict
    on: date
    until: date | None = None
    at: str = ""
    to: str = ""
    summary: dict | None = None
    # Paragraphs and lists, as HTML.
    body: dict | None = None
    status_reason: dict | None = None
    price: dict | None = None
    topics: tuple = ()
    audiences: tuple = ()
    languages: tuple = ("lv",)
    # Role → keys of organisations.
    partners: dict = field(default_factory=dict)
    venue: str = ""
    signed: bool = False
    exceptions: tuple = ()
    extra_dates: tuple = ()
    # Days of the real calendar are not invented; everything else is, and says so.
    invented: bool = True
    # Fields of the page that need no translation.
    fields: dict = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class News:
    """A piece of news. Topics and partners are named by their keys, events by title."""

    title: dict
    on: date
    lead: dict
    # Paragraphs and lists, as HTML.
    body: dict
    topics: tuple = ()
    # Keys of organisations that sign it.
    signed_by: tuple = ()
    # Latvian titles of events, and "group" for the working group.
    related: tuple = ()
    # Keys of documents.
    attachments: tuple = ()
    # Whom the news is from, and where.
    source: dict | None = None
    source_link: str = ""
    picture: int | None = None
    pinned: bool = False
    invented: bool = True
