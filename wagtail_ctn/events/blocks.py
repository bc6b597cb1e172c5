"""Blocks that put events on any page."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from wagtail_ctn.blocks import PREVIEW, SelectionBlock

from .selection import small_month, upcoming_events


class UpcomingEventsBlock(SelectionBlock):
    """The next events of the site, of one calendar, or with one topic."""

    narrowed_by = ["calendar", "topic"]

    heading = blocks.CharBlock(
        label=_("Heading"),
        required=False,
        max_length=120,
        help_text=_("Such as “What is on”."),
    )
    calendar = blocks.PageChooserBlock(
        label=_("Calendar"),
        page_type="wagtail_ctn_events.CalendarPage",
        required=False,
        help_text=_("Empty: all calendars of the site."),
    )
    topic = SnippetChooserBlock(
        "wagtail_ctn.Topic",
        label=_("Topic"),
        required=False,
        help_text=_("Such as “Training”. Empty: all topics."),
    )
    count = blocks.IntegerBlock(
        label=_("How many"), default=5, min_value=1, max_value=20
    )

    class Meta:
        icon = "date"
        label = _("Upcoming events")
        description = _("The next events, with their dates, as a short list.")
        template = "wagtail_ctn_events/blocks/upcoming_events.html"
        preview_template = PREVIEW

    def get_preview_value(self):
        return self.normalize({"heading": gettext("Upcoming events"), "count": 3})

    def find(self, value, request, page):
        found = upcoming_events(
            request,
            page,
            count=value.get("count") or 5,
            calendar=value.get("calendar"),
            topic=value.get("topic"),
        )
        return {"occurrences": found}


class MonthBlock(SelectionBlock):
    """This month of a calendar as a small table, whose days lead to their events."""

    narrowed_by = ["calendar"]

    heading = blocks.CharBlock(
        label=_("Heading"),
        required=False,
        max_length=120,
        help_text=_("Such as “Calendar”."),
    )
    calendar = blocks.PageChooserBlock(
        label=_("Calendar"),
        page_type="wagtail_ctn_events.CalendarPage",
        required=False,
        help_text=_("Empty: the first calendar of the site."),
    )

    class Meta:
        icon = "calendar"
        label = _("Small month")
        description = _("This month, with links to the days on which something is on.")
        template = "wagtail_ctn_events/blocks/small_month.html"
        preview_template = PREVIEW

    def get_preview_value(self):
        return self.normalize({"heading": gettext("Calendar")})

    def find(self, value, request, page):
        return {"small": small_month(request, page, value.get("calendar"))}
