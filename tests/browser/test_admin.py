"""An editor at work in the admin; what visitors and subscribers see of it at once."""

from datetime import timedelta

import pytest
from django.utils import timezone
from icalendar import Calendar

from tests.site import make_calendar, make_directory, make_event, make_partner
from wagtail_ctn.events.models import CalendarOther, EventPage, EventPartner

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def publish(page):
    page.locator("[data-w-dropdown-target=toggle]").last.wait_for()
    button = page.locator("button[name=action-publish]")
    if not button.is_visible():
        page.locator("footer [data-w-dropdown-target=toggle]").click()
    button.click()
    page.wait_for_load_state("networkidle")


def test_publish_edit_cancel_and_unpublish_show_everywhere_at_once(
    editor, site, live_server
):
    calendar = make_calendar(site)
    partner = make_partner(make_directory(site))
    day = timezone.localdate() + timedelta(days=2)
    event = make_event(
        calendar, "Seminars", live=False, start_date=day,
        partners=[EventPartner(partner=partner)],
    )  # fmt: skip
    places = [
        calendar.get_url(),
        f"{calendar.get_url()}{day:%Y/%m}/",
        partner.get_url(),
        f"{calendar.get_url()}ical/",
    ]
    reader = editor.request

    def shown(text):
        paths = [path.removeprefix(live_server.url) for path in places]
        return {text in reader.get(live_server.url + path).text() for path in paths}

    def feed():
        path = places[-1].removeprefix(live_server.url)
        return Calendar.from_ical(reader.get(live_server.url + path).body())

    edit = f"{live_server.url}/admin/pages/{event.pk}/edit/"
    assert shown("Seminars") == {False}

    editor.goto(edit)
    publish(editor)
    assert shown("Seminars") == {True}

    editor.goto(edit)
    editor.fill("input[name=title]", "Konference")
    publish(editor)
    assert shown("Konference") == {True}

    editor.goto(edit)
    editor.select_option("select[name=status]", "cancelled")
    editor.fill("input[name=status_reason]", "Slimiba")
    publish(editor)
    assert EventPage.objects.get(pk=event.pk).status == "cancelled"
    (vevent,) = feed().walk("VEVENT")
    assert (vevent["STATUS"], vevent["SEQUENCE"]) == ("CANCELLED", 1)
    assert shown("Atcelts") == {True}

    editor.goto(f"{live_server.url}/admin/pages/{event.pk}/unpublish/")
    editor.locator("form button[type=submit], form input[type=submit]").last.click()
    editor.wait_for_load_state("networkidle")
    assert shown("Konference") == {False}
    assert list(feed().walk("VEVENT")) == []


def test_an_end_before_the_start_is_told_beside_the_field_and_nothing_is_lost(
    editor, site, live_server
):
    event = make_event(make_calendar(site))
    editor.goto(f"{live_server.url}/admin/pages/{event.pk}/edit/")
    editor.fill("input[name=title]", "Neparasts")
    editor.fill("input[name=end_date]", "2020-07-01")
    editor.keyboard.press("Escape")
    publish(editor)
    # The interface follows LANGUAGE_CODE, Latvian here.
    assert "Tas ir pirms sākuma." in editor.content()
    assert editor.input_value("input[name=title]") == "Neparasts"


def test_an_editor_finds_an_event_in_the_listing_by_a_filter_and_opens_it(
    editor, site, live_server
):
    calendar = make_calendar(site)
    today = timezone.localdate()
    make_event(calendar, "Parasts", start_date=today + timedelta(days=2))
    moved = make_event(calendar, "Atcelts kurss", start_date=today, status="cancelled")
    editor.goto(f"{live_server.url}/admin/")
    editor.get_by_role("link", name="Notikumi", exact=True).click()
    titles = editor.locator("[data-listing-page-title] .title-wrapper")
    titles.first.wait_for()
    assert titles.count() == 2
    editor.locator("header .w-dropdown--drilldown .w-dropdown__toggle").click()
    editor.locator("[aria-controls=drilldown-id_status]").click()
    editor.locator("#drilldown-id_status input[value=cancelled]").check()
    editor.get_by_text("Parasts").wait_for(state="detached")
    assert titles.count() == 1
    titles.get_by_role("link").click()
    editor.wait_for_url(f"**/admin/pages/{moved.pk}/edit/")
    assert editor.input_value("input[name=title]") == "Atcelts kurss"


def test_an_editor_adds_a_partner_with_a_role_through_the_chooser(
    editor, site, live_server
):
    partner = make_partner(make_directory(site))
    event = make_event(make_calendar(site))
    editor.goto(f"{live_server.url}/admin/pages/{event.pk}/edit/")
    editor.locator("#id_partners-OPEN_MODAL").click()
    editor.locator(".modal").get_by_text("Iekšlietu ministrija").first.wait_for()
    editor.locator(f".modal input[type=checkbox][value='{partner.pk}']").check()
    editor.locator(".modal [data-multiple-choice-submit]").click()
    editor.select_option("select[name=partners-0-role]", "funder")
    publish(editor)
    (row,) = EventPartner.objects.filter(page=event)
    assert (row.partner_id, row.role) == (partner.pk, "funder")
    path = event.get_url().removeprefix(live_server.url)
    page = editor.request.get(live_server.url + path)
    assert "Iekšlietu ministrija" in page.text()


def test_an_editor_lets_a_calendar_show_another_one_through_the_chooser(
    editor, site, live_server
):
    calendar, other = make_calendar(site), make_calendar(site, "Regions")
    day = timezone.localdate() + timedelta(days=2)
    make_event(other, "Citur", start_date=day)
    edit = f"{live_server.url}/admin/pages/{calendar.pk}/edit/"
    editor.goto(edit)
    choose = editor.locator("#id_other_calendars-OPEN_MODAL")
    panels = editor.locator("section.w-panel.collapsed", has=choose)
    panels.first.locator("[data-panel-toggle]").first.click()
    choose.click()
    editor.locator(f".modal input[type=checkbox][value='{other.pk}']").check()
    assert not editor.locator(".modal").get_by_text("Citur").count()
    editor.locator(".modal [data-multiple-choice-submit]").click()
    editor.locator("[name=other_calendars-0-calendar]").wait_for(state="attached")
    publish(editor)
    assert CalendarOther.objects.get(page=calendar).calendar == other
    path = calendar.get_url().removeprefix(live_server.url)
    assert "Citur" in editor.request.get(live_server.url + path).text()
    # What is filled in stands open.
    editor.goto(edit)
    choose.wait_for()
    assert choose.is_visible()
