"""The members of working groups as pages show them."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from .directory import grouped_by_kind, kinds_in_language, localized_partners


@dataclass(frozen=True)
class Member:
    """One member; ``partner`` is its page where that may be seen."""

    name: str
    partner: object
    office: str
    role: str
    since: date | None
    until: date | None


def shown_members(group, locale, visibility):
    """``(groups, former)``: who sits in a group, by kind, and who sat in it.

    A partner that may not be seen is a stored name, like one that is no partner. The
    number of queries is the same for any number of members.
    """
    rows = list(group.members.all())
    partners = partners_of(rows, locale, visibility)
    kinds = kinds_in_language({p.kind_id for p in partners.values()}, locale)
    today = timezone.localdate()
    current, former = [], []
    for row in rows:
        partner = partners.get(row.partner_id)
        member = Member(
            partner.title if partner else row.name,
            partner,
            row.office,
            row.role,
            row.since,
            row.until,
        )
        if row.has_left(today):
            former.append(member)
        else:
            current.append((member, kinds.get(partner.kind_id) if partner else None))
    return grouped_by_kind(current), former


def partners_of(rows, locale, visibility):
    """``{id that a row refers to: the page that is shown for it}``."""
    from .models import PartnerPage

    ids = {row.partner_id for row in rows} - {None}
    referred = PartnerPage.objects.filter(pk__in=ids)
    referred = referred.only("translation_key", "alias_of")
    shown = localized_partners(referred, locale, visibility)
    return {
        partner.pk: shown[partner.translation_key]
        for partner in referred
        if partner.translation_key in shown
    }
