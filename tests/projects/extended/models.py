"""Page types that a site makes from ours."""

from django.db import models
from wagtail.admin.panels import FieldPanel

from wagtail_ctn.events.models import EventPage
from wagtail_ctn.news.models import NewsPage


class ConferencePage(EventPage):
    """An event that is held again every year."""

    edition = models.PositiveIntegerField(default=1)

    content_panels = [*EventPage.content_panels, FieldPanel("edition")]
    shared_fields = [*EventPage.shared_fields, "edition"]


class ReportPage(NewsPage):
    """A piece of news about a document with a number."""

    number = models.CharField(max_length=40, blank=True)

    content_panels = [*NewsPage.content_panels, FieldPanel("number")]
