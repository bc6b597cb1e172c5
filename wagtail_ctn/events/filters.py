"""The filter of lists and feeds of events: language-neutral values in the address."""

import re
from datetime import date

import django_filters
from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.search.backends import get_search_backend

from wagtail_ctn.models import Topic
from wagtail_ctn.partners.models import PartnerPage

from .models import (
    Audience,
    EventAudience,
    EventPage,
    EventPartner,
    EventTopic,
    Occurrence,
    Venue,
)
from .models.event import EARLIEST, LATEST

WORDS = re.compile(r"\w+")
FACETS = ["topic", "partner", "venue", "audience", "mode"]


class DayInput(forms.DateInput):
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


class DayFilter(django_filters.Filter):
    field_class = DayField


class ChoicesFilter(django_filters.Filter):
    field_class = ChoicesField


class EventFilterForm(forms.Form):
    def clean(self):
        cleaned = super().clean()
        first, last = cleaned.get("from"), cleaned.get("to")
        if first and last and last < first:
            self.add_error("to", _("This is before the first date."))
        return cleaned


class EventFilter(django_filters.FilterSet):
    """Filters occurrences. Values within a field add to each other, fields narrow.

    ``page`` is the page that shows the list: it gives the language of the choices and
    what is visible.
    """

    q = django_filters.CharFilter(
        label=_("Text"), method="filter_text", max_length=100, strip=True
    )
    topic = ChoicesFilter(label=_("Topic"), method="filter_topic")
    partner = ChoicesFilter(label=_("Partner"), method="filter_partner")
    venue = ChoicesFilter(label=_("Venue"), method="filter_venue")
    audience = ChoicesFilter(label=_("Audience"), method="filter_audience")
    mode = ChoicesFilter(
        label=_("Attendance"),
        method="filter_mode",
        choices=EventPage.AttendanceMode.choices,
    )

    class Meta:
        model = Occurrence
        fields = []
        form = EventFilterForm

    def __init__(self, data, queryset, page, visibility):
        super().__init__(data, queryset)
        self.terms = {
            "topic": term_choices(Topic, page.locale),
            "venue": term_choices(Venue, page.locale),
            "audience": term_choices(Audience, page.locale),
            "partner": partner_choices(page.locale, visibility),
        }
        for name, terms in self.terms.items():
            choices = sorted(
                ((value, label) for value, (label, _key) in terms.items()),
                key=lambda choice: choice[1].casefold(),
            )
            self.filters[name].extra["choices"] = choices

    @classmethod
    def get_filters(cls):
        # Their names are words of Python, which no attribute can have.
        filters = super().get_filters()
        filters["from"] = DayFilter(label=_("From"), method="filter_from")
        filters["to"] = DayFilter(label=_("To"), method="filter_to")
        return filters

    def keys(self, name, values):
        """Translation keys of the chosen terms."""
        return [self.terms[name][value][1] for value in values]

    def filter_topic(self, queryset, name, values):
        return queryset.touching_terms(EventTopic, "topic", self.keys(name, values))

    def filter_partner(self, queryset, name, values):
        keys = self.keys(name, values)
        return queryset.touching_terms(EventPartner, "partner", keys)

    def filter_audience(self, queryset, name, values):
        keys = self.keys(name, values)
        return queryset.touching_terms(EventAudience, "audience", keys)

    def filter_venue(self, queryset, name, values):
        keys = self.keys(name, values)
        return queryset.filter(page__venue__translation_key__in=keys)

    def filter_mode(self, queryset, name, values):
        return queryset.filter(page__attendance_mode__in=values)

    def filter_from(self, queryset, name, day):
        return queryset.filter(last_day__gte=day)

    def filter_to(self, queryset, name, day):
        return queryset.filter(first_day__lte=day)

    def filter_text(self, queryset, name, text):
        return queryset.filter(page__in=matching_events(text))


def matching_events(text):
    """Ids of live events with these words in their text, or words that begin so."""
    # Signs mean something to search backends, and some cannot take an unpaired quote.
    text = " ".join(WORDS.findall(text))
    if not text:
        return set()
    events = EventPage.objects.live()
    backend = get_search_backend()
    found = set()
    for search in (backend.search, backend.autocomplete):
        results = search(text, events, order_by_relevance=False)
        found.update(result.pk for result in results.get_queryset().only("pk"))
    return found


def term_choices(model, locale):
    """``{slug: (name, translation key)}``, names in ``locale`` where there are any."""
    rows = model.objects.values_list("slug", "name", "translation_key", "locale_id")
    return in_locale_first(rows, locale)


def partner_choices(locale, visibility):
    """``{code: (name, translation key)}`` of the partners that may be seen."""
    pages = visibility.filter(PartnerPage.objects.filter(~Q(code="")))
    rows = pages.values_list("code", "title", "translation_key", "locale_id")
    return in_locale_first(rows, locale)


def in_locale_first(rows, locale):
    terms = {}
    for value, name, key, locale_id in rows:
        if value not in terms or locale_id == locale.pk:
            terms[value] = (name, key)
    return terms


def used_values(occurrences):
    """``{facet: values that some of these occurrences have}``: one query each."""
    pages = occurrences.order_by().values("page")

    def slugs(model, row, value):
        keys = row.objects.filter(page__in=pages)
        name = model._meta.model_name.replace("page", "")
        keys = keys.values(f"{name}__translation_key")
        terms = model.objects.filter(translation_key__in=keys)
        return set(terms.values_list(value, flat=True))

    events = EventPage.objects.filter(pk__in=pages)
    venues = Venue.objects.filter(
        translation_key__in=events.values("venue__translation_key")
    )
    return {
        "topic": slugs(Topic, EventTopic, "slug"),
        "partner": slugs(PartnerPage, EventPartner, "code"),
        "audience": slugs(Audience, EventAudience, "slug"),
        "venue": set(venues.values_list("slug", flat=True)),
        "mode": set(events.values_list("attendance_mode", flat=True)),
    }
