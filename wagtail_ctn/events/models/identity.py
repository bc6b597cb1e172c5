"""Identity and version of events, outside the pages and their revisions.

A page field would fall back when an older revision is published, and be gone with the
page. These rows stay: a UID is never given out twice, and SEQUENCE never falls.
"""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale


class EventIdentity(models.Model):
    """One event in all its languages: UID, SEQUENCE and change of what they share.

    ``translation_key`` is that of the page behind all aliases. ``uid`` is that key as
    text, or an imported event's own (RFC 5545, 3.8.4.7). ``sequence`` counts changes of
    shared facts (3.8.7.4), recognised by ``digest``; ``changed_at`` is when the
    last one was published.
    """

    translation_key = models.UUIDField(_("translation key"), unique=True)
    uid = models.CharField(_("UID"), max_length=255, unique=True)
    sequence = models.PositiveIntegerField(_("sequence"), default=0)
    digest = models.CharField(max_length=64, blank=True)
    changed_at = models.DateTimeField(_("changed at"), default=timezone.now)

    class Meta:
        verbose_name = _("identity of an event")
        verbose_name_plural = _("identities of events")

    def __str__(self):
        return self.uid


class EventText(models.Model):
    """When one language's words about an event last changed."""

    identity = models.ForeignKey(
        EventIdentity, on_delete=models.CASCADE, related_name="texts"
    )
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64, blank=True)
    changed_at = models.DateTimeField(_("changed at"), default=timezone.now)

    class Meta:
        verbose_name = _("text version of an event")
        verbose_name_plural = _("text versions of events")
        constraints = [
            models.UniqueConstraint(
                fields=["identity", "locale"], name="wagtail_ctn_event_text_locale"
            )
        ]

    def __str__(self):
        return f"{self.identity} ({self.locale})"
