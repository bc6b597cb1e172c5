"""Partners, their kinds and areas in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import UpdatedAtColumn

from wagtail_ctn.viewsets import PageTypeViewSet, TermViewSet, term_panels

from .admin_listing import COLUMNS, PartnerFilterSet, PartnerIndexView
from .models import Area, PartnerKind, PartnerPage


class PartnerViewSet(PageTypeViewSet):
    """All partners that a user may explore, by kind."""

    model = PartnerPage
    name = "wagtail_ctn_partners"
    url_prefix = "ctn/partners"
    icon = "group"
    menu_label = _("Partners")
    menu_order = 130
    index_view_class = PartnerIndexView
    filterset_class = PartnerFilterSet
    ordering = "kind"
    own_columns = COLUMNS


class PartnerKindViewSet(TermViewSet):
    model = PartnerKind
    icon = "group"
    menu_label = _("Kinds of partners")
    menu_order = 130
    list_display = ["name", "slug", "sort_order", UpdatedAtColumn()]
    ordering = ["sort_order", "name"]
    panels = term_panels(_("Such as “Ministries”."), FieldPanel("sort_order"))


class AreaViewSet(TermViewSet):
    model = Area
    icon = "site"
    menu_label = _("Areas of service")
    menu_order = 140
    panels = term_panels(_("Such as “Latgale”."))
