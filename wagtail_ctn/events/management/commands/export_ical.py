"""Writes a calendar as a file that can be read back."""

import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.test import RequestFactory

from wagtail_ctn.events.calendars import find_calendar
from wagtail_ctn.events.files import calendar_file


class Command(BaseCommand):
    help = (
        "Writes the events of a calendar that its visitors may see, in the form of RFC"
        " 5545: each rule as it is stored, with RDATE, EXDATE and RECURRENCE-ID."
        " “import_ical” reads it back as it was."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "calendar", help="its public address (/lv/kalendars/) or its page id"
        )
        parser.add_argument("--output", help="a file; else it is printed")

    def handle(self, *args, **options):
        calendar = find_calendar(options["calendar"])
        octets = calendar_file(calendar, request_for(calendar))
        if options["output"]:
            write(Path(options["output"]), octets)
        else:
            sys.stdout.buffer.write(octets)


def request_for(calendar):
    """A visitor's request for the calendar, on its own site."""
    site = calendar.get_site()
    if site is None:
        raise CommandError("The calendar is on no site.", returncode=2)
    factory = RequestFactory(SERVER_NAME=site.hostname, SERVER_PORT=str(site.port))
    path = calendar.get_url_parts()[2]
    return factory.get(f"{path}ical/", secure=site.port == 443)


def write(path, octets):
    """All of it or nothing: what was there before stays until then."""
    part = path.with_name(f"{path.name}.part")
    try:
        part.write_bytes(octets)
        part.replace(path)
    except OSError as error:
        raise CommandError(str(error), returncode=2) from error
