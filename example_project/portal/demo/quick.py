"""Makes the content quickly: indexes are written once, not at every row."""

import gc
from contextlib import contextmanager

from django.core.management import call_command
from django.db.models.signals import post_save
from modelsearch.index import get_indexed_models
from modelsearch.signal_handlers import (
    post_save_signal_handler,
    register_signal_handlers,
)
from wagtail.models import Page, ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from wagtail_ctn.events import signal_handlers as events
from wagtail_ctn.http import raise_generation
from wagtail_ctn.signal_handlers import row_changed


@contextmanager
def without_garbage_collection():
    """Migrations make and drop so many classes that collecting takes a quarter."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@contextmanager
def indexes_at_the_end():
    """Nothing is noted of a row that is saved; afterwards, everything of all rows."""
    for model in get_indexed_models():
        post_save.disconnect(post_save_signal_handler, sender=model)
    post_save.disconnect(row_changed)
    post_save.disconnect(events.term_changed)
    try:
        with disable_reference_index_auto_update():
            yield
    finally:
        register_signal_handlers()
        post_save.connect(row_changed)
        post_save.connect(events.term_changed)
    write_indexes()


def write_indexes():
    """What is searched, what uses what, and that feeds have changed."""
    call_command("update_index", verbosity=0)
    for page in Page.objects.specific().iterator():
        ReferenceIndex.create_or_update_for_object(page)
    raise_generation()
