"""iCalendar feeds: of a calendar with its filter, and of a partner."""

from collections import deque
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from itertools import islice

from django.db import connections
from django.db.models import Exists, OuterRef, TextField
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.text import slugify
from django.utils.timezone import make_aware
from wagtail.coreutils import string_to_ascii

from wagtail_ctn.aliases import behind_aliases, language_of
from wagtail_ctn.conf import settings
from wagtail_ctn.http import FeedHeaders, feed_response, invalid_filter, not_modified
from wagtail_ctn.ical.writer import CalendarData, write_calendar
from wagtail_ctn.partners.models import PartnerPage
from wagtail_ctn.plain_text import html_to_text
from wagtail_ctn.restricted import restrictions_on

from .addresses import PageAddresses, shown_sources
from .display import attach_in_own_languages
from .filters import EntryFilter
from .indexing import load_rows
from .models import EventEntry, EventPage, EventPartner
from .octets import Octets
from .versions import Version
from .vevents import Addresses, made_otherwise, vevents, zone_years

CONTENT_TYPE = "text/calendar; charset=utf-8"
# Rows that are read from the database at a time. With thousands alive at once Python
# would look for garbage in everything that the process has loaded: 100 ms.
CHUNK = 500


def calendar_ical(calendar, request):
    """The calendar's events; the query string filters them as it does the list."""
    if response := known(calendar, request):
        return response
    visibility = calendar.visibility(request)
    entries = EventEntry.objects.shown_in(calendar, visibility).once()
    about = html_to_text(calendar.introduction)
    return filtered_ical(calendar, request, entries, about, calendar.colour)


def partner_ical(partner, request):
    """The events in which a partner has a role, filtered as a calendar's are."""
    if response := known(partner, request):
        return response
    visibility = partner.visibility(request)
    entries = EventEntry.objects.listed_in(partner.locale, visibility)
    entries = of_partner(entries, partner).once()
    return filtered_ical(partner, request, entries, partner.summary)


def of_partner(rows, partner):
    """Those of some rows (dates or entries) whose events name a partner."""
    own = EventPartner.objects.filter(
        page_id=OuterRef("page_id"),
        partner__translation_key=behind_aliases(partner).translation_key,
    )
    return rows.filter(Exists(own))


def filtered_ical(page, request, entries, about, colour=""):
    """What the query string leaves of these events; 404 where it means nothing."""
    filterset = EntryFilter(
        request.GET, entries, page=page, visibility=page.visibility(request)
    )
    if not filterset.form.is_valid():
        return invalid_filter(filterset.form)
    given = filterset.form.cleaned_data
    today = timezone.localdate()
    since = given.get("from") or today - settings.FEED_HISTORY
    found = filterset.qs.between(since, given.get("to"))
    if not given.get("from"):
        # What is cancelled is told of until it would have been.
        found = found.exclude(page__status="cancelled", last_day__lt=today)
    data = calendar_data(page, request, page.title, about, colour)
    return ical_response(page, request, lambda: calendar_of(page, request, found, data))


def known(page, request):
    """304 where the client has the feed already: it costs the same at any size."""
    if restrictions_on(page, request):
        return None
    return not_modified(request, headers_of(page))


def calendar_data(page, request, name, about="", colour=""):
    return CalendarData(
        name=name,
        url=page.get_full_url(request),
        source=request.build_absolute_uri(),
        language=language_of(page),
        description=about,
        colour=colour,
    )


def ical_response(page, request, render, suffix=""):
    public = not page.visibility(request).is_restricted
    return feed_response(request, headers_of(page, suffix), render, public=public)


def headers_of(page, suffix=""):
    """Of a feed or, by ``suffix``, of a file of a part of it."""
    name = f"{ascii_name(page)}{suffix and '-'}{suffix}.ics"
    return FeedHeaders(CONTENT_TYPE, page.locale.language_code, name)


def calendar_of(page, request, entries, data):
    """The calendar with these events, in the order of their pages' age.

    What is stored of each is what the public may see. Where the page that shows it is
    not public, or what is stored is not what it would be now, it is made anew.
    """
    anew = made_anew(page, request, entries)
    noted = Noted()
    octets = deque(addressed(page, request, entries, anew, noted))
    changed = [noted.last_change(entries.db), *(row[2] for row in anew.values())]
    data = replace(
        data,
        zones=zone_years(noted.zones),
        changed=max(filter(None, changed), default=None),
    )
    return write_calendar(data, drained(octets))


class Noted:
    """What a calendar says of its events together, noted while they are read.

    To ask for it apart would take the database half as long again.
    """

    def __init__(self):
        self.zones, self.changes = set(), []

    def last_change(self, using):
        """The latest of the changes, which are texts as the database writes them."""
        last = max(filter(None, self.changes), default=None)
        if last is None:
            return None
        time = datetime.fromisoformat(last)
        # Some databases write no zone: it is that of the connection.
        return time if time.tzinfo else make_aware(time, connections[using].timezone)


def addressed(page, request, entries, anew, noted):
    """The VEVENTs as octets, with their addresses; at most some hundreds at a time."""
    addresses, pages = Addresses(request), PageAddresses(request, full=True)
    sources = SourcePaths(page, request)
    rows = entries.order_by("pk").values_list(
        "pk",
        Octets("vevents"),
        "zones",
        "page__url_path",
        "page__alias_of",
        # Thousands of times would take longer to make than all the rest.
        Cast("changed_at", TextField()),
    )
    below, parent = addresses.below(""), ""
    for some in batches(rows.iterator(chunk_size=CHUNK)):
        noted.changes.append(max(filter(None, [row[-1] for row in some]), default=None))
        texts = []
        for pk, octets, zones, url_path, alias, _changed in some:
            if pk in anew:
                text, zones, _changed = anew[pk]
                octets = text.encode()
            if alias:
                url_path = sources.of(pk) or url_path
            noted.zones.add(zones)
            own_parent, _slash, slug = url_path[:-1].rpartition("/")
            if own_parent != parent:
                yield below.joined(texts)
                texts, parent = [], own_parent
                below = addresses.below(pages.of_parent(parent))
            texts.append(below.with_slug(octets, slug))
        yield below.joined(texts)


def batches(rows):
    """Some rows at a time."""
    while some := list(islice(rows, CHUNK)):
        yield some


def drained(pieces):
    """One after the other, each forgotten: a large calendar is in memory but once."""
    while pieces:
        yield pieces.popleft()


def made_anew(page, request, entries):
    """``{page id: (VEVENTs, zones, change)}`` of what is not stored as it is now."""
    stale = entries
    if not page.visibility(request).is_restricted:
        stale = stale_ones(page, request, entries)
    rows = [] if stale is None else list(stale.with_pages().with_changes())
    if not rows:
        return {}
    pages = [row.page for row in rows]
    load_rows(pages)
    attach_in_own_languages(pages, page.visibility(request))
    return {row.pk: tuple(made_now(row).values()) for row in rows}


def stale_ones(page, request, entries):
    """Those whose stored text is not to be used; ``None`` where there can be none."""
    is_other = made_otherwise()
    keys = hidden_partners(page, request)
    if not keys and not EventEntry.objects.filter(is_other).exists():
        return None
    rows = EventPartner.objects.filter(
        page_id=OuterRef("page_id"), partner__translation_key__in=keys
    )
    return entries.filter(is_other | Exists(rows))


def hidden_partners(page, request):
    """Translation keys of the partners that may not be seen here.

    A stored text may name one that could be seen when it was stored: no signal is
    trusted to have told.
    """
    partners = PartnerPage.objects.order_by()
    shown = page.visibility(request).filter(partners.filter(pk=OuterRef("pk")))
    # In no order and not by "in": else a database goes through the pages of all kinds.
    hidden = partners.exclude(Exists(shown))
    return set(hidden.values_list("translation_key", flat=True))


def made_now(row):
    return vevents(row.page, version_of(row), (row.first_day, row.last_day))


def version_of(row):
    """The version of an entry that was loaded ``with_pages().with_changes()``."""
    changes = filter(None, [row.identity.changed_at, row.text_changed_at])
    return Version(row.identity, max(changes))


class SourcePaths:
    """Of aliases the ``url_path`` of the page behind each, where that may be seen."""

    def __init__(self, page, request):
        self.page, self.request = page, request

    @cached_property
    def found(self):
        """``{id of an alias: path}``, looked for once there is an alias."""
        visibility = self.page.visibility(self.request)
        sources = shown_sources(EventPage.objects.live(), visibility)
        return {pk: page.url_path for pk, page in sources.items()}

    def of(self, pk):
        return self.found.get(pk)


def ascii_name(page):
    """An ASCII name for the file that a browser saves."""
    return slugify(string_to_ascii(page.slug))[:60] or "events"
