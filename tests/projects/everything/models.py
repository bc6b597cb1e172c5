"""Page types of a site that extends the package's own."""

from django.db import models
from wagtail.models import Page

from wagtail_ctn.events.models import EventPage


class HomePage(Page):
    """The root of a site."""


class ConferencePage(EventPage):
    """An event with a number of its own."""

    edition = models.PositiveIntegerField(default=1)
