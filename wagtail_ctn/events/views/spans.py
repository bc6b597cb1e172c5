"""Views of a period of a calendar: a year, a month, an ISO week, a day."""

from django.http import Http404
from django.utils import timezone

from wagtail_ctn.dates import first_weekday, weekday_names

from ..counts import count_by_period
from ..days import entry_on, shown_days
from ..listed import between
from ..months import grid_dates, month_grid
from ..periods import Month
from .base import YEARS_AFTER, YEARS_BEFORE, CalendarView


def opened(calendar, request, period):
    """The view of a period; ``Http404`` for what lies years away from any event."""
    view = CalendarView(calendar, request)
    if not view.allows(period):
        raise Http404
    return view


def can_open(calendar, request, period):
    """Whether a calendar can be looked at in a period; in those near today always."""
    this = timezone.localdate().year
    if period.last.year >= this - YEARS_BEFORE:
        if period.first.year <= this + YEARS_AFTER:
            return True
    return CalendarView(calendar.specific, request).allows(period)


def shown(view, period, occurrences, **context):
    """The page of a period, with where to go when there is nothing in it."""
    return view.render(
        period.view,
        period.title,
        period=period,
        occurrences=occurrences,
        nearest=None if occurrences else view.nearest(period),
        noindex=view.state.is_active or not occurrences,
        **context,
    )


def year(calendar, request, period):
    """How many events each month has."""
    view = opened(calendar, request, period)
    months = count_by_period(view.filtered, period.months)
    return shown(view, period, [m for m in months if m.count], months=months)


def month(calendar, request, period):
    """A table of the month's days, and the same as a list for small screens.

    What lasts very long stands once above both, as it does in a week.
    """
    view = opened(calendar, request, period)
    weekday = first_weekday()
    dates = grid_dates(period.first, weekday)
    found = between(view.scope, dates[0][0], dates[-1][-1])
    occurrences = view.prepare(found, topics=False)
    long, short = apart(occurrences)
    weeks = month_grid(period.first, weekday, short, long=long, **view.for_days)
    return shown(
        view,
        period,
        touching(occurrences, period.first, period.last),
        long=touching(long, period.first, period.last),
        weekdays=weekday_names(),
        weeks=weeks,
        days=[day for week in weeks for day in week if day.in_month and day.entries],
    )


def this_month(calendar, request):
    """The month's table as it is today, for previews."""
    return month(calendar, request, Month.around(timezone.localdate()))


def week(calendar, request, period):
    """The seven days of a week, each with what is on."""
    view = opened(calendar, request, period)
    occurrences = view.prepare(on(view, period), topics=False)
    long, short = apart(occurrences)
    days = shown_days(period.days, short, long=long, **view.for_days)
    return shown(view, period, occurrences, days=days, long=long)


def day(calendar, request, period):
    """The events of one day."""
    view = opened(calendar, request, period)
    occurrences = view.prepare(on(view, period))
    for occurrence in occurrences:
        occurrence.entry = entry_on(period.first, occurrence)
    return shown(view, period, occurrences)


def apart(occurrences):
    """Those that would fill every day of a table, and those that would not."""
    long = [o for o in occurrences if o.is_long]
    return long, [o for o in occurrences if not o.is_long]


def on(view, period):
    return between(view.scope, period.first, period.last)


def touching(occurrences, first, last):
    return [o for o in occurrences if o.first_day <= last and o.last_day >= first]
