"""A real browser: the system's Chromium, driven by Playwright."""

import os
import shutil
from pathlib import Path

import pytest

ARGUMENTS = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def chromium():
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("chromium is not installed")
    # Playwright's synchronous API runs a loop that Django takes for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


def node_package(*parts):
    """A file of a Node package that CTN_NODE_MODULES holds, or a skip."""
    folder = os.environ.get("CTN_NODE_MODULES", "")
    path = Path(folder, *parts)
    if not folder or not path.exists():
        pytest.skip(f"CTN_NODE_MODULES has no {'/'.join(parts)}")
    return path


@pytest.fixture(scope="session")
def axe():
    return node_package("axe-core", "axe.min.js")


@pytest.fixture(scope="session")
def vnu():
    return node_package("vnu-jar", "build", "dist", "vnu.jar")
