"""Blocks that put news on any page."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from wagtail_ctn.blocks import PREVIEW, SelectionBlock

from .selection import latest_news


class LatestNewsBlock(SelectionBlock):
    """The newest of the site, of one list of news, or with one topic."""

    narrowed_by = ["index", "topic"]

    heading = blocks.CharBlock(label=_("Heading"), required=False, max_length=120)
    index = blocks.PageChooserBlock(
        label=_("List of news"),
        page_type="wagtail_ctn_news.NewsIndexPage",
        required=False,
        help_text=_("Empty: all news of the site."),
    )
    topic = SnippetChooserBlock("wagtail_ctn.Topic", label=_("Topic"), required=False)
    count = blocks.IntegerBlock(
        label=_("How many"), default=3, min_value=1, max_value=20
    )

    class Meta:
        icon = "doc-full"
        label = _("Latest news")
        description = _("The newest pieces of news, with their dates.")
        template = "wagtail_ctn_news/blocks/latest_news.html"
        preview_template = PREVIEW

    def get_preview_value(self):
        return self.normalize({"heading": gettext("Latest news"), "count": 3})

    def find(self, value, request, page):
        news = latest_news(
            request,
            page,
            count=value.get("count") or 3,
            index=value.get("index"),
            topic=value.get("topic"),
        )
        return {"news": news}
