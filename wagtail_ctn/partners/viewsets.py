"""Kinds and areas of partners in the admin."""

from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import UpdatedAtColumn

from wagtail_ctn.viewsets import TermViewSet

from .models import Area, PartnerKind


class PartnerKindViewSet(TermViewSet):
    model = PartnerKind
    icon = "group"
    list_display = ["name", "slug", "sort_order", UpdatedAtColumn()]
    ordering = ["sort_order", "name"]
    panels = [*TermViewSet.panels, FieldPanel("sort_order")]


class AreaViewSet(TermViewSet):
    model = Area
    icon = "site"
