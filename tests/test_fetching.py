"""Fetching from servers that are slow, wrong, or out for what lies behind ours."""

import gzip
import io
import logging
import os
import socket
import ssl
import tempfile
import traceback
import zlib
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import trustme
from django.test import SimpleTestCase, override_settings
from django.utils.translation import override
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from wagtail_ctn import __version__
from wagtail_ctn.fetching import REASONS, FetchError, fetch, resolved, shown

from .local_server import http, local_server, redirect

CALENDAR = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"
PUBLIC = "93.184.216.34"
LOCAL = "127.0.0.1"
SECRETS = ["maija", "p4ss", "t0ken"]


@contextmanager
def site_settings(*servers, **more):
    """The settings of a site that may fetch from local servers."""
    ports = [server.port for server in servers]
    ours = {"FETCH_NETWORKS": ["127.0.0.0/8"], "FETCH_PORTS": ports} | more
    with override_settings(WAGTAIL_CTN=ours):
        yield


@contextmanager
def serving(answers, tls=None, **more):
    """A local server that may be fetched from, and its address."""
    if not isinstance(answers, dict):
        answers = {"/a.ics": answers}
    with local_server(answers, tls) as server, site_settings(server, **more):
        scheme = "https" if tls else "http"
        server.url = f"{scheme}://{LOCAL}:{server.port}"
        yield server


def names(**addresses):
    """Names that resolve as said, each time to the next of their answers."""
    answers = {name.replace("_", "."): list(of) for name, of in addresses.items()}

    def answer(host, port):
        of = answers.get(host)
        if of is None:
            return resolved(host, port)
        return of.pop(0) if len(of) > 1 else of[0]

    return patch("wagtail_ctn.fetching.resolved", answer)


class FetchTestCase(SimpleTestCase):
    def assertFails(self, code, url, part=None, **options):
        with self.assertRaises(FetchError) as raised:
            fetch(url, **options)
        self.assertEqual(raised.exception.code, code)
        if part is not None:
            self.assertEqual(raised.exception.part, part)
        return raised.exception


class AddressTests(FetchTestCase):
    def test_only_addresses_of_the_web_are_fetched(self):
        for url in [
            "ftp://h/a",
            "file:///etc/passwd",
            "javascript:1",
            "a.ics",
            "",
            "//h",
        ]:
            with self.subTest(url):
                self.assertFails("scheme", url)

    def test_what_is_no_address_is_told(self):
        for url in [
            "http://",
            "http://:80/",
            "http://h:port/",
            "http://h:99999/",
            "http://[::1",
            "http://[::1%25eth0]/",
            "http://a..b/",
            "http://a b/",
            "http://127%2e0.0.1/",
            "http://" + "a" * 64 + ".example/",
            "http://" + "ā" * 1000 + ".example/",
            "http://h/\ud800",
        ]:
            with self.subTest(ascii(url)):
                self.assertFails("url", url)

    def test_ports_are_those_of_the_setting(self):
        for url, port in [
            ("https://example.org:22/", 22),
            ("http://example.org:0/", 0),
            ("webcal://example.org:6379/", 6379),
        ]:
            with self.subTest(url):
                self.assertFails("port", url, port)

    def test_no_way_of_writing_it_leads_to_this_machine(self):
        for host in [
            "localhost",
            "localhost.",
            "LOCALHOST",
            "127.0.0.1",
            "127.1",
            "0x7f.1",
            "0177.0.0.1",
            "2130706433",
            "0",
            "[::]",
            "[::1]",
            "[::ffff:127.0.0.1]",
            "[::ffff:7f00:1]",
            "[::127.0.0.1]",
            "[64:ff9b::127.0.0.1]",
            "[2002:7f00:1::]",
            "１２７.０.０.１",
            "127。0。0。1",
            "169.254.169.254",
            "[fd00:ec2::254]",
            "user@127.0.0.1",
            "example.org@127.0.0.1",
        ]:
            with self.subTest(host), connecting() as connected:
                self.assertFails("address", f"http://{host}/")
                self.assertEqual(connected, [])

    def test_one_private_address_rules_a_host_out(self):
        for answers in [[PUBLIC, LOCAL], [PUBLIC, "::1"], ["10.0.0.1", PUBLIC]]:
            with names(feed_example=[answers]), connecting() as connected:
                self.assertFails("address", "https://feed.example/", "feed.example")
                self.assertEqual(connected, [])

    def test_a_name_that_is_none_is_told(self):
        with names(no_example=[[]]):
            self.assertFails("resolve", "https://no.example/", "no.example")

    def test_a_resolver_that_never_answers_takes_no_longer_than_allowed(self):
        with serving({}, FETCH_TIMEOUT=0.1) as server:
            wait = patch(
                "wagtail_ctn.fetching.resolved", lambda *host: server.closing.wait()
            )
            with wait:
                self.assertFails("timeout", server.url)

    def test_a_name_that_changes_its_answer_gets_no_connection(self):
        with serving(http(CALENDAR)) as server:
            # Public when asked first, this machine ever after.
            with site_settings(server, FETCH_NETWORKS=[]):
                url = f"http://feed.example:{server.port}/a.ics"
                with (
                    names(feed_example=[[PUBLIC], [LOCAL]]),
                    connecting(refused=True) as connected,
                ):
                    self.assertFails("connect", url, "feed.example")
                    self.assertEqual(connected, [(PUBLIC, server.port)])
                    self.assertFails("address", url, "feed.example")
                    self.assertEqual(connected, [(PUBLIC, server.port)])
            self.assertEqual(server.connections, 0)

    def test_the_connection_goes_to_the_address_that_was_checked(self):
        # A second look-up would find an address that is not allowed.
        answers = names(feed_example=[[LOCAL], ["10.0.0.1"]])
        with serving(http(CALENDAR)) as server, answers:
            fetched = fetch(f"http://feed.example:{server.port}/a.ics")
            self.assertEqual(fetched.octets, CALENDAR)
            self.assertEqual(server.header("Host"), f"feed.example:{server.port}")

    def test_the_next_address_is_tried_where_one_does_not_answer(self):
        with serving(http(CALENDAR)) as server:
            with names(feed_example=[["127.0.0.2", LOCAL]]):
                fetched = fetch(f"http://feed.example:{server.port}/a.ics")
        self.assertEqual(fetched.octets, CALENDAR)

    def test_a_server_that_is_not_there_is_told(self):
        with serving({}) as server:
            server.close()
            self.assertFails("connect", server.url, LOCAL)

    def test_names_in_any_script_are_asked_as_dns_has_them(self):
        for name, ascii in [
            ("pasākumi.example", "xn--paskumi-u3a.example"),
            ("straße.example", "xn--strae-oqa.example"),
            ("EXAMPLE.example.", "example.example"),
        ]:
            answers = patch("wagtail_ctn.fetching.resolved", return_value=[LOCAL])
            with self.subTest(name), serving(http()) as server, answers as asked:
                fetch(f"http://{name}:{server.port}/a.ics")
                self.assertEqual(asked.call_args.args[0], ascii)
                self.assertEqual(server.header("Host"), f"{ascii}:{server.port}")

    def test_a_path_in_any_script_is_asked_in_ascii(self):
        with serving({"/k%C4%81%20b?x=%C4%81": http(CALENDAR)}) as server:
            fetched = fetch(f"{server.url}/kā b?x=ā#part")
        self.assertEqual(fetched.url, f"{server.url}/k%C4%81%20b?x=%C4%81")

    def test_proxies_of_the_environment_are_not_asked(self):
        with serving(http(CALENDAR)) as server, local_server({}) as proxy:
            proxies = {"http_proxy": f"http://{LOCAL}:{proxy.port}", "no_proxy": ""}
            with patch.dict(os.environ, proxies):
                self.assertEqual(fetch(f"{server.url}/a.ics").octets, CALENDAR)
            self.assertEqual(proxy.connections, 0)


@contextmanager
def connecting(refused=False):
    """Where connections are made to; none is where ``refused``."""
    made = []
    create = socket.create_connection

    def connect(address, *args, **kwargs):
        made.append(address)
        if refused:
            raise ConnectionRefusedError
        return create(address, *args, **kwargs)

    with patch("socket.create_connection", connect):
        yield made


class RequestTests(FetchTestCase):
    def test_a_server_is_told_who_asks_and_for_what(self):
        with serving(http(CALENDAR)) as server:
            fetched = fetch(f"{server.url}/a.ics")
            self.assertEqual(fetched.octets, CALENDAR)
            self.assertEqual(fetched.url, f"{server.url}/a.ics")
            self.assertFalse(fetched.not_modified)
            self.assertEqual(fetched.moved_to, "")
            agent = f"wagtail-ctn/{__version__} (+http://testserver)"
            self.assertEqual(server.header("User-Agent"), agent)
            self.assertEqual(server.header("Accept"), "text/calendar")
            self.assertEqual(server.header("Accept-Encoding"), "gzip, deflate")
            self.assertEqual(server.header("Authorization"), None)
            self.assertEqual(server.header("If-None-Match"), None)

    def test_what_is_unchanged_is_not_sent_again(self):
        day = "Thu, 16 Jul 2020 10:00:00 GMT"
        answers = {
            "/new": http(CALENDAR, ETag='"a1"', Last_Modified=day),
            "/same": http(status="304 Not Modified", ETag='"a1"'),
        }
        with serving(answers) as server:
            new = fetch(f"{server.url}/new")
            self.assertEqual((new.etag, new.last_modified), ('"a1"', day))
            same = fetch(
                f"{server.url}/same", etag=new.etag, last_modified=new.last_modified
            )
            self.assertTrue(same.not_modified)
            self.assertEqual(same.octets, b"")
            self.assertEqual(server.header("If-None-Match"), '"a1"')
            self.assertEqual(server.header("If-Modified-Since"), day)
            # What the answer left out holds as it was.
            self.assertEqual((same.etag, same.last_modified), ('"a1"', day))

    def test_unchanged_is_no_answer_to_who_has_nothing(self):
        with serving(http(status="304 Not Modified", ETag='"a1"')) as server:
            self.assertFails("status", f"{server.url}/a.ics", 304)

    def test_an_etag_that_could_not_be_stored_or_sent_is_left_out(self):
        for etag in ['"\0"', '"a\r\n b"', '"' + "x" * 300 + '"', '"\xe9"', '"\x7f"']:
            answer = http(CALENDAR).replace(
                b"\r\n\r\n", b"\r\nETag: " + etag.encode("latin-1") + b"\r\n\r\n", 1
            )
            with self.subTest(etag), serving(answer) as server:
                self.assertEqual(fetch(f"{server.url}/a.ics", etag=etag).etag, "")
                self.assertEqual(server.header("If-None-Match"), None)

    def test_any_other_status_is_an_error_that_says_so(self):
        for status in [204, 206, 300, 400, 401, 403, 404, 410, 418, 500, 503, 999]:
            with self.subTest(status), serving(http(status=f"{status} X")) as server:
                error = self.assertFails("status", f"{server.url}/a.ics", status)
                self.assertTrue(error.reason)

    def test_a_redirect_to_nowhere_is_an_error(self):
        with serving(http(status="302 Found")) as server:
            self.assertFails("status", f"{server.url}/a.ics", 302)


class RedirectTests(FetchTestCase):
    def test_redirects_are_followed(self):
        answers = {
            "/a.ics": redirect("b/c.ics"),
            "/b/c.ics": redirect("/d.ics?x=1", 307),
            "/d.ics?x=1": http(CALENDAR),
        }
        with serving(answers) as server:
            fetched = fetch(f"{server.url}/a.ics")
        self.assertEqual(fetched.octets, CALENDAR)
        self.assertEqual(fetched.url, f"{server.url}/d.ics?x=1")
        self.assertEqual(fetched.moved_to, "")

    def test_only_what_moved_for_good_all_the_way_has_moved(self):
        for first, second, moved in [(301, 308, True), (301, 302, False)]:
            answers = {
                "/a": redirect("/b", first),
                "/b": redirect("/c", second),
                "/c": http(CALENDAR),
            }
            with self.subTest(second), serving(answers) as server:
                there = f"{server.url}/c"
                fetched = fetch(f"{server.url}/a")
                self.assertEqual(fetched.moved_to, there if moved else "")

    def test_five_redirects_are_followed_and_no_more(self):
        answers = {f"/{n}": redirect(f"/{n + 1}") for n in range(6)}
        with serving(answers | {"/6": http(CALENDAR)}) as server:
            self.assertEqual(fetch(f"{server.url}/1").octets, CALENDAR)
            self.assertFails("too_many_redirects", f"{server.url}/0")

    def test_a_loop_ends(self):
        with serving(redirect("/a.ics")) as server:
            self.assertFails("too_many_redirects", f"{server.url}/a.ics")
            self.assertEqual(len(server.requests), 6)

    def test_a_redirect_leads_nowhere_that_an_address_could_not(self):
        with local_server({"/": http(b"secret")}) as private:
            for code, location in [
                ("address", f"http://10.0.0.1:{private.port}/"),
                ("address", f"http://[::1]:{private.port}/"),
                ("address", f"//0x0a.1:{private.port}/"),
                ("address", f"http://169.254.169.254:{private.port}/latest/"),
                ("port", "http://127.0.0.1:1/"),
                ("scheme", "file:///etc/passwd"),
                ("scheme", "gopher://127.0.0.1/"),
                ("url", "http://[/"),
                ("url", "http://a..b/"),
            ]:
                with (
                    self.subTest(location),
                    serving(redirect(location)) as server,
                    site_settings(server, private),
                ):
                    self.assertFails(code, f"{server.url}/a.ics")
            self.assertEqual(private.connections, 0)

    def test_a_name_is_checked_anew_at_each_redirect(self):
        with serving(redirect("/b.ics")) as server:
            with names(feed_example=[[LOCAL], ["10.0.0.1"]]):
                url = f"http://feed.example:{server.port}/a.ics"
                self.assertFails("address", url, "feed.example")
            self.assertEqual(server.connections, 1)

    def test_a_redirect_may_be_written_in_any_script(self):
        answers = {"/a.ics": redirect("/ā b.ics"), "/%C4%81%20b.ics": http(CALENDAR)}
        with serving(answers) as server:
            self.assertEqual(fetch(f"{server.url}/a.ics").octets, CALENDAR)


class CredentialsTests(FetchTestCase):
    def url(self, server, path="/a.ics", host=LOCAL):
        return f"http://maija:p4ss%20%C4%81@{host}:{server.port}{path}?key=t0ken"

    def test_a_name_and_password_are_sent_and_in_no_result(self):
        with serving({"/a.ics?key=t0ken": http(CALENDAR)}) as server:
            fetched = fetch(self.url(server))
            sent = "Basic bWFpamE6cDRzcyDEgQ=="  # maija:p4ss ā
            self.assertEqual(server.header("Authorization"), sent)
        self.assertEqual(fetched.url, f"{server.url}/a.ics?key=t0ken")
        for secret in SECRETS:
            self.assertNotIn(secret, repr(fetched))

    def test_they_stay_with_their_host(self):
        with local_server({"/c": http(CALENDAR)}) as other:
            answers = {
                "/a.ics?key=t0ken": redirect("/b"),
                "/b": redirect(f"http://{LOCAL}:{other.port}/c"),
            }
            with serving(answers) as server, site_settings(server, other):
                fetch(self.url(server))
                self.assertIn("Basic", server.header("Authorization"))
                self.assertEqual(other.header("Authorization"), None)

    def test_they_do_not_come_back_with_their_host(self):
        answers = {"/a.ics?key=t0ken": None, "/c": http(CALENDAR)}
        with serving(answers) as server, names(other_example=[[LOCAL]]):
            there = f"http://other.example:{server.port}/b"
            answers["/a.ics?key=t0ken"] = redirect(there)
            answers["/b"] = redirect(f"{server.url}/c")
            fetch(self.url(server))
            sent = [server.header("Authorization", n) for n in range(3)]
        self.assertEqual(sent[1:], [None, None])

    def test_a_server_cannot_say_which_are_sent(self):
        answers = {"/a.ics": None, "/b": http(CALENDAR)}
        with serving(answers) as server:
            answers["/a.ics"] = redirect(f"http://x:y@{LOCAL}:{server.port}/b")
            fetched = fetch(f"{server.url}/a.ics")
            self.assertEqual(server.header("Authorization"), None)
        self.assertEqual(fetched.url, f"{server.url}/b")

    def test_an_address_with_a_password_has_never_moved(self):
        answers = {"/a.ics?key=t0ken": redirect("/b", 301), "/b": http(CALENDAR)}
        with serving(answers) as server:
            self.assertEqual(fetch(self.url(server)).moved_to, "")

    def test_no_log_and_no_error_has_a_secret(self):
        key = "?key=t0ken"
        answers = {
            f"/401{key}": http(status="401 Unauthorized"),
            f"/garbage{key}": b"t0ken\r\n\r\n",
            f"/short{key}": http(CALENDAR, length=999),
            f"/loop{key}": redirect(f"/loop{key}"),
            f"/away{key}": redirect("http://maija:p4ss@10.0.0.1/?t0ken"),
            f"/bad{key}": redirect("http://maija:p4ss@[/?t0ken"),
            f"/ok{key}": http(CALENDAR),
        }
        with serving(answers) as server, logged() as log:
            urls = [self.url(server, path.partition("?")[0]) for path in answers]
            urls += [
                "http://maija:p4ss@h:t0ken/",
                "http://maija:p4/ss@h/",
                "http://maija:p4ss@[::1/?t0ken",
                "ftp://maija:p4ss@h/?t0ken",
                "maija:p4ss@h",
                f"http://maija:p4ss@h:{server.port + 1}/?t0ken",
                f"http://maija:p4ss@10.0.0.1:{server.port}/?t0ken",
            ]
            told = [failure(url) for url in urls]
        told.append(log.getvalue())
        self.assertEqual(sum("FetchError" in text for text in told), len(urls) - 1)
        for secret in SECRETS:
            self.assertNotIn(secret, "".join(told))


def failure(url):
    """All that a failed fetch says: its traceback, and its sentence for people."""
    try:
        fetch(url)
    except FetchError as error:
        frames = traceback.format_exception(error)
        return "".join([*frames, str(error), repr(error), error.reason])
    return ""


@contextmanager
def logged():
    """Everything that is logged, at any level."""
    log = io.StringIO()
    handler = logging.StreamHandler(log)
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        yield log
    finally:
        root.removeHandler(handler)
        root.setLevel(level)


class BodyTests(FetchTestCase):
    def test_a_body_comes_in_every_form_that_http_has(self):
        chunks = (
            b"5;x=y\r\nBEGIN\r\n1a\r\n" + CALENDAR[5:-1] + b"\r\n1\r\n\n\r\n0\r\n\r\n"
        )
        raw = zlib.compressobj(wbits=-15)
        for name, answer in {
            "with its length": http(CALENDAR),
            "to the end": b"HTTP/1.0 200 OK\r\n\r\n" + CALENDAR,
            "in chunks": chunked(chunks),
            "gzip": http(gzip.compress(CALENDAR), Content_Encoding="GZIP"),
            "gzip in two parts": http(
                gzip.compress(CALENDAR[:9]) + gzip.compress(CALENDAR[9:]),
                Content_Encoding="x-gzip",
            ),
            "deflate": http(zlib.compress(CALENDAR), Content_Encoding="deflate"),
            "deflate without a header": http(
                raw.compress(CALENDAR) + raw.flush(), Content_Encoding="deflate"
            ),
            "identity": http(CALENDAR, Content_Encoding="identity"),
            "of any type": http(CALENDAR, Content_Type="image/png"),
        }.items():
            with self.subTest(name), serving(answer) as server:
                self.assertEqual(fetch(f"{server.url}/a.ics").octets, CALENDAR)

    def test_a_large_body_comes_whole_however_it_is_cut(self):
        large = os.urandom(300_000) + bytes(300_000)
        packed = gzip.compress(large)

        def cut(server):
            head = http(length=len(packed), Content_Encoding="gzip")
            yield head
            for start in range(0, len(packed), 7_001):
                yield packed[start : start + 7_001]

        with serving(cut) as server:
            self.assertEqual(fetch(f"{server.url}/a.ics").octets, large)

    def test_as_much_as_the_setting_says_is_taken_and_no_more(self):
        for body in [http(b"x" * 101), b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 101]:
            with serving(body, FETCH_MOST_OCTETS=100) as server:
                self.assertFails("too_large", f"{server.url}/a.ics", 100)
                fetched = fetch(f"{server.url}/a.ics", most_octets=101)
                self.assertEqual(fetched.octets, b"x" * 101)

    def test_a_body_without_end_is_left(self):
        def endless(server):
            yield b"HTTP/1.1 200 OK\r\n\r\n"
            while not server.closing.is_set():
                yield b"x" * 65536

        with serving(endless, FETCH_MOST_OCTETS=1_000_000) as server:
            self.assertFails("too_large", f"{server.url}/a.ics", 1_000_000)

    def test_a_bomb_is_left_while_it_is_small(self):
        zeros = bytes(1_000_000)
        for coding, wbits in [("gzip", 31), ("deflate", 15), ("deflate", -15)]:
            packer = zlib.compressobj(9, wbits=wbits)
            bomb = b"".join(packer.compress(zeros) for _ in range(200)) + packer.flush()
            answer = http(bomb, Content_Encoding=coding)
            with self.subTest(coding, wbits=wbits), serving(answer) as server:
                self.assertLess(len(bomb), 250_000)
                with largest_piece() as sizes:
                    self.assertFails("too_large", f"{server.url}/a.ics", 10_000_000)
                self.assertLess(sum(sizes), 10_200_000)

    def test_compressed_octets_that_hold_nothing_count_too(self):
        def nothing(server):
            yield b"HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\n\r\n"
            while not server.closing.is_set():
                yield b"\x00\x00\x00\xff\xff" * 10_000  # empty blocks

        with serving(nothing, FETCH_MOST_OCTETS=1_000_000) as server:
            self.assertFails("too_large", f"{server.url}/a.ics")

    def test_what_is_not_the_compression_that_it_says_is_an_error(self):
        for coding in ["gzip", "deflate"]:
            with serving(http(b"BEGIN", Content_Encoding=coding)) as server:
                self.assertFails("encoding", f"{server.url}/a.ics")

    def test_compression_that_was_not_asked_for_is_an_error(self):
        for coding in ["br", "zstd", "compress", "gzip, gzip", "gzip, br", "x"]:
            with serving(http(CALENDAR, Content_Encoding=coding)) as server:
                self.assertFails("encoding", f"{server.url}/a.ics")

    def test_half_a_body_is_never_taken_for_a_whole_one(self):
        packed = gzip.compress(CALENDAR)[:-9]
        for name, answer in {
            "closed early": http(CALENDAR, length=len(CALENDAR) + 1),
            "nothing at all": http(length=10),
            "half a chunk": chunked(b"ff\r\nBEGIN"),
            "no last chunk": chunked(b"5\r\nBEGIN\r\n"),
            "half a gzip": http(packed, Content_Encoding="gzip"),
        }.items():
            with self.subTest(name), serving(answer) as server:
                self.assertFails("answer", f"{server.url}/a.ics")

    def test_more_than_the_length_says_is_not_read(self):
        with serving(http(CALENDAR + b"more", length=len(CALENDAR))) as server:
            self.assertEqual(fetch(f"{server.url}/a.ics").octets, CALENDAR)


def chunked(body):
    return b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + body


@contextmanager
def largest_piece():
    """How much each step of expanding gave."""
    sizes = []
    make = zlib.decompressobj

    class Measured:
        def __init__(self, window):
            self.decoder = make(window)

        def __getattr__(self, name):
            return getattr(self.decoder, name)

        def decompress(self, octets, most):
            piece = self.decoder.decompress(octets, most)
            sizes.append(len(piece))
            return piece

    with patch("zlib.decompressobj", Measured):
        yield sizes


class HostileTests(FetchTestCase):
    def test_what_is_no_http_is_an_error(self):
        for name, answer in {
            "nothing": b"",
            "garbage": b"\x00\xff" * 100,
            "another protocol": b"220 mail.example ESMTP\r\n",
            "no status": b"HTTP/1.1\r\n\r\n",
            "a status that is no number": b"HTTP/1.1 two OK\r\n\r\n",
            "chunks that are none": chunked(b"zz\r\nBEGIN\r\n0\r\n\r\n"),
            "a chunk line too long": chunked(b"1" * 70_000),
            "a line too long": b"HTTP/1.1 200 OK\r\nX: " + b"x" * 70_000 + b"\r\n\r\n",
            "too many fields": b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200 + b"\r\n",
        }.items():
            with self.subTest(name), serving(answer) as server:
                self.assertFails("answer", f"{server.url}/a.ics")

    def test_a_chunk_of_negative_length_takes_no_more_than_is_allowed(self):
        def endless(server):
            yield chunked(b"-1\r\n")
            while not server.closing.is_set():
                yield b"x" * 65536

        with serving(endless, FETCH_MOST_OCTETS=1_000_000) as server:
            self.assertFails("too_large", f"{server.url}/a.ics")

    def test_an_octet_now_and_then_ends_with_the_time(self):
        for name, start in {
            "head": b"HTTP/1.1 200 OK\r\nX: ",
            "body": b"HTTP/1.1 200 OK\r\n\r\n",
            "body with its length": http(length=1_000_000),
            "chunk's length": chunked(b""),
            "trailers": chunked(b"0\r\nX: "),
            "gzip's name of a file": http(
                b"\x1f\x8b\x08\x08" + bytes(6), length=1_000, Content_Encoding="gzip"
            ),
        }.items():
            with self.subTest(name), serving(drip(start), FETCH_TIMEOUT=0.3) as server:
                self.assertFails("timeout", f"{server.url}/a.ics")

    def test_fields_without_end_end_with_the_time_or_the_count(self):
        def fields(server):
            yield b"HTTP/1.1 100 Continue\r\n\r\n"
            while not server.closing.is_set():
                yield b"HTTP/1.1 100 Continue\r\n\r\n"

        with serving(fields, FETCH_TIMEOUT=0.3) as server:
            self.assertFails("timeout", f"{server.url}/a.ics")

    def test_silence_ends_with_the_time(self):
        def silent(server):
            server.closing.wait()
            return []

        with serving(silent, FETCH_TIMEOUT=0.2) as server:
            self.assertFails("timeout", f"{server.url}/a.ics")

    def test_the_time_is_that_of_all_redirects(self):
        def slow(server):
            for _ in range(10):
                server.wait()
            yield redirect("/a.ics")

        with serving(slow, FETCH_TIMEOUT=0.5) as server:
            self.assertFails("timeout", f"{server.url}/a.ics")

    @hypothesis_settings(max_examples=60)
    @given(
        st.binary(max_size=200),
        st.sampled_from(
            [
                b"",
                b"HTTP/1.1 ",
                b"HTTP/1.1 200 OK\r\n",
                b"HTTP/1.1 302 Found\r\nLocation: ",
                b"HTTP/1.1 200 OK\r\nContent-Length: ",
                b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n\x1f\x8b\x08",
                chunked(b""),
            ]
        ),
    )
    def test_whatever_a_server_sends_is_an_answer_or_a_fetch_error(self, octets, start):
        with serving(start + octets) as server:
            try:
                self.assertIsInstance(fetch(f"{server.url}/a.ics").octets, bytes)
            except FetchError as error:
                self.assertTrue(error.reason)

    @given(st.text(max_size=40), st.sampled_from(["", "http://", "https://h:", "//"]))
    def test_whatever_is_typed_is_fetched_or_a_fetch_error(self, text, start):
        with patch("wagtail_ctn.fetching.resolved", return_value=[]):
            with self.assertRaises(FetchError):
                fetch(start + text)
        self.assertIsInstance(shown(start + text), str)


def drip(start):
    """An answer that goes on an octet at a time."""

    def answer(server):
        yield start
        while not server.closing.is_set():
            server.wait()
            yield b"1"

    return answer


class TLSTests(FetchTestCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.authority = trustme.CA()
        folder = cls.enterClassContext(tempfile.TemporaryDirectory())
        cls.trusted = str(Path(folder) / "authority.pem")
        cls.authority.cert_pem.write_to_path(cls.trusted)

    def tls(self, *hosts, authority=None):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        (authority or self.authority).issue_cert(*hosts).configure_cert(context)
        return context

    def setUp(self):
        self.enterContext(patch.dict(os.environ, {"SSL_CERT_FILE": self.trusted}))
        self.enterContext(names(feed_example=[[LOCAL]], other_example=[[LOCAL]]))

    def test_a_certificate_is_checked_for_the_name_and_not_the_address(self):
        tls = self.tls("feed.example")
        asked = []
        tls.sni_callback = lambda sock, name, context: asked.append(name)
        with serving(http(CALENDAR), tls) as server:
            for scheme in ["https", "webcal", "webcals", "HTTPS"]:
                url = f"{scheme}://feed.example.:{server.port}/a.ics"
                fetched = fetch(url)
                self.assertEqual(fetched.octets, CALENDAR)
                there = f"https://feed.example:{server.port}/a.ics"
                self.assertEqual(fetched.url, there)
                self.assertEqual(fetched.moved_to, "")
        self.assertEqual(set(asked), {"feed.example"})

    def test_a_certificate_for_another_name_is_refused(self):
        with serving(http(CALENDAR), self.tls("other.example")) as server:
            url = f"https://feed.example:{server.port}/a.ics"
            self.assertFails("tls", url, "feed.example")
            self.assertFails("tls", f"{server.url}/a.ics", LOCAL)
            self.assertEqual(server.requests, [])

    def test_a_certificate_of_nobody_is_refused(self):
        tls = self.tls("feed.example", authority=trustme.CA())
        with serving(http(CALENDAR), tls) as server:
            url = f"https://feed.example:{server.port}/a.ics"
            self.assertFails("tls", url, "feed.example")
            self.assertEqual(server.requests, [])

    def test_a_server_without_tls_is_not_asked_in_the_clear(self):
        with serving(http(CALENDAR), tls=lambda server: [b"HTTP/1.1 200 OK"]) as server:
            for scheme in ["https", "webcal"]:
                url = f"{scheme}://feed.example:{server.port}/a.ics"
                self.assertFails("tls", url, "feed.example")
            self.assertEqual(server.requests, [])

    def test_a_handshake_an_octet_at_a_time_ends_with_the_time(self):
        slow = drip(b"\x16\x03\x03\x40\x00")
        with serving(http(CALENDAR), tls=slow, FETCH_TIMEOUT=0.3) as server:
            self.assertFails("timeout", f"https://feed.example:{server.port}/a.ics")

    def test_a_slow_body_ends_with_the_time_in_tls_too(self):
        answer = drip(b"HTTP/1.1 200 OK\r\n\r\n")
        tls = self.tls("feed.example")
        with serving(answer, tls, FETCH_TIMEOUT=0.5) as server:
            self.assertFails("timeout", f"https://feed.example:{server.port}/a.ics")

    def test_what_began_securely_does_not_go_on_in_the_clear(self):
        with local_server({"/": http(CALENDAR)}) as plain:
            answer = redirect(f"http://feed.example:{plain.port}/")
            with (
                serving(answer, self.tls("feed.example")) as server,
                site_settings(server, plain),
            ):
                url = f"https://feed.example:{server.port}/a.ics"
                self.assertFails("downgrade", url, "feed.example")
            self.assertEqual(plain.connections, 0)


class ShownTests(SimpleTestCase):
    def test_an_address_is_shown_without_what_lets_others_in(self):
        google = "https://calendar.google.com/calendar/ical/a%40b/"
        for url, text in {
            "https://example.org/a.ics": "https://example.org/a.ics",
            "webcal://Example.org": "https://example.org/",
            "http://example.org:8080/a?key=t0ken#t0ken": "http://example.org:8080/a?…",
            "https://maija:p4ss@example.org/": "https://example.org/",
            "https://maija@example.org/?": "https://example.org/",
            "https://[2001:DB8::1]:444/": "https://[2001:db8::1]:444/",
            google + "private-t0ken/basic.ics": google + "private-…/basic.ics",
            google + "public/basic.ics": google + "public/basic.ics",
            "maija:p4ss@example.org": "…",
            "ftp://maija:p4ss@example.org/": "…",
            "http://maija:p4ss@example.org:t0ken/": "…",
            "http://[": "…",
            "": "…",
        }.items():
            with self.subTest(url):
                self.assertEqual(shown(url), text)


class FetchErrorTests(SimpleTestCase):
    def test_every_error_has_a_sentence_that_names_its_part(self):
        for code, reason in REASONS.items():
            error = FetchError(code, 418)
            with self.subTest(code), override("en"):
                self.assertEqual("%(part)s" in str(reason), "418" in error.reason)
                self.assertEqual(str(error), f"{code}: 418")
