"""What a calendar can be filtered by: the terms, and which of them its events have.

One query for all of them: a site asks for it at every view of a calendar.
"""

from django.db.models import CharField, Exists, F, OuterRef, Value

from wagtail_ctn.filters import in_locale_first
from wagtail_ctn.models import Topic
from wagtail_ctn.partners.models import PartnerPage
from wagtail_ctn.prepared import prepared

from .elsewhere import shown_by
from .models import (
    Audience,
    EventAudience,
    EventPage,
    EventPartner,
    EventTopic,
    Venue,
)

COLUMNS = ["facet", "code_or_slug", "label", "translation_key", "locale_id", "is_used"]
ROWS = {
    "topic": (Topic, EventTopic),
    "audience": (Audience, EventAudience),
    "partner": (PartnerPage, EventPartner),
}


def facet_terms(page, visibility):
    """``({facet: {value: (label, translation key)}}, {facet: {values in use}})``.

    Labels are in the language of ``page``. In use is what an event that it shows
    has; a filter by another value is valid and finds nothing.
    """
    found = {"topic": [], "venue": [], "audience": [], "partner": []}
    used = {facet: set() for facet in found}
    rows = rows_of_facets(shown_by(page, visibility), visibility.limits)
    for facet, value, label, key, locale_id, is_used in rows:
        found[facet].append((value, label, key, locale_id))
        if is_used:
            used[facet].add(value)
    locale = page.locale
    return {facet: in_locale_first(rows, locale) for facet, rows in found.items()}, used


@prepared
def rows_of_facets(shown, limits):
    queries = [terms_of("venue", Venue.objects.all(), venues_in_use(shown, limits))]
    for facet, (model, rows) in ROWS.items():
        terms = model.objects.all()
        if model is PartnerPage:
            terms = limits.filter(terms.exclude(code=""))
        in_use = rows_in_use(facet, rows, shown, limits)
        queries.append(terms_of(facet, terms, in_use))
    first, *others = queries
    # The order that a model's terms have by themselves is no column of all of them.
    return first.union(*others, all=True).order_by()


def terms_of(facet, terms, in_use):
    is_partner = terms.model is PartnerPage
    return (
        terms.order_by()
        .annotate(
            facet=Value(facet, output_field=CharField()),
            code_or_slug=F("code" if is_partner else "slug"),
            label=F("title" if is_partner else "name"),
            is_used=Exists(in_use),
        )
        .values_list(*COLUMNS)
    )


def rows_in_use(facet, rows, shown, limits):
    """Rows that refer to a term in whatever language, of events that may be seen."""
    referring = rows.objects.filter(
        shown.condition(limits, "page"),
        **{f"{facet}__translation_key": OuterRef("translation_key")},
        page__entry__isnull=False,
    )
    return limits.filter(referring, page="page")


def venues_in_use(shown, limits):
    events = EventPage.objects.filter(
        shown.condition(limits),
        venue__translation_key=OuterRef("translation_key"),
        entry__isnull=False,
    )
    return limits.filter(events)
