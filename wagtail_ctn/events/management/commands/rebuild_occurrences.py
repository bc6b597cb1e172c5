"""Makes the index of occurrences anew from the event pages."""

from django.core.management.base import BaseCommand

from wagtail_ctn.events.indexing import rebuild
from wagtail_ctn.http import content_changed


class Command(BaseCommand):
    help = (
        "Makes the index of event dates anew from the pages. Needed after rows were"
        " changed past the models (SQL, QuerySet.update()); harmless at any time."
    )

    def handle(self, *args, **options):
        count = rebuild()
        content_changed()
        self.stdout.write(f"{count} live events indexed.")
