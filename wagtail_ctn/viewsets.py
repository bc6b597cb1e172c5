"""Terms in the admin: one base for all of them, and topics."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import UpdatedAtColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import Topic


class TermViewSet(SnippetViewSet):
    """Listing, form, chooser and usage of a kind of term."""

    list_display = ["name", "slug", UpdatedAtColumn()]
    ordering = ["name"]
    panels = [FieldPanel("name"), FieldPanel("slug")]
    copy_view_enabled = False


class TopicViewSet(TermViewSet):
    model = Topic
    icon = "tag"
    list_display = ["name", "slug", "colour", UpdatedAtColumn()]
    panels = [*TermViewSet.panels, FieldPanel("colour")]
    menu_label = _("Topics")
