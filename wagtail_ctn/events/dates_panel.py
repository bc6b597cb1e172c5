"""Panels of an event's form: how it repeats, and the dates that this gives."""

from django import forms
from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.admin.panels import MultiFieldPanel, Panel
from wagtail.admin.staticfiles import versioned_static

from wagtail_ctn.translation import other_source

from .next_dates import NextDates


def shown_when(condition):
    """Attributes of a panel that matters only for some choices; see ``event_form.js``.

    ``repeats=custom repeat_unit=week|month``: all of it must hold. Without JavaScript
    every panel is there.
    """
    return {"data-ctn-shown-when": condition}


class RepeatsPanel(MultiFieldPanel):
    """Asks how the event repeats; not on a translation, which takes it over."""

    class BoundPanel(MultiFieldPanel.BoundPanel):
        def is_shown(self):
            return super().is_shown() and not other_source(self.instance)


class DatesPanel(Panel):
    """The next dates as the server computes them, with what may be done to each."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "wagtail_ctn_events/admin/dates_panel.html"

        @property
        def media(self):
            return css() + forms.Media(
                js=[versioned_static("wagtail_ctn/event_form.js")]
            )

        @cached_property
        def is_own(self):
            """Whether the dates are this page's, and not those of its source."""
            return not other_source(self.instance)

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            return {
                **context,
                **dates_context(self.form, self.request.user, self.is_own),
                "refresh_url": self.refresh_url if self.is_own else "",
                "questions": self.form.questions,
            }

        @property
        def refresh_url(self):
            """Where the form asks for the dates of what is entered."""
            page = self.instance
            if page.pk:
                return reverse("wagtail_ctn_event_dates:refresh", args=[page.pk])
            options = page._meta
            return reverse(
                "wagtail_ctn_event_dates:refresh_new",
                args=[options.app_label, options.model_name, self.form.parent_page.pk],
            )


def css():
    return forms.Media(css={"all": [versioned_static("wagtail_ctn/event_form.css")]})


def dates_context(form, user, is_own=True):
    """What the list of dates shows; ``may_change`` where its dates have actions."""
    page = form.entered_page()
    return {
        "dates": NextDates(page),
        "event": form.instance,
        "asks_from": is_own and form.changes_past(page),
        "may_change": is_own and may_change(form.instance, user),
    }


def may_change(page, user):
    """Whether a user may change single dates of a stored event."""
    if not page.pk or page.alias_of_id or page.when is None:
        return False
    return page.permissions_for_user(user).can_edit()
