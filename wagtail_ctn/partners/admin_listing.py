"""The listing of partners in the admin: its columns, order and filters."""

from collections import defaultdict

from django.db.models import F
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column

from wagtail_ctn.viewsets import (
    ExpressionColumn,
    PageTypeFilterSet,
    PageTypeIndexView,
    ReferenceFilter,
)

from .models import PartnerArea, PartnerKind, PartnerPage


class PartnerFilterSet(PageTypeFilterSet):
    kind = ReferenceFilter(
        label=_("Kind"), field_name="kind", rows=PartnerPage, page="pk"
    )
    area = ReferenceFilter(
        label=_("Area of service"), field_name="area", rows=PartnerArea
    )


class PartnerIndexView(PageTypeIndexView):
    """All partners, in the order of their kinds."""

    add_item_label = _("Add a partner")
    orderings = {
        "kind": [
            F("kind__sort_order").asc(nulls_last=True),
            "kind__name",
            "title",
            "pk",
        ],
        "-kind": [
            F("kind__sort_order").desc(nulls_last=True),
            "-kind__name",
            "title",
            "pk",
        ],
    }

    def load(self, pages):
        kinds = PartnerKind.objects.in_bulk({page.kind_id for page in pages} - {None})
        rows = PartnerArea.objects.filter(page__in=[page.pk for page in pages])
        areas = defaultdict(list)
        for row in rows.select_related("area").order_by("sort_order", "pk"):
            areas[row.page_id].append(row.area.name)
        for page in pages:
            page.kind_name = kinds[page.kind_id].name if page.kind_id else ""
            page.area_names = ", ".join(areas[page.pk])


COLUMNS = [
    ExpressionColumn("kind_name", label=_("Kind"), sort_key="kind"),
    Column("area_names", label=_("Areas of service")),
]
