"""What lists, pages and feeds show of events, loaded for all of them at once."""

from collections import defaultdict
from typing import NamedTuple

from django.db.models import BigAutoField, prefetch_related_objects
from django.utils import translation

from wagtail_ctn.partners.directory import localized_partners
from wagtail_ctn.prepared import Parameters, prepared
from wagtail_ctn.translation import in_language

PAGES = Parameters("page", BigAutoField())


class InRole(NamedTuple):
    """A partner's page with its role: the value, and what people read."""

    role: str
    label: str
    partner: object


def attach_references(pages, locale, visibility):
    """Give each event page ``shown_topics``, ``shown_venue`` and ``shown_partners``.

    Topics and venues are in ``locale`` where they have a translation; partners are
    those that ``visibility`` lets be seen. The number of queries is the same for any
    number of pages.
    """
    pages = list(pages)
    attach_terms(pages, locale)
    attach_partners(pages, locale, visibility)


def attach_in_own_languages(pages, visibility):
    """The same with each page's own language, for what is told wholly in that."""
    for locale, some in by_locale(pages).items():
        attach_references(some, locale, visibility)


def by_locale(pages):
    groups = defaultdict(list)
    for page in pages:
        groups[page.locale].append(page)
    return groups


def attach_terms(pages, locale, topics=True):
    """Only ``shown_topics`` and ``shown_venue``, which is all that a list shows.

    Without ``topics`` there are none.
    """
    from .models import EventTopic

    topics = rows_by_page(EventTopic, pages if topics else [], "topic")
    all_topics = [row.topic for rows in topics.values() for row in rows]
    shown_topics = in_language(all_topics, locale) if all_topics else {}
    venues = [page.venue for page in pages if page.venue]
    shown_venues = in_language(venues, locale) if venues else {}
    for page in pages:
        # Each once, also where an editor chose it twice.
        own = dict.fromkeys(shown_topics[row.topic_id] for row in topics[page.pk])
        page.shown_topics = list(own)
        page.shown_venue = shown_venues.get(page.venue_id)


def attach_partners(pages, locale, visibility):
    from .models import EventPartner

    partners = rows_by_page(EventPartner, pages, "partner")
    all_partners = [row.partner for rows in partners.values() for row in rows]
    shown_partners = partners_in(locale, all_partners, visibility)
    # An editor's own language may be another one.
    with translation.override(locale.language_code):
        for page in pages:
            page.shown_partners = [
                InRole(row.role, row.get_role_display(), shown_partners[key])
                for row in partners[page.pk]
                if (key := row.partner.translation_key) in shown_partners
            ]


def partners_in(locale, partners, visibility):
    """``{translation key: page}`` of those that may be seen.

    What is loaded already, as most are in their own language, is not looked for.
    """
    if all(page.locale_id == locale.pk and not page.alias_of_id for page in partners):
        return {p.translation_key: p for p in partners if visibility.shows(p)}
    return localized_partners(partners, locale, visibility)


def rows_by_page(model, pages, term):
    """``{page id: [rows]}`` of one kind of row, with what they refer to.

    A page that has its rows in memory, as an unsaved one in a preview, brings them.
    """
    relation = model._meta.get_field("page").remote_field.related_name
    grouped = defaultdict(list)
    stored, known = [], []
    for page in pages:
        if getattr(page, "is_previewed", False) or getattr(page, "has_rows", False):
            grouped[page.pk] = list(getattr(page, relation).all())
            known += grouped[page.pk]
        else:
            stored.append(page.pk)
    prefetch_related_objects(known, term)
    if not stored:
        return grouped
    kind, given = model._meta.get_field(term).related_model, PAGES.given(stored)
    columns = len(attributes(model))
    for values in stored_rows(model, term, len(stored), **given):
        row = model.from_db(None, attributes(model), values[:columns])
        setattr(row, term, kind.from_db(None, attributes(kind), values[columns:]))
        grouped[row.page_id].append(row)
    return grouped


@prepared
def stored_rows(model, term, count):
    """The rows of so many pages, each with what it refers to."""
    kind = model._meta.get_field(term).related_model
    columns = [f"{term}__{name}" for name in attributes(kind)]
    rows = model.objects.filter(page__page_ptr__id__in=PAGES(count))
    rows = rows.order_by("sort_order", "pk")
    return rows.values_list(*attributes(model), *columns)


def attributes(model):
    return [field.attname for field in model._meta.concrete_fields]
