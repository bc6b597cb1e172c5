"""What a source would change and only a person may: made, accepted, refused."""

from django.db import transaction
from django.utils import timezone

from ..models import (
    EventPage,
    EventProposal,
    EventSource,
    ImportedEvent,
    Occurrence,
)
from .on_page import values_on
from .plan import PROPOSED, pages_of

Kind, State = EventProposal.Kind, EventProposal.State


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
    coming = Occurrence.objects.filter(end__gt=timezone.now()).values("identity")
    known = source.events.filter(
        is_missing=False, is_hidden=False, identity__in=coming
    ).select_related("identity")
    gone = [row for row in known if row.identity.uid not in uids]
    ImportedEvent.objects.filter(pk__in=[row.pk for row in gone]).update(
        is_missing=True
    )
    events = [(row.identity, row.values.get("title", "")) for row in gone]
    make(source, Kind.CANCEL, events)


@transaction.atomic
def accept(proposal, user):
    """Do what is proposed."""
    page = page_of(proposal)
    if page and proposal.kind == Kind.CANCEL:
        cancel(page, user)
    elif page:
        follow(proposal.source, proposal.identity, page)
    decide(proposal, State.ACCEPTED, user)


def refuse(proposal, user):
    """Leave everything as it is, and do not propose it again."""
    decide(proposal, State.REFUSED, user)


def decide(proposal, state, user):
    proposal.state, proposal.decided_by = state, user
    proposal.decided_at = timezone.now()
    proposal.save()


def page_of(proposal):
    """The event's page in the language of the source's calendar, if there is one."""
    locale = proposal.source.calendar.locale
    pk = pages_of([proposal.identity], locale).get(proposal.identity.translation_key)
    return EventPage.objects.get(pk=pk).specific if pk else None


def cancel(page, user):
    """The event is cancelled: a change that a person makes, so no import undoes it."""
    page.status = EventPage.Status.CANCELLED
    revision = page.save_revision(user=user, log_action=True)
    if page.live:
        revision.publish(user=user, skip_permission_checks=True)


def follow(source, identity, page):
    """Let the source say what the event is from now on, as the page has it today."""
    ImportedEvent.objects.update_or_create(
        identity=identity,
        defaults={
            "source": source,
            "origin": source.name,
            "values": values_on(page),
            "digest": "",
        },
    )
    # Asked for whole: it may not have changed since the last look.
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
