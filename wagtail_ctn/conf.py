"""The package's settings: one dict, ``WAGTAIL_CTN``, with defaults.

Read them as attributes of :data:`settings`; a name that does not exist raises
``AttributeError``, and an unknown key in the dict is a system check error.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.conf import settings as django_settings
from django.core.signals import setting_changed

DEFAULTS: dict[str, Any] = {
    # The site's own template that ours extend.
    "BASE_TEMPLATE": "base.html",
    # Dotted path of the StreamBlock that page bodies are made of.
    "BODY_BLOCK": "wagtail_ctn.blocks.BodyBlock",
    # How long an event without an end is taken to last, in feeds and for "now".
    "OPEN_END": timedelta(hours=1),
    # How far ahead the dates of a series without end are known.
    "OCCURRENCE_HORIZON": timedelta(days=2 * 366),
    # Whether feeds leave out what is cancelled, instead of saying that it is.
    "FEED_WITHOUT_CANCELLED": False,
    # What lists do with what is not in their language: "leave_out", or "fall_back" to
    # the language of its source.
    "MISSING_TRANSLATIONS": "leave_out",
    # Events or partners on one page of a list.
    "PAGE_SIZE": 20,
    # Seconds for which a client or a cache may keep a public feed unasked.
    "FEED_MAX_AGE": 600,
    # How far back a feed reaches when its address says nothing of it.
    "FEED_HISTORY": timedelta(days=365),
    # Django language code → CLDR locale that writes its dates, where they differ.
    "DATE_LOCALES": {},
    # The day that weeks begin with, such as "monday"; None: that of the language.
    "FIRST_DAY_OF_WEEK": None,
    # What stands between hours and minutes, "." or ":"; None: that of the language.
    "TIME_SEPARATOR": None,
    # What the reader of calendars takes at most, where it differs from its defaults:
    # see wagtail_ctn.ical.reader.Limits.
    "IMPORT_LIMITS": {},
    # Seconds after which one run of a calendar source begins nothing more.
    "SYNC_SECONDS": 120,
    # What links put before a phone number of exactly eight digits; empty: nothing.
    "PHONE_PREFIX": "",
    # Ports of the addresses that calendars may be fetched from.
    "FETCH_PORTS": [80, 443],
    # Networks in CIDR that may be fetched from beside the public internet.
    "FETCH_NETWORKS": [],
    # Seconds that a fetch may take in all.
    "FETCH_TIMEOUT": 20,
    # The most octets that a fetch takes, compressed or expanded.
    "FETCH_MOST_OCTETS": 10_000_000,
}


class Settings:
    """``WAGTAIL_CTN`` over :data:`DEFAULTS`, read anew after every change in tests."""

    def __getattr__(self, name: str) -> Any:
        if name not in DEFAULTS:
            raise AttributeError(f"WAGTAIL_CTN has no setting {name!r}")
        value = self.user_settings().get(name, DEFAULTS[name])
        self.__dict__[name] = value
        return value

    @staticmethod
    def user_settings() -> dict[str, Any]:
        """The site's own dict, empty where it has none."""
        return getattr(django_settings, "WAGTAIL_CTN", {})

    def reload(self) -> None:
        """Forget what was read."""
        self.__dict__.clear()


settings = Settings()


def reload_settings(*, setting: str, **kwargs: Any) -> None:
    if setting == "WAGTAIL_CTN":
        settings.reload()


setting_changed.connect(reload_settings)
