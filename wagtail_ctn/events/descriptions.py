"""What feeds and structured data say of an event, as plain text."""

from django.utils.translation import gettext as _

from wagtail_ctn.aliases import language_of
from wagtail_ctn.plain_text import body_to_text

LONGEST_DESCRIPTION = 8000


def status_prefix(event, exception=None):
    """The word before the title of an event that is not as it was announced."""
    is_cancelled = exception and exception.change == "cancelled"
    return {
        "cancelled": _("Cancelled"),
        "postponed": _("Postponed"),
    }.get("cancelled" if is_cancelled else event.status, "")


def title(event, exception=None):
    """The event's title, or the one that it has on one date."""
    return (exception and exception.title) or event.title


def summary(event, exception=None):
    """The title, after its prefix: clients exist that show no status."""
    prefix = status_prefix(event, exception)
    text = title(event, exception)
    return f"{prefix}: {text}" if prefix else text


def location(event):
    """Venue and address, or the place, on one line; the link of what is only online."""
    if event.attendance_mode == "online":
        return event.join_link
    venue = event.shown_venue
    if venue:
        return ", ".join(part for part in (venue.name, venue.address) if part)
    return event.place or event.join_link


def location_language(event):
    """The code of the language that the place is told in."""
    venue = event.shown_venue
    return language_of_term(venue, event) if venue else language_of(event)


def language_of_term(term, event):
    """That of a topic or a venue that was attached to an event: there, or the source's.

    Terms are looked for in the language of the tree that the event is in, which an
    alias need not share.
    """
    return term.shown_language or event.locale.language_code


def description(event, exception=None):
    """Everything a subscriber should read who never opens the page."""
    parts = [
        status_line(event),
        *(exception_lines(exception) if exception else date_lines(event)),
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
    return labelled(event.get_status_display(), event.status_reason)


def date_lines(event):
    """What a page says that is shown on one of its dates: see :mod:`.on_date`."""
    return [event.reason_on_date, event.note_on_date.strip()]


def exception_lines(exception):
    """What is said of one date alone."""
    changed = exception.change in ("cancelled", "moved")
    label = exception.get_change_display() if changed else ""
    reason = labelled(label, exception.reason) if label else exception.reason
    return [reason, exception.note.strip()]


def labelled(label, reason):
    return f"{label}: {reason}" if reason else f"{label}."


def links(event):
    lines = [f"{row.label}: {row.partner.title}" for row in event.shown_partners]
    if event.join_link:
        lines.append(f"{_('Join online')}: {event.join_link}")
    if event.registration_link:
        lines.append(f"{_('Registration')}: {event.registration_link}")
    return "\n".join(lines)
