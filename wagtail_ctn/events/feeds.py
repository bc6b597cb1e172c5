"""iCalendar feeds: of a calendar with its filter, and of a partner."""

from dataclasses import replace

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.text import slugify
from wagtail.coreutils import string_to_ascii

from wagtail_ctn.aliases import behind_aliases
from wagtail_ctn.conf import settings
from wagtail_ctn.http import FeedHeaders, feed_response, invalid_filter
from wagtail_ctn.ical.writer import CalendarData, write_calendar
from wagtail_ctn.partners.models import PartnerPage
from wagtail_ctn.plain_text import html_to_text

from .display import attach_references
from .filters import EntryFilter
from .models import EventEntry, EventPage, EventPartner
from .versions import Version
from .vevents import Addresses, made_with, vevents

CONTENT_TYPE = "text/calendar; charset=utf-8"
# Rows that are read from the database at a time.
CHUNK = 2000


def calendar_ical(calendar, request):
    """The calendar's events; the query string filters them as it does the list."""
    visibility = calendar.visibility(request)
    entries = EventEntry.objects.below(calendar).visible(visibility).once()
    about = html_to_text(calendar.introduction)
    return filtered_ical(calendar, request, entries, about, calendar.colour)


def partner_ical(partner, request):
    """The events in which a partner has a role, filtered as a calendar's are."""
    entries = EventEntry.objects.filter(page__locale=partner.locale)
    entries = of_partner(entries, partner).visible(partner.visibility(request)).once()
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
    filterset = EntryFilter(request.GET, entries, page, page.visibility(request))
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


def calendar_data(page, request, name, about="", colour=""):
    return CalendarData(
        name=name,
        url=page.get_full_url(request),
        source=request.build_absolute_uri(),
        language=page.locale.language_code,
        description=about,
        colour=colour,
    )


def ical_response(page, request, render, name=""):
    file_name = f"{ascii_name(page)}{name and '-'}{name}.ics"
    headers = FeedHeaders(CONTENT_TYPE, page.locale.language_code, file_name)
    public = not page.get_view_restrictions()
    return feed_response(request, headers, render, public=public)


def calendar_of(page, request, entries, data):
    """The calendar with these events, in the order of their UIDs' age.

    What is stored of each is what the public may see. Where the page that shows it is
    not public, or what is stored is not what it would be now, it is made anew.
    """
    rows = entries.order_by("identity_id", "pk").values_list(
        "pk",
        "vevents",
        "zones",
        "changed_at",
        "first_day",
        "last_day",
        "page__url_path",
        "page__alias_of",
    )
    current = None if page.get_view_restrictions() else made_with()
    anew = made_anew(page, request, entries, current)
    addresses = Addresses(request)
    sources = source_addresses(page, request, entries)
    texts, years = [], Years()
    for pk, text, zones, changed, first, last, url_path, alias in rows.iterator(
        chunk_size=CHUNK
    ):
        if pk in anew:
            text, zones, changed = anew[pk]
        years.add(zones, changed, first, last)
        address = sources.get(pk) if alias else None
        texts.append(addresses.put_into(text, address or addresses.of(url_path)))
    data = replace(data, zones=years.by_zone, changed=years.changed)
    return write_calendar(data, texts)


class Years:
    """The years that each zone of a calendar is needed for, and its last change."""

    def __init__(self):
        self.first = self.last = self.changed = None
        self.zones = set()

    def add(self, zones, changed, first, last):
        self.zones.add(zones)
        self.changed = max(self.changed or changed, changed)
        self.first = min(self.first or first, first)
        self.last = max(self.last or last, last)

    @property
    def by_zone(self):
        """``{IANA name: (first year, last year)}``."""
        if not self.zones:
            return {}
        names = {name for zones in self.zones for name in zones.split()}
        return dict.fromkeys(names, (self.first.year - 1, self.last.year + 1))


def made_anew(page, request, entries, current):
    """``{page id: (VEVENTs, zones, change)}`` of what is not stored as it is now."""
    stale = entries
    if current:
        not_current = ~Q(made_with=current)
        stale = entries.filter(not_current | names_hidden_partner(page, request))
    rows = list(stale.with_pages().with_changes())
    pages = [row.page for row in rows]
    attach_references(pages, page.locale, page.visibility(request))
    return {row.pk: tuple(made_now(row).values()) for row in rows}


def names_hidden_partner(page, request):
    """Whether an event names a partner that may not be seen here.

    It may have been seen when the text was stored: no signal is trusted to have told.
    """
    shown = page.visibility(request).filter(PartnerPage.objects.all())
    hidden = PartnerPage.objects.exclude(pk__in=shown.values("pk"))
    keys = set(hidden.values_list("translation_key", flat=True))
    rows = EventPartner.objects.filter(
        page_id=OuterRef("page_id"), partner__translation_key__in=keys
    )
    return Exists(rows)


def made_now(row):
    return vevents(row.page, version_of(row))


def version_of(row):
    """The version of an entry that was loaded ``with_pages().with_changes()``."""
    changes = filter(None, [row.identity.changed_at, row.text_changed_at])
    return Version(row.identity, max(changes))


def source_addresses(page, request, entries):
    """``{id: address}`` of aliases: that of the page behind them where it is seen."""
    visibility = page.visibility(request)
    aliases = EventPage.objects.filter(
        pk__in=entries.exclude(page__alias_of=None).values("pk")
    )
    found = {}
    for alias in aliases.select_related("alias_of"):
        source = behind_aliases(alias)
        if visibility.shows(source):
            found[alias.pk] = source.get_full_url(request)
    return found


def ascii_name(page):
    """An ASCII name for the file that a browser saves."""
    return slugify(string_to_ascii(page.slug))[:60] or "events"
