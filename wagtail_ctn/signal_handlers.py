"""Raises the generation number when anything changes that a feed could show."""

from django.db.models.signals import post_delete, post_save
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage
from wagtail.models import Locale, Page, PageViewRestriction, Site
from wagtail.signals import page_slug_changed, post_page_move, pre_page_move

from .http import content_changed
from .models import Generation
from .slugs import refuse_reserved

OTHERS = (Page, PageViewRestriction, Site, Locale, AbstractImage, AbstractDocument)


def is_shown_in_feeds(model):
    """Whether rows of this model can change what a feed says."""
    own = model.__module__.startswith("wagtail_ctn.") and model is not Generation
    return own or issubclass(model, OTHERS)


def row_changed(sender, **kwargs):
    if is_shown_in_feeds(sender) and not kwargs.get("raw"):
        content_changed()


def page_moved(sender, **kwargs):
    content_changed()


def refuse_hidden_address(sender, instance, parent_page_after, **kwargs):
    """Nothing is moved to where a route would hide it, whoever asks."""
    refuse_reserved(instance.slug, parent_page_after)


def connect():
    post_save.connect(row_changed)
    post_delete.connect(row_changed)
    post_page_move.connect(page_moved)
    page_slug_changed.connect(page_moved)
    pre_page_move.connect(refuse_hidden_address)
