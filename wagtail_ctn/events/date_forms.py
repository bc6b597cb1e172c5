"""Forms that change one date of an event, or that and all that follow.

Each knows how to make its change on the event in memory, by ``apply(page, chosen)``,
which returns what is to be told of it.
"""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import (
    AdminAutoHeightTextInput,
    AdminDateInput,
    AdminTimeInput,
)

from . import changes, date_texts
from .errors import WHEN_ERRORS, validate_year
from .schedule import EXCEPTION_TEXTS, dates_to_tell, shown_dates

THIS, FOLLOWING, ALL = "this", "following", "all"
SCOPES = {
    THIS: gettext_lazy("Only this date"),
    FOLLOWING: gettext_lazy("This date and all that follow"),
    ALL: gettext_lazy("All dates of the event"),
}
CHANGE_ERRORS = {
    "earlier_part": gettext_lazy(
        "The series was changed after this date. Choose this date only, or a date that"
        " comes after the change."
    ),
    "same_day": gettext_lazy(
        "There is an earlier date on that day. Choose that one, or only this date."
    ),
    "overlaps": gettext_lazy(
        "Dates before this one are on that day or after it. Choose a later day, or all"
        " dates."
    ),
    "rule_times": gettext_lazy(
        "The times of this rule cannot be moved here. Change how the event repeats in"
        " its form."
    ),
    "own_time": gettext_lazy(
        "This date has a time of its own. Move only this date, or choose one that has"
        " the usual time."
    ),
    "rule_stays": gettext_lazy(
        "The days of this rule cannot be moved here. Change how the event repeats in"
        " its form."
    ),
    "too_many": gettext_lazy(
        "There are too many dates after this one. Change the event itself instead."
    ),
    "taken": gettext_lazy("There is a date then already."),
    "start_in_gap": WHEN_ERRORS["start_in_gap"],
    "whole_days": gettext_lazy(
        "The event lasts whole days. Move only this date, or give the event a time in"
        " its form."
    ),
}
# Where they stand beside another field than the others.
ERROR_FIELDS = {
    "start_in_gap": "new_time",
    "whole_days": "new_time",
    "own_time": "new_time",
    "rule_times": "new_time",
    "overlaps": "new_date",
}


class DateForm(forms.Form):
    """What all of them have: for which dates it is meant."""

    scopes = [THIS, FOLLOWING, ALL]
    error_field = "scope"
    scope = forms.ChoiceField(
        label=gettext_lazy("For which dates"), widget=forms.RadioSelect, initial=THIS
    )

    def __init__(self, *args, page, chosen=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.page, self.chosen = page, chosen
        if "scope" in self.fields:
            scopes = self.scopes if changes.is_series(page) else self.scopes[:1]
            self.fields["scope"].choices = [(s, SCOPES[s]) for s in scopes]

    @property
    def scope_chosen(self):
        return self.cleaned_data.get("scope", THIS)

    def apply(self):
        """Change the page; say what became of it. A refusal stands beside a field."""
        try:
            return self.make_change()
        except changes.ChangeError as error:
            field = ERROR_FIELDS.get(error.code, self.error_field)
            self.add_error(field, CHANGE_ERRORS[error.code])
            return None


class ReasonMixin(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        required=False,
        max_length=255,
        help_text=gettext_lazy("Visitors and subscribers read it beside the date."),
    )


class CancelForm(ReasonMixin, DateForm):
    field_order = ["scope", "reason"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["scope"].help_text = _(
            "Cancelled dates stay visible, with the reason. Where more than %(n)s dates"
            " follow, or they have no end, the series ends before this date instead,"
            " without a reason. “All dates of the event” cancels those that are over"
            " too."
        ) % {"n": changes.MOST_ROWS}

    def make_change(self):
        reason = self.cleaned_data["reason"]
        if self.scope_chosen == THIS:
            changes.except_date(self.page, self.chosen, "cancelled", reason=reason)
        elif self.scope_chosen == ALL or self.is_first():
            self.page.status = self.page.Status.CANCELLED
            self.page.status_reason = reason
        elif changes.cancel_following(self.page, self.chosen, reason) == "ended":
            ended = _("The series ends before that date now.")
            if not reason:
                return ended
            lost = _("No date is left to show the reason at: tell of it in the text.")
            return f"{ended} {lost}"
        return _("Cancelled.")

    def is_first(self):
        dates = shown_dates(self.page, last=self.chosen.original.date())
        return all(found.original >= self.chosen.original for found in dates)


class MoveForm(ReasonMixin, DateForm):
    field_order = ["scope", "new_date", "new_time", "reason"]
    error_field = "scope"
    new_date = forms.DateField(
        label=gettext_lazy("New date"),
        widget=AdminDateInput,
        validators=[validate_year],
    )
    new_time = forms.TimeField(
        label=gettext_lazy("New time"),
        required=False,
        widget=AdminTimeInput,
        help_text=gettext_lazy("It lasts as long as usual. Empty: the usual time."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["scope"].help_text = _(
            "“All that follow” and “all dates” move by as many days. What was before"
            " stays as it was, unless you choose all dates."
        )
        if self.chosen:
            when = self.chosen.when
            self.initial.setdefault("new_date", when.start_date)
            self.initial.setdefault("new_time", when.start_time)

    def clean(self):
        cleaned_data = super().clean()
        if not self.errors and self.stays(cleaned_data):
            self.add_error("new_date", _("It is at that time already."))
        return cleaned_data

    def stays(self, cleaned_data):
        """Whether nothing moves: a date that was moved may get a reason, or others."""
        when = self.chosen.when
        clock = cleaned_data["new_time"] or self.chosen.usual.start_time
        if (cleaned_data["new_date"], clock) != (when.start_date, when.start_time):
            return False
        is_more = cleaned_data["reason"] or self.scope_chosen != THIS
        return not (self.chosen.is_moved and is_more)

    def make_change(self):
        page, chosen = self.page, self.chosen
        day = self.cleaned_data["new_date"]
        clock = self.cleaned_data["new_time"] or chosen.usual.start_time
        if self.scope_chosen == FOLLOWING:
            changes.move_following(page, chosen, day, clock)
        elif self.scope_chosen == ALL:
            changes.move_all(page, chosen, day, clock)
        else:
            reason = self.cleaned_data["reason"]
            changes.move_date(page, chosen, day, clock, reason=reason)
        return _("Moved.")


class ChangeForm(ReasonMixin, DateForm):
    field_order = ["scope", "title", "note", "reason"]
    title = forms.CharField(
        label=gettext_lazy("Title"),
        required=False,
        max_length=255,
        help_text=gettext_lazy("Empty: the title of the event."),
    )
    note = forms.CharField(
        label=gettext_lazy("Note"),
        required=False,
        max_length=2000,
        widget=AdminAutoHeightTextInput,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["scope"].help_text = _(
            "“All that follow” leaves what was before as it was. A title that you give"
            " to all dates becomes the title of the event."
        )
        for name, text in date_texts.texts_of(self.chosen.said).items():
            self.initial.setdefault(name, text)

    def make_change(self):
        texts = {name: self.cleaned_data[name] for name in EXCEPTION_TEXTS}
        change = {
            THIS: date_texts.change_texts,
            FOLLOWING: date_texts.change_texts_from,
            ALL: date_texts.change_texts_of_all,
        }
        change[self.scope_chosen](self.page, self.chosen, texts)
        return _("Changed.")


class RestoreForm(DateForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["scope"].help_text = _(
            "What was cancelled, moved or changed is as usual again."
        )
        if not self.chosen.exception:
            # Its text began with it and holds for what follows.
            scopes = [(scope, SCOPES[scope]) for scope in (FOLLOWING, ALL)]
            self.fields["scope"].choices = scopes
            self.initial.setdefault("scope", FOLLOWING)

    def make_change(self):
        if self.scope_chosen == THIS:
            dates = [self.chosen]
        else:
            dates = dates_to_tell(self.page)
        if self.scope_chosen == FOLLOWING:
            dates = [d for d in dates if d.original >= self.chosen.original]
            date_texts.restore_texts_from(self.page, self.chosen)
        elif self.scope_chosen == ALL:
            date_texts.remove_texts_from(self.page)
        # A date that was left out is none; only by itself does it come back.
        dates = [d for d in dates if not d.is_left_out or d == self.chosen]
        changes.restore(self.page, dates)
        return _("Restored.")


class AddForm(DateForm):
    scope = None
    error_field = "new_date"
    new_date = forms.DateField(
        label=gettext_lazy("Date"), widget=AdminDateInput, validators=[validate_year]
    )
    new_time = forms.TimeField(
        label=gettext_lazy("Time"),
        required=False,
        widget=AdminTimeInput,
        help_text=gettext_lazy("Empty: the same time as usual."),
    )

    def make_change(self):
        day, clock = self.cleaned_data["new_date"], self.cleaned_data["new_time"]
        changes.add_date(self.page, day, clock)
        return _("The date has been added.")
