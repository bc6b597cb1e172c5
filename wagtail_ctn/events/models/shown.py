"""Rows of a calendar: what it shows besides the events below it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import PageChooserPanel
from wagtail.models import Orderable

from wagtail_ctn.models import Topic
from wagtail_ctn.partners.models import PartnerPage

from .calendar import CalendarPage


class CalendarOther(Orderable):
    """Another calendar, of which this one shows what lies below it.

    What that one has from elsewhere is not among it, so rows may go round in circles.
    """

    page = ParentalKey(
        CalendarPage, on_delete=models.CASCADE, related_name="other_calendars"
    )
    calendar = models.ForeignKey(
        CalendarPage,
        verbose_name=_("calendar"),
        on_delete=models.CASCADE,
        related_name="+",
    )

    panels = [PageChooserPanel("calendar")]

    def __str__(self):
        return str(self.calendar)


class CalendarTopic(Orderable):
    """One topic whose events a calendar shows, wherever on the site they are."""

    page = ParentalKey(
        CalendarPage, on_delete=models.CASCADE, related_name="other_topics"
    )
    topic = models.ForeignKey(
        Topic, verbose_name=_("topic"), on_delete=models.CASCADE, related_name="+"
    )

    def __str__(self):
        return str(self.topic)


class CalendarPartner(Orderable):
    """One partner whose events, in any role, a calendar shows."""

    page = ParentalKey(
        CalendarPage, on_delete=models.CASCADE, related_name="other_partners"
    )
    partner = models.ForeignKey(
        PartnerPage,
        verbose_name=_("partner"),
        on_delete=models.CASCADE,
        related_name="+",
    )

    def __str__(self):
        return str(self.partner)
