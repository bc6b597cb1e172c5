"""A piece of news in the words of schema.org."""

from wagtail_ctn.aliases import language_of
from wagtail_ctn.structured_data import json_ld


def news_data(piece, url):
    """JSON-LD of a piece of news; empty for a draft without a date."""
    if piece.date is None:
        return ""
    return json_ld(
        {
            "@type": "NewsArticle",
            "headline": piece.title,
            "url": url,
            "description": piece.lead,
            "datePublished": piece.date.isoformat(),
            "dateModified": piece.last_published_at,
            "inLanguage": language_of(piece),
            "author": [
                {"@type": "Organization", "name": row.name}
                for row in piece.prepared_by.all()
                if row.name
            ],
            "keywords": [topic.name for topic in piece.shown_topics],
        }
    )
