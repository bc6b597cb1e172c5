"""A site with all apps of the package, three languages, and subclasses of its own."""

from tests.projects.settings_base import *  # noqa: F403
from tests.projects.settings_base import LOCALIZE, WAGTAIL

INSTALLED_APPS = [
    "tests.projects.everything",
    "wagtail_ctn.events",
    "wagtail_ctn.news",
    "wagtail_ctn.partners",
    "wagtail_ctn",
    "wagtail.contrib.typed_table_block",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.sitemaps",
    "django.contrib.sitemaps",
    *LOCALIZE,
    *WAGTAIL,
]
