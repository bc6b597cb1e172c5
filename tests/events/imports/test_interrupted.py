"""An import that ends on the way is completed by the next; others may write meanwhile."""

import json
import signal
from itertools import count
from unittest.mock import patch

from django.core.management import CommandError, call_command
from django.db import OperationalError, connection
from wagtail.signals import page_published

from wagtail_ctn.events.models import EventPage

from .calendars import vcalendar, vevent
from .processes import ProcessTestCase

EVENTS, MADE_TOGETHER = 130, 100


class LongImportTests(ProcessTestCase):
    def setUp(self):
        super().setUp()
        self.file = self.folder / "events.ics"
        self.file.write_bytes(
            vcalendar(
                *(vevent(f"{n}@example.org", SUMMARY=f"N {n}") for n in range(EVENTS))
            )
        )

    def import_in_a_process(self, *killed_at):
        command = ["-m", "tests.events.imports.interrupted", str(self.file)]
        return self.run_python(*command, str(self.calendar.pk), *killed_at)

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
