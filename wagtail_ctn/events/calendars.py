"""Finds the calendar that a command names."""

from django.core.management.base import CommandError

from .models import CalendarPage


def find_calendar(name):
    """The calendar of a public address or of a page id.

    An address may be without its host; where two sites have it, it must be whole.
    """
    calendars = CalendarPage.objects.filter(alias_of=None)
    if name.isdecimal():
        found = list(calendars.filter(pk=name))
    else:
        wanted = f"{name.rstrip('/')}/"
        found = [page for page in calendars if wanted in addresses_of(page)]
    if not found:
        raise CommandError(f"There is no calendar {name}.", returncode=2)
    if len(found) > 1:
        message = f"Several sites have a calendar {name}: give the whole address."
        raise CommandError(message, returncode=2)
    return found[0].specific


def addresses_of(page):
    parts = page.get_url_parts()
    return (parts[2], f"{parts[1]}{parts[2]}") if parts else ()
