"""``manage.py import_ical`` as a person, or a program, runs it."""

import json

from .calendars import vcalendar, vevent
from .processes import ProcessTestCase

BAD = vevent("slikts@example.org", RRULE="FREQ=SECONDLY")


class ShellTests(ProcessTestCase):
    def import_ical(self, name, *vevents):
        """``(exit code, counts of the JSON report, standard error)``."""
        path = self.folder / name
        if vevents:
            path.write_bytes(vcalendar(*vevents))
        command = ["-m", "django", "import_ical", str(path), "--json"]
        done = self.run_python(*command, "--calendar", str(self.calendar.pk))
        counts = json.loads(done.stdout)["counts"] if done.stdout else {}
        counts = {result: count for result, count in counts.items() if count}
        return done.returncode, counts, done.stderr

    def test_the_exit_code_says_whether_all_is_well(self):
        """Each process takes seconds to begin, so there are as few as can be."""
        code, counts, error = self.import_ical("a.ics", vevent(), BAD)
        self.assertEqual((code, counts), (1, {"new": 1, "rejected": 1}), error)
        self.assertIn("1 of 2 events rejected", error)
        code, counts, error = self.import_ical("b.ics", vevent())
        self.assertEqual((code, counts), (0, {"unchanged": 1}), error)
        code, counts, error = self.import_ical("nav.ics")
        self.assertEqual((code, counts), (2, {}))
        self.assertIn("nav.ics", error)
        self.assertNotIn("Traceback", error)
