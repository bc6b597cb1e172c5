"""Rows of a piece of news: what it refers to, one a row, and its signature."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.documents import get_document_model_string
from wagtail.models import Orderable, TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

from wagtail_ctn.models import Topic
from wagtail_ctn.partners.models import PreparedBy
from wagtail_ctn.related import RelatedPage

from .pages import NewsPage


class NewsTopic(Orderable):
    """One topic of a piece of news."""

    page = ParentalKey(NewsPage, on_delete=models.CASCADE, related_name="topics")
    topic = models.ForeignKey(
        Topic, verbose_name=_("topic"), on_delete=models.CASCADE, related_name="+"
    )

    def __str__(self):
        return str(self.topic)


class NewsRelatedPage(RelatedPage):
    """One page that belongs to a piece of news."""

    page = ParentalKey(NewsPage, on_delete=models.CASCADE, related_name="related_pages")


class NewsPreparedBy(PreparedBy):
    """One part of the signature of a piece of news."""

    page = ParentalKey(NewsPage, on_delete=models.CASCADE, related_name="prepared_by")

    class Meta(PreparedBy.Meta):
        verbose_name = _("prepared by")
        verbose_name_plural = _("prepared by")


class NewsAttachment(TranslatableMixin, Orderable):
    """One document to download.

    Its title is stored at each save, so that what was attached can still be told when
    the document is deleted.
    """

    page = ParentalKey(NewsPage, on_delete=models.CASCADE, related_name="attachments")
    document = models.ForeignKey(
        get_document_model_string(),
        verbose_name=_("document"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    title = models.CharField(
        _("title"),
        max_length=255,
        blank=True,
        help_text=_("The document's own where empty."),
    )

    panels = [FieldPanel("document"), FieldPanel("title")]
    override_translatable_fields = [
        SynchronizedField("document"),
        TranslatableField("title"),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")

    def __str__(self):
        return self.title

    def clean(self):
        super().clean()
        # Here too, for a draft: its rows are kept in a revision and not saved.
        self.take_title()
        if not self.title.strip():
            raise ValidationError({"document": _("Choose a document.")})

    def save(self, **kwargs):
        self.take_title()
        super().save(**kwargs)

    def take_title(self):
        """Store the title of the document where the row has none of its own."""
        if self.document_id and not self.title.strip():
            self.title = self.document.title
