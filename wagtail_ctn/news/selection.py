"""Pieces of news for lists, feeds, partners' pages and any other page."""

from collections import defaultdict

from wagtail_ctn.aliases import behind_aliases
from wagtail_ctn.fallback import index_in, listed_below, listed_in, note_languages
from wagtail_ctn.translation import in_language
from wagtail_ctn.visibility import visibility_on

from .filters import with_term
from .models import NewsPage, NewsPreparedBy, NewsTopic


def latest_news(request, page, *, count, index=None, topic=None):
    """The ``count`` newest pieces on this site, in the language of ``page``.

    ``page`` is the page they are shown on, ``index`` a list that they are below,
    ``topic`` one that they have. The number of queries is constant.
    """
    visibility = visibility_on(page, request)
    if index:
        news = news_below(index_in(index, page.locale), visibility, page.locale)
    else:
        news = NewsPage.objects.filter(listed_in(page.locale, visibility))
    if topic:
        news = with_term(news, NewsTopic, "topic", [topic.translation_key])
    found = visibility.filter(news).once().newest_first()[:count]
    return prepare(found, page, request)


def news_below(index, visibility, locale=None):
    """The visible news that a list of news holds, in its or that language.

    A piece may be there more than once, by aliases.
    """
    news = NewsPage.objects.filter(listed_below(index, visibility, locale=locale))
    return visibility.filter(news)


def news_of_partner(partner, visibility):
    """The visible news that a partner prepared, in its language, the newest first."""
    news = NewsPage.objects.filter(listed_in(partner.locale, visibility))
    keys = [behind_aliases(partner).translation_key]
    news = with_term(news, NewsPreparedBy, "partner", keys)
    return visibility.filter(news).once().newest_first()


def prepare(news, page, request):
    """Load what templates show of these pieces, in the language of ``page``.

    Each gets ``shown_url`` and ``shown_topics``. One query a kind of reference.
    """
    news = list(news)
    topics = defaultdict(list)
    rows = NewsTopic.objects.filter(page__in=[piece.pk for piece in news])
    for row in rows.select_related("topic").order_by("sort_order", "pk"):
        topics[row.page_id].append(row.topic)
    shown = topics_in_language(topics, page.locale)
    note_languages(news, page.locale)
    for piece in news:
        # Each once, also where an editor chose it twice.
        own = dict.fromkeys(shown[topic.pk] for topic in topics[piece.pk])
        piece.shown_topics = list(own)
        piece.shown_url = piece.get_url(request)
    return news


def topics_in_language(topics, locale):
    every = [topic for of_page in topics.values() for topic in of_page]
    return in_language(every, locale) if every else {}
