"""Rows that name a partner, or anybody else, and outlive the partner they name."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Orderable, TranslatableMixin

from .pages import PartnerPage


class PartnerOrName(TranslatableMixin, Orderable):
    """A partner, or a plain name.

    The partner's name is stored at each save, so that the row keeps it when the partner
    is deleted. Subclasses add the ``ParentalKey`` to their page.
    """

    partner = models.ForeignKey(
        PartnerPage,
        verbose_name=_("partner"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    name = models.CharField(
        _("name"),
        max_length=255,
        blank=True,
        help_text=_("Where it is none of the partners. Else filled in by itself."),
    )

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        abstract = True

    def __str__(self):
        return self.name

    def clean(self):
        super().clean()
        # Here too, for a draft: its rows are kept in a revision and not saved.
        self.take_from_partner()
        if not self.name.strip():
            raise ValidationError({"name": _("Choose a partner or give a name.")})

    def facts_changed(self, source, names):
        """A name given in place of a partner stands in until it is translated."""
        if "partner" in names:
            self.name = source.name

    def save(self, **kwargs):
        self.take_from_partner()
        super().save(**kwargs)

    def take_from_partner(self):
        """Store what the row says of its partner, where it has one."""
        if self.partner_id:
            self.take_from(self.partner_in_own_language())

    def partner_in_own_language(self):
        """The partner as the language of the row has it, else as it is referred to."""
        partner = self.partner
        if partner.locale_id == self.locale_id:
            return partner
        translations = PartnerPage.objects.filter(
            translation_key=partner.translation_key, locale_id=self.locale_id
        )
        return translations.first() or partner

    def take_from(self, partner):
        """Store what the row says of this partner."""
        self.name = partner.title
