"""A site and its admin in Arabic, which is read from right to left."""

from datetime import date, time

import pytest
from wagtail.models import Locale, Page

from tests.chromium import TWO_SCREENS, accessibility_problems, problems_of
from tests.site import (
    make_calendar,
    make_directory,
    make_event,
    make_news,
    make_news_index,
    make_partner,
    make_working_group,
)
from wagtail_ctn.events.models import EventPartner, EventTopic, Venue
from wagtail_ctn.models import Topic
from wagtail_ctn.partners.models import WorkingGroupMember

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WIDTHS = [360, 1280]


@pytest.fixture
def arabic(settings):
    settings.LANGUAGE_CODE = "ar"
    settings.LANGUAGES = [("ar", "العربية"), ("lv", "Latviešu")]
    settings.WAGTAIL_CONTENT_LANGUAGES = settings.LANGUAGES
    # The package's own, which turns as a whole.
    settings.WAGTAIL_CTN = {**settings.WAGTAIL_CTN, "BASE_TEMPLATE": "none.html"}


@pytest.fixture
def addresses(arabic, site, live_server):
    """Of pages of each kind; titles are in Arabic, Latvian and figures."""
    locale = Locale.objects.create(language_code="ar")
    Page.objects.filter(pk=site.pk).update(locale=locale)
    site.refresh_from_db()
    topic = Topic.objects.create(name="تدريب", colour="teal", locale=locale)
    venue = Venue.objects.create(
        name="مكتبة", address="Brīvības iela 1, Rīga", locale=locale
    )
    directory = make_directory(site)
    partner = make_partner(
        directory,
        "وزارة الداخلية",
        slug="mi",
        phone="+371 67829674",
        email="info@example.org",
        website="https://example.org/",
    )
    group = make_working_group(
        directory,
        "مجموعة العمل",
        slug="group",
        members=[
            WorkingGroupMember(partner=partner, office="مدير", since=date(2019, 1, 1)),
        ],
    )
    calendar = make_calendar(site, "تقويم الفعاليات", slug="calendar")
    event = make_event(
        calendar,
        "ندوة (Rīga)",
        slug="seminar",
        start_date=date(2020, 7, 15),
        start_time=time(10),
        end_time=time(12),
        recurrence="FREQ=WEEKLY;COUNT=9",
        venue=venue,
        topics=[EventTopic(topic=topic)],
        partners=[EventPartner(partner=partner)],
        summary="كل شيء عن 2 من 3.",
    )
    make_event(
        calendar,
        "Konference",
        start_date=date(2020, 7, 16),
        end_date=date(2020, 7, 18),
        status="cancelled",
    )
    make_event(calendar, "مؤتمر", slug="far", start_date=date(2090, 1, 1))
    news = make_news_index(site, "أخبار", slug="news")
    piece = make_news(news, "خبر", slug="piece")
    paths = {
        "upcoming": calendar.get_url(),
        "past": f"{calendar.get_url()}past/",
        "month": f"{calendar.get_url()}2020/07/",
        "week": f"{calendar.get_url()}2020/w29/",
        "year": f"{calendar.get_url()}2020/",
        "event": event.get_url(),
        "news": news.get_url(),
        "piece of news": piece.get_url(),
        "partners": directory.get_url(),
        "partner": partner.get_url(),
        "group": group.get_url(),
        "edit": f"/admin/pages/{event.pk}/edit/",
    }
    return {
        name: live_server.url + path.removeprefix(live_server.url)
        for name, path in paths.items()
    }


@pytest.fixture
def page(chromium):
    page = chromium.new_page()
    yield page
    page.close()


def left_of(locator):
    return locator.bounding_box()["x"]


def right_of(locator):
    box = locator.bounding_box()
    return box["x"] + box["width"]


def test_axe_finds_nothing_and_nothing_scrolls_sideways(chromium, axe, addresses):
    addresses.pop("edit")
    problems = accessibility_problems(chromium, axe, addresses, screens=TWO_SCREENS)
    assert not problems, "\n".join(map(str, problems))


@pytest.mark.parametrize("width", WIDTHS)
def test_a_month_begins_at_the_right_and_arrows_point_the_way(page, addresses, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(addresses["month"])
    days = page.locator(".ctn-month th")
    assert left_of(days.first) > left_of(days.last)
    lines = days.locator("[aria-hidden]").evaluate_all(
        "all => all.map(name => name.getClientRects().length)"
    )
    assert set(lines) == {1}, "no name of a weekday is broken"
    cells = page.locator(".ctn-month tbody tr").first.locator("td")
    assert left_of(cells.first) > left_of(cells.last)
    assert page.locator("[rel=next]").inner_text().strip().endswith("←")
    caption = page.locator(".ctn-month caption")
    assert caption.evaluate("e => getComputedStyle(e).textAlign") == "start"
    page.locator("[rel=next]").click()
    before = page.locator("[rel=prev]")
    assert before.inner_text().strip().startswith("→")
    # The arrow stands at the right of its words, at the right of the page.
    arrow = before.locator("[aria-hidden]")
    assert right_of(arrow) == pytest.approx(right_of(before), abs=1)
    assert left_of(page.locator("[rel=next]")) < left_of(before)


@pytest.mark.parametrize("width", WIDTHS)
def test_marks_stand_at_the_side_where_a_line_begins(page, addresses, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(addresses["past"])
    for part in (".ctn-topic", ".ctn-status"):
        borders = page.locator(part).first.evaluate(
            "e => ['Left', 'Right'].map("
            "side => parseFloat(getComputedStyle(e)[`border${side}Width`]))"
        )
        assert borders[0] < borders[1], part
    card, link = page.locator(".ctn-card").first, page.locator(".ctn-card a").first
    assert right_of(link) == pytest.approx(right_of(card), abs=1)


def test_numbers_and_addresses_are_read_from_left_to_right(page, addresses):
    page.goto(addresses["partner"])
    for text in ("+371 67829674", "info@example.org", "https://example.org/"):
        first, last = page.get_by_text(text, exact=True).evaluate(
            """element => {
                const text = element.firstChild;
                return [0, text.length - 1].map(at => {
                    const range = document.createRange();
                    range.setStart(text, at);
                    range.setEnd(text, at + 1);
                    return range.getBoundingClientRect().left;
                });
            }"""
        )
        assert first < last, text


@pytest.mark.parametrize("width", WIDTHS)
def test_the_form_of_an_event_is_turned_too(arabic, addresses, editor, axe, width):
    editor.set_viewport_size({"width": width, "height": 900})
    editor.goto(addresses["edit"])
    row = editor.locator(".ctn-dates__row").first
    row.wait_for()
    assert editor.locator("html").get_attribute("dir") == "rtl"
    text, actions = row.locator(".ctn-dates__text"), row.locator(".ctn-dates__actions")
    assert right_of(text) == pytest.approx(right_of(row), abs=1)
    if width == 1280:
        assert left_of(actions) < left_of(text)
    editor.add_script_tag(path=str(axe))
    found = editor.evaluate("axe.run('.ctn-dates')")["violations"]
    assert [v["id"] for v in found] == []
    assert ("scrolls sideways", "") not in problems_of(editor)
