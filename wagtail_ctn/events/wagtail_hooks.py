"""Registers what editors find of events in the admin."""

from django.urls import include, path
from wagtail import hooks
from wagtail.permission_policies.pages import PagePermissionPolicy

from .horizon import HorizonPanel, shortest_reach
from .models import EventPage
from .viewsets import AudienceViewSet, EventViewSet, VenueViewSet


@hooks.register("register_admin_viewset")
def register_viewsets():
    return [EventViewSet(), VenueViewSet(), AudienceViewSet()]


@hooks.register("register_admin_urls")
def register_dates():
    return [path("ctn/event-dates/", include("wagtail_ctn.events.admin_urls"))]


@hooks.register("construct_homepage_panels")
def warn_of_the_horizon(request, panels):
    """Editors of events learn that dates run out before visitors do."""
    editable = PagePermissionPolicy(EventPage).instances_user_has_permission_for(
        request.user, "change"
    )
    reach = shortest_reach()
    if reach and editable.exists():
        panels.append(HorizonPanel(reach))
