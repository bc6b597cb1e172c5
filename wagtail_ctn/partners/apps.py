"""The partners app."""

from django.utils.translation import gettext_lazy as _

from wagtail_ctn.apps import NeedsOtherApps


class PartnersConfig(NeedsOtherApps):
    default = True
    name = "wagtail_ctn.partners"
    label = "wagtail_ctn_partners"
    verbose_name = _("Partners")
    default_auto_field = "django.db.models.BigAutoField"
    needs = ["wagtail_ctn"]
