"""The body field of our page types, whose blocks a site chooses by a setting."""

from django.db import models
from django.utils.functional import cached_property
from django.utils.module_loading import import_string
from wagtail.fields import StreamField

from .conf import settings


class BodyField(StreamField):
    """A StreamField of the block named by ``WAGTAIL_CTN["BODY_BLOCK"]``.

    The block is imported when first used, so that the setting may name a block of
    an app that is loaded later. Migrations see a plain ``JSONField``: another set of
    blocks makes no migration, and data migrations keep the content.
    """

    def __init__(self, *args, **kwargs):
        super().__init__([], **kwargs)

    @cached_property
    def stream_block(self):
        block = import_string(settings.BODY_BLOCK)()
        block.set_meta_options(self.block_opts)
        return block

    def deconstruct(self):
        # Past StreamField's own deconstruct, which would write out every block.
        name, _, _, kwargs = models.Field.deconstruct(self)
        return name, "django.db.models.JSONField", [], kwargs
