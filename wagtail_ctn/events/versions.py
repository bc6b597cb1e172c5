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

from .schedule import EXCEPTION_FIELDS, EXCEPTION_TEXTS, WHEN_FIELDS

TEXT_FIELDS = ["title", "summary", "status_reason", "place", "price", "slug"]
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
# By what the texts of exceptions are compared.
TEXT_ROWS = ["original_date", "original_time", *EXCEPTION_TEXTS]


class Version(NamedTuple):
    """The identity of an event, and when anything in one language last changed."""

    identity: object
    changed_at: datetime


def record_version(page):
    """:func:`record_versions` for one page; ``None`` where it is not live."""
    return record_versions([page]).get(page.pk)


def record_versions(pages):
    """Note what live pages say, and that they changed if they did.

    Returns ``{page id: Version}``; pages that are not live have none. SEQUENCE rises
    when the shared facts are other than those published last, whatever made them so: an
    edit, an older revision, a copy from the source language. The number of queries is
    that of changes, and the same for any number of pages without.
    """
    pages = [page for page in pages if page.live and page.when]
    identities = identities_of(pages)
    texts = texts_of(pages, identities)
    return {
        page.pk: Version(identity, max(identity.changed_at, text.changed_at))
        for page in pages
        if (identity := identities[page.pk]) and (text := texts[page.pk])
    }


def identities_of(pages):
    """``{page id: its identity}``, made where there is none; its sequence rises."""
    from .models import EventIdentity

    keys = {page.pk: behind_aliases(page).translation_key for page in pages}
    now = timezone.now()

    def stored():
        rows = EventIdentity.objects.filter(translation_key__in=keys.values())
        return {row.translation_key: row for row in rows}

    def make(key, page):
        return EventIdentity(
            translation_key=key,
            uid=str(key),
            digest=shared_digest(page),
            changed_at=now,
        )

    found, new = found_or_made(pages, keys, stored, make)
    for page in pages:
        key = keys[page.pk]
        if not page.alias_of_id and key not in new:
            raise_sequence(found[key], shared_digest(page))
    return {page.pk: found[keys[page.pk]] for page in pages}


def texts_of(pages, identities):
    """``{page id: the EventText of its language}``, made or noted as changed."""
    from .models import EventText

    keys = {page.pk: (identities[page.pk].pk, page.locale_id) for page in pages}
    now = timezone.now()

    def stored():
        rows = EventText.objects.filter(identity__in={key[0] for key in keys.values()})
        return {(row.identity_id, row.locale_id): row for row in rows}

    def make(key, page):
        return EventText(
            identity_id=key[0],
            locale_id=key[1],
            digest=text_digest(page),
            changed_at=now,
        )

    found, new = found_or_made(pages, keys, stored, make)
    for page in pages:
        key = keys[page.pk]
        if page.alias_of_id or key in new:
            continue
        note_text(found[key], text_digest(page), now)
    return {page.pk: found[keys[page.pk]] for page in pages}


def note_text(text, digest, now):
    """Note what one language says; when it changed, unless nothing was noted before."""
    if text.digest == digest:
        return
    changed_at = now if text.digest else text.changed_at
    text.digest, text.changed_at = digest, changed_at
    rows = type(text).objects.filter(pk=text.pk)
    rows.update(digest=digest, changed_at=changed_at)


def found_or_made(pages, keys, stored, make):
    """``{key: its row}`` of the pages, and which of the keys are new.

    ``keys`` are those of the pages by their ids; ``stored()`` says what there is, and
    ``make(key, page)`` makes a row of the first page that has the key.
    """
    found, new = stored(), {}
    for page in pages:
        key = keys[page.pk]
        if key not in found and key not in new:
            new[key] = make(key, page)
    if new:
        model = type(next(iter(new.values())))
        # Somebody else may make the same row at this moment: theirs is as good.
        model.objects.bulk_create(new.values(), ignore_conflicts=True)
        found = stored()
    return found, set(new)


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
    facts["exceptions"] = row_facts(page, "exceptions", TEXT_ROWS)
    return fingerprint(facts)


def fingerprint(facts):
    encoded = json.dumps(facts, cls=DjangoJSONEncoder, sort_keys=True)
    return hashlib.sha256(encoded.encode()).hexdigest()
