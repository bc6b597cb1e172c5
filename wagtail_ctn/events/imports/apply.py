"""Carries out a plan: all or nothing of each event, in steps that can be taken again.

Killed in the middle, what was done is done, and the next import does the rest: what is
noted of an event is written in the transaction that writes its page.
"""

from time import monotonic

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wagtail_ctn.ical.writer import one_line

from ..models import EventIdentity, EventPage, EventText, ImportedEvent
from ..versions import shared_digest
from .batch import BatchError, create_pages
from .on_page import put_values
from .plan import NEW, REJECTED, UNCHANGED
from .texts import link

# New events that are made together.
AT_A_TIME = 100
# What a database says of a value that it cannot hold, or holds already.
REFUSED = (DataError, IntegrityError)
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

    ``publish`` says whether what is new goes live, and what has changed; ``user`` is
    who is noted for it; ``source`` and ``origin`` are what is noted of where from.
    ``seconds`` is how long it may take: what is not begun by then is left to the next
    time, as ``is_finished`` says.
    """

    def __init__(
        self, plan, *, publish, user=None, source=None, origin="", seconds=None
    ):
        self.plan, self.publish, self.user = plan, publish, user
        self.source, self.origin = source, origin
        self.deadline = monotonic() + seconds if seconds else None
        self.is_finished = True

    def run(self, left_out=()):
        """Write everything but the events with these UIDs; the rows say what became."""
        rows = [row for row in self.plan.rows if row.event.uid not in left_out]
        self.note(rows)
        for row in rows:
            if row.is_written and row.result != NEW and self.has_time():
                self.change(row)
        new = [row for row in rows if row.result == NEW]
        for first in range(0, len(new), AT_A_TIME):
            if self.has_time():
                self.create(new[first : first + AT_A_TIME])

    def has_time(self):
        if self.deadline and monotonic() > self.deadline:
            self.is_finished = False
        return self.is_finished

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
        imported.sequence, imported.changed_at = event.sequence, event.changed
        imported.digest, imported.values = row.digest, row.values
        imported.is_missing = False
        imported.imported_at = timezone.now()
        return imported

    def create(self, rows):
        """Make pages of new events; one that cannot be loses no other."""
        while rows:
            try:
                with transaction.atomic():
                    self.create_all(rows)
                return
            except BatchError as error:
                for index, problem in error.problems.items():
                    reject(rows[index], problem)
                rows = [row for row in rows if row.result == NEW]
            except REFUSED as error:
                if len(rows) == 1:
                    reject(rows[0], not_stored(error))
                    return
                for row in rows:
                    self.create([row])
                return

    def create_all(self, rows):
        pages = [self.new_page(row) for row in rows]
        self.keep(rows, list(map(self.identity, rows, pages)))
        create_pages(self.plan.calendar, pages, publish=self.publish, user=self.user)
        for row, page in zip(rows, pages, strict=True):
            row.page_id = page.pk

    def new_page(self, row):
        page = EventPage(locale=self.plan.calendar.locale)
        if row.identity:
            page.translation_key = row.identity.translation_key
        put_values(page, row.values)
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
        EventIdentity.objects.bulk_create(i for i in identities if i.pk is None)
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
                self.change_page(row)
                self.described(row, row.identity).save()
        except ValidationError as error:
            reject(row, error)
        except REFUSED as error:
            reject(row, not_stored(error))

    def change_page(self, row):
        page = EventPage.objects.select_for_update().get(pk=row.page_id).specific
        new = {change.name: change.new for change in row.changes}
        draft = page.get_latest_revision_as_object()
        is_waiting = page.has_unpublished_changes
        never_published = page.first_published_at is None
        if self.publish and (page.live or never_published):
            if page.live:
                self.go_live(save(page, new, self.user))
            else:
                self.go_live(save(draft, new, self.user))
            if not (page.live and is_waiting):
                return
        save(draft, new, self.user)

    def go_live(self, revision):
        """Whoever may publish was asked when the import was begun."""
        revision.publish(user=self.user, skip_permission_checks=True)


def save(page, values, user):
    """Put values on a page, be it a draft, and save it as a revision."""
    put_values(page, values)
    page.full_clean()
    return page.save_revision(user=user, log_action=True)


def time_of_change(event):
    """When what is new here last changed: now, but for what a file of ours has."""
    now = timezone.now()
    return min(event.changed or now, now) if event.own else now


def not_stored(error):
    reason = _("The database does not take it: %(error)s") % {"error": error}
    return ValidationError(one_line(reason))


def reject(row, error):
    row.result = REJECTED
    row.reason = " ".join(error.messages)
