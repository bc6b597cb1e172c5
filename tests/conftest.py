"""Pages to test with. Dates are fixed: no test depends on today's."""

import os

import pytest


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    """With ``CTN_REQUIRE_ALL=1`` nothing may skip: a missing tool is a failure."""
    outcome = yield
    report = outcome.get_result()
    if report.skipped and os.environ.get("CTN_REQUIRE_ALL") == "1":
        report.outcome = "failed"
        report.longrepr = f"skipped where nothing may skip: {report.longrepr}"


@pytest.fixture(autouse=True)
def forget_site_roots():
    """Wagtail keeps the sites' roots in the cache, past the end of a test."""
    from django.core.cache import cache

    cache.clear()
