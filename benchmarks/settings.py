"""The site that is measured. ``BENCH_DATABASE`` is a file, or ``postgresql``."""

import os
import tempfile

from tests.projects.settings_base import *  # noqa: F403
from tests.projects.settings_base import LOCALIZE, WAGTAIL

NAME = os.environ.get("BENCH_DATABASE", "")
if NAME == "postgresql":
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": os.environ.get("BENCH_NAME", "wagtail_ctn_bench"),
            "HOST": os.environ.get("PGHOST", "127.0.0.1"),
            "USER": os.environ.get("PGUSER", "postgres"),
        }
    }
else:
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": NAME or ":memory:",
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
            },
        }
    }
INSTALLED_APPS = [
    "benchmarks.site",
    "wagtail_ctn.events",
    "wagtail_ctn.partners",
    "wagtail_ctn",
    "wagtail.contrib.typed_table_block",
    "wagtail.contrib.routable_page",
    *LOCALIZE,
    *WAGTAIL,
]
ALLOWED_HOSTS = ["*"]
DEBUG = False
MEDIA_ROOT = tempfile.gettempdir()
# With thousands of events below it, a calendar cannot be renamed on SQLite otherwise.
WAGTAILREDIRECTS_AUTO_CREATE = False
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
