"""One event that cannot be computed is rejected, and loses no other."""

import logging

from wagtail_ctn.ical.reader import Note, OutOfPatience

logger = logging.getLogger(__name__)
# Dates end at the year 9999, which Python says in either way.
CANNOT_BE = (OutOfPatience, OverflowError, ValueError)


def rejection(event, error):
    """The note that says why; ``error`` is one of :data:`CANNOT_BE`."""
    if isinstance(error, OutOfPatience):
        return note(event, "too_much_work", " ".join(part.rule for part in event.parts))
    logger.error("Import of event %s", event.uid, exc_info=error)
    if isinstance(error, OverflowError):
        starts = [str(part.when.start_date) for part in event.parts]
        return note(event, "out_of_range", ", ".join(starts))
    return note(event, "unreadable", str(error))


def note(event, code, part, component="VEVENT"):
    """What is said of an event, as the reader says it."""
    title = "" if event.is_private else event.summary
    return Note(code, component, event.line, event.uid, title, part[:255])
