"""Who prepared and published a page: a row that outlives the partner it names."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable, TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

from .pages import PartnerPage


class PreparedBy(TranslatableMixin, Orderable):
    """A partner, or a plain name, with a contact person and a phone number.

    The partner's name is stored at each save, so that an old signature keeps it when
    the partner is deleted. Subclasses add the ``ParentalKey`` to their page.
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
    contact_person = models.CharField(_("contact person"), max_length=255, blank=True)
    phone = models.CharField(
        _("phone"),
        max_length=40,
        blank=True,
        help_text=_("The partner's own where empty."),
    )

    panels = [
        FieldPanel(
            "partner", help_text=_("Such as the ministry that publishes the page.")
        ),
        FieldPanel(
            "name",
            help_text=_(
                "Where it is none of the partners, such as “City council”. Else filled"
                " in by itself."
            ),
        ),
        FieldRowPanel(
            [
                FieldPanel("contact_person", help_text=_("Such as “Anna Bērziņa”.")),
                FieldPanel(
                    "phone",
                    help_text=_("Such as 67000000. The partner's own where empty."),
                ),
            ]
        ),
    ]
    override_translatable_fields = [
        SynchronizedField("partner", overridable=False),
        TranslatableField("name"),
        TranslatableField("contact_person"),
        SynchronizedField("phone"),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        abstract = True

    def __str__(self):
        return self.name

    def save(self, **kwargs):
        self.take_from_partner()
        super().save(**kwargs)

    def take_from_partner(self):
        """Store the partner's name in the row's language, and its phone if none."""
        if not self.partner_id:
            return
        partner = self.partner
        if partner.locale_id != self.locale_id:
            translations = PartnerPage.objects.filter(
                translation_key=partner.translation_key, locale_id=self.locale_id
            )
            partner = translations.first() or partner
        self.name = partner.title
        self.phone = self.phone or partner.phone
