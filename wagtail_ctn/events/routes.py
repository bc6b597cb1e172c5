"""The addresses below a calendar and below an event."""

from datetime import date, timedelta

from django.http import Http404
from wagtail.contrib.routable_page.models import RoutablePageMixin, path, re_path

from wagtail_ctn.restricted import feed

YEAR, MONTH, DAY = r"(?P<year>\d{4})", r"(?P<month>\d{2})", r"(?P<day>\d{2})"

# One date of an event; the time is there for a second one of the day.
ADDRESS = r"(?P<address>\d{4}-\d{2}-\d{2}(?:-\d{4})?)"


class CalendarRoutes(RoutablePageMixin):
    """Views of a calendar, and its feeds."""

    @path("", name="upcoming")
    def index_route(self, request):
        from .views import upcoming

        return upcoming(self, request)

    @path("past/", name="past")
    def past(self, request):
        from .views import past

        return past(self, request)

    @re_path(rf"^{YEAR}/{MONTH}/$", name="month")
    def month(self, request, year, month):
        from .views import month as view

        return view(self, request, real_date(year, month))

    @re_path(rf"^{YEAR}/{MONTH}/{DAY}/$", name="day")
    def day(self, request, year, month, day):
        from .views import day as view

        return view(self, request, real_date(year, month, day))

    @path("ical/", name="ical")
    @feed
    def ical(self, request):
        from .feeds import calendar_ical

        return calendar_ical(self, request)

    @path("rss/", name="rss")
    @feed
    def rss(self, request):
        from .syndication import calendar_feed

        return calendar_feed(self, request, "rss")

    @path("atom/", name="atom")
    @feed
    def atom(self, request):
        from .syndication import calendar_feed

        return calendar_feed(self, request, "atom")

    @path("json/", name="json")
    @feed
    def json(self, request):
        from .syndication import calendar_feed

        return calendar_feed(self, request, "json")

    def get_route_paths(self):
        feeds = ["/ical/", "/rss/", "/atom/", "/json/"]
        return [*super().get_route_paths(), *feeds, "/past/"]


class EventRoutes(RoutablePageMixin):
    """The page of an event, and its file."""

    @path("", name="event")
    def index_route(self, request):
        from .views import event

        return event(self, request)

    @path("ical/", name="ical")
    @feed
    def ical(self, request):
        from .files import event_ical

        return event_ical(self, request)

    @re_path(rf"^{ADDRESS}/$", name="date")
    def date(self, request, address):
        from .date_views import event_on

        return event_on(self, request, address)

    @re_path(rf"^{ADDRESS}/ical/$", name="date_ical")
    @feed
    def date_ical(self, request, address):
        from .date_views import date_at
        from .files import date_ical

        shown = date_at(self, address)
        if shown is None:
            raise Http404
        return date_ical(self, request, shown)

    def get_route_paths(self):
        return [*super().get_route_paths(), "/ical/"]


def real_date(year, month, day=1):
    """The date that an address names; raises ``Http404`` where there is none."""
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        raise Http404 from None
    # The grid of a month reaches some days beyond it.
    if not date.min + timedelta(days=40) < found < date.max - timedelta(days=70):
        raise Http404
    return found
