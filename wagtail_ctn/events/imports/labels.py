"""What an import says to people: what values are called, and what they say."""

from datetime import date, time
from typing import NamedTuple

from django.utils.formats import date_format, time_format
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from wagtail_ctn.models import Topic
from wagtail_ctn.partners.models import PartnerPage

from ..models import EventPage, Venue
from .values import FIELDS, from_json

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
COUNTED = {"extra_dates", "earlier_parts", "exceptions"}
REFERENCES = {"topics": Topic, "partners": PartnerPage}


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


def shown_changes(differences):
    """Differences for people, without those that only programs can tell apart."""
    return [
        ShownChange(label_of(d.name), shown(d.name, d.old), shown(d.name, d.new))
        for d in differences
    ]


def shown(name, value):
    """A value as text."""
    if value is None and name == "text":
        return _("(changed here)")
    if value in (None, "", []):
        return "–"
    if name in COUNTED:
        return ngettext("%d row", "%d rows", len(value)) % len(value)
    if name in REFERENCES:
        return shown_references(REFERENCES[name], value)
    if name == "venue_id":
        return shown_references(Venue, [value])
    if name == "status":
        return str(EventPage.Status(value).label)
    return shown_field(from_json(name, value) if name in FIELDS else value)


def shown_field(value):
    if isinstance(value, date):
        return date_format(value, "SHORT_DATE_FORMAT")
    if isinstance(value, time):
        return time_format(value, "TIME_FORMAT")
    return Truncator(str(value)).chars(LONGEST_SHOWN)


def shown_references(model, values):
    keys = [value[0] if isinstance(value, list) else value for value in values]
    return ", ".join(str(found) for found in model.objects.filter(pk__in=keys))
