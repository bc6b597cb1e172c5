"""What all views of one calendar start from."""

from functools import cached_property

from django.db.models import Exists, OuterRef, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from wagtail_ctn.listing import FilterState
from wagtail_ctn.prepared import prepared

from ..elsewhere import shown_by
from ..filters import FACETS, EventFilter
from ..goto import GotoForm
from ..listed import Scope
from ..menus import subscribe_menu
from ..models import EventPage, Occurrence
from ..periods import Day, Month, Week, Year
from ..selection import prepare

# How many years around its events a calendar can be looked at.
YEARS_BEFORE, YEARS_AFTER = 1, 2


class CalendarView:
    """One calendar, for one request."""

    def __init__(self, calendar, request):
        self.calendar, self.request = calendar, request
        # A calendar that is previewed before it is saved has no address.
        self.url = calendar.get_url(request) or ""
        self.full_url = calendar.get_full_url(request) or ""
        self.visibility = calendar.visibility(request)
        self.filterset = EventFilter(
            request.GET, page=calendar, visibility=self.visibility
        )
        self.state = FilterState(self.filterset)
        shown = shown_by(calendar, self.visibility)
        self.scope = Scope(shown, self.visibility.limits, self.filterset.narrowing)
        self.today = timezone.localdate()
        first, last = day_range(calendar, self.visibility)
        self.events_from, self.events_until = first or self.today, last or self.today
        self.first_day = min(self.events_from, self.today)
        self.last_day = max(self.events_until, self.today)

    @cached_property
    def filtered(self):
        """The rows of what the filter leaves."""
        return self.scope.occurrences()

    def prepare(self, dates, topics=True):
        """Load what the templates show of these dates."""
        return prepare(list(dates), self.calendar, self.request, topics=topics)

    @property
    def for_days(self):
        """What days need to know of the calendar they are shown in."""
        return {
            "today": self.today,
            "calendar_url": self.url,
            "query": self.state.query,
        }

    def links_to(self, period):
        """Whether links lead to a period: from the first event's to the last one's.

        Besides to that of today; what may be empty in between is not walked through.
        """
        has_events_around = (
            period.first <= self.events_until and period.last >= self.events_from
        )
        return has_events_around or self.today in period

    def allows(self, period):
        """Whether there is an answer for a period, be it empty."""
        first, last = self.first_day.year, self.last_day.year
        return (
            period.last.year >= first - YEARS_BEFORE
            and period.first.year <= last + YEARS_AFTER
        )

    def goto_form(self, data=None, initial=None):
        years = range(self.first_day.year, self.last_day.year + 1)
        return GotoForm(data, years=years, allows=self.allows, initial=initial)

    def render(self, view, title="", *, period=None, here=None, goto=None, **context):
        """A view's page.

        ``title`` is the heading of what it shows, ``period`` the one that is looked
        at, ``here`` the address that filters apply to.
        """
        shown = self.day_within(period)
        form = self.state.form
        context |= {
            "view": view,
            "period": title,
            "shown_period": period,
            "filter": self.state,
            "facets": self.facets(form),
            "today": self.today,
            "here": here or self.request.path,
            "canonical_url": self.full_url + address_of(view, period),
            "calendar_url": self.url,
            "views": self.views(view, shown),
            "around": self.around(period),
            "goto": goto or self.goto_form(initial=goto_initial(shown)),
            "subscribe": self.subscribe_menu(),
        }
        calendar, request = self.calendar, self.request
        template = (
            calendar.get_template(request)
            if view == "upcoming"
            else calendar.get_view_template(request, view)
        )
        return calendar.render(request, template=template, context_overrides=context)

    def views(self, view, day):
        """The links to all views; those of periods lead to the one around a day."""
        is_today = view == "day" and day == self.today
        addresses = [
            ("upcoming", _("Upcoming"), "", view == "upcoming"),
            ("day", _("Today"), self.today_period.path, is_today),
            ("week", _("Week"), Week.around(day).path, view == "week"),
            ("month", _("Month"), Month.around(day).path, view == "month"),
            ("year", _("Year"), Year.around(day).path, view == "year"),
            ("past", _("Past"), "past/", view == "past"),
        ]
        return [
            {
                "name": name,
                "label": label,
                "url": f"{self.url}{path}{self.state.query}",
                "is_current": is_current,
            }
            for name, label, path, is_current in addresses
        ]

    def facets(self, form):
        modes = {value for value, _label in EventPage.AttendanceMode.choices}
        used = {**self.filterset.used, "mode": modes}
        return [
            {"field": form[name], "choices": self.state.facet(name, used[name])}
            for name in FACETS
        ]

    def day_within(self, period):
        """The day that the links to other views are about: today where it may be."""
        if period is None or self.today in period:
            return self.today
        return period.first

    def around(self, period):
        """The periods before and after one, where links lead to them."""
        if period is None:
            return {}
        found = {"before": period.before, "after": period.after}
        return {name: near for name, near in found.items() if self.links_to(near)}

    def subscribe_menu(self):
        address = f"{self.full_url}ical/"
        chosen = [chip.value for chip in self.state.chips]
        name = " – ".join([self.calendar.title, *chosen])
        feed = f"{address}{self.state.feed_query}"
        return subscribe_menu(feed, name, is_public=not self.visibility.is_restricted)

    def nearest(self, period):
        """The next period of the same kind that has an event, else the last before."""
        later = self.filtered.after(period.last)
        day = later.values_list("first_day", flat=True).first()
        if day is None:
            earlier = self.filtered.before(period.first)
            day = earlier.values_list("last_day", flat=True).first()
        return type(period).around(day) if day else None

    @property
    def today_period(self):
        return Day(self.today)


def day_range(calendar, visibility):
    """``(first day, last day)`` of all, ``(None, None)`` where there are none."""
    shown = shown_by(calendar, visibility)
    rows = rows_of_day_range(calendar.pk, shown, visibility.limits)
    return rows[0] if rows else (None, None)


@prepared
def rows_of_day_range(pk, shown, limits):
    """Each is the first row of an index that is on a visible page.

    A join in place of "exists" would make SQLite read all pages first.
    """
    pages = Page.objects.filter(shown.condition(limits), pk=OuterRef("page"))
    dates = Occurrence.objects.filter(Exists(limits.filter(pages)))
    first = dates.order_by("start").values("first_day")[:1]
    last = dates.order_by("-end").values("last_day")[:1]
    calendars = Page.objects.filter(pk=pk).order_by()
    return calendars.values_list(Subquery(first), Subquery(last))


def address_of(view, period):
    """The address of a view below its calendar."""
    if period:
        return period.path
    return "" if view == "upcoming" else f"{view}/"


def goto_initial(day):
    return {"month": f"{day:%m}", "year": str(day.year)}
