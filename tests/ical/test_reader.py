"""What the reader of calendars promises for what real software writes."""

from datetime import UTC, date, datetime, time

import pytest

from tests.ical.expansion import dates_of
from wagtail_ctn.ical.reader import (
    FILE_REASONS,
    REASONS,
    ReaderError,
    read_calendar,
)
from wagtail_ctn.ical.when import When
from wagtail_ctn.ical.writer import CalendarData, EventData, write_calendar, write_event

RIGA, NEW_YORK = "Europe/Riga", "America/New_York"
START = "DTSTART;TZID=Europe/Riga:20240304T100000"
END = "DTEND;TZID=Europe/Riga:20240304T120000"
WEEKLY = "RRULE:FREQ=WEEKLY;COUNT=4"


def vevent(*lines, uid="a@example.org"):
    return ["BEGIN:VEVENT", f"UID:{uid}", *lines, "END:VEVENT"]


def vcalendar(*lines):
    return ["BEGIN:VCALENDAR", "VERSION:2.0", *lines, "END:VCALENDAR"]


def octets(lines, end="\r\n"):
    return "".join(f"{line}{end}" for line in lines).encode()


def read(*lines, zone=RIGA):
    """A calendar of these lines."""
    return read_calendar(octets(vcalendar(*lines)), zone)


def read_one(*lines, zone=RIGA, calendar=()):
    """The only event of a calendar; nothing of it was rejected."""
    found = read(*calendar, *vevent(*lines), zone=zone)
    assert not found.rejected
    (event,) = found.events
    return event


def when_of(*lines, **options):
    return read_one(*lines, **options).parts[-1].when


def codes(notes):
    return [note.code for note in notes]


def starts(event, last=date(2030, 1, 1)):
    """Starts as they stand on a poster, of the event's dates."""
    zone = event.parts[-1].when.timezone
    return [
        f"{row.start.astimezone(zone_of(zone)):%m-%d %H:%M}"
        if isinstance(row.start, datetime)
        else f"{row.start:%m-%d}"
        for row in dates_of(event, last=last)
    ]


def zone_of(name):
    return When(date(2024, 1, 1), time(), timezone=name).start().tzinfo


# The form of the file.


def test_all_that_is_said_of_an_event_is_read():
    event = read_one(
        START,
        END,
        "SEQUENCE:3",
        "LAST-MODIFIED:20240102T030405Z",
        "SUMMARY;LANGUAGE=lv:Seminārs\\, pirmais",
        "DESCRIPTION:Viens\\nDivi\\; trīs",
        "LOCATION:Rīga",
        "STATUS:TENTATIVE",
        "URL:https://example.org/a?b=1,2",
        "GEO:56.95;24.1",
        "CATEGORIES:Viens\\, divi,Trīs",
        "CATEGORIES:Četri,Trīs",
        'ORGANIZER;CN="Birojs, Rīgas":mailto:birojs@example.org',
        "IMAGE;VALUE=URI:https://example.org/i.png",
        "ATTACH:https://example.org/a.pdf",
        "CONFERENCE;VALUE=URI;FEATURE=VIDEO:https://example.org/room",
        "RELATED-TO:b@example.org",
    )
    assert event.uid == "a@example.org"
    assert event.sequence == 3
    assert event.changed == datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC)
    assert (event.summary, event.language) == ("Seminārs, pirmais", "lv")
    assert event.description == "Viens\nDivi; trīs"
    assert (event.location, event.geo) == ("Rīga", (56.95, 24.1))
    assert event.status == "TENTATIVE"
    assert event.url == "https://example.org/a?b=1,2"
    assert event.categories == ("Viens, divi", "Trīs", "Četri")
    assert event.organizer_name == "Birojs, Rīgas"
    assert event.organizer_address == "birojs@example.org"
    assert event.image == "https://example.org/i.png"
    assert event.attachments == ("https://example.org/a.pdf",)
    assert event.conference == "https://example.org/room"
    assert event.related_to == "b@example.org"
    assert event.notes == ()
    when = When(date(2024, 3, 4), time(10), None, time(12), RIGA)
    assert event.parts[-1].when == when


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\r\r\n"])
def test_all_line_ends_are_taken(end):
    lines = vcalendar(*vevent(START, "SUMMARY:Semi", " nārs", "LOCATION:Rīga"))
    (event,) = read_calendar(octets(lines, end), RIGA).events
    assert (event.summary, event.location) == ("Seminārs", "Rīga")


def test_a_fold_inside_a_character_is_unfolded_as_octets():
    text = octets(vcalendar(*vevent(START, "SUMMARY:Seminārs")))
    cut = text.index("ā".encode()) + 1
    folded = text[:cut] + b"\r\n " + text[cut:]
    assert read_calendar(folded, RIGA).events[0].summary == "Seminārs"


def test_a_byte_order_mark_is_no_part_of_a_line():
    text = octets(vcalendar(*vevent(START)))
    twice = b"\xef\xbb\xbf" + text + b"\xef\xbb\xbf" + text.replace(b"a@", b"b@")
    assert len(read_calendar(twice, RIGA).events) == 2


def test_a_file_in_utf_16_is_read():
    text = octets(vcalendar(*vevent(START, "SUMMARY:Seminārs"))).decode()
    assert read_calendar(text.encode("utf-16"), RIGA).events[0].summary == "Seminārs"


def test_what_is_no_utf_8_is_latin_line_by_line():
    text = octets(vcalendar(*vevent(START, "SUMMARY:Restmüll – 5 €", "LOCATION:Rīga")))
    mixed = text.replace("Restmüll – 5 €".encode(), "Restmüll – 5 €".encode("cp1252"))
    event = read_calendar(mixed, RIGA).events[0]
    assert (event.summary, event.location) == ("Restmüll – 5 €", "Rīga")


def test_several_calendars_in_a_file_are_all_read():
    text = octets(
        vcalendar("X-WR-CALNAME;LANGUAGE=lv:Pirmais", *vevent(START))
        + vcalendar("X-WR-CALNAME:Otrais", *vevent(START, uid="b@example.org"))
    )
    found = read_calendar(text, RIGA)
    assert [event.uid for event in found.events] == ["a@example.org", "b@example.org"]
    assert (found.name, found.language) == ("Pirmais", "lv")


def test_other_components_are_skipped_in_silence():
    found = read(
        "BEGIN:VTODO",
        "DTSTART:rubbish",
        "END:VTODO",
        "BEGIN:VFREEBUSY",
        "END:VFREEBUSY",
        *vevent(START, "BEGIN:VALARM", "SUMMARY:Alarm", "TRIGGER:-PT1H", "END:VALARM"),
    )
    assert found.events[0].summary == ""
    assert not found.rejected
    assert not found.events[0].notes


def test_an_event_without_its_end_loses_itself_and_no_other():
    found = read(
        "BEGIN:VEVENT",
        "UID:lost@example.org",
        "SUMMARY:Pazudis",
        *vevent(START),
        "BEGIN:VEVENT",
        "UID:last@example.org",
    )
    assert [event.uid for event in found.events] == ["a@example.org"]
    (first, last) = found.rejected
    assert (first.code, first.line, first.uid) == (
        "not_closed",
        3,
        "lost@example.org",
    )
    assert first.summary == "Pazudis"
    assert (last.code, last.uid) == ("not_closed", "last@example.org")


def test_a_component_without_its_end_loses_only_itself():
    found = read(*vevent(START, "BEGIN:VALARM", "TRIGGER:-PT1H"))
    assert len(found.events) == 1


def test_an_end_without_its_beginning_is_told():
    found = read(*vevent(START), "SUMMARY:Kas?", "END:VEVENT")
    assert len(found.events) == 1
    assert [(note.code, note.line) for note in found.rejected] == [("not_begun", 8)]


def test_a_calendar_that_is_cut_off_gives_what_is_whole():
    text = octets(vcalendar(*vevent(START), *vevent(START, uid="b@example.org")))
    cut = text[: text.rindex(b"END:VEVENT")]
    found = read_calendar(cut, RIGA)
    assert [event.uid for event in found.events] == ["a@example.org"]
    assert codes(found.rejected) == ["not_closed"]


def test_an_event_in_no_calendar_is_rejected_with_the_reason():
    found = read_calendar(octets(vevent(START)), RIGA)
    assert not found.events
    assert codes(found.rejected) == ["outside"]


def test_a_calendar_without_events_is_one():
    assert read().events == ()


@pytest.mark.parametrize("text", [b"", b"Hello", b"BEGIN:VTODO\nEND:VTODO\n"])
def test_what_is_no_calendar_is_refused(text):
    with pytest.raises(ReaderError) as caught:
        read_calendar(text, RIGA)
    assert caught.value.code == "not_a_calendar"
    assert str(caught.value) == caught.value.reason
    assert "BEGIN:VCALENDAR" in caught.value.reason


def test_a_web_page_in_place_of_a_calendar_is_called_one():
    with pytest.raises(ReaderError) as caught:
        read_calendar(b"\n <!doctype html><title>Log in</title>", RIGA)
    assert caught.value.code == "web_page"


# One bad event.


def test_a_bad_event_is_rejected_with_its_line_and_a_reason_and_no_other():
    found = read(
        *vevent("SUMMARY:Labs", START),
        *vevent("SUMMARY:Slikts", "DTSTART:20240230T100000", uid="bad@example.org"),
        *vevent(START, uid="c@example.org"),
    )
    assert [event.uid for event in found.events] == ["a@example.org", "c@example.org"]
    (note,) = found.rejected
    assert (note.component, note.line) == ("DTSTART", 11)
    assert (note.uid, note.summary) == ("bad@example.org", "Slikts")
    assert note.reason == "The start is no date: 20240230T100000"


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ([], "no_start"),
        (["DTSTART:"], "bad_start"),
        (["DTSTART:tomorrow"], "bad_start"),
        (["DTSTART:18991231T100000Z"], "out_of_range"),
        (["DTSTART:22000101T100000Z"], "out_of_range"),
        (["DTSTART;VALUE=DATE:99991231"], "out_of_range"),
        (["DTSTART;VALUE=DATE:21991231", "DURATION:P9D"], "out_of_range"),
        ([START, "RRULE:FREQ=SECONDLY"], "sub_daily"),
        ([START, "RRULE:FREQ=HOURLY;COUNT=2"], "sub_daily"),
        ([START, "RRULE:FREQ=DAILY;COUNT=2;UNTIL=20240401"], "count_and_until"),
        ([START, "RRULE:RSCALE=CHINESE;FREQ=YEARLY"], "unsupported"),
        ([START, "RRULE:FREQ=DAILY;BYMINUTE=0,1,2,3,4,5,6,7,8,9,10"], "too_many"),
        ([START, "RRULE:FREQ=DAILY", "RRULE:FREQ=WEEKLY"], "several_rules"),
    ],
)
def test_what_cannot_be_shown_rightly_is_rejected(lines, code):
    found = read(*vevent(*lines))
    assert codes(found.rejected) == [code]
    assert not found.events


def test_a_uid_that_is_too_long_is_rejected():
    found = read(*vevent(START, uid="x" * 256))
    assert codes(found.rejected) == ["uid_too_long"]
    assert read(*vevent(START, uid="x" * 255)).events


def test_a_year_beyond_what_a_timedelta_has_is_rejected():
    found = read(*vevent("DTSTART:20240101T100000", "DURATION:P99999999D"))
    assert len(found.rejected) == 1


def test_every_reason_is_a_sentence_with_at_most_a_place_for_its_part():
    for template in [*REASONS.values(), *FILE_REASONS.values()]:
        assert template % {"part": "x"}
        assert template[0].isupper()


# Texts.


def test_no_control_character_comes_through():
    event = read_one(START, "SUMMARY:a\x00b\x07c", "DESCRIPTION:d\x00\\ne\u2028f")
    assert (event.summary, event.description) == ("abc", "d\nef")


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "ftp://example.org/a",
        "example.org",
        "https://",
        "https://example.org/a b",
    ],
)
def test_only_addresses_of_the_web_are_links(address):
    event = read_one(
        START, f"URL:{address}", f"ATTACH:{address}", f"CONFERENCE:{address}"
    )
    assert (event.url, event.attachments, event.conference) == ("", (), "")


def test_what_is_attached_in_the_file_is_left_out_and_told_of():
    event = read_one(
        START,
        "ATTACH;ENCODING=BASE64;VALUE=BINARY:AAAA",
        "ATTACH:https://example.org/a.pdf",
    )
    assert event.attachments == ("https://example.org/a.pdf",)
    assert codes(event.notes) == ["inline"]


def test_an_attachment_longer_than_any_line_does_not_cost_the_event():
    event = read_one(START, "ATTACH;VALUE=BINARY:" + "A" * 200_000)
    assert codes(event.notes) == ["inline"]


@pytest.mark.parametrize("geo", ["100;200", "x;y", "nan;nan", "56.9", "1e999;0"])
def test_a_place_that_is_nowhere_is_left_out(geo):
    event = read_one(START, f"GEO:{geo}")
    assert event.geo is None
    assert codes(event.notes) == ["bad_value"]


def test_where_apple_says_that_it_is():
    event = read_one(
        START,
        'X-APPLE-STRUCTURED-LOCATION;VALUE=URI;X-TITLE="Rīga":geo:56.9460,24.1059',
    )
    assert event.geo == (56.946, 24.1059)


@pytest.mark.parametrize(
    "name", ["X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL"]
)
def test_links_to_meetings_of_google_and_microsoft(name):
    event = read_one(START, f"{name}:https://meet.example.org/abc")
    assert event.conference == "https://meet.example.org/abc"


@pytest.mark.parametrize(
    ("status", "read_as"), [("Cancelled", "CANCELLED"), ("DRAFT", "CONFIRMED")]
)
def test_a_status_that_is_none_is_confirmed(status, read_as):
    assert read_one(START, f"STATUS:{status}").status == read_as


@pytest.mark.parametrize(
    ("sequence", "number"), [("-1", 0), ("x", 0), ("²", 0), ("9" * 11, 2_000_000_000)]
)
def test_a_sequence_is_a_number_that_databases_have(sequence, number):
    assert read_one(START, f"SEQUENCE:{sequence}").sequence == number


def test_what_our_own_files_say_apart_is_read_as_it_stands():
    event = read_one(
        "DTSTART:20240101T100000Z",
        "COMMENT:Slimība\\, diemžēl",
        "CONTACT:Dome\\n\\n67000000",
        "CONTACT:Muzejs",
        "X-WAGTAIL-CTN-STATUS:postponed",
        "X-WAGTAIL-CTN-AUDIENCE:Bērni\\; skolēni",
        "x-wagtail-ctn-audience:Visi",
        "X-WAGTAIL-CTN-PRICE:",
        "X-OTHER:a",
    )
    assert event.comment == "Slimība, diemžēl"
    assert event.contacts == ("Dome\n\n67000000", "Muzejs")
    assert event.own == (
        ("STATUS", "postponed"),
        ("AUDIENCE", "Bērni; skolēni"),
        ("AUDIENCE", "Visi"),
    )


def test_more_than_any_file_of_ours_says_apart_is_not_kept():
    lines = [f"X-WAGTAIL-CTN-{number}:a" for number in range(1000)]
    event = read_one("DTSTART:20240101T100000Z", *lines)
    assert len(event.own) == 50


def test_lines_that_say_nothing_are_told_of_and_cost_nothing():
    event = read_one(START, "Join the meeting", "X-RADIUS=49.9", "SUMMARY:Labs")
    assert event.summary == "Labs"
    assert [(note.code, note.line) for note in event.notes] == [
        ("bad_line", 6),
        ("bad_line", 7),
    ]


@pytest.mark.parametrize(
    "start",
    [
        "DTSTART;;VALUE=DATE-TIME:20240304T100000",
        "DTSTART;:20240304T100000",
        "dtstart;value=date-time:20240304T100000",
        "DTSTART ; VALUE=DATE-TIME:20240304T100000",
        "DTSTART;VALUE=DATE-TIME:2024-03-04T10:00:00",
        "DTSTART:20240304T1000",
        "DTSTART:20240304T100000.000",
    ],
)
def test_starts_that_are_not_written_quite_right(start):
    when = when_of(start)
    assert when == When(date(2024, 3, 4), time(10), timezone=RIGA)


def test_parameters_that_cannot_be_read_cost_no_more_than_themselves():
    event = read_one(START, "ORGANIZER;CN=A;B:mailto:a@example.org", "SUMMARY:Labs")
    assert event.organizer_address == "a@example.org"
    assert codes(event.notes) == ["bad_parameters"]


# Dates and times.


def test_whole_days_end_the_day_before_dtend():
    when = when_of("DTSTART;VALUE=DATE:20240304", "DTEND;VALUE=DATE:20240307")
    assert when == When(date(2024, 3, 4), end_date=date(2024, 3, 6), timezone=RIGA)


@pytest.mark.parametrize(
    "lines",
    [
        ["DTSTART;VALUE=DATE:20240304"],
        ["DTSTART:20240304"],
        ["DTSTART;VALUE=DATE:20240304T000000Z"],
        ["DTSTART;VALUE=DATE:20240304", "DTEND;VALUE=DATE:20240304"],
        ["DTSTART;VALUE=DATE:20240304", "DTEND;VALUE=DATE:20240305"],
        ["DTSTART;VALUE=DATE:20240304", "DURATION:P1D"],
        ["DTSTART;VALUE=DATE:20240304", "DURATION:PT24H"],
        ["DTSTART;VALUE=DATE:20240304", "DTEND;VALUE=DATE:20240301"],
    ],
)
def test_one_whole_day(lines):
    assert when_of(*lines) == When(date(2024, 3, 4), timezone=RIGA)


@pytest.mark.parametrize(
    "end",
    [
        "X-NOTHING:",
        "DTEND;TZID=Europe/Riga:20240304T100000",
        "DTEND:20240304T080000Z",
        "DURATION:PT0S",
    ],
)
def test_an_end_that_is_the_start_is_open(end):
    event = read_one(START, end)
    assert event.parts[-1].when.open_ended
    assert not event.notes


@pytest.mark.parametrize(
    ("end", "code"),
    [
        ("DTEND;TZID=Europe/Riga:20240304T090000", "end_before_start"),
        ("DTEND:None", "bad_end"),
        ("DURATION:-PT1H", "bad_end"),
        ("DURATION:P999999999999999999W", "bad_end"),
        ("DURATION:two hours", "bad_end"),
    ],
)
def test_an_end_that_cannot_be_is_open_and_told_of(end, code):
    event = read_one(START, end)
    assert event.parts[-1].when.open_ended
    assert codes(event.notes) == [code]
    assert event.notes[0].line == 6


@pytest.mark.parametrize(
    ("length", "day", "clock"),
    [("P1D", 31, 10), ("PT24H", 31, 11), ("P1DT1H", 31, 11), ("P1W", 37, 10)],
)
def test_days_are_by_the_calendar_and_hours_by_the_clock(length, day, clock):
    """Clocks go forward in the night to 31 March."""
    when = when_of("DTSTART;TZID=Europe/Riga:20240330T100000", f"DURATION:{length}")
    end = date(2024, 3, 31) if day == 31 else date(2024, 4, 6)
    assert (when.end_date, when.end_time) == (end, time(clock))


def test_seconds_are_kept():
    when = when_of("DTSTART:20240304T100001", "DTEND:20240304T100059")
    assert (when.start_time, when.end_time) == (time(10, 0, 1), time(10, 0, 59))


def test_a_leap_second_is_the_last_one_before_it():
    assert when_of("DTSTART:20161231T235960Z").start_time == time(23, 59, 59)


def test_an_end_in_another_zone_is_told_by_the_clock_of_the_start():
    when = when_of(START, "DTEND;TZID=America/New_York:20240304T060000")
    assert when.end_time == time(13)


def test_a_start_that_the_clocks_skip_is_shifted_as_the_rfc_says():
    event = read_one(
        "DTSTART;TZID=Europe/Riga:20240331T033000",
        "DTEND;TZID=Europe/Riga:20240331T050000",
    )
    when = event.parts[-1].when
    assert when == When(date(2024, 3, 31), time(4, 30), None, time(5), RIGA)
    when.check()
    assert codes(event.notes) == ["start_in_gap"]


def test_a_series_whose_first_start_is_skipped_keeps_its_time_after_it():
    event = read_one(
        "DTSTART;TZID=Europe/Riga:20240331T033000",
        "DURATION:PT1H",
        "RRULE:FREQ=DAILY;COUNT=3",
    )
    assert starts(event) == ["03-31 04:30", "04-01 03:30", "04-02 03:30"]
    for part in event.parts:
        part.when.check()


# Zones.


def test_a_floating_time_is_in_the_zone_of_the_calendar_or_else_of_the_site():
    floating = "DTSTART:20240304T100000"
    assert when_of(floating).timezone == RIGA
    named = ["X-WR-TIMEZONE:America/New_York"]
    assert when_of(floating, calendar=named).timezone == NEW_YORK


def test_google_tells_single_events_in_utc_and_means_the_zone_of_the_calendar():
    google = ["X-WR-TIMEZONE:America/New_York"]
    lines = ["DTSTART:20240304T150000Z", "DTEND:20240304T160000Z"]
    when = when_of(*lines, calendar=google)
    assert when == When(date(2024, 3, 4), time(10), None, time(11), NEW_YORK)
    assert when_of(*lines).timezone == "UTC"
    repeated = when_of(*lines, WEEKLY, calendar=google)
    assert (repeated.timezone, repeated.start_time) == ("UTC", time(15))


def test_a_moment_that_the_zone_of_the_calendar_cannot_name_stays_in_utc():
    """The second 03:30 of the night in which clocks go back."""
    when = when_of("DTSTART:20241027T013000Z", calendar=["X-WR-TIMEZONE:Europe/Riga"])
    assert (when.timezone, when.start_time) == ("UTC", time(1, 30))


@pytest.mark.parametrize(
    ("tzid", "zone"),
    [
        ("Europe/Riga", RIGA),
        ("europe/riga", RIGA),
        ("/Europe/Riga", RIGA),
        ("W. Europe Standard Time", "Europe/Berlin"),
        ('"FLE Standard Time"', "Europe/Kiev"),
        ("Eastern Standard Time", NEW_YORK),
        ("GMT", "UTC"),
        ("UTC", "UTC"),
    ],
)
def test_names_of_zones(tzid, zone):
    event = read_one(f"DTSTART;TZID={tzid}:20240304T100000")
    assert event.parts[-1].when.timezone == zone
    assert not event.notes


def test_a_z_counts_more_than_the_name_of_a_zone():
    when = when_of("DTSTART;TZID=America/New_York:20240304T100000Z")
    assert (when.timezone, when.start_time) == ("UTC", time(10))


def test_a_zone_that_is_not_known_is_that_of_the_site_and_told_of():
    event = read_one("DTSTART;TZID=Middle-earth:20240304T100000")
    assert event.parts[-1].when == When(date(2024, 3, 4), time(10), timezone=RIGA)
    (note,) = event.notes
    assert (note.code, note.part, note.line) == ("unknown_zone", "Middle-earth", 5)


def vtimezone(tzid, standard, daylight, *lines, start="16010101"):
    """A zone as Exchange writes it, with the changes of Europe."""
    return [
        "BEGIN:VTIMEZONE",
        f"TZID:{tzid}",
        *lines,
        "BEGIN:STANDARD",
        f"DTSTART:{start}T030000",
        f"TZOFFSETFROM:{daylight}",
        f"TZOFFSETTO:{standard}",
        "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10",
        "END:STANDARD",
        "BEGIN:DAYLIGHT",
        f"DTSTART:{start}T020000",
        f"TZOFFSETFROM:{standard}",
        f"TZOFFSETTO:{daylight}",
        "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3",
        "END:DAYLIGHT",
        "END:VTIMEZONE",
    ]


@pytest.mark.parametrize(
    "tzid",
    [
        "Customized Time Zone",
        "/freeassociation.sourceforge.net/Europe/Vienna",
        "(UTC+01:00) Amsterdam, Berlin, Bern",
        "GMT +0100 (Standard) / GMT +0200 (Daylight)",
    ],
)
def test_a_zone_of_another_name_is_found_by_its_definition(tzid):
    event = read_one(
        f"DTSTART;TZID={tzid}:20240704T100000",
        calendar=vtimezone(tzid, "+0100", "+0200"),
    )
    zone = "Europe/Vienna" if "Vienna" in tzid else "Europe/Berlin"
    assert event.parts[-1].when == When(date(2024, 7, 4), time(10), timezone=zone)
    assert codes(event.notes) == ["own_zone"]


def test_of_zones_that_are_the_same_the_site_s_own_is_taken():
    stockholm = "Europe/Stockholm"
    when = when_of(
        "DTSTART;TZID=Ours:20240704T100000",
        calendar=vtimezone("Ours", "+0100", "+0200"),
        zone=stockholm,
    )
    assert when.timezone == stockholm


def test_a_zone_like_no_other_is_told_in_utc():
    event = read_one(
        "DTSTART;TZID=Odd:20240704T100000",
        "DURATION:PT1H",
        calendar=vtimezone("Odd", "+0117", "+0217"),
    )
    when = event.parts[-1].when
    assert when == When(date(2024, 7, 4), time(7, 43), None, time(8, 43), "UTC")
    assert codes(event.notes) == ["odd_zone"]


@pytest.mark.parametrize(
    "rule",
    ["FREQ=SECONDLY", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=YEARLY;COUNT=x"],
)
def test_a_definition_that_cannot_be_followed_is_none(rule):
    zone = vtimezone("Odd", "+0100", "+0200")
    zone = [f"RRULE:{rule}" if "RRULE" in line else line for line in zone]
    event = read_one("DTSTART;TZID=Odd:20240704T100000", calendar=zone)
    assert codes(event.notes) == ["unknown_zone"]


# Series.


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=WEEKLY;COUNT=4",
        "freq=weekly;interval=1;count=4",
        "FREQ=MONTHLY;BYSETPOS=-1;BYDAY=MO,TU,WE,TH,FR;COUNT=4",
        "COUNT=4;FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO;",
    ],
)
def test_a_rule_is_kept_byte_for_byte(rule):
    event = read_one(START, f"RRULE:{rule}")
    assert event.parts[-1].rule == rule
    assert not event.notes


def test_spaces_in_a_rule_are_taken_out():
    event = read_one(START, "RRULE:FREQ=DAILY;BYDAY=MO, TU;COUNT=2")
    assert event.parts[-1].rule == "FREQ=DAILY;BYDAY=MO,TU;COUNT=2"
    assert codes(event.notes) == ["rule_spaces"]


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        ("FREQ=SOMETIMES", "not_a_rule"),
        ("FREQ=DAILY;UNTIL=20230101T000000Z", "no_dates"),
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "no_dates"),
    ],
)
def test_a_rule_that_gives_nothing_leaves_the_first_date(rule, code):
    event = read_one(START, f"RRULE:{rule}")
    assert event.parts[-1].rule == ""
    assert codes(event.notes) == [code]


def test_a_first_date_that_the_rule_does_not_give_is_a_date():
    event = read_one(START, "RRULE:FREQ=WEEKLY;BYDAY=WE;COUNT=2")
    assert starts(event) == ["03-04 10:00", "03-06 10:00", "03-13 10:00"]


def test_a_timed_series_that_ends_with_a_date_ends_as_that_begins():
    event = read_one(START, "RRULE:FREQ=DAILY;UNTIL=20240306")
    assert starts(event) == ["03-04 10:00", "03-05 10:00"]
    assert event.parts[-1].rule == "FREQ=DAILY;UNTIL=20240305T220000Z"
    assert codes(event.notes) == ["until_date"]


def test_a_rule_of_whole_days_has_no_times():
    event = read_one("DTSTART;VALUE=DATE:20240304", "RRULE:FREQ=DAILY;COUNT=2;BYHOUR=9")
    assert event.parts[-1].rule == "FREQ=DAILY;COUNT=2"
    assert starts(event) == ["03-04", "03-05"]


def test_a_second_rule_is_extra_dates():
    event = read_one(START, WEEKLY, "RRULE:FREQ=DAILY;COUNT=3")
    assert starts(event) == [
        "03-04 10:00",
        "03-05 10:00",
        "03-06 10:00",
        "03-11 10:00",
        "03-18 10:00",
        "03-25 10:00",
    ]
    assert codes(event.notes) == ["second_rule"]


def test_a_rule_for_exceptions_is_told_of():
    event = read_one(START, WEEKLY, "EXRULE:FREQ=WEEKLY;COUNT=1")
    assert len(starts(event)) == 4
    assert codes(event.notes) == ["exrule"]


def test_excluded_dates_of_all_kinds():
    event = read_one(
        START,
        "RRULE:FREQ=DAILY;COUNT=8",
        "EXDATE;TZID=Europe/Riga:20240304T100000,20240305T100000",
        "EXDATE:20240306T080000Z",
        "EXDATE;TZID=America/New_York:20240307T030000",
        "EXDATE;VALUE=DATE:20240308",
        "EXDATE:20240309T100000",
        "EXDATE:",
    )
    assert starts(event) == ["03-10 10:00", "03-11 10:00"]
    assert not event.notes


def test_a_time_excludes_no_date_of_a_whole_day_series():
    event = read_one(
        "DTSTART;VALUE=DATE:20240304",
        "RRULE:FREQ=DAILY;COUNT=3",
        "EXDATE;TZID=Europe/Riga:20240305T000000",
        "EXDATE;VALUE=DATE:20240306",
    )
    assert starts(event) == ["03-04", "03-05"]
    assert codes(event.notes) == ["excluded_time"]


def test_extra_dates_of_all_kinds():
    event = read_one(
        START,
        END,
        "RDATE;TZID=Europe/Riga:20240305T100000,20240306T180000",
        "RDATE:20240307T080000Z",
        "RDATE;VALUE=DATE:20240308",
        "RDATE;TZID=Europe/Riga;VALUE=PERIOD:20240309T100000/PT2H",
        "RDATE;TZID=Europe/Riga;VALUE=PERIOD:20240310T100000/20240310T160000",
        "RDATE:",
        "RDATE:083000",
    )
    days = ["03-04 10:00", "03-05 10:00", "03-06 18:00", "03-07 10:00", "03-08 10:00"]
    assert starts(event) == [*days, "03-09 10:00", "03-10 10:00"]
    (longer,) = event.overrides
    assert longer.original == datetime(2024, 3, 10, 10)
    assert longer.when.end_time == time(16)
    assert codes(event.notes) == ["other_type", "bad_value"]


def test_an_extra_date_of_whole_days_may_have_a_time():
    event = read_one("DTSTART;VALUE=DATE:20240304", "RDATE:20240305T100000")
    assert event.extra == (datetime(2024, 3, 5, 10),)


def test_dates_out_of_range_are_left_out():
    event = read_one(START, "RDATE:99991231T100000Z,20240305T080000Z")
    assert starts(event) == ["03-04 10:00", "03-05 10:00"]
    assert codes(event.notes) == ["date_out_of_range"]


# Changed dates.


def changed(original, *lines, uid="a@example.org"):
    return vevent(f"RECURRENCE-ID;{original}", *lines, uid=uid)


def at(text):
    return f"TZID=Europe/Riga:{text}"


def read_series(*others, rule=WEEKLY):
    """A weekly series of four Mondays, and what else is said of it."""
    found = read(*vevent(START, END, rule, "SUMMARY:Seminārs"), *others)
    assert not found.rejected
    (event,) = found.events
    return event


def test_a_changed_date_is_an_exception_and_no_event():
    event = read_series(
        *changed(
            at("20240311T100000"),
            "DTSTART;TZID=Europe/Riga:20240312T110000",
            "DTEND;TZID=Europe/Riga:20240312T130000",
            "SUMMARY:Citādi",
        )
    )
    assert starts(event) == ["03-04 10:00", "03-12 11:00", "03-18 10:00", "03-25 10:00"]
    (override,) = event.overrides
    assert override.original == datetime(2024, 3, 11, 10)
    assert override.summary == "Citādi"
    assert not override.cancelled


def test_a_cancelled_date_stays_a_date():
    event = read_series(
        *changed(at("20240311T100000"), START.replace("04T", "11T"), "STATUS:CANCELLED")
    )
    cancelled = [row.start.day for row in dates_of(event) if row.cancelled]
    assert cancelled == [11]
    assert event.status == "CONFIRMED"


@pytest.mark.parametrize(
    "original",
    [
        "X-A=b:20240311T080000Z",
        "TZID=America/New_York:20240311T040000",
        "X-A=b:20240311T100000",
        "VALUE=DATE:20240311",
    ],
)
def test_a_date_is_named_by_its_moment_in_whatever_zone(original):
    event = read_series(*changed(original, "SUMMARY:Seminārs", "LOCATION:Rīga"))
    (override,) = event.overrides
    assert override.original == datetime(2024, 3, 11, 10)
    assert (override.when, override.summary) == (None, "")
    assert override.location == "Rīga"


def test_a_whole_day_is_named_by_the_day_that_is_written():
    found = read(
        *vevent("DTSTART;VALUE=DATE:20240304", WEEKLY),
        *changed(
            "TZID=W. Europe Standard Time:20240311T000000",
            "DTSTART;VALUE=DATE:20240312",
        ),
    )
    (event,) = found.events
    assert starts(event) == ["03-04", "03-12", "03-18", "03-25"]


def test_changed_dates_without_their_series_are_an_event_of_these_dates():
    found = read(
        *changed(at("20240318T100000"), START.replace("0304T", "0318T")),
        *changed(
            at("20240311T100000"),
            "DTSTART;TZID=Europe/Riga:20240312T110000",
            "DURATION:PT2H",
            "SUMMARY:Seminārs",
        ),
    )
    (event,) = found.events
    assert event.is_partial
    assert starts(event) == ["03-12 11:00", "03-18 10:00"]
    assert [override.original.day for override in event.overrides] == [11, 18]
    assert codes(event.notes) == ["partial"]


def test_a_bad_change_is_rejected_and_the_series_is_not():
    found = read(
        *vevent(START, END, WEEKLY),
        *changed(at("rubbish"), START),
        *changed(at("20240311T100000"), "DTSTART:rubbish"),
        *changed(at("99991231T100000"), START),
    )
    (event,) = found.events
    assert len(starts(event)) == 4
    assert codes(found.rejected) == ["bad_recurrence_id", "bad_start", "out_of_range"]


def test_the_changes_of_a_bad_series_are_read():
    found = read(
        *vevent("DTSTART:rubbish", WEEKLY),
        *changed(at("20240311T100000"), START.replace("0304T", "0311T")),
    )
    assert codes(found.rejected) == ["bad_start"]
    assert found.events[0].is_partial


def test_a_cancellation_cancels_the_event():
    found = read("METHOD:CANCEL", *vevent(START, "STATUS:CONFIRMED"))
    (event,) = found.events
    assert (event.status, event.is_cancellation) == ("CANCELLED", True)


def test_a_cancellation_need_not_say_when():
    (event,) = read("METHOD:CANCEL", *vevent("SEQUENCE:2")).events
    assert (event.parts, event.status) == ((), "CANCELLED")


def test_a_cancellation_of_one_date_cancels_that():
    text = octets(
        vcalendar(*vevent(START, END, WEEKLY))
        + vcalendar("METHOD:CANCEL", *changed(at("20240311T100000")))
    )
    (event,) = read_calendar(text, RIGA).events
    assert [row.start.day for row in dates_of(event) if row.cancelled] == [11]
    assert (event.status, event.is_cancellation) == ("CONFIRMED", False)


# Versions.


@pytest.mark.parametrize(
    ("first", "second", "latest"),
    [
        (["SEQUENCE:2"], ["SEQUENCE:1"], "pirmais"),
        (["SEQUENCE:1"], ["SEQUENCE:10"], "otrais"),
        (["LAST-MODIFIED:20240102T000000Z"], ["DTSTAMP:20240101T000000Z"], "pirmais"),
        ([], [], "otrais"),
    ],
)
def test_of_two_with_one_uid_the_latest_version_is_read(first, second, latest):
    found = read(
        *vevent(START, *first, "SUMMARY:pirmais"),
        *vevent(START, *second, "SUMMARY:otrais"),
    )
    (event,) = found.events
    assert event.summary == latest
    assert codes(event.notes) == ["duplicate"]


def test_where_the_latest_version_is_bad_the_one_before_is_read():
    found = read(
        *vevent(START, "SUMMARY:labs"),
        *vevent("DTSTART:rubbish", "SEQUENCE:2"),
    )
    assert found.events[0].summary == "labs"
    assert codes(found.rejected) == ["bad_start"]


def test_of_two_changes_of_one_date_the_latest_version_is_read():
    event = read_series(
        *changed(at("20240311T100000"), "SEQUENCE:2", "SUMMARY:jaunais"),
        *changed("X-A=b:20240311T080000Z", "SEQUENCE:1", "SUMMARY:vecais"),
    )
    (override,) = event.overrides
    assert override.summary == "jaunais"
    assert codes(event.notes) == ["duplicate_date"]


def test_a_version_is_that_of_the_series_and_not_of_a_changed_date():
    event = read_series(*changed(at("20240311T100000"), "SEQUENCE:12"))
    assert event.sequence == 0


def test_an_event_without_a_uid_has_the_same_each_time():
    def nameless(*lines):
        text = vcalendar("BEGIN:VEVENT", START, *lines, "END:VEVENT")
        (event,) = read_calendar(octets(text), RIGA).events
        return event

    first = nameless("SUMMARY:Seminārs", "DTSTAMP:20240101T000000Z")
    again = nameless(
        "DTSTAMP:20240202T000000Z", "DESCRIPTION:Jauns", "SUMMARY:Seminārs"
    )
    other = nameless("SUMMARY:Lekcija")
    assert first.uid == again.uid != other.uid
    assert codes(first.notes) == ["no_uid"]


def test_events_without_a_uid_that_are_called_the_same_are_told_apart():
    one = ["BEGIN:VEVENT", START, "DESCRIPTION:Viens", "END:VEVENT"]
    two = ["BEGIN:VEVENT", START, "DESCRIPTION:Divi", "END:VEVENT"]
    found = read(*one, *two, *one)
    assert [event.description for event in found.events] == ["Viens", "Divi"]


# This and all that follow.


def from_then_on(original, *lines):
    return vevent(f"RECURRENCE-ID;RANGE=THISANDFUTURE;{original}", *lines)


def test_a_change_from_a_date_on_makes_two_parts():
    event = read_series(
        *from_then_on(
            at("20240318T100000"),
            "DTSTART;TZID=Europe/Riga:20240318T150000",
            "DTEND;TZID=Europe/Riga:20240318T160000",
            "SUMMARY:Vēlāk",
        )
    )
    assert starts(event) == ["03-04 10:00", "03-11 10:00", "03-18 15:00", "03-25 15:00"]
    before, now = event.parts
    assert before.rule == "FREQ=WEEKLY;UNTIL=20240311T080000Z"
    assert now.rule == "FREQ=WEEKLY;COUNT=2"
    assert now.when.end_time == time(16)
    assert event.summary == "Vēlāk"
    assert codes(event.notes) == ["range"]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("FREQ=WEEKLY;COUNT=4", ["03-04", "03-11", "03-20", "03-27"]),
        ("FREQ=WEEKLY;BYDAY=MO;COUNT=4", ["03-04", "03-11", "03-20", "03-27"]),
        (
            "FREQ=WEEKLY;BYDAY=MO;UNTIL=20240325T080000Z",
            ["03-04", "03-11", "03-20", "03-27"],
        ),
        ("FREQ=DAILY;INTERVAL=7;COUNT=4", ["03-04", "03-11", "03-20", "03-27"]),
        (
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;COUNT=3",
            ["03-04", "03-20", "04-03"],
        ),
    ],
)
def test_a_change_of_the_day_moves_the_rule(rule, expected):
    event = read_series(
        *from_then_on(at("20240318T100000"), START.replace("0304T", "0320T")),
        rule=f"RRULE:{rule}",
    )
    assert [text[:5] for text in starts(event)] == expected


def test_what_is_said_of_later_dates_is_said_of_them_after_the_change():
    found = read(
        *vevent(START, END, WEEKLY, "EXDATE:20240325T080000Z"),
        *from_then_on(at("20240311T100000"), START.replace("0304T1", "0311T15")[:-1]),
        *changed(at("20240318T100000"), "STATUS:CANCELLED"),
    )
    (event,) = found.events
    assert starts(event)[0] == "03-04 10:00"
    assert event.excluded == (datetime(2024, 3, 25, 15),)
    assert [row.start.day for row in dates_of(event) if row.cancelled] == [18]


def test_a_change_from_the_first_date_on_is_the_whole_series():
    event = read_series(
        *from_then_on(at("20240304T100000"), START.replace("T10", "T15"))
    )
    assert len(event.parts) == 1
    assert [text[6:] for text in starts(event)] == ["15:00"] * 4


def first_mondays(count):
    """A series of first Mondays that moves to the day after them from April on."""
    return read_series(
        *from_then_on(at("20240401T100000"), START.replace("0304T", "0402T")),
        rule=f"RRULE:FREQ=MONTHLY;BYDAY=1MO{count}",
    )


def test_later_dates_that_no_rule_can_say_are_extra_dates():
    event = first_mondays(";COUNT=4")
    assert [text[:5] for text in starts(event)] == ["03-04", "04-02", "05-07", "06-04"]
    assert event.parts[-1].rule == ""


def test_a_change_for_good_that_nothing_can_say_is_one_of_that_date():
    event = first_mondays("")
    assert [text[:5] for text in starts(event)[:3]] == ["03-04", "04-02", "05-06"]
    assert codes(event.notes) == ["range_ignored"]


def test_a_cancellation_from_a_date_on_ends_the_series():
    event = read_series(
        *from_then_on(at("20240318T100000"), "STATUS:CANCELLED"),
        rule="RRULE:FREQ=WEEKLY",
    )
    assert [text[:5] for text in starts(event)] == ["03-04", "03-11"]


# What this package writes.


def test_an_exported_series_comes_back_as_it_was():
    """In the form of files: RRULE, RDATE, EXDATE and RECURRENCE-ID."""
    zone = zone_of(RIGA)
    first = datetime(2024, 3, 4, 10, tzinfo=zone)

    def written(start, **more):
        return write_event(
            EventData(
                uid="a@example.org",
                sequence=2,
                changed=datetime(2024, 1, 1, tzinfo=UTC),
                start=start,
                end=start.replace(hour=start.hour + 2),
                summary="Seminārs, garš " * 9,
                url="https://example.org/",
                language="lv",
                **more,
            )
        )

    series = written(
        first,
        rule="FREQ=WEEKLY;BYDAY=MO;COUNT=4",
        excluded=[first.replace(day=11)],
        extra=[first.replace(day=6)],
    )
    moved = written(
        first.replace(day=19), recurrence_id=first.replace(day=18), status="CANCELLED"
    )
    data = CalendarData("K", "https://example.org/", "https://example.org/ical/")
    found = read_calendar(write_calendar(data, [series, moved]), "UTC")
    assert not found.rejected
    (event,) = found.events
    assert event.parts[-1].rule == "FREQ=WEEKLY;BYDAY=MO;COUNT=4"
    assert event.summary == ("Seminārs, garš " * 9).strip()
    assert (event.language, event.sequence) == ("lv", 2)
    assert starts(event) == ["03-04 10:00", "03-06 10:00", "03-19 10:00", "03-25 10:00"]
    assert [row.start.day for row in dates_of(event) if row.cancelled] == [19]
    assert not event.notes
