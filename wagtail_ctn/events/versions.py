"""UID, SEQUENCE and times of change: who an event is, and which version of it."""

import hashlib
import json

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import F
from django.utils import timezone

from wagtail_ctn.aliases import behind_aliases
from wagtail_ctn.plain_text import body_to_text

TEXT_FIELDS = ["title", "summary", "status_reason", "price", "slug"]
# Shared facts that are rows are compared by what they refer to.
ROW_FIELDS = {
    "topics": ["topic_id"],
    "partners": ["partner_id", "role"],
    "audiences": ["audience_id"],
    "languages": ["language"],
}


def record_version(page):
    """Note what a live page says, and that it changed if it did.

    Returns the :class:`EventIdentity`, ``None`` for a page that is not live. SEQUENCE
    rises when the shared facts are other than those published last, whatever made them
    so: an edit, an older revision, a copy from the source language.
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
        EventText.objects.filter(pk=text.pk).update(
            digest=text_digest(page), changed_at=timezone.now()
        )
    return identity


def raise_sequence(identity, digest):
    """One more version, unless the facts are those of the last one.

    In one statement, so that two who publish at once count twice.
    """
    changed = type(identity).objects.filter(pk=identity.pk).exclude(digest=digest)
    if identity.digest == "":
        changed.update(digest=digest)
        return
    changed.update(digest=digest, sequence=F("sequence") + 1, changed_at=timezone.now())


def touch(events):
    """Note that what these events refer to (a venue, a topic, a partner) has changed.

    ``events`` is a queryset of event pages. Every language's subscriber may see it.
    """
    from .models import EventText, Occurrence

    identities = Occurrence.objects.filter(page__in=events).values("identity")
    EventText.objects.filter(identity__in=list(ids(identities))).update(
        changed_at=timezone.now()
    )


def ids(rows):
    # MySQL cannot update a table through a subquery that joins to it.
    return rows.values_list("identity", flat=True).distinct()


def shared_digest(page):
    """A fingerprint of what all languages share and a calendar program shows."""
    facts = {
        name: getattr(page, page._meta.get_field(name).attname)
        for name in page.shared_fields
    }
    for relation, names in ROW_FIELDS.items():
        rows = getattr(page, relation).all()
        facts[relation] = sorted(
            [str(getattr(row, name)) for name in names] for row in rows
        )
    return fingerprint(facts)


def text_digest(page):
    """A fingerprint of what one language says."""
    facts = {name: getattr(page, name) for name in TEXT_FIELDS}
    facts["body"] = body_to_text(page.body)
    return fingerprint(facts)


def fingerprint(facts):
    encoded = json.dumps(facts, cls=DjangoJSONEncoder, sort_keys=True)
    return hashlib.sha256(encoded.encode()).hexdigest()
