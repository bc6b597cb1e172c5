"""A partner and a working group as vCards."""

from django.utils import timezone
from django.utils.text import slugify
from wagtail.coreutils import string_to_ascii

from wagtail_ctn.aliases import behind_aliases, language_of
from wagtail_ctn.http import FeedHeaders, feed_response
from wagtail_ctn.ical.vcard import VCardData, write_vcard
from wagtail_ctn.phones import phone_uri
from wagtail_ctn.translation import in_language

from .membership import partners_of
from .structured_data import logo_url

CONTENT_TYPE = "text/vcard; charset=utf-8"


def partner_vcard(partner, request):
    """The contacts of a partner as a file for an address book."""
    return vcard_response(partner, request, lambda: partner_data(partner, request))


def group_vcard(group, request):
    """A working group, with those of its members that are partners and may be seen."""
    return vcard_response(group, request, lambda: group_data(group, request))


def vcard_response(page, request, data):
    headers = FeedHeaders(
        CONTENT_TYPE, page.locale.language_code, f"{file_name(page)}.vcf", "attachment"
    )
    public = not page.get_view_restrictions()
    return feed_response(request, headers, lambda: write_vcard(data()), public=public)


def partner_data(partner, request):
    kind = in_language([partner.kind], partner.locale) if partner.kind else {}
    return VCardData(
        **common_data(partner, request),
        kind="org",
        organisation=partner.legal_name or partner.title,
        nickname=partner.short_name,
        phone=partner.phone,
        phone_uri=phone_uri(partner.phone),
        email=partner.email,
        address=partner.address,
        logo=logo_url(partner, request),
        languages=[row.language for row in partner.languages.all()],
        categories=[term.name for term in kind.values()],
    )


def group_data(group, request):
    today = timezone.localdate()
    rows = [row for row in group.members.all() if not row.has_left(today)]
    partners = partners_of(rows, group.locale, group.visibility(request))
    pages = map(behind_aliases, partners.values())
    keys = dict.fromkeys(page.translation_key for page in pages)
    return VCardData(
        **common_data(group, request), kind="group", members=[urn(key) for key in keys]
    )


def common_data(page, request):
    """What the cards of both say alike."""
    url = page.get_full_url(request)
    website = getattr(page, "website", "")
    return {
        "uid": urn(behind_aliases(page).translation_key),
        "url": website or url,
        "name": page.title,
        "language": language_of(page),
        "note": page.summary,
        "source": f"{url}vcard/",
        "changed": page.last_published_at or page.first_published_at,
    }


def urn(key):
    """What a card, and a group's member, is known by: the same in every language."""
    return f"urn:uuid:{key}"


def file_name(page):
    """An ASCII name for the file that a browser saves."""
    return slugify(string_to_ascii(page.slug))[:60] or "partner"
