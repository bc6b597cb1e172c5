"""Blocks that put events on any page."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from wagtail_ctn.blocks import SelectionBlock

from .selection import upcoming_events


class UpcomingEventsBlock(SelectionBlock):
    """The next events of the site, of one calendar, or with one topic."""

    narrowed_by = ["calendar", "topic"]

    heading = blocks.CharBlock(label=_("Heading"), required=False, max_length=120)
    calendar = blocks.PageChooserBlock(
        label=_("Calendar"),
        page_type="wagtail_ctn_events.CalendarPage",
        required=False,
        help_text=_("Empty: all calendars of the site."),
    )
    topic = SnippetChooserBlock("wagtail_ctn.Topic", label=_("Topic"), required=False)
    count = blocks.IntegerBlock(
        label=_("How many"), default=5, min_value=1, max_value=20
    )

    class Meta:
        icon = "date"
        label = _("Upcoming events")
        template = "wagtail_ctn_events/blocks/upcoming_events.html"

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context=parent_context)
        request, page = context.get("request"), context.get("page")
        context["occurrences"] = []
        if request and page and not self.lost_its_choice(value):
            context["occurrences"] = upcoming_events(
                request,
                page,
                count=value.get("count") or 5,
                calendar=value.get("calendar"),
                topic=value.get("topic"),
            )
        return context
