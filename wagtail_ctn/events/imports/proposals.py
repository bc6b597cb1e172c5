"""What a source would change and only a person may: made, accepted, refused."""

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from ..models import (
    EventPage,
    EventProposal,
    EventSource,
    ImportedEvent,
    Occurrence,
)
from ..schedule import shown_dates
from .drafts import is_written_in_draft, write
from .exceptions import page_with
from .on_page import values_on
from .permissions import reason_not_to_decide
from .plan import PROPOSED, pages_of

Kind, State = EventProposal.Kind, EventProposal.State


class NotNow(Exception):
    """A proposal cannot be accepted as things are; says why."""


def propose(source, calendar, plan):
    """Make the proposals that follow from what a source has now.

    ``calendar`` is what was read of it, ``plan`` what becomes of that.
    """
    propose_the_same(source, plan)
    uids = {event.uid for event in calendar.events if not event.is_private}
    unread = {note.uid for note in calendar.rejected}
    welcome_back(source, uids)
    if "" not in unread:
        propose_to_cancel(source, uids | unread)


def propose_the_same(source, plan):
    """An event whose UID is known from elsewhere is proposed once."""
    rows = [row for row in plan.rows if row.result == PROPOSED]
    make(source, Kind.SAME, [(row.identity, row.event.summary) for row in rows])


def make(source, kind, events):
    """Propose something of these ``(identity, title)``, where that was not done yet."""
    EventProposal.objects.bulk_create(
        [
            EventProposal(
                source=source, identity=identity, kind=kind, title=title[:255]
            )
            for identity, title in events
        ],
        ignore_conflicts=True,
    )


def welcome_back(source, uids):
    """What was missing and is there again needs no decision."""
    missing = source.events.filter(is_missing=True).select_related("identity")
    back = [row for row in missing if row.identity.uid in uids]
    ImportedEvent.objects.filter(pk__in=[row.pk for row in back]).update(
        is_missing=False
    )
    identities = [row.identity_id for row in back]
    source.proposals.filter(kind=Kind.CANCEL, identity__in=identities).delete()


def propose_to_cancel(source, uids):
    """Events that are to come and that the source does not have any more."""
    gone = [row for row in awaited(source) if row.identity.uid not in uids]
    ImportedEvent.objects.filter(pk__in=[row.pk for row in gone]).update(
        is_missing=True
    )
    told = [(row, row.told_in(source.calendar.locale)) for row in gone]
    events = [
        (row.identity, values.get("title", ""))
        for row, values in told
        if row.is_coming or is_to_come(values)
    ]
    make(source, Kind.CANCEL, events)


def awaited(source):
    """What a source has brought that is to come, and all that was never published.

    Only what is live has dates in the database: ``is_coming`` tells.
    """
    dates = Occurrence.objects.filter(
        identity=OuterRef("identity"), end__gt=timezone.now()
    )
    unseen = EventPage.objects.filter(live=False, first_published_at=None)
    events = source.events.filter(is_missing=False, is_hidden=False)
    return (
        events.annotate(is_coming=Exists(dates))
        .filter(
            Q(is_coming=True)
            | Q(identity__translation_key__in=unseen.values("translation_key"))
        )
        .select_related("identity")
    )


def is_to_come(values):
    """Whether what was imported has a date that is not over.

    A draft need not be whole, so it is not asked.
    """
    today = timezone.localdate()
    dates = shown_dates(page_with(values)) if values else []
    return any(planned.when.last_date >= today for planned in dates)


@transaction.atomic
def accept(proposal, user):
    """Do what is proposed; raises :class:`NotNow` where that cannot be."""
    page = page_of(proposal)
    if reason := reason_not_to_accept(proposal, page, user):
        raise NotNow(reason)
    if page and proposal.kind == Kind.CANCEL:
        cancel(page, user)
    elif page:
        follow(proposal.source, proposal.identity, page)
    decide(proposal, State.ACCEPTED, user)


def reason_not_to_accept(proposal, page, user):
    """Why a user cannot accept it now; empty where they can. It is about this page."""
    if page is None:
        return ""
    is_here = page.locale_id == proposal.source.calendar.locale_id
    if proposal.kind == Kind.SAME and not is_here:
        return _("It is not here in the language of the calendar: translate it first.")
    return reason_not_to_decide(page, user)


def refuse(proposal, user):
    """Leave everything as it is, and do not propose it again."""
    decide(proposal, State.REFUSED, user)


def decide(proposal, state, user):
    proposal.state, proposal.decided_by = state, user
    proposal.decided_at = timezone.now()
    proposal.save()


def page_of(proposal):
    """The event's page, if there is one."""
    page = pages_about([proposal], proposal.source).get(proposal.pk)
    return page and page.specific


def pages_about(proposals, source):
    """``{id of a proposal: page}``: in the calendar's language, else the oldest."""
    found = pages_of([proposal.identity for proposal in proposals])
    locale = source.calendar.locale_id
    ids = {}
    for proposal in proposals:
        own = found[proposal.identity.translation_key]
        ids[proposal.pk] = own.get(locale) or min(own.values(), default=None)
    pages = EventPage.objects.in_bulk([pk for pk in ids.values() if pk])
    return {pk: pages[page] for pk, page in ids.items() if page in pages}


def cancel(page, user):
    """The event is cancelled: a change that a person makes, so no import undoes it."""
    cancelled = {"status": EventPage.Status.CANCELLED.value}
    live = cancelled if page.live else None
    draft = cancelled if is_written_in_draft(page, publish=True) else None
    write(page, live, draft, publish=False, user=user)


def follow(source, identity, page):
    """Let the source say what the event is from now on, as the page has it today."""
    known = ImportedEvent.objects.filter(identity=identity).first()
    imported = known or ImportedEvent(identity=identity)
    imported.source, imported.origin, imported.digest = source, source.name, ""
    imported.tell(page.locale, values_on(page))
    imported.save()
    look_anew(source)


def look_anew(source):
    """Ask the source for all it has: it may not have changed since the last look."""
    EventSource.objects.filter(pk=source.pk).update(
        etag="", last_modified="", next_run_at=timezone.now()
    )


def accept_less(source):
    """Let what is held pass: the source really has so few events now."""
    EventSource.objects.filter(pk=source.pk).update(
        accepted=source.held, held="", next_run_at=timezone.now()
    )


def hide(imported, user):
    """Show an event no more, whatever its source says from now on."""
    with transaction.atomic():
        ImportedEvent.objects.filter(pk=imported.pk).update(is_hidden=True)
        key = imported.identity.translation_key
        for page in EventPage.objects.filter(translation_key=key, live=True):
            page.unpublish(user=user)


def show_again(imported):
    """Let imports change an event that was hidden; publishing it is the editor's."""
    ImportedEvent.objects.filter(pk=imported.pk).update(is_hidden=False, digest="")
    if imported.source:
        look_anew(imported.source)
