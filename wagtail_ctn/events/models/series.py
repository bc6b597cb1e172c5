"""What makes one event a series: more dates, exceptions, and what it was before."""

from copy import copy
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable, TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

from wagtail_ctn.ical.recurrence import Recurrence
from wagtail_ctn.ical.when import WhenError

from ..errors import WHEN_ERRORS
from ..schedule import (
    EXCEPTION_FIELDS,
    EXCEPTION_TEXTS,
    following_on,
    following_texts,
    when_of,
)
from .event import EventPage, default_timezone, timezone_choices


class EventExtraDate(Orderable):
    """A date besides those that the rule gives (RFC 5545, 3.8.5.2: RDATE)."""

    page = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="extra_dates")
    date = models.DateField(_("date"))
    start_time = models.TimeField(
        _("start time"),
        null=True,
        blank=True,
        help_text=_("Empty: the same time as usual."),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("extra date")
        verbose_name_plural = _("extra dates")

    def __str__(self):
        return str(self.date)


class EventException(TranslatableMixin, Orderable):
    """What is different on one date (RFC 5545, 3.8.4.4 and 3.8.5.1).

    ``original_date`` is the local date on which it would be without the exception;
    ``original_time`` is given only for a second date on that day. Dates and times are
    shared by all languages, texts are each language's own.

    Those of the change ``following`` are no exception of one date: their texts hold for
    that day and all that follow (RFC 5545, 3.2.13), until the next row of the kind.
    """

    class Change(models.TextChoices):
        CANCELLED = "cancelled", _("Cancelled")
        MOVED = "moved", _("Moved")
        CHANGED = "changed", _("Other text")
        LEFT_OUT = "left_out", _("Left out, such as for a holiday")
        FOLLOWING = "following", _("Other text from this date on")

    page = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="exceptions")
    original_date = models.DateField(_("date"))
    original_time = models.TimeField(_("time"), null=True, blank=True)
    change = models.CharField(
        _("change"), max_length=20, choices=Change.choices, default=Change.CANCELLED
    )
    new_start_date = models.DateField(_("new date"), null=True, blank=True)
    new_start_time = models.TimeField(_("new start time"), null=True, blank=True)
    new_end_date = models.DateField(_("new end date"), null=True, blank=True)
    new_end_time = models.TimeField(_("new end time"), null=True, blank=True)
    reason = models.CharField(
        _("reason"),
        max_length=255,
        blank=True,
        help_text=_("Visitors and subscribers read it beside the date."),
    )
    title = models.CharField(_("title on that date"), max_length=255, blank=True)
    note = models.TextField(_("note for that date"), blank=True, max_length=2000)

    shared_fields = EXCEPTION_FIELDS
    override_translatable_fields = [
        *(SynchronizedField(name, overridable=False) for name in shared_fields),
        *(TranslatableField(name) for name in EXCEPTION_TEXTS),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("exception")
        verbose_name_plural = _("exceptions")

    def __str__(self):
        return f"{self.original_date}: {self.get_change_display()}"

    @property
    def key(self):
        """Which date it is about: ``(original date, time or None)``.

        Texts from a date on stand beside what is different on that date.
        """
        if self.is_following:
            return self.original_date, None, self.change
        return self.original_date, self.original_time

    @property
    def is_following(self):
        """Whether it is about all dates from its own on."""
        return self.change == self.Change.FOLLOWING

    @property
    def address(self):
        """What names that date in URLs, as :class:`Occurrence` has it."""
        if self.original_time is None:
            return f"{self.original_date:%Y-%m-%d}"
        return f"{self.original_date:%Y-%m-%d}-{self.original_time:%H%M}"

    def with_texts_of(self, following):
        """What is said of its date, where texts from a date on hold for that too.

        Other text is there instead of those. Why a date is cancelled or moved is not
        why the others have another text.
        """
        if self.change == self.Change.CHANGED:
            return self
        said = copy(self)
        said.title = self.title or following.title
        said.note = self.note or following.note
        return said

    def row_added(self, original, rows, own_rows):
        """What goes on to be said in the source does so here, in its own words.

        ``rows`` are all of the source, ``own_rows`` those that were here.
        """
        if not self.is_following:
            return
        day = self.original_date - timedelta(days=1)
        before = following_on(following_texts(rows), day)
        own = following_on(following_texts(own_rows), day)
        if before is None or own is None:
            return
        for name in EXCEPTION_TEXTS:
            if getattr(original, name) == getattr(before, name):
                setattr(self, name, getattr(own, name))

    def facts_changed(self, source, names):
        """Why a date was cancelled is not why it is moved: rather no reason."""
        if "change" in names:
            self.reason = ""

    def clean(self):
        super().clean()
        if self.is_following:
            self.original_time = None
        moves = self.new_start_date or self.new_start_time
        if self.change == self.Change.MOVED and not moves:
            raise ValidationError({"new_start_date": _("Give a new date or time.")})


class EventPart(Orderable):
    """Dates that a series had before it was changed: a series of its own.

    The fields mean what they mean on the page; the rule ends before the page's own
    first date, or that of the next part.
    """

    page = ParentalKey(
        EventPage, on_delete=models.CASCADE, related_name="earlier_parts"
    )
    start_date = models.DateField(_("start date"))
    start_time = models.TimeField(_("start time"), null=True, blank=True)
    end_date = models.DateField(_("end date"), null=True, blank=True)
    end_time = models.TimeField(_("end time"), null=True, blank=True)
    timezone = models.CharField(
        _("time zone"),
        max_length=64,
        choices=timezone_choices,
        default=default_timezone,
    )
    recurrence = models.TextField(_("recurrence rule"), blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("earlier part")
        verbose_name_plural = _("earlier parts")

    def __str__(self):
        return str(self.start_date)

    @property
    def when(self):
        """Its first date, as a :class:`~wagtail_ctn.ical.when.When`."""
        return when_of(self)

    @property
    def recurrence_set(self):
        """Its first date and rule, together."""
        return Recurrence(self.when, self.recurrence)

    def clean(self):
        super().clean()
        try:
            self.when.check()
        except WhenError as error:
            raise ValidationError({error.field: WHEN_ERRORS[error.code]}) from error
