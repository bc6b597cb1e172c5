"""Views of the admin about the dates of one event: their list, and changes of them."""

from functools import cache

from django.apps import apps
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

# Under a name that puts no words of Wagtail's into our own catalogues.
from django.utils.translation import gettext as words_of_wagtail
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.panels import ObjectList
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from wagtail_ctn.translation import other_source

from .date_forms import (
    CHANGE_ERRORS,
    AddForm,
    CancelForm,
    ChangeForm,
    MoveForm,
    RestoreForm,
)
from .dates_panel import css, dates_context
from .models import EventPage
from .next_dates import rows_of
from .schedule import event_dates, find_date, unmatched_exceptions
from .summaries import say_start


@cache
def dates_form_class(model):
    """The form of an event without all that has nothing to do with its dates."""
    from .panels import DATES, EXCEPTIONS, REPEATS, WHEN

    handler = ObjectList(
        [WHEN, REPEATS, DATES, EXCEPTIONS], base_form_class=model.base_form_class
    )
    return handler.bind_to_model(model).get_form_class()


@require_POST
def refresh(request, page_id):
    """The dates of what is entered in the form of an event."""
    page = get_object_or_404(EventPage, pk=page_id).specific
    if not page.permissions_for_user(request.user).can_edit() or page.alias_of_id:
        raise PermissionDenied
    draft = page.get_latest_revision_as_object()
    return answer(request, draft, page.get_parent())


@require_POST
def refresh_new(request, app_label, model_name, parent_id):
    """The same for an event that is not saved yet."""
    model = event_model(app_label, model_name)
    parent = get_object_or_404(Page, pk=parent_id).specific
    allowed = parent.permissions_for_user(request.user).can_add_subpage()
    if not allowed or not model.can_create_at(parent):
        raise PermissionDenied
    return answer(request, model(locale_id=parent.locale_id), parent)


def event_model(app_label, model_name):
    try:
        model = apps.get_model(app_label, model_name)
    except LookupError:
        raise Http404 from None
    if not issubclass(model, EventPage):
        raise Http404
    return model


def answer(request, page, parent):
    form_class = dates_form_class(type(page))
    form = form_class(
        request.POST, instance=page, parent_page=parent, for_user=request.user
    )
    form.defer_required_fields()
    form.is_valid()
    context = dates_context(form, request.user)
    return render(request, "wagtail_ctn_events/admin/dates.html", context)


class DraftView(WagtailAdminTemplateMixin):
    """Looks at the newest draft of an event, for those who may edit it."""

    header_icon = "date"

    def dispatch(self, request, *args, **kwargs):
        self.event = get_object_or_404(EventPage, pk=kwargs["page_id"]).specific
        self.permissions = self.event.permissions_for_user(request.user)
        if not self.permissions.can_edit() or self.event.alias_of_id:
            raise PermissionDenied
        if other_source(self.event):
            raise Http404  # the dates are its source's
        self.edit_url = reverse("wagtailadmin_pages:edit", args=[self.event.pk])
        lock = self.event.get_lock()
        if lock and lock.for_user(request.user):
            return self.refuse(lock.get_message(request.user))
        self.draft = self.event.get_latest_revision_as_object()
        self.draft.decides_facts = True
        self.chosen = self.find(kwargs.get("address"))
        if self.draft.when is None or (kwargs.get("address") and not self.chosen):
            return self.refuse(
                _("The saved event has no such date. Save your changes first.")
            )
        return super().dispatch(request, *args, **kwargs)

    def find(self, address):
        if not address or self.draft.when is None:
            return None
        return find_date(self.draft, address)

    def refuse(self, message):
        messages.warning(self.request, message)
        return redirect(self.edit_url)

    def get_page_subtitle(self):
        title = self.draft.get_admin_display_title()
        return f"{title} · {say_start(self.chosen.when)}" if self.chosen else title

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": self.edit_url, "label": self.draft.get_admin_display_title()},
            {"url": "", "label": self.get_page_title()},
        ]


class DateView(DraftView, FormView):
    """Changes a date of the draft, and publishes it if asked to.

    The date is named by its address, which is that of the draft.
    """

    template_name = "wagtail_ctn_events/admin/date_form.html"

    def get_form_kwargs(self):
        return {
            **super().get_form_kwargs(),
            "page": self.draft,
            "chosen": self.chosen,
        }

    def form_valid(self, form):
        publishes = "action-publish" in self.request.POST
        publishes = publishes and self.permissions.can_publish()
        # Of what the draft changes already, before what is chosen here.
        asked = self.draft.asked_when_published() if publishes else []
        if asked:
            form.add_error(None, asked)
            return self.form_invalid(form)
        lost = len(unmatched_exceptions(self.draft))
        message = form.apply()
        if message is None or not self.is_right(form, publishes, lost):
            return self.form_invalid(form)
        user = self.request.user
        with transaction.atomic():
            revision = self.draft.save_revision(user=user, log_action=True, clean=False)
            if publishes:
                revision.publish(user=user)
        messages.success(self.request, f"{message} {self.say_done(publishes)}")
        return redirect(self.edit_url)

    def say_done(self, publishes):
        """Nobody sees yet what is to go live later."""
        if not publishes:
            return _("Saved as a draft.")
        go_live_at = self.draft.go_live_at
        if not go_live_at or go_live_at <= timezone.now():
            return _("Published.")
        title = self.draft.get_admin_display_title()
        said = words_of_wagtail(
            "Page '%(page_title)s' has been scheduled for publishing."
        )
        return said % {"page_title": title}

    def is_right(self, form, publishes, lost):
        """What is wrong with the changed event stands above the form.

        So does that exceptions would be about no date any more, besides those that
        are so already.
        """
        if len(unmatched_exceptions(self.draft)) > lost:
            form.add_error(None, CHANGE_ERRORS["rule_stays"])
            return False
        try:
            if publishes:
                self.draft.full_clean()
            else:
                self.draft.clean_dates()
        except ValidationError as error:
            form.add_error(None, error.messages)
            return False
        return True

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return {
            **context,
            "event": self.event,
            "edit_url": self.edit_url,
            "may_publish": self.permissions.can_publish(),
            "media": context["form"].media + css(),
        }


class CancelView(DateView):
    form_class = CancelForm
    page_title = gettext_lazy("Cancel a date")


class MoveView(DateView):
    form_class = MoveForm
    page_title = gettext_lazy("Move a date")


class ChangeView(DateView):
    form_class = ChangeForm
    page_title = gettext_lazy("Change a date")


class RestoreView(DateView):
    form_class = RestoreForm
    page_title = gettext_lazy("Restore a date")


class AddView(DateView):
    form_class = AddForm
    page_title = gettext_lazy("Add a date")


class AllDatesView(DraftView, TemplateView):
    """All dates of the draft, those that have been as well."""

    template_name = "wagtail_ctn_events/admin/all_dates.html"
    page_title = gettext_lazy("All dates")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        dates = Paginator(event_dates(self.draft), per_page=50)
        shown = dates.get_page(self.request.GET.get("p") or self.page_of_today(dates))
        return {
            **context,
            "event": self.event,
            "edit_url": self.edit_url,
            "dates": shown,
            "rows": rows_of(list(shown)),
            "may_change": True,
            "media": css(),
        }

    @staticmethod
    def page_of_today(dates):
        """The page on which the next date stands."""
        today = timezone.localdate()
        past = sum(found.when.last_date < today for found in dates.object_list)
        return past // dates.per_page + 1
