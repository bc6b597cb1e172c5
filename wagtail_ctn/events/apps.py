"""The events app."""

from django.utils.translation import gettext_lazy as _

from wagtail_ctn.apps import NeedsOtherApps


class EventsConfig(NeedsOtherApps):
    default = True
    name = "wagtail_ctn.events"
    label = "wagtail_ctn_events"
    verbose_name = _("Events")
    default_auto_field = "django.db.models.BigAutoField"
    needs = ["wagtail_ctn", "wagtail_ctn.partners"]

    def ready(self):
        # feeds: else the first reader of one would wait for a library to load.
        from . import feeds, horizon, partner_pages, signal_handlers  # noqa: F401

        signal_handlers.connect()
        partner_pages.register()
