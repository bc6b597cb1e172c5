"""Where events come from that were not written here.

What an import brought is noted beside the event, so that the next one can tell what
the source has changed from what an editor has.
"""

from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from wagtail_ctn.directions import onward_arrow
from wagtail_ctn.fetching import FetchError, check_url, shown
from wagtail_ctn.models import Topic
from wagtail_ctn.partners.models import PartnerPage

from .calendar import CalendarPage
from .identity import EventIdentity


class EventSource(ClusterableModel):
    """A calendar elsewhere whose events are shown here, and kept as they are there.

    ``calendar`` is where they go, ``partner`` whose they are; they get ``topics``, and
    those of ``categories`` that theirs are called. ``interval`` is in hours;
    ``days_back`` is how long ago an event may have ended to be taken at all.

    What comes after ``owner`` is not edited: it is the state of the work.
    """

    INTERVALS = [
        (1, _("Every hour")),
        (6, _("Every six hours")),
        (24, _("Every day")),
        (168, _("Every week")),
    ]

    name = models.CharField(_("name"), max_length=255)
    url = models.CharField(_("address"), max_length=1000)
    calendar = models.ForeignKey(
        CalendarPage,
        verbose_name=_("calendar"),
        on_delete=models.CASCADE,
        related_name="sources",
    )
    partner = models.ForeignKey(
        PartnerPage,
        verbose_name=_("partner"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    topics = ParentalManyToManyField(Topic, verbose_name=_("topics"), blank=True)
    publish = models.BooleanField(_("publish at once"), default=False)
    link_matches = models.BooleanField(_("link venues and partners"), default=True)
    interval = models.PositiveSmallIntegerField(
        _("how often"), choices=INTERVALS, default=6
    )
    days_back = models.PositiveSmallIntegerField(_("days back"), default=30)
    follow_until = models.DateField(_("follow until"), null=True, blank=True)
    is_active = models.BooleanField(_("active"), default=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("owner"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    etag = models.CharField(max_length=255, blank=True, editable=False)
    last_modified = models.CharField(max_length=255, blank=True, editable=False)
    next_run_at = models.DateTimeField(default=timezone.now, editable=False)
    failures = models.PositiveSmallIntegerField(default=0, editable=False)
    locked_until = models.DateTimeField(null=True, editable=False)
    # Fingerprints of what came and waits for a person, and of what a person let pass.
    held = models.CharField(max_length=64, blank=True, editable=False)
    accepted = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        verbose_name = _("calendar source")
        verbose_name_plural = _("calendar sources")
        ordering = ["name"]

    def __str__(self):
        return self.name

    @property
    def shown_url(self):
        """The address without what nobody should read: passwords and tokens."""
        return shown(self.url)

    @property
    def every(self):
        return timedelta(hours=self.interval)

    def clean(self):
        super().clean()
        try:
            check_url(self.url)
        except FetchError as error:
            raise ValidationError({"url": error.reason}) from error

    def save(self, *args, **kwargs):
        """Another address, or another calendar, starts from nothing.

        What else is asked for is taken from a feed that has not changed as well.
        """
        if self.pk and kwargs.get("update_fields") is None:
            stored = type(self).objects.get(pk=self.pk)
            if (stored.url, stored.calendar_id) != (self.url, self.calendar_id):
                self.held = self.accepted = ""
                self.failures = 0
            if stored.asked_for() != self.asked_for():
                self.etag = self.last_modified = ""
                self.next_run_at = timezone.now()
        super().save(*args, **kwargs)

    def asked_for(self):
        """All that decides what is fetched, what of it is taken, and how often."""
        names = "url calendar_id partner_id publish link_matches days_back interval"
        return [
            *(getattr(self, name) for name in names.split()),
            {topic.pk for topic in self.topics.all()},
            {(row.category, row.topic_id) for row in self.categories.all()},
        ]


class EventSourceCategory(Orderable):
    """What a source calls a category, and which topic that is here."""

    source = ParentalKey(
        EventSource, on_delete=models.CASCADE, related_name="categories"
    )
    category = models.CharField(_("category"), max_length=255)
    topic = models.ForeignKey(
        Topic, verbose_name=_("topic"), on_delete=models.CASCADE, related_name="+"
    )

    class Meta(Orderable.Meta):
        verbose_name = _("category")
        verbose_name_plural = _("categories")

    def __str__(self):
        return f"{self.category} {onward_arrow()} {self.topic}"


class EventSourceRun(models.Model):
    """One look at a source: when, what came of it, and what was wrong.

    ``counts`` are by result; ``results`` the first of them, as reports have them.
    """

    class Outcome(models.TextChoices):
        RUNNING = "running", _("Running")
        DONE = "done", _("Done")
        NOT_MODIFIED = "not_modified", _("Nothing new")
        REJECTED = "rejected", _("Some events rejected")
        HELD = "held", _("Waits for a decision")
        FAILED = "failed", _("Failed")

    source = models.ForeignKey(
        EventSource, on_delete=models.CASCADE, related_name="runs"
    )
    started_at = models.DateTimeField(_("started"), default=timezone.now)
    finished_at = models.DateTimeField(_("finished"), null=True)
    outcome = models.CharField(
        _("outcome"), max_length=20, choices=Outcome.choices, default=Outcome.RUNNING
    )
    message = models.TextField(_("message"), blank=True)
    counts = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    results = models.JSONField(default=list, encoder=DjangoJSONEncoder)

    class Meta:
        verbose_name = _("run of a calendar source")
        verbose_name_plural = _("runs of calendar sources")
        ordering = ["-started_at", "-pk"]

    def __str__(self):
        return f"{self.source} {self.started_at:%Y-%m-%d %H:%M}"


class ImportedEvent(models.Model):
    """What an import brought of an event, as it was brought last.

    ``origin`` says for people where from: the name of a file, or an address;
    ``url`` is the event's own page there. ``sequence`` and ``changed_at`` are its
    SEQUENCE and LAST-MODIFIED there, ``digest`` a fingerprint of all of it, ``values``
    what of it was put on the page of each language: see :meth:`told_in`.
    ``is_missing`` says that the source no longer has it.
    """

    identity = models.OneToOneField(
        EventIdentity, on_delete=models.CASCADE, related_name="imported"
    )
    source = models.ForeignKey(
        EventSource,
        verbose_name=_("calendar source"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="events",
    )
    origin = models.CharField(_("from"), max_length=500, blank=True)
    url = models.CharField(_("original"), max_length=2000, blank=True)
    sequence = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField(null=True)
    digest = models.CharField(max_length=64, blank=True)
    values = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    is_hidden = models.BooleanField(_("hidden from now on"), default=False)
    is_missing = models.BooleanField(_("missing at the source"), default=False)
    imported_at = models.DateTimeField(_("imported"), default=timezone.now)

    class Meta:
        verbose_name = _("imported event")
        verbose_name_plural = _("imported events")

    def __str__(self):
        return str(self.identity)

    def told_in(self, locale):
        """What was imported in a language, and its fingerprint as ``digest``.

        Named as in :mod:`wagtail_ctn.events.imports.on_page`; empty where nothing was.
        """
        return self.values.get(locale.language_code, {})

    def tell(self, locale, values, digest=""):
        """Note what was imported in a language; not saved."""
        told = {**values, "digest": digest}
        self.values = {**self.values, locale.language_code: told}


class EventProposal(models.Model):
    """What a source would change and only a person may.

    ``SAME``: it has an event whose UID is known from elsewhere. ``CANCEL``: an event is
    gone from it. Accepted, the first lets the source say what the event is from now
    on, the second cancels it; refused, nothing happens.
    """

    class Kind(models.TextChoices):
        SAME = "same", _("The same event as one from elsewhere")
        CANCEL = "cancel", _("Gone from the source: cancel it")

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        ACCEPTED = "accepted", _("Accepted")
        REFUSED = "refused", _("Refused")

    source = models.ForeignKey(
        EventSource, on_delete=models.CASCADE, related_name="proposals"
    )
    identity = models.ForeignKey(
        EventIdentity, on_delete=models.CASCADE, related_name="proposals"
    )
    kind = models.CharField(_("proposal"), max_length=20, choices=Kind.choices)
    state = models.CharField(
        _("state"), max_length=20, choices=State.choices, default=State.OPEN
    )
    title = models.CharField(_("title"), max_length=255, blank=True)
    made_at = models.DateTimeField(_("made"), default=timezone.now)
    decided_at = models.DateTimeField(_("decided"), null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = _("proposal of a calendar source")
        verbose_name_plural = _("proposals of calendar sources")
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "identity", "kind"],
                name="wagtail_ctn_proposal_once",
            )
        ]

    def __str__(self):
        return f"{self.title}: {self.get_kind_display()}"


class EventImport(models.Model):
    """A calendar that an editor gave, from the preview to the report.

    ``octets`` are kept until it is done. ``left_out`` are UIDs, ``apart`` the venues
    and partners that are not those of this site; ``report`` is what
    :meth:`wagtail_ctn.events.imports.report.Report.as_json` says in the end, or
    ``{"error": …}``.
    """

    calendar = models.ForeignKey(
        CalendarPage, on_delete=models.CASCADE, related_name="imports"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    origin = models.CharField(_("from"), max_length=500)
    octets = models.BinaryField()
    publish = models.BooleanField(default=False)
    overwrite = models.BooleanField(default=False)
    left_out = models.JSONField(default=list)
    apart = models.JSONField(default=list)
    is_started = models.BooleanField(default=False)
    made_at = models.DateTimeField(default=timezone.now)
    report = models.JSONField(null=True, encoder=DjangoJSONEncoder)

    class Meta:
        verbose_name = _("import of events")
        verbose_name_plural = _("imports of events")
        ordering = ["-made_at", "-pk"]

    def __str__(self):
        return self.origin
