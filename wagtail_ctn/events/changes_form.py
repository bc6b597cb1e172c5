"""Asks before a change of a series rewrites its past or leaves exceptions behind."""

from datetime import date

from django import forms
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail_ctn.dates import format_day
from wagtail_ctn.translation import other_source

from .changes import (
    as_unsaved,
    changes_past,
    keep_as_extra,
    keep_before,
)
from .errors import WHEN_ERRORS, YEAR_ERROR, is_in_range
from .gaps import field_of_exception, field_of_extra_date
from .next_dates import NextDates
from .repeats_form import RepeatsForm
from .schedule import WHEN_FIELDS, parts_of, unmatched_exceptions
from .summaries import say_start

ALL = "all"
FOLLOWING_BY_LIST = gettext_lazy(
    "Save the event, then choose “Change” beside the date in the list of next dates."
)
KEEP, DROP = "keep", "drop"
# Rows of the form, and their dates; the first of them each row has.
ROW_DATES = {
    "extra_dates": ["date"],
    "exceptions": ["original_date", "new_start_date", "new_end_date"],
}
FIELD_IN_GAP = {"extra_dates": field_of_extra_date, "exceptions": field_of_exception}


class ChangesForm(RepeatsForm):
    """Of a draft nothing is asked: what has been changes when it is published."""

    questions = None

    def is_valid(self):
        is_valid = (
            super().is_valid() and self.rows_are_valid() and self.rows_are_in_no_gap()
        )
        if not is_valid or self.is_deferred_validation:
            return is_valid
        self.questions = Questions(self)
        if self.questions.are_answered():
            return True
        self.add_error(None, _("Answer the questions below the dates first."))
        return False

    def rows_are_valid(self):
        """No two exceptions for one date: nobody could tell which of them holds."""
        seen, is_valid = set(), self.rows_are_in_range()
        for form in self.row_forms("exceptions"):
            if form.instance.key in seen:
                message = _("There is another exception for this date.")
                form.add_error("original_date", message)
                is_valid = False
            seen.add(form.instance.key)
            # A series has to be split there, which would change this form as well.
            is_new = {"change", "original_date"} & set(form.changed_data)
            if form.instance.is_following and is_new:
                form.add_error("change", FOLLOWING_BY_LIST)
                is_valid = False
        return is_valid

    def rows_are_in_range(self):
        out_of_range = [
            (form, name)
            for relation, names in ROW_DATES.items()
            for form in getattr(self.formsets.get(relation), "forms", [])
            for name in names
            if not is_in_range(getattr(form.instance, name))
        ]
        for form, name in out_of_range:
            form.add_error(name, YEAR_ERROR)
        return not out_of_range

    def rows_are_in_no_gap(self):
        """No date is put where clocks skip its start; a translation has no say."""
        parts = parts_of(self.entered_page())
        if not parts or self.facts_source:
            return True
        in_gap = [
            (form, field)
            for relation, field_in_gap in FIELD_IN_GAP.items()
            for form in self.row_forms(relation)
            if (field := field_in_gap(form.instance, parts))
        ]
        for form, field in in_gap:
            form.add_error(field, WHEN_ERRORS["start_in_gap"])
        return not in_gap

    def row_forms(self, name):
        """The forms of rows that stay, as far as they have a date."""
        formset = self.formsets.get(name)
        if formset is None:
            return []
        names = ROW_DATES[name]
        return [
            form
            for form in formset.forms
            if form.is_valid()
            and not formset._should_delete_form(form)
            and getattr(form.instance, names[0])
            and all(is_in_range(getattr(form.instance, name)) for name in names)
        ]

    def entered_page(self):
        """The event as it is entered, as far as that is possible; to look at only."""
        if not self.is_bound:
            return self.instance
        entered = getattr(self, "cleaned_data", {})
        values = {
            name: entered.get(name)
            for name in [*WHEN_FIELDS, "recurrence"]
            if name in self.fields
        }
        for name in ("start_date", "end_date"):
            if not is_in_range(values.get(name)):
                values[name] = None
        values["timezone"] = values.get("timezone") or self.instance.timezone
        values["recurrence"] = values.get("recurrence") or ""
        rows = {
            name: [form.instance for form in self.row_forms(name)]
            for name in ROW_DATES
            if name in self.formsets
        }
        rows["earlier_parts"] = list(self.instance.earlier_parts.all())
        return as_unsaved(self.instance, values, rows)

    @cached_property
    def published(self):
        """The event as visitors know it; ``None`` where it is not published yet."""
        pages = type(self.instance).objects.filter(pk=self.instance.pk, live=True)
        return pages.first() if self.instance.pk else None

    def changes_past(self, page):
        """Whether publishing this would change dates that have been.

        What cannot be published does not.
        """
        if self.published is None or other_source(self.instance):
            return False
        if NextDates(page).problem:
            return False
        return changes_past(self.published, page, timezone.localdate())

    def save(self, commit=True):
        page = super().save(commit=commit)
        if self.questions is not None:
            self.questions.apply(page)
        return page


class Questions(forms.Form):
    """What must be known before a change of a series is published."""

    change_from = forms.ChoiceField(
        label=gettext_lazy("From which date is this so?"),
        help_text=gettext_lazy(
            "What was before it stays as it was. “All dates” changes past ones too."
        ),
    )

    def __init__(self, form):
        self.form = form
        super().__init__(form.data, prefix="change")
        page = form.entered_page()
        if form.changes_past(page):
            self.fields["change_from"].choices = from_choices(form.published)
        else:
            del self.fields["change_from"]
        self.rows = {}
        if page.when and not other_source(form.instance):
            self.ask_for_rows(page)

    def ask_for_rows(self, page):
        """What becomes of exceptions about dates that there will not be."""
        self.change(page)
        for row in unmatched_exceptions(page):
            name = f"exception_{row.address}"
            said = f"{format_day(row.original_date)}: {row.get_change_display()}"
            self.rows[name] = row.key
            self.fields[name] = forms.ChoiceField(
                label=_("There is no such date: %(exception)s") % {"exception": said},
                choices=[
                    (KEEP, _("Keep it as an extra date")),
                    (DROP, _("Remove the exception")),
                ],
            )

    def are_answered(self):
        return not self.fields or self.is_valid()

    @property
    def first_day(self):
        """From when on the change holds; ``None`` for all dates."""
        if "change_from" not in self.fields:
            return None
        options = [value for value, _label in self.fields["change_from"].choices]
        answer = self.data.get(self.add_prefix("change_from"))
        answer = answer if answer in options else options[0]
        return None if answer == ALL else date.fromisoformat(answer)

    def change(self, page):
        """Keep what was before the first day of the change."""
        if self.first_day:
            published = type(page).objects.get(pk=self.form.published.pk)
            keep_before(page, published, self.first_day)

    def apply(self, page):
        """Do with the page what was answered."""
        self.change(page)
        answers = {key: self.cleaned_data[name] for name, key in self.rows.items()}
        for row in list(page.exceptions.all()):
            if answers.get(row.key) == KEEP:
                keep_as_extra(page, row)
            elif answers.get(row.key) == DROP:
                page.exceptions.remove(row)


def from_choices(page):
    """The next dates of the event as it is published, and all of them."""
    known = NextDates(page)
    dates = [] if known.are_past else [row.date for row in known.rows]
    days = {d.original.date().isoformat(): say_start(d.usual) for d in dates}
    if not days:
        today = timezone.localdate()
        days = {today.isoformat(): _("Today")}
    return [*days.items(), (ALL, _("All dates"))]
