"""A site in one language: no internationalisation of Wagtail, no wagtail-localize."""

from tests.projects.settings_base import *  # noqa: F403
from tests.projects.settings_base import WAGTAIL

INSTALLED_APPS = [
    "tests.projects.home",
    "wagtail_ctn.events",
    "wagtail_ctn.news",
    "wagtail_ctn.partners",
    "wagtail_ctn",
    "wagtail.contrib.typed_table_block",
    *WAGTAIL,
]
WAGTAIL_I18N_ENABLED = False
LANGUAGE_CODE = "en"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("en", "English")]
