"""The listing of news in the admin: its columns, order and filters."""

from collections import defaultdict

from django.db.models import F
from django.utils.translation import gettext_lazy as _
from django_filters import DateFromToRangeFilter
from wagtail.admin.filters import DateRangePickerWidget
from wagtail.admin.ui.tables import Column

from wagtail_ctn.dates import format_day
from wagtail_ctn.viewsets import (
    ExpressionColumn,
    PageTypeFilterSet,
    PageTypeIndexView,
    ReferenceFilter,
)

from .models import NewsPage, NewsPreparedBy, NewsTopic


class DatesFilter(DateFromToRangeFilter):
    def filter(self, queryset, value):
        if not value:
            return queryset
        found = super().filter(NewsPage.objects.all(), value)
        # Through ids, which search results can be filtered by without an index.
        return queryset.filter(pk__in=found.values("pk"))


class NewsFilterSet(PageTypeFilterSet):
    date = DatesFilter(label=_("Date of publication"), widget=DateRangePickerWidget)
    topic = ReferenceFilter(label=_("Topic"), field_name="topic", rows=NewsTopic)
    partner = ReferenceFilter(
        label=_("Prepared by"), field_name="partner", rows=NewsPreparedBy
    )


class NewsIndexView(PageTypeIndexView):
    """All news, the newest first."""

    add_item_label = _("Add a piece of news")
    orderings = {
        "-date": [F("date").desc(nulls_first=True), "-first_published_at", "-pk"],
        "date": [F("date").asc(nulls_last=True), "first_published_at", "pk"],
    }

    def load(self, pages):
        rows = NewsPreparedBy.objects.filter(page__in=[page.pk for page in pages])
        names = defaultdict(list)
        for row in rows.order_by("sort_order", "pk"):
            names[row.page_id].append(row.name)
        for page in pages:
            page.prepared_by_names = ", ".join(names[page.pk])


def shown_date(piece):
    """The date of publication, for people."""
    return format_day(piece.date) if piece.date else _("No date yet")


COLUMNS = [
    ExpressionColumn(
        "date", label=_("Date"), accessor=shown_date, sort_key="date", width="14%"
    ),
    Column("prepared_by_names", label=_("Prepared by"), width="16%"),
]
