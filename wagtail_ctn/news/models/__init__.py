"""News: their index, their pages, and what a page of news refers to."""

from .pages import NewsIndexPage, NewsPage
from .rows import NewsAttachment, NewsPreparedBy, NewsRelatedPage, NewsTopic

__all__ = [
    "NewsAttachment",
    "NewsIndexPage",
    "NewsPage",
    "NewsPreparedBy",
    "NewsRelatedPage",
    "NewsTopic",
]
