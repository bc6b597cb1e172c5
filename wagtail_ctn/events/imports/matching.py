"""Which venues, partners and topics of this site a calendar's words mean.

Only what is called exactly so, apart from case and spaces, is one; a person can say
that it is not.
"""

from functools import cached_property
from typing import NamedTuple

from wagtail_ctn.models import Topic
from wagtail_ctn.partners.models import PartnerPage

from ..models import Audience, EventPartner, Venue
from ..told_apart import AUDIENCE, ROLES


class Matches(NamedTuple):
    """Ids of what an event refers to; ``partners`` are ``(id, role)``.

    ``signatures`` are the partners that prepared it, ``None`` for each other name.
    """

    venue: int | None = None
    partners: tuple = ()
    topics: tuple = ()
    audiences: tuple = ()
    signatures: tuple = ()


class Matcher:
    """Finds them for many events of one language, in three queries or four.

    With ``source`` the source's partner and topics are given to every event, and its
    categories are read as it says. Without ``link`` no venue and no partner is looked
    for: what a source says itself is given all the same. ``apart`` are those that are
    called the same and are others all the same, as ``"venue-1"`` or ``"partner-1"``.
    """

    def __init__(self, locale, source=None, link=True, apart=()):
        self.venues, self.partners = {}, {}
        if link:
            self.venues = without(apart, "venue", names_of_venues(locale))
            self.partners = without(apart, "partner", names_of_partners(locale))
        self.topics = names_of_topics(locale)
        self.locale = locale
        self.own_topics, self.own_partners = (), ()
        if source:
            self.own_topics = tuple(topic.pk for topic in source.topics.all())
            for row in source.categories.all():
                self.topics[folded(row.category)] = row.topic_id
            if source.partner_id:
                role = EventPartner.Role.ORGANISER
                self.own_partners = ((source.partner_id, role.value),)

    def matches(self, event):
        """What a :class:`~wagtail_ctn.ical.reader.ReadEvent` refers to."""
        topics = [self.topics.get(folded(name)) for name in event.categories]
        found = dict.fromkeys([*self.own_topics, *filter(None, topics)])
        return Matches(
            self.venues.get(folded(event.location)),
            self.own_partners or self.partners_of(event),
            tuple(found),
            tuple(self.audiences_of(event)),
            tuple(map(self.signature_of, event.contacts)) if event.own else (),
        )

    @cached_property
    def audiences(self):
        """``{folded name: id}``, asked for once there is an event that names one."""
        rows = Audience.objects.filter(locale=self.locale).order_by("-pk")
        return {folded(name): pk for pk, name in rows.values_list("pk", "name")}

    def audiences_of(self, event):
        told = [folded(text) for name, text in event.own if name == AUDIENCE]
        return dict.fromkeys(
            self.audiences[name] for name in told if name in self.audiences
        )

    def signature_of(self, contact):
        return self.partners.get(folded(contact.partition("\n")[0]))

    def partners_of(self, event):
        if not event.own:
            return self.organisers(event)
        told = [
            (self.partners.get(folded(text)), ROLES.get(name))
            for name, text in event.own
        ]
        return tuple(dict.fromkeys((pk, role) for pk, role in told if pk and role))

    def organisers(self, event):
        for name in (event.organizer_name, event.organizer_address):
            partner = self.partners.get(folded(name))
            if partner:
                return ((partner, EventPartner.Role.ORGANISER.value),)
        return ()


def without(apart, kind, names):
    return {name: pk for name, pk in names.items() if f"{kind}-{pk}" not in apart}


def folded(text):
    """Text as it is compared: without case, and with one space between words."""
    return " ".join(text.casefold().split())


def names_of_venues(locale):
    """``{folded name or address: id}``; a name before an address."""
    venues = list(Venue.objects.filter(locale=locale).order_by("-pk"))
    found = {folded(venue.address): venue.pk for venue in venues if venue.address}
    for venue in venues:
        found[folded(f"{venue.name}, {venue.address}")] = venue.pk
    found |= {folded(venue.name): venue.pk for venue in venues}
    return found


def names_of_partners(locale):
    """``{folded name or e-mail address: id}`` of live partners."""
    rows = PartnerPage.objects.filter(locale=locale, live=True).order_by("-pk")
    found = {}
    for pk, *names in rows.values_list("pk", "email", "short_name", "title"):
        found |= {folded(name): pk for name in names if name}
    return found


def names_of_topics(locale):
    """``{folded name or slug: id}``."""
    rows = Topic.objects.filter(locale=locale).order_by("-pk")
    found = {}
    for pk, slug, name in rows.values_list("pk", "slug", "name"):
        found |= {folded(slug): pk, folded(name): pk}
    return found
