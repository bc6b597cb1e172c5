"""The form that leads to a date: a month and a year to choose, or a date as text."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail_ctn.dates import month_names
from wagtail_ctn.widgets import PlainSelect

from .periods import period_of, written_period


class GotoForm(forms.Form):
    """Where to go; :attr:`period` after validation.

    ``years`` are the years to choose from, ``allows`` says whether a calendar can be
    looked at in a period. ``date`` is for addresses that people write or other pages
    link to: it goes before the two choices.
    """

    date = forms.CharField(
        required=False, max_length=10, label=gettext_lazy("Go to a date")
    )
    month = forms.ChoiceField(
        required=False, label=gettext_lazy("Month"), widget=PlainSelect
    )
    year = forms.ChoiceField(
        required=False, label=gettext_lazy("Year"), widget=PlainSelect
    )

    # Left out of the form's address where they are the form's own.
    names = ("date", "month", "year")

    def __init__(self, data=None, *, years, allows, **kwargs):
        super().__init__(data, auto_id="ctn_goto_%s", **kwargs)
        self.allows = allows
        self.period = None
        message = gettext_lazy("“%(value)s” is not one of the choices.")
        for name in ("month", "year"):
            self.fields[name].error_messages["invalid_choice"] = message
        months = [(f"{n:02}", name) for n, name in enumerate(month_names(), 1)]
        self.fields["month"].choices = [("", _("The whole year")), *months]
        self.fields["year"].choices = [(str(year), str(year)) for year in years]

    def clean(self):
        cleaned = super().clean()
        if self.errors:
            return cleaned
        name = "date" if cleaned["date"] or not cleaned["year"] else "year"
        try:
            period = (
                written_period(cleaned["date"])
                if name == "date"
                else period_of(cleaned["year"], cleaned["month"])
            )
        except ValueError:
            self.add_error(name, _("Enter a date such as 2020-07-15."))
            return cleaned
        if self.allows(period):
            self.period = period
        else:
            self.add_error(name, _("There are no events near that date."))
        return cleaned
