"""What all test projects have alike; each adds its apps and what makes it special."""

import os
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
# Another database than usual: its name or, of SQLite, its file.
NAME = os.environ.get("CTN_DATABASE_NAME")
# The file of SQLite to test on, else the memory.
TEST_FILE = os.environ.get("CTN_TEST_FILE")

DATABASES = {
    "default": {
        "sqlite": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": NAME or "wagtail_ctn.sqlite3",
            "OPTIONS": {"transaction_mode": "IMMEDIATE"},
            "TEST": {"NAME": TEST_FILE},
        },
        "postgresql": {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": NAME or "wagtail_ctn",
            "HOST": "127.0.0.1",
            "USER": "postgres",
        },
        "mariadb": {
            "ENGINE": "django.db.backends.mysql",
            "NAME": NAME or "wagtail_ctn",
            "HOST": "127.0.0.1",
            "USER": "root",
            "OPTIONS": {"charset": "utf8mb4"},
        },
    }[os.environ.get("CTN_DATABASE", "sqlite")]
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LOCALIZE = ["wagtail_localize", "wagtail_localize.locales"]
# What Wagtail and the package need, and nothing of what Wagtail offers besides.
WAGTAIL = [
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
if os.environ.get("CTN_DATABASE") == "postgresql":
    # Its search has fields of that database.
    WAGTAIL.append("django.contrib.postgres")
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "wagtail_ctn.middleware.RedirectMiddleware",
]
ROOT_URLCONF = "tests.projects.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

USE_TZ = True
TIME_ZONE = "Europe/Riga"
USE_I18N = True
LANGUAGE_CODE = "lv"
LANGUAGES = [("lv", "Latviešu"), ("en", "English"), ("ru", "Русский")]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAIL_I18N_ENABLED = True

ALLOWED_HOSTS = ["*"]
SECRET_KEY = "only for tests"
STATIC_URL = "/static/"
STATICFILES_DIRS = [HERE / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = tempfile.gettempdir() + "/wagtail_ctn_test_media"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
WAGTAIL_SITE_NAME = "Tests"
WAGTAILADMIN_BASE_URL = "http://testserver"
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAIL_CTN = {"DATE_LOCALES": {"en": "en_GB"}, "PHONE_PREFIX": "+371"}
