"""Pages to test with. Dates are fixed: no test depends on today's."""

import gc
import os

import pytest
from hypothesis import settings

# Once for all tests: there can be one Playwright only.
from tests.chromium import axe, chromium, vnu  # noqa: F401

# A busy machine is no failure; and what lands is decided by the same examples each time.
settings.register_profile("default-here", deadline=None)
settings.register_profile("landing", deadline=None, derandomize=True)
settings.load_profile(
    "landing" if os.environ.get("CTN_REQUIRE_ALL") == "1" else "default-here"
)


# Each of these keeps a process busy for minutes: none of them should be the last.
SLOWEST = ("projects", "portal", "wheel", "acceptance", "browser", "matrix")


def pytest_addoption(parser):
    parser.addoption(
        "--asking-database",
        action="store_true",
        help="only what asks the database; the rest is alike with each",
    )


def pytest_collection_modifyitems(config, items):
    """The slowest first."""
    items.sort(key=rank)
    if config.getoption("--asking-database"):
        left_out = [item for item in items if not asks_database(item)]
        config.hook.pytest_deselected(items=left_out)
        items[:] = filter(asks_database, items)


def rank(item):
    names = {mark.name for mark in item.iter_markers()}
    ranks = (n for n, name in enumerate(SLOWEST) if name in names)
    return next(ranks, len(SLOWEST))


def pytest_collection_finish():
    """Python would look for garbage in all of Wagtail thousands of times."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def asks_database(item):
    from django.test import TransactionTestCase

    if item.get_closest_marker("django_db"):
        return True
    return item.cls is not None and issubclass(item.cls, TransactionTestCase)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    """With ``CTN_REQUIRE_ALL=1`` nothing may skip: a missing tool is a failure."""
    outcome = yield
    report = outcome.get_result()
    # Calendars from elsewhere are not everywhere; the test says that it did not run.
    may_skip = "CTN_DATA" in str(report.longrepr)
    if report.skipped and not may_skip and os.environ.get("CTN_REQUIRE_ALL") == "1":
        report.outcome = "failed"
        report.longrepr = f"skipped where nothing may skip: {report.longrepr}"


@pytest.hookimpl(hookwrapper=True)
def pytest_make_collect_report(collector):
    """The same for a module that skips itself as a whole."""
    outcome = yield
    report = outcome.get_result()
    # Calendars from elsewhere are not everywhere; the test says that it did not run.
    may_skip = "CTN_DATA" in str(report.longrepr)
    if report.skipped and not may_skip and os.environ.get("CTN_REQUIRE_ALL") == "1":
        report.outcome = "failed"
        report.longrepr = f"skipped where nothing may skip: {report.longrepr}"


@pytest.fixture(autouse=True)
def forget_site_roots():
    """Wagtail keeps the sites' roots in the cache, past the end of a test."""
    from django.core.cache import cache

    cache.clear()


@pytest.fixture(autouse=True)
def keep_language():
    """Django's middleware leaves the language of its last request to the thread."""
    from django.utils import translation

    language = translation.get_language()
    yield
    translation.activate(language)
