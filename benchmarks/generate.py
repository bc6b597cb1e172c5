"""Fills a database with a calendar of so many events.

Of them 80 % happen once, over ten years; 10 % last several days, a few over a month;
10 % repeat, a quarter of those without end, some with exceptions. In one month, before
all others, there are the same hundred dates at every size.
"""

import random
from datetime import date, time, timedelta

from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import transaction
from wagtail.models import Locale, Page, Site
from wagtail.signal_handlers import disable_reference_index_auto_update

from benchmarks.site.models import BlankPage, HomePage, PlainListPage, PlainPage
from wagtail_ctn.events.models import (
    CalendarPage,
    EventException,
    EventPage,
    EventPartner,
    EventTopic,
    Venue,
)
from wagtail_ctn.models import Topic
from wagtail_ctn.partners.models import PartnerIndexPage, PartnerPage

TOPICS, PARTNERS, VENUES = 10, 20, 15
TEN_YEARS = 3650
# Before the ten years, so that no series reaches into it.
MONTH_AGO = timedelta(days=TEN_YEARS // 2 + 200)
ONCE_IN_MONTH, SERIES_IN_MONTH = 60, 4
BATCH = 1000
WORDS = "seminārs diskusija lekcija kurss sanāksme izstāde darbnīca forums".split()


def the_month():
    """The first day of the month with the same dates at every size."""
    return (date.today() - MONTH_AGO).replace(day=1)


def generate(size):
    """Make the site and ``size`` events; return the calendar's address."""
    random.seed(size)
    call_command("migrate", verbosity=0)
    locale = Locale.objects.get_or_create(language_code="lv")[0]
    for code in ("en", "ru"):
        Locale.objects.get_or_create(language_code=code)
    home = make_home(locale)
    make_plain_pages(home)
    calendar = home.add_child(
        instance=CalendarPage(title="Kalendārs", slug="kalendars")
    )
    terms = make_terms(home, locale)
    with disable_reference_index_auto_update():
        for number in range(0, size, BATCH):
            numbers = range(number, min(number + BATCH, size))
            with transaction.atomic():
                make_events(calendar, numbers, terms)
    Page.objects.filter(pk=calendar.pk).update(numchild=size)
    call_command("rebuild_occurrences", stdout=open("/dev/null", "w"))
    call_command("update_index", verbosity=0)


def make_home(locale):
    Site.objects.all().delete()
    Page.objects.filter(depth__gt=1).delete()
    root = Page.objects.get(depth=1)
    home = root.add_child(instance=HomePage(title="Sākums", slug="lv", locale=locale))
    Site.objects.create(hostname="testserver", root_page=home, is_default_site=True)
    return home


def make_plain_pages(home):
    plain = home.add_child(instance=PlainListPage(title="Saraksts", slug="saraksts"))
    for number in range(100):
        plain.add_child(
            instance=PlainPage(
                title=f"Lapa {number}",
                slug=f"lapa-{number}",
                day=date.today(),
                summary="Kopsavilkums.",
            )
        )
    home.add_child(instance=BlankPage(title="Tukša", slug="tuksa"))


def make_terms(home, locale):
    topics = [Topic(name=f"Temats {n}", locale=locale) for n in range(TOPICS)]
    venues = [Venue(name=f"Zāle {n}", locale=locale) for n in range(VENUES)]
    for term in [*topics, *venues]:
        term.save()
    directory = home.add_child(
        instance=PartnerIndexPage(title="Partneri", slug="partneri")
    )
    partners = [
        directory.add_child(
            instance=PartnerPage(title=f"Partneris {n}", slug=f"p{n}", code=f"p{n}")
        )
        for n in range(PARTNERS)
    ]
    return topics, venues, partners


def make_events(calendar, numbers, terms):
    """A batch of event pages with their rows, as saving them one by one would leave."""
    topics, venues, partners = terms
    content_type = ContentType.objects.get_for_model(EventPage)
    events = [event(calendar, number, content_type) for number in numbers]
    bases = Page.objects.bulk_create(base_of(page) for page in events)
    for page, base in zip(events, bases, strict=True):
        page.pk = page.page_ptr_id = page.id = base.pk
        page.venue = random.choice(venues)
        page.save_base(raw=True)  # the event's own row alone
    EventTopic.objects.bulk_create(
        EventTopic(page=page, topic=random.choice(topics), sort_order=0)
        for page in events
    )
    EventPartner.objects.bulk_create(
        EventPartner(page=page, partner=random.choice(partners), sort_order=0)
        for page in events
    )
    EventException.objects.bulk_create(
        row for page in events if page.recurrence for row in exceptions(page)
    )


def base_of(page):
    """The row of a page of whatever type."""
    names = [field.attname for field in Page._meta.concrete_fields]
    return Page(**{name: getattr(page, name) for name in names if name != "id"})


def event(calendar, number, content_type):
    title = f"{random.choice(WORDS).capitalize()} {number}"
    slug = f"notikums-{number}"
    return EventPage(
        title=title,
        draft_title=title,
        slug=slug,
        path=Page._get_path(calendar.path, calendar.depth + 1, number + 1),
        depth=calendar.depth + 1,
        url_path=f"{calendar.url_path}{slug}/",
        locale=calendar.locale,
        content_type=content_type,
        live=True,
        summary="Kā pamanīt pazīmes un ko darīt, ar piemēriem no skolām.",
        timezone="Europe/Riga",
        **dates(number),
    )


def dates(number):
    if number < ONCE_IN_MONTH:
        return once(the_month() + timedelta(days=number % 28))
    if number < ONCE_IN_MONTH + SERIES_IN_MONTH:
        start = the_month() + timedelta(days=number % 10)
        return once(start) | {"recurrence": "FREQ=DAILY;COUNT=10"}
    day = some_day()
    kind = random.random()
    if kind < 0.8:
        return once(day)
    if kind < 0.9:
        length = random.choice([1, 2, 3, 4, 30, 45] if kind < 0.82 else [1, 2, 3])
        return {"start_date": day, "end_date": day + timedelta(days=length)}
    return once(day) | {"recurrence": rule()}


def some_day():
    """A day of the ten years around today."""
    days = random.randrange(TEN_YEARS) - TEN_YEARS // 2
    return date.today() + timedelta(days=days)


def once(day):
    hour = random.randrange(8, 20)
    return {"start_date": day, "start_time": time(hour), "end_time": time(hour + 2)}


def rule():
    frequency = random.choice(["WEEKLY", "WEEKLY", "MONTHLY"])
    if random.random() < 0.25:
        return f"FREQ={frequency}"
    return f"FREQ={frequency};COUNT={random.randrange(4, 30)}"


def exceptions(page):
    if random.random() < 0.7:
        return
    yield EventException(
        page=page,
        locale=page.locale,
        original_date=page.start_date,
        change=EventException.Change.CANCELLED,
        reason="Lektore slima",
    )
