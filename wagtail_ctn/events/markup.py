"""Small pieces of HTML that lists and tables are made of.

Written here, as a month has two hundred lines: a template for each piece of them takes
longer than everything else.
"""

from datetime import tzinfo
from html import escape
from typing import NamedTuple

from babel import Locale
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from wagtail_ctn import dates
from wagtail_ctn.markup import escaped, in_language_of

CURRENT = mark_safe(' aria-current="date"')


def marked_title(event):
    """The title, after what must be known before anybody comes."""
    title = in_language_of(event.title, event)
    if event.is_cancelled:
        return format_html("<strong>{}:</strong> <s>{}</s>", _("Cancelled"), title)
    if event.is_postponed:
        return format_html("<strong>{}:</strong> {}", _("Postponed"), title)
    return title


def event_link(event):
    """The title of an event in a list, which leads to it."""
    title = escaped(marked_title(event))
    return mark_safe(f'<a href="{escape(event.shown_url)}">{title}</a>')  # noqa: S308


def time_element(event):
    """When it is, for people and for machines."""
    when = event.when
    if when is None:
        return _("No date yet")
    text = escape(dates.format_when(when, timezone.get_default_timezone_name()))
    return mark_safe(  # noqa: S308
        f'<time datetime="{when.start().isoformat()}">{text}</time>'
    )


def where(event):
    """The venue or the place, and whether it can be joined online; may be empty."""
    if event.attendance_mode == "online":
        return _("Online")
    venue = event.shown_venue
    place = (
        in_language_of(venue.name, venue)
        if venue
        else in_language_of(event.place, event)
    )
    if event.attendance_mode == "hybrid":
        parts = [part for part in (place, _("online too")) if part]
        return format_html_join(", ", "{}", ((part,) for part in parts))
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


class Clock(NamedTuple):
    """What the times of a page are told by."""

    zone: tzinfo
    locale: Locale

    @classmethod
    def of_page(cls):
        return cls(timezone.get_current_timezone(), dates.babel_locale())

    def start_element(self, entry, text_of_time):
        """The time of day, on the first day alone; nothing for whole days."""
        if entry.number > 1 or entry.occurrence.all_day:
            return ""
        start = entry.occurrence.start.astimezone(self.zone)
        text = escape(text_of_time(entry, start, self.locale))
        return f'<time class="ctn-clock" datetime="{start.isoformat()}">{text}</time> '


def day_cells(days):
    """The cells of a week: each day's number, and as many events as have room."""
    clock = Clock.of_page()
    return mark_safe("".join(day_cell(day, clock) for day in days))  # noqa: S308


def day_cell(day, clock):
    return (
        f'<td class="{day.classes}"{CURRENT if day.is_today else ""}>'
        f"{day_events(day, clock) if day.is_busy else day_number(day)}</td>\n"
    )


def day_number(day):
    return f'<span class="ctn-day">{day.number}</span>'


def day_events(day, clock):
    return (
        f'<a class="ctn-day" href="{escape(day.url)}">'
        f'<span aria-hidden="true">{day.number}</span>'
        f'<span class="ctn-hidden">{escape(day.label)}</span></a>\n'
        f"{first_events(day, clock) if day.entries else ''}"
    )


def first_events(day, clock):
    return (
        f"<ul>{lines(day.first_entries, start_clock, clock)}"
        f"{whole_day(day) if day.has_more else ''}</ul>"
    )


def whole_day(day):
    label = escape(_("All of the day"))  # xgettext does not look into f-strings
    return (
        f'<li><a href="{escape(day.url)}">{label}'
        f'<span class="ctn-hidden">: {escape(day.name)}</span></a></li>'
    )


def day_sections(days):
    """Days of a list, each under its name with its events, their times and places."""
    clock = Clock.of_page()
    return mark_safe("".join(day_section(day, clock) for day in days))  # noqa: S308


def day_section(day, clock):
    name = escape(day.name)
    if day.is_busy:
        name = f'<a href="{escape(day.url)}">{name}</a>'
    return (
        f'<section class="ctn-week-day{" ctn-today" if day.is_today else ""}"'
        f' aria-labelledby="ctn-day-{day.number}">'
        f'<h2 id="ctn-day-{day.number}"{CURRENT if day.is_today else ""}>{name}</h2>'
        f"{day_list(day, clock)}</section>\n"
    )


def day_list(day, clock):
    if not day.is_busy:
        text = escape(_("No events"))
        return f'<p class="ctn-count">{text}</p>'
    items = lines(day.entries, times, clock, place_element)
    return f'<ul class="ctn-short">{items}</ul>' if items else ""


def lines(entries, text_of_time, clock, place_of=None):
    """List items: on the first day the time, then the title and which day it is."""
    return "\n".join(
        f"<li>{clock.start_element(entry, text_of_time)}"
        f"{entry.occurrence.page.link} {day_of(entry)} "
        f"{place_of(entry.occurrence.page) if place_of else ''}</li>"
        for entry in entries
    )


def start_clock(entry, start, locale):
    return dates.clock_text(start.time(), locale)


def times(entry, start, locale):
    """From when to when where it is one day; of several, when the first begins."""
    if entry.count > 1:
        return start_clock(entry, start, locale)
    when = entry.occurrence.when
    return dates.format_hours(when, timezone.get_default_timezone_name(), locale)


def place_element(event):
    place = where(event)
    return f'<span class="ctn-where">{escaped(place)}</span>' if place else ""


def date_lines(shown_dates, url):
    """Dates of the event at an address, with what is other than usual."""
    return mark_safe(  # noqa: S308
        "\n".join(
            f"<li>{date_link(shown, url)}{changes_of(shown)}</li>"
            for shown in shown_dates
        )
    )


def date_link(shown, url):
    address = escape(f"{url}{shown.address}/")
    link = mark_safe(f'<a href="{address}">{time_element(shown)}</a>')  # noqa: S308
    if shown.is_cancelled:
        return format_html("<strong>{}:</strong> <s>{}</s>", _("Cancelled"), link)
    return link


def changes_of(shown):
    said = shown.said
    if not said:
        return ""
    usual = dates.format_when(shown.usual, timezone.get_default_timezone_name())
    return format_html(
        "{}{}{}",
        f" ({_('before:')} {usual})" if shown.is_moved else "",
        f" – {said.title}" if said.title else "",
        format_html("<br>{}", said.reason) if said.reason else "",
    )
