"""RSS, Atom and JSON Feed of a calendar: what was announced last, dated by that."""

from django.utils import timezone, translation

from wagtail_ctn.aliases import canonical_url
from wagtail_ctn.conf import settings
from wagtail_ctn.dates import format_when
from wagtail_ctn.http import invalid_filter
from wagtail_ctn.ical.writer import clean_text
from wagtail_ctn.syndication import MOST_ITEMS, PageFeed, syndicate

from .descriptions import description, summary
from .display import attach_in_own_languages
from .filters import EventFilter
from .models import Occurrence
from .on_date import show_on_dates


class EventFeed(PageFeed):
    """The items are occurrences."""

    def items(self, page):
        rows = list(
            self.rows.order_by("-page__first_published_at", "-pk")
            .with_pages()
            .with_changes()[:MOST_ITEMS]
        )
        show_on_dates(rows)
        pages = [row.page for row in rows]
        attach_in_own_languages(pages, page.visibility(self.request))
        return rows

    def page_of(self, row):
        return row.page

    def item_title(self, row):
        with translation.override(row.page.locale.language_code):
            return clean_text(summary(row.page))

    def item_text(self, row):
        zone = timezone.get_default_timezone_name()
        with translation.override(row.page.locale.language_code):
            return f"{format_when(row.page.when, zone)}\n\n{description(row.page)}"

    def item_link(self, row):
        visibility = self.page.visibility(self.request)
        url = canonical_url(row.page, visibility, self.request)
        return f"{url}{row.address}/" if row.is_one_of_many else url

    def item_guid(self, row):
        return f"urn:uuid:{row.identity.translation_key}"

    def item_pubdate(self, row):
        return row.page.first_published_at

    def item_updateddate(self, row):
        return max(filter(None, [row.identity.changed_at, row.text_changed_at]))

    def item_categories(self, row):
        return [clean_text(topic.name) for topic in row.page.shown_topics]

    def item_extra_kwargs(self, row):
        """When it is: JSON Feed alone has a place for that."""
        when = row.page.when
        times = {
            "start": when.start().isoformat(),
            "end": when.end(settings.OPEN_END).isoformat(),
            "status": row.page.status,
        }
        return super().item_extra_kwargs(row) | {"extension": times}


def calendar_feed(calendar, request, kind):
    """What is to come, filtered as the list is, as ``rss``, ``atom`` or ``json``."""
    visibility = calendar.visibility(request)
    occurrences = Occurrence.objects.shown_in(calendar, visibility).once()
    filterset = EventFilter(
        request.GET, occurrences, page=calendar, visibility=visibility
    )
    if not filterset.form.is_valid():
        return invalid_filter(filterset.form)
    # Whole days, as the ETag changes with the day and not with the hour.
    day = filterset.form.cleaned_data.get("from") or timezone.localdate()
    found = filterset.qs.from_day(day)
    return syndicate(
        calendar, request, kind, lambda: EventFeed(calendar, request, kind, found)
    )
