"""RSS, Atom and JSON Feed of a page that lists others, with Django's syndication."""

import json
from datetime import UTC, datetime

from django.contrib.syndication.views import Feed
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from django.utils.html import linebreaks

from .aliases import language_of
from .http import FeedHeaders, feed_response
from .ical.writer import clean_text
from .plain_text import html_to_text
from .restricted import restrictions_on

MOST_ITEMS = 50
DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
# Of a page that was never published through Wagtail.
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


class JsonFeed(SyndicationFeed):
    """JSON Feed 1.1 (https://jsonfeed.org/version/1.1)."""

    content_type = "application/feed+json; charset=utf-8"

    def write(self, outfile, encoding):
        data = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": self.feed["title"],
            "home_page_url": self.feed["link"],
            "feed_url": self.feed["feed_url"],
            "description": self.feed["description"],
            "language": self.feed["language"],
            "items": [self.json_item(item) for item in self.items],
        }
        outfile.write(json.dumps(data, ensure_ascii=False).encode(encoding))

    def json_item(self, item):
        """An item as the format has it; ``extension`` is what it does not know."""
        found = {
            "url": item["link"],
            "title": item["title"],
            "language": item.get("language"),
            "date_published": as_text(item["pubdate"]),
            "date_modified": as_text(item["updateddate"]),
            "tags": item["categories"],
            "_wagtail_ctn": item.get("extension"),
        }
        # An item must have these two, even where there is no text.
        needed = {"id": item["unique_id"], "content_text": item["description"] or ""}
        return needed | {key: value for key, value in found.items() if value}


class DatedByPage:
    """An empty feed is as old as its page; Django takes it to be of this moment."""

    def latest_post_date(self):
        if any(item.get("updateddate") or item.get("pubdate") for item in self.items):
            return super().latest_post_date()
        return self.feed["page_published"]


class RssFeed(DatedByPage, Rss201rev2Feed):
    """RSS 2.0; an item in another language than the feed says so in Dublin Core."""

    def rss_attributes(self):
        return super().rss_attributes() | {"xmlns:dc": DUBLIN_CORE}

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        if item.get("language"):
            handler.addQuickElement("dc:language", item["language"])


class AtomFeed(DatedByPage, Atom1Feed):
    """Atom 1.0 (RFC 4287)."""

    def item_attributes(self, item):
        language = item.get("language")
        return {"xml:lang": language} if language else {}


FEED_TYPES = {"rss": RssFeed, "atom": AtomFeed, "json": JsonFeed}


class PageFeed(Feed):
    """A feed of ``rows``, which ``page`` lists, in the language of its own words.

    ``kind`` is a key of :data:`FEED_TYPES`. A subclass says what it tells of a row,
    among it ``item_text(row)``, plain text, and ``page_of(row)``, whose language it is
    in.
    """

    item_guid_is_permalink = False

    def __init__(self, page, request, kind, rows):
        self.page, self.request, self.rows = page, request, rows
        self.feed_type = FEED_TYPES[kind]
        # Django reads this as it is, and does not call it.
        self.language = language_of(page)

    def get_object(self, request):
        return self.page

    def title(self, page):
        return clean_text(page.title)

    author_name = title

    def link(self, page):
        return page.get_full_url(self.request)

    def description(self, page):
        return clean_text(html_to_text(page.introduction)) or self.title(page)

    subtitle = description

    def feed_url(self, page):
        return self.request.build_absolute_uri()

    def item_description(self, row):
        """The text of a row; as HTML where readers take it for HTML (RSS, Atom)."""
        text = clean_text(self.item_text(row))
        return text if self.feed_type is JsonFeed else linebreaks(text, autoescape=True)

    def item_extra_kwargs(self, row):
        """The language of a row, where it is not that of the feed."""
        language = language_of(self.page_of(row))
        return {"language": language if language != self.language else ""}

    def page_of(self, row):
        return row

    def feed_extra_kwargs(self, page):
        return {"page_published": page.last_published_at or LONG_AGO}


def syndicate(page, request, kind, make_feed):
    """Answer with a feed of that kind, or 304; ``make_feed()`` only where needed."""
    headers = FeedHeaders(FEED_TYPES[kind].content_type, page.locale.language_code)
    public = not restrictions_on(page, request)
    return feed_response(
        request, headers, lambda: make_feed()(request).content, public=public
    )


def as_text(moment):
    return moment.isoformat() if moment else None
