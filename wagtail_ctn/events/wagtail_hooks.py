"""Registers what editors find of events in the admin."""

from wagtail import hooks

from .viewsets import AudienceViewSet, EventViewSet, VenueViewSet


@hooks.register("register_admin_viewset")
def register_viewsets():
    return [EventViewSet(), VenueViewSet(), AudienceViewSet()]
