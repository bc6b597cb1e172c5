"""An event as VEVENTs: its parts, exceptions and single dates, as clients obey them.

What is made here says of addresses only where they belong: :class:`Addresses` puts them
in on output, so that it can be stored and still be right after a move or a rename.
"""

import hashlib
from collections import defaultdict
from dataclasses import replace
from datetime import UTC
from itertools import takewhile
from urllib.parse import quote

from django.db.models import Q
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from wagtail_ctn import __version__
from wagtail_ctn.aliases import language_of
from wagtail_ctn.conf import settings
from wagtail_ctn.filters import EARLIEST, LATEST
from wagtail_ctn.ical.clients import far_moved, rule_for_clients
from wagtail_ctn.ical.recurrence import Recurrence, matches_start, moved_to, wall_start
from wagtail_ctn.ical.writer import EventData, write_event, zone_names
from wagtail_ctn.visibility import Visibility

from .descriptions import (
    description,
    language_of_term,
    location,
    location_language,
    summary,
)
from .display import attach_references
from .schedule import dates_to_tell, parts_of

STATUSES = {"cancelled": "CANCELLED", "postponed": "TENTATIVE"}
# Control characters never are in a text of ours, so they can stand for addresses.
PAGE_ADDRESS, HOST = "\x01/", "\x02"
FOLD = b"\r\n "
# One octet each: Python replaces that in a fifth of the time that it needs for more.
PARENT, SLUG, MEDIA_HOST = b"\x03", b"\x01", b"\x02"
# What stands after the slug of an event in the address of one of its dates.
LONGEST_SUFFIX = len("/2020-07-15-1400/")
LINE = 75
# To be raised when VEVENTs are stored in another way.
LAYOUT = "6"


def made_otherwise():
    """Condition of the entries whose VEVENTs are not as they would be made now.

    Two ranges of an index: "not equal" would read the whole table.
    """
    current = made_with()
    return Q(made_with__lt=current) | Q(made_with__gt=current)


def made_with():
    """A fingerprint of all that VEVENTs are made with besides the event."""
    parts = [
        __version__,
        LAYOUT,
        str(settings.OPEN_END),
        str(settings.FEED_WITHOUT_CANCELLED),
        timezone.get_default_timezone_name(),
    ]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]


def stored_vevents(batch):
    """``{page id: what an EventEntry keeps}`` of ``[(live page, version, span)]``.

    ``span`` are the first and the last day of an event. What is kept is as the public
    of each page's own site may see it, in the page's language.
    """
    pages = [page for page, _version, _span in batch]
    for site, locale, some in by_site_and_locale(pages):
        attach_references(some, locale, Visibility(site))
    current = made_with()
    return {
        page.pk: {**vevents(page, version, span), "made_with": current}
        for page, version, span in batch
    }


def by_site_and_locale(pages):
    """``(site, locale, pages)``; pages with the same parent are on the same site."""
    sites, groups = {}, {}
    for page in pages:
        parent = page.path[: -page.steplen]
        if parent not in sites:
            sites[parent] = page.get_site()
        group = groups.setdefault((sites[parent], page.locale), [])
        group.append(page)
    return [(site, locale, some) for (site, locale), some in groups.items()]


def vevents(page, version, span):
    """``{"vevents", "zones", "changed_at"}`` of one page with its references."""
    text, zones = written(page, version)
    return {
        "vevents": text,
        "zones": needed(zones, span),
        "changed_at": version.changed_at,
    }


def written(page, version):
    """The VEVENTs of one page as they are stored, and the names of their zones."""
    with translation.override(language_of(page)):
        events = list(feed_events(page, version))
    octets = marked(b"".join(write_event(event) for event in events))
    return octets.decode(), zone_names(events)


def needed(zones, span):
    """For which years what zones are needed: ``2020 2021 Europe/Riga``.

    Most events of a calendar say the same.
    """
    first, last = (min(max(day, EARLIEST), LATEST).year for day in span)
    return " ".join([str(first), str(last), *sorted(zones)])


def zone_years(texts):
    """``{IANA name: (first year, last year)}`` that a calendar needs each zone for.

    ``texts`` are what :func:`needed` says of its events.
    """
    years = defaultdict(set)
    for text in texts:
        first, last, *names = text.split()
        for name in names:
            years[name] |= {int(first) - 1, int(last) + 1}
    return {name: (min(some), max(some)) for name, some in years.items()}


def marked(octets):
    """VEVENTs as they are stored: the page's parent has a mark of its own."""
    return octets.replace(b"URL:" + SLUG, b"URL:" + PARENT + SLUG)


class Addresses:
    """Puts addresses into VEVENTs, for one request."""

    def __init__(self, request):
        host = request.build_absolute_uri("/").rstrip("/")
        # It has lines of its own, whatever stands before and after it.
        self.media = FOLD + folded(f" {host}").removeprefix(" ").encode() + FOLD

    def put_into(self, octets, address):
        """The VEVENTs of an event whose page is at ``address``."""
        parent, slash, slug = address.rstrip("/").rpartition("/")
        below = self.below(parent + slash)
        return below.joined([below.with_slug(octets, slug)])

    def below(self, address):
        return AddressesBelow(address, self.media)


class AddressesBelow:
    """Addresses of pages with the same parent, which is at ``address``.

    A feed has thousands of them: what they share is put into all at once.
    """

    def __init__(self, address, media):
        self.media = media
        line = folded(f"URL:{address}").encode()
        self.address = line.removeprefix(b"URL:")
        # A line that is folded has a space before its last piece.
        last_piece = line.rsplit(b"\r\n", 1)[-1]
        self.room = LINE - len(last_piece) - LONGEST_SUFFIX

    def with_slug(self, octets, slug):
        """The VEVENTs of one event: on one line with its parent where there is room."""
        octets_of_slug = (slug if slug.isascii() else quote(slug)).encode()
        if len(octets_of_slug) > self.room:
            octets_of_slug = FOLD + folded_slug(octets_of_slug)
        return octets.replace(SLUG, octets_of_slug)

    def joined(self, texts):
        """These VEVENTs, each after :meth:`with_slug`, with all of their addresses."""
        octets = b"".join(texts).replace(PARENT, self.address)
        return octets.replace(MEDIA_HOST, self.media)


def folded_slug(slug):
    """What stands on lines of its own, with room for the date that may follow."""
    text = folded(f" {slug.decode()}").encode()
    last_piece = text.rsplit(b"\r\n", 1)[-1]
    has_room = len(last_piece) + LONGEST_SUFFIX <= LINE
    return text.removeprefix(b" ") + (b"" if has_room else FOLD)


def folded(line):
    """A line of ASCII in pieces of 75 octets, the space at their beginning included."""
    if len(line) <= LINE:
        return line
    rest = range(LINE, len(line), LINE - 1)
    return "\r\n ".join([line[:LINE], *(line[n : n + LINE - 1] for n in rest)])


def feed_events(page, version):
    """The VEVENTs of a feed: one series a part, and what clients need apart."""
    if settings.FEED_WITHOUT_CANCELLED and page.is_cancelled:
        return
    base = base_event(page, version)
    earlier = []
    for uid, part, own in parts_with_dates(page, base.uid):
        dates = [*own, *given_before(page, part, earlier)]
        earlier += own
        for event in series_events(page, part_event(base, uid), part, dates):
            # A date by itself is the event's, whatever part it came to be in.
            if event.uid.startswith(f"{uid}-"):
                suffix = event.uid.removeprefix(uid)
                event = replace(event, uid=f"{base.uid}{suffix}", related_to=base.uid)
            yield event


def given_before(page, part, earlier):
    """Dates of earlier parts that this one gives as well, as left out of it.

    Parts that overlap show such a date once; clients take each for a series of its own.
    """
    first = part.when.start_date
    known = {d.original: d for d in earlier if d.original.date() >= first}
    if not known:
        return []
    both = known.keys() & part.between(first, max(known).date())
    whens = {start: moved_to(part.when, start) for start in sorted(both)}
    row = page._meta.get_field("exceptions").related_model(change="left_out")
    return [
        replace(known[start], usual=when, when=when, exception=row)
        for start, when in whens.items()
    ]


def part_event(base, uid):
    """The event as one of its parts, which says that the parts are one event."""
    return replace(base, uid=uid, related_to=base.uid if uid != base.uid else "")


def parts_with_dates(page, uid):
    """``(its UID, its recurrence, its dates)`` of each part of an event."""
    parts = parts_of(page)
    dates = dates_to_tell(page)
    for number, part in enumerate(parts):
        own = [d for d in dates if d.part == number]
        yield part_uid(uid, parts, number), part, own


def part_uid(uid, parts, number):
    """The earliest part has the event's UID, a later one its first date as well.

    And its time, where a part before it began on the same day.
    """
    if not number:
        return uid
    start = wall_start(parts[number].when)
    days = [part.when.start_date for part in parts[1:number]]
    return (
        f"{uid}-{start:%Y%m%dT%H%M}"
        if start.date() in days
        else f"{uid}-{start:%Y%m%d}"
    )


def series_events(page, base, part, dates):
    """One part: its series, the dates that differ, and the dates by themselves."""
    by_rule = [d for d in dates if not d.is_extra]
    alone = [d for d in dates if d.is_extra]
    if part.rule and not matches_start(part.rule, part.when):
        first = [d for d in by_rule if d.original == wall_start(part.when)]
        by_rule = [d for d in by_rule if d not in first]
        alone += first
    alone += moved_from_the_start(by_rule)
    alone += [shown for shown in far_moved(by_rule, part) if shown not in alone]
    excluded = [d for d in by_rule if d in alone or is_left_out(d)]
    held = [d for d in by_rule if d not in excluded]
    if held:
        yield from series(page, base, part, held, excluded)
    for shown in alone:
        if not is_left_out(shown):
            # What does not repeat is the event itself, wherever it was moved to.
            is_own = not part.rule and not shown.is_extra
            yield single(page, base, shown, is_alone=is_own)


def moved_from_the_start(by_rule):
    """The dates before the first that stays: DTSTART is to be a date that is held."""
    held = (shown for shown in by_rule if not is_left_out(shown))
    return takewhile(lambda shown: shown.is_moved, held)


def is_left_out(shown):
    without_cancelled = settings.FEED_WITHOUT_CANCELLED and shown.is_cancelled
    return shown.is_left_out or without_cancelled


def series(page, base, part, held, excluded):
    """The VEVENT of a series, followed by those of dates that differ."""
    first = held[0].usual
    later = [d for d in excluded if d.original > held[0].original]
    usual = held[0].following
    yield replace(
        told(page, base, usual),
        start=first.start(),
        end=first.end(settings.OPEN_END),
        rule=rule_for_clients(Recurrence(part.when, part.rule), first, bool(later)),
        excluded=[shown.usual.start() for shown in later],
    )
    for shown in held:
        if shown.is_otherwise(usual) or lasts(shown.usual) != lasts(first):
            event = on_date(page, base, shown)
            yield replace(event, recurrence_id=shown.usual.start())


def lasts(when):
    """How long a date is on the clock that never changes.

    An event over a change of clocks lasts an hour more or less, which RFC 5545 and its
    readers disagree about: such a date is said by itself.
    """
    if when.all_day:
        return when.last_date - when.start_date
    start, end = when.start(), when.end(settings.OPEN_END)
    return end.astimezone(UTC) - start.astimezone(UTC)


def single(page, base, shown, is_alone=False):
    """A date as an event of its own, with an UID that only it has."""
    event = on_date(page, base, shown)
    if is_alone:
        return event
    return replace(event, uid=f"{base.uid}-{shown.address}", related_to=base.uid)


def on_date(page, base, shown):
    """What the event is on one date, its exception included."""
    event = replace(
        base,
        start=shown.when.start(),
        end=shown.when.end(settings.OPEN_END),
        url=f"{PAGE_ADDRESS}{shown.address}/",
    )
    event = told(page, event, shown.said)
    return replace(event, status="CANCELLED") if shown.is_cancelled else event


def told(page, event, row):
    """The event with what a row says of some date; as it is where there is no row."""
    if row is None:
        return event
    texts = {"summary": summary(page, row), "description": description(page, row)}
    return replace(event, **texts)


def base_event(page, version):
    """What is the same for all dates; ``attach_references()`` has been called."""
    venue = page.shown_venue
    has_place = venue and venue.latitude is not None
    return EventData(
        uid=version.identity.uid,
        sequence=version.identity.sequence,
        changed=version.changed_at,
        start=page.when.start(),
        end=page.when.end(settings.OPEN_END),
        summary=summary(page),
        url=PAGE_ADDRESS,
        language=language_of(page),
        description=description(page),
        location=location(page),
        location_language=location_language(page),
        geo=(float(venue.latitude), float(venue.longitude)) if has_place else None,
        status=STATUSES.get(page.status, "CONFIRMED"),
        categories=categories(page),
        conference=page.join_link,
        conference_label=_("Join online") if page.join_link else "",
        image=image_address(page),
    )


def categories(page):
    """``[(language, names)]`` of the topics, which need not be in that of the page."""
    names = {}
    for topic in page.shown_topics:
        names.setdefault(language_of_term(topic, page), []).append(topic.name)
    return list(names.items())


def image_address(page):
    """The image as it was uploaded: another size would have to be made first."""
    if not page.image:
        return ""
    url = page.image.file.url
    return f"{HOST}{url}" if url.startswith("/") else url
