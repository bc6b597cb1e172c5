"""Events, venues and audiences in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.ui.tables import UpdatedAtColumn

from wagtail_ctn.viewsets import PageTypeViewSet, TermViewSet, term_panels

from .admin_listing import COLUMNS, EventFilterSet, EventIndexView
from .models import Audience, EventPage, Venue


class EventViewSet(PageTypeViewSet):
    """All events that a user may explore, what comes next first."""

    model = EventPage
    name = "wagtail_ctn_events"
    url_prefix = "ctn/events"
    icon = "date"
    menu_label = _("Events")
    menu_order = 110
    index_view_class = EventIndexView
    filterset_class = EventFilterSet
    ordering = "next"
    own_columns = COLUMNS
    list_export = [
        "title",
        "locale",
        "start_date",
        "start_time",
        "end_date",
        "end_time",
        "timezone",
        "get_status_display",
        "partner_names",
        "live",
        "full_url",
    ]
    export_headings = {
        "locale": _("Language"),
        "get_status_display": _("Status of the event"),
        "partner_names": _("Partners"),
        "live": _("Published"),
        "full_url": _("Address"),
    }
    export_filename = "events"


class VenueViewSet(TermViewSet):
    model = Venue
    icon = "home"
    menu_label = _("Venues")
    menu_order = 110
    list_display = ["name", "address", "slug", UpdatedAtColumn()]
    panels = term_panels(
        _("Such as “City library, great hall”."),
        FieldPanel("address", help_text=_("Such as “Brīvības iela 1, Rīga, LV-1010”.")),
        FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
        FieldPanel("accessibility"),
    )


class AudienceViewSet(TermViewSet):
    model = Audience
    icon = "user"
    menu_label = _("Audiences")
    menu_order = 120
    panels = term_panels(_("Such as “Teachers”."))
