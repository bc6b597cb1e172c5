"""The index that every list, month, count and feed of events reads.

All of it is derived from the pages and nothing else: ``rebuild_occurrences`` makes it
anew.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..querysets import EntryQuerySet, OccurrenceQuerySet
from .event import EventPage
from .identity import EventIdentity


class Occurrence(models.Model):
    """One date of one live event page.

    ``start`` and ``end`` (exclusive) are in UTC; ``first_day`` and ``last_day`` (both
    inclusive) are dates in the site's zone, or the plain dates of an all-day event.
    ``original_date`` is the event's own local date before any exception, and
    ``address`` names it in URLs: that date, with the time for a second one of the day.

    ``previous_end``, ``previous_last_day`` and ``next_end`` tell of the event's dates
    before and after this one that are not cancelled. With them one comparison finds
    each event's next date, however many it has.
    """

    page = models.ForeignKey(
        EventPage,
        on_delete=models.CASCADE,
        related_name="occurrences",
        db_index=False,  # it is the first of several columns of one
    )
    identity = models.ForeignKey(
        EventIdentity, on_delete=models.CASCADE, related_name="+"
    )
    start = models.DateTimeField(_("start"))
    end = models.DateTimeField(_("end"))
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))
    all_day = models.BooleanField(_("all day"), default=False)
    is_long = models.BooleanField(_("lasts long"), default=False)
    original_date = models.DateField(_("original date"))
    address = models.CharField(_("address"), max_length=15)
    status = models.CharField(_("status"), max_length=20)
    previous_end = models.DateTimeField(null=True)
    previous_last_day = models.DateField(null=True)
    next_end = models.DateTimeField(null=True)

    # Whether to look for one; a query may know that there is none.
    has_exception = True

    objects = OccurrenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("occurrence")
        verbose_name_plural = _("occurrences")
        constraints = [
            models.UniqueConstraint(
                fields=["page", "address"], name="wagtail_ctn_occurrence_address"
            )
        ]
        indexes = [
            # Along the starts, and what is over is passed by without a look at its row.
            models.Index(
                fields=["start", "end", "previous_end"], name="wagtail_ctn_occ_walk"
            ),
            # What comes of certain events.
            models.Index(
                fields=["page", "start", "end", "previous_end"],
                name="wagtail_ctn_occ_page",
            ),
            models.Index(fields=["end"], name="wagtail_ctn_occ_end"),
            models.Index(
                fields=["is_long", "first_day", "last_day"], name="wagtail_ctn_occ_days"
            ),
            models.Index(
                fields=["is_long", "last_day", "first_day"], name="wagtail_ctn_occ_long"
            ),
        ]

    def __str__(self):
        return f"{self.page} {self.address}"

    @property
    def is_one_of_many(self):
        """Whether the event has other dates too."""
        return bool(self.previous_end or self.next_end)


class EventEntry(models.Model):
    """What feeds need of one live event page, ready to be sent.

    ``first_day`` and ``last_day`` span all its occurrences; ``reaches_to`` is the last
    date that a series without end was followed to, ``None`` where all dates are in the
    index. ``vevents`` are its VEVENTs, with marks for addresses, ``zones`` the time
    zones in them with the years, ``changed_at`` their LAST-MODIFIED; they are to be
    used only while ``made_with`` is what
    :func:`~wagtail_ctn.events.vevents.made_with` says.
    """

    page = models.OneToOneField(
        EventPage, on_delete=models.CASCADE, primary_key=True, related_name="entry"
    )
    identity = models.ForeignKey(
        EventIdentity, on_delete=models.CASCADE, related_name="+"
    )
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"), db_index=True)
    reaches_to = models.DateField(_("reaches to"), null=True, db_index=True)
    zones = models.CharField(max_length=255, blank=True)
    changed_at = models.DateTimeField(_("changed at"), null=True)
    vevents = models.TextField(blank=True)
    made_with = models.CharField(max_length=64, blank=True, db_index=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("entry of an event")
        verbose_name_plural = _("entries of events")

    def __str__(self):
        return str(self.page)
