"""What an import says to people: what values are called, and what they say."""

from datetime import date, time
from typing import NamedTuple

from django.template.defaultfilters import yesno
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from wagtail_ctn.dates import format_clock, format_short_day
from wagtail_ctn.languages import language_choices
from wagtail_ctn.models import Topic
from wagtail_ctn.partners.models import PartnerPage

from ..models import Audience, EventPage, Venue
from .on_page import FIELDS, from_json

RESULT_LABELS = {
    "new": gettext_lazy("New"),
    "changed": gettext_lazy("Changed"),
    "cancelled": gettext_lazy("Cancelled"),
    "unchanged": gettext_lazy("Unchanged"),
    "rejected": gettext_lazy("Rejected"),
    "hidden": gettext_lazy("Hidden"),
    "proposed": gettext_lazy("Proposed"),
    "waiting": gettext_lazy("Waiting"),
}
LONGEST_SHOWN = 120
# Values that are rows are told of by their number.
COUNTED = {"extra_dates", "earlier_parts", "exceptions", "prepared_by"}
REFERENCES = {
    "topics": Topic,
    "partners": PartnerPage,
    "audiences": Audience,
    "venue_id": Venue,
}


class ShownChange(NamedTuple):
    label: str
    old: str
    new: str


def label_of(name):
    """What a value is called in the form of an event."""
    if name == "text":
        name = "body"
    field = EventPage._meta.get_field(name.removesuffix("_id"))
    label = getattr(field, "verbose_name", None)
    if label is None:
        label = field.related_model._meta.verbose_name_plural
    return capfirst(label)


def shown_counts(counts):
    """``[(label, number)]`` of the results that there are any of."""
    return [
        (label, counts[name])
        for name, label in RESULT_LABELS.items()
        if counts.get(name)
    ]


def shown_result(result):
    """A result as :meth:`.report.Report.results` has it, with words for its codes."""
    kept = [label_of(name) for name in result["kept"]]
    return {**result, "label": RESULT_LABELS[result["result"]], "kept": kept}


class Changes:
    """Says differences for people.

    The names of what they refer to are looked up for all of them: a query a model.
    """

    def __init__(self, differences):
        self.names = {}
        for name, model in REFERENCES.items():
            values = [d for d in differences if d.name == name]
            keys = {key for d in values for v in (d.old, d.new) for key in keys_of(v)}
            found = model.objects.filter(pk__in=keys) if keys else []
            self.names[name] = {each.pk: str(each) for each in found}

    def shown(self, differences):
        return [
            ShownChange(
                label_of(d.name), self.text(d.name, d.old), self.text(d.name, d.new)
            )
            for d in differences
        ]

    def text(self, name, value):
        """A value as text."""
        if value is None and name == "text":
            return _("(changed here)")
        if value in (None, "", []):
            return "–"
        if name in COUNTED:
            return ngettext("%d row", "%d rows", len(value)) % len(value)
        if name in REFERENCES:
            names = self.names[name]
            return ", ".join(names[key] for key in keys_of(value) if key in names)
        if name == "languages":
            names = dict(language_choices())
            return ", ".join(str(names[code]) for code in value)
        if name in FIELDS and (choices := EventPage._meta.get_field(name).choices):
            return str(dict(choices).get(value, value))
        return shown_field(from_json(name, value) if name in FIELDS else value)


def keys_of(value):
    """Ids in a value that refers to something, whatever its shape."""
    values = value if isinstance(value, list) else [value]
    keys = [each[0] if isinstance(each, list) else each for each in values]
    return [key for key in keys if key is not None]


def shown_field(value):
    if isinstance(value, bool):
        return yesno(value)
    if isinstance(value, date):
        return format_short_day(value)
    if isinstance(value, time):
        return format_clock(value)
    return Truncator(str(value)).chars(LONGEST_SHOWN)
