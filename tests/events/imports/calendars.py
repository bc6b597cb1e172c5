"""Calendars as other software writes them, small enough to be read."""

from wagtail_ctn.events.imports.apply import Application
from wagtail_ctn.events.imports.plan import Planner
from wagtail_ctn.events.imports.reading import read


def vevent(uid="seminar@example.org", **properties):
    """One VEVENT of 15 July 2020 from 10 to 12 in Riga, unless told otherwise.

    A name with two underscores has a parameter: ``DTSTART__VALUE_DATE="20200715"``.
    """
    lines = {
        "UID": uid,
        "DTSTAMP": "20200101T000000Z",
        "SUMMARY": "Seminārs",
        "DTSTART__TZID_Europe/Riga": "20200715T100000",
        "DTEND__TZID_Europe/Riga": "20200715T120000",
    }
    for name in properties:
        for other in [n for n in lines if n.split("__")[0] == name.split("__")[0]]:
            del lines[other]
    lines |= properties
    text = [
        f"{named(name)}:{each}"
        for name, value in lines.items()
        for each in ([value] if isinstance(value, str) else value)
    ]
    return "\n".join(["BEGIN:VEVENT", *text, "END:VEVENT"])


def named(name):
    name, _, parameter = name.partition("__")
    name = name.replace("_", "-")
    return f"{name};{parameter.replace('_', '=', 1)}" if parameter else name


def vcalendar(*vevents, **properties):
    """One VCALENDAR as octets."""
    lines = [f"{name.replace('_', '-')}:{value}" for name, value in properties.items()]
    text = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Example//EN", *lines]
    return "\r\n".join([*text, *vevents, "END:VCALENDAR", ""]).encode()


def import_into(calendar, *vevents, publish=True, **options):
    """Import a calendar of these VEVENTs; the rows of the plan, carried out."""
    source = options.get("source")
    plan = Planner(calendar, publish=publish, **options).plan(read(vcalendar(*vevents)))
    Application(plan, source=source, origin="example.ics").run()
    return plan.rows


def results(rows):
    return [row.result for row in rows]
