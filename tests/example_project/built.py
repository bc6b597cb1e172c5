"""The portal as it is built, for tests that run with the portal's own settings."""

from django.test import TestCase
from portal.demo.build import build, is_built


class PortalTestCase(TestCase):
    """Builds the portal once for all tests, where the database has none yet."""

    @classmethod
    def setUpClass(cls):
        if not is_built():
            build()
        super().setUpClass()

    def get(self, address, **options):
        host = {"host": "127.0.0.1:8000"}
        return self.client.get(address, headers=host, **options)
