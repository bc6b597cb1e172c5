"""The admin's form of an event, and what is said of dates that cannot be."""

from django.utils.translation import gettext_lazy as _

from wagtail_ctn.slugs import SlugForm

WHEN_ERRORS = {
    "end_time_alone": _("Give a start time too, or leave both empty for all day."),
    "end_before_start": _("This is before the start."),
    "end_not_after_start": _(
        "This is when it starts. Leave the end empty if it is open."
    ),
    "start_in_gap": _(
        "This time does not exist on that day: the clocks go forward over it."
    ),
}
RULE_ERRORS = {
    "not_a_rule": _("This is no rule of RFC 5545: %(part)s"),
    "sub_daily": _("An event repeats every day at most: %(part)s"),
    "count_and_until": _("Give either a number of dates or a last date, not both."),
    "unsupported": _("Rules of other calendars cannot be used: %(part)s"),
    "too_many": _("There may be ten dates a day at most."),
    "never": _("This rule gives no date at all."),
}


def rule_error(error):
    """What a :class:`~wagtail_ctn.ical.recurrence.RuleError` says to people."""
    return RULE_ERRORS[error.code] % {"part": error.part}


# Filled in from the start: no asterisk asks an editor to think of them.
PREFILLED = ["timezone", "status", "attendance_mode"]


class EventForm(SlugForm):
    """Asks for a title and a start date, and takes the usual for what has one."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in self.fields.keys() & set(PREFILLED):
            self.fields[name].required = False

    def clean(self):
        cleaned_data = super().clean()
        fields = self._meta.model._meta
        for name in PREFILLED:
            if cleaned_data.get(name) == "":
                cleaned_data[name] = fields.get_field(name).get_default()
        return cleaned_data
