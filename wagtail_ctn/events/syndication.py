"""RSS and Atom of a calendar: what was announced last, dated by its announcement."""

from django.contrib.syndication.views import Feed
from django.http import HttpResponse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed

from wagtail_ctn.dates import format_when
from wagtail_ctn.http import FeedHeaders, feed_response, invalid_filter
from wagtail_ctn.plain_text import html_to_text

from .descriptions import description, summary
from .display import attach_references
from .filters import EventFilter
from .models import Occurrence

MOST_ITEMS = 50


class RssFeed(Feed):
    """RSS 2.0. ``page`` is the calendar; the items are occurrences."""

    feed_type = Rss201rev2Feed

    def __init__(self, page, occurrences, request):
        self.page, self.occurrences, self.request = page, occurrences, request

    def get_object(self, request):
        return self.page

    def title(self, page):
        return page.title

    def link(self, page):
        return page.get_full_url(self.request)

    def description(self, page):
        return html_to_text(page.introduction) or page.title

    subtitle = description

    def feed_url(self, page):
        return self.request.build_absolute_uri()

    def language(self, page):
        return page.locale.language_code

    def items(self, page):
        rows = list(
            self.occurrences.order_by("-page__first_published_at", "-pk")
            .with_pages()
            .with_changes()[:MOST_ITEMS]
        )
        pages = [row.page for row in rows]
        attach_references(pages, page.locale, page.visibility(self.request))
        return rows

    def item_title(self, row):
        return summary(row.page)

    def item_description(self, row):
        zone = timezone.get_default_timezone_name()
        return f"{format_when(row.page.when, zone)}\n\n{description(row.page)}".strip()

    def item_link(self, row):
        return row.page.get_full_url(self.request)

    def item_guid(self, row):
        return f"urn:uuid:{row.page.translation_key}"

    item_guid_is_permalink = False

    def item_pubdate(self, row):
        return row.page.first_published_at

    def item_updateddate(self, row):
        return max(filter(None, [row.identity.changed_at, row.text_changed_at]))

    def item_categories(self, row):
        return [topic.name for topic in row.page.shown_topics]


class AtomFeed(RssFeed):
    """Atom 1.0 of the same."""

    feed_type = Atom1Feed


def syndicate(feed_class, calendar, request):
    """Answer with a feed of what is to come, filtered as the list is."""
    visibility = calendar.visibility(request)
    occurrences = Occurrence.objects.below(calendar).visible(visibility).once()
    filterset = EventFilter(request.GET, occurrences, calendar, visibility)
    if not filterset.form.is_valid():
        return invalid_filter(filterset.form)
    found = filterset.qs
    if not filterset.form.cleaned_data.get("from"):
        found = found.filter(end__gt=timezone.now())
    headers = FeedHeaders(
        feed_class.feed_type.content_type, calendar.locale.language_code
    )

    def render():
        response: HttpResponse = feed_class(calendar, found, request)(request)
        return response.content

    public = not calendar.get_view_restrictions()
    return feed_response(request, headers, render, public=public)
