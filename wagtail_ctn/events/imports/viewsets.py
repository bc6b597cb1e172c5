"""The calendars elsewhere in the admin: their report, form and log."""

from django import forms
from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
)
from wagtail.admin.ui.tables import Column, StatusTagColumn
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import (
    CreateView,
    IndexView,
    SnippetViewSet,
)

from wagtail_ctn.dates import format_moment

from ..models import EventSource, EventSourceRun
from .labels import shown_counts
from .source_form import SourceForm

PANELS = [
    MultiFieldPanel(
        [
            FieldPanel("name", help_text=_("Such as “Events of the city library”.")),
            FieldPanel(
                "url",
                help_text=_(
                    "That of an iCalendar feed, such as https://example.org/events.ics."
                ),
            ),
            FieldPanel("partner", help_text=_("Whose events they are.")),
        ],
        heading=_("Where from"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("calendar", help_text=_("Where its events go.")),
            FieldPanel(
                "publish",
                help_text=_("Otherwise new events and changes wait as drafts."),
            ),
            FieldPanel(
                "topics",
                widget=forms.CheckboxSelectMultiple,
                help_text=_("What every event of it is about."),
            ),
            InlinePanel(
                "categories",
                panels=[
                    FieldRowPanel(
                        [
                            FieldPanel(
                                "category", help_text=_("What they call it there.")
                            ),
                            FieldPanel("topic", help_text=_("Which topic that is.")),
                        ]
                    )
                ],
                heading=_("Categories"),
                label=_("Category"),
            ),
            FieldPanel(
                "link_matches",
                help_text=_("Where a venue or a partner here is called the same."),
            ),
        ],
        heading=_("Where to"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("is_active", help_text=_("Otherwise nobody looks at it.")),
            FieldPanel("interval", help_text=_("How often it is looked at.")),
            FieldPanel(
                "days_back",
                help_text=_("Events that ended earlier are not taken, such as 30."),
            ),
            FieldPanel("follow_until", help_text=_("Empty: for ever.")),
            FieldPanel(
                "owner",
                permission="superuser",
                help_text=_("Whose changes they are noted as."),
            ),
        ],
        heading=_("How"),
    ),
]


class SourceIndexView(IndexView):
    """The report of all sources: their health, last look, numbers and errors."""

    def get_base_queryset(self):
        return super().get_base_queryset().select_related("calendar", "partner")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        attach_last_runs(context["object_list"])
        return context

    def get_list_more_buttons(self, instance):
        return [*source_buttons(instance), *super().get_list_more_buttons(instance)]


def attach_last_runs(sources):
    """Give each source its last run as ``last_run``; two queries."""
    sources = list(sources)
    newest = EventSourceRun.objects.filter(source=OuterRef("pk")).values("pk")[:1]
    rows = EventSource.objects.filter(pk__in=[source.pk for source in sources])
    last = dict(rows.values_list("pk", Subquery(newest)))
    # Not with what came of each event, of which there is much.
    runs = EventSourceRun.objects.defer("results").in_bulk(last.values())
    for source in sources:
        source.last_run = runs.get(last[source.pk])


def source_buttons(source):
    return [
        Button(
            _("Log and decisions"),
            url=reverse("wagtail_ctn_event_sources:log", args=[source.pk]),
            icon_name="history",
            priority=5,
        )
    ]


def health(source):
    """What to say of a source in one word."""
    if not source.is_active:
        return _("Switched off")
    if source.follow_until and source.follow_until < timezone.localdate():
        return _("Over")
    run = source.last_run
    return run.get_outcome_display() if run else _("Not looked at yet")


def is_healthy(source):
    return source.last_run is not None and source.last_run.outcome in HEALTHY


HEALTHY = {EventSourceRun.Outcome.DONE, EventSourceRun.Outcome.NOT_MODIFIED}


def last_look(source):
    run = source.last_run
    return format_moment(run.started_at) if run else None


def numbers(source):
    counts = source.last_run.counts if source.last_run else {}
    return ", ".join(f"{label}: {count}" for label, count in shown_counts(counts))


def message(source):
    return source.last_run.message if source.last_run else ""


class SourceCreateView(CreateView):
    def get_initial_form_instance(self):
        return EventSource(owner=self.request.user)


class EventSourceViewSet(SnippetViewSet):
    model = EventSource
    icon = "download"
    menu_label = _("Calendar sources")
    menu_name = "wagtail-ctn-sources"
    menu_order = 145
    add_to_admin_menu = True
    copy_view_enabled = False
    index_view_class = SourceIndexView
    add_view_class = SourceCreateView
    edit_handler = ObjectList(PANELS, base_form_class=SourceForm)
    list_display = [
        "name",
        Column("calendar", label=_("Calendar"), accessor="calendar.title"),
        StatusTagColumn(
            "health", label=_("State"), accessor=health, primary=is_healthy
        ),
        Column("last_look", label=_("Last look"), accessor=last_look),
        Column("numbers", label=_("Events"), accessor=numbers),
        Column("message", label=_("Message"), accessor=message),
    ]
    list_filter = ["is_active", "calendar", "partner"]
    search_fields = ["name", "url"]
