"""Lists of a calendar: what comes, and what has been."""

from django.utils import timezone
from django.utils.translation import gettext as _

from wagtail_ctn.listing import Paging

from .. import listed
from ..counts import MOST_YEARS, count_by_period
from ..periods import Year
from .base import CalendarView

# So many past events stand where nothing is to come.
LATEST_PAST = 3


def upcoming(calendar, request):
    """What is on now and what comes, or what a date filter names."""
    return upcoming_page(CalendarView(calendar, request))


def upcoming_page(view, **context):
    """The list of what comes; ``context`` is what another view says with it."""
    by_date = view.state.form.cleaned_data.get("from")
    if by_date:
        found = listed.from_day(view.scope, by_date)
    else:
        found = listed.upcoming(view.scope, timezone.now())
    paging = Paging(found, view.request.GET.get("page"))
    occurrences = view.prepare(paging.rows)
    running = [] if by_date else [row for row in occurrences if row.is_now]
    context.setdefault("noindex", view.state.is_active or paging.number > 1)
    return view.render(
        "upcoming",
        _("Upcoming events"),
        paging=paging,
        occurrences=occurrences,
        running=running,
        coming=[row for row in occurrences if row not in running],
        latest_past=[] if occurrences else latest_past(view),
        **context,
    )


def latest_past(view):
    """The last events, for where nothing is to come."""
    return view.prepare(listed.past(view.scope, timezone.now())[:LATEST_PAST])


def past(calendar, request):
    """What has ended, the latest first."""
    view = CalendarView(calendar, request)
    now = timezone.now()
    paging = Paging(listed.past(view.scope, now), request.GET.get("page"))
    return view.render(
        "past",
        _("Past events"),
        paging=paging,
        occurrences=view.prepare(paging.rows),
        years=past_years(view, view.filtered.past(now)),
        noindex=view.state.is_active or paging.number > 1,
    )


def past_years(view, found):
    """The years that have something of what was, the latest first, with numbers."""
    this = view.today.year
    first = max(view.first_day.year, this - MOST_YEARS)
    years = [
        Year(view.today.replace(year=year, month=1, day=1))
        for year in range(this, first - 1, -1)
    ]
    counted = count_by_period(found, years)
    return [year for year in counted if year.count]
