"""Every page type of the portal in three languages: accessible and valid."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from urllib.error import HTTPError, URLError

import pytest

from tests.chromium import TWO_SCREENS, accessibility_problems, html_errors
from tests.example_project.conftest import ROOT

pytestmark = [pytest.mark.portal, pytest.mark.browser]
LANGUAGES = ("lv", "en", "ru")
SERIES = "/lv/notikumu-kalendars/atverta-konsultaciju-pecpusdiena/"
CALENDAR, NEWS, PARTNERS = (
    "/lv/notikumu-kalendars/",
    "/lv/zinas/",
    "/lv/sadarbibas-partneri/",
)
FIXED = {
    "home": "/lv/",
    "upcoming": CALENDAR,
    "past": f"{CALENDAR}past/",
    "month": f"{CALENDAR}2020/07/",
    "week": f"{CALENDAR}2020/w29/",
    "year": f"{CALENDAR}2020/",
    "series": SERIES,
    "news": NEWS,
    "archive": f"{NEWS}2017/03/",
    "partners": PARTNERS,
    "letters": f"{PARTNERS}a-z/",
    "group": f"{PARTNERS}darba-grupa/",
    "group with former members": f"{PARTNERS}parauga-darba-grupa/",
    "partner with all contacts": f"{PARTNERS}parauga-biedriba-izdomata/",
    "search": "/lv/search/?q=darba",
    "accessibility": "/lv/pieklustamiba/",
    "privacy": "/lv/privatums/",
    "try it": "/lv/izmeginiet/",
}
# Page types that are found by the first link to one: on which page, and its pattern.
LINKED = {
    "event": (CALENDAR, rf'href="({CALENDAR}[a-z][a-z0-9-]{{8,}}/)"'),
    "day": (f"{CALENDAR}2020/07/", rf'href="({CALENDAR}2020/07/\d\d/)"'),
    "date": (SERIES, rf'href="({SERIES}\d{{4}}-\d\d-\d\d/)"'),
    "article": (f"{NEWS}2017/03/", rf'<h2><a href="({NEWS}[a-z0-9-]+/)"'),
    "partner": (PARTNERS, rf'href="({PARTNERS}[a-z-]+ministrija/)"'),
}


def read(address):
    with urllib.request.urlopen(address) as response:
        return response.read().decode()


@pytest.fixture(scope="module")
def server(folder):
    """Serves the portal; its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    own = {"PORTAL_VAR_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "portal.settings"}
    command = ["example_project/manage.py", "runserver", f"127.0.0.1:{port}"]
    process = subprocess.Popen(
        [sys.executable, *command, "--noreload"],
        cwd=ROOT,
        env=os.environ | own,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    for _ in range(240):
        try:
            read(f"{address}/lv/")
            break
        except URLError:
            time.sleep(0.5)
    yield address
    process.terminate()
    process.wait()


@pytest.fixture(scope="module")
def addresses(server):
    """``{type and language: address}``, by the switch of languages of each page."""
    paths = dict(FIXED)
    for name, (page, pattern) in LINKED.items():
        paths[name] = re.search(pattern, read(server + page))[1]
    found = {}
    for name, path in paths.items():
        html = read(server + path)
        for code in LANGUAGES:
            link = re.search(rf'<a href="([^"]+)" lang="{code}"', html)
            found[f"{name} {code}"] = server + link[1].replace("&amp;", "&")
    return found


def test_each_page_type_has_all_three_languages(addresses):
    for name, address in addresses.items():
        assert f'<html lang="{name[-2:]}"' in read(address), address


def test_axe_finds_nothing_in_any_language(chromium, axe, addresses):
    latvian = {name: url for name, url in addresses.items() if name.endswith(" lv")}
    others = {name: url for name, url in addresses.items() if name not in latvian}
    problems = accessibility_problems(chromium, axe, latvian, screens=TWO_SCREENS)
    # Another language is other words, which are longer or shorter: on a phone.
    problems += accessibility_problems(chromium, axe, others, screens=TWO_SCREENS[1:])
    assert not problems, "\n".join(map(str, problems))


def test_axe_finds_nothing_where_no_page_is(chromium, axe, server):
    missing = {code: f"{server}/{code}/nothing-here/" for code in LANGUAGES}
    problems = accessibility_problems(chromium, axe, missing, status=404)
    assert not problems, "\n".join(map(str, problems))


def test_the_html_checker_finds_no_errors(vnu, server, addresses, tmp_path):
    pages = {name: read(address) for name, address in addresses.items()}
    with pytest.raises(HTTPError) as missing:
        read(f"{server}/lv/nothing-here/")
    pages["404"] = missing.value.read().decode()
    assert html_errors(vnu, pages, tmp_path) == ""
