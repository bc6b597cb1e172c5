"""Blocks that put news on any page."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from wagtail_ctn.blocks import SelectionBlock

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
        template = "wagtail_ctn_news/blocks/latest_news.html"

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context=parent_context)
        request, page = context.get("request"), context.get("page")
        context["news"] = []
        if request and page and not self.lost_its_choice(value):
            context["news"] = latest_news(
                request,
                page,
                count=value.get("count") or 3,
                index=value.get("index"),
                topic=value.get("topic"),
            )
        return context
