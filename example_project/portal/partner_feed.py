"""The calendar that the invented association keeps elsewhere, as its software sends it.

The portal serves it itself, so that its source can be tried without the internet.
"""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from portal.demo.days import workday

ZONE = ZoneInfo("Europe/Riga")
INVENTED = "Izdomāts notikums demonstrācijai."
PLACE = "Izdomātā iela 1, Paraugciems"


def partner_feed(today):
    """Events around ``today``, as octets."""
    calendar = Calendar()
    calendar.add("PRODID", "-//Parauga biedriba//Demonstration//LV")
    calendar.add("VERSION", "2.0")
    for number, (title, start, properties) in enumerate(events(today)):
        event = Event()
        event.add("UID", f"{number}@biedriba.example.org")
        event.add("DTSTAMP", datetime.combine(today, time(), tzinfo=UTC))
        event.add("SUMMARY", title)
        event.add("DTSTART", start)
        event.add("DTEND", start + timedelta(hours=2))
        event.add("DESCRIPTION", INVENTED)
        event.add("LOCATION", PLACE)
        for name, value in properties.items():
            event.add(name, value)
        calendar.add_component(event)
    calendar.add_missing_timezones()
    return calendar.to_ical()


def events(today):
    """``(title, start, further properties)``; their order gives the UIDs."""
    monday = today - timedelta(days=today.weekday())
    return [
        (
            "Biedrības atvērto durvju pēcpusdiena",
            at(monday + timedelta(days=3), 15),
            {"RRULE": {"FREQ": "MONTHLY", "BYDAY": "1TH"}, "CATEGORIES": ["Atbalsts"]},
        ),
        (
            "Lekcija: kā pazīt viltus darba piedāvājumu",
            at(workday(today, 8), 17),
            {"CATEGORIES": ["Lekcijas"], "URL": "https://biedriba.example.org/lekcija"},
        ),
        (
            "Brīvprātīgo sanāksme",
            at(workday(today, 12), 18),
            {"STATUS": "CANCELLED"},
        ),
    ]


def at(day, hour):
    return datetime.combine(day, time(hour), tzinfo=ZONE)
