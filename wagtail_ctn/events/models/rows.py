"""Rows of an event: what it refers to, one a row, and its signature."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from wagtail_ctn.languages import language_choices
from wagtail_ctn.models import Topic
from wagtail_ctn.partners.models import PartnerPage, PreparedBy
from wagtail_ctn.related import RelatedPage

from .event import EventPage
from .terms import Audience


class EventTopic(Orderable):
    """One topic of an event."""

    page = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="topics")
    topic = models.ForeignKey(
        Topic,
        verbose_name=_("topic"),
        on_delete=models.CASCADE,
        related_name="+",
        db_index=False,  # see Meta.indexes
    )

    class Meta(Orderable.Meta):
        # Filters go from a term to its pages without a look at the rows.
        indexes = [
            models.Index(fields=["topic", "page"], name="wagtail_ctn_event_topics")
        ]

    def __str__(self):
        return str(self.topic)


class EventAudience(Orderable):
    """One audience of an event."""

    page = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="audiences")
    audience = models.ForeignKey(
        Audience,
        verbose_name=_("audience"),
        on_delete=models.CASCADE,
        related_name="+",
        db_index=False,  # see Meta.indexes
    )

    class Meta(Orderable.Meta):
        indexes = [
            models.Index(
                fields=["audience", "page"], name="wagtail_ctn_event_audiences"
            )
        ]

    def __str__(self):
        return str(self.audience)


class EventLanguage(Orderable):
    """One language that is spoken at an event."""

    page = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="languages")
    language = models.CharField(_("language"), max_length=20, choices=language_choices)

    def __str__(self):
        return self.language


class EventPartner(Orderable):
    """One partner in one role."""

    class Role(models.TextChoices):
        ORGANISER = "organiser", _("Organiser")
        CO_ORGANISER = "co_organiser", _("Co-organiser")
        FUNDER = "funder", _("Funder")
        HOST = "host", _("Host")

    page = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="partners")
    partner = models.ForeignKey(
        PartnerPage,
        verbose_name=_("partner"),
        on_delete=models.CASCADE,
        related_name="+",
        db_index=False,  # see Meta.indexes
    )
    role = models.CharField(
        _("role"), max_length=20, choices=Role.choices, default=Role.ORGANISER
    )

    panels = [
        FieldPanel("partner"),
        FieldPanel("role", help_text=_("What it does here, such as “Funder”.")),
    ]

    class Meta(Orderable.Meta):
        indexes = [
            models.Index(fields=["partner", "page"], name="wagtail_ctn_event_partners")
        ]

    def __str__(self):
        return f"{self.partner} ({self.get_role_display()})"


class EventRelatedPage(RelatedPage):
    """One page that belongs to an event: a piece of news, another event, a partner."""

    page = ParentalKey(
        EventPage, on_delete=models.CASCADE, related_name="related_pages"
    )


class EventPreparedBy(PreparedBy):
    """One part of the signature of an event."""

    page = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="prepared_by")

    class Meta(PreparedBy.Meta):
        verbose_name = _("prepared by")
        verbose_name_plural = _("prepared by")
