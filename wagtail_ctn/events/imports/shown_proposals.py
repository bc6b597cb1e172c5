"""Proposals as whoever decides about them sees them: what is here beside what came."""

from typing import NamedTuple

from ..models import EventPage, EventProposal, EventSourceRun, ImportedEvent
from .labels import label_of
from .permissions import may_edit
from .proposals import pages_about, reason_not_to_accept

MOST_PROPOSALS, MOST_DECIDED = 50, 20
State, Outcome = EventProposal.State, EventSourceRun.Outcome


class ShownProposal(NamedTuple):
    """``page`` is that of the event here, ``None`` for those who may not see it.

    ``when`` is when the event is at the source, ``differing`` names what the page has
    otherwise, ``reason`` says why it cannot be accepted now.
    """

    proposal: EventProposal
    imported: ImportedEvent | None
    page: EventPage | None
    may_edit: bool
    when: str
    differing: list
    reason: str


def open_proposals(source, user):
    """The first proposals of a source that nobody has decided."""
    waiting = source.proposals.filter(state=State.OPEN)
    waiting = list(
        waiting.select_related("identity__imported__source")[:MOST_PROPOSALS]
    )
    pages, told = pages_about(waiting, source), told_of(source)
    return [shown(proposal, pages.get(proposal.pk), told, user) for proposal in waiting]


def shown(proposal, page, told, user):
    is_editor = bool(page) and may_edit(page, user)
    result = told.get(proposal.identity.uid, {})
    return ShownProposal(
        proposal=proposal,
        imported=getattr(proposal.identity, "imported", None),
        page=page if is_editor or (page and page.live) else None,
        may_edit=is_editor,
        when=result.get("when", ""),
        differing=[label_of(name) for name in result.get("kept", [])],
        reason=reason_not_to_accept(proposal, page, user),
    )


def told_of(source):
    """``{UID: result}`` of what was proposed when the source was read last."""
    runs = source.runs.filter(outcome__in=[Outcome.DONE, Outcome.REJECTED])
    last = runs.first()
    results = last.results if last else []
    return {each["uid"]: each for each in results if each["result"] == "proposed"}


def decided_proposals(source):
    """The last proposals that somebody has decided."""
    decided = source.proposals.exclude(state=State.OPEN).select_related("decided_by")
    return decided.order_by("-decided_at", "-pk")[:MOST_DECIDED]
