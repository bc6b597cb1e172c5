"""What editors see of an event before it is published, beside its page."""

from django.utils import timezone

from wagtail_ctn.aliases import behind_aliases
from wagtail_ctn.ical.writer import CalendarData, write_calendar

from .display import attach_references
from .feeds import vevent
from .models import EventIdentity
from .versions import shared_digest


def feed_preview(event, request):
    """The event as subscribers would get it, and nothing where it has no date."""
    context = {"page": event, "vevent": previewed_vevent(event, request)}
    return event.render(
        request,
        template="wagtail_ctn_events/feed_preview.html",
        context_overrides=context,
    )


def previewed_vevent(event, request):
    """The lines of the VEVENT, unfolded; empty while there is no date."""
    if event.when is None:
        return ""
    event.is_previewed = True
    visibility = event.visibility(request)
    attach_references([event], event.locale, visibility)
    data = vevent(event, next_identity(event), timezone.now(), request, visibility)
    url = event.get_full_url(request) or ""
    octets = write_calendar(CalendarData(event.title, url, url, [data]))
    lines = octets.decode().replace("\r\n ", "").split("\r\n")
    return "\n".join(lines[lines.index("BEGIN:VEVENT") : lines.index("END:VCALENDAR")])


def next_identity(event):
    """The identity that publishing the event would leave, unsaved."""
    key = behind_aliases(event).translation_key
    identity = EventIdentity.objects.filter(translation_key=key).first()
    if identity is None:
        return EventIdentity(translation_key=key, uid=str(key))
    identity.sequence += identity.digest not in ("", shared_digest(event))
    return identity
