"""Which events a calendar shows: those below it, and those it takes from elsewhere."""

from collections import defaultdict
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import CharField, Q, Value
from django.db.models.functions import Coalesce
from wagtail.models import Page

from wagtail_ctn.fallback import Listed, below, falls_back, on_site
from wagtail_ctn.models import Topic
from wagtail_ctn.prepared import prepared

from .models import (
    CalendarOther,
    CalendarPage,
    CalendarPartner,
    CalendarTopic,
    EventPartner,
    EventTopic,
)

ROWS = {"calendar": CalendarOther, "topic": CalendarTopic, "partner": CalendarPartner}


def shown_in(calendar, visibility, page="", locale=None):
    """The condition on pages of events that says which of them a calendar shows.

    They lie below it, at any depth, or are in its language and what it takes from
    elsewhere; see :mod:`wagtail_ctn.fallback` for what is not translated. What of these
    may be seen is another question. ``page`` is the path of lookups from the model to
    the page, empty for pages; ``locale`` is a language other than the calendar's.
    """
    return shown_by(calendar, visibility, locale).condition(visibility, page)


def shown_by(calendar, visibility, locale=None):
    """The :class:`Shown` of a calendar, in its language or another one."""
    listed = below(calendar, locale)
    taken = getattr(calendar, "elsewhere", None)
    if taken is None:
        return Shown(listed)
    return Shown(
        listed,
        on_site(locale or calendar.locale),
        tuple(sorted(taken.paths)),
        tuple(sorted(taken.topics)),
        tuple(sorted(taken.partners_on(visibility))),
    )


class Shown(NamedTuple):
    """What a calendar shows, as a value to remember queries by.

    Events in one list, and those of another that lie below some ``paths``, have one of
    some topics or one of some partners, both by their ids.
    """

    listed: Listed
    others: Listed | None = None
    paths: tuple = ()
    topics: tuple = ()
    partners: tuple = ()

    def condition(self, visibility, page=""):
        listed = self.listed.condition(visibility, page)
        if self.others is None:
            return listed
        prefix = f"{page}__" if page else ""
        return listed | (self.taken(prefix) & self.others.condition(visibility, page))

    def taken(self, prefix):
        found = Q(pk__in=[])
        for path in self.paths:
            found |= Q(**{f"{prefix}path__startswith": path})
        if self.topics:
            found |= having(EventTopic, prefix, topic__in=self.topics)
        if self.partners:
            found |= having(EventPartner, prefix, partner__in=self.partners)
        return found


@dataclass(frozen=True)
class Elsewhere:
    """What a calendar takes events by.

    ``paths`` are those of calendars in the languages of which it shows events,
    ``topics`` ids in all languages, ``partners`` pages in all languages.
    """

    paths: list
    topics: list
    partners: list

    def partners_on(self, visibility):
        """Ids of the partners that may be seen, each in all its languages.

        The others have no events here, as the filter has no such value.
        """
        shown = {
            page.translation_key for page in self.partners if visibility.shows(page)
        }
        return [page.pk for page in self.partners if page.translation_key in shown]


def having(rows, prefix, **terms):
    # "In", not "exists": SQLite would go through all rows of the term for each event.
    pages = rows.objects.filter(**terms).order_by().values("page")
    return Q(**{f"{prefix}pk__in": pages})


def elsewhere_of(calendar):
    """The :class:`Elsewhere` of a calendar; ``None`` where it has chosen nothing.

    That is one query, and one for each kind of choice that there is.
    """
    chosen = chosen_by(calendar)
    if not chosen:
        return None
    return Elsewhere(
        paths=paths_of(chosen["calendar"], calendar.locale_id),
        topics=topics_of(chosen["topic"]),
        partners=partners_of(chosen["partner"]),
    )


def chosen_by(calendar):
    """``{kind: ids}`` of what the rows of a calendar name.

    A calendar that has them in memory, as in a preview, brings them.
    """
    rows = rows_in_memory(calendar)
    if rows is None:
        rows = stored_rows(calendar.pk)
    chosen = defaultdict(set)
    for kind, pk in rows:
        chosen[kind].add(pk)
    return chosen


def rows_in_memory(calendar):
    """``(kind, id)`` of each row; ``None`` of a calendar as the database has it."""
    managers = {
        kind: getattr(calendar, rows.page.field.remote_field.related_name)
        for kind, rows in ROWS.items()
    }
    if not any(manager.is_deferring for manager in managers.values()):
        return None
    return [
        (kind, getattr(row, f"{kind}_id"))
        for kind, manager in managers.items()
        for row in manager.all()
    ]


@prepared
def stored_rows(pk):
    queries = [
        rows.objects.filter(page=pk)
        .order_by()
        .values_list(Value(kind, output_field=CharField()), f"{kind}_id")
        for kind, rows in ROWS.items()
    ]
    first, *others = queries
    # Newer Django orders what is put together by the order of the model, if not told.
    return first.union(*others, all=True).order_by()


def paths_of(ids, locale_id):
    """Paths of these calendars in one language; none of one that it does not have.

    In all languages, where events of others show too.
    """
    if not ids:
        return []
    keys = CalendarPage.objects.filter(pk__in=ids).values("translation_key")
    pages = Page.objects.filter(translation_key__in=keys)
    if not falls_back():
        pages = pages.filter(locale=locale_id)
    return list(pages.order_by().values_list("path", flat=True))


def topics_of(ids):
    """Ids of these topics in all languages: events name one of any."""
    if not ids:
        return []
    keys = Topic.objects.filter(pk__in=ids).order_by().values("translation_key")
    topics = Topic.objects.filter(translation_key__in=keys)
    return list(topics.order_by().values_list("pk", flat=True))


def partners_of(ids):
    """Pages of these partners in all languages; of an alias, those behind it."""
    if not ids:
        return []
    key = Coalesce("alias_of__translation_key", "translation_key")
    keys = Page.objects.filter(pk__in=ids).order_by().values_list(key)
    pages = Page.objects.filter(translation_key__in=keys).order_by()
    return list(pages.only("path", "live", "translation_key"))
