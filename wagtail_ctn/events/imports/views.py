"""Views of the admin: what is to be imported, a preview of it, and its report."""

from typing import NamedTuple

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView, TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from wagtail_ctn.directions import onward_arrow
from wagtail_ctn.partners.models import PartnerPage

from ..models import EventImport, Venue
from ..tasks import run_import
from .forms import ImportForm
from .labels import RESULT_LABELS, Changes, shown_counts, shown_result
from .permissions import calendars_for, may_add_to, may_publish_in
from .plan import RESULTS, UNCHANGED, WRITTEN
from .reading import note_text
from .report import Report
from .work import plan_of

# So many rows of each kind are shown; what is not shown is imported as well.
MOST_SHOWN = 300
# Previews that nobody went on with, and their files, are kept no longer.
MOST_IMPORTS = 20


class ImportView(WagtailAdminTemplateMixin, FormView):
    """The file, address or text, and where it goes."""

    form_class = ImportForm
    template_name = "wagtail_ctn_events/admin/imports/form.html"
    page_title = _("Import events")
    header_icon = "download"

    def dispatch(self, request, *args, **kwargs):
        if not calendars_for(request.user).exists():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "user": self.request.user}

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def form_valid(self, form):
        given = form.cleaned_data
        new = EventImport.objects.create(
            calendar=given["calendar"],
            user=self.request.user,
            origin=form.origin,
            octets=form.octets,
            publish=given["publish"],
            overwrite=given["overwrite"],
        )
        forget_old_imports(self.request.user)
        return redirect("wagtail_ctn_event_imports:preview", new.pk)


def forget_old_imports(user):
    kept = EventImport.objects.filter(user=user).values_list("pk", flat=True)
    kept = list(kept[:MOST_IMPORTS])
    EventImport.objects.filter(user=user).exclude(pk__in=kept).delete()


class OwnImportView(WagtailAdminTemplateMixin, TemplateView):
    """An import that the user has begun, and may still carry out."""

    header_icon = "download"

    @cached_property
    def event_import(self):
        own = EventImport.objects.filter(user=self.request.user)
        return get_object_or_404(own, pk=self.kwargs["pk"])

    def dispatch(self, request, *args, **kwargs):
        calendar = self.event_import.calendar
        if not may_add_to(calendar, request.user):
            raise PermissionDenied
        if self.event_import.publish and not may_publish_in(calendar, request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self):
        own = self.event_import
        return f"{own.origin} {onward_arrow()} {own.calendar.title}"

    def get_breadcrumbs_items(self):
        start = reverse("wagtail_ctn_event_imports:start")
        return [
            *self.breadcrumbs_items,
            {"url": start, "label": ImportView.page_title},
            {"url": "", "label": self.page_title},
        ]


class PreviewView(OwnImportView):
    """What would become of each event; nothing is written before the editor says so."""

    template_name = "wagtail_ctn_events/admin/imports/preview.html"
    page_title = _("Preview of the import")

    def get(self, request, *args, **kwargs):
        if self.event_import.is_started:
            return redirect("wagtail_ctn_event_imports:report", self.event_import.pk)
        return super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        """Begin, once: a second click finds it begun."""
        waiting = EventImport.objects.filter(pk=self.event_import.pk, is_started=False)
        begun = waiting.update(
            is_started=True,
            left_out=request.POST.getlist("left_out"),
            apart=request.POST.getlist("apart"),
        )
        if begun:
            run_import.enqueue(self.event_import.pk)
        return redirect("wagtail_ctn_event_imports:report", self.event_import.pk)

    def get_context_data(self, **kwargs):
        plan = plan_of(self.event_import)
        report = Report(plan)
        groups = [
            Group(result, [row for row in plan.rows if row.result == result])
            for result in RESULTS
            if result != UNCHANGED
        ]
        return super().get_context_data(
            event_import=self.event_import,
            groups=[group for group in groups if group.rows],
            unreadable=[
                (note, note_text(note)) for note in report.unreadable[:MOST_SHOWN]
            ],
            more_unreadable=len(report.unreadable[MOST_SHOWN:]),
            counts=report.counts,
            is_anything=any(report.counts[result] for result in WRITTEN),
            matches=matches_of(plan),
            **kwargs,
        )


class ReportView(OwnImportView):
    """What became of each event."""

    template_name = "wagtail_ctn_events/admin/imports/report.html"
    page_title = _("Report of the import")

    def get_context_data(self, **kwargs):
        report = self.event_import.report or {}
        results = report.get("events", [])
        return super().get_context_data(
            event_import=self.event_import,
            is_running=self.event_import.report is None,
            error=report.get("error", ""),
            counts=shown_counts(report.get("counts", {})),
            results=[shown_result(result) for result in results[:MOST_SHOWN]],
            more=len(results[MOST_SHOWN:]),
            **kwargs,
        )


class Group:
    """The rows of a preview that have the same result."""

    def __init__(self, result, rows):
        self.result, self.label = result, RESULT_LABELS[result]
        self.rows, self.more = rows[:MOST_SHOWN], len(rows[MOST_SHOWN:])
        # What is not written cannot be left out.
        self.can_be_left_out = result in WRITTEN
        changes = Changes([d for row in self.rows for d in (*row.changes, *row.kept)])
        for row in self.rows:
            row.shown_changes = changes.shown(row.changes)
            row.shown_kept = changes.shown(row.kept)


def matches_of(plan):
    """What may be the same as here, each venue and partner once; two queries."""
    found = {}
    for row in plan.rows:
        if row.is_written and row.matches.venue:
            found[f"venue-{row.matches.venue}"] = row.event.location
        if row.is_written:
            for partner, _role in row.matches.partners:
                name = row.event.organizer_name or row.event.organizer_address
                found[f"partner-{partner}"] = name
    said = dict(list(found.items())[:MOST_SHOWN])
    return [
        Match(
            f"{kind}-{page.pk}",
            model._meta.verbose_name,
            said[f"{kind}-{page.pk}"],
            page,
        )
        for kind, model in MATCHED.items()
        for page in model.objects.filter(pk__in=ids_of(kind, said))
    ]


def ids_of(kind, values):
    """Ids in values such as ``"venue-1"``, of one kind."""
    parts = [value.split("-") for value in values]
    return [pk for name, pk in parts if name == kind]


class Match(NamedTuple):
    """What a calendar says, and the venue or partner of this site that it may be."""

    value: str
    kind: str
    said: str
    found: object


MATCHED = {"venue": Venue, "partner": PartnerPage}
