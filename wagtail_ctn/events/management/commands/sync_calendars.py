"""Looks at the calendars elsewhere that are followed."""

import json

from django.core.management.base import BaseCommand, CommandError
from django.core.serializers.json import DjangoJSONEncoder

from wagtail_ctn.events.imports.sources import due_sources, sync
from wagtail_ctn.events.models import EventSource, EventSourceRun


class Command(BaseCommand):
    help = (
        "Looks at the calendar sources that are due. To be run every ten minutes or so;"
        " two runs at once do no harm. Exit code: 0 all well, 1 some sources failed."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "source", nargs="*", help="names or ids; those due by default"
        )
        parser.add_argument(
            "--force", action="store_true", help="look at all active ones, due or not"
        )
        parser.add_argument("--json", action="store_true", help="print JSON lines")

    def handle(self, *args, **options):
        failed = 0
        for source in chosen(options["source"], options["force"]):
            run = sync(source)
            if run is None:
                self.stderr.write(f"{source}: somebody else is at it.")
                continue
            failed += run.outcome == EventSourceRun.Outcome.FAILED
            self.stdout.write(as_json(run) if options["json"] else as_line(run))
        if failed:
            raise CommandError(f"{failed} sources failed.", returncode=1)


def chosen(names, force):
    """The sources that are named; else those that are due, or all active ones."""
    if not names:
        active = EventSource.objects.filter(is_active=True)
        return list(active if force else due_sources())
    found = []
    for name in names:
        key = {"pk": name} if name.isdecimal() else {"name": name}
        sources = list(EventSource.objects.filter(**key))
        if not sources:
            raise CommandError(f"There is no calendar source {name}.", returncode=2)
        found += sources
    return found


def as_line(run):
    counts = ", ".join(f"{n} {name}" for name, n in run.counts.items() if n)
    parts = [f"{run.source}: {run.outcome}", counts, run.message]
    return "; ".join(part for part in parts if part)


def as_json(run):
    facts = {
        "source": run.source.name,
        "outcome": run.outcome,
        "message": run.message,
        "counts": run.counts,
        "events": run.results,
    }
    return json.dumps(facts, cls=DjangoJSONEncoder, ensure_ascii=False)
