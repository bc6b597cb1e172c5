"""An import that ends on the way is completed by the next; others may write meanwhile."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
from itertools import count
from pathlib import Path
from unittest.mock import patch

from django.core.management import CommandError, call_command
from django.db import OperationalError, connection
from django.test import TransactionTestCase
from wagtail.signals import page_published

from tests.site import make_calendar, make_site
from wagtail_ctn.events.models import EventPage

from .calendars import vcalendar, vevent

EVENTS, MADE_TOGETHER = 130, 100
ROOT = Path(__file__).parents[3]


class LongImportTests(TransactionTestCase):
    def setUp(self):
        self.calendar = make_calendar(make_site())
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.file = self.folder / "events.ics"
        self.file.write_bytes(
            vcalendar(
                *(vevent(f"{n}@example.org", SUMMARY=f"N {n}") for n in range(EVENTS))
            )
        )
        self.database = self.name_of_database()

    def name_of_database(self):
        """The tests' own; a file, where theirs is in this process's memory."""
        if connection.vendor != "sqlite":
            return connection.settings_dict["NAME"]
        path = self.folder / "site.sqlite3"
        copy = sqlite3.connect(path)
        connection.connection.backup(copy)
        copy.close()
        return str(path)

    def import_in_a_process(self, *killed_at):
        command = ["-m", "tests.events.imports.interrupted", str(self.file)]
        return subprocess.run(
            [sys.executable, *command, str(self.calendar.pk), *killed_at],
            cwd=ROOT,
            env={**os.environ, "CTN_DATABASE_NAME": self.database},
            capture_output=True,
            text=True,
            check=False,
        )

    def test_a_database_that_fails_on_the_way_is_an_error_and_can_be_tried_again(self):
        made = []

        def fail(**kwargs):
            made.append(1)
            if len(made) > MADE_TOGETHER:
                raise OperationalError("too busy")

        page_published.connect(fail)
        self.addCleanup(page_published.disconnect, fail)
        options = {"calendar": str(self.calendar.pk), "publish": True}
        with self.assertRaisesMessage(CommandError, "too busy") as caught:
            call_command("import_ical", str(self.file), **options)
        self.assertEqual(caught.exception.returncode, 2)
        self.assertEqual(EventPage.objects.count(), MADE_TOGETHER)

    def test_on_sqlite_it_pauses_where_nothing_is_locked(self):
        pauses = []

        def pause(seconds):
            pauses.append((EventPage.objects.count(), connection.in_atomic_block))

        module = "wagtail_ctn.events.imports.apply"
        with (
            patch(f"{module}.sleep", pause),
            # Each look at the clock is a minute after the last.
            patch(f"{module}.monotonic", count(step=60).__next__),
        ):
            call_command("import_ical", str(self.file), calendar=str(self.calendar.pk))
        wanted = [(MADE_TOGETHER, False), (EVENTS, False)]
        self.assertEqual(pauses, wanted if connection.vendor == "sqlite" else [])

    def test_after_a_kill_the_next_does_the_rest_and_nothing_twice(self):
        killed = self.import_in_a_process(str(MADE_TOGETHER + 20))
        self.assertEqual(killed.returncode, -signal.SIGKILL, killed.stderr)
        again = self.import_in_a_process()
        self.assertEqual(again.returncode, 0, again.stderr)
        self.assertEqual(
            json.loads(again.stdout),
            {
                # All of what was made together is there, or none of it.
                "counts": {"unchanged": MADE_TOGETHER, "new": EVENTS - MADE_TOGETHER},
                **dict.fromkeys(
                    ["pages", "live", "revisions", "identities", "imported", "dates"],
                    EVENTS,
                ),
                "log": 2 * EVENTS,
                "problems": 0,
            },
        )
