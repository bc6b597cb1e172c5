"""Octets → components with their content lines (RFC 5545, 3.1 and 3.4), in one pass.

Lines are unfolded as octets, since folds inside a character exist, and decoded one by
one: UTF-8, or else what Western Windows has. All kinds of line ends are taken, and
blank lines within a fold, as old Mozilla writes them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from .values import Limits, ReaderError

BOM = b"\xef\xbb\xbf"
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
# gzip, zip, bzip2, xz, 7z and zstd.
COMPRESSED = (
    b"\x1f\x8b",
    b"PK\x03\x04",
    b"BZh",
    b"\xfd7zXZ",
    b"7z\xbc\xaf",
    b"(\xb5/\xfd",
)
SIGN = re.compile(rb"vcalendar|vevent", re.IGNORECASE)
# Components that lie in a calendar only: where one begins, the one before has ended.
IN_CALENDAR = {"VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "VTIMEZONE"}
# Those whose lines are looked at.
READ = {"VCALENDAR", "VEVENT", "VTIMEZONE", "STANDARD", "DAYLIGHT"}
LONGEST_NAME = 64


class Line(NamedTuple):
    """One content line, unfolded; ``number`` is the line in the file where it begins.

    Of one that ``is_long`` only the beginning is there.
    """

    number: int
    text: str
    is_long: bool = False


@dataclass
class Component:
    """A component; ``is_closed`` says that its END was there."""

    name: str
    line: int
    lines: list[Line] = field(default_factory=list)
    components: list[Component] = field(default_factory=list)
    is_closed: bool = False

    def walk(self, name: str) -> Iterator[Component]:
        """All components of this name below it."""
        for component in self.components:
            if component.name == name:
                yield component
            yield from component.walk(name)


def scan(octets: bytes, limits: Limits) -> Component:
    """A component without a name that holds what stands at the top of the file.

    Raises :class:`~.values.ReaderError` for what is no calendar, and beyond the limits.
    """
    if len(octets) > limits.octets:
        raise ReaderError("too_large", limits.octets)
    octets = without_marks(octets)
    check_kind(octets)
    if max(octets.count(b"\n"), octets.count(b"\r")) > limits.lines:
        raise ReaderError("too_many_lines", limits.lines)
    tree = Tree(limits)
    for line in content_lines(octets, limits.line):
        tree.take(line)
    return tree.top


def without_marks(octets: bytes) -> bytes:
    """As UTF-8 without byte order marks, of which files put together have several."""
    if octets.startswith(UTF_16):
        return octets.decode("utf-16", "replace").encode()
    return octets.replace(BOM, b"")


def check_kind(octets: bytes) -> None:
    if octets.startswith(COMPRESSED):
        raise ReaderError("compressed")
    if not SIGN.search(octets):
        is_page = octets[:1000].lstrip().startswith(b"<")
        raise ReaderError("web_page" if is_page else "not_a_calendar")


def content_lines(octets: bytes, longest: int) -> Iterator[Line]:
    """Unfolded lines; what one has beyond ``longest`` octets is thrown away."""
    pieces: list[bytes] = []
    first = size = 0
    for number, piece in enumerate(octets.splitlines(), 1):
        if pieces and piece[:1] in {b" ", b"\t"}:
            size += len(piece) - 1
            if size <= longest:
                pieces.append(piece[1:])
        elif piece.strip():
            if pieces:
                yield unfolded(first, pieces, size > longest)
            pieces, first, size = [piece[:longest]], number, len(piece)
    if pieces:
        yield unfolded(first, pieces, size > longest)


def unfolded(number: int, pieces: list[bytes], is_long: bool) -> Line:
    octets = b"".join(pieces[:1] if is_long else pieces)
    return Line(number, decoded(octets), is_long)


def decoded(octets: bytes) -> str:
    try:
        return octets.decode()
    except UnicodeDecodeError:
        pass
    try:
        return octets.decode("cp1252")
    except UnicodeDecodeError:
        return octets.decode("latin-1")


class Tree:
    """Puts components into each other, as well as their BEGIN and END allow."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.top = Component("", 0)
        self.open = [self.top]
        self.components = 0

    def take(self, line: Line) -> None:
        name, colon, value = line.text[: LONGEST_NAME * 2].partition(":")
        name = name.strip().upper()
        if colon and name == "BEGIN":
            self.begin(value.strip().upper()[:LONGEST_NAME], line.number)
        elif colon and name == "END":
            self.end(value.strip().upper()[:LONGEST_NAME], line.number)
        elif self.open[-1].name in READ:
            self.open[-1].lines.append(line)

    def begin(self, name: str, number: int) -> None:
        self.count()
        if name == "VCALENDAR":
            del self.open[1:]
        elif name in IN_CALENDAR:
            self.end_unclosed()
        if len(self.open) > self.limits.nesting:
            raise ReaderError("nested_too_deep", self.limits.nesting)
        component = Component(name, number)
        self.open[-1].components.append(component)
        self.open.append(component)

    def count(self) -> None:
        self.components += 1
        if self.components > self.limits.components:
            raise ReaderError("too_many_components", self.limits.components)

    def end_unclosed(self) -> None:
        """A new event begins: the one before it has forgotten its END."""
        for depth, component in enumerate(self.open):
            if component.name in IN_CALENDAR:
                del self.open[depth:]
                return

    def end(self, name: str, number: int) -> None:
        for depth in range(len(self.open) - 1, 0, -1):
            if self.open[depth].name == name:
                self.open[depth].is_closed = True
                del self.open[depth:]
                return
        if name == "VEVENT":
            # It is told of: what it ends is lost.
            self.count()
            self.open[-1].components.append(Component("", number))
