"""What is measured: each work is a function that does it once."""

import io

from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS
from django.test import Client
from django.utils import timezone

from wagtail_ctn.events.models import EventEntry, EventPage, Occurrence

from .generate import the_month
from .imports import CALENDAR, import_again, import_new

FEED = f"{CALENDAR}ical/?from=1990-01-01"


def address(path):
    """A work that fetches an address as an anonymous visitor."""

    def make():
        client = Client()
        url = path() if callable(path) else path

        def fetch():
            response = client.get(url)
            assert response.status_code == 200, response.status_code
            return len(response.content)

        return fetch

    return make


def month():
    return f"{CALENDAR}{the_month():%Y/%m}/"


def day():
    return f"{CALENDAR}{the_month():%Y/%m}/05/"


def filtered():
    """By the topic and the partner of an event that comes: some is found."""
    rows = Occurrence.objects.upcoming(timezone.now())
    page = rows.exclude(page__topics=None).exclude(page__partners=None).first().page
    topic, partner = page.topics.first().topic, page.partners.first().partner
    return f"{CALENDAR}?topic={topic.slug}&partner={partner.code}"


def event():
    return EventPage.objects.filter(recurrence="FREQ=WEEKLY").first() or (
        EventPage.objects.exclude(recurrence="").first()
    )


def feed_304():
    client = Client()
    etag = client.get(FEED)["ETag"]

    def fetch():
        response = client.get(FEED, headers={"if-none-match": etag})
        assert response.status_code == 304
        return len(response.content)

    return fetch


def feed_first():
    """The first feed of a process that has shown another page: measured once."""
    client = Client()
    client.get(CALENDAR)
    return lambda: len(client.get(FEED).content)


def publish():
    """An editor publishes a change of the text of an endless weekly series."""
    page = endless_page()
    numbers = iter(range(1_000_000))

    def change():
        page.title = f"Nodarbība {next(numbers)}"
        page.save_revision().publish()
        return 0

    return change


def publish_bare():
    """The same with the index switched off."""
    from wagtail_ctn.events.models import event

    event.index_events = lambda pages: None
    return publish()


def endless_page():
    """One of its own, so that each database has the same."""
    first = EventPage.objects.order_by("pk").first()
    page = EventPage.objects.filter(slug="nodarbiba").first()
    if page is None:
        page = first.get_parent().add_child(
            instance=EventPage(
                title="Nodarbība",
                slug="nodarbiba",
                start_date=timezone.localdate(),
                recurrence="FREQ=WEEKLY",
            )
        )
    return page


def rebuild():
    """All of the index made anew, from nothing."""

    def run():
        for model in (Occurrence, EventEntry):
            model.objects.all()._raw_delete(DEFAULT_DB_ALIAS)
        call_command("rebuild_occurrences", stdout=io.StringIO())
        return 0

    return run


# Name → (what makes the work, repetitions, repetitions before that).
WORKS = {
    "blank": (address("/tuksa/month/"), 15, 5),
    "plain_list": (address("/saraksts/"), 15, 5),
    "month": (address(month), 15, 5),
    "upcoming": (address(CALENDAR), 15, 5),
    "filtered": (address(filtered), 15, 5),
    "search": (address(f"{CALENDAR}?q=diskusija"), 9, 2),
    "day": (address(day), 15, 5),
    "event": (address(lambda: event().get_url()), 15, 5),
    "feed": (address(FEED), 9, 2),
    "feed_first": (feed_first, 1, 0),
    "feed_304": (feed_304, 15, 5),
    "publish_bare": (publish_bare, 9, 2),
    "publish": (publish, 9, 2),
    "rebuild": (rebuild, 1, 0),
    "import": (import_new, 1, 0),
    "import_again": (import_again, 1, 0),
}
