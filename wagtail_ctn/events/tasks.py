"""Work that keeps the index of events as the calendar moves on.

Django's immediate backend does it at once, so that it is bounded; a queue, where the
site has one, does it elsewhere.
"""

from datetime import timedelta

from django.core.cache import cache
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django_tasks import task

# So many pages at a time: a second or so within somebody's request.
MOST_PAGES = 200
# Series are followed further when they fall short of the horizon by so much.
SLACK = timedelta(days=30)
ONCE_A_DAY = 24 * 60 * 60


def refresh_later():
    """Have the index refreshed when the running transaction is committed."""
    transaction.on_commit(refresh_index.enqueue)


def refresh_daily():
    """The same, unless it was done today already and left nothing over."""
    from .models import EventEntry
    from .vevents import made_otherwise

    key = f"wagtail_ctn_events_refreshed_{timezone.localdate()}"
    is_first = cache.add(key, True, ONCE_A_DAY)
    if is_first or EventEntry.objects.filter(made_otherwise()).exists():
        refresh_later()


@task()
def refresh_index():
    """Make anew what is stale, and follow endless series to the horizon."""
    from .indexing import index_all

    ids = list(outdated()[:MOST_PAGES])
    index_all(ids)
    return len(ids)


def outdated():
    """Ids of the pages whose entries are stale or fall short, the shortest first."""
    from .models import EventEntry
    from .schedule import horizon
    from .vevents import made_otherwise

    short = Q(reaches_to__lt=horizon() - SLACK)
    entries = EventEntry.objects.filter(made_otherwise() | short)
    return entries.order_by("reaches_to", "pk").values_list("pk", flat=True)


@task()
def run_import(pk):
    """Carry out an import that an editor has looked at."""
    from .imports.work import carry_out

    carry_out(pk)


@task()
def sync_source(pk):
    """Look at one calendar source, due or not."""
    from .imports.sources import sync
    from .models import EventSource

    source = EventSource.objects.filter(pk=pk).first()
    run = sync(source) if source else None
    return run and run.outcome


@task()
def sync_due_sources():
    """Look at all calendar sources that are due, one after the other."""
    from .imports.sources import due_sources, sync

    return [run.outcome for run in map(sync, due_sources()) if run]
