"""Imports a file in a process of its own, which may be killed on the way.

``python -m tests.events.imports.interrupted FILE CALENDAR [KILLED_AT]`` prints what
became of the events and what the database has then, as JSON. The process is killed when
as many pages as ``KILLED_AT`` have been made.
"""

import io
import json
import os
import signal
import sys

import django


def kill_at(number):
    from wagtail.signals import page_published

    made = []

    def count(**kwargs):
        made.append(1)
        if len(made) == number:
            os.kill(os.getpid(), signal.SIGKILL)

    page_published.connect(count, weak=False)


def import_file(path, calendar):
    from django.core.management import call_command

    report = io.StringIO()
    options = {"publish": True, "json": True, "stdout": report}
    call_command("import_ical", path, calendar=calendar, **options)
    counts = json.loads(report.getvalue())["counts"]
    return {result: count for result, count in counts.items() if count}


def numbers_of_rows():
    from wagtail.models import Page, PageLogEntry, Revision

    from wagtail_ctn.events import models

    events = models.EventPage.objects.filter(live=True)
    ids = [str(pk) for pk in events.values_list("pk", flat=True)]
    return {
        "pages": models.EventPage.objects.count(),
        "live": events.count(),
        "revisions": Revision.objects.filter(object_id__in=ids).count(),
        "log": PageLogEntry.objects.filter(page__in=events).count(),
        "identities": models.EventIdentity.objects.count(),
        "imported": models.ImportedEvent.objects.count(),
        "dates": models.Occurrence.objects.count(),
        "problems": sum(map(len, Page.find_problems())),
    }


if __name__ == "__main__":
    django.setup()
    path, calendar, *killed_at = sys.argv[1:]
    if killed_at:
        kill_at(int(killed_at[0]))
    print(json.dumps({"counts": import_file(path, calendar), **numbers_of_rows()}))
