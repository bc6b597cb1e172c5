"""What the addresses of a directory and of a partner show."""

from django.http import Http404
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from wagtail_ctn.restricted import feed

from .contributions import partner_feed, sections_for
from .directory import partners_by_kind, shown_partner


class PartnerIndexRoutes(RoutablePageMixin):
    """Addresses below a directory."""

    @path("", name="index")
    def index_route(self, request):
        groups = partners_by_kind(self, request)
        return self.render(request, context_overrides={"groups": groups})


class WorkingGroupRoutes(RoutablePageMixin):
    """Addresses below a working group."""

    @path("", name="index")
    def index_route(self, request):
        return self.render(request)


class PartnerRoutes(RoutablePageMixin):
    """Addresses below a partner."""

    @path("", name="index")
    def index_route(self, request):
        context = {
            **shown_partner(self, request),
            "sections": sections_for(self, request),
        }
        return self.render(request, context_overrides=context)

    @path("ical/", name="ical")
    @feed
    def ical(self, request):
        """The partner's events, where the events app is installed."""
        view = partner_feed("ical")
        if view is None:
            raise Http404
        return view(self, request)

    def get_route_paths(self):
        return [*super().get_route_paths(), "/ical/"]
