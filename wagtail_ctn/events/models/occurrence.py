"""The index that every list, month, count and feed of events reads."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..querysets import OccurrenceQuerySet
from .event import EventPage
from .identity import EventIdentity


class Occurrence(models.Model):
    """One date of one live event page; derived from the page and nothing else.

    ``start`` and ``end`` (exclusive) are in UTC; ``first_day`` and ``last_day`` (both
    inclusive) are dates in the site's zone, or the plain dates of an all-day event.
    ``original_date`` is the event's own local date, which an address would use.
    """

    page = models.ForeignKey(
        EventPage, on_delete=models.CASCADE, related_name="occurrences"
    )
    identity = models.ForeignKey(
        EventIdentity, on_delete=models.CASCADE, related_name="+"
    )
    start = models.DateTimeField(_("start"))
    end = models.DateTimeField(_("end"))
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))
    original_date = models.DateField(_("original date"))
    status = models.CharField(_("status"), max_length=20)

    objects = OccurrenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("occurrence")
        verbose_name_plural = _("occurrences")
        constraints = [
            models.UniqueConstraint(
                fields=["page", "original_date"], name="wagtail_ctn_occurrence_date"
            )
        ]
        indexes = [
            models.Index(fields=["start"], name="wagtail_ctn_occ_start"),
            models.Index(fields=["end"], name="wagtail_ctn_occ_end"),
            models.Index(fields=["first_day", "last_day"], name="wagtail_ctn_occ_days"),
        ]

    def __str__(self):
        return f"{self.page} {self.original_date}"
