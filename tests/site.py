"""A small site to test with, and the shortest way to make pages of it."""

from datetime import date, time
from io import BytesIO

from django.contrib.contenttypes.models import ContentType
from django.core.files.images import ImageFile
from django.utils.text import slugify
from PIL import Image as PillowImage
from wagtail.images import get_image_model
from wagtail.models import Collection, Locale, Page, Site
from wagtail.signal_handlers import disable_reference_index_auto_update

from tests.projects.everything.models import HomePage
from wagtail_ctn.events.indexing import expected_occurrences
from wagtail_ctn.events.models import (
    CalendarPage,
    EventIdentity,
    EventPage,
    EventText,
    Occurrence,
)
from wagtail_ctn.news.models import NewsIndexPage, NewsPage
from wagtail_ctn.partners.models import (
    PartnerIndexPage,
    PartnerPage,
    WorkingGroupPage,
)


def make_site():
    """A Latvian home page at http://testserver/, and locales en and ru."""
    latvian, _ = Locale.objects.get_or_create(language_code="lv")
    for code in ("en", "ru"):
        Locale.objects.get_or_create(language_code=code)
    root = Page.objects.filter(depth=1).first() or Page.add_root(
        title="Root", slug="root", locale=latvian
    )
    home = root.add_child(
        instance=HomePage(title="Sākums", slug="sakums", locale=latvian)
    )
    # Else made by a migration, which not every run of the tests applies.
    if not Collection.get_first_root_node():
        Collection.add_root(name="Root")
    Site.objects.all().delete()
    Site.objects.create(
        hostname="testserver", port=80, root_page=home, is_default_site=True
    )
    return home


def make_calendar(parent, title="Notikumu kalendārs", **fields):
    fields.setdefault("slug", slugify(title))
    return parent.add_child(instance=CalendarPage(title=title, **fields))


EVENT_ROWS = [
    "topics",
    "partners",
    "audiences",
    "languages",
    "prepared_by",
    "related_pages",
    "extra_dates",
    "exceptions",
    "earlier_parts",
]


def make_event(calendar, title="Seminārs", **fields):
    """A live event, on 15 July 2020 from 10 to 12 unless told otherwise."""
    if not {"start_date", "start_time"} & set(fields):
        fields |= {"start_time": time(10), "end_time": time(12)}
    fields.setdefault("start_date", date(2020, 7, 15))
    fields.setdefault("slug", slugify(title) or "event")
    rows = {name: fields.pop(name) for name in EVENT_ROWS if name in fields}
    model = fields.pop("model", EventPage)
    event = model(title=title, **fields)
    for name, values in rows.items():
        setattr(event, name, values)
    return calendar.add_child(instance=event)


def make_news_index(parent, title="Jaunumi", **fields):
    fields.setdefault("slug", slugify(title))
    return parent.add_child(instance=NewsIndexPage(title=title, **fields))


def make_news(index, title="Ziņa", **fields):
    """A live piece of news, of 13 March 2017 unless told otherwise."""
    fields.setdefault("date", date(2017, 3, 13))
    fields.setdefault("slug", slugify(title) or "news")
    rows = {
        name: fields.pop(name)
        for name in ("topics", "prepared_by", "related_pages", "attachments")
        if name in fields
    }
    piece = NewsPage(title=title, **fields)
    for name, values in rows.items():
        setattr(piece, name, values)
    return index.add_child(instance=piece)


def make_partner(directory, title="Iekšlietu ministrija", **fields):
    fields.setdefault("slug", slugify(title))
    return directory.add_child(instance=PartnerPage(title=title, **fields))


def make_directory(parent):
    return parent.add_child(
        instance=PartnerIndexPage(title="Partneri", slug="partneri")
    )


def make_working_group(directory, title="Darba grupa", **fields):
    fields.setdefault("slug", slugify(title))
    return directory.add_child(instance=WorkingGroupPage(title=title, **fields))


def make_logo(title="Logo", **fields):
    """An image of one colour."""
    content = BytesIO()
    PillowImage.new("RGB", (40, 20), "teal").save(content, "PNG")
    file = ImageFile(BytesIO(content.getvalue()), name="logo.png")
    root = Collection.objects.first() or Collection.add_root(name="Root")
    return get_image_model().objects.create(
        title=title, file=file, collection=root, **fields
    )


def make_many_events(calendar, count, rows=(), **fields):
    """So many live events of 15 July 2020 at once, faster than one by one.

    ``rows`` are functions that make a row of each page, such as its topic.
    """
    content_type = ContentType.objects.get_for_model(EventPage)
    first = calendar.get_children().count()
    events = [
        EventPage(
            title=f"Notikums {number}",
            slug=f"notikums-{number}",
            path=Page._get_path(calendar.path, calendar.depth + 1, number + 1),
            depth=calendar.depth + 1,
            url_path=f"{calendar.url_path}notikums-{number}/",
            locale=calendar.locale,
            content_type=content_type,
            start_date=date(2020, 7, 15),
            start_time=time(10),
            **fields,
        )
        for number in range(first, first + count)
    ]
    with disable_reference_index_auto_update():
        for event in events:
            event.save_base()
    Page.objects.filter(pk=calendar.pk).update(numchild=first + count)
    identities = EventIdentity.objects.bulk_create(
        EventIdentity(translation_key=event.translation_key, uid=event.translation_key)
        for event in events
    )
    EventText.objects.bulk_create(
        EventText(identity=identity, locale=calendar.locale) for identity in identities
    )
    Occurrence.objects.bulk_create(
        occurrence
        for event, identity in zip(events, identities, strict=True)
        for occurrence in expected_occurrences(event, identity)
    )
    for make_row in rows:
        made = [make_row(event) for event in events]
        type(made[0]).objects.bulk_create(made)
    return events
