"""A translator at work in wagtail-localize; what readers of that language get of it."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from icalendar import Calendar
from wagtail.models import Locale, Page
from wagtail_localize.models import TranslationSource

from tests.browser.test_admin import publish
from tests.languages import translate, with_language_addresses
from tests.site import make_calendar, make_event

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def event(site):
    """In a Latvian calendar that there is in English, too."""
    translate(site, "en", "Home")
    calendar = make_calendar(site)
    translate(calendar, "en", "Events")
    day = timezone.localdate() + timedelta(days=2)
    return make_event(calendar, "Nodarbiba", start_date=day, place="Skola")


def in_english(page):
    pages = Page.objects.filter(translation_key=page.translation_key)
    return pages.get(locale__language_code="en")


def submit(editor, live_server, page):
    """To English alone; the editor of the translation opens."""
    editor.goto(f"{live_server.url}/admin/localize/submit/page/{page.pk}/")
    english = Locale.objects.get(language_code="en")
    editor.check(f"input[name=locales][value='{english.pk}']")
    editor.locator("main form input[type=submit]").click()
    editor.wait_for_url("**/edit/")


def enter(editor, source, words):
    """Translate one string: the button beside it, the words, and Enter."""
    row = editor.locator("li", has=editor.get_by_text(source, exact=True)).last
    row.get_by_role("button").first.click()
    with editor.expect_response(lambda response: response.request.method == "PUT"):
        row.locator("textarea").fill(words)
        row.locator("textarea").press("Enter")


def publish_translation(editor):
    with editor.expect_navigation():
        editor.locator("footer button[name=action]").click()


def read(path):
    """What a reader gets on a site whose addresses begin with the language."""
    with with_language_addresses:
        return Client().get(path)


def test_a_translated_event_is_on_the_page_and_in_the_feed_of_its_language(
    editor, event, live_server
):
    submit(editor, live_server, event)
    enter(editor, "Nodarbiba", "Class")
    enter(editor, "Skola", "School")
    publish_translation(editor)
    english = in_english(event)
    assert english.title == "Class"
    with with_language_addresses:
        path, calendar = english.get_url(), english.get_parent().get_url()
    page = read(path).content.decode()
    assert "Class" in page and "School" in page and "Nodarbiba" not in page
    (vevent,) = Calendar.from_ical(read(f"{calendar}ical/").content).walk("VEVENT")
    assert (vevent["SUMMARY"], vevent["LOCATION"]) == ("Class", "School")
    assert vevent["UID"] == str(event.translation_key)


def test_a_date_that_the_source_changes_is_in_the_translation_and_its_history_says_so(
    editor, event, live_server
):
    submit(editor, live_server, event)
    enter(editor, "Nodarbiba", "Class")
    publish_translation(editor)
    day = timezone.localdate() + timedelta(days=9)
    editor.goto(f"{live_server.url}/admin/pages/{event.pk}/edit/")
    editor.fill("input[name=start_date]", f"{day:%Y-%m-%d}")
    editor.keyboard.press("Escape")
    publish(editor)
    calendar = in_english(event).get_parent()
    editor.goto(f"{live_server.url}/admin/pages/{event.pk}/history/")
    editor.get_by_text("English").first.wait_for()
    # The translator publishes once more, and has not seen the new date.
    editor.goto(f"{live_server.url}/admin/pages/{in_english(event).pk}/edit/")
    publish_translation(editor)
    with with_language_addresses:
        feed = f"{calendar.get_url()}ical/"
    (vevent,) = Calendar.from_ical(read(feed).content).walk("VEVENT")
    start = vevent.decoded("DTSTART")
    assert (vevent["SUMMARY"], vevent["SEQUENCE"]) == ("Class", 1)
    assert (start if type(start) is date else start.date()) == day


def test_without_a_translation_tool_what_is_shared_is_read_and_words_are_changed(
    editor, event, live_server
):
    english = translate(event, "en", "Class")
    errors = []
    editor.on("pageerror", lambda error: errors.append(str(error)))
    editor.goto(f"{live_server.url}/admin/pages/{english.pk}/edit/")
    for name in ("start_date", "status", "venue"):
        assert editor.locator(f"[name={name}]").is_disabled()
    link = editor.locator(".help-block a", has_text="Nodarbiba")
    assert link.get_attribute("href") == f"/admin/pages/{event.pk}/edit/"
    editor.fill("input[name=title]", "Course")
    publish(editor)
    assert errors == []
    page = in_english(event).specific
    assert (page.title, page.start_date) == ("Course", event.start_date)


def follow(editor, live_server, source):
    """Let English take over what another language has, in the form of the language."""
    english = Locale.objects.get(language_code="en")
    editor.goto(f"{live_server.url}/admin/locales/edit/{english.pk}/")
    editor.click(".component-form__enable-button")
    editor.select_option("select[name$=sync_from]", str(source.pk))
    press_and_go(editor)


def press_and_go(editor):
    with editor.expect_navigation():
        editor.locator("main form [type=submit]").first.click()


def delete(editor, live_server, page):
    editor.goto(f"{live_server.url}/admin/pages/{page.pk}/delete/")
    press_and_go(editor)


def feed_of(calendar):
    """``(UID, SEQUENCE, title)`` of all that subscribers get."""
    with with_language_addresses:
        address = f"{calendar.get_url()}ical/"
    events = Calendar.from_ical(read(address).content).walk("VEVENT")
    return [(str(e["UID"]), e["SEQUENCE"], str(e["SUMMARY"])) for e in events]


def test_a_language_that_follows_another_has_what_was_given_words(
    editor, site, live_server
):
    calendar = make_calendar(site)
    day = timezone.localdate() + timedelta(days=2)
    event = make_event(calendar, "Nodarbiba", start_date=day)
    uid = str(event.translation_key)
    follow(editor, live_server, calendar.locale)
    english = in_english(calendar)
    assert in_english(event).alias_of_id == event.pk
    assert feed_of(english) == []

    submit(editor, live_server, event)
    enter(editor, "Nodarbiba", "Class")
    publish_translation(editor)
    assert in_english(event).alias_of_id is None
    assert feed_of(english) == [(uid, 0, "Class")]

    # The title changes at the source, and translators are told.
    editor.goto(f"{live_server.url}/admin/pages/{event.pk}/edit/")
    editor.fill("input[name=title]", "Kurss")
    publish(editor)
    assert feed_of(english) == [(uid, 0, "Class")]
    source = TranslationSource.objects.get(object_id=event.translation_key)
    editor.goto(f"{live_server.url}/admin/localize/update/{source.pk}/")
    press_and_go(editor)
    editor.goto(f"{live_server.url}/admin/pages/{in_english(event).pk}/edit/")
    enter(editor, "Kurss", "Course")
    publish_translation(editor)
    assert feed_of(english) == [(uid, 0, "Course")]

    convert = f"/admin/localize/page/{in_english(event).pk}/convert_to_alias/"
    editor.goto(f"{live_server.url}{convert}")
    press_and_go(editor)
    assert in_english(event).alias_of_id == event.pk
    assert feed_of(english) == []
    editor.goto(f"{live_server.url}/admin/pages/{in_english(event).pk}/convert_alias/")
    press_and_go(editor)
    assert in_english(event).alias_of_id is None
    assert feed_of(english) == [(uid, 0, "Kurss")]
    assert feed_of(calendar) == [(uid, 0, "Kurss")]


def test_what_is_deleted_is_gone_from_its_language_alone(editor, event, live_server):
    uid = str(event.translation_key)
    calendar, english = event.get_parent(), in_english(event.get_parent())
    submit(editor, live_server, event)
    enter(editor, "Nodarbiba", "Class")
    publish_translation(editor)
    delete(editor, live_server, in_english(event))
    assert feed_of(english) == []
    assert feed_of(calendar) == [(uid, 0, "Nodarbiba")]

    # What was deleted with its words is translated once more.
    submit(editor, live_server, event)
    enter(editor, "Nodarbiba", "Class")
    publish_translation(editor)
    delete(editor, live_server, event)
    assert feed_of(calendar) == []
    assert feed_of(english) == [(uid, 0, "Class")]

    locale = Locale.objects.get(language_code="en")
    editor.goto(f"{live_server.url}/admin/locales/delete/{locale.pk}/")
    assert editor.locator("main form [type=submit]").count() == 0
    delete(editor, live_server, in_english(calendar.get_parent()))
    editor.goto(f"{live_server.url}/admin/locales/delete/{locale.pk}/")
    press_and_go(editor)
    assert not Locale.objects.filter(language_code="en").exists()
    assert read(f"/lv/{calendar.slug}/").status_code == 200
