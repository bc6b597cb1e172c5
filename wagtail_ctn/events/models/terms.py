"""What events refer to: venues and audiences."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail_ctn.models import TranslatableTerm
from wagtail_ctn.translation import localize_fields


class Venue(TranslatableTerm):
    """A place where events happen. Coordinates are WGS 84, in degrees."""

    address = models.TextField(_("address"), blank=True, max_length=400)
    latitude = models.DecimalField(
        _("latitude"),
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
        help_text=_("Degrees north, such as 56.949600."),
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
        help_text=_("Degrees east, such as 24.105200."),
    )
    accessibility = models.TextField(
        _("accessibility"),
        blank=True,
        help_text=_("Lift, ramp, induction loop, where to ask for help…"),
    )

    shared_fields = [*TranslatableTerm.shared_fields, "latitude", "longitude"]
    override_translatable_fields = localize_fields(
        ["name", "address", "accessibility"], shared_fields
    )

    class Meta(TranslatableTerm.Meta):
        verbose_name = _("venue")
        verbose_name_plural = _("venues")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["slug", "locale"], name="wagtail_ctn_venue_slug"
            )
        ]

    def clean(self):
        super().clean()
        if (self.latitude is None) != (self.longitude is None):
            missing = "latitude" if self.latitude is None else "longitude"
            raise ValidationError({missing: _("Give both coordinates, or neither.")})


class Audience(TranslatableTerm):
    """Whom an event is for."""

    override_translatable_fields = localize_fields(["name"], ["slug"])

    class Meta(TranslatableTerm.Meta):
        verbose_name = _("audience")
        verbose_name_plural = _("audiences")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["slug", "locale"], name="wagtail_ctn_audience_slug"
            )
        ]
