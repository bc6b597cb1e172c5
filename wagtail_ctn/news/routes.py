"""The addresses below a list of news."""

from django.http import Http404
from wagtail.contrib.routable_page.models import RoutablePageMixin, path, re_path

from wagtail_ctn.restricted import feed


class NewsIndexRoutes(RoutablePageMixin):
    """The list, its archive by years and months, and its feeds."""

    @path("", name="newest")
    def index_route(self, request):
        from .views import newest

        return newest(self, request)

    @re_path(r"^(?P<year>\d{4})/$", name="year")
    def year(self, request, year):
        from .views import archive

        return archive(self, request, int(year))

    @re_path(r"^(?P<year>\d{4})/(?P<month>\d{2})/$", name="month")
    def month(self, request, year, month):
        from .views import archive

        if not 1 <= int(month) <= 12:
            raise Http404
        return archive(self, request, int(year), int(month))

    @path("rss/", name="rss")
    @feed
    def rss(self, request):
        from .syndication import news_feed

        return news_feed(self, request, "rss")

    @path("atom/", name="atom")
    @feed
    def atom(self, request):
        from .syndication import news_feed

        return news_feed(self, request, "atom")

    @path("json/", name="json")
    @feed
    def json(self, request):
        from .syndication import news_feed

        return news_feed(self, request, "json")

    def has_view_in(self, other, request, year, month=None):
        from .selection import news_below

        dates = {"date__year": year} | ({"date__month": month} if month else {})
        news = news_below(other, self.visibility(request))
        return news.filter(**dates).exists()

    def get_route_paths(self):
        return [*super().get_route_paths(), "/rss/", "/atom/", "/json/"]
