"""vCards as RFC 6350 streams, from plain values, with icalendar's content lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from icalendar.parser import Contentline, Contentlines, Parameters
from icalendar.prop import vText, vUri

from .writer import clean_text, language_parameter, one_line

ParameterValues = Mapping[str, str | list[str]]
PRODID = "-//wagtail-ctn//Wagtail partners//EN"


@dataclass(frozen=True)
class VCardData:
    """One vCard (RFC 6350).

    ``kind`` is ``org`` or ``group``; ``uid`` and ``members`` are URIs, such as
    ``urn:uuid:…``. ``phone_uri`` is a ``tel:`` address; the phone is written as text
    where that names no country. ``changed`` is the stored time of the last change, in
    UTC, so that an unchanged card is the same octets each time.
    """

    kind: str
    uid: str
    name: str
    source: str
    language: str = ""
    organisation: str = ""
    nickname: str = ""
    phone: str = ""
    phone_uri: str = ""
    email: str = ""
    address: str = ""
    url: str = ""
    logo: str = ""
    languages: Sequence[str] = ()
    note: str = ""
    categories: Sequence[str] = ()
    members: Sequence[str] = ()
    changed: datetime | None = None


def write_vcard(data: VCardData) -> bytes:
    """The card as octets: CRLF, folded at 75 octets between characters."""
    lines = [
        line("BEGIN", "VCARD"),
        line("VERSION", "4.0"),
        line("PRODID", PRODID),
        line("KIND", data.kind),
        uri("UID", data.uid),
        *names(data),
        *contacts(data),
        *about(data),
        *(uri("MEMBER", member) for member in data.members),
        line("END", "VCARD"),
    ]
    return bytes(Contentlines(lines).to_ical())  # type: ignore[no-untyped-call]


def names(data: VCardData) -> Iterable[Contentline]:
    language = language_parameter(data.language)
    yield line("FN", one_line(data.name), language)
    if data.organisation:
        organisation = vText(one_line(data.organisation)).to_ical().decode()
        yield raw("ORG", organisation, language)
    if data.nickname:
        yield line("NICKNAME", one_line(data.nickname), language)


def contacts(data: VCardData) -> Iterable[Contentline]:
    work = {"TYPE": "work"}
    if data.phone_uri.startswith("tel:+"):
        yield uri("TEL", data.phone_uri, {"VALUE": "uri", "TYPE": ["voice", "work"]})
    elif data.phone:
        yield line("TEL", one_line(data.phone), {"TYPE": ["voice", "work"]})
    if data.email:
        yield line("EMAIL", one_line(data.email), work)
    if data.address:
        yield address(data)
    if data.url:
        yield uri("URL", data.url)
    if data.logo:
        yield uri("LOGO", data.logo)
    for code in data.languages:
        yield line("LANG", code)


def about(data: VCardData) -> Iterable[Contentline]:
    language = language_parameter(data.language)
    if data.note:
        yield line("NOTE", clean_text(data.note), language)
    if data.categories:
        texts = [escaped(one_line(name)) for name in data.categories]
        yield raw("CATEGORIES", ",".join(texts))
    yield uri("SOURCE", data.source)
    if data.changed:
        yield line("REV", f"{data.changed.astimezone(UTC):%Y%m%dT%H%M%SZ}")


def address(data: VCardData) -> Contentline:
    """ADR (6.3.1): one text as people write it is the label, and the street."""
    label = clean_text(data.address)
    street = vText(", ".join(row.strip() for row in label.split("\n") if row.strip()))
    parameters = {"LABEL": label, **language_parameter(data.language)}
    return raw("ADR", f";;{street.to_ical().decode()};;;;", parameters)


def line(
    name: str, text: str, parameters: ParameterValues | None = None
) -> Contentline:
    """A property that is one text."""
    return raw(name, escaped(text), parameters)


def escaped(text: str) -> str:
    """A text in a property without components (3.4 of the RFC).

    Semicolons may be escaped there, but ical.js would show the backslash.
    """
    return text.replace("\\", "\\\\").replace(",", "\\,").replace("\n", "\\n")


def uri(
    name: str, value: str, parameters: ParameterValues | None = None
) -> Contentline:
    """A property with an address."""
    return raw(name, vUri(one_line(value)).to_ical().decode(), parameters)


def raw(
    name: str, value: str, parameters: ParameterValues | None = None
) -> Contentline:
    """A property with a value that is written as it is."""
    written = Parameters(parameters or {}).to_ical(sorted=False).decode()
    text = f"{name};{written}:{value}" if written else f"{name}:{value}"
    return Contentline(text)  # type: ignore[no-untyped-call]
