"""RSS, Atom and JSON Feed of news."""

from datetime import datetime, time

from django.utils import timezone

from wagtail_ctn.aliases import behind_aliases
from wagtail_ctn.http import invalid_filter
from wagtail_ctn.ical.writer import clean_text
from wagtail_ctn.plain_text import body_to_text
from wagtail_ctn.syndication import MOST_ITEMS, PageFeed, syndicate

from .filters import NewsFilter
from .selection import news_below, news_of_partner, prepare

LONGEST_TEXT = 8000


class NewsFeed(PageFeed):
    """The items are pieces of news."""

    def items(self, page):
        news = self.rows.newest_first().select_related("locale", "alias_of")
        return prepare(news[:MOST_ITEMS], page, self.request)

    def item_title(self, piece):
        return clean_text(piece.title)

    def item_text(self, piece):
        parts = [piece.lead.strip(), body_to_text(piece.body)]
        text = "\n\n".join(part for part in parts if part)
        return f"{text[:LONGEST_TEXT]}…" if len(text) > LONGEST_TEXT else text

    def item_link(self, piece):
        return piece.get_full_url(self.request)

    def item_guid(self, piece):
        return f"urn:uuid:{behind_aliases(piece).translation_key}"

    def item_pubdate(self, piece):
        return published_at(piece)

    def item_updateddate(self, piece):
        times = [published_at(piece), piece.last_published_at]
        return max(filter(None, times), default=None)

    def item_categories(self, piece):
        return [clean_text(topic.name) for topic in piece.shown_topics]


class PartnerNewsFeed(NewsFeed):
    """The news that a partner prepared."""

    def description(self, partner):
        return clean_text(partner.summary) or self.title(partner)

    subtitle = description


def published_at(piece):
    """When a piece was published, as far as is known; never in the future.

    Its date is what people are told: the first moment of that day in the site's zone,
    or the time of going live where that is of the same day or the date is yet to come.
    """
    went_live = piece.first_published_at
    zone = timezone.get_default_timezone()
    last_day = timezone.localdate(went_live or timezone.now(), zone)
    if (
        piece.date is None
        or piece.date > last_day
        or (went_live and piece.date == last_day)
    ):
        return went_live
    return datetime.combine(piece.date, time(), tzinfo=zone)


def news_feed(index, request, kind):
    """The newest below an index, filtered as the list is."""
    news = news_below(index, index.visibility(request)).once()
    return filtered_feed(NewsFeed, index, request, kind, news)


def partner_feed(partner, request):
    """RSS of the news that a partner prepared, with the same filter."""
    news = news_of_partner(partner, partner.visibility(request))
    return filtered_feed(PartnerNewsFeed, partner, request, "rss", news)


def filtered_feed(feed_class, page, request, kind, news):
    """What the query string leaves of this news; 404 where it means nothing."""
    filterset = NewsFilter(
        request.GET, news, page=page, visibility=page.visibility(request)
    )
    if not filterset.form.is_valid():
        return invalid_filter(filterset.form)
    found = filterset.qs
    return syndicate(
        page, request, kind, lambda: feed_class(page, request, kind, found)
    )
