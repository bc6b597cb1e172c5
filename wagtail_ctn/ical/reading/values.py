"""What comes of reading a calendar, in plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from ..when import When
from .reasons import FILE_REASONS, REASONS


@dataclass(frozen=True)
class Limits:
    """The most that is read of one file.

    ``octets`` and ``lines`` (as they stand, folded) are of the whole file, and so are
    ``components`` (each BEGIN), ``events`` (different UIDs) and ``zones`` (VTIMEZONEs
    that must be compared with the zones that are known). ``line`` is the octets of one
    unfolded content line, ``nesting`` how deep components may lie in each other,
    ``dates`` all EXDATEs, RDATEs and changed dates of one event, ``occurrences`` how
    many dates of its rule are looked at where something depends on them.
    ``rule_days`` is about how many days all rules of a file are followed over, by
    whoever does so.
    Events outside ``first_year`` to ``last_year`` are rejected.
    """

    octets: int = 10_000_000
    lines: int = 500_000
    components: int = 50_000
    events: int = 10_000
    zones: int = 100
    line: int = 100_000
    nesting: int = 5
    dates: int = 5_000
    occurrences: int = 10_000
    rule_days: int = 1_000_000
    first_year: int = 1900
    last_year: int = 2199

    def has(self, day: date) -> bool:
        """Whether calendars go to a day."""
        return self.first_year <= day.year <= self.last_year


class ReaderError(ValueError):
    """A whole file that cannot be read.

    ``code`` is a key of :data:`~.reasons.FILE_REASONS`; ``part`` is the limit or the
    text that it is about. As text it is a sentence in plain English.
    """

    def __init__(self, code: str, part: object = "") -> None:
        self.code = code
        self.part = str(part)
        super().__init__(self.reason)

    @property
    def template(self) -> str:
        """The sentence, with ``%(part)s`` where :attr:`part` goes."""
        return FILE_REASONS[self.code]

    @property
    def reason(self) -> str:
        return self.template % {"part": self.part}


@dataclass(frozen=True)
class Note:
    """Why something was rejected, or that it was read otherwise than it is written.

    ``code`` is a key of :data:`~.reasons.REASONS`; ``component`` is the component or
    property that it is about, ``line`` where that begins in the file (the first is 1),
    ``part`` the text in question, ``uid`` and ``summary`` the event's.
    """

    code: str
    component: str
    line: int
    uid: str = ""
    summary: str = ""
    part: str = ""

    @property
    def template(self) -> str:
        """The sentence, with ``%(part)s`` where :attr:`part` goes."""
        return REASONS[self.code]

    @property
    def reason(self) -> str:
        """One sentence in plain English."""
        return self.template % {"part": self.part}


@dataclass(frozen=True)
class Override:
    """One date that is not as the rule says (RFC 5545, 3.8.4.4).

    ``original`` is the start that it stands for: a naive wall time in the zone of the
    event's last part, midnight for whole days. ``when`` is when it is instead, or
    ``None`` if that is as usual. Texts are empty where they are the event's.
    """

    original: datetime
    when: When | None = None
    cancelled: bool = False
    summary: str = ""
    description: str = ""
    location: str = ""
    comment: str = ""
    own: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Part:
    """A first date, and the rule of those after it, as it stands in the file.

    The rule is empty where there is none.
    """

    when: When
    rule: str = ""


@dataclass(frozen=True)
class ReadEvent:
    """All that a file says of one UID.

    ``parts``: the last is the event as it is now, those before it are what a series was
    before it changed for good (RANGE=THISANDFUTURE). There is none only in a
    cancellation that does not say of when. ``extra`` (RDATE) and ``excluded`` (EXDATE)
    are naive wall times in the zone of the last part. ``is_partial`` says that the file
    tells of some dates of a series only: its first date is then the first of those, and
    all are in ``overrides``. ``is_cancellation`` says that the file only tells that the
    event is cancelled (METHOD:CANCEL, RFC 5546, 3.2.5). ``is_private`` says that not
    everybody may see it (CLASS).

    ``status`` is CONFIRMED, TENTATIVE or CANCELLED. ``sequence`` is SEQUENCE,
    ``changed`` LAST-MODIFIED in UTC; DTSTAMP is not trusted, since it often is the
    moment of the download. ``geo`` is latitude and longitude. ``url``, ``image``,
    ``attachments`` and ``conference`` are http or https. ``language`` is that of the
    summary, if it says so. ``related_to`` is the UID of the event that it belongs to.
    ``own`` are ``(name, text)`` of what the writer of this package says apart in files,
    in other programs' calendars nothing.
    """

    uid: str
    line: int
    parts: tuple[Part, ...]
    sequence: int = 0
    changed: datetime | None = None
    extra: tuple[datetime, ...] = ()
    excluded: tuple[datetime, ...] = ()
    overrides: tuple[Override, ...] = ()
    is_partial: bool = False
    is_cancellation: bool = False
    is_private: bool = False
    status: str = "CONFIRMED"
    summary: str = ""
    description: str = ""
    location: str = ""
    url: str = ""
    geo: tuple[float, float] | None = None
    categories: tuple[str, ...] = ()
    organizer_name: str = ""
    organizer_address: str = ""
    image: str = ""
    attachments: tuple[str, ...] = ()
    conference: str = ""
    language: str = ""
    related_to: str = ""
    comment: str = ""
    contacts: tuple[str, ...] = ()
    own: tuple[tuple[str, str], ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class ReadCalendar:
    """What a file gave: its events in the order in which they stand there.

    ``name`` and ``language`` are of the first calendar in it that has a name.
    ``rejected`` says what could not be read, and why.
    """

    name: str
    language: str
    events: tuple[ReadEvent, ...]
    rejected: tuple[Note, ...]


class Rejected(Exception):
    """What must not go on: one VEVENT cannot be read. Never leaves the reader."""

    def __init__(self, code: str, component: str, line: int, part: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.component = component
        self.line = line
        self.part = part
