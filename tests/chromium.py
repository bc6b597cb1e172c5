"""A real browser, the system's Chromium, and the checkers that look at pages in it."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
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


SCREENS = [(scheme, width) for scheme in ("light", "dark") for width in (360, 1280)]
# Both schemes and both widths, where the same templates are seen on all screens elsewhere.
TWO_SCREENS = [("light", 1280), ("dark", 360)]


def accessibility_problems(chromium, axe, addresses, status=200, screens=SCREENS):
    """What axe finds at ``{name: address}``, in both schemes, on a phone and a desk."""
    # The checker itself is a script that a page's policy would refuse.
    context = chromium.new_context(bypass_csp=True)
    page = context.new_page()
    problems = []
    for name, address in addresses.items():
        assert page.goto(address).status == status, address
        page.add_script_tag(path=str(axe))
        for scheme, width in screens:
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": width, "height": 900})
            found = problems_of(page)
            problems += [(name, scheme, width, *problem) for problem in found]
    context.close()
    return problems


def problems_of(page):
    """``(rule, where)`` of what is wrong with the page that is open."""
    found = page.evaluate(
        "tags => axe.run({runOnly: {type: 'tag', values: tags}})", TAGS
    )
    problems = [(v["id"], v["nodes"][0]["html"][:200]) for v in found["violations"]]
    if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
        problems.append(("scrolls sideways", ""))
    return problems


def html_errors(vnu, pages, folder):
    """What the HTML checker says of ``{name: HTML}``."""
    files = []
    for name, body in pages.items():
        files.append(folder / f"{name.replace(' ', '-')}.html")
        files[-1].write_text(body)
    result = subprocess.run(
        ["java", "-jar", vnu, "--errors-only", "--format", "gnu", *files],
        capture_output=True,
        text=True,
    )
    return result.stderr
