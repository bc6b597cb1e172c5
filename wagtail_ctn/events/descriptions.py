"""What feeds and structured data say of an event, as plain text."""

from django.utils.translation import gettext as _

from wagtail_ctn.plain_text import body_to_text

LONGEST_DESCRIPTION = 8000


def status_prefix(event):
    """The word before the title of an event that is not as it was announced."""
    return {
        "cancelled": _("Cancelled"),
        "postponed": _("Postponed"),
    }.get(event.status, "")


def summary(event):
    """The title, after its prefix: clients exist that show no status."""
    prefix = status_prefix(event)
    return f"{prefix}: {event.title}" if prefix else event.title


def location(event):
    """Venue and address on one line; the link of what is only online."""
    venue = event.shown_venue
    if venue and event.attendance_mode != "online":
        return ", ".join(part for part in (venue.name, venue.address) if part)
    return event.join_link


def description(event):
    """Everything a subscriber should read who never opens the page."""
    parts = [
        status_line(event),
        event.summary.strip(),
        body_to_text(event.body),
        links(event),
    ]
    text = "\n\n".join(part for part in parts if part)
    if len(text) > LONGEST_DESCRIPTION:
        text = f"{text[:LONGEST_DESCRIPTION].rstrip()}…"
    return text


def status_line(event):
    if event.status == "scheduled":
        return ""
    status = event.get_status_display()
    return f"{status}: {event.status_reason}" if event.status_reason else f"{status}."


def links(event):
    lines = [f"{row.label}: {row.partner.title}" for row in event.shown_partners]
    if event.join_link:
        lines.append(f"{_('Join online')}: {event.join_link}")
    if event.registration_link:
        lines.append(f"{_('Registration')}: {event.registration_link}")
    return "\n".join(lines)
