"""A partner and a working group in the words of schema.org."""

from wagtail_ctn.images import rendition_or_none
from wagtail_ctn.plain_text import html_to_text
from wagtail_ctn.structured_data import json_ld, without_empty

LOGO = "max-400x400"


def partner_data(partner, shown, request):
    """JSON-LD of a partner. ``shown`` is what its page shows of others."""
    url = partner.get_full_url(request) or ""
    parent = shown["parent_organisation"]
    return json_ld(
        {
            "@type": "Organization",
            "@id": url,
            "name": partner.title,
            "legalName": partner.legal_name,
            "alternateName": partner.short_name,
            "description": partner.summary,
            "url": partner.website or url,
            "mainEntityOfPage": url,
            "logo": logo_url(partner, request),
            "email": partner.email,
            "telephone": partner.phone,
            "address": partner.address,
            "sameAs": [row.url for row in partner.social_links.all()],
            "areaServed": [area.name for area in shown["areas"]],
            "contactPoint": contact_point(partner),
            "parentOrganization": organisation(parent.title) if parent else "",
            "subOrganization": [
                organisation(child.title) for child in shown["child_organisations"]
            ],
            "memberOf": [
                organisation(row.page.title) for row in shown["working_groups"]
            ],
        }
    )


def group_data(group, member_groups, request):
    """JSON-LD of a working group with those who sit in it."""
    url = group.get_full_url(request) or ""
    return json_ld(
        {
            "@type": "Organization",
            "@id": url,
            "name": group.title,
            "url": url,
            "description": group.summary or html_to_text(group.legal_basis),
            "foundingDate": group.period_start,
            "dissolutionDate": group.period_end,
            "member": [
                organisation(member.name)
                for _kind, members in member_groups
                for member in members
            ],
        }
    )


def organisation(name):
    return {"@type": "Organization", "name": name}


def contact_point(partner):
    """How to reach a partner in the languages of its service, where it names any."""
    languages = [row.language for row in partner.languages.all()]
    if not languages or not (partner.phone or partner.email):
        return ""
    return without_empty(
        {
            "@type": "ContactPoint",
            "telephone": partner.phone,
            "email": partner.email,
            "availableLanguage": languages,
        }
    )


def logo_url(partner, request):
    """The address of a partner's logo, empty where there is none or it is lost."""
    if not partner.logo:
        return ""
    rendition = rendition_or_none(partner.logo, LOGO)
    return request.build_absolute_uri(rendition.url) if rendition else ""
