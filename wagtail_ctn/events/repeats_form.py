"""The part of an event's form that asks how it repeats, in place of a rule's text."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import AdminDateInput

from wagtail_ctn.dates import first_weekday, weekday_names
from wagtail_ctn.forms import PageForm
from wagtail_ctn.ical.recurrence import RuleError, check_rule
from wagtail_ctn.ical.when import When

from .errors import WHEN_ERRORS, is_in_range, rule_error, validate_year
from .repeats import (
    AS_IS,
    CUSTOM,
    MONTHLY_LAST,
    MOST_TIMES,
    NEVER,
    REPEATS,
    WORKDAYS,
    Choices,
    NeedsStart,
    changed_rule,
    choices_of,
    is_last_of_month,
    nth_of_month,
    same_days_rule,
)
from .summaries import last_weekday, nth_weekday, say, weekday

ENDS = [
    ("never", gettext_lazy("Never")),
    ("on", gettext_lazy("On a date")),
    ("after", gettext_lazy("After a number of times")),
]
UNITS = [
    ("day", gettext_lazy("Days")),
    ("week", gettext_lazy("Weeks")),
    ("month", gettext_lazy("Months")),
    ("year", gettext_lazy("Years")),
]
REPEAT_FIELDS = [
    "repeats",
    "repeat_interval",
    "repeat_unit",
    "repeat_weekdays",
    "repeat_monthly",
    "repeat_ends",
    "repeat_until",
    "repeat_count",
]


class RepeatsForm(PageForm):
    """Takes the rule apart into choices, and puts it together from them again.

    The text that is stored changes only where the choices do.
    """

    repeats = forms.ChoiceField(label=gettext_lazy("How often"), required=False)
    repeat_interval = forms.IntegerField(
        label=gettext_lazy("Every"), required=False, min_value=1, max_value=999
    )
    repeat_unit = forms.ChoiceField(
        label=gettext_lazy("Unit"), required=False, choices=UNITS
    )
    repeat_weekdays = forms.MultipleChoiceField(
        label=gettext_lazy("Weekdays"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    repeat_monthly = forms.ChoiceField(
        label=gettext_lazy("Day of the month"), required=False
    )
    repeat_ends = forms.ChoiceField(
        label=gettext_lazy("Ends"), required=False, choices=ENDS
    )
    repeat_until = forms.DateField(
        label=gettext_lazy("Last day"),
        required=False,
        widget=AdminDateInput,
        validators=[validate_year],
    )
    repeat_count = forms.IntegerField(
        label=gettext_lazy("Number of times"),
        required=False,
        min_value=1,
        max_value=MOST_TIMES,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.old_rule, self.old_when = self.instance.recurrence, self.instance.when
        if not self.asks_how_it_repeats():
            for name in REPEAT_FIELDS:
                self.fields.pop(name, None)
            return
        self.initial.update(initial_of(choices_of(self.old_rule, self.old_when)))
        self.label_choices(self.old_when)

    def asks_how_it_repeats(self):
        """Not on a translation, nor where a site's form or an answer leaves it out."""
        if self.facts_source or "repeats" not in (self._meta.fields or []):
            return False
        return not self.is_bound or self.add_prefix("repeats") in self.data

    def label_choices(self, when):
        """Say in the options what they mean for the first date."""
        entered = self.data.get(self.add_prefix("repeats")) if self.is_bound else ""
        keeps_rule = self.initial["repeats"] == AS_IS or entered == AS_IS
        choices = repeats_choices(when, keeps_rule)
        if entered == MONTHLY_LAST and MONTHLY_LAST not in dict(choices):
            choices.append((entered, repeats_label(entered, when)))
        self.fields["repeats"].choices = choices
        self.fields["repeat_weekdays"].choices = weekday_choices()
        self.fields["repeat_monthly"].choices = monthly_choices(when)

    def clean(self):
        cleaned_data = super().clean()
        if "repeats" in self.fields and cleaned_data.get("repeats"):
            when = self.entered_when(cleaned_data)
            self.label_choices(when)
            self.compose_rule(cleaned_data, when)
        return cleaned_data

    def entered_when(self, cleaned_data):
        start = cleaned_data.get("start_date")
        if start is None or not is_in_range(start):
            return None
        return When(
            start,
            cleaned_data.get("start_time"),
            cleaned_data.get("end_date"),
            cleaned_data.get("end_time"),
            cleaned_data.get("timezone")
            or type(self.instance)._meta.get_field("timezone").get_default(),
        )

    def compose_rule(self, cleaned_data, when):
        choices = self.entered_choices(cleaned_data)
        if choices.repeats == AS_IS:
            # As it is stored: a field loses spaces and line ends.
            rule = self.old_rule
            if rule and self.old_when and when and self.is_other_time(when):
                # UNTIL is a moment, or a date: it goes with the time of day.
                rule = same_days_rule(rule, self.old_when, when)
        else:
            self.check_ends(cleaned_data, choices)
            try:
                rule = changed_rule(self.old_rule, self.old_when, choices, when)
            except NeedsStart:
                rule = self.old_rule
        if (rule, when) != (self.old_rule, self.old_when):
            self.check_start(choices, when)
        if not self.is_possible(rule, when):
            rule = ""  # not to be told a second time by the model
        cleaned_data["recurrence"] = self.instance.recurrence = rule

    def is_other_time(self, when):
        old = self.old_when
        return (old.start_time, old.timezone) != (when.start_time, when.timezone)

    def entered_choices(self, cleaned_data):
        ends = cleaned_data.get("repeat_ends")
        days = cleaned_data.get("repeat_weekdays") or []
        return Choices(
            repeats=cleaned_data["repeats"],
            interval=cleaned_data.get("repeat_interval") or 1,
            unit=cleaned_data.get("repeat_unit") or "week",
            weekdays=frozenset(int(day) for day in days),
            monthly=cleaned_data.get("repeat_monthly") or "date",
            until=cleaned_data.get("repeat_until") if ends == "on" else None,
            count=cleaned_data.get("repeat_count") if ends == "after" else None,
        )

    def check_ends(self, cleaned_data, choices):
        """A draft may still lack its end, as it may lack its beginning."""
        if choices.repeats == NEVER:
            return
        ends = cleaned_data.get("repeat_ends")
        field = {"on": "repeat_until", "after": "repeat_count"}.get(ends)
        missing = field and field not in self.errors and not cleaned_data.get(field)
        if missing and not self.is_deferred_validation:
            self.add_error(field, self.fields[field].error_messages["required"])
        start = cleaned_data.get("start_date")
        if choices.until and start and choices.until < start:
            self.add_error("repeat_until", WHEN_ERRORS["end_before_start"])

    def check_start(self, choices, when):
        """Clients do not agree on a series whose first date its rule does not give."""
        if when is None or choices.repeats in (NEVER, AS_IS):
            return
        plain, day = choices.plain, when.start_date.weekday()
        if plain.unit == "month" and plain.monthly == "last":
            self.check_last(choices, when)
        if plain.unit != "week" or not plain.weekdays or day in plain.weekdays:
            return
        field = "repeats" if choices.repeats == WORKDAYS else "repeat_weekdays"
        message = _("The weekday of the start date is not among them: %(weekday)s.")
        self.add_error(field, message % {"weekday": weekday(day)})

    def check_last(self, choices, when):
        if not is_last_of_month(when.start_date):
            field = "repeats" if choices.repeats == MONTHLY_LAST else "repeat_monthly"
            message = _("The start date is not the last such weekday of its month.")
            self.add_error(field, message)

    def is_possible(self, rule, when):
        """Whether there are dates; if not, it is said beside the choice."""
        if not rule or when is None:
            return True
        try:
            check_rule(rule, when)
        except RuleError as error:
            self.add_error("repeats", rule_error(error))
            return False
        return True


def initial_of(choices):
    """What the fields show for a rule; ``None`` is one that the form cannot say."""
    if choices is None:
        return {"repeats": AS_IS, "repeat_ends": "never", "repeat_interval": 1}
    ends = "on" if choices.until else "after" if choices.count else "never"
    plain = choices.plain
    return {
        "repeats": choices.repeats,
        "repeat_interval": plain.interval,
        "repeat_unit": plain.unit,
        "repeat_weekdays": [str(day) for day in sorted(plain.weekdays)],
        "repeat_monthly": plain.monthly,
        "repeat_ends": ends,
        "repeat_until": choices.until,
        "repeat_count": choices.count,
    }


def repeats_choices(when, keeps_rule=False):
    """The options, each saying what it means for an event that starts then."""
    choices = [(name, repeats_label(name, when)) for name in REPEATS]
    if when and not is_last_of_month(when.start_date):
        choices = [pair for pair in choices if pair[0] != MONTHLY_LAST]
    if keeps_rule:
        choices.insert(0, (AS_IS, _("As the rule below says")))
    return choices


def repeats_label(name, when):
    if name == NEVER:
        return _("Never")
    if name == CUSTOM:
        return _("Otherwise…")
    if when is None:
        return {
            "monthly_date": _("Every month, on the same date"),
            "monthly_nth": _("Every month, on the same weekday"),
            "monthly_last": _("Every month, on the last such weekday"),
        }.get(name) or say(Choices(name), when)
    return say(Choices(name), when)


def weekday_choices():
    """The days of the week, in the order of the language; Monday is 0."""
    start = first_weekday()
    return [
        (str((start + n) % 7), full) for n, (full, _short) in enumerate(weekday_names())
    ]


def monthly_choices(when):
    if when is None:
        return [
            ("date", _("The same date")),
            ("nth", _("The same weekday")),
            ("last", _("The last such weekday")),
        ]
    start = when.start_date
    return [
        ("date", _("day %(day)s") % {"day": start.day}),
        ("nth", nth_weekday(nth_of_month(start), start.weekday())),
        ("last", last_weekday(start.weekday())),
    ]
