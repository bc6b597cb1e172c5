"""The core app, and what our app configurations have in common."""

from django.apps import AppConfig, apps
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _


class NeedsOtherApps(AppConfig):
    """An app that says which others are missing before its models fail to load."""

    needs = []

    def import_models(self):
        for name in self.needs:
            if not apps.is_installed(name):
                raise ImproperlyConfigured(
                    f"{self.name} needs {name!r} in INSTALLED_APPS."
                )
        super().import_models()


class WagtailCtnConfig(AppConfig):
    default = True
    name = "wagtail_ctn"
    label = "wagtail_ctn"
    verbose_name = _("Events and partners")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from . import checks, signal_handlers  # noqa: F401

        signal_handlers.connect()
