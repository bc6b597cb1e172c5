"""Venues and audiences in the admin."""

from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.ui.tables import UpdatedAtColumn

from wagtail_ctn.viewsets import TermViewSet

from .models import Audience, Venue


class VenueViewSet(TermViewSet):
    model = Venue
    icon = "home"
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
