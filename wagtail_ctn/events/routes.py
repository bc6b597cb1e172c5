"""The addresses below a calendar and below an event."""

from django.http import Http404
from wagtail.contrib.routable_page.models import RoutablePageMixin, path, re_path

from wagtail_ctn.restricted import feed

from .periods import period_of

YEAR, MONTH, DAY = "(?P<year>[0-9]{4})", "(?P<month>[0-9]{2})", "(?P<day>[0-9]{2})"
WEEK = "w(?P<week>[0-9]{2})"

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

    @path("today/", name="today")
    def today(self, request):
        from .views import today

        return today(self, request)

    @path("goto/", name="goto")
    def goto(self, request):
        from .views import goto

        return goto(self, request)

    @re_path(rf"^{YEAR}/$", name="year")
    def year(self, request, **numbers):
        from .views import year

        return year(self, request, real_period(**numbers))

    @re_path(rf"^{YEAR}/{MONTH}/$", name="month")
    def month(self, request, **numbers):
        from .views import month

        return month(self, request, real_period(**numbers))

    @re_path(rf"^{YEAR}/{WEEK}/$", name="week")
    def week(self, request, **numbers):
        from .views import week

        return week(self, request, real_period(**numbers))

    @re_path(rf"^{YEAR}/{MONTH}/{DAY}/$", name="day")
    def day(self, request, **numbers):
        from .views import day

        return day(self, request, real_period(**numbers))

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

    def has_view_in(self, other, request, **numbers):
        from .views import can_open

        return can_open(other, request, real_period(**numbers))

    def get_route_paths(self):
        feeds = ["/ical/", "/rss/", "/atom/", "/json/"]
        return [*super().get_route_paths(), *feeds, "/past/", "/today/"]


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
        from .views import event_on

        return event_on(self, request, address)

    @re_path(rf"^{ADDRESS}/ical/$", name="date_ical")
    @feed
    def date_ical(self, request, address):
        from .files import date_ical
        from .views import date_at

        shown = date_at(self, address)
        if shown is None:
            raise Http404
        return date_ical(self, request, shown)

    def has_view_in(self, other, request, address):
        from .models import Occurrence

        return Occurrence.objects.filter(page=other.pk, address=address).exists()

    def get_route_paths(self):
        return [*super().get_route_paths(), "/ical/"]


def real_period(**numbers):
    """The period that an address names; raises ``Http404`` where there is none."""
    try:
        return period_of(**numbers)
    except ValueError:
        raise Http404 from None
