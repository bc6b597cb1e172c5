"""A site with events and the partners they need, and nothing that could be left out."""

from tests.projects.settings_base import *  # noqa: F403
from tests.projects.settings_base import WAGTAIL

INSTALLED_APPS = [
    "tests.projects.home",
    "wagtail_ctn.events",
    "wagtail_ctn.partners",
    "wagtail_ctn",
    "wagtail.contrib.typed_table_block",
    *WAGTAIL,
]
