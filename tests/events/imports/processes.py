"""For tests that run other processes on the tests' database."""

import os
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

from django.db import connection
from django.test import TransactionTestCase

from tests.site import make_calendar, make_site

ROOT = Path(__file__).parents[3]


class ProcessTestCase(TransactionTestCase):
    """A site with a calendar, and a folder."""

    def setUp(self):
        self.calendar = make_calendar(make_site())
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
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

    def run_python(self, *arguments):
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=ROOT,
            env={**os.environ, "CTN_DATABASE_NAME": self.database},
            capture_output=True,
            text=True,
            check=False,
        )
