"""Fetch what people give the address of, and nothing of the server's own network.

Whoever may type an address could have the server ask hosts that only it can reach. So
the name is resolved here, every address that it has is checked, and the connection goes
to a checked one, never to the name again: an answer that changes meanwhile (DNS
rebinding) changes nothing. Each redirect is a fetch of its own in this respect.

Proxies that the environment names (``HTTPS_PROXY``) are not used: a proxy resolves
names for itself. Certificates are checked against the system's, or those that the
variables ``SSL_CERT_FILE`` and ``SSL_CERT_DIR`` name.

It stands on ``http.client``, ``ssl`` and ``zlib``. A client library would connect,
redirect, decode and log by itself, each of which is limited here.
"""

from __future__ import annotations

import re
import socket
import ssl
import zlib
from base64 import b64encode
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field, replace
from http.client import HTTPConnection, HTTPException, HTTPResponse
from ipaddress import IPv6Address, ip_address
from queue import Empty, SimpleQueue
from threading import Thread, Timer
from time import monotonic
from urllib.parse import SplitResult, unquote, urljoin, urlsplit

import idna
from django.conf import settings as django_settings
from django.utils.encoding import iri_to_uri
from django.utils.translation import gettext_lazy as _

from . import __version__
from .conf import settings
from .networks import is_allowed

SCHEMES = {"http": "http", "https": "https", "webcal": "https", "webcals": "https"}
DEFAULT_PORTS = {"http": 80, "https": 443}
# One label or several; no other characters are in any name that resolves.
HOST = re.compile(r"[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})*")
LONGEST_HOST = 253  # RFC 1035, 2.3.4
# "Secret address in iCal format" of Google Calendar.
SECRET_IN_PATH = re.compile(r"/private-[^/]*")
REDIRECTS = {301, 302, 303, 307, 308}
PERMANENT = {301, 308}
MOST_REDIRECTS = 5
LONGEST_VALIDATOR = 255
# Content-Encoding → what zlib calls it (RFC 9110, 8.4.1).
WINDOWS = {
    "gzip": 16 + zlib.MAX_WBITS,
    "x-gzip": 16 + zlib.MAX_WBITS,
    "deflate": zlib.MAX_WBITS,
}
# Octets read, and expanded, at a time.
PIECE = 64 * 1024

REASONS = {
    "url": _("This is not an address of the web."),
    "scheme": _("The address must begin with https://, http:// or webcal://."),
    "downgrade": _("The server leads from a secure address to one that is not."),
    "port": _("Addresses with port %(part)s are not allowed here."),
    "address": _("%(part)s is not on the public internet."),
    "resolve": _("There is no server of the name %(part)s."),
    "connect": _("No connection to %(part)s could be made."),
    "tls": _("%(part)s has no valid certificate for a secure connection."),
    "timeout": _("The server took too long to answer."),
    "answer": _("The server's answer broke off or is not understood."),
    "too_large": _("The server sends more than is taken: %(part)s bytes."),
    "too_many_redirects": _("The server leads on to other addresses without end."),
    "encoding": _("The server sends a compression that is not understood."),
    "status": _("The server answers with the error %(part)s."),
}
STATUS_REASONS = {
    401: _("The server asks for a name and password, or does not take these."),
    403: _("The server does not allow access to this address."),
    404: _("The server has nothing at this address."),
    410: _("The server has nothing at this address any more."),
}


class FetchError(Exception):
    """Why nothing was fetched.

    ``code`` is a key of :data:`REASONS`; ``part`` is what it is about: the host, the
    port, the HTTP status or the limit. Neither holds a password or a query.
    """

    def __init__(self, code: str, part: str | int = "") -> None:
        super().__init__(code, part)
        self.code = code
        self.part = part

    def __str__(self) -> str:
        return f"{self.code}: {self.part}" if self.part else self.code

    @property
    def reason(self) -> str:
        """A sentence for people, in the language of the moment."""
        reason = REASONS[self.code]
        if self.code == "status":
            reason = STATUS_REASONS.get(int(self.part), reason)
        return str(reason) % {"part": self.part}


@dataclass(frozen=True)
class Fetched:
    """What an address gave.

    ``octets`` are the body without its compression. ``etag`` and ``last_modified`` are
    for the next fetch, empty where the server gave none; ``not_modified`` says that
    what was fetched with them is still so, and there are no octets. ``url`` is where it
    came from in the end; ``moved_to`` is the same where it moved there for good, else
    empty. Both can hold secrets in their query (see :func:`shown`), but no password;
    nothing has moved for an address with a password, which would be lost.
    """

    octets: bytes = field(repr=False)
    url: str = field(repr=False)
    etag: str
    last_modified: str
    not_modified: bool
    moved_to: str = field(repr=False)


@dataclass(frozen=True)
class Target:
    """An address in the parts that a request is made of."""

    scheme: str
    host: str
    port: int
    path: str = field(repr=False)  # with the query
    credentials: str = field(default="", repr=False)

    @property
    def authority(self) -> str:
        """Host and port as they stand in addresses and in the ``Host`` field."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        usual = self.port == DEFAULT_PORTS[self.scheme]
        return host if usual else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        return f"{self.scheme}://{self.authority}{self.path}"


class Deadline:
    """The time that a whole fetch has."""

    def __init__(self, seconds: float) -> None:
        self.end = monotonic() + seconds

    def left(self) -> float:
        """Seconds until the end; after it, ``FetchError``."""
        left = self.end - monotonic()
        if left <= 0:
            raise FetchError("timeout")
        return left

    @contextmanager
    def ends(self, sock: socket.socket) -> Iterator[None]:
        """Whatever waits for a socket within this block ends with the deadline.

        A limit for each read would not do: one octet now and then meets it for ever.
        """
        timer = Timer(self.left(), self.shut, [sock])
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def shut(self, sock: socket.socket) -> None:
        self.end = monotonic()  # a timer can be a moment early
        with suppress(OSError):  # it may be closed by now
            # Not the method of a TLS socket, which another thread is reading from.
            socket.socket.shutdown(sock, socket.SHUT_RDWR)


def fetch(
    url: str,
    *,
    etag: str = "",
    last_modified: str = "",
    accept: str = "text/calendar",
    most_octets: int | None = None,
) -> Fetched:
    """What an http, https or webcal address gives; ``webcal`` means https.

    ``etag`` and ``last_modified`` are those of an earlier fetch. More than
    ``most_octets`` (the setting ``FETCH_MOST_OCTETS``), compressed or expanded, are not
    taken. A name and password in the address go to its own host only. Any media type is
    returned: servers name them wrongly. Raises :class:`FetchError`.
    """
    deadline = Deadline(settings.FETCH_TIMEOUT)
    most = settings.FETCH_MOST_OCTETS if most_octets is None else most_octets
    headers = {
        "User-Agent": user_agent(),
        "Accept": accept,
        "Accept-Encoding": "gzip, deflate",
        "If-None-Match": validator(etag),
        "If-Modified-Since": validator(last_modified),
        "Connection": "close",
    }
    target = target_of(url)
    permanent = not target.credentials
    for hop in range(MOST_REDIRECTS + 1):
        with answer(target, headers, deadline) as response:
            if response.status not in REDIRECTS:
                fetched = as_fetched(response, target, most, deadline)
                if fetched.not_modified:
                    fetched = unchanged(fetched, etag, last_modified)
                moved = permanent and hop > 0
                return replace(fetched, moved_to=target.url if moved else "")
            permanent = permanent and response.status in PERMANENT
            target = redirected(target, response)
    raise FetchError("too_many_redirects", MOST_REDIRECTS)


def is_address(text: str) -> bool:
    """Whether a text is meant as an address, and not as the name of a file."""
    return "://" in text


def check_url(url: str) -> None:
    """Raise :class:`FetchError` for an address that could never be fetched."""
    check_port(target_of(url))


def check_port(target: Target) -> None:
    if target.port not in settings.FETCH_PORTS:
        raise FetchError("port", target.port)


def user_agent() -> str:
    site = getattr(django_settings, "WAGTAILADMIN_BASE_URL", "")
    return f"wagtail-ctn/{__version__}" + (f" (+{site})" if site else "")


def validator(value: str | None) -> str:
    """An ETag or date that can be stored and sent again, else nothing."""
    value = (value or "").strip()
    sound = value.isascii() and value.isprintable() and len(value) <= LONGEST_VALIDATOR
    return value if sound else ""


def target_of(url: str) -> Target:
    """The parts of an address; raises :class:`FetchError` where it is none of ours."""
    try:
        return parsed(urlsplit(url.strip()))
    except ValueError:
        # What it says may have the password in it.
        raise FetchError("url") from None


def parsed(parts: SplitResult) -> Target:
    if parts.scheme not in SCHEMES:
        raise FetchError("scheme")
    scheme = SCHEMES[parts.scheme]
    query = f"?{iri_to_uri(parts.query)}" if parts.query else ""
    return Target(
        scheme=scheme,
        host=ascii_host(parts.hostname or ""),
        port=DEFAULT_PORTS[scheme] if parts.port is None else parts.port,
        path=(iri_to_uri(parts.path) or "/") + query,
        credentials=basic(parts.username, parts.password),
    )


def ascii_host(host: str) -> str:
    """A host as DNS and certificates have it; ``ValueError`` where it can be none."""
    if ":" in host and "%" not in host:  # no zone of a link-local one (RFC 6874)
        return str(IPv6Address(host))
    host = host.removesuffix(".")
    if not host.isascii() and len(host) <= LONGEST_HOST:
        host = idna.encode(host, uts46=True).decode()
    if len(host) > LONGEST_HOST or not HOST.fullmatch(host):
        raise ValueError("not a host")
    return host


def basic(username: str | None, password: str | None) -> str:
    """The value of ``Authorization`` (RFC 7617), empty where there is no name."""
    if not username:
        return ""
    pair = f"{unquote(username)}:{unquote(password or '')}"
    return f"Basic {b64encode(pair.encode()).decode()}"


def redirected(target: Target, response: HTTPResponse) -> Target:
    """Where a redirect leads, with the credentials where it is the same host."""
    location = response.getheader("Location", "").encode("latin-1")
    if not location:
        raise FetchError("status", response.status)
    try:
        url = urljoin(target.url, location.decode("utf-8", "replace"))
    except ValueError:
        raise FetchError("url") from None
    new = target_of(url)
    if (target.scheme, new.scheme) == ("https", "http"):
        raise FetchError("downgrade", new.host)
    same = target.host == new.host and (
        target.port == new.port or (target.port, new.port) == (80, 443)
    )
    return replace(new, credentials=target.credentials if same else "")


@contextmanager
def answer(
    target: Target, headers: dict[str, str], deadline: Deadline
) -> Iterator[HTTPResponse]:
    """The answer to a GET request, its body not yet read."""
    own = {"Host": target.authority, "Authorization": target.credentials}
    every = {name: value for name, value in (headers | own).items() if value}
    with closing(connected(target, deadline)) as sock, deadline.ends(sock):
        try:
            connection = HTTPConnection(target.host, target.port)
            connection.sock = sock
            connection.request("GET", target.path, headers=every)
            with connection.getresponse() as response:
                yield response
        except zlib.error:
            raise FetchError("encoding") from None
        except (OSError, HTTPException):
            deadline.left()  # the deadline is what shuts most sockets
            raise FetchError("answer") from None


def connected(target: Target, deadline: Deadline) -> socket.socket:
    """A connection to a checked address of a host, with TLS where the scheme asks."""
    check_port(target)
    addresses = checked_addresses(target, deadline)
    for index, address in enumerate(addresses):
        # One that never answers leaves time for the others.
        timeout = deadline.left() / (len(addresses) - index)
        with suppress(OSError):
            sock = socket.create_connection((address, target.port), timeout)
            if target.scheme == "https":
                sock = secured(sock, target, deadline)
            sock.settimeout(None)  # from here on the deadline itself ends it
            return sock
    deadline.left()
    raise FetchError("connect", target.host)


def secured(sock: socket.socket, target: Target, deadline: Deadline) -> socket.socket:
    """TLS over a connection, with the name that was asked for, not the address."""
    context = ssl.create_default_context()
    context.set_alpn_protocols(["http/1.1"])
    try:
        # Python holds a handshake as a whole to the timeout.
        sock.settimeout(deadline.left())
        return context.wrap_socket(sock, server_hostname=target.host)
    except OSError as error:
        sock.close()
        code = "timeout" if isinstance(error, TimeoutError) else "tls"
        raise FetchError(code, target.host) from None


def checked_addresses(target: Target, deadline: Deadline) -> list[str]:
    """Every address of a host; one that is not allowed rules the host out."""
    addresses = answered_in_time(target, deadline)
    if not addresses:
        raise FetchError("resolve", target.host)
    if not all(is_allowed(ip_address(address)) for address in addresses):
        raise FetchError("address", target.host)
    return addresses


def answered_in_time(target: Target, deadline: Deadline) -> list[str]:
    """What the resolver says, which has no limit of time that could be set."""
    answers: SimpleQueue[list[str]] = SimpleQueue()
    ask = Thread(
        target=lambda: answers.put(resolved(target.host, target.port)), daemon=True
    )
    ask.start()
    try:
        return answers.get(timeout=deadline.left())
    except Empty:
        raise FetchError("timeout") from None


def resolved(host: str, port: int) -> list[str]:
    """The addresses that a name has now, the system's favourite first."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return []
    return list(dict.fromkeys(str(sockaddr[0]) for *_rest, sockaddr in found))


def as_fetched(
    response: HTTPResponse, target: Target, most: int, deadline: Deadline
) -> Fetched:
    """The outcome of the last answer; any but 200 and 304 is an error."""
    if response.status not in (200, 304):
        raise FetchError("status", response.status)
    not_modified = response.status == 304
    return Fetched(
        octets=b"" if not_modified else body(response, most, deadline),
        url=target.url,
        etag=validator(response.getheader("ETag")),
        last_modified=validator(response.getheader("Last-Modified")),
        not_modified=not_modified,
        moved_to="",
    )


def unchanged(fetched: Fetched, etag: str, last_modified: str) -> Fetched:
    """A 304: it may leave out what it was asked with, and answers only who asked."""
    if not validator(etag) and not validator(last_modified):
        raise FetchError("status", 304)
    return replace(
        fetched,
        etag=fetched.etag or etag,
        last_modified=fetched.last_modified or last_modified,
    )


def body(response: HTTPResponse, most: int, deadline: Deadline) -> bytes:
    """The body of an answer, expanded."""
    coding = response.getheader("Content-Encoding", "").strip().lower()
    pieces = received(response, most, deadline)
    if coding not in ("", "identity"):
        if coding not in WINDOWS:
            raise FetchError("encoding")
        pieces = expanded(pieces, WINDOWS[coding])
    octets = bytearray()
    for piece in pieces:
        octets += piece
        if len(octets) > most:
            raise FetchError("too_large", most)
    return bytes(octets)


def received(response: HTTPResponse, most: int, deadline: Deadline) -> Iterator[bytes]:
    """The body of an answer as it comes, in pieces."""
    count = 0
    # Not read(), which takes a chunk of negative length as leave to read to the end.
    while piece := response.read1(PIECE):
        deadline.left()
        count += len(piece)
        if count > most:
            raise FetchError("too_large", most)
        yield piece
    deadline.left()  # the end may be that of the time
    if response.length:  # what is missing of the Content-Length
        raise FetchError("answer")


def expanded(pieces: Iterable[bytes], window: int) -> Iterator[bytes]:
    """Compressed pieces as what they hold, again in pieces: a bomb ends while small."""
    decoder = None
    for piece in pieces:
        if window == zlib.MAX_WBITS and decoder is None and piece[0] & 0x0F != 8:
            window = -zlib.MAX_WBITS  # some servers leave out the header of RFC 1950
        while piece:
            # One gzip file may be several in a row (RFC 1952, 2.2).
            if decoder is None or decoder.eof:
                decoder = zlib.decompressobj(window)
            yield decoder.decompress(piece, PIECE)
            piece = decoder.unconsumed_tail or decoder.unused_data
    if decoder is not None:
        yield decoder.flush()
        if not decoder.eof:
            raise FetchError("answer")


def shown(url: str) -> str:
    """An address for people and logs, without what lets others in.

    That is a name and password, the query, and what a secret address of Google Calendar
    has in its path. What is no address of ours is shown as ``…``.
    """
    try:
        target = target_of(url)
    except FetchError:
        return "…"
    path, query, _values = target.path.partition("?")
    path = SECRET_IN_PATH.sub("/private-…", path)
    return replace(target, path=path + ("?…" if query else "")).url
