"""Template tags that put news on any page."""

from django import template

from ..selection import latest_news as find_latest_news

register = template.Library()


@register.inclusion_tag("wagtail_ctn_news/parts/short_list.html", takes_context=True)
def latest_news(context, count=3, index=None, topic=None):
    """The ``count`` newest pieces in the language of the page that is shown.

    ``index`` (a page) and ``topic`` narrow them. Shows what may be seen there, with a
    constant number of queries; nothing where the context has no page.
    """
    request, page = context.get("request"), context.get("page")
    news = []
    if request and page:
        news = find_latest_news(request, page, count=count, index=index, topic=topic)
    return {"news": news, "request": request}
