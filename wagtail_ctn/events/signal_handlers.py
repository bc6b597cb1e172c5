"""Notes on events that something they refer to was changed or deleted."""

from django.db.models.signals import post_save, pre_delete

from wagtail_ctn.models import Topic
from wagtail_ctn.partners.models import PartnerPage

from .models import EventPage, EventPartner, EventTopic, Venue
from .versions import touch


def events_with(term):
    """Events that refer to a venue, topic or partner, in whatever language."""
    key = term.translation_key
    if isinstance(term, Venue):
        return EventPage.objects.filter(venue__translation_key=key)
    row, name = (
        (EventTopic, "topic") if isinstance(term, Topic) else (EventPartner, "partner")
    )
    rows = row.objects.filter(**{f"{name}__translation_key": key})
    return EventPage.objects.filter(pk__in=rows.values("page_id"))


def term_changed(sender, instance, **kwargs):
    if isinstance(instance, (Topic, Venue, PartnerPage)) and not kwargs.get("raw"):
        touch(events_with(instance))


def connect():
    post_save.connect(term_changed)
    pre_delete.connect(term_changed)
