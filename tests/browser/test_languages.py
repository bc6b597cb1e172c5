"""A visitor changes the language: the same page, view, date and filter, in another one."""

from datetime import UTC, date, datetime, time

import pytest
from django.utils import timezone
from pytest_django.live_server_helper import LiveServer
from wagtail.models import Site

from tests.chromium import accessibility_problems
from tests.languages import LANGUAGES, make_homes, translate
from tests.site import (
    make_calendar,
    make_directory,
    make_event,
    make_news,
    make_news_index,
    make_partner,
    make_working_group,
)
from wagtail_ctn.events.models import EventTopic
from wagtail_ctn.models import Topic
from wagtail_ctn.news.models import NewsTopic

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NOW = datetime(2020, 7, 15, 8, tzinfo=UTC)
FILTER = "?q=v%C4%81rds&topic=temats"
# What follows the address of each page: its views, alone and filtered.
VIEWS = {
    "calendar": [
        "",
        FILTER,
        "past/",
        "2020/07/",
        f"2020/07/{FILTER}",
        "2020/w29/",
        "2020/07/15/",
        "2020/",
        f"2020/{FILTER}",
    ],
    "event": [""],
    "series": ["", "2020-07-15/"],
    "news": ["", FILTER, "2017/", "2017/03/"],
    "piece": [""],
    "directory": ["", "a-z/", "a-z/?q=v%C4%81rds"],
    "partner": [""],
    "group": [""],
}
ALL_VIEWS = [(name, view) for name, views in VIEWS.items() for view in views]


@pytest.fixture
def live_server(settings):
    """A server of its own: one that runs takes no other middleware.

    The site's own template is the package's, which has the switch.
    """
    settings.ROOT_URLCONF = "tests.projects.urls_languages"
    settings.MIDDLEWARE = [
        *settings.MIDDLEWARE,
        "django.middleware.locale.LocaleMiddleware",
    ]
    settings.WAGTAIL_CTN = {**settings.WAGTAIL_CTN, "BASE_TEMPLATE": "none.html"}
    server = LiveServer("localhost")
    yield server
    server.stop()


@pytest.fixture
def site_in_languages(live_server, monkeypatch):
    """``{name: {code: page}}``: every page type of ours in Latvian, English, Russian."""
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    homes = make_homes()
    host, port = live_server.url.removeprefix("http://").split(":")
    Site.objects.update(hostname=host, port=int(port))
    home = homes["lv"]
    topic = Topic.objects.create(name="Temats", locale=home.locale)
    calendar, news = make_calendar(home), make_news_index(home)
    directory = make_directory(home)
    pages = {
        "calendar": calendar,
        "news": news,
        "directory": directory,
        "event": make_event(
            calendar, "Vārds", slug="vards", topics=[EventTopic(topic=topic)]
        ),
        "series": make_event(
            calendar,
            "Nodarbība",
            slug="nodarbiba",
            start_date=date(2020, 7, 8),
            start_time=time(9),
            recurrence="FREQ=WEEKLY;COUNT=3",
        ),
        "piece": make_news(
            news, "Vārds", slug="vards", topics=[NewsTopic(topic=topic)]
        ),
        "partner": make_partner(directory, "Vārds", slug="vards"),
        "group": make_working_group(directory),
    }
    return {
        name: {"lv": page}
        | {
            code: translate(page, code, f"Vārds {name} {code}")
            for code in LANGUAGES[1:]
        }
        for name, page in pages.items()
    }


@pytest.fixture
def page(chromium, live_server):
    page = chromium.new_page()
    yield page
    page.close()


def address(pages, name, code, view=""):
    return pages[name][code].full_url + view


def switch(page, code):
    return page.locator(f".ctn-languages a[lang={code}]")


def test_every_view_is_the_same_one_in_the_other_language(page, site_in_languages):
    codes = ["ru", "en", "lv"]
    for name, view in ALL_VIEWS:
        response = page.goto(address(site_in_languages, name, "lv", view))
        assert response.status == 200, (name, view)
        for code in codes:
            with page.expect_navigation() as navigation:
                switch(page, code).click()
            assert page.url == address(site_in_languages, name, code, view)
            assert navigation.value.status == 200
            assert page.locator("html").get_attribute("lang") == code
            assert switch(page, code).get_attribute("aria-current") == "true"
            assert page.locator(".ctn-languages [aria-current]").count() == 1
            assert page.locator("main h1").count() == 1


def test_what_machines_are_told_of_is_there_in_that_language(page, site_in_languages):
    for name, view in ALL_VIEWS:
        page.goto(address(site_in_languages, name, "lv", view))
        links = page.locator("head link[hreflang]").evaluate_all(
            "all => all.map(link => [link.hreflang, link.href])"
        )
        assert [code for code, _url in links] == [*LANGUAGES, "x-default"]
        for code, url in links:
            answer = page.request.get(url, max_redirects=0)
            assert answer.status == 200, url
            language = "lv" if code == "x-default" else code
            assert answer.headers["content-language"] == language


def test_the_switch_is_worked_by_keyboard(page, site_in_languages):
    view = "2020/07/?topic=temats"
    page.goto(address(site_in_languages, "calendar", "lv", view))
    for _stop in range(10):
        page.keyboard.press("Tab")
        focused = page.locator(".ctn-languages a:focus")
        if focused.count() and focused.get_attribute("lang") == "ru":
            break
    outline = focused.evaluate("element => getComputedStyle(element).outlineStyle")
    assert outline != "none"
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url == address(site_in_languages, "calendar", "ru", view)


def test_a_language_that_has_no_such_page_leads_to_the_nearest_one_above(
    page, site_in_languages
):
    site_in_languages["event"]["ru"].unpublish()
    page.goto(address(site_in_languages, "event", "lv"))
    assert not switch(page, "ru").get_attribute("hreflang")
    switch(page, "ru").click()
    page.wait_for_url(address(site_in_languages, "calendar", "ru"))


def test_axe_finds_nothing_on_pages_with_a_switch(chromium, axe, site_in_languages):
    addresses = {
        name: address(site_in_languages, name, "ru", views[-1])
        for name, views in VIEWS.items()
    }
    problems = accessibility_problems(
        chromium, axe, addresses, screens=[("light", 360), ("dark", 1280)]
    )
    assert not problems, "\n".join(map(str, problems))
