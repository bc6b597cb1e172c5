"""The calendar of an invented association, followed as a calendar source."""

from portal.partner_feed import partner_feed
from wagtail_ctn.events.imports.apply import Application
from wagtail_ctn.events.imports.plan import Planner
from wagtail_ctn.events.imports.reading import read
from wagtail_ctn.events.imports.report import Report
from wagtail_ctn.events.models import EventSource, EventSourceCategory, EventSourceRun
from wagtail_ctn.models import Topic

NAME = "Parauga biedrības kalendārs (izdomāts)"
PATH = "/demo/parauga-biedriba.ics"
# What the association calls a category → what that topic is called here.
CATEGORIES = {"Lekcijas": "Mācības", "Atbalsts": "Palīdzība cietušajiem"}


def add_source(calendar, partner, today):
    """Follow the association's calendar, and take over what it has now.

    The portal's own server, which serves it, does not run yet: it is read as it is.
    """
    source = EventSource(
        name=NAME,
        url=f"http://127.0.0.1:8000{PATH}",
        calendar=calendar,
        partner=partner,
        publish=True,
    )
    topics = Topic.objects.filter(locale=calendar.locale)
    source.categories = [
        EventSourceCategory(category=category, topic=topics.get(name=name))
        for category, name in CATEGORIES.items()
    ]
    source.save()
    read_calendar = read(partner_feed(today))
    plan = Planner(calendar, source=source, publish=True).plan(read_calendar)
    Application(plan, source=source, origin=NAME).run()
    report = Report(plan)
    run = EventSourceRun(source=source, outcome=EventSourceRun.Outcome.DONE)
    run.finished_at = run.started_at
    run.counts = {**report.counts, "read": len(read_calendar.events)}
    run.results = list(report.noteworthy())
    run.save()
