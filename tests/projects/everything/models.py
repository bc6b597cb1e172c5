"""Page types of a site that extends the package's own."""

from django.db import models
from wagtail.models import Page

from wagtail_ctn.events.models import CalendarPage, EventPage
from wagtail_ctn.partners.models import PartnerIndexPage


class HomePage(Page):
    """The root of a site."""


class ConferencePage(EventPage):
    """An event with a number of its own."""

    edition = models.PositiveIntegerField(default=1)


class TradeCalendar(CalendarPage):
    """A calendar of the site's own, with a month view of its own."""


class MemberDirectory(PartnerIndexPage):
    """A directory of the site's own."""
