"""Upcoming events for any page: what blocks, tags and partner pages show."""

from django.utils import timezone

from wagtail_ctn.visibility import visibility_on

from .display import attach_references
from .models import EventTopic, Occurrence


def upcoming_events(request, page, *, count, calendar=None, topic=None):
    """The next ``count`` events on this site, in the language of ``page``.

    ``page`` is the page they are shown on, ``calendar`` one that they are below,
    ``topic`` one that they have. The number of queries is constant.
    """
    visibility = visibility_on(page, request)
    occurrences = Occurrence.objects.filter(page__locale=page.locale)
    if calendar:
        localized = calendar.localized
        occurrences = occurrences.below(localized)
    if topic:
        keys = [topic.translation_key]
        occurrences = occurrences.touching_terms(EventTopic, "topic", keys)
    found = occurrences.visible(visibility).once().upcoming(timezone.now())
    return prepare(found.with_pages()[:count], page, request, visibility)


def prepare(occurrences, page, request, visibility):
    """Load what templates show of these occurrences, in the language of ``page``.

    They come with their pages: see ``OccurrenceQuerySet.with_pages()``.
    """
    occurrences = list(occurrences)
    pages = [occurrence.page for occurrence in occurrences]
    attach_references(pages, page.locale, visibility)
    now = timezone.now()
    for occurrence in occurrences:
        occurrence.page.shown_url = occurrence.page.get_url(request)
        occurrence.is_now = occurrence.start <= now < occurrence.end
    return occurrences
