"""Reads calendars with the limits that the site sets."""

from dataclasses import replace

from django.utils import timezone
from django.utils.translation import gettext as _

from wagtail_ctn.conf import settings
from wagtail_ctn.ical.reader import Limits, Patience, read_calendar

from .joining import joined


def limits():
    """``WAGTAIL_CTN["IMPORT_LIMITS"]`` over the reader's own."""
    return Limits(**settings.IMPORT_LIMITS)


def new_patience():
    """For how long the rules of one file may be followed, by all who do so."""
    return Patience(limits())


def note_text(note):
    """What a reader's note or error says, in the language of whom it is told."""
    return _(note.template) % {"part": note.part}


def read(octets, patience=None):
    """A calendar as events; raises :class:`~wagtail_ctn.ical.reader.ReaderError`.

    What says nothing of a zone is in the site's.
    """
    zone = timezone.get_default_timezone_name()
    calendar = read_calendar(octets, zone, limits(), patience)
    events, rejected = joined(calendar.events)
    return replace(calendar, events=events, rejected=(*calendar.rejected, *rejected))
