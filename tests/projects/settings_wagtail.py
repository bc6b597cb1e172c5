"""A Wagtail site to which nothing has been added yet."""

from tests.projects.settings_base import *  # noqa: F403
from tests.projects.settings_base import WAGTAIL

INSTALLED_APPS = WAGTAIL
