"""What a calendar from elsewhere would change here: nothing is written.

A plan compares three things of each event: what the calendar says, what the last
import put on the page, and what is there now. What the calendar has changed is taken
over; what an editor has changed stays, unless everything is asked for.
"""

from dataclasses import dataclass, field, replace
from typing import Any

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from wagtail_ctn.dates import format_when
from wagtail_ctn.translation import other_source

from ..indexing import load_rows
from ..models import EventIdentity, EventPage, ImportedEvent
from .drafts import (
    drafts_of,
    is_written_in_draft,
    is_written_live,
    keys_of_several,
    state_of,
)
from .exceptions import values_with_dates
from .matching import Matcher, Matches
from .on_page import NAMES, PART_FIELDS, ROWS_BY_KEY, SETS, SHARED, values_on
from .permissions import may_edit, reason_to_wait
from .reading import new_patience, note_text
from .rejecting import CANNOT_BE, rejection
from .values import digest_of, values_of

NEW, CHANGED, UNCHANGED, CANCELLED = "new", "changed", "unchanged", "cancelled"
REJECTED, HIDDEN, PROPOSED, WAITING = "rejected", "hidden", "proposed", "waiting"
RESULTS = [NEW, CHANGED, CANCELLED, UNCHANGED, REJECTED, HIDDEN, PROPOSED, WAITING]
# What is written when a plan is carried out.
WRITTEN = {NEW, CHANGED, CANCELLED}
AT_A_TIME = 500


@dataclass(frozen=True)
class Difference:
    """One value that the calendar and the page have otherwise."""

    name: str
    old: Any
    new: Any


@dataclass
class Version:
    """One version of a page, the live one or its draft.

    ``changes`` are taken over, ``kept`` are an editor's and stay.
    """

    changes: list = field(default_factory=list)
    kept: list = field(default_factory=list)

    @property
    def new_values(self):
        return {change.name: change.new for change in self.changes}


@dataclass
class Row:
    """One event of the calendar, and what becomes of it.

    ``live`` and ``draft`` are the versions of its page that would be written, ``state``
    is that of the page when it was looked at. ``has_pages`` says whether the event is
    here in any language, ``has_alias`` whether an alias stands for it in this one,
    ``is_told_again`` that its calendar said the same when it was imported last.
    ``reason`` says why it is rejected or waits, ``is_unsettled`` that the next import
    of the same may do what this one could not.
    """

    event: Any
    result: str = UNCHANGED
    matches: Matches = Matches()
    identity: EventIdentity | None = None
    imported: ImportedEvent | None = None
    page_id: int | None = None
    has_pages: bool = False
    has_alias: bool = False
    values: dict = field(default_factory=dict)
    live: Version | None = None
    draft: Version | None = None
    state: tuple = ()
    reason: str = ""
    is_unsettled: bool = False
    digest: str = ""
    is_told_again: bool = False

    @property
    def versions(self):
        return [version for version in (self.live, self.draft) if version]

    @property
    def changes(self):
        """What any version takes over; what visitors see of it before the draft."""
        return by_name(change for each in self.versions for change in each.changes)

    @property
    def kept(self):
        """What no version takes over: an editor has changed it."""
        changed = {change.name for change in self.changes}
        kept = by_name(kept for each in self.versions for kept in each.kept)
        return [each for each in kept if each.name not in changed]

    @property
    def is_written(self):
        return self.result in WRITTEN

    @property
    def says_something_new(self):
        """Whether it was imported before, and its calendar had then said otherwise."""
        return bool(self.values and self.imported) and not self.is_told_again

    @property
    def start(self):
        """Its first date now; a cancellation need not say it."""
        return self.event.parts[-1].when.start_date if self.event.parts else None

    @property
    def title(self):
        """What it is called in reports, which do not tell what is private."""
        return "" if self.event.is_private else self.event.summary

    @property
    def when(self):
        """When it is, for people; a cancellation need not say it."""
        if not self.event.parts:
            return ""
        when = self.event.parts[-1].when
        return format_when(when, timezone.get_default_timezone_name())

    @property
    def notes(self):
        """How it was read otherwise than it is written."""
        return [note_text(note) for note in self.event.notes]


@dataclass
class Plan:
    """What would become of each event; ``rejected`` could not even be read."""

    calendar: Any
    rows: list[Row]
    rejected: tuple = ()
    publish: bool = False


class Planner:
    """Makes plans for one calendar.

    ``source`` is the :class:`EventSource` that the events come from, if any; ``user``
    who imports them, ``None`` for the site itself, which may do everything.
    ``publish`` says whether what is new goes live, and what has changed; otherwise
    drafts are compared, and written. ``overwrite`` takes over what an editor has
    changed too. Without ``link`` no venues and partners of this site are looked for;
    ``apart`` names those that are not meant: see :class:`~.matching.Matcher`.
    ``patience`` is that of whoever has read the calendar.
    """

    def __init__(
        self,
        calendar,
        *,
        source=None,
        user=None,
        publish=False,
        overwrite=False,
        link=True,
        apart=(),
        patience=None,
    ):
        self.calendar, self.source, self.user = calendar, source, user
        self.publish, self.overwrite = publish, overwrite
        self.patience = patience or new_patience()
        self.matcher = Matcher(calendar.locale, source, link, apart)

    def plan(self, read, events=None):
        """The plan for a :class:`~wagtail_ctn.ical.reader.ReadCalendar`.

        ``events`` are those of its events that are wanted, all by default. The number
        of queries is the same for every 500 events, but for a few about each page that
        would be changed: whether it may be.
        """
        rows = [Row(event) for event in (read.events if events is None else events)]
        for first in range(0, len(rows), AT_A_TIME):
            some = rows[first : first + AT_A_TIME]
            recognise(some, self.calendar.locale)
            self.compare([row for row in some if self.each(row, self.needs_comparison)])
        return Plan(self.calendar, rows, read.rejected, self.publish)

    def each(self, row, step, *facts):
        """Do one step with an event; whatever cannot be rejects that one alone."""
        try:
            return step(row, *facts)
        except CANNOT_BE as error:
            row.result = REJECTED
            row.reason = note_text(rejection(row.event, error))
            return None

    def needs_comparison(self, row):
        """Whether the page must be looked at; notes the result where it need not."""
        row.matches = self.matcher.matches(row.event)
        row.digest = digest_of(row.event, row.matches)
        imported = row.imported
        if imported and imported.digest:
            told = imported.told_in(self.calendar.locale)
            row.is_told_again = told.get("digest") == row.digest
        is_here = row.page_id is not None
        if row.event.is_private:
            row.result, row.reason = HIDDEN, _("It is private in its calendar.")
        elif imported and imported.is_hidden:
            row.result = HIDDEN
        elif self.source and row.identity and not self.may_follow(row):
            # What differs is shown to whoever decides.
            return is_here and row.result == PROPOSED
        elif row.has_alias and not is_here:
            self.wait(row, _("It is here as an alias: translate it first."))
        elif row.identity is None or not (is_here or row.event.is_partial):
            self.decide_new(row)
        elif imported and not self.overwrite and is_older(row.event, imported):
            row.reason = _("What is here is newer.")
        elif row.is_told_again and not self.overwrite:
            pass
        else:
            return is_here
        return False

    def wait(self, row, reason):
        row.result, row.reason, row.is_unsettled = WAITING, reason, True

    def decide_new(self, row):
        if row.event.is_cancellation:
            row.reason = _("This cancels an event that is not here.")
        else:
            row.values = self.values_of(row)
            row.result = NEW

    def may_follow(self, row):
        """Whether an event is the source's own, and here; notes why it is not.

        In every language: who names the UID of an event may not add a translation to
        it, and what was deleted comes back from a file, not from a source.
        """
        is_own = row.imported and row.imported.source_id == self.source.pk
        if not row.has_pages:
            row.result, row.reason = HIDDEN, _("This event was deleted here.")
        elif not is_own:
            row.result = PROPOSED
            row.reason = _("This event is known from elsewhere.")
        elif row.page_id is None:
            row.result = HIDDEN
            row.reason = _("This event is here in another language only.")
        else:
            return True
        return False

    def compare(self, rows):
        """Compare pages with what the calendar says of them."""
        pages = EventPage.objects.in_bulk([row.page_id for row in rows])
        load_rows(list(pages.values()))
        drafts = drafts_of(
            [p for p in pages.values() if is_written_in_draft(p, self.publish)]
        )
        translated = keys_of_several(list(pages.values()))
        for row in rows:
            page = pages[row.page_id]
            follows = page.translation_key in translated and bool(other_source(page))
            self.each(row, self.compare_with, page, drafts, follows)

    def compare_with(self, row, page, drafts, follows):
        """``follows`` says that another language decides what is shared with this."""
        row.state = state_of(page)
        if is_written_live(page, self.publish):
            row.live = self.version(row, page, follows)
        if page.pk in drafts:
            row.draft = self.version(row, drafts[page.pk], follows)
        row.result = self.result_of(row, page)

    def incoming_values(self, row, current):
        """What the calendar says of an event that is here.

        A file may tell of some dates only, or of nothing but that the event is
        cancelled: all else is as it is.
        """
        event = row.event
        if event.is_cancellation and not event.is_partial:
            return {**current, "status": EventPage.Status.CANCELLED.value}
        if event.is_partial:
            return values_with_dates(event, current, self.patience)
        return self.values_of(row)

    def values_of(self, row):
        """The values of an event, in words of the calendar's language."""
        with translation.override(self.calendar.locale.language_code):
            return values_of(row.event, row.matches, self.patience)

    def version(self, row, page, follows=False):
        """What a version of a page takes over: an editor may have changed only that."""
        current = values_on(page)
        values = self.incoming_values(row, current)
        row.values = row.values or values
        is_known = row.imported and row.result != PROPOSED
        base = self.told_before(row.imported) if is_known else None
        # A date is one thing: half of it of one and half of another is nobody's.
        names = SHARED if follows else set()
        if base is not None and not self.overwrite and has_other_date(current, base):
            names = names.union(PART_FIELDS)
        version = Version()
        for difference in differences(current, values):
            if difference.name in names:
                version.kept.append(difference)
            else:
                self.decide(version, difference, base)
        return version

    def told_before(self, imported):
        """What was imported last; of a copy of another language, what was there."""
        told = imported.told_in(self.calendar.locale)
        others = (each for each in imported.values.values() if isinstance(each, dict))
        return told or next(others, {})

    def decide(self, version, difference, base):
        """Whether a value is taken over, or an editor's and stays."""
        if self.overwrite:
            version.changes.append(difference)
        elif base is None:
            version.kept.append(difference)
        elif difference.name in SETS or difference.name in ROWS_BY_KEY:
            merge = changed_set if difference.name in SETS else changed_rows
            wanted = merge(difference, base)
            if wanted != difference.old:
                version.changes.append(replace(difference, new=wanted))
            elif difference.name in ROWS_BY_KEY:
                version.kept.append(difference)
        elif difference.old == base.get(difference.name):
            version.changes.append(difference)
        else:
            version.kept.append(difference)

    def result_of(self, row, page):
        if row.result == PROPOSED:
            return PROPOSED
        changes = {change.name: change.new for change in row.changes}
        if not changes:
            return UNCHANGED
        if reason := reason_to_wait(page, self.user, self.publish):
            self.wait(row, reason)
            if not may_edit(page, self.user):
                self.keep_secret(row)
            return WAITING
        is_cancelled = changes.get("status") == EventPage.Status.CANCELLED
        return CANCELLED if is_cancelled else CHANGED

    def keep_secret(self, row):
        """What is on a page is not shown to those who may not edit it."""
        row.page_id = row.live = row.draft = None


def recognise(rows, locale):
    """Find what is known of these events, by their UID."""
    uids = [row.event.uid for row in rows]
    found = EventIdentity.objects.filter(uid__in=uids).select_related("imported")
    identities = {identity.uid: identity for identity in found}
    pages, aliases = pages_and_aliases_of(identities.values())
    for row in rows:
        row.identity = identities.get(row.event.uid)
        row.imported = getattr(row.identity, "imported", None)
        own = pages[row.identity.translation_key] if row.identity else {}
        row.page_id, row.has_pages = own.get(locale.pk), bool(own)
        row.has_alias = bool(row.identity) and (
            (row.identity.translation_key, locale.pk) in aliases
        )


def pages_of(identities):
    """``{translation key: {id of a language: id}}`` of these events, aliases apart."""
    pages, _aliases = pages_and_aliases_of(identities)
    return pages


def pages_and_aliases_of(identities):
    """The same, and the ``(translation key, id of a language)`` of aliases."""
    pages = {identity.translation_key: {} for identity in identities}
    aliases = set()
    rows = EventPage.objects.filter(translation_key__in=pages)
    for key, locale, pk, alias in rows.values_list(
        "translation_key", "locale", "pk", "alias_of"
    ):
        if alias:
            aliases.add((key, locale))
        else:
            pages[key][locale] = pk
    return pages, aliases


def is_older(event, imported):
    """Whether the calendar has an earlier version than was imported last.

    SEQUENCE tells, and LAST-MODIFIED among those of one SEQUENCE; there are programs
    that begin to count anew, and those that write neither.
    """
    is_later = (
        event.changed is not None
        and imported.changed_at is not None
        and event.changed > imported.changed_at
    )
    if event.sequence != imported.sequence:
        return event.sequence < imported.sequence and not is_later
    if event.changed is None or imported.changed_at is None:
        return False
    return event.changed < imported.changed_at


def by_name(found):
    """The first :class:`Difference` of each name."""
    first = {}
    for each in found:
        first.setdefault(each.name, each)
    return list(first.values())


def differences(current, incoming):
    """What a calendar says otherwise than the page; it need not speak of everything."""
    return [
        Difference(name, current[name], incoming[name])
        for name in NAMES
        if name in incoming and current[name] != incoming[name]
    ]


def has_other_date(current, base):
    """Whether an editor has changed when an event is."""
    return any(name in base and current[name] != base[name] for name in PART_FIELDS)


def changed_rows(difference, base):
    """The rows of a page with what the calendar says of others since last time.

    What an editor has said of a date, or taken back of it, stays.
    """
    key_of = ROWS_BY_KEY[difference.name]
    before, old, new = (
        {key_of(row): row for row in rows}
        for rows in (base.get(difference.name, []), difference.old, difference.new)
    )
    keys = sorted({*old, *new})
    own = {key for key in {*before, *keys} if old.get(key) != before.get(key)}
    rows = [(old if key in own else new).get(key) for key in keys]
    return [row for row in rows if row]


def changed_set(difference, base):
    """The rows of a page with what the calendar has more or less than last time.

    What an editor has added stays beside, and what an editor took off stays off.
    """
    before = base.get(difference.name, [])
    more = [value for value in difference.new if value not in before]
    less = [value for value in before if value not in difference.new]
    kept = [value for value in difference.old if value not in less]
    return sorted([*kept, *(value for value in more if value not in kept)])
