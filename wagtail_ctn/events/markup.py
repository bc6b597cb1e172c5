"""Small pieces of HTML that lists and tables are made of.

Written here, as a month has a hundred lines: an included template for each piece of
them takes longer than everything else.
"""

from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from wagtail_ctn import dates

LINE = '<li><a href="{}">{}</a> {} {}</li>'
TIMED_LINE = (
    '<li><time class="ctn-clock" datetime="{}">{}</time> <a href="{}">{}</a> {} {}</li>'
)


def marked_title(event):
    """The title, after what must be known before anybody comes."""
    if event.is_cancelled:
        return format_html(
            "<strong>{}:</strong> <s>{}</s>", _("Cancelled"), event.title
        )
    if event.is_postponed:
        return format_html("<strong>{}:</strong> {}", _("Postponed"), event.title)
    return event.title


def time_element(event):
    """When it is, for people and for machines."""
    when = event.when
    if when is None:
        return _("No date yet")
    return format_html(
        '<time datetime="{}">{}</time>',
        when.start().isoformat(),
        dates.format_when(when, timezone.get_default_timezone_name()),
    )


def where(event):
    """The venue or the place, and whether it can be joined online; may be empty."""
    if event.attendance_mode == "online":
        return _("Online")
    place = (event.shown_venue and event.shown_venue.name) or event.place
    if event.attendance_mode == "hybrid":
        return ", ".join(part for part in (place, _("online too")) if part)
    return place


def day_of(entry):
    """``day 2 of 3`` on a day of what lasts several, else nothing."""
    if not entry or entry.count == 1:
        return ""
    text = _("day %(number)s of %(count)s")
    return format_html(
        '<span class="ctn-day-of">{}</span>',
        text % {"number": entry.number, "count": entry.count},
    )


def cell_lines(entries):
    """The lines in a cell of a table, each with the time it starts at."""
    return lines(entries, lambda entry, start: start_clock(start))


def day_lines(entries):
    """The lines of a day in a list, each with its times and its place."""
    return lines(entries, times, place_element)


def lines(entries, text_of_time, end=lambda event: ""):
    """List items: on the first day the time, then the title and which day it is."""
    zone = timezone.get_current_timezone()
    written = []
    for entry in entries:
        occurrence = entry.occurrence
        event = occurrence.page
        rest = event.shown_url, marked_title(event), day_of(entry), end(event)
        if occurrence.all_day or entry.number > 1:
            written.append(format_html(LINE, *rest))
        else:
            start = occurrence.start.astimezone(zone)
            text = text_of_time(entry, start)
            written.append(format_html(TIMED_LINE, start.isoformat(), text, *rest))
    return mark_safe("\n".join(written))  # noqa: S308


def start_clock(start):
    return dates.format_clock(start.time())


def times(entry, start):
    """From when to when where it is one day; of several, when the first begins."""
    if entry.count > 1:
        return start_clock(start)
    when = entry.occurrence.page.when
    return dates.format_hours(when, timezone.get_default_timezone_name())


def place_element(event):
    place = where(event)
    return format_html('<span class="ctn-where">{}</span>', place) if place else ""
