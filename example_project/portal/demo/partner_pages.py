"""Makes the directory: kinds, areas and a page for each organisation."""

from wagtail_ctn.filters import WORDS
from wagtail_ctn.partners.models import (
    Area,
    PartnerArea,
    PartnerIndexPage,
    PartnerKind,
    PartnerLanguage,
    PartnerPage,
)

from .frame import PARTNERS
from .organisations import MINISTRIES
from .organisations_other import OTHERS
from .organisations_state import INSTITUTIONS, LAW_ENFORCEMENT
from .pages import SOURCE, add_page, add_term
from .pictures import add_picture, monogram
from .records import LANGUAGES, text
from .sample_organisations import SAMPLES
from .terms import AREAS, KINDS


def add_partners(homes):
    """The directory, and ``{code: {key: page}}`` of all organisations."""
    indexes = add_page(homes, PartnerIndexPage(show_in_menus=True), PARTNERS)
    kinds = {
        key: add_term(PartnerKind, name, sort_order=10 * number)
        for number, (key, name) in enumerate(KINDS.items(), start=1)
    }
    areas = {key: add_term(Area, name) for key, name in AREAS.items()}
    organisations = MINISTRIES | INSTITUTIONS | OTHERS | LAW_ENFORCEMENT | SAMPLES
    partners = {code: {} for code in LANGUAGES}
    for number, (key, organisation) in enumerate(organisations.items()):
        page = partner_page(key, organisation, kinds, areas, partners[SOURCE])
        page.logo = logo(organisation, number)
        for code, made in add_page(indexes, page, texts_of(organisation)).items():
            partners[code][key] = made
    return indexes, partners


def logo(organisation, number):
    """A monogram of the short name, or of the name's first letters."""
    name = organisation.name[SOURCE]
    capitals = "".join(word[0] for word in WORDS.findall(name)[:3]).upper()
    letters = organisation.short_name.split(" ")[-1] or capitals
    return add_picture(monogram(letters, number), f"Monogramma {letters}")


def partner_page(key, organisation, kinds, areas, partners):
    page = PartnerPage(
        code=key,
        kind=kinds[organisation.kind],
        parent_organisation=partners.get(organisation.parent),
        website=organisation.website,
        email=organisation.email,
        phone=organisation.phone,
    )
    page.areas = [
        PartnerArea(area=areas[area]) for area in organisation.areas or ("latvia",)
    ]
    page.languages = [PartnerLanguage(language=code) for code in organisation.languages]
    return page


def texts_of(organisation):
    """Latvian has the official names; the other languages only what is common there."""
    nothing = text("", "", "")
    return {
        "title": organisation.name,
        "summary": organisation.summary,
        "short_name": text(organisation.short_name, "", ""),
        "legal_name": text(organisation.legal_name, "", ""),
        "contact_person": organisation.contact_person or nothing,
        "address": organisation.address or nothing,
    }
