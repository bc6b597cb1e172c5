"""Every public page: accessible, valid, and complete without JavaScript."""

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from wagtail.admin.userbar import ContentCheckerItem
from wagtail.models import Site

from tests.chromium import accessibility_problems, html_errors
from tests.site import (
    make_calendar,
    make_directory,
    make_event,
    make_logo,
    make_news,
    make_news_index,
    make_partner,
    make_site,
    make_working_group,
)
from wagtail_ctn.events.models import EventPartner, EventTopic, Venue
from wagtail_ctn.models import Topic
from wagtail_ctn.news.models import NewsPreparedBy, NewsRelatedPage, NewsTopic
from wagtail_ctn.partners.models import (
    Area,
    PartnerArea,
    PartnerKind,
    PartnerLanguage,
    PartnerSocialLink,
    WorkingGroupMandate,
    WorkingGroupMember,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def addresses(live_server):
    home = make_site()
    host, port = live_server.url.removeprefix("http://").split(":")
    Site.objects.update(hostname=host, port=int(port))
    locale = home.locale
    topic = Topic.objects.create(name="Apmācības", colour="teal", locale=locale)
    venue = Venue.objects.create(name="Bibliotēka", address="Iela 1", locale=locale)
    kind = PartnerKind.objects.create(name="Ministrijas", locale=locale)
    directory = make_directory(home)
    partner = make_partner(
        directory,
        kind=kind,
        phone="67000000",
        summary="Ministrija",
        logo=make_logo(),
        areas=[PartnerArea(area=Area.objects.create(name="Rīga", locale=locale))],
        languages=[PartnerLanguage(language="lv")],
        social_links=[
            PartnerSocialLink(url="https://example.net/a"),
            PartnerSocialLink(url="https://example.net/b"),
        ],
    )
    make_partner(directory, "Čiekurs", parent_organisation=partner)
    make_partner(directory, "Priede", parent_organisation=partner)
    group = make_working_group(
        directory,
        summary="Par visu.",
        chair_office="Direktors",
        legal_basis="<p>Direktīva</p>",
        period_start=date(2010, 3, 3),
        mandates=[
            WorkingGroupMandate(
                title="Rīkojums", number="1", link="https://example.org"
            ),
            WorkingGroupMandate(title="Otrs", link="https://example.org/2"),
        ],
        members=[
            WorkingGroupMember(partner=partner, office="Direktore", role="vadītāja"),
            WorkingGroupMember(name="Eksperts", since=date(2019, 1, 1)),
            WorkingGroupMember(partner=partner, until=date(2018, 1, 1)),
        ],
    )
    calendar = make_calendar(home)
    today = timezone.localdate()
    event = make_event(
        calendar,
        "Seminārs",
        start_date=today + timedelta(days=1),
        start_time=time(10),
        end_time=time(12),
        venue=venue,
        topics=[EventTopic(topic=topic)],
        partners=[EventPartner(partner=partner)],
        summary="Par visu.",
        body=[("rich_text", "<h2>Programma</h2><p>Teksts</p>")],
    )
    make_event(calendar, "Notiek", start_date=today, end_date=today + timedelta(days=2))
    elsewhere = make_event(
        calendar,
        "Citur",
        start_date=today + timedelta(days=1),
        start_time=time(20),
        end_time=time(22),
        timezone="America/New_York",
        attendance_mode="online",
    )
    make_event(
        calendar, "Izstāde", start_date=today, end_date=today + timedelta(days=30)
    )
    make_event(calendar, "Atcelts", start_date=today, status="cancelled")
    make_event(calendar, "Bija", start_date=date(2020, 7, 15))
    news = make_news_index(home, introduction="<p>Kas jauns.</p>")
    piece = make_news(
        news,
        lead="Ievads.",
        pinned=True,
        body=[("rich_text", "<h2>Sīkāk</h2><p>Teksts</p>")],
        source_name="Vēstnesis",
        source_link="https://example.org/" + "gara-adrese-" * 20,
        topics=[NewsTopic(topic=topic)],
        prepared_by=[NewsPreparedBy(partner=partner)],
        related_pages=[NewsRelatedPage(related_page=event)],
    )
    urls = {
        "home": home.get_url(),
        "news": news.get_url(),
        "news filtered": f"{news.get_url()}?topic={topic.slug}&from=x",
        "news of a month": f"{news.get_url()}2017/03/",
        "piece of news": piece.get_url(),
        "upcoming": calendar.get_url(),
        "filtered": f"{calendar.get_url()}?topic={topic.slug}&from=x",
        "past": f"{calendar.get_url()}past/",
        "month": f"{calendar.get_url()}{today:%Y/%m}/",
        "day": f"{calendar.get_url()}{today:%Y/%m/%d}/",
        "week": f"{calendar.get_url()}{today:%G/w%V}/",
        "year": f"{calendar.get_url()}{today:%Y}/",
        "empty month": f"{calendar.get_url()}2020/08/?topic={topic.slug}",
        "no date": f"{calendar.get_url()}goto/?date=abc",
        "event": event.get_url(),
        "elsewhere": elsewhere.get_url(),
        "partners": directory.get_url(),
        "letters": f"{directory.get_url()}a-z/",
        "filtered partners": f"{directory.get_url()}?kind={kind.slug}&language=xx",
        "partner": partner.get_url(),
        "working group": group.get_url(),
    }
    return {name: live_server.url + path.removeprefix(live_server.url)
            for name, path in urls.items()}  # fmt: skip


def test_axe_finds_nothing_in_either_scheme_on_phone_or_desk(chromium, axe, addresses):
    problems = accessibility_problems(chromium, axe, addresses)
    assert not problems, "\n".join(map(str, problems))


def test_the_content_checks_of_wagtails_editor_find_nothing(chromium, axe, addresses):
    own = {rule["id"] for rule in ContentCheckerItem.axe_custom_rules}
    rules = [rule for rule in ContentCheckerItem.axe_run_only if rule not in own]
    assert "heading-order" in rules
    page = chromium.new_page()
    problems = []
    for name, address in addresses.items():
        assert page.goto(address).status == 200
        page.add_script_tag(path=str(axe))
        found = page.evaluate(
            "rules => axe.run({runOnly: {type: 'rule', values: rules}})", rules
        )
        problems += [
            (name, v["id"], v["nodes"][0]["html"]) for v in found["violations"]
        ]
        # Wagtail's own two: names of files as descriptions, an empty description.
        for alt in page.eval_on_selector_all("img[alt]", "all => all.map(i => i.alt)"):
            if re.search(r"\.(avif|gif|jpg|jpeg|png|svg|webp)$|_", alt):
                problems.append((name, "alt-text-quality", alt))
        if page.locator("meta[name=description][content='']").count():
            problems.append((name, "empty-meta-description"))
    page.close()
    assert not problems, "\n".join(map(str, problems))


def test_the_html_checker_finds_no_errors(chromium, vnu, addresses, tmp_path):
    page = chromium.new_page(java_script_enabled=False)
    pages = {name: page.request.get(url).text() for name, url in addresses.items()}
    page.close()
    assert html_errors(vnu, pages, tmp_path) == ""


def test_a_visitor_filters_and_takes_the_filter_off_without_javascript(
    chromium, addresses
):
    page = chromium.new_page(java_script_enabled=False)
    page.goto(addresses["upcoming"])
    page.locator(".ctn-filter summary").click()
    page.get_by_label("Apmācības").check()
    page.locator(".ctn-filter button[type=submit]").click()
    assert page.locator(".ctn-card").count() == 1
    page.locator(".ctn-chips a").first.click()
    assert page.locator(".ctn-card").count() == 5
    page.close()


def test_a_visitor_jumps_to_a_month_and_back_to_today_without_javascript(
    chromium, addresses
):
    page = chromium.new_page(java_script_enabled=False)
    page.goto(addresses["filtered"].replace("&from=x", ""))
    page.select_option("[name=month]", "07")
    page.select_option("[name=year]", "2020")
    page.locator(".ctn-goto button").click()
    assert "/2020/07/?topic=" in page.url
    page.locator(".ctn-views a").nth(1).click()
    assert f"{timezone.localdate():/%Y/%m/%d/}" in page.url
    assert "?topic=" in page.url
    page.close()


def test_menus_open_without_javascript_and_the_copy_button_waits_for_it(
    chromium, addresses
):
    page = chromium.new_page(java_script_enabled=False)
    page.goto(addresses["event"])
    page.locator(".ctn-add summary").click()
    assert page.locator(".ctn-add li a").first.is_visible()
    page.goto(addresses["upcoming"])
    page.locator(".ctn-subscribe summary").click()
    assert page.locator("[readonly]").input_value().endswith("/ical/")
    assert not page.locator("[data-ctn-copy]").is_visible()
    page.close()


def test_the_copy_button_copies_the_address(chromium, addresses):
    context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(addresses["upcoming"])
    page.locator(".ctn-subscribe summary").click()
    page.locator("[data-ctn-copy]").click()
    page.wait_for_function("navigator.clipboard.readText()")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator("[readonly]").input_value()
    context.close()


def test_a_month_prints_on_one_sheet_across_without_what_is_for_screens(
    chromium, addresses
):
    page = chromium.new_page()
    page.goto(addresses["month"])
    boxes = re.findall(
        rb"/MediaBox\s*\[\s*0 0 (\d+)\S* (\d+)", page.pdf(prefer_css_page_size=True)
    )
    assert {(int(width), int(height)) for width, height in boxes} == {(841, 594)}
    page.emulate_media(media="print")
    for part in (".ctn-views", ".ctn-filter", ".ctn-months", ".ctn-subscribe"):
        assert not page.locator(part).is_visible()
    assert page.locator(".ctn-month li a").first.is_visible()
    page.goto(addresses["event"])
    assert page.get_by_text(addresses["event"]).is_visible()
    assert not page.locator(".ctn-add").is_visible()
    page.close()


@pytest.mark.parametrize(
    ("zone", "is_told"), [("America/New_York", False), ("Asia/Tokyo", True)]
)
def test_an_online_event_has_the_visitors_own_time_beside_that_of_its_zone(
    chromium, addresses, zone, is_told
):
    context = chromium.new_context(timezone_id=zone)
    page = context.new_page()
    page.goto(addresses["elsewhere"])
    page.wait_for_load_state()
    line = page.locator(".ctn-own-zone")
    assert line.is_visible() == is_told
    start = page.locator(".ctn-facts time").first.get_attribute("datetime")
    if is_told:
        day = datetime.fromisoformat(start).astimezone(ZoneInfo(zone))
        assert f"{day:%H:%M}" in line.text_content()
        assert str(day.day) in line.text_content()
    context.close()
