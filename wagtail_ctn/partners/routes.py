"""What the addresses of a directory, of a partner and of a working group show."""

from django.http import Http404
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from wagtail_ctn.restricted import feed

from .contributions import partner_feed


class PartnerIndexRoutes(RoutablePageMixin):
    """Addresses below a directory."""

    @path("", name="index")
    def index_route(self, request):
        from .views import by_kind

        return by_kind(self, request)

    @path("a-z/", name="a-z")
    def a_z(self, request):
        from .views import by_letter

        return by_letter(self, request)

    def get_route_paths(self):
        return [*super().get_route_paths(), "/a-z/"]


class WorkingGroupRoutes(RoutablePageMixin):
    """Addresses below a working group."""

    @path("", name="index")
    def index_route(self, request):
        from .views import working_group

        return working_group(self, request)

    @path("vcard/", name="vcard")
    @feed
    def vcard(self, request):
        from .vcards import group_vcard

        return group_vcard(self, request)

    def get_route_paths(self):
        return [*super().get_route_paths(), "/vcard/"]


class PartnerRoutes(RoutablePageMixin):
    """Addresses below a partner."""

    @path("", name="index")
    def index_route(self, request):
        from .views import partner

        return partner(self, request)

    @path("ical/", name="ical")
    @feed
    def ical(self, request):
        """The partner's events, where the events app is installed."""
        return registered_feed("ical", self, request)

    @path("rss/", name="rss")
    @feed
    def rss(self, request):
        """The partner's news, where the news app is installed."""
        return registered_feed("rss", self, request)

    @path("vcard/", name="vcard")
    @feed
    def vcard(self, request):
        from .vcards import partner_vcard

        return partner_vcard(self, request)

    def get_route_paths(self):
        return [*super().get_route_paths(), "/ical/", "/rss/", "/vcard/"]


def registered_feed(name, partner, request):
    """What an installed app serves there; ``Http404`` where none does."""
    view = partner_feed(name)
    if view is None:
        raise Http404
    return view(partner, request)
