"""The events app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    name = "wagtail_ctn.events"
    label = "wagtail_ctn_events"
    verbose_name = _("Events")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from . import partner_pages, signal_handlers

        signal_handlers.connect()
        partner_pages.register()
