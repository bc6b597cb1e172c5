"""Views of the admin about one source: its log, decisions, and looking at it now."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.permission_policies import ModelPermissionPolicy

from ..models import (
    EventPage,
    EventProposal,
    EventSource,
    EventSourceRun,
    ImportedEvent,
)
from ..tasks import sync_source
from . import proposals
from .labels import shown_counts, shown_result
from .permissions import may_hide, may_publish_in
from .shown_proposals import decided_proposals, open_proposals
from .sources import is_interrupted

MOST_RESULTS = 20
Outcome = EventSourceRun.Outcome


class SourceMixin:
    """About one source, for those who may change sources."""

    def dispatch(self, request, *args, **kwargs):
        policy = ModelPermissionPolicy(EventSource)
        if not policy.user_has_permission(request.user, "change"):
            raise PermissionDenied
        self.source = get_object_or_404(EventSource, pk=kwargs["pk"])
        self.log_url = reverse("wagtail_ctn_event_sources:log", args=[self.source.pk])
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def may_publish(self):
        """What is decided changes pages of the calendar, which not everybody may."""
        return may_publish_in(self.source.calendar, self.request.user)

    def check_may_publish(self):
        if not self.may_publish:
            raise PermissionDenied

    def look_now(self, done):
        """Look at the source, and tell what came of that; ``done`` if it went well."""
        result = sync_source.enqueue(self.source.pk)
        run = self.source.runs.first() if result.is_finished else None
        if run and run.outcome in {Outcome.FAILED, Outcome.HELD}:
            messages.error(self.request, run.message)
        else:
            messages.success(self.request, done)
        return redirect(self.log_url)


class LogView(SourceMixin, WagtailAdminTemplateMixin, TemplateView):
    """What came of the last looks, and what waits for a person."""

    template_name = "wagtail_ctn_events/admin/imports/log.html"
    page_title = gettext_lazy("Log of a calendar source")
    header_icon = "history"

    def get_page_subtitle(self):
        return self.source.name

    def get_breadcrumbs_items(self):
        index = reverse("wagtailsnippets_wagtail_ctn_events_eventsource:list")
        label = EventSource._meta.verbose_name_plural
        return [
            *self.breadcrumbs_items,
            {"url": index, "label": label.capitalize()},
            {"url": "", "label": self.source.name},
        ]

    def get_context_data(self, **kwargs):
        runs = list(self.source.runs.all())
        for run in runs:
            shown = run.results[:MOST_RESULTS]
            run.shown_results = [shown_result(result) for result in shown]
            run.shown_outcome = (
                _("Interrupted") if is_interrupted(run) else run.get_outcome_display()
            )
            run.more = len(run.results) - len(shown)
            run.shown_counts = shown_counts(run.counts)
        return super().get_context_data(
            source=self.source,
            runs=runs,
            proposals=open_proposals(self.source, self.request.user),
            decided=decided_proposals(self.source),
            may_publish=self.may_publish,
            **kwargs,
        )


class SyncView(SourceMixin, View):
    """Looks at the source now, due or not."""

    def post(self, request, pk):
        self.check_may_publish()
        return self.look_now(_("The source has been looked at, or soon will be."))


class AcceptLessView(SourceMixin, View):
    """Lets pass what was held because so much was gone."""

    def post(self, request, pk):
        self.check_may_publish()
        proposals.accept_less(self.source)
        return self.look_now(_("What the source has now was taken over."))


class DecideView(SourceMixin, View):
    """Accepts or refuses a proposal."""

    DECISIONS = {"accept": proposals.accept, "refuse": proposals.refuse}

    def post(self, request, pk, proposal_pk, decision):
        self.check_may_publish()
        rows = self.source.proposals.filter(state=EventProposal.State.OPEN)
        proposal = get_object_or_404(rows, pk=proposal_pk)
        try:
            self.DECISIONS[decision](proposal, request.user)
        except proposals.NotNow as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("Decided: %s") % proposal.title)
        return redirect(self.log_url)


class HideView(WagtailAdminTemplateMixin, TemplateView):
    """Asks, and then shows an imported event no more."""

    template_name = "wagtail_ctn_events/admin/imports/hide.html"
    page_title = gettext_lazy("Hide this event from now on")
    header_icon = "view"

    def dispatch(self, request, *args, **kwargs):
        self.event = get_object_or_404(EventPage, pk=kwargs["page_id"])
        if not may_hide(self.event, request.user):
            raise PermissionDenied
        key = self.event.translation_key
        imported = ImportedEvent.objects.filter(identity__translation_key=key)
        self.imported = get_object_or_404(imported)
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self):
        return self.event.get_admin_display_title()

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            event=self.event, imported=self.imported, **kwargs
        )

    def post(self, request, page_id):
        edit = redirect("wagtailadmin_pages:edit", page_id)
        if self.imported.is_hidden:
            proposals.show_again(self.imported)
            messages.success(request, _("The next import may change this event."))
            return edit
        proposals.hide(self.imported, request.user)
        messages.success(request, _("This event is hidden from now on."))
        return edit
