"""Events, venues and audiences in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.ui.tables import UpdatedAtColumn

from wagtail_ctn.viewsets import PageTypeViewSet, TermViewSet

from .admin_listing import COLUMNS, EventFilterSet, EventIndexView
from .models import Audience, EventPage, Venue


class EventViewSet(PageTypeViewSet):
    """All events that a user may explore, what comes next first."""

    model = EventPage
    name = "wagtail_ctn_events"
    url_prefix = "events"
    icon = "date"
    menu_label = _("Events")
    menu_order = 110
    index_view_class = EventIndexView
    filterset_class = EventFilterSet
    ordering = "next"
    own_columns = COLUMNS


class VenueViewSet(TermViewSet):
    model = Venue
    icon = "home"
    menu_label = _("Venues")
    menu_order = 110
    list_display = ["name", "address", "slug", UpdatedAtColumn()]
    panels = [
        FieldPanel("name"),
        FieldPanel("address"),
        FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
        FieldPanel("accessibility"),
        FieldPanel("slug"),
    ]


class AudienceViewSet(TermViewSet):
    model = Audience
    icon = "user"
    menu_label = _("Audiences")
    menu_order = 120
