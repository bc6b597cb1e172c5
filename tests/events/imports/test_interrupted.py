"""An import that is killed on the way is completed by the next one."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

from django.db import connection
from django.test import TransactionTestCase

from tests.site import make_calendar, make_site

from .calendars import vcalendar, vevent

EVENTS, MADE_TOGETHER = 130, 100
ROOT = Path(__file__).parents[3]


class KilledTests(TransactionTestCase):
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

    def test_the_next_import_does_the_rest_and_nothing_twice(self):
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
