"""An editor makes a series, sees its dates, and changes some of them, by keyboard."""

from datetime import date, time, timedelta

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone
from wagtail.users.models import UserProfile

from tests.browser.test_admin import publish
from tests.chromium import TAGS
from tests.site import make_calendar, make_event
from wagtail_ctn.events.models import EventException, EventPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def next_wednesday():
    today = timezone.localdate()
    return today + timedelta(days=7 + (2 - today.weekday()) % 7)


def wait_for_rows(page, number):
    page.locator(".ctn-dates__row").nth(number - 1).wait_for()
    page.wait_for_function(
        "n => document.querySelectorAll('.ctn-dates__row').length === n", arg=number
    )


def choose(page, name, value):
    """By keyboard, as a select is worked."""
    select = page.locator(f"select[name={name}]")
    select.focus()
    while select.input_value() != value:
        page.keyboard.press("ArrowDown")


def edit_url(live_server, event):
    return f"{live_server.url}/admin/pages/{event.pk}/edit/"


def test_a_weekly_event_is_made_a_date_cancelled_and_the_rest_moved_by_keyboard(
    editor,
    site,
    live_server,
):
    day = next_wednesday()
    event = make_event(
        make_calendar(site), start_date=day, start_time=time(10), end_time=time(12)
    )
    editor.goto(edit_url(live_server, event))
    editor.locator("[data-ctn-event-form-target=list]").wait_for()
    assert not editor.locator("select[name=repeat_ends]").is_visible()

    choose(editor, "repeats", "weekly")
    wait_for_rows(editor, 8)
    choose(editor, "repeat_ends", "after")
    editor.locator("input[name=repeat_count]").fill("6")
    wait_for_rows(editor, 6)
    assert editor.locator("[role=status][data-ctn-event-form-target]").inner_text()
    assert not editor.locator("input[name=repeat_until]").is_visible()
    publish(editor)
    assert EventPage.objects.get(pk=event.pk).recurrence == (
        "FREQ=WEEKLY;BYDAY=WE;COUNT=6"
    )

    editor.goto(edit_url(live_server, event))
    second = editor.locator(".ctn-dates__row").nth(1)
    second.locator("a").first.focus()
    editor.keyboard.press("Enter")
    editor.locator("input[name=reason]").wait_for()
    editor.locator("input[name=reason]").fill("Lektore slima")
    editor.locator("button[name=action-publish]").focus()
    editor.keyboard.press("Enter")
    editor.wait_for_url("**/edit/")
    row = EventException.objects.get(page=event)
    assert (row.original_date, row.reason) == (day + timedelta(days=7), "Lektore slima")
    assert editor.locator(".ctn-dates__row s").count() == 1

    editor.locator(".ctn-dates__row").nth(3).locator("a[href*=move]").focus()
    editor.keyboard.press("Enter")
    editor.locator("input[name=scope][value=this]").focus()
    editor.keyboard.press("ArrowDown")
    editor.fill("input[name=new_date]", f"{day + timedelta(days=22):%Y-%m-%d}")
    editor.keyboard.press("Escape")
    editor.locator("button[name=action-publish]").focus()
    editor.keyboard.press("Enter")
    editor.wait_for_url("**/edit/")
    stored = EventPage.objects.get(pk=event.pk)
    assert stored.start_date == day + timedelta(days=22)
    assert stored.earlier_parts.count() == 1
    assert stored.occurrences.count() == 6


def test_labels_follow_the_start_and_only_what_matters_is_shown(
    editor,
    site,
    live_server,
):
    event = make_event(make_calendar(site), start_date=date(2030, 7, 17))
    editor.goto(edit_url(live_server, event))
    editor.locator("[data-ctn-event-form-target=list]").wait_for()
    nth = editor.locator("select[name=repeats] option[value=monthly_nth]")
    before = nth.inner_text()
    last = editor.locator("select[name=repeats] option[value=monthly_last]")
    assert last.count() == 0
    editor.fill("input[name=start_date]", "2030-07-26")
    editor.keyboard.press("Escape")
    editor.wait_for_function(
        "before => document.querySelector("
        "'select[name=repeats] option[value=monthly_nth]').textContent !== before",
        arg=before,
    )
    assert last.count() == 1
    days, month = "[name=repeat_weekdays]", "select[name=repeat_monthly]"
    assert not editor.locator(days).first.is_visible()
    editor.select_option("select[name=repeats]", "custom")
    assert editor.locator(days).first.is_visible()
    assert not editor.locator(month).is_visible()
    editor.select_option("select[name=repeat_unit]", "month")
    assert editor.locator(month).is_visible()
    assert not editor.locator(days).first.is_visible()


def test_a_server_that_fails_leaves_the_dates_and_says_so(
    editor,
    site,
    live_server,
):
    event = make_event(make_calendar(site), start_date=date(2030, 7, 17))
    editor.goto(edit_url(live_server, event))
    wait_for_rows(editor, 1)
    editor.route("**/ctn/event-dates/**", lambda route: route.abort())
    editor.select_option("select[name=repeats]", "daily")
    status = editor.locator("[role=status][data-ctn-event-form-target]")
    status.filter(has_text=".").wait_for()
    assert editor.locator(".ctn-dates__row").count() == 1


def test_without_a_script_all_is_there_and_works(
    chromium,
    editor,
    site,
    live_server,
):
    event = make_event(
        make_calendar(site), start_date=next_wednesday(), recurrence="FREQ=WEEKLY"
    )
    state = editor.context.storage_state()
    context = chromium.new_context(java_script_enabled=False, storage_state=state)
    page = context.new_page()
    page.goto(edit_url(live_server, event))
    assert page.locator(".ctn-dates__row").count() == 8
    for name in ("repeats", "repeat_interval", "repeat_until", "recurrence"):
        assert page.locator(f"[name={name}]").count() == 1
    page.goto(page.locator("a[href*=cancel]").nth(2).evaluate("a => a.href"))
    page.fill("input[name=reason]", "Svetki")
    page.click("button[name=action-publish]")
    assert EventException.objects.get(page=event).reason == "Svetki"
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_the_dates_and_their_forms_are_accessible(
    chromium,
    editor,
    site,
    live_server,
    axe,
    scheme,
    width,
):
    day = next_wednesday()
    event = make_event(
        make_calendar(site), start_date=day, recurrence="FREQ=WEEKLY",
        exceptions=[EventException(original_date=day + timedelta(days=7))],
    )  # fmt: skip
    state = editor.context.storage_state()
    profile = UserProfile.get_for_user(get_user_model().objects.get())
    profile.theme = scheme
    profile.save()
    context = chromium.new_context(
        storage_state=state, bypass_csp=True, color_scheme=scheme,
        viewport={"width": width, "height": 900},
    )  # fmt: skip
    page = context.new_page()
    page.goto(edit_url(live_server, event))
    wait_for_rows(page, 8)
    assert problems_in(page, axe, ".ctn-dates") == []
    page.goto(page.locator("a[href*=move]").first.evaluate("a => a.href"))
    assert problems_in(page, axe, "main form") == []
    context.close()


def problems_in(page, axe, selector):
    """What axe finds in one part of the admin; the rest is not ours."""
    page.add_script_tag(path=str(axe))
    found = page.evaluate(
        "([selector, tags]) => axe.run(selector, {runOnly: {type: 'tag', values: tags}})",
        [selector, TAGS],
    )
    wide = "document.documentElement.scrollWidth > window.innerWidth"
    sideways = ["scrolls sideways"] if page.evaluate(wide) else []
    return [(v["id"], v["nodes"][0]["html"]) for v in found["violations"]] + sideways


def test_a_change_of_what_has_been_is_asked_about_in_the_form(
    chromium, editor, site, live_server, axe
):
    first = next_wednesday() - timedelta(days=28)
    event = make_event(
        make_calendar(site), start_date=first, recurrence="FREQ=WEEKLY;COUNT=9"
    )
    editor.goto(edit_url(live_server, event))
    wait_for_rows(editor, 6)
    editor.select_option("select[name=repeats]", "daily")
    editor.locator(".ctn-dates .help-info").wait_for()
    publish(editor)
    question = editor.locator("select[name=change-change_from]")
    assert question.input_value() == next_of(event)
    assert question.is_visible()
    assert problems_in(editor, axe, ".ctn-dates") == []
    publish(editor)
    stored = EventPage.objects.get(pk=event.pk)
    assert stored.start_date.isoformat() == next_of(event)
    assert stored.earlier_parts.get().start_date == first


def next_of(event):
    """The first of its Wednesdays that is not past."""
    today = timezone.localdate()
    return (today + timedelta(days=(2 - today.weekday()) % 7)).isoformat()
