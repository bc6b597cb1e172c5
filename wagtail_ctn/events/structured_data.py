"""An event in the words of schema.org."""

from wagtail_ctn.aliases import language_of
from wagtail_ctn.conf import settings
from wagtail_ctn.structured_data import json_ld, without_empty

from .descriptions import description

SCHEMA = "https://schema.org/"
STATUSES = {
    "scheduled": "EventScheduled",
    "cancelled": "EventCancelled",
    "postponed": "EventPostponed",
    "rescheduled": "EventRescheduled",
    "moved_online": "EventMovedOnline",
}
MODES = {
    "onsite": "OfflineEventAttendanceMode",
    "online": "OnlineEventAttendanceMode",
    "hybrid": "MixedEventAttendanceMode",
}


def event_data(event, url, request):
    """JSON-LD of an event; empty for a draft without a date."""
    if event.when is None:
        return ""
    previous = event.previous_when
    return json_ld(
        {
            "@type": "Event",
            "name": event.title,
            "url": url,
            "description": description(event),
            "startDate": event.when.start().isoformat(),
            "endDate": end_date(event),
            "previousStartDate": (
                previous.start().isoformat()
                if previous and event.status == "rescheduled"
                else ""
            ),
            "eventStatus": SCHEMA + STATUSES[event.status],
            "eventAttendanceMode": SCHEMA + MODES[event.attendance_mode],
            "location": places(event),
            "organizer": organisations(event, "organiser", "co_organiser"),
            "funder": organisations(event, "funder"),
            "inLanguage": language_of(event),
            "isAccessibleForFree": event.is_free,
            "keywords": [topic.name for topic in event.shown_topics],
        }
    )


def organisations(event, *roles):
    """The visible partners that have one of these roles."""
    return [
        {"@type": "Organization", "name": row.partner.title}
        for row in event.shown_partners
        if row.role in roles
    ]


def end_date(event):
    """The end as people say it: inclusive for whole days, none where it is open."""
    when = event.when
    if when.all_day:
        return when.last_date.isoformat()
    return "" if when.open_ended else when.end(settings.OPEN_END).isoformat()


def places(event):
    found = []
    venue = event.shown_venue
    name, address = (venue.name, venue.address) if venue else (event.place, "")
    if name and event.attendance_mode != "online":
        place = {"@type": "Place", "name": name, "address": address}
        found.append(without_empty(place))
    if event.join_link:
        found.append({"@type": "VirtualLocation", "url": event.join_link})
    return found
