"""The one page type for events."""

from functools import cache
from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.images import get_image_model_string
from wagtail.models import Page
from wagtail.search import index

from wagtail_ctn.fields import BodyField
from wagtail_ctn.ical.recurrence import RuleError, check_rule
from wagtail_ctn.ical.when import When, WhenError
from wagtail_ctn.pages import PageMixin
from wagtail_ctn.translation import SharedFactsMixin, localize_fields, other_source

from .. import panels
from ..changes import changes_past, loses_exceptions
from ..errors import ASKED, WHEN_ERRORS, YEAR_ERROR, is_in_range, rule_error
from ..forms import EventForm
from ..indexing import (
    KeepsRows,
    index_events,
    is_indexed_by,
    load_pages,
    with_rows,
)
from ..routes import EventRoutes
from ..schedule import when_of
from .calendar import CalendarPage
from .terms import Venue

# In the database of zones, but names of the machine's own settings.
NO_ZONES = {"Factory", "localtime", "posixrules"}


@cache
def timezone_choices():
    """``(name, name)`` of every IANA zone that this machine knows."""
    names = available_timezones() - NO_ZONES
    return [(name, name) for name in sorted(names)]


def default_timezone():
    """The site's own zone."""
    return timezone.get_default_timezone_name()


class EventPage(PageMixin, EventRoutes, SharedFactsMixin, KeepsRows, Page):
    """Something that happens: for some hours, all day or several days, once or often.

    Dates and times are as written on a poster, in ``timezone``. Without times it lasts
    all day; without an end time its end is open; without an end date it ends on the day
    it starts. A draft may have no dates at all.

    These are of the first date. ``recurrence`` is the value of an RRULE (RFC 5545,
    3.8.5.3), kept as it was given; ``extra_dates`` and ``exceptions`` are rows, and so
    are the ``earlier_parts`` of a series that was changed from some date on.
    """

    class Status(models.TextChoices):
        SCHEDULED = "scheduled", _("Scheduled")
        CANCELLED = "cancelled", _("Cancelled")
        POSTPONED = "postponed", _("Postponed")
        RESCHEDULED = "rescheduled", _("Rescheduled")
        MOVED_ONLINE = "moved_online", _("Moved online")

    class AttendanceMode(models.TextChoices):
        ONSITE = "onsite", _("In person")
        ONLINE = "online", _("Online")
        HYBRID = "hybrid", _("In person and online")

    summary = models.TextField(
        _("summary"),
        blank=True,
        max_length=400,
        help_text=_("One or two sentences, shown in lists and feeds."),
    )
    start_date = models.DateField(_("start date"), null=True)
    start_time = models.TimeField(
        _("start time"), null=True, blank=True, help_text=_("Empty: all day.")
    )
    end_date = models.DateField(
        _("end date"), null=True, blank=True, help_text=_("Empty: the same day.")
    )
    end_time = models.TimeField(
        _("end time"), null=True, blank=True, help_text=_("Empty: the end is open.")
    )
    timezone = models.CharField(
        _("time zone"),
        max_length=64,
        choices=timezone_choices,
        default=default_timezone,
        error_messages={"invalid_choice": _("There is no time zone “%(value)s”.")},
    )
    recurrence = models.TextField(_("recurrence rule"), blank=True)
    status = models.CharField(
        _("status"), max_length=20, choices=Status.choices, default=Status.SCHEDULED
    )
    status_reason = models.CharField(
        _("reason"),
        max_length=255,
        blank=True,
        help_text=_("Visitors and subscribers read it beside the status."),
    )
    previous_start_date = models.DateField(
        _("previous start date"), null=True, blank=True
    )
    previous_start_time = models.TimeField(
        _("previous start time"), null=True, blank=True
    )
    attendance_mode = models.CharField(
        _("attendance"),
        max_length=20,
        choices=AttendanceMode.choices,
        default=AttendanceMode.ONSITE,
    )
    venue = models.ForeignKey(
        Venue,
        verbose_name=_("venue"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="events",
    )
    place = models.CharField(
        _("place"),
        max_length=255,
        blank=True,
        help_text=_("In words, where there is no venue to choose."),
    )
    join_link = models.URLField(
        _("link to join online"),
        blank=True,
        max_length=500,
        help_text=_("Public: everybody who reads the page or the feed sees it."),
    )
    image = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("image"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    body = BodyField(verbose_name=_("description"), blank=True)
    is_free = models.BooleanField(_("free of charge"), null=True, blank=True)
    price = models.CharField(
        _("price"), max_length=120, blank=True, help_text=_("Such as “10 EUR”.")
    )
    registration_link = models.URLField(
        _("registration link"), blank=True, max_length=500
    )
    registration_deadline = models.DateField(_("register until"), null=True, blank=True)

    shared_fields = [
        "start_date",
        "start_time",
        "end_date",
        "end_time",
        "timezone",
        "recurrence",
        "status",
        "previous_start_date",
        "previous_start_time",
        "attendance_mode",
        "venue",
        "join_link",
        "image",
        "is_free",
        "registration_link",
        "registration_deadline",
    ]
    shared_relations = [
        "topics",
        "partners",
        "audiences",
        "languages",
        "related_pages",
        "extra_dates",
        "earlier_parts",
    ]
    shared_row_fields = {"prepared_by": ["partner"]}
    shared_rows = ["exceptions"]
    override_translatable_fields = localize_fields(
        [
            "slug",
            "summary",
            "status_reason",
            "place",
            "body",
            "price",
            "prepared_by",
            "exceptions",
        ],
        [*shared_fields, *shared_relations],
    )

    # What is said of the date that it is shown on, see on_date.
    reason_on_date = note_on_date = ""

    subpage_types = []
    page_description = _("One event: when, where, who, for whom.")
    search_fields = [
        *Page.search_fields,
        index.SearchField("summary"),
        index.AutocompleteField("summary"),
        index.SearchField("body"),
        index.SearchField("place"),
        index.RelatedFields(
            "venue", [index.SearchField("name"), index.AutocompleteField("name")]
        ),
    ]
    content_panels = panels.CONTENT
    base_form_class = EventForm
    preview_modes = [("", _("Page")), ("feed", _("As subscribers get it"))]
    preview_views = {"feed": "wagtail_ctn.events.previews.feed_preview"}

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")

    @classmethod
    def clean_parent_page_models(cls):
        """Calendars of every type that the site has."""
        models = super().clean_parent_page_models()
        return [model for model in models if issubclass(model, CalendarPage)]

    @property
    def when(self):
        """The :class:`~wagtail_ctn.ical.when.When`; ``None`` while there is no date."""
        return when_of(self)

    @property
    def previous_when(self):
        """When it was to start before it was moved, or ``None``."""
        if self.previous_start_date is None:
            return None
        return When(
            self.previous_start_date,
            self.previous_start_time,
            timezone=self.timezone or default_timezone(),
        )

    @property
    def is_cancelled(self):
        return self.status == self.Status.CANCELLED

    @property
    def is_postponed(self):
        return self.status == self.Status.POSTPONED

    def facts_changed(self, source, names):
        """Why it was cancelled is not why it is postponed: rather no reason."""
        if "status" in names:
            self.status_reason = ""

    def asked_when_published(self):
        """Whether it rewrites what has been, or what is excepted would be on again."""
        public = EventPage.objects.filter(pk=self.pk, live=True).first()
        if public is None or other_source(self):
            return []
        asked = {
            "past": changes_past(public, self, timezone.localdate()),
            "exceptions": loses_exceptions(public, self),
        }
        return [ASKED[name] for name, is_asked in asked.items() if is_asked]

    def clean(self):
        super().clean()
        self.clean_dates()

    def clean_dates(self):
        """Put what is wrong with dates and times beside the field it is wrong in."""
        for name in ("start_date", "end_date", "previous_start_date"):
            if not is_in_range(getattr(self, name)):
                raise ValidationError({name: YEAR_ERROR})
        if (self.timezone, self.timezone) not in timezone_choices():
            return  # The field says so itself.
        try:
            if self.when:
                self.when.check()
        except WhenError as error:
            raise ValidationError({error.field: WHEN_ERRORS[error.code]}) from error
        self.clean_rule()

    def clean_rule(self):
        if not self.recurrence or not self.when:
            return
        try:
            check_rule(self.recurrence, self.when)
        except RuleError as error:
            raise ValidationError({"recurrence": rule_error(error)}) from error

    @transaction.atomic
    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
        saved_fields = kwargs.get("update_fields")
        if saved_fields is None:
            index_events([with_rows(self)])
        elif is_indexed_by(saved_fields):
            # Wagtail saves a draft with what it does not publish still on it.
            index_events(load_pages([self.pk]))
