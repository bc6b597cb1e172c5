"""What a visitor sees: of a calendar what comes, past, month and day; an event."""

from datetime import timedelta

from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from wagtail_ctn.aliases import behind_aliases
from wagtail_ctn.dates import first_weekday, format_day, format_month, weekday_names
from wagtail_ctn.listing import FilterState, Paging
from wagtail_ctn.related import related_pages
from wagtail_ctn.translation import in_language

from .date_list import DateList, ends
from .display import attach_references, rows_by_page
from .filters import FACETS, EventFilter, used_values
from .models import EventAudience, Occurrence
from .months import grid_dates, month_after, month_before, month_grid
from .on_date import show_on_date
from .selection import prepare
from .structured_data import event_data

# How many years around its events a calendar can be looked at.
YEARS_BEFORE, YEARS_AFTER = 1, 2


class CalendarView:
    """What all views of one calendar start from, for one request."""

    def __init__(self, calendar, request):
        self.calendar, self.request = calendar, request
        self.visibility = calendar.visibility(request)
        below = Occurrence.objects.below(calendar).visible(self.visibility)
        self.all = below.once()
        self.filterset = EventFilter(
            request.GET, self.all, page=calendar, visibility=self.visibility
        )
        self.state = FilterState(self.filterset)
        self.filtered = self.filterset.qs
        self.first_day, self.last_day = self.all.day_range()
        self.today = timezone.localdate()

    def prepare(self, occurrences):
        """Load what the templates show of these occurrences."""
        return prepare(occurrences, self.calendar, self.request, self.visibility)

    def render(self, view, period="", **context):
        used = used_values(self.all)
        form = self.state.form
        context |= {
            "view": view,
            "period": period,
            "filter": self.state,
            "facets": [
                {"field": form[name], "choices": self.state.facet(name, used[name])}
                for name in FACETS
            ],
            "today": self.today,
            "months": self.months(context.get("month")),
            "subscription_url": self.subscription_url(),
        }
        calendar, request = self.calendar, self.request
        template = (
            calendar.get_template(request)
            if view == "upcoming"
            else calendar.get_view_template(request, view)
        )
        return calendar.render(request, template=template, context_overrides=context)

    def months(self, shown):
        """The months that the view's links lead to."""
        this = self.today.replace(day=1)
        month = shown or this
        before, after = month_before(month), month_after(month)
        return {
            "this": this,
            "before": before if self.has_events_around(before) else None,
            "after": after if self.has_events_around(after) else None,
        }

    def has_events_around(self, month):
        """Whether links lead to a month: from the first event's to the last one's."""
        first = min(self.first_day or self.today, self.today).replace(day=1)
        last = max(self.last_day or self.today, self.today)
        return first <= month <= last

    def refuse_far(self, day):
        """Raise ``Http404`` for what lies years away from any event."""
        first = min(self.first_day or self.today, self.today).year - YEARS_BEFORE
        last = max(self.last_day or self.today, self.today).year + YEARS_AFTER
        if not first <= day.year <= last:
            raise Http404

    def subscription_url(self):
        url = self.calendar.get_full_url(self.request)
        return f"{url}ical/{self.state.feed_query}"


def upcoming(calendar, request):
    """What is on now and what comes, or what a date filter names."""
    view = CalendarView(calendar, request)
    occurrences = view.filtered
    if first_day := view.state.form.cleaned_data.get("from"):
        occurrences = occurrences.from_day(first_day)
    else:
        occurrences = occurrences.upcoming(timezone.now())
    return listed(view, "upcoming", _("Upcoming events"), occurrences)


def past(calendar, request):
    """What has ended, the latest first."""
    view = CalendarView(calendar, request)
    occurrences = view.filtered.past(timezone.now())
    return listed(view, "past", _("Past events"), occurrences)


def listed(view, name, period, occurrences):
    paging = Paging(occurrences.with_pages(), view.request.GET.get("page"))
    return view.render(
        name,
        period,
        paging=paging,
        occurrences=view.prepare(paging.rows),
        noindex=view.state.is_active or paging.number > 1,
    )


def month(calendar, request, first):
    """A table of the month's days, and the same as a list for small screens."""
    view = CalendarView(calendar, request)
    view.refuse_far(first)
    weekday = first_weekday()
    dates = grid_dates(first, weekday)
    found = view.filtered.between(dates[0][0], dates[-1][-1]).with_pages()
    occurrences = view.prepare(found)
    end = month_after(first) - timedelta(days=1)
    inside = [o for o in occurrences if o.first_day <= end and o.last_day >= first]
    return view.render(
        "month",
        format_month(first),
        month=first,
        weekdays=weekday_names(),
        weeks=month_grid(first, weekday, occurrences, view.today),
        occurrences=inside,
        noindex=view.state.is_active or not inside,
    )


def this_month(calendar, request):
    """The month's table as it is today, for previews."""
    return month(calendar, request, timezone.localdate().replace(day=1))


def day(calendar, request, date):
    """The events of one day."""
    view = CalendarView(calendar, request)
    view.refuse_far(date)
    occurrences = view.prepare(view.filtered.between(date, date).with_pages())
    return view.render(
        "day",
        format_day(date, weekday=True),
        day=date,
        month=date.replace(day=1),
        occurrences=occurrences,
        noindex=view.state.is_active or not occurrences,
    )


def event(page, request, on_date=None):
    """One event, or what it is ``on_date``.

    Works for drafts and previews, which have no row in the index.
    """
    visibility = page.visibility(request)
    page.is_previewed = getattr(request, "is_preview", False)
    attach_references([page], page.locale, visibility)
    source = behind_aliases(page)
    canonical = source if visibility.shows(source) else page
    canonical_url = canonical.get_full_url(request) or ""
    dates = DateList.of(page)
    if on_date and dates:
        canonical_url += f"{on_date.address}/"
    if shown := on_date or (dates and dates.shown):
        show_on_date(page, shown)
    calendar = page.get_parent() if page.depth else None
    is_past = is_over(page, on_date, dates)
    return page.render(
        request,
        context_overrides={
            "canonical_url": canonical_url,
            "calendar": calendar,
            "dates": dates,
            "on_date": on_date,
            "is_past": is_past,
            "audiences": shown_audiences(page),
            "languages": [row.get_language_display() for row in page.languages.all()],
            "related": related_pages(page, visibility),
            "structured_data": event_data(page, canonical_url, request),
        },
    )


def shown_audiences(page):
    """The audiences of an event in its language."""
    rows = rows_by_page(EventAudience, [page], "audience")[page.pk]
    audiences = [row.audience for row in rows]
    shown = in_language(audiences, page.locale) if audiences else {}
    return [shown[audience.pk] for audience in audiences]


def is_over(page, on_date, dates):
    """Whether what the page shows has ended: never in a preview."""
    if page.is_previewed or page.when is None:
        return False
    if on_date:
        return ends(on_date) <= timezone.now()
    if dates:
        return not dates.upcoming
    return not page.occurrences.filter(end__gt=timezone.now()).exists()
