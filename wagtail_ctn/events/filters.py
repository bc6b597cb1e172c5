"""The filter of lists and feeds of events."""

from functools import cached_property

from django.utils.translation import gettext_lazy as _

from wagtail_ctn.filters import ChoicesFilter, PeriodFilter, matching_pages

from .facets import facet_terms
from .models import EventEntry, EventPage, Occurrence
from .narrowing import Narrowing

TERMS = ["topic", "partner", "venue", "audience"]
FACETS = ["topic", "partner", "venue", "audience", "mode"]


class EventFilter(PeriodFilter):
    """Filters occurrences. ``used`` says which terms the events of its page have."""

    topic = ChoicesFilter(label=_("Topic"))
    partner = ChoicesFilter(label=_("Partner"))
    venue = ChoicesFilter(label=_("Venue"))
    audience = ChoicesFilter(label=_("Audience"))
    mode = ChoicesFilter(
        label=_("Attendance"), choices=EventPage.AttendanceMode.choices
    )

    class Meta(PeriodFilter.Meta):
        model = Occurrence
        fields = []

    def get_terms(self, locale, visibility):
        terms, self.used = facet_terms(self.page, visibility)
        return terms

    @cached_property
    def narrowing(self):
        """What is filtered by, after what is not valid was left out."""
        given = {name: value for name, value in self.form.cleaned_data.items() if value}
        pages = None
        if "q" in given:
            pages = tuple(matching_pages(given["q"], EventPage.objects.live()))
        return Narrowing(
            **{name: self.chosen(name, given) for name in TERMS},
            mode=tuple(sorted(given.get("mode", ()))),
            first_day=given.get("from"),
            last_day=given.get("to"),
            pages=pages,
        )

    def chosen(self, name, given):
        return tuple(sorted(self.keys(name, given.get(name, ()))))

    def filter_queryset(self, queryset):
        return self.narrowing.apply(queryset)


class EntryFilter(EventFilter):
    """Filters the entries of feeds; what they ask of days, the feed answers."""

    class Meta(EventFilter.Meta):
        model = EventEntry

    def filter_queryset(self, queryset):
        without_days = self.narrowing._replace(first_day=None, last_day=None)
        return without_days.apply(queryset)
