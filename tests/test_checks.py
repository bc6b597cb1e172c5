"""What site owners are told they got wrong."""

from unittest.mock import patch

from django.apps import apps
from django.core.checks import run_checks
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
            ("wagtail_ctn.W001", {"WAGTAIL_CTN": {"BASE_TEMPLATE": "none.html"}}),
            ("wagtail_ctn.W002", {"MIDDLEWARE": [redirects]}),
        ]:
            with self.subTest(id), override_settings(**wrong):
                self.assertEqual(self.ids(), {id})

    def test_a_missing_app_is_named(self):
        installed = apps.is_installed
        with patch(
            "wagtail_ctn.checks.apps.is_installed",
            lambda name: (
                name != "wagtail.contrib.typed_table_block" and installed(name)
            ),
        ):
            self.assertIn("wagtail_ctn.E003", self.ids())
