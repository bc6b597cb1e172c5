"""The page of one date of an event, by the date on which it was to be."""

from django.http import Http404
from django.utils.translation import gettext as _

from wagtail_ctn.dates import format_day

from ..date_list import DateList
from ..schedule import day_of, find_date, horizon
from .event import event

MOST_NAMED = 5


def event_on(page, request, address):
    """One date; a 404 that names the event's next dates where it has no such date."""
    shown = date_at(page, address)
    if shown is None:
        return no_such_date(page, request, address)
    return event(page, request, shown)


def date_at(page, address):
    """The :class:`~wagtail_ctn.events.schedule.EventDate` that an address names."""
    day = day_of(address)
    if day is None or page.when is None:
        return None
    if day > horizon() and not is_known(page, day):
        return None  # further than series are followed
    shown = find_date(page, address)
    return None if shown is None or shown.is_left_out else shown


def is_known(page, day):
    """Whether a date so far ahead is told of: no rule gives it, or it is changed."""
    extra = {row.date for row in page.extra_dates.all()}
    changed = {row.original_date for row in page.exceptions.all()}
    return day in {page.start_date, *extra, *changed}


def no_such_date(page, request, address):
    """A 404 in the words of the event: its name, and when it is instead."""
    if day_of(address) is None:
        raise Http404
    dates = DateList.of(page)
    context = {
        "day": format_day(day_of(address), weekday=True),
        "dates": dates,
        "event_url": page.get_url(request) or "",
        "next_dates": dates.upcoming[:MOST_NAMED] if dates else [],
        "period": _("No such date"),
    }
    response = page.render(
        request,
        template="wagtail_ctn_events/event_page_no_date.html",
        context_overrides=context,
    )
    response.status_code = 404
    return response
