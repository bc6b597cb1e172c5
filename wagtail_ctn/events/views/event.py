"""The page of an event."""

from typing import NamedTuple

from django.db.models import UUIDField
from django.utils import timezone

from wagtail_ctn.aliases import behind_aliases, canonical_url
from wagtail_ctn.ical.clients import rule_for_clients
from wagtail_ctn.ical.recurrence import (
    Recurrence,
    matches_start,
    read_rule,
    with_parts,
)
from wagtail_ctn.pages import list_above
from wagtail_ctn.prepared import Parameter, prepared
from wagtail_ctn.related import related_pages
from wagtail_ctn.translation import in_language

from ..date_list import DateList, ends
from ..display import attach_references, rows_by_page
from ..listed import NOW
from ..menus import add_menu
from ..models import EventAudience, ImportedEvent, Occurrence
from ..on_date import show_on_date
from ..own_rows import PAGE, load_own_rows
from ..structured_data import event_data
from ..summaries import describe

KEY = Parameter("key", UUIDField())


def event(page, request, on_date=None):
    """One event, or what it is ``on_date``.

    Works for drafts and previews, which have no row in the index.
    """
    visibility = page.visibility(request)
    page.is_previewed = getattr(request, "is_preview", False)
    if not page.is_previewed:
        load_own_rows(page)
    attach_references([page], page.locale, visibility)
    url = canonical_url(page, visibility, request)
    dates = DateList.of(page)
    if on_date and dates:
        url += f"{on_date.address}/"
    rule = "" if on_date else rule_from(page, dates)
    repeats = describe(page.recurrence, page.when) if page.when else ""
    title = page.title
    if shown := on_date or (dates and dates.shown):
        show_on_date(page, shown)
    is_past = is_over(page, on_date, dates)
    address = f"{on_date.address}/" if on_date and dates else ""
    # What is added is one date, with the title that it has.
    menu = [] if is_past else add_menu(page, url, request, rrule=rule, address=address)
    if not on_date:
        page.title = title
    return page.render(
        request,
        context_overrides={
            "canonical_url": url,
            "event_url": page.get_url(request) or "",
            "calendar": list_above(page),
            "dates": dates,
            "on_date": on_date,
            "repeats": repeats,
            "is_past": is_past,
            "audiences": shown_audiences(page),
            "languages": [row.get_language_display() for row in page.languages.all()],
            "add_menu": menu,
            "provenance": provenance(page),
            "related": related_pages(page, visibility),
            "structured_data": event_data(page, url, request),
        },
    )


def rule_from(page, dates):
    """The event's rule for somebody who takes it up with its next date.

    Empty where that date is not one that the rule gives.
    """
    shown = dates and dates.next
    if not shown or not page.recurrence or shown.exception or shown.is_extra:
        return ""
    if shown.usual.start_date < page.start_date:
        return ""  # of an earlier part, whose rule ends
    series = Recurrence(page.when, page.recurrence)
    if not matches_start(page.recurrence, shown.usual):
        return ""
    until = read_rule(page.recurrence).get("UNTIL")
    if until is None:
        return rule_for_clients(series, shown.usual, has_excluded=True)
    # It stays as it is: to look for the last date would cost at each view.
    endless = Recurrence(page.when, with_parts(page.recurrence, UNTIL=None))
    rule = rule_for_clients(endless, shown.usual, has_excluded=False)
    return with_parts(rule, UNTIL=until)


def shown_audiences(page):
    """The audiences of an event in its language."""
    rows = rows_by_page(EventAudience, [page], "audience")[page.pk]
    audiences = [row.audience for row in rows]
    shown = in_language(audiences, page.locale) if audiences else {}
    return [shown[audience.pk] for audience in audiences]


def provenance(page):
    """Where an imported event comes from, where that is a calendar elsewhere."""
    rows = provenance_rows(key=behind_aliases(page).translation_key)
    return Provenance(*rows[0]) if rows else None


class Provenance(NamedTuple):
    url: str
    source: str | None


@prepared
def provenance_rows():
    rows = ImportedEvent.objects.filter(identity__translation_key=KEY)
    rows = rows.exclude(source=None, url="").order_by("pk")
    return rows.values_list("url", "source__name")[:1]


def is_over(page, on_date, dates):
    """Whether what the page shows has ended: never in a preview."""
    if page.is_previewed or page.when is None:
        return False
    if on_date:
        return ends(on_date) <= timezone.now()
    if dates:
        return not dates.upcoming
    return not dates_after(page=page.pk, now=timezone.now())


@prepared
def dates_after():
    rows = Occurrence.objects.filter(page=PAGE, end__gt=NOW).order_by()
    return rows.values_list("pk")[:1]
