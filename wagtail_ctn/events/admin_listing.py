"""The listing of events in the admin: its columns, order and filters."""

from collections import defaultdict

from django.db.models import Case, F, OuterRef, Q, Subquery, When
from django.db.models.functions import Coalesce
from django.forms import RadioSelect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter
from wagtail.admin.ui.tables import Column

from wagtail_ctn.dates import format_when
from wagtail_ctn.viewsets import (
    ChoicesFilter,
    ExpressionColumn,
    PageTypeFilterSet,
    PageTypeIndexView,
    ReferenceFilter,
)

from .models import EventPage, EventPartner, EventTopic, Occurrence
from .on_date import show_on_dates

LAST_DAY = Coalesce("end_date", "start_date")


def shown_when(event):
    """When an event is, for people."""
    when = getattr(event, "next_when", None) or event.when
    if when is None:
        return _("No date yet")
    return format_when(when, timezone.get_default_timezone_name())


def draft_to_come():
    """Of drafts, which are not in the index: those that have not ended by today."""
    goes_on = Q(last_day__gte=timezone.localdate()) | ~Q(recurrence="")
    return goes_on & Q(live=False, start_date__isnull=False)


def to_come():
    """Events that have not ended, drafts included."""
    live = Occurrence.objects.filter(end__gt=timezone.now()).values("page")
    events = EventPage.objects.alias(last_day=LAST_DAY)
    return events.filter(Q(pk__in=live) | draft_to_come())


class WhenFilter(ChoiceFilter):
    def filter(self, queryset, value):
        if value == "upcoming":
            return queryset.filter(pk__in=to_come().values("pk"))
        if value == "past":
            dated = EventPage.objects.exclude(start_date=None)
            past = dated.exclude(pk__in=to_come().values("pk"))
            return queryset.filter(pk__in=past.values("pk"))
        if value == "undated":
            undated = EventPage.objects.filter(start_date=None)
            return queryset.filter(pk__in=undated.values("pk"))
        return queryset


class EventFilterSet(PageTypeFilterSet):
    when = WhenFilter(
        label=_("When"),
        choices=[
            ("upcoming", _("Upcoming")),
            ("past", _("Past")),
            ("undated", _("Without a date")),
        ],
        empty_label=_("All"),
        widget=RadioSelect,
    )
    status = ChoicesFilter(
        label=_("Status of the event"),
        model=EventPage,
        choices=EventPage.Status.choices,
    )
    partner = ReferenceFilter(
        label=_("Partner"), field_name="partner", rows=EventPartner
    )
    topic = ReferenceFilter(label=_("Topic"), field_name="topic", rows=EventTopic)


class EventIndexView(PageTypeIndexView):
    """All events: what comes next first, then what is over, the latest first."""

    add_item_label = _("Add an event")
    orderings = {
        "next": [
            F("next_day").asc(nulls_last=True),
            F("start_date").desc(nulls_last=True),
            "start_time",
            "title",
            "pk",
        ],
        "-next": [F("start_date").desc(nulls_last=True), "-start_time", "title", "pk"],
    }

    def annotate_queryset(self, pages):
        upcoming = Occurrence.objects.filter(
            page=OuterRef("pk"), end__gt=timezone.now()
        )
        next_day = Coalesce(
            Subquery(upcoming.order_by("start").values("first_day")[:1]),
            Case(When(draft_to_come(), then="start_date")),
        )
        pages = super().annotate_queryset(pages)
        return pages.alias(last_day=LAST_DAY).alias(next_day=next_day)

    def load(self, pages):
        rows = EventPartner.objects.filter(page__in=[page.pk for page in pages])
        names = defaultdict(list)
        for row in rows.select_related("partner").order_by("sort_order", "pk"):
            names[row.page_id].append(row.partner.title)
        for page in pages:
            page.partner_names = ", ".join(names[page.pk])
        show_next_dates(pages)


def show_next_dates(pages):
    """Give the pages of series the date that comes next; two queries."""
    # Not as a subquery: MySQL has no limit in one.
    ids = [page.pk for page in pages]
    rows = Occurrence.objects.filter(page__in=ids).upcoming(timezone.now())
    rows = rows.exclude(previous_end=None, next_end=None).light()
    show_on_dates(rows)
    whens = {}
    for row in rows:
        if not row.page.is_cancelled:
            whens.setdefault(row.page_id, row.page.when)
    for page in pages:
        page.next_when = whens.get(page.pk)


COLUMNS = [
    ExpressionColumn(
        "when", label=_("When"), accessor=shown_when, sort_key="next", width="16%"
    ),
    Column(
        "event_status",
        label=_("Status of the event"),
        accessor="get_status_display",
        width="9%",
    ),
    Column("partner_names", label=_("Partners"), width="14%"),
]
