"""What the form of an event says of where it comes from."""

from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.admin.panels import Panel


class ProvenancePanel(Panel):
    """Above the form of an imported event: where from, and what an import changes."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "wagtail_ctn_events/admin/imports/provenance.html"

        @cached_property
        def imported(self):
            from ..models import ImportedEvent

            if not self.instance.pk:
                return None
            key = self.instance.translation_key
            rows = ImportedEvent.objects.filter(identity__translation_key=key)
            return rows.select_related("source").first()

        @property
        def may_hide(self):
            from .permissions import may_hide

            return may_hide(self.instance, self.request.user)

        @property
        def hide_url(self):
            args = [self.instance.pk]
            return reverse("wagtail_ctn_event_sources:hide", args=args)

        def is_shown(self):
            return self.imported is not None
