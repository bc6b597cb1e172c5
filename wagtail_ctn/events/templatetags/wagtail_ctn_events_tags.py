"""Template tags that put events on any page."""

from django import template

from .. import markup
from ..selection import small_month as find_small_month
from ..selection import upcoming_events as find_upcoming_events

register = template.Library()

register.filter(markup.marked_title)
register.filter(markup.time_element)
register.filter(markup.where)
register.filter(markup.day_of)
register.filter(markup.day_cells)
register.filter(markup.day_sections)
register.filter(markup.date_lines)


@register.inclusion_tag(
    "wagtail_ctn_events/tags/upcoming_events.html", takes_context=True
)
def upcoming_events(context, count=5, calendar=None, topic=None):
    """The next ``count`` events in the language of the page that is shown.

    ``calendar`` (a page) and ``topic`` narrow them. Shows what may be seen there, with
    a constant number of queries; nothing where the context has no page.
    """
    request, page = context.get("request"), context.get("page")
    occurrences = []
    if request and page:
        occurrences = find_upcoming_events(
            request, page, count=count, calendar=calendar, topic=topic
        )
    return {"occurrences": occurrences, "request": request}


@register.inclusion_tag("wagtail_ctn_events/tags/small_month.html", takes_context=True)
def small_month(context, calendar=None):
    """This month as a small table, each day with events a link to that day.

    It is the month of ``calendar`` (a page), or of the first calendar of the site.
    Shows what may be seen there, with a constant number of queries; nothing where the
    context has no page.
    """
    request, page = context.get("request"), context.get("page")
    small = None
    if request and page:
        small = find_small_month(request, page, calendar)
    return {"small": small, "request": request}
