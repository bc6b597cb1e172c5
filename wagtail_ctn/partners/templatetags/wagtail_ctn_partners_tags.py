"""Template tags that put partners and working groups on any page."""

from django import template

from ..selection import group_members, working_group
from ..selection import partner_logos as find_partners

register = template.Library()


@register.inclusion_tag(
    "wagtail_ctn_partners/tags/partner_logos.html", takes_context=True
)
def partner_logos(context, count=12, kind=None, partners=()):
    """Logos of up to ``count`` partners, which lead to their pages.

    ``partners`` (pages) or a ``kind`` narrow them. Shows what may be seen on the page
    that is shown, with a constant number of queries; nothing where the context has no
    page.
    """
    request, page = context.get("request"), context.get("page")
    found = []
    if request and page:
        found = find_partners(
            request, page, count=count, kind=kind, partners=list(partners)
        )
    return {"partners": found, "request": request}


@register.inclusion_tag(
    "wagtail_ctn_partners/tags/working_group_members.html", takes_context=True
)
def working_group_members(context, group):
    """The present members of a working group (a page), by kind.

    Nothing where the group may not be seen on the page that is shown.
    """
    request, page = context.get("request"), context.get("page")
    shown = working_group(request, page, group) if request and page and group else None
    members = group_members(request, page, shown) if shown else []
    return {"group": shown, "member_groups": members, "request": request}
