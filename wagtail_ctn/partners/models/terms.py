"""What partners are filed under: kinds and areas."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail_ctn.models import TranslatableTerm
from wagtail_ctn.translation import localize_fields


class PartnerKind(TranslatableTerm):
    """A kind of organisation: ministry, municipality, NGO…"""

    sort_order = models.PositiveIntegerField(
        _("order"), default=0, help_text=_("Kinds with lower numbers come first.")
    )

    shared_fields = [*TranslatableTerm.shared_fields, "sort_order"]
    override_translatable_fields = localize_fields(["name"], shared_fields)

    class Meta(TranslatableTerm.Meta):
        verbose_name = _("kind of partner")
        verbose_name_plural = _("kinds of partners")
        ordering = ["sort_order", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["slug", "locale"], name="wagtail_ctn_partner_kind_slug"
            )
        ]


class Area(TranslatableTerm):
    """Where a partner works: a region, a city, the whole country."""

    override_translatable_fields = localize_fields(["name"], ["slug"])

    class Meta(TranslatableTerm.Meta):
        verbose_name = _("area of service")
        verbose_name_plural = _("areas of service")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["slug", "locale"], name="wagtail_ctn_area_slug"
            )
        ]
