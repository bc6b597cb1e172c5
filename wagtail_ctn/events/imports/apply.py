"""Carries out a plan: all or nothing of each event, in steps that can be taken again.

Killed in the middle, what was done is done, and the next import does the rest: what is
noted of an event is written in the transaction that writes its page.
"""

import logging
from time import monotonic, sleep

from django.core.exceptions import ValidationError
from django.db import (
    IntegrityError,
    InterfaceError,
    OperationalError,
    connections,
    transaction,
)
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from wagtail_ctn.translation import take_shared_facts

from ..models import EventIdentity, EventPage, EventText, ImportedEvent
from ..versions import shared_digest
from .batch import BatchError, create_pages, insert
from .drafts import state_of, write
from .on_page import put_values
from .plan import NEW, REJECTED, UNCHANGED, recognise
from .texts import link

logger = logging.getLogger(__name__)
# The database does not answer, or somebody else is at it: no event's fault.
NOT_ITS_FAULT = (InterfaceError, OperationalError)
# New events that are made together.
AT_A_TIME = 100
LONGEST_ORIGIN = ImportedEvent._meta.get_field("origin").max_length
# Seconds. Who waits for SQLite's lock asks for it every tenth of a second, and would
# hardly ever find it free.
AT_A_STRETCH, PAUSE = 1, 0.15
# What is noted of an event at each import that says something new of it.
NOTED = [
    "url",
    "sequence",
    "changed_at",
    "digest",
    "values",
    "is_missing",
    "imported_at",
]


class Application:
    """One plan being carried out.

    ``user`` is who is noted for it; ``source`` and ``origin`` are what is noted of
    where from. What is not begun by the ``deadline``, on the clock of
    :func:`time.monotonic`, is left to the next time, as ``is_finished`` says.
    """

    def __init__(self, plan, *, user=None, source=None, origin="", deadline=None):
        self.plan, self.publish, self.user = plan, plan.publish, user
        self.source, self.origin = source, origin[:LONGEST_ORIGIN]
        self.deadline = deadline
        self.is_finished = True
        self.paused_at = monotonic()

    def run(self, left_out=()):
        """Write everything but the events with these UIDs; the rows say what became."""
        rows = [row for row in self.plan.rows if row.event.uid not in left_out]
        self.note(rows)
        for row in rows:
            if row.is_written and row.result != NEW and self.has_time():
                self.change(row)
                self.let_others_write()
        new = [row for row in rows if row.result == NEW]
        for first in range(0, len(new), AT_A_TIME):
            if self.has_time():
                self.create(new[first : first + AT_A_TIME])
                self.let_others_write()

    def has_time(self):
        if self.deadline is not None and monotonic() > self.deadline:
            self.is_finished = False
        return self.is_finished

    def let_others_write(self):
        """On SQLite an editor who saves a page would wait for the whole import."""
        if connections[EventPage.objects.db].vendor != "sqlite":
            return
        if monotonic() - self.paused_at > AT_A_STRETCH:
            sleep(PAUSE)
            self.paused_at = monotonic()

    def note(self, rows):
        """Of what is as it was on the page, note what the calendar says of it now."""
        again = [
            self.described(row, row.identity)
            for row in rows
            if row.result == UNCHANGED and row.says_something_new
        ]
        ImportedEvent.objects.bulk_update(again, NOTED, batch_size=100)

    def described(self, row, identity):
        """What was imported of an event, as the calendar has it now; not saved."""
        event = row.event
        imported = row.imported or ImportedEvent(
            identity=identity, source=self.source, origin=self.origin
        )
        imported.url = link(event.url)
        if not event.is_partial:
            # The version of one date is not that of the series.
            imported.sequence, imported.changed_at = event.sequence, event.changed
        imported.digest = row.digest
        imported.tell(self.plan.calendar.locale, row.values, row.digest)
        imported.is_missing = False
        imported.imported_at = timezone.now()
        return imported

    def create(self, rows):
        """Make pages of new events together; one that cannot be made loses no other."""
        if not rows:
            return
        try:
            with transaction.atomic():
                # Whoever imports into this calendar at once is before us or after us.
                Page.objects.select_for_update().get(pk=self.plan.calendar.pk)
                rows = self.still_new(rows)
                self.create_all(rows)
        except NOT_ITS_FAULT:
            raise
        except BatchError as error:
            for index, problem in error.problems.items():
                reject(rows[index], problem)
            self.create([row for row in rows if row.result == NEW])
        except Exception as error:
            self.create_apart(rows, error)

    def create_apart(self, rows, error):
        """After an error of nobody knows which of them: each by itself."""
        if len(rows) > 1:
            for row in rows:
                if self.has_time():
                    self.create([row])
        elif self.still_new(rows):
            reject(rows[0], error)

    def still_new(self, rows):
        """Those that no other import has brought since the plan was made."""
        before = [row.identity for row in rows]
        recognise(rows, self.plan.calendar.locale)
        for row, identity in zip(rows, before, strict=True):
            if row.page_id or (row.identity and not identity):
                leave(row)
        return [row for row in rows if row.result == NEW]

    def create_all(self, rows):
        pages = [self.new_page(row) for row in rows]
        self.keep(rows, list(map(self.identity, rows, pages)))
        create_pages(self.plan.calendar, pages, publish=self.publish, user=self.user)
        for row, page in zip(rows, pages, strict=True):
            row.page_id = page.pk

    def new_page(self, row):
        page = EventPage(locale=self.plan.calendar.locale)
        put_values(page, row.values)
        if row.identity:
            page.translation_key = row.identity.translation_key
            take_shared_facts(page)
        return page

    def identity(self, row, page):
        return row.identity or EventIdentity(
            translation_key=page.translation_key,
            uid=row.event.uid,
            sequence=row.event.sequence,
            digest=shared_digest(page),
            changed_at=time_of_change(row.event),
        )

    def keep(self, rows, identities):
        """Write who the new events are, and what was imported of each."""
        insert(EventIdentity, [each for each in identities if each.pk is None])
        self.keep_times(rows, identities)
        known = [row.imported for row in rows if row.imported]
        new = []
        for row, identity in zip(rows, identities, strict=True):
            imported = self.described(row, identity)
            if not row.imported:
                new.append(imported)
        ImportedEvent.objects.bulk_create(new)
        ImportedEvent.objects.bulk_update(known, NOTED)

    def keep_times(self, rows, identities):
        """What comes back from a file of ours is as old as it was."""
        pairs = zip(rows, identities, strict=True)
        texts = [
            EventText(
                identity=identity,
                locale=self.plan.calendar.locale,
                changed_at=time_of_change(row.event),
            )
            for row, identity in pairs
            if row.event.own
        ]
        EventText.objects.bulk_create(texts, ignore_conflicts=True)

    def change(self, row):
        """Change one page; what an editor is just writing on it stays a draft."""
        try:
            with transaction.atomic():
                page = EventPage.objects.select_for_update().get(pk=row.page_id)
                if not is_as_planned(row):
                    leave(row)
                elif state_of(page) != row.state:
                    leave(row, _("Somebody has just changed it here."))
                else:
                    self.change_page(page.specific, row)
                    self.described(row, row.identity).save()
        except NOT_ITS_FAULT:
            raise
        except Exception as error:
            reject(row, error)

    def change_page(self, page, row):
        write(
            page,
            row.live and row.live.new_values,
            row.draft and row.draft.new_values,
            publish=self.publish,
            user=self.user,
        )


def is_as_planned(row):
    """Whether the last import of an event is the one that the plan knows of."""
    stored = ImportedEvent.objects.filter(identity=row.identity)
    planned = row.imported.digest if row.imported else None
    return stored.values_list("digest", flat=True).first() == planned


def leave(row, reason=""):
    """Somebody was faster; the next import sees what is there then."""
    row.result, row.is_unsettled = UNCHANGED, True
    row.reason = reason or _("Another import has just brought it.")


def time_of_change(event):
    """When what is new here last changed: now, but for what a file of ours has."""
    now = timezone.now()
    return min(event.changed or now, now) if event.own else now


def reject(row, error):
    """Note why an event is not taken; what nobody foresaw goes to the log as well."""
    row.result, row.is_unsettled = REJECTED, True
    if isinstance(error, ValidationError):
        row.reason = " ".join(error.messages)
    elif isinstance(error, IntegrityError) and is_taken(row):
        row.reason = _("In this database its UID is the same as that of another event.")
    else:
        logger.error("Import of event %s", row.event.uid, exc_info=error)
        row.reason = _("Unexpected: %s") % type(error).__name__


def is_taken(row):
    """Whether the database finds a UID that is not quite this one.

    MariaDB and MySQL compare text without regard to case and accents.
    """
    if row.identity:
        return False
    return EventIdentity.objects.filter(uid=row.event.uid).exists()
