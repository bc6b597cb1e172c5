"""What the package's pages are compared with."""

from django.db import models
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Page

LISTED = 10


class HomePage(Page):
    """The root of the site."""


class PlainPage(Page):
    """What a plain list lists."""

    day = models.DateField(null=True)
    summary = models.TextField(blank=True)


class PlainListPage(Page):
    """A list as a Wagtail site has it: ten pages, with their addresses."""

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        pages = PlainPage.objects.child_of(self).live().public().order_by("-day")
        context["pages"] = pages[:LISTED]
        return context


class BlankPage(RoutablePageMixin, Page):
    """An empty routed page: what is below it costs at least so much."""

    @path("month/")
    def month(self, request):
        return self.render(request)
