"""Notes on events that they, or what they refer to, changed past ``EventPage.save``."""

from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.images.models import AbstractImage
from wagtail.models import PageViewRestriction, Site
from wagtail.signals import page_unpublished, post_page_move

from wagtail_ctn.models import Topic
from wagtail_ctn.partners.models import PartnerPage

from .indexing import remove
from .models import (
    Audience,
    EventAudience,
    EventEntry,
    EventPage,
    EventPartner,
    EventTopic,
    Venue,
)
from .versions import make_stale, record_version, touch

ROWS = {
    Topic: (EventTopic, "topic"),
    Audience: (EventAudience, "audience"),
    PartnerPage: (EventPartner, "partner"),
}


def events_with(term):
    """Events that refer to a venue, topic, audience, partner or image.

    In any language: what refers to a term, refers to its translations.
    """
    if isinstance(term, AbstractImage):
        return EventPage.objects.filter(image=term.pk)
    key = term.translation_key
    if isinstance(term, Venue):
        return EventPage.objects.filter(venue__translation_key=key)
    row, name = next(ROWS[model] for model in ROWS if isinstance(term, model))
    rows = row.objects.filter(**{f"{name}__translation_key": key})
    return EventPage.objects.filter(pk__in=rows.values("page_id"))


def is_term(instance):
    return isinstance(instance, (Venue, AbstractImage, *ROWS))


def term_changed(sender, instance, **kwargs):
    if is_term(instance) and not kwargs.get("raw"):
        touch(events_with(instance))


def term_will_be_deleted(sender, instance, **kwargs):
    """Remember which events refer to it: afterwards nothing tells."""
    if is_term(instance):
        instance.events_before = list(
            events_with(instance).values_list("pk", flat=True)
        )
        touch(EventPage.objects.filter(pk__in=instance.events_before))


def term_deleted(sender, instance, **kwargs):
    """What events refer to is a shared fact: without it they are a new version."""
    for page in EventPage.objects.filter(
        pk__in=getattr(instance, "events_before", [])
    ).specific():
        record_version(page)


def event_unpublished(sender, instance, **kwargs):
    """Wagtail unpublishes aliases and what has expired without our ``save()``."""
    if isinstance(instance, EventPage):
        remove([instance])
    else:
        partners_below(instance.path)


def restriction_changed(sender, instance, **kwargs):
    """Events name a partner only while it may be seen."""
    partners_below(instance.page.path)


def page_moved(sender, instance, **kwargs):
    """To where other restrictions apply, or to another site."""
    partners_below(instance.path)
    make_stale(EventEntry.objects.filter(page__path__startswith=instance.path))


def partners_below(path):
    """Whether partners there may be seen has changed: what names them is stale."""
    named = EventPartner.objects.filter(partner__path__startswith=path)
    touch(EventPage.objects.filter(pk__in=named.values("page_id")))


def site_changed(sender, instance, **kwargs):
    """Which partners are on an event's own site may be others now."""
    if not kwargs.get("raw"):
        make_stale(EventEntry.objects.all())


def connect():
    post_save.connect(restriction_changed, sender=PageViewRestriction)
    post_delete.connect(restriction_changed, sender=PageViewRestriction)
    post_save.connect(site_changed, sender=Site)
    post_delete.connect(site_changed, sender=Site)
    post_page_move.connect(page_moved)
    post_save.connect(term_changed)
    pre_delete.connect(term_will_be_deleted)
    post_delete.connect(term_deleted)
    page_unpublished.connect(event_unpublished)
