"""iCalendar feeds: of a calendar with its filter, and of a partner."""

from dataclasses import replace

from django.db.models import Count, Exists, Max, Min, OuterRef, Q
from django.utils import timezone
from django.utils.text import slugify
from wagtail.coreutils import string_to_ascii

from wagtail_ctn.aliases import behind_aliases
from wagtail_ctn.conf import settings
from wagtail_ctn.http import FeedHeaders, InvalidFilter, feed_response
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

    def render():
        visibility = calendar.visibility(request)
        entries = EventEntry.objects.below(calendar).visible(visibility).once()
        about = html_to_text(calendar.introduction)
        return filtered_ical(calendar, request, entries, about, calendar.colour)

    return ical_response(calendar, request, render)


def partner_ical(partner, request):
    """The events in which a partner has a role, filtered as a calendar's are."""

    def render():
        visibility = partner.visibility(request)
        entries = EventEntry.objects.filter(page__locale=partner.locale)
        entries = of_partner(entries, partner).visible(visibility).once()
        return filtered_ical(partner, request, entries, partner.summary)

    return ical_response(partner, request, render)


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
        raise InvalidFilter(filterset.form)
    given = filterset.form.cleaned_data
    today = timezone.localdate()
    since = given.get("from") or today - settings.FEED_HISTORY
    found = filterset.qs.between(since, given.get("to"))
    if not given.get("from"):
        # What is cancelled is told of until it would have been.
        found = found.exclude(page__status="cancelled", last_day__lt=today)
    data = calendar_data(page, request, page.title, about, colour)
    return calendar_of(page, request, found, data)


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
    public = not page.visibility(request).is_restricted
    return feed_response(request, headers, render, public=public)


def calendar_of(page, request, entries, data):
    """The calendar with these events, in the order in which their pages were made.

    What is stored of each is what the public may see. Where the page that shows it is
    not public, or what is stored is not what it would be now, it is made anew.
    """
    current = None if page.visibility(request).is_restricted else made_with()
    about = about_all(entries, current)
    anew = made_anew(page, request, entries, current, about.has_stale)
    sources = source_addresses(page, request, entries) if about.has_aliases else {}
    for _text, zones, changed in anew.values():
        about.add(zones, changed)
    data = replace(data, zones=about.by_zone, changed=about.changed)
    return write_calendar(data, written(entries, anew, sources, Addresses(request)))


def written(entries, anew, sources, addresses):
    """The octets of each event, one after the other."""
    rows = entries.order_by("pk").values_list("pk", "vevents", "page__url_path")
    for pk, text, url_path in rows.iterator(chunk_size=CHUNK):
        if pk in anew:
            text = anew[pk][0]
        address = sources.get(pk) or addresses.of(url_path)
        yield addresses.put_into(text, address)


def about_all(entries, current):
    """What a calendar says of all of these events, and what must be looked at apart.

    Asked of the database as a whole: reading each row's dates would take most of the
    time.
    """
    about = AboutAll()
    groups = entries.order_by("zones").values("zones")
    groups = groups.annotate(
        changed=Max("changed_at"),
        first=Min("first_day"),
        last=Max("last_day"),
        stale=Count("pk", filter=~Q(made_with=current or "")),
        aliases=Count("page__alias_of"),
    )
    for group in groups:
        about.has_stale |= bool(group.pop("stale"))
        about.has_aliases |= bool(group.pop("aliases"))
        about.add(**group)
    return about


class AboutAll:
    """The years that zones are needed for, the last change, what is not as usual."""

    def __init__(self):
        self.first = self.last = self.changed = None
        self.zones = set()
        self.has_stale = self.has_aliases = False

    def add(self, zones, changed, first=None, last=None):
        self.zones.update(zones.split())
        self.changed = max(filter(None, [self.changed, changed]), default=None)
        self.first = min(filter(None, [self.first, first]), default=None)
        self.last = max(filter(None, [self.last, last]), default=None)

    @property
    def by_zone(self):
        """``{IANA name: (first year, last year)}``."""
        if self.first is None:
            return {}
        return dict.fromkeys(self.zones, (self.first.year - 1, self.last.year + 1))


def made_anew(page, request, entries, current, has_stale):
    """``{page id: (VEVENTs, zones, change)}`` of what is not stored as it is now."""
    stale = entries
    if current:
        hidden = hidden_partners(page, request)
        if not has_stale and not hidden:
            return {}
        rows = EventPartner.objects.filter(
            page_id=OuterRef("page_id"), partner__translation_key__in=hidden
        )
        stale = entries.filter(~Q(made_with=current) | Exists(rows))
    rows = list(stale.with_pages().with_changes())
    pages = [row.page for row in rows]
    attach_references(pages, page.locale, page.visibility(request))
    return {row.pk: tuple(made_now(row).values()) for row in rows}


def hidden_partners(page, request):
    """Translation keys of partners that may not be seen here.

    They may have been seen when texts were stored: no signal is trusted to have told.
    """
    shown = page.visibility(request).filter(PartnerPage.objects.all())
    hidden = PartnerPage.objects.exclude(pk__in=shown.values("pk")).order_by()
    return set(hidden.values_list("translation_key", flat=True))


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
