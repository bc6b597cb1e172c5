"""What a partner's page shows and serves of news."""

from wagtail_ctn.partners.contributions import (
    Section,
    register_feed,
    register_section,
)

MOST_SHOWN = 5


def register():
    register_section(Section("wagtail_ctn_news/parts/partner_news.html", latest))
    register_feed("rss", rss)


def latest(partner, request):
    """The newest that a partner prepared, and the address of its RSS."""
    from .selection import news_of_partner, prepare

    found = news_of_partner(partner, partner.visibility(request))[:MOST_SHOWN]
    return {
        "news": prepare(found, partner, request),
        "rss_url": f"{partner.get_url(request)}rss/",
    }


def rss(partner, request):
    from .syndication import partner_feed

    return partner_feed(partner, request)
