"""What editors see of an event before it is published, beside its page."""

from django.utils import timezone

from wagtail_ctn.aliases import behind_aliases

from .display import attach_references
from .models import EventIdentity
from .versions import Version, shared_digest
from .vevents import Addresses, written


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
    version = Version(next_identity(event), timezone.now())
    url = event.get_full_url(request) or ""
    text, _zones = written(event, version)
    text = Addresses(request).put_into(text.encode(), url).decode()
    return text.replace("\r\n ", "").replace("\r\n", "\n").strip()


def next_identity(event):
    """The identity that publishing the event would leave, unsaved."""
    key = behind_aliases(event).translation_key
    identity = EventIdentity.objects.filter(translation_key=key).first()
    if identity is None:
        return EventIdentity(translation_key=key, uid=str(key))
    identity.sequence += identity.digest not in ("", shared_digest(event))
    return identity
