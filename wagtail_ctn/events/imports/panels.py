"""What the admin's home page says of sources that fail, or wait for a person."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component
from wagtail.permission_policies import ModelPermissionPolicy

from ..models import EventProposal, EventSource
from .sources import followed_sources


class SourcesPanel(Component):
    """A warning on the admin's home page: sources that fail, or wait for a person."""

    name = "calendar_sources"
    template_name = "wagtail_ctn_events/admin/imports/sources_panel.html"
    order = 11
    heading = _("Calendar sources that need attention")

    def __init__(self, sources):
        self.sources = sources

    def get_context_data(self, parent_context):
        return {"sources": self.sources, "heading": self.heading}


def sources_in_need(user):
    """Sources that fail, are held, or have proposals; none for others."""
    if not ModelPermissionPolicy(EventSource).user_has_permission(user, "change"):
        return []
    waiting = EventProposal.objects.filter(state=EventProposal.State.OPEN)
    waiting = set(waiting.values_list("source", flat=True))
    return [
        source
        for source in followed_sources()
        if source.failures or source.held or source.pk in waiting
    ]
