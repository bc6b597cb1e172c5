"""A site in Latvian, English and Russian, whose addresses begin with the language."""

from django.conf import settings
from django.test import override_settings
from wagtail.models import Locale, Page

from tests.site import make_site

LANGUAGES = ["lv", "en", "ru"]

with_language_addresses = override_settings(
    ROOT_URLCONF="tests.projects.urls_languages",
    MIDDLEWARE=[*settings.MIDDLEWARE, "django.middleware.locale.LocaleMiddleware"],
)


def missing_translations(choice):
    """Settings under which lists do that with what is not translated."""
    own = {**settings.WAGTAIL_CTN, "MISSING_TRANSLATIONS": choice}
    return override_settings(WAGTAIL_CTN=own)


def make_homes():
    """``{code: home page}``, the Latvian one first."""
    home = make_site()
    homes = {"lv": home}
    for code in LANGUAGES[1:]:
        homes[code] = translate(home, code, f"Home {code}")
    return homes


def translate(page, code, title, publish=True):
    """A translation with a title of its own, published unless told otherwise."""
    locale = Locale.objects.get(language_code=code)
    copy = page.copy_for_translation(locale, copy_parents=True).specific
    copy.title = title
    revision = copy.save_revision()
    if publish:
        revision.publish()
    return fresh(copy)


def sync(page, code):
    """An alias in another language, as a sync of locales makes it."""
    locale = Locale.objects.get(language_code=code)
    return page.copy_for_translation(locale, copy_parents=True, alias=True)


def fresh(page):
    return Page.objects.get(pk=page.pk).specific
