"""Questions to the index of events and their dates."""

from datetime import UTC, datetime, time, timedelta

from django.db.models import (
    Case,
    Count,
    DateTimeField,
    Exists,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    When,
)
from django.db.models.functions import Coalesce, Least

from wagtail_ctn.conf import settings
from wagtail_ctn.prepared import Parameter

# What lasts longer is looked for apart from the rest: see ``between()``.
LONG = timedelta(days=7)
# As Django writes "is true", SQLite would not look it up in an index.
IS_LONG, IS_SHORT = {"is_long__in": [True]}, {"is_long__in": [False]}


class EventQuerySet(QuerySet):
    """Rows of events; combine with :class:`~wagtail_ctn.visibility.Visibility`."""

    def visible(self, visibility):
        """Those whose page is visible."""
        return visibility.filter(self, page="page")

    def shown_in(self, calendar, visibility, locale=None):
        """The visible ones of events that a calendar shows, in its or that language."""
        from .elsewhere import shown_in

        shown = self.filter(shown_in(calendar, visibility, "page", locale))
        return shown.visible(visibility)

    def listed_in(self, locale, visibility):
        """The visible ones of the events that a list in a language holds."""
        from wagtail_ctn.fallback import listed_in

        listed = self.filter(listed_in(locale, visibility, page="page"))
        return listed.visible(visibility)

    def once(self):
        """Each event once: an alias gives way to its source and to an older alias.

        Applies to what the queryset holds, so it comes after everything that decides
        which pages are looked at.
        """
        better = self.filter(identity=OuterRef("identity")).filter(
            Q(page__alias_of=None) | Q(page_id__lt=OuterRef("page_id"))
        )
        return self.filter(Q(page__alias_of=None) | ~Exists(better))

    def with_pages(self):
        """Load what lists and feeds say of the pages."""
        return self.select_related(
            "identity", "page__venue", "page__image", "page__locale", "page__alias_of"
        )

    def with_changes(self):
        """Add ``text_changed_at``: when this language's words last changed."""
        from .models import EventText

        texts = EventText.objects.filter(
            identity=OuterRef("identity"), locale=OuterRef("page__locale")
        )
        return self.annotate(text_changed_at=Subquery(texts.values("changed_at")[:1]))

    def touching_terms(self, rows, term, keys):
        """Those with a row in ``rows`` that refers to a term of these keys."""
        return self.filter(page__in=pages_with_terms(rows, term, keys))


class OccurrenceQuerySet(EventQuerySet):
    """Dates of events. Days and moments may be parameters of a prepared query."""

    def light(self):
        """The rows as plain objects, with what lists show of the events."""
        from .light import columns_of, light_dates

        return light_dates(columns_of(self))

    def upcoming(self, now):
        """Each event's next date that has not ended: what is on now comes first.

        A cancelled date before that one is there too.
        """
        next_ones = Q(previous_end=None) | Q(previous_end__lte=now)
        rows = self.not_over_before(now - settings.OPEN_END).exclude(end__lte=now)
        return rows.filter(next_ones).order_by("start", "page__title", "pk")

    def from_day(self, day):
        """Each event's first date that touches ``day`` or comes after it."""
        next_ones = Q(previous_last_day=None) | Q(previous_last_day__lt=day)
        rows = self.not_over_before(midnight(day)).exclude(last_day__lt=day)
        return rows.filter(next_ones).order_by("start", "page__title", "pk")

    def past(self, now):
        """Each event's last date that has ended, the latest first."""
        last_ones = Q(next_end=None) | Q(next_end__gt=now)
        # The start says nothing more, but where in its index to begin.
        rows = self.filter(start__lte=now).exclude(end__gt=now)
        return rows.filter(last_ones).order_by("-start", "page__title", "pk")

    def after(self, day):
        """What begins after a day, the earliest first."""
        # Moments only say where in their index to begin: days are the site's.
        begun = midnight(day) - timedelta(days=1)
        return (
            self.filter(start__gte=begun).exclude(first_day__lte=day).order_by("start")
        )

    def before(self, day):
        """What is over before a day, the latest first."""
        over = midnight(day) + timedelta(days=1) + settings.OPEN_END
        return self.filter(end__lte=over).exclude(last_day__gte=day).order_by("-end")

    def not_over_before(self, moment):
        """At least what is not over at a moment, as a range of starts.

        So a database goes along the index of starts from there until a page is full.
        What is not long has begun shortly before; what is long is asked for. The ends,
        of which half the table lies ahead, are compared in a way ("not over") for
        which SQLite takes no index.
        """
        begun = moment - LONG - timedelta(days=2)
        long = self.model.objects.filter(
            **IS_LONG, last_day__gte=moment.date() - timedelta(days=1)
        )
        earliest = long.order_by().values("is_long").annotate(first=Min("start"))
        earliest = Subquery(earliest.values("first"))
        return self.filter(start__gte=Least(Coalesce(earliest, begun), begun))

    def with_more(self):
        """Add ``more``: how many dates the event has after this one, if it is held.

        ``None`` where it goes on beyond the dates that are in the index.
        """
        later = self.model.objects.filter(
            page=OuterRef("page"), start__gt=OuterRef("start")
        ).exclude(status="cancelled")
        counted = later.order_by().values("page").annotate(n=Count("pk")).values("n")
        all_known = When(
            page__entry__reaches_to=None, then=Coalesce(Subquery(counted), 0)
        )
        return self.annotate(more=Case(all_known, default=None))

    def between(self, first_day, last_day):
        """What touches these days, both inclusive.

        A database that compares both ends with an index reads half the table. What is
        not long begins at most :data:`LONG` before the days; the few that are long are
        looked for by themselves.
        """
        touching = self.model.objects.filter(
            first_day__lte=last_day, last_day__gte=first_day
        ).order_by()
        short = touching.filter(**IS_SHORT, first_day__gte=first_day - LONG)
        long = touching.filter(**IS_LONG)
        rows = short.values("pk").union(long.values("pk"), all=True)
        return self.filter(pk__in=rows).order_by("start", "page__title", "pk")


def pages_with_terms(rows, term, keys):
    """Ids of the pages with a row in ``rows`` that refers to a term of these keys.

    To be asked for with "in", not "exists": few have the term, and are counted without
    the others.
    """
    terms = rows._meta.get_field(term).related_model.objects
    found = terms.filter(translation_key__in=keys).order_by().values("pk")
    return rows.objects.filter(**{f"{term}__in": found}).order_by().values("page_id")


def midnight(day):
    if isinstance(day, Parameter):
        return day.then(midnight, DateTimeField())
    return datetime.combine(day, time(), UTC)


class EntryQuerySet(EventQuerySet):
    """Events with what their feeds need."""

    def between(self, first_day=None, last_day=None):
        """Those with a date that touches these days, both inclusive.

        A series goes on after the last day that it is followed to: one may be there.
        """
        from .models import Occurrence

        rows = self
        if first_day:
            # Not "from that day on": most rows are, and SQLite would go through them
            # by the index of that column, here and there in the table.
            rows = rows.exclude(last_day__lt=first_day, reaches_to=None)
        if last_day:
            rows = rows.filter(first_day__lte=last_day)
        if first_day and last_day:
            dates = Occurrence.objects.filter(
                page=OuterRef("page"), first_day__lte=last_day, last_day__gte=first_day
            )
            rows = rows.filter(Q(reaches_to__lt=last_day) | Exists(dates))
        return rows
