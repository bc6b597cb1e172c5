"""Registers what editors find of news in the admin."""

from wagtail import hooks

from .viewsets import NewsViewSet


@hooks.register("register_admin_viewset")
def register_viewsets():
    return NewsViewSet()
