"""What is said to people of files, events and properties that could not be read.

The sentences are plain English with ``%(part)s`` for what they are about, so that they
can be translated where they are shown.
"""

from __future__ import annotations


def _(sentence: str) -> str:
    """Marks a sentence to be translated where it is shown, for programs that look."""
    return sentence


# Of a whole file: the code of a ReaderError → the sentence.
FILE_REASONS = {
    "too_large": _("The file is larger than %(part)s octets."),
    "too_many_lines": _("The file has more than %(part)s lines."),
    "too_many_components": _("The file has more than %(part)s components."),
    "too_many_events": _("The file has more than %(part)s events."),
    "nested_too_deep": _("The file has components that lie more than %(part)s deep."),
    "compressed": _("This is a compressed file: unpack it first."),
    "web_page": _("This is a web page and no calendar."),
    "not_a_calendar": _("This is no calendar: it has no line BEGIN:VCALENDAR."),
}
# Why an event, or one of its dates, could not be read.
REJECTIONS = {
    "unreadable": _("The event cannot be read: %(part)s"),
    "not_closed": _("The event is incomplete: its END:VEVENT is missing."),
    "not_begun": _("There is an END:VEVENT without its BEGIN:VEVENT."),
    "outside": _("The event is in no calendar: there is no BEGIN:VCALENDAR before it."),
    "no_start": _("The event does not say when it starts (DTSTART)."),
    "bad_start": _("The start is no date: %(part)s"),
    "bad_recurrence_id": _("It does not say which date it changes: %(part)s"),
    "out_of_range": _("The date is out of range: %(part)s"),
    "uid_too_long": _("The UID is longer than 255 characters: %(part)s"),
    "line_too_long": _("The line is too long."),
    "too_many_dates": _("The event has more than %(part)s dates."),
    "sub_daily": _("An event repeats every day at most: %(part)s"),
    "count_and_until": _(
        "The rule has both a number of dates and a last one: %(part)s"
    ),
    "unsupported": _("Rules of other calendars cannot be read: %(part)s"),
    "too_many": _("The rule gives more than ten dates a day: %(part)s"),
    "several_rules": _("The event has several rules that do not end: %(part)s"),
    "too_much_work": _("The rules in this file take too long to follow: %(part)s"),
}
# What was read otherwise than it is written.
REMARKS = {
    "no_uid": _("The event has no UID: one was made of its start, title and place."),
    "duplicate": _("The event is there more than once: the latest version was read."),
    "duplicate_date": _("The date %(part)s is changed twice: the latest was read."),
    "bad_line": _("The line says nothing that can be read: %(part)s"),
    "bad_parameters": _("What stands before the colon was left out: %(part)s"),
    "bad_value": _("The value cannot be read and was left out: %(part)s"),
    "bad_end": _("The end cannot be read, so it is open: %(part)s"),
    "end_before_start": _("It ends before it starts, so its end is open: %(part)s"),
    "other_type": _(
        "The value is a date where a time is needed, or the other way round: %(part)s"
    ),
    "unknown_zone": _(
        "The time zone %(part)s is not known: the time is taken as local."
    ),
    "own_zone": _(
        "The time zone %(part)s was recognised by its definition in the file."
    ),
    "odd_zone": _(
        "The time zone %(part)s is like none that is known: times are in UTC."
    ),
    "start_in_gap": _("The clocks skip %(part)s: it was moved as RFC 5545 says."),
    "not_a_rule": _(
        "The rule cannot be read, so there is the first date only: %(part)s"
    ),
    "no_dates": _("The rule gives no date, so there is the first date only: %(part)s"),
    "rule_spaces": _("Spaces were taken out of the rule: %(part)s"),
    "rule_times": _("Times were taken out of the rule of a whole-day event: %(part)s"),
    "until_date": _(
        "The rule ends with a date: what begins on it later than at midnight"
        " is not in it: %(part)s"
    ),
    "second_rule": _("A second rule was read as extra dates: %(part)s"),
    "exrule": _("Rules for exceptions (EXRULE) are not followed: %(part)s"),
    "excluded_time": _(
        "A time is left out of a whole-day event, which excludes no date: %(part)s"
    ),
    "date_out_of_range": _("The date is out of range and was left out: %(part)s"),
    "range": _(
        "From %(part)s on the series is another: what was before is kept as a part"
        " of its own."
    ),
    "range_ignored": _("The change from %(part)s on was read as of that date only."),
    "partial": _("The file tells of some dates of a series only."),
    "inline": _("What is attached in the file itself was left out."),
}
REASONS = {**REJECTIONS, **REMARKS}
