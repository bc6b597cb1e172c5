"""iCalendar feeds: of a calendar with its filter, of a partner, of one event."""

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.coreutils import string_to_ascii

from wagtail_ctn.aliases import behind_aliases
from wagtail_ctn.conf import settings
from wagtail_ctn.http import FeedHeaders, feed_response, invalid_filter
from wagtail_ctn.ical.writer import CalendarData, EventData, write_calendar
from wagtail_ctn.plain_text import html_to_text

from .descriptions import description, location, summary
from .display import attach_references
from .filters import EventFilter
from .models import EventPage, EventPartner, Occurrence

CONTENT_TYPE = "text/calendar; charset=utf-8"
STATUSES = {
    EventPage.Status.CANCELLED: "CANCELLED",
    EventPage.Status.POSTPONED: "TENTATIVE",
}


def calendar_ical(calendar, request):
    """The calendar's events; the query string filters them as it does the list."""
    visibility = calendar.visibility(request)
    occurrences = Occurrence.objects.below(calendar).visible(visibility).once()
    about = html_to_text(calendar.introduction)
    return filtered_ical(calendar, request, occurrences, about, calendar.colour)


def partner_ical(partner, request):
    """The events in which a partner has a role, filtered as a calendar's are."""
    occurrences = events_of_partner(partner, partner.visibility(request))
    return filtered_ical(partner, request, occurrences, partner.summary)


def event_ical(event, request):
    """One event as a file of its own."""
    found = Occurrence.objects.filter(page=event).visible(event.visibility(request))
    return ical_response(event, request, found, event.title)


def filtered_ical(page, request, occurrences, about, colour=""):
    """What the query string leaves of these occurrences; 404 where it means nothing."""
    filterset = EventFilter(request.GET, occurrences, page, page.visibility(request))
    if not filterset.form.is_valid():
        return invalid_filter(filterset.form)
    found = filterset.qs
    if not filterset.form.cleaned_data.get("from"):
        found = recent(found)
    return ical_response(page, request, found, page.title, about, colour)


def events_of_partner(partner, visibility):
    """Occurrences of the events that name a partner, each once."""
    rows = EventPartner.objects.filter(
        page_id=OuterRef("page_id"),
        partner__translation_key=behind_aliases(partner).translation_key,
    )
    occurrences = Occurrence.objects.filter(page__locale=partner.locale)
    return occurrences.filter(Exists(rows)).visible(visibility).once()


def recent(occurrences):
    """Those that a feed holds when its address names no first day."""
    since = timezone.localdate() - settings.FEED_HISTORY
    return occurrences.filter(last_day__gte=since)


def ical_response(page, request, occurrences, name, about="", colour=""):
    headers = FeedHeaders(
        CONTENT_TYPE, page.locale.language_code, f"{file_name(page)}.ics"
    )

    def render():
        return write_calendar(
            CalendarData(
                name=name,
                url=page.get_full_url(request),
                source=request.build_absolute_uri(),
                events=event_data(page, request, occurrences),
                language=page.locale.language_code,
                description=about,
                colour=colour,
            )
        )

    public = not page.get_view_restrictions()
    return feed_response(request, headers, render, public=public)


def event_data(page, request, occurrences):
    """The occurrences as the writer takes them, in the order of their UIDs."""
    rows = list(occurrences.order_by("identity_id").with_pages().with_changes())
    pages = [row.page for row in rows]
    visibility = page.visibility(request)
    attach_references(pages, page.locale, visibility)
    return [
        vevent(row.page, row.identity, row.text_changed_at, request, visibility)
        for row in rows
    ]


def vevent(event, identity, text_changed_at, request, visibility):
    """One event as the writer takes it; ``attach_references()`` has been called."""
    source = behind_aliases(event)
    canonical = source if visibility.shows(source) else event
    venue = event.shown_venue
    has_place = venue and venue.latitude is not None
    return EventData(
        uid=identity.uid,
        sequence=identity.sequence,
        changed=max(filter(None, [identity.changed_at, text_changed_at])),
        start=event.when.start(),
        end=event.when.end(settings.OPEN_END),
        summary=summary(event),
        url=canonical.get_full_url(request) or "",
        language=event.locale.language_code,
        description=description(event),
        location=location(event),
        geo=(float(venue.latitude), float(venue.longitude)) if has_place else None,
        status=STATUSES.get(event.status, "CONFIRMED"),
        categories=[topic.name for topic in event.shown_topics],
        conference=event.join_link,
        conference_label=_("Join online") if event.join_link else "",
        image=image_address(event, request),
    )


def image_address(event, request):
    """The image as it was uploaded: another size would have to be made first."""
    return request.build_absolute_uri(event.image.file.url) if event.image else ""


def file_name(page):
    """An ASCII name for the file that a browser saves."""
    return slugify(string_to_ascii(page.slug))[:60] or "events"
