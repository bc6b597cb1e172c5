"""UID, SEQUENCE and times of change: who an event is, and which version of it."""

import hashlib
import json
from datetime import datetime
from typing import NamedTuple

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import F
from django.utils import timezone

from wagtail_ctn.aliases import behind_aliases
from wagtail_ctn.plain_text import body_to_text

TEXT_FIELDS = ["title", "summary", "status_reason", "price", "slug"]
WHEN_FIELDS = ["start_date", "start_time", "end_date", "end_time", "timezone"]
EXCEPTION_FIELDS = [
    "original_date",
    "original_time",
    "change",
    "new_start_date",
    "new_start_time",
    "new_end_date",
    "new_end_time",
]
# Shared facts that are rows are compared by what they refer to.
ROW_FIELDS = {
    "topics": ["topic_id"],
    "partners": ["partner_id", "role"],
    "audiences": ["audience_id"],
    "languages": ["language"],
    "extra_dates": ["date", "start_time"],
    "earlier_parts": [*WHEN_FIELDS, "recurrence"],
    "exceptions": EXCEPTION_FIELDS,
}
# What each language says of an exception.
EXCEPTION_TEXTS = ["original_date", "original_time", "reason", "title", "note"]


class Version(NamedTuple):
    """The identity of an event, and when anything in one language last changed."""

    identity: object
    changed_at: datetime


def record_version(page):
    """Note what a live page says, and that it changed if it did.

    Returns a :class:`Version`, ``None`` for a page that is not live. SEQUENCE rises
    when the shared facts are other than those published last, whatever made them so: an
    edit, an older revision, a copy from the source language.
    """
    from .models import EventIdentity, EventText

    if not page.live or page.when is None:
        return None
    key = behind_aliases(page).translation_key
    identity, is_new = EventIdentity.objects.get_or_create(
        translation_key=key,
        defaults={
            "uid": str(key),
            "digest": shared_digest(page),
            "changed_at": timezone.now(),
        },
    )
    if not page.alias_of_id and not is_new:
        raise_sequence(identity, shared_digest(page))
    text, is_new = EventText.objects.get_or_create(
        identity=identity,
        locale_id=page.locale_id,
        defaults={"digest": text_digest(page), "changed_at": timezone.now()},
    )
    if not page.alias_of_id and not is_new and text.digest != text_digest(page):
        text.digest, text.changed_at = text_digest(page), timezone.now()
        text.save(update_fields=["digest", "changed_at"])
    return Version(identity, max(identity.changed_at, text.changed_at))


def raise_sequence(identity, digest):
    """One more version, unless the facts are those of the last one.

    In one statement, so that two who publish at once count twice.
    """
    if identity.digest == digest:
        return
    if identity.digest == "":
        changes = {"digest": digest}
    else:
        changes = {
            "digest": digest,
            "sequence": F("sequence") + 1,
            "changed_at": timezone.now(),
        }
    rows = type(identity).objects.filter(pk=identity.pk).exclude(digest=digest)
    rows.update(**changes)
    identity.refresh_from_db()


def touch(events):
    """Note that what these events refer to (a venue, a topic, a partner) has changed.

    ``events`` is a queryset of event pages. Every language's subscriber may see it.
    """
    from .models import EventEntry, EventText

    entries = EventEntry.objects.filter(page__in=events)
    # MySQL cannot update a table through a subquery that joins to it.
    identities = set(entries.values_list("identity", flat=True))
    EventText.objects.filter(identity__in=identities).update(changed_at=timezone.now())
    make_stale(EventEntry.objects.filter(identity__in=identities))


def make_stale(entries):
    """What is stored for feeds is not to be used until it has been made anew."""
    from .tasks import refresh_later

    if entries.exclude(made_with="").update(made_with=""):
        refresh_later()


def shared_digest(page):
    """A fingerprint of what all languages share and a calendar program shows."""
    facts = {
        name: getattr(page, page._meta.get_field(name).attname)
        for name in page.shared_fields
    }
    for relation, names in ROW_FIELDS.items():
        facts[relation] = row_facts(page, relation, names)
    return fingerprint(facts)


def row_facts(page, relation, names):
    """What the rows of a page say, whatever their order."""
    rows = getattr(page, relation).all()
    return sorted([str(getattr(row, name)) for name in names] for row in rows)


def text_digest(page):
    """A fingerprint of what one language says."""
    facts = {name: getattr(page, name) for name in TEXT_FIELDS}
    facts["body"] = body_to_text(page.body)
    facts["exceptions"] = row_facts(page, "exceptions", EXCEPTION_TEXTS)
    return fingerprint(facts)


def fingerprint(facts):
    encoded = json.dumps(facts, cls=DjangoJSONEncoder, sort_keys=True)
    return hashlib.sha256(encoded.encode()).hexdigest()
