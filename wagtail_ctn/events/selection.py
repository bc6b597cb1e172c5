"""Events for any page: what blocks, tags and partner pages show."""

from django.utils import timezone

from wagtail_ctn.dates import first_weekday, format_month, weekday_names
from wagtail_ctn.fallback import index_in, note_languages
from wagtail_ctn.visibility import visibility_on

from .addresses import PageAddresses, shown_sources
from .display import attach_terms
from .markup import event_link
from .models import CalendarPage, EventPage, EventTopic, Occurrence
from .months import grid_dates, month_grid
from .on_date import show_on_dates


def upcoming_events(request, page, *, count, calendar=None, topic=None):
    """The next ``count`` events on this site, in the language of ``page``.

    ``page`` is the page they are shown on, ``calendar`` one that shows
    them, ``topic`` one that they have. The number of queries is constant.
    """
    visibility = visibility_on(page, request)
    locale = page.locale
    if calendar:
        calendar = index_in(calendar, locale)
        occurrences = Occurrence.objects.shown_in(calendar, visibility, locale)
    else:
        occurrences = Occurrence.objects.listed_in(locale, visibility)
    if topic:
        keys = [topic.translation_key]
        occurrences = occurrences.touching_terms(EventTopic, "topic", keys)
    found = occurrences.once().upcoming(timezone.now())
    return prepare(found[:count].light(), page, request)


def small_month(request, page, calendar=None):
    """This month of one calendar, in the language of ``page``, for a small table.

    Without ``calendar`` it is the first one of the site. ``None`` where there is no
    calendar that may be seen there. The number of queries is constant.
    """
    visibility = visibility_on(page, request)
    calendar = calendar_on(page, visibility, calendar)
    if calendar is None:
        return None
    today = timezone.localdate()
    weekday = first_weekday()
    dates = grid_dates(today, weekday)
    found = Occurrence.objects.shown_in(calendar, visibility).once()
    found = found.between(dates[0][0], dates[-1][-1]).only("first_day", "last_day")
    url = calendar.get_url(request)
    return {
        "month": today,
        "period": format_month(today),
        "weekdays": weekday_names(),
        "weeks": month_grid(today, weekday, found, today=today, calendar_url=url),
        "calendar_url": url,
    }


def calendar_on(page, visibility, calendar=None):
    """``calendar`` in the language of ``page``, or the first one in that language."""
    calendars = visibility.filter(CalendarPage.objects.filter(locale=page.locale))
    if calendar:
        calendars = calendars.filter(translation_key=calendar.translation_key)
    return calendars.order_by("path").first()


def prepare(occurrences, page, request, topics=True):
    """Load what templates show of these occurrences, in the language of ``page``.

    They are :class:`~wagtail_ctn.events.light.LightDate`. Without ``topics``, which
    cells and lines have no room for.
    """
    show_on_dates(occurrences)
    pages = [occurrence.page for occurrence in occurrences]
    attach_terms(pages, page.locale, topics=topics)
    note_languages(pages, page.locale)
    sources = sources_of(pages, visibility_on(page, request))
    addresses = PageAddresses(request, near=page)
    now = timezone.now()
    for occurrence in occurrences:
        source = sources.get(occurrence.page_id, occurrence.page)
        url = occurrence.page.event_url = addresses.of(source.url_path)
        if occurrence.is_one_of_many:
            url = f"{url}{occurrence.address}/"
        occurrence.page.shown_url = url
        occurrence.page.link = event_link(occurrence.page)
        occurrence.is_now = occurrence.start <= now < occurrence.end
    return occurrences


def sources_of(pages, visibility):
    """``{id of an alias: the page behind it}``: links lead to its own address."""
    aliases = [page.pk for page in pages if page.alias_of_id]
    if not aliases:
        return {}
    return shown_sources(EventPage.objects.filter(pk__in=aliases), visibility)
