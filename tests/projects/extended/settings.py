"""A site that makes page types of its own from ours, and overrides parts."""

from tests.projects.settings_base import *  # noqa: F403
from tests.projects.settings_base import LOCALIZE, WAGTAIL

INSTALLED_APPS = [
    "tests.projects.extended",
    "tests.projects.home",
    "wagtail_ctn.events",
    "wagtail_ctn.news",
    "wagtail_ctn.partners",
    "wagtail_ctn",
    "wagtail.contrib.typed_table_block",
    *LOCALIZE,
    *WAGTAIL,
]
WAGTAIL_CTN = {"BODY_BLOCK": "tests.projects.extended.blocks.SiteBodyBlock"}
