"""Partner organisations: terms, pages and signatures."""

from .pages import (
    PartnerArea,
    PartnerIndexPage,
    PartnerLanguage,
    PartnerPage,
    PartnerSocialLink,
)
from .signature import PreparedBy
from .terms import Area, PartnerKind

__all__ = [
    "Area",
    "PartnerArea",
    "PartnerIndexPage",
    "PartnerKind",
    "PartnerLanguage",
    "PartnerPage",
    "PartnerSocialLink",
    "PreparedBy",
]
