"""An editor takes in a calendar, and decides about a source, in a browser."""

import pytest

from tests.chromium import SCREENS, TAGS
from tests.events.imports.calendars import import_into, vcalendar, vevent
from tests.site import make_calendar
from wagtail_ctn.events.models import (
    EventIdentity,
    EventPage,
    EventProposal,
    EventSource,
    EventSourceRun,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LONG = "Starpinstitūciju darba grupas sanāksme par cilvēku tirdzniecības novēršanu"


# What stands past the edge of the screen, where nobody can scroll to.
CUT = """[...document.querySelectorAll("#main .nice-padding *")].filter(e => {
    const box = e.getBoundingClientRect();
    return box.width && box.right > innerWidth && !e.closest(".w-sr-only");
}).map(e => e.outerHTML.slice(0, 100))"""


def check(editor, axe, name):
    """No problem of ours: of Wagtail's frame around the content nothing is asked."""
    editor.add_script_tag(path=str(axe))
    problems = []
    for scheme, width in SCREENS:
        editor.emulate_media(color_scheme=scheme)
        editor.set_viewport_size({"width": width, "height": 900})
        found = editor.evaluate(
            "tags => axe.run('#main', {runOnly: {type: 'tag', values: tags}})", TAGS
        )
        problems += [
            (name, scheme, width, v["id"], v["nodes"][0]["html"][:200])
            for v in found["violations"]
        ]
        problems += [(name, scheme, width, "cut off", e) for e in editor.evaluate(CUT)]
        if editor.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            problems.append((name, scheme, width, "scrolls sideways"))
    editor.set_viewport_size({"width": 1280, "height": 900})
    return problems


def test_an_editor_looks_first_chooses_and_imports(editor, site, live_server, axe):
    calendar = make_calendar(site, f"{LONG} un tās apakšgrupas")
    import_into(calendar, vevent("old@example.org", SUMMARY="Agrāk", SEQUENCE="1"))
    editor.goto(f"{live_server.url}/admin/ctn/event-imports/")
    problems = check(editor, axe, "form")
    text = vcalendar(
        vevent("old@example.org", SUMMARY="Tagad", SEQUENCE="2"),
        vevent("one@example.org", SUMMARY=LONG),
        vevent("two@example.org", SUMMARY="Nevajag"),
        vevent("bad@example.org", DTSTART="nav"),
    )
    editor.fill("textarea[name=text]", text.decode())
    editor.select_option("select[name=calendar]", str(calendar.pk))
    editor.check("input[name=publish]")
    editor.click("#main button[type=submit]")
    editor.wait_for_load_state("networkidle")
    problems += check(editor, axe, "preview")
    assert EventPage.objects.count() == 1
    editor.get_by_label("izlaist: Nevajag").check()
    editor.get_by_role("button", name="Importēt un publicēt").click()
    editor.wait_for_load_state("networkidle")
    problems += check(editor, axe, "report")
    titles = set(EventPage.objects.live().values_list("title", flat=True))
    assert titles == {"Tagad", LONG}
    editor.get_by_role("link", name="Tagad").click()
    editor.wait_for_load_state("networkidle")
    editor.get_by_role("link", name="Turpmāk slēpt šo notikumu").click()
    problems += check(editor, axe, "hide")
    editor.get_by_role("button", name="Paslēpt").click()
    editor.wait_for_load_state("networkidle")
    assert list(EventPage.objects.live().values_list("title", flat=True)) == [LONG]
    assert problems == []


def test_an_editor_decides_about_a_source(editor, site, live_server, axe):
    calendar = make_calendar(site)
    source = EventSource.objects.create(
        name="Bibliotēka", url="https://example.org/events.ics", calendar=calendar,
        failures=2, held="x",
    )  # fmt: skip
    rows = import_into(calendar, vevent(SUMMARY=LONG), source=source)
    result = {
        "uid": "a", "result": "new", "title": LONG, "when": "", "page": None,
        "line": 1, "reason": "", "changes": [], "kept": [], "notes": [],
    }  # fmt: skip
    EventSourceRun.objects.create(
        source=source, outcome="held", message="Bija 10 notikumi, tagad 1.",
        counts={"new": 1}, results=[result],
    )  # fmt: skip
    EventProposal.objects.create(
        source=source, identity=EventIdentity.objects.get(), kind="cancel", title=LONG
    )
    editor.goto(f"{live_server.url}/admin/")
    problems = check(editor, axe, "home")
    editor.get_by_role("link", name="Bibliotēka").click()
    problems += check(editor, axe, "log")
    editor.get_by_role("button", name="Pieņemt").click()
    editor.wait_for_load_state("networkidle")
    event = EventPage.objects.get(pk=rows[0].page_id)
    assert event.status == EventPage.Status.CANCELLED
    editor.goto(f"{live_server.url}/admin/snippets/wagtail_ctn_events/eventsource/")
    problems += check(editor, axe, "sources")
    assert problems == []
