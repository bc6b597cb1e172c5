"""Lists with filters: paging, query strings, chips. Shared by the index pages."""

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.http import Http404

from .conf import settings


class Paging:
    """One page of a queryset; raises ``Http404`` for a page that is not there.

    ``size`` is the number of rows on it, by default the setting ``PAGE_SIZE``. In place
    of a queryset anything will do that can be cut and, where the total is asked for,
    has ``count_to(most)``.
    """

    # Counting further costs more than anybody gains from the exact number.
    most_counted = 200

    def __init__(self, queryset, number, size=None):
        self.number = page_number(number)
        self.queryset = queryset
        size = size or settings.PAGE_SIZE
        offset = (self.number - 1) * size
        rows = list(queryset[offset : offset + size + 1])
        if not rows and self.number > 1:
            raise Http404
        self.rows = rows[:size]
        self.next_number = self.number + 1 if len(rows) > size else None
        self.previous_number = self.number - 1 or None

    @cached_property
    def counted(self):
        most = self.most_counted + 1
        if hasattr(self.queryset, "count_to"):
            return self.queryset.count_to(most)
        return self.queryset.order_by()[:most].count()

    @property
    def total(self):
        """How many there are, exact up to :attr:`most_counted`."""
        return min(self.counted, self.most_counted)

    @property
    def is_more_than_total(self):
        return self.counted > self.most_counted


def page_number(text):
    """A page number from a query string; raises ``Http404`` where it is none."""
    if text in (None, ""):
        return 1
    if not (text.isascii() and text.isdigit() and len(text) <= 6 and int(text)):
        raise Http404
    return int(text)


@dataclass(frozen=True)
class Chip:
    """One value that a list is filtered by, and the address without it."""

    label: str
    value: str
    query: str


class FilterState:
    """What the query string of a request filters a list by.

    ``filterset`` is bound to the request's parameters. A value that is not valid is an
    error beside its field and filters nothing.
    """

    def __init__(self, filterset):
        self.filterset = filterset
        self.form = filterset.form
        self.is_valid = self.form.is_valid()

    @cached_property
    def parameters(self):
        """``[(name, value)]`` of what is filtered by, in a stable order."""
        data, found = self.form.data, []
        for name in self.form.fields:
            if name in self.form.errors:
                continue
            values = {value for value in data.getlist(name) if value}
            found += [(name, value) for value in sorted(values)]
        return found

    @property
    def query(self):
        """The query string, stable for the same filter; empty without one."""
        return as_query(self.parameters)

    @property
    def feed_query(self):
        """The query string of a subscription to what the filter shows."""
        return as_query(self.parameters)

    @property
    def is_active(self):
        return bool(self.parameters) or not self.is_valid

    @cached_property
    def chips(self):
        """A chip for each value."""
        return [
            Chip(
                label=str(self.form.fields[name].label),
                value=self.label_of(name, value),
                query=as_query([p for p in self.parameters if p != (name, value)]),
            )
            for name, value in self.parameters
        ]

    def label_of(self, name, value):
        choices = dict(getattr(self.form.fields[name], "choices", None) or [])
        return str(choices.get(value, value))

    @property
    def days(self):
        """The fields of the first and the last day, of a list that has them."""
        return [self.form[name] for name in ("from", "to") if name in self.form.fields]

    def facet(self, name, used):
        """The choices of one field that are ``used`` or chosen, for checkboxes."""
        chosen = set(self.form.data.getlist(name))
        return [
            {"value": value, "label": label, "checked": value in chosen}
            for value, label in self.form.fields[name].choices
            if value in used or value in chosen
        ]


def as_query(parameters):
    return f"?{urlencode(parameters)}" if parameters else ""
