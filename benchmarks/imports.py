"""A calendar file of 1,000 events, and what importing it costs.

Of its events 80 % happen once, 10 % last several days, and 10 % repeat, some with dates
that are left out or moved; they have places, categories, organisers and descriptions.
"""

import io
import random
import re
import tempfile
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
from django.core.management import call_command

from wagtail_ctn.events.models import EventIdentity

from .generate import PARTNERS, TOPICS, VENUES

EVENTS = 1000
CALENDAR = "/kalendars/"
RIGA = ZoneInfo("Europe/Riga")
FIRST_DAY = date(2026, 1, 5)
TITLES = "Seminārs Diskusija Lekcija Kursi Sanāksme Izstāde Darbnīca Forums".split()
SENTENCES = [
    "Kā pamanīt pazīmes un ko darīt, ar piemēriem no skolām.",
    "Ieeja bez maksas; vietu skaits ierobežots, lūdzam pieteikties.",
    "Pasākumu rīko kopā ar pašvaldību; būs tulkojums zīmju valodā.",
    "Vairāk: https://example.org/programma, tālrunis 67000000.",
]
WRITES = re.compile(r"\s*(INSERT|UPDATE|DELETE|REPLACE)\b", re.IGNORECASE)


def calendar_file(number):
    """The same octets at each call; another number has other events."""
    random.seed(number)
    calendar = icalendar.Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//Example//Benchmark//LV")
    for index in range(EVENTS):
        for component in vevents(f"{number}-{index}@example.org", index):
            calendar.add_component(component)
    return calendar.to_ical()


def vevents(uid, index):
    """An event and, where one of its dates was moved, that date."""
    start = FIRST_DAY + timedelta(days=random.randrange(700))
    event = vevent(uid, f"{random.choice(TITLES)} {index}")
    event.add("description", "\n\n".join(random.sample(SENTENCES, 3)))
    event.add("location", f"Zāle {random.randrange(2 * VENUES)}")
    event.add("categories", [f"Temats {random.randrange(2 * TOPICS)}"])
    organizer = icalendar.vCalAddress("mailto:info@example.org")
    organizer.params["CN"] = f"Partneris {random.randrange(2 * PARTNERS)}"
    event.add("organizer", organizer)
    kind = index % 10
    if kind == 8:
        event.add("dtstart", start)
        event.add("dtend", start + timedelta(days=random.randrange(2, 6)))
        return [event]
    hour = random.randrange(8, 20)
    put_times(event, start, hour)
    if kind < 8:
        return [event]
    event.add("rrule", {"freq": "weekly", "count": random.randrange(4, 30)})
    if index % 20 == 19:
        return [event]
    event.add("exdate", at(start + timedelta(weeks=1), hour))
    moved = vevent(uid, str(event["summary"]))
    moved.add("recurrence-id", at(start + timedelta(weeks=2), hour))
    put_times(moved, start + timedelta(weeks=2, days=1), hour + 1)
    return [event, moved]


def vevent(uid, title):
    event = icalendar.Event()
    event.add("uid", uid)
    event.add("dtstamp", datetime(2026, 1, 1, tzinfo=UTC))
    event.add("summary", title)
    return event


def put_times(event, day, hour):
    event.add("dtstart", at(day, hour))
    event.add("dtend", at(day, hour + 2))


def at(day, hour):
    return datetime.combine(day, time(hour), tzinfo=RIGA)


def import_file(path):
    """What ``manage.py import_ical --publish`` does; the length of its report."""
    report = io.StringIO()
    call_command(
        "import_ical", str(path), calendar=CALENDAR, publish=True, stdout=report
    )
    return len(report.getvalue().encode())


def files(numbers):
    """Paths of the files of these numbers, made before anything is measured."""
    folder = Path(tempfile.mkdtemp(prefix="ctn-bench-import-"))
    paths = [folder / f"{number}.ics" for number in numbers]
    for number, path in zip(numbers, paths, strict=True):
        path.write_bytes(calendar_file(number))
    return paths


def import_new():
    """Each time 1,000 events that the site does not have."""
    paths = iter(files([1, 2]))
    return lambda: import_file(next(paths))


def import_again():
    """The first of them once more, as the site has them."""
    [path] = files([1])
    if not EventIdentity.objects.filter(uid="1-0@example.org").exists():
        import_file(path)
    return lambda: import_file(path)


def figures(cpu_ms, queries):
    """What an event costs of an import with these ``queries``, as they were captured."""
    return {
        "events_per_second": round(EVENTS * 1000 / cpu_ms),
        "queries_per_event": round(len(queries) / EVENTS, 2),
        "writes": sum(1 for query in queries if WRITES.match(query["sql"])),
    }
