"""Links that add an event to a web calendar, or subscribe one to a feed.

Plain addresses of Google's and Microsoft's own pages: no script of theirs is loaded,
and they learn of a visitor only when he follows one. Outlook shows ``+`` as it stands,
so spaces are ``%20`` everywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from ipaddress import ip_address
from urllib.parse import quote, urlencode, urlsplit
from zoneinfo import ZoneInfo

LONGEST_BODY = 900
LONGEST_NAME = 255
STEP = 50
# Browsers and servers on the way take no longer addresses for granted.
LONGEST_ADDRESS = 2000
GOOGLE = "https://calendar.google.com/calendar"
OUTLOOK_COM = "https://outlook.live.com/calendar"
MICROSOFT_365 = "https://outlook.office.com/calendar"
# Names that no server outside can look up (RFC 6761, RFC 6762, RFC 8375).
PRIVATE_SUFFIXES = (".localhost", ".local", ".test", ".internal", ".home.arpa")


@dataclass(frozen=True)
class CalendarEntry:
    """What a link says of an event.

    ``start`` and ``end`` are dates for whole days, else times with a zone; the end is
    exclusive. ``timezone`` is the event's own, an IANA name. ``url`` is its page.
    """

    title: str
    start: date | datetime
    end: date | datetime
    url: str
    timezone: str = "UTC"
    details: str = ""
    location: str = ""

    @property
    def body(self) -> str:
        """The text and the address of the page, on one line where it was cut."""
        separator = " " if self.details.endswith("…") else "\n\n"
        return separator.join(part for part in (self.details, self.url) if part)

    @property
    def all_day(self) -> bool:
        return not isinstance(self.start, datetime)


def google_link(entry: CalendarEntry, rrule: str = "") -> str:
    """Google Calendar's form for a new event, filled in.

    ``rrule`` is the value of an RRULE (RFC 5545, 3.3.10), such as ``FREQ=WEEKLY``; the
    times are local ones then, as in UTC they would shift with the clocks.
    """

    def address(entry: CalendarEntry) -> str:
        parameters = {
            "action": "TEMPLATE",
            "text": entry.title,
            "dates": google_dates(entry, is_local=bool(rrule)),
            "ctz": "" if entry.all_day else entry.timezone,
            "details": entry.body,
            "location": entry.location,
            "recur": f"RRULE:{rrule}" if rrule else "",
        }
        return f"{GOOGLE}/render?{as_query(parameters)}"

    return fitted(entry, address)


def outlook_link(entry: CalendarEntry, service: str = OUTLOOK_COM) -> str:
    """The form for a new event of Outlook.com or, by ``service``, Microsoft 365.

    It takes one date: of what repeats, ``entry`` is the next one.
    """

    def address(entry: CalendarEntry) -> str:
        parameters = {
            "path": "/calendar/action/compose",
            "rru": "addevent",
            "allday": "true" if entry.all_day else "",
            "startdt": outlook_moment(entry.start),
            "enddt": outlook_moment(entry.end),
            "subject": entry.title,
            "body": entry.body,
            "location": entry.location,
        }
        return f"{service}/deeplink/compose?{as_query(parameters)}"

    return fitted(entry, address)


def webcal_link(feed: str) -> str:
    """The feed as programs know it that are to subscribe: Apple's, Thunderbird's."""
    return f"webcal://{feed.split('://', 1)[-1]}"


def google_subscription(feed: str) -> str:
    """Google's page that subscribes to a feed."""
    return f"{GOOGLE}/r?cid={quote(webcal_link(feed))}"


def outlook_subscription(feed: str, name: str, service: str = OUTLOOK_COM) -> str:
    """The page of Outlook.com or Microsoft 365 that subscribes to a feed."""
    return f"{service}/0/addfromweb?url={quote(feed)}&name={quote(name)}"


def is_private(address: str) -> bool:
    """Whether no server outside can fetch an address: localhost, or a private host."""
    host = (urlsplit(address).hostname or "").rstrip(".")
    try:
        return not ip_address(host).is_global
    except ValueError:
        return "." not in host or host.endswith(PRIVATE_SUFFIXES)


def as_query(parameters: dict[str, str]) -> str:
    """A query string of those that have a value, spaces as ``%20``."""
    given = {name: value for name, value in parameters.items() if value}
    return urlencode(given, quote_via=quote)


def google_dates(entry: CalendarEntry, is_local: bool) -> str:
    return "/".join(
        google_moment(moment, is_local, entry.timezone)
        for moment in (entry.start, entry.end)
    )


def google_moment(moment: date | datetime, is_local: bool, timezone: str) -> str:
    if not isinstance(moment, datetime):
        return f"{moment:%Y%m%d}"
    if is_local:
        return f"{moment.astimezone(ZoneInfo(timezone)):%Y%m%dT%H%M%S}"
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def outlook_moment(moment: date | datetime) -> str:
    if not isinstance(moment, datetime):
        return moment.isoformat()
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def fitted(entry: CalendarEntry, address: Callable[[CalendarEntry], str]) -> str:
    """The address of an entry that says as much as there is room for."""
    found = ""
    for shorter in shortened(entry):
        found = address(shorter)
        if len(found) < LONGEST_ADDRESS:
            break
    return found


def shortened(entry: CalendarEntry) -> Iterator[CalendarEntry]:
    """The entry, and what may be left of it: what its page says best goes first."""
    for length in range(LONGEST_BODY, -1, -STEP):
        yield replace(entry, details=cut(entry.details, length))
    entry = replace(entry, details="")
    for length in range(LONGEST_NAME, LONGEST_NAME // 5, -STEP):
        entry = replace(
            entry, title=cut(entry.title, length), location=cut(entry.location, length)
        )
        yield entry
    yield replace(entry, url="")


def cut(text: str, length: int) -> str:
    """At most so many characters, with a mark where there were more."""
    if len(text) <= length:
        return text
    return f"{text[:length].rstrip()}…" if length else ""
