"""The news app."""

from django.utils.translation import gettext_lazy as _

from wagtail_ctn.apps import NeedsOtherApps


class NewsConfig(NeedsOtherApps):
    default = True
    name = "wagtail_ctn.news"
    label = "wagtail_ctn_news"
    verbose_name = _("News")
    default_auto_field = "django.db.models.BigAutoField"
    needs = ["wagtail_ctn", "wagtail_ctn.partners"]

    def ready(self):
        from . import partner_pages

        partner_pages.register()
