"""Filters of lists and their feeds: language-neutral values in the address."""

import re
from copy import copy
from datetime import date
from functools import cached_property

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.search.backends import get_search_backend

from .alphabet import sort_key
from .widgets import InputMixin, PlainTextInput

# What date arithmetic over all zones and every calendar program can take.
EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)
WORDS = re.compile(r"\w+")
# A text that so many pages have says nothing; other backends cannot give all anyway.
MOST_FOUND = 10_000


class DayInput(InputMixin, forms.DateInput):
    """A date input; a plain one for what is no date, which browsers would not show."""

    input_type = "date"

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        try:
            date.fromisoformat(context["widget"]["value"] or "2000-01-01")
        except ValueError:
            context["widget"]["type"] = "text"
        return context


class DayField(forms.DateField):
    """A date as ISO 8601 writes it, within what the calendar can hold."""

    def __init__(self, **kwargs):
        super().__init__(
            input_formats=["%Y-%m-%d"],
            widget=DayInput(format="%Y-%m-%d"),
            error_messages={"invalid": _("Enter a date such as 2020-07-15.")},
            **kwargs,
        )

    def to_python(self, value):
        day = super().to_python(value)
        if day and not EARLIEST <= day <= LATEST:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return day


class ChoicesField(forms.MultipleChoiceField):
    def __init__(self, **kwargs):
        messages = {"invalid_choice": _("“%(value)s” is not one of the choices.")}
        super().__init__(error_messages=messages, **kwargs)


class CopiedFilter(django_filters.Filter):
    """Copied for each request, which only its options are changed for."""

    def __deepcopy__(self, memo):
        copied = copy(self)
        copied.extra = dict(self.extra)
        copied.method = self.method  # which knows whose it is
        return copied


class TextFilter(CopiedFilter):
    field_class = forms.CharField


class DayFilter(CopiedFilter):
    field_class = DayField


class ChoicesFilter(CopiedFilter):
    field_class = ChoicesField


class ListFilterForm(forms.Form):
    def clean(self):
        cleaned = super().clean()
        first, last = cleaned.get("from"), cleaned.get("to")
        if first and last and last < first:
            self.add_error("to", _("This is before the first date."))
        return cleaned


class ListFilter(django_filters.FilterSet):
    """Base of our filters. Values within a field add to each other, fields narrow.

    ``page`` is the page that shows the list: it gives the language of the choices, and
    ``visibility`` what may be among them. A subclass names the terms to choose from in
    :meth:`get_terms` and has a filter of the same name for each.
    """

    q = TextFilter(
        label=_("Text"),
        method="filter_text",
        max_length=100,
        strip=True,
        widget=PlainTextInput,
    )

    class Meta:
        form = ListFilterForm

    # Names of filters whose choices stay as they come, instead of by the alphabet.
    in_own_order = ()

    def __init__(self, data, queryset=None, *, page, visibility):
        super().__init__(data, queryset)
        self.page = page
        self.terms = self.get_terms(page.locale, visibility)
        for name, terms in self.terms.items():
            choices = [(value, label) for value, (label, _key) in terms.items()]
            if name not in self.in_own_order:
                choices.sort(key=lambda choice: sort_key(choice[1]))
            self.filters[name].extra["choices"] = choices

    @cached_property
    def form(self):
        """The form; no class is made of its fields, which are this request's own."""
        form = self._meta.form(self.data)
        form.fields = {name: each.field for name, each in self.filters.items()}
        return form

    def get_terms(self, locale, visibility):
        """``{name of a filter: {value: (label, translation key)}}``."""
        return {}

    def keys(self, name, values):
        """Translation keys of the chosen terms."""
        return [self.terms[name][value][1] for value in values]


class PeriodFilter(ListFilter):
    """A filter that has a first and a last day too: ``filter_from``, ``filter_to``."""

    @classmethod
    def get_filters(cls):
        # Their names are words of Python, which no attribute can have.
        filters = super().get_filters()
        filters["from"] = DayFilter(label=_("From"), method="filter_from")
        filters["to"] = DayFilter(label=_("To"), method="filter_to")
        return filters


def only_words(text):
    """A text without signs: they mean something to search backends.

    Some cannot even take an unpaired quote.
    """
    return " ".join(WORDS.findall(text))


def matching_pages(text, pages):
    """Ids of those of ``pages`` that have these words, or words that begin so."""
    text = only_words(text)
    if not text:
        return set()
    backend = get_search_backend()
    found = set()
    for search in (backend.search, backend.autocomplete):
        results = search(text, pages)[:MOST_FOUND]
        found.update(page.pk for page in results)
    return found


def term_choices(model, locale):
    """``{slug: (name, translation key)}``, names in ``locale`` where there are any."""
    rows = model.objects.values_list("slug", "name", "translation_key", "locale_id")
    return in_locale_first(rows, locale)


def in_locale_first(rows, locale):
    """``{value: (label, translation key)}`` of ``(value, label, key, locale id)``."""
    terms = {}
    for value, name, key, locale_id in rows:
        if value not in terms or locale_id == locale.pk:
            terms[value] = (name, key)
    return terms


def used_terms(model, rows, term, pages, value="slug"):
    """Values of the terms that these pages have in rows of the model ``rows``.

    ``term`` is the name of the rows' key to ``model``; ``pages`` a queryset of ids.
    """
    keys = rows.objects.filter(page__in=pages).values(f"{term}__translation_key")
    terms = model.objects.filter(translation_key__in=keys)
    return set(terms.values_list(value, flat=True))
