"""The vCard writer, read by a reader of twenty lines that follows RFC 6350."""

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime

from django.test import SimpleTestCase

from wagtail_ctn.ical.vcard import VCardData, write_vcard

PARAMETER = re.compile(r';([A-Za-z-]+)=("[^"]*"|[^";:]*)')
ESCAPES = {"\\n": "\n", "\\,": ",", "\\;": ";", "\\\\": "\\"}
CARETS = {"^n": "\n", "^'": '"', "^^": "^"}


@dataclass
class Property:
    value: str
    parameters: dict
    raw: str


def read_vcard(content):
    """``{name: [Property]}`` of one card; asserts what is true of every line."""
    assert content.endswith(b"\r\n")
    lines = content.split(b"\r\n")[:-1]
    assert all(len(line) <= 75 and b"\n" not in line for line in lines)
    card = defaultdict(list)
    for line in b"\r\n".join(lines).decode().replace("\r\n ", "").split("\r\n"):
        name = re.match(r"[A-Z-]+", line)[0]
        rest, parameters = line[len(name) :], {}
        while found := PARAMETER.match(rest):
            text = found[2].strip('"')
            parameters[found[1]] = re.sub(r"\^[n'^]", lambda m: CARETS[m[0]], text)
            rest = rest[found.end() :]
        assert rest[0] == ":", line
        value = re.sub(r"\\[n,;\\]", lambda m: ESCAPES[m[0]], rest[1:])
        card[name].append(Property(value, parameters, rest[1:]))
    assert (lines[0], lines[1], lines[-1]) == (
        b"BEGIN:VCARD",
        b"VERSION:4.0",
        b"END:VCARD",
    )
    return card


class WriterTests(SimpleTestCase):
    def write(self, **fields):
        required = {
            "kind": "org",
            "uid": "urn:uuid:0",
            "name": "Nosaukums",
            "source": "https://example.org/vcard/",
        }
        return read_vcard(write_vcard(VCardData(**required | fields)))

    def test_text_comes_back_as_it_was(self):
        text = 'Ārsts; "māsa", \\ un\nrinda: ' + "🎉ā" * 60
        card = self.write(note=text, language="lv")
        self.assertEqual(card["NOTE"][0].value, text)
        self.assertEqual(card["NOTE"][0].parameters, {"LANGUAGE": "lv"})

    def test_an_address_is_label_and_street(self):
        label = 'Iela 1, "A"; k-2\r\nRīga^'
        (row,) = self.write(address=label)["ADR"]
        self.assertEqual(row.parameters["LABEL"], label.replace("\r\n", "\n"))
        parts = re.split(r"(?<!\\);", row.raw)
        self.assertEqual(len(parts), 7)
        self.assertEqual(parts[2], 'Iela 1\\, "A"\\; k-2\\, Rīga^')
        self.assertEqual({*parts} - {parts[2]}, {""})

    def test_a_phone_of_no_country_is_text(self):
        for phone, link, value in [
            ("67829674", "tel:+37167829674;ext=5", "tel:+37167829674;ext=5"),
            ("112", "tel:112", "112"),
            ("zvaniet, lūdzu", "", "zvaniet, lūdzu"),
        ]:
            (row,) = self.write(phone=phone, phone_uri=link)["TEL"]
            self.assertEqual(row.value, value)
            self.assertEqual("VALUE" in row.parameters, value.startswith("tel:"))

    def test_several_categories_are_told_apart(self):
        (row,) = self.write(categories=["A, B", "C"])["CATEGORIES"]
        self.assertEqual(row.raw, "A\\, B,C")

    def test_nothing_breaks_out_of_its_line(self):
        evil = "x\r\nKIND:individual\u2028\x00\x0b"
        card = self.write(
            name=evil, note=evil, address=evil, email=evil, url=evil, language="lv"
        )
        self.assertEqual([row.value for row in card["KIND"]], ["org"])

    def test_the_time_of_change_is_utc_and_what_is_empty_is_left_out(self):
        card = self.write(changed=datetime(2020, 7, 15, 8, tzinfo=UTC))
        self.assertEqual(card["REV"][0].value, "20200715T080000Z")
        empty = {"BEGIN", "VERSION", "PRODID", "KIND", "UID", "FN", "SOURCE", "END"}
        self.assertEqual(set(self.write()), empty)
