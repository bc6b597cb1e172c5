"""Partner organisations: terms, pages, working groups and signatures."""

from .groups import WorkingGroupMandate, WorkingGroupMember, WorkingGroupPage
from .named import PartnerOrName
from .pages import PartnerIndexPage, PartnerPage
from .rows import PartnerArea, PartnerLanguage, PartnerSocialLink
from .signature import PreparedBy
from .terms import Area, PartnerKind

__all__ = [
    "Area",
    "PartnerArea",
    "PartnerIndexPage",
    "PartnerKind",
    "PartnerLanguage",
    "PartnerOrName",
    "PartnerPage",
    "PartnerSocialLink",
    "PreparedBy",
    "WorkingGroupMandate",
    "WorkingGroupMember",
    "WorkingGroupPage",
]
