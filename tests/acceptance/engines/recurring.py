"""recurring-ical-events, in Python, on icalendar and python-dateutil."""

from datetime import UTC, datetime

import pytest


def expand(content, first, last):
    library = pytest.importorskip(
        "recurring_ical_events", reason="recurring-ical-events is not installed"
    )
    icalendar = pytest.importorskip("icalendar")
    calendar = icalendar.Calendar.from_ical(content)
    for event in library.of(calendar).between(first, last):
        cancelled = event.get("STATUS") == "CANCELLED"
        yield str(event["UID"]), text(event.start), text(event.end), cancelled


def text(moment):
    if isinstance(moment, datetime):
        return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    return f"{moment:%Y%m%d}"
