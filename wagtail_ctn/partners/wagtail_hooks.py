"""Registers what editors find of partners in the admin."""

from wagtail import hooks

from .viewsets import AreaViewSet, PartnerKindViewSet, PartnerViewSet


@hooks.register("register_admin_viewset")
def register_viewsets():
    return [PartnerViewSet(), PartnerKindViewSet(), AreaViewSet()]
