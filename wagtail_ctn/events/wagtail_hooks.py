"""Registers what editors find of events in the admin."""

from wagtail import hooks

from .viewsets import AudienceViewSet, VenueViewSet


@hooks.register("register_admin_viewset")
def register_terms():
    return [VenueViewSet(), AudienceViewSet()]
