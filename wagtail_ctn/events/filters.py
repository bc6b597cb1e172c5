"""The filter of lists and feeds of events."""

from django.utils.translation import gettext_lazy as _

from wagtail_ctn.filters import ChoicesFilter, PeriodFilter, matching_pages

from .facets import facet_terms
from .models import (
    EventAudience,
    EventEntry,
    EventPage,
    EventPartner,
    EventTopic,
    Occurrence,
)

FACETS = ["topic", "partner", "venue", "audience", "mode"]


class EventFilter(PeriodFilter):
    """Filters occurrences. ``used`` says which terms the events of its page have."""

    topic = ChoicesFilter(label=_("Topic"), method="filter_topic")
    partner = ChoicesFilter(label=_("Partner"), method="filter_partner")
    venue = ChoicesFilter(label=_("Venue"), method="filter_venue")
    audience = ChoicesFilter(label=_("Audience"), method="filter_audience")
    mode = ChoicesFilter(
        label=_("Attendance"),
        method="filter_mode",
        choices=EventPage.AttendanceMode.choices,
    )

    class Meta(PeriodFilter.Meta):
        model = Occurrence
        fields = []

    def get_terms(self, locale, visibility):
        terms, self.used = facet_terms(self.page, visibility)
        return terms

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
        return queryset.filter(page__in=matching_pages(text, EventPage.objects.live()))


class EntryFilter(EventFilter):
    """Filters the entries of feeds; what they ask of days, the feed answers."""

    class Meta(EventFilter.Meta):
        model = EventEntry

    def filter_from(self, queryset, name, day):
        return queryset

    def filter_to(self, queryset, name, day):
        return queryset
