"""ical.js, in JavaScript, which Thunderbird and FullCalendar expand with."""

from pathlib import Path

from tests.acceptance.engines.programs import HERE, run
from tests.acceptance.ical_js import library


def expand(content, first, last):
    return run(["node", Path(HERE, "ical_js.js"), library()], content, first, last)
