"""A site in three languages that are translated by hand, without wagtail-localize."""

from tests.projects.settings_base import *  # noqa: F403
from tests.projects.settings_base import MIDDLEWARE, WAGTAIL

INSTALLED_APPS = [
    "tests.projects.home",
    "wagtail_ctn.events",
    "wagtail_ctn.news",
    "wagtail_ctn.partners",
    "wagtail_ctn",
    "wagtail.contrib.simple_translation",
    "wagtail.contrib.sitemaps",
    "wagtail.contrib.typed_table_block",
    "wagtail.locales",
    *WAGTAIL,
]
MIDDLEWARE = [*MIDDLEWARE, "django.middleware.locale.LocaleMiddleware"]
ROOT_URLCONF = "tests.projects.urls_languages"
