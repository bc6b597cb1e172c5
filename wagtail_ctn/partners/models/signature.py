"""Who prepared and published a page: a row that outlives the partner it names."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail_localize.fields import SynchronizedField, TranslatableField

from wagtail_ctn.phones import phone_error

from .named import PartnerOrName

# What a partner fills in where nothing is given.
PREFILLED = ["contact_person", "phone"]


class PreparedBy(PartnerOrName):
    """A partner, or a plain name, with a contact person and a phone number.

    Both are the partner's where none are given. Subclasses add the ``ParentalKey`` to
    their page.
    """

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
                FieldPanel(
                    "contact_person",
                    help_text=_(
                        "Such as “Anna Bērziņa”. The partner's own where empty."
                    ),
                ),
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

    class Meta(PartnerOrName.Meta):
        abstract = True

    def clean(self):
        super().clean()
        if error := phone_error(self.phone):
            raise ValidationError({"phone": error})

    def facts_changed(self, source, names):
        """Person and phone go with the partner, as the source has them."""
        super().facts_changed(source, names)
        if "partner" in names:
            for field, value in source.given().items():
                setattr(self, field, value)

    def given(self):
        """``{field: what was given here}``, empty where it is the partner's own."""
        partner = self.partner_in_own_language() if self.partner else None
        values = {field: getattr(self, field) for field in PREFILLED}
        return {
            field: "" if value == getattr(partner, field, None) else value
            for field, value in values.items()
        }

    def take_from(self, partner):
        super().take_from(partner)
        before = self.partner_before()
        for field in PREFILLED:
            own = getattr(partner, field)
            # What another partner filled in does not outlast it here.
            if before and getattr(before, field) == getattr(self, field):
                setattr(self, field, own)
            setattr(self, field, getattr(self, field) or own)

    def partner_before(self):
        """The partner that is stored for this row, where another one is chosen now."""
        before = type(self).objects.filter(pk=self.pk).select_related("partner").first()
        if not before or not before.partner or before.partner_id == self.partner_id:
            return None
        return before.partner_in_own_language()
