"""Makes the news: a page for each piece, with its attachments and pictures."""

from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.documents.models import Document

from wagtail_ctn.models import Topic
from wagtail_ctn.news.models import (
    NewsAttachment,
    NewsPage,
    NewsPreparedBy,
    NewsRelatedPage,
    NewsTopic,
)

from .attachments import ATTACHMENTS
from .frame import INVENTED_NEWS
from .news_2017 import NEWS_OF_2017
from .news_earlier import earlier_news
from .news_recent import recent_news
from .news_samples import sample_news
from .pages import SOURCE, add_page, rows_of
from .pictures import add_picture, hills
from .records import LANGUAGES, text
from .terms import TOPICS


def add_news(indexes, partners, others):
    """All news; the pages of that of 2017.

    ``others`` are the pages that news may be related to, by the name it has for them.
    """
    today = timezone.localdate()
    # Oldest first, so that the order of the pages is that of their dates.
    items = [*earlier_news(today), *recent_news(today), *sample_news(today)]
    items.sort(key=lambda item: item.on)
    topics = dict(zip(TOPICS, topics_in_order(), strict=True))
    documents = {key: add_document(*file) for key, file in ATTACHMENTS.items()}
    pictures = [
        add_picture(hills(n), f"Pakalni {n + 1}", "Saule virs pakalniem")
        for n in range(4)
    ]
    made = None
    for item in [NEWS_OF_2017, *items]:
        page = NewsPage(date=item.on, pinned=item.pinned, source_link=item.source_link)
        page.image = None if item.picture is None else pictures[item.picture]
        page.topics = [NewsTopic(topic=topics[key]) for key in item.topics]
        page.related_pages = [
            NewsRelatedPage(related_page=others[name]) for name in item.related
        ]
        pages = add_page(indexes, page, texts_of(item), rows(item, partners, documents))
        made = made or pages
    return made


def topics_in_order():
    """The topics of the source language as they were made."""
    return Topic.objects.filter(locale__language_code=SOURCE).order_by("pk")


def rows(item, partners, documents):
    """What adds the rows that have text: the signature and the attachments."""
    signature = [{"partner": partners[key]} for key in item.signed_by]
    add_signature = rows_of("prepared_by", NewsPreparedBy, signature)
    attached = [
        {"document": documents[key], "title": ATTACHMENTS[key][2]}
        for key in item.attachments
    ]
    add_attachments = rows_of("attachments", NewsAttachment, attached)

    def complete(page):
        add_signature(page)
        add_attachments(page)

    return complete


def texts_of(item):
    body = {
        code: [("rich_text", item.body[code])]
        + ([("rich_text", INVENTED_NEWS[code])] if item.invented else [])
        for code in LANGUAGES
    }
    source = item.source or text("", "", "")
    return {
        "title": item.title,
        "lead": item.lead,
        "body": body,
        "source_name": source,
    }


def add_document(name, content, title):
    document = Document(title=title[SOURCE])
    document.file = ContentFile(content.encode("utf-8-sig"), name=name)
    document.file_size = document.file.size
    document.save()
    return document
