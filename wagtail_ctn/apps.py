"""The core app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WagtailCtnConfig(AppConfig):
    name = "wagtail_ctn"
    label = "wagtail_ctn"
    verbose_name = _("Events and partners")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from . import checks, signal_handlers  # noqa: F401

        signal_handlers.connect()
