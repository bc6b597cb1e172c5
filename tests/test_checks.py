"""What site owners are told they got wrong."""

from unittest.mock import patch

from django.apps import apps
from django.core.checks import run_checks
from django.core.exceptions import ImproperlyConfigured
from django.test import SimpleTestCase, override_settings


class ChecksTests(SimpleTestCase):
    def ids(self):
        return {found.id for found in run_checks(tags=["wagtail_ctn"])}

    def test_a_site_that_is_set_up_well_is_told_nothing(self):
        self.assertEqual(self.ids(), set())

    def test_each_mistake_has_an_id_of_its_own(self):
        redirects = "wagtail.contrib.redirects.middleware.RedirectMiddleware"
        for id, wrong in [
            ("wagtail_ctn.E001", {"WAGTAIL_CTN": {"BASE_TEMPLAET": "x"}}),
            ("wagtail_ctn.E002", {"USE_TZ": False}),
            ("wagtail_ctn.E004", {"WAGTAIL_CTN": {"BODY_BLOCK": "no.such.Block"}}),
            ("wagtail_ctn.E005", {"WAGTAIL_CTN": {"FETCH_NETWORKS": ["10.0.0.1/8"]}}),
            ("wagtail_ctn.E006", {"WAGTAIL_CTN": {"FIRST_DAY_OF_WEEK": 1}}),
            ("wagtail_ctn.E006", {"WAGTAIL_CTN": {"TIME_SEPARATOR": " "}}),
            ("wagtail_ctn.E007", {"WAGTAIL_CTN": {"MISSING_TRANSLATIONS": "hide"}}),
            ("wagtail_ctn.W001", {"WAGTAIL_CTN": {"BASE_TEMPLATE": "none.html"}}),
            ("wagtail_ctn.W002", {"MIDDLEWARE": [redirects]}),
        ]:
            with self.subTest(id), override_settings(**wrong):
                self.assertEqual(self.ids(), {id})

    def test_a_missing_app_is_named(self):
        for id, name in [
            ("wagtail_ctn.E003", "wagtail.contrib.typed_table_block"),
            ("wagtail_ctn.W003", "wagtail.contrib.redirects"),
        ]:
            with self.subTest(name), without_app(name):
                self.assertEqual(self.ids(), {id})

    def test_an_app_of_ours_names_the_one_of_ours_that_it_needs(self):
        for name in ("wagtail_ctn", "wagtail_ctn.partners"):
            message = f"wagtail_ctn.events needs {name!r} in INSTALLED_APPS"
            with self.subTest(name), without_app(name):
                with self.assertRaisesMessage(ImproperlyConfigured, message):
                    apps.get_app_config("wagtail_ctn_events").import_models()


def without_app(missing):
    """As if an app were not there: to take it out would load all others once more."""
    installed = apps.is_installed
    return patch.object(
        apps, "is_installed", lambda name: name != missing and installed(name)
    )
