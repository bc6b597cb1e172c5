"""The page that events lie below."""

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from wagtail_ctn.models import COLOURS
from wagtail_ctn.pages import PageMixin
from wagtail_ctn.panels import SharedFactsNote
from wagtail_ctn.slugs import CALENDAR_ROUTES
from wagtail_ctn.translation import SharedFactsMixin, localize_fields

from ..calendar_form import ELSEWHERE, CalendarForm
from ..routes import CalendarRoutes


class CalendarPage(PageMixin, CalendarRoutes, SharedFactsMixin, Page):
    """Lists and feeds of the events below it, at any depth, and of others it takes."""

    introduction = RichTextField(_("introduction"), blank=True)
    colour = models.CharField(
        _("colour"),
        max_length=20,
        choices=COLOURS,
        blank=True,
        help_text=_("Calendar programs of subscribers may show it."),
    )

    base_form_class = CalendarForm
    lists_pages = True
    reserved_slugs = CALENDAR_ROUTES
    shared_fields = ["colour"]
    shared_relations = ["other_calendars", "other_topics", "other_partners"]
    override_translatable_fields = localize_fields(
        ["slug", "introduction"], [*shared_fields, *shared_relations]
    )
    page_description = _("A calendar that visitors can look through and subscribe to.")
    preview_modes = [("", _("Upcoming events")), ("month", _("Month"))]
    preview_views = {"month": "wagtail_ctn.events.views.this_month"}
    content_panels = [
        *Page.content_panels,
        FieldPanel(
            "introduction",
            help_text=_("Shown above the list, such as who may send in events."),
        ),
        SharedFactsNote(
            _("colour and events from elsewhere"),
            heading=_("Shared by all languages"),
            icon="site",
        ),
        FieldPanel(
            "colour",
            help_text=_(
                "Calendar programs of subscribers may show it, such as “Teal”."
            ),
        ),
        ELSEWHERE,
    ]

    class Meta:
        verbose_name = _("calendar")
        verbose_name_plural = _("calendars")

    @classmethod
    def clean_subpage_models(cls):
        """Events of every type that the site has, and calendars within calendars."""
        from .event import EventPage

        return [
            model
            for model in super().clean_subpage_models()
            if issubclass(model, (EventPage, CalendarPage))
        ]

    @cached_property
    def elsewhere(self):
        """What it takes events from elsewhere by; ``None`` where there is nothing."""
        from ..elsewhere import elsewhere_of

        return elsewhere_of(self)
