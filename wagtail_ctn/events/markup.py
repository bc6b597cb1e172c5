"""Small pieces of HTML that lists and tables are made of.

Written here, as a month has two hundred lines: a template for each piece of them takes
longer than everything else.
"""

from html import escape

from django.utils import timezone
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from wagtail_ctn import dates
from wagtail_ctn.markup import in_language_of

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
    title = conditional_escape(marked_title(event))
    return mark_safe(f'<a href="{escape(event.shown_url)}">{title}</a>')  # noqa: S308


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


def day_cell(day):
    """The cell of a day: its number, and as many events as have room."""
    return format_html(
        '<td class="{}"{}>{}</td>\n',
        day.classes,
        CURRENT if day.is_today else "",
        day_events(day) if day.entries else day_number(day),
    )


def day_number(day):
    return format_html('<span class="ctn-day">{}</span>', day.number)


def day_events(day):
    return format_html(
        '<a class="ctn-day" href="{}"><span aria-hidden="true">{}</span>'
        '<span class="ctn-hidden">{}</span></a>\n<ul>{}{}</ul>',
        day.url,
        day.number,
        day.label,
        lines(day.first_entries, start_clock),
        whole_day(day) if day.has_more else "",
    )


def whole_day(day):
    return format_html(
        '<li><a href="{}">{}<span class="ctn-hidden">: {}</span></a></li>',
        day.url,
        _("All of the day"),
        day.name,
    )


def day_section(day):
    """A day of a list under its name, with all its events, their times and places."""
    name = format_html('<a href="{}">{}</a>', day.url, day.name)
    return format_html(
        '<section class="ctn-week-day{}" aria-labelledby="ctn-day-{}">'
        '<h2 id="ctn-day-{}"{}>{}</h2>{}</section>\n',
        " ctn-today" if day.is_today else "",
        day.number,
        day.number,
        CURRENT if day.is_today else "",
        name if day.entries else day.name,
        day_list(day),
    )


def day_list(day):
    if not day.entries:
        return format_html('<p class="ctn-count">{}</p>', _("No events"))
    items = lines(day.entries, times, with_place=True)
    return format_html('<ul class="ctn-short">{}</ul>', items)


def lines(entries, text_of_time, with_place=False):
    """List items: on the first day the time, then the title and which day it is."""
    zone, locale = timezone.get_current_timezone(), dates.babel_locale()
    return mark_safe(  # noqa: S308
        "\n".join(
            f"<li>{start_element(entry, text_of_time, zone, locale)}"
            f"{entry.occurrence.page.link} {day_of(entry)} "
            f"{place_element(entry.occurrence.page) if with_place else ''}</li>"
            for entry in entries
        )
    )


def start_element(entry, text_of_time, zone, locale):
    """The time of day, on the first day alone; nothing for whole days."""
    if entry.number > 1 or entry.occurrence.all_day:
        return ""
    start = entry.occurrence.start.astimezone(zone)
    text = escape(text_of_time(entry, start, locale))
    return f'<time class="ctn-clock" datetime="{start.isoformat()}">{text}</time> '


def start_clock(entry, start, locale):
    return dates.clock_text(start.time(), locale)


def times(entry, start, locale):
    """From when to when where it is one day; of several, when the first begins."""
    if entry.count > 1:
        return start_clock(entry, start, locale)
    when = entry.occurrence.page.when
    return dates.format_hours(when, timezone.get_default_timezone_name(), locale)


def place_element(event):
    place = where(event)
    return (
        f'<span class="ctn-where">{conditional_escape(place)}</span>' if place else ""
    )


def date_lines(shown_dates, url):
    """Dates of the event at an address, with what is other than usual."""
    return format_html_join(
        "\n",
        "<li>{}{}</li>",
        ((date_link(shown, url), changes_of(shown)) for shown in shown_dates),
    )


def date_link(shown, url):
    address = escape(f"{url}{shown.address}/")
    link = mark_safe(f'<a href="{address}">{time_element(shown)}</a>')  # noqa: S308
    if shown.is_cancelled:
        return format_html("<strong>{}:</strong> <s>{}</s>", _("Cancelled"), link)
    return link


def changes_of(shown):
    exception = shown.exception
    if not exception:
        return ""
    usual = dates.format_when(shown.usual, timezone.get_default_timezone_name())
    return format_html(
        "{}{}{}",
        f" ({_('before:')} {usual})" if shown.is_moved else "",
        f" – {exception.title}" if exception.title else "",
        format_html("<br>{}", exception.reason) if exception.reason else "",
    )
