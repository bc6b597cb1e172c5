"""What is said to people of dates and rules that cannot be."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wagtail_ctn.filters import EARLIEST, LATEST

YEAR_ERROR = _("Give a year between 1900 and 2199.")
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
# Why a draft is published in its form only.
ASKED = {
    "past": _(
        "The draft changes dates that have been. Publish it in the form of the"
        " event, which asks from which date it is so."
    ),
    "exceptions": _(
        "The draft has exceptions for dates that there will not be. Publish it in the"
        " form of the event, which asks what becomes of them."
    ),
}


def rule_error(error):
    """What a :class:`~wagtail_ctn.ical.recurrence.RuleError` says to people."""
    return RULE_ERRORS[error.code] % {"part": error.part}


def validate_year(day):
    """For fields of forms: refuse a date that calendars do not go to."""
    if not is_in_range(day):
        raise ValidationError(YEAR_ERROR)


def is_in_range(day):
    """Whether a date is one that calendars go to; none at all is no harm."""
    return day is None or EARLIEST <= day <= LATEST
