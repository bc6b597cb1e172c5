"""Follows calendars elsewhere: what is due is fetched, compared and taken over.

Each source is by itself: what is wrong with one is written into its log, and its next
look put off, while the others go on.
"""

import hashlib
import logging
import random
from datetime import date, timedelta
from time import monotonic

from django.db.models import Q
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from wagtail_ctn.conf import settings
from wagtail_ctn.fetching import FetchError, fetch, shown
from wagtail_ctn.ical.reader import OutOfPatience, ReaderError
from wagtail_ctn.ical.recurrence import Recurrence

from ..models import EventSource, EventSourceRun
from . import proposals
from .apply import Application
from .plan import Planner
from .reading import new_patience, note_text, read
from .report import Report

logger = logging.getLogger(__name__)
Outcome = EventSourceRun.Outcome
# Longer than any run: after it one that was killed no longer holds the others up.
LOCK = timedelta(minutes=30)
LONGEST_WAIT = timedelta(days=7)
# So many runs of a source are kept, and so many results of each.
MOST_RUNS, MOST_RESULTS = 50, 200
# A tenth more or less: sources that began together do not stay together.
JITTER = 0.1
# What has no more events than this part of those it had is looked at by a person.
SHRUNK = 0.1
# After a look that went well nothing is held, and what was let pass was for that once.
AS_IT_WAS = {"failures": 0, "held": "", "accepted": ""}


class Held(Exception):
    """What came is so much less than before that a person must look at it."""


def due_sources():
    """Active sources whose time has come, the one that waits longest first."""
    due = followed_sources().filter(next_run_at__lte=timezone.now())
    return due.order_by("next_run_at", "pk")


def followed_sources():
    """Active sources that are not over."""
    is_on = Q(follow_until=None) | Q(follow_until__gte=timezone.localdate())
    return EventSource.objects.filter(is_on, is_active=True)


def sync(source):
    """Look at a source now: its :class:`EventSourceRun`; ``None`` if it runs already.

    Raises nothing that has to do with the source: that is what the run says.
    """
    if not take_lock(source):
        return None
    source.refresh_from_db()
    run = EventSourceRun.objects.create(source=source)
    try:
        with translation.override(source.calendar.locale.language_code):
            state = Look(source, run).look()
    except (FetchError, ReaderError) as error:
        state = failed(source, run, reason_of(error))
    except Held as held:
        run.outcome, run.message = Outcome.HELD, str(held)
        state = {"next_run_at": next_run(source)}
    except Exception as error:
        # Nobody would be told of it, and the next source not be looked at.
        logger.exception("Calendar source %s", source.pk)
        state = failed(source, run, _("Unexpected: %s") % type(error).__name__)
    run.finished_at = timezone.now()
    run.save()
    update(source, locked_until=None, **state)
    forget_old_runs(source)
    return run


def take_lock(source):
    """Whether nobody else is at it; in one statement, so that two cannot be."""
    now = timezone.now()
    free = Q(locked_until=None) | Q(locked_until__lt=now)
    rows = EventSource.objects.filter(free, pk=source.pk)
    return bool(rows.update(locked_until=now + LOCK))


def is_interrupted(run):
    """Whether a run was killed, which could not note that any more."""
    is_over = run.started_at + LOCK < timezone.now()
    return is_over and run.outcome == Outcome.RUNNING


def update(source, **state):
    """Note the state of a source; an editor may be changing the rest of it."""
    EventSource.objects.filter(pk=source.pk).update(**state)
    for name, value in state.items():
        setattr(source, name, value)


def failed(source, run, message):
    """The state after a failure: each makes the next look come later."""
    run.outcome, run.message = Outcome.FAILED, message
    failures = min(source.failures + 1, 30)
    return {"failures": failures, "next_run_at": next_run(source, failures)}


def next_run(source, failures=0):
    wait = min(source.every * 2**failures, LONGEST_WAIT)
    # Chance, not secrecy.
    part = random.uniform(1 - JITTER, 1 + JITTER)  # noqa: S311
    return timezone.now() + wait * part


def reason_of(error):
    return note_text(error) if isinstance(error, ReaderError) else error.reason


def forget_old_runs(source):
    kept = list(source.runs.values_list("pk", flat=True)[:MOST_RUNS])
    source.runs.exclude(pk__in=kept).delete()


class Look:
    """One look at a source, noted in ``run``."""

    def __init__(self, source, run):
        self.source, self.run = source, run
        self.deadline = monotonic() + settings.SYNC_SECONDS
        self.patience = new_patience()

    def look(self):
        """Take over what is new; the state of the source after it."""
        source = self.source
        fetched = fetch(
            source.url, etag=source.etag, last_modified=source.last_modified
        )
        if fetched.moved_to:
            address = shown(fetched.moved_to)
            self.run.message = _("The calendar has moved to %s.") % address
        if fetched.not_modified:
            # It has again what it had when it was taken over last.
            self.run.outcome = Outcome.NOT_MODIFIED
            return {**AS_IT_WAS, "next_run_at": next_run(source)}
        calendar = read(fetched.octets, self.patience)
        self.hold_if_shrunk(calendar)
        plan, is_finished = self.take_over(calendar)
        # Without these the next look fetches it whether or not it has changed.
        is_settled = is_finished and not any(row.is_unsettled for row in plan.rows)
        return {
            **AS_IT_WAS,
            "next_run_at": next_run(source) if is_finished else timezone.now(),
            "etag": fetched.etag[:255] if is_settled else "",
            "last_modified": fetched.last_modified[:255] if is_settled else "",
        }

    def hold_if_shrunk(self, calendar):
        """Raise :class:`Held` where most events are gone all at once."""
        before = self.events_before()
        count = len(calendar.events)
        if not before or count > before * SHRUNK:
            return
        uids = sorted(event.uid for event in calendar.events)
        digest = hashlib.sha256("\n".join(uids).encode()).hexdigest()
        if digest == self.source.accepted:
            return
        update(self.source, held=digest)
        message = _("There were %(before)s events, and now there are %(count)s.")
        raise Held(message % {"before": before, "count": count})

    def events_before(self):
        """How many events the source had when it was read last."""
        runs = self.source.runs.filter(outcome__in=[Outcome.DONE, Outcome.REJECTED])
        last = runs.values_list("counts", flat=True).first()
        return (last or {}).get("read", 0)

    def take_over(self, calendar):
        """Write what is new: the plan, and whether there was time for all of it."""
        source = self.source
        planner = Planner(
            source.calendar,
            source=source,
            publish=source.publish,
            link=source.link_matches,
            patience=self.patience,
        )
        recent = [event for event in calendar.events if self.is_recent(event)]
        plan = planner.plan(calendar, recent)
        application = Application(
            plan,
            user=source.owner,
            source=source,
            origin=source.name,
            deadline=self.deadline,
        )
        application.run()
        proposals.propose(source, calendar, plan)
        self.note(Report(plan), len(calendar.events), application.is_finished)
        return plan, application.is_finished

    def is_recent(self, event):
        """Whether an event has a date that is not too long ago."""
        since = timezone.localdate() - timedelta(days=self.source.days_back)
        dates = [
            *(start.date() for start in event.extra),
            *(row.when.last_date for row in event.overrides if row.when),
            *(part.when.last_date for part in event.parts),
        ]
        if not dates or max(dates) >= since:
            return True
        rules = [part for part in event.parts if part.rule]
        return any(has_date_from(part, since, self.patience) for part in rules)

    def note(self, report, count, is_finished):
        run = self.run
        run.counts = {**report.counts, "read": count}
        run.results = list(report.noteworthy())[:MOST_RESULTS]
        run.outcome = Outcome.REJECTED if report.rejected else Outcome.DONE
        if not is_finished:
            more = _("There was no time for all events: the next run goes on.")
            run.message = f"{run.message} {more}".strip()


def has_date_from(part, since: date, patience):
    """Whether a series goes on from a day; one that takes too long to follow may."""
    series = Recurrence(part.when, part.rule)
    try:
        return series.is_endless or patience.has_date_from(series, since)
    except OutOfPatience:
        return True
