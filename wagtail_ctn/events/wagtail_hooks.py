"""Registers what editors find of events in the admin."""

from django.urls import include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.permission_policies.pages import PagePermissionPolicy

from .horizon import HorizonPanel, shortest_reach
from .imports.panels import SourcesPanel, sources_in_need
from .imports.permissions import calendars_for
from .imports.viewsets import EventSourceViewSet
from .models import EventPage
from .viewsets import AudienceViewSet, EventViewSet, VenueViewSet


@hooks.register("register_admin_viewset")
def register_viewsets():
    return [EventViewSet(), VenueViewSet(), AudienceViewSet(), EventSourceViewSet()]


@hooks.register("register_admin_urls")
def register_dates():
    return [
        path("ctn/event-dates/", include("wagtail_ctn.events.admin_urls")),
        path("ctn/event-imports/", include("wagtail_ctn.events.imports.urls")),
        path("ctn/event-sources/", include("wagtail_ctn.events.imports.source_urls")),
    ]


class ImportMenuItem(MenuItem):
    """For those who may make events in some calendar."""

    def is_shown(self, request):
        return calendars_for(request.user).exists()


@hooks.register("register_admin_menu_item")
def register_import():
    return ImportMenuItem(
        _("Import events"),
        reverse_lazy("wagtail_ctn_event_imports:start"),
        name="wagtail-ctn-import",
        icon_name="download",
        order=146,
    )


@hooks.register("construct_homepage_panels")
def warn_of_sources(request, panels):
    """Who may change sources learns of those that fail, or wait for a decision."""
    sources = sources_in_need(request.user)
    if sources:
        panels.append(SourcesPanel(sources))


@hooks.register("construct_homepage_panels")
def warn_of_the_horizon(request, panels):
    """Editors of events learn that dates run out before visitors do."""
    editable = PagePermissionPolicy(EventPage).instances_user_has_permission_for(
        request.user, "change"
    )
    reach = shortest_reach()
    if reach and editable.exists():
        panels.append(HorizonPanel(reach))
