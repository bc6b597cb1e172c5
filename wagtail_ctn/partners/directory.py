"""Partners as their pages show them: visible ones only, in the page's language."""

from collections import defaultdict

from django.utils.translation import gettext as _

from wagtail_ctn.translation import in_language


def partners_by_kind(index, request):
    """``[(name of a kind, [partners])]`` below a directory, in the order of kinds."""
    from .models import PartnerPage

    pages = PartnerPage.objects.descendant_of(index).select_related("kind", "logo")
    partners = index.visibility(request).filter(pages).order_by("title", "pk")
    kinds = {partner.kind for partner in partners if partner.kind}
    shown = in_language(kinds, index.locale) if kinds else {}
    groups = defaultdict(list)
    for partner in partners:
        groups[shown.get(partner.kind_id)].append(partner)
    order = sorted(
        groups, key=lambda kind: (kind is None, kind and (kind.sort_order, kind.name))
    )
    return [(kind.name if kind else _("Other"), groups[kind]) for kind in order]


def shown_partner(partner, request):
    """What a partner's page says of its kind, areas, parent and children."""
    visibility = partner.visibility(request)
    areas = [row.area for row in partner.areas.all()]
    kind = in_language([partner.kind], partner.locale) if partner.kind else {}
    shown_areas = in_language(areas, partner.locale) if areas else {}
    return {
        "kind": kind.get(partner.kind_id),
        "areas": [shown_areas[area.pk] for area in areas],
        "parent_organisation": parent_of(partner, visibility),
        "child_organisations": children_of(partner, visibility),
    }


def parent_of(partner, visibility):
    """The parent organisation in this language, where it may be seen."""
    parent = partner.parent_organisation
    if parent is None:
        return None
    return localized_partners([parent], partner.locale, visibility).get(
        parent.translation_key
    )


def children_of(partner, visibility):
    """Organisations under this one, in its language, that may be seen."""
    from .models import PartnerPage

    children = PartnerPage.objects.filter(
        parent_organisation__translation_key=partner.translation_key,
        locale=partner.locale,
    )
    return visibility.filter(children).order_by("title", "pk")


def localized_partners(partners, locale, visibility):
    """``{translation key: visible page}``, in ``locale`` or else as referred to.

    One query, whatever their number.
    """
    from .models import PartnerPage

    keys = {partner.translation_key for partner in partners}
    if not keys:
        return {}
    referred_to = {partner.pk for partner in partners}
    pages = visibility.filter(PartnerPage.objects.filter(translation_key__in=keys))
    found = {}
    for page in pages:
        if page.locale_id == locale.pk or (
            page.pk in referred_to and page.translation_key not in found
        ):
            found[page.translation_key] = page
    return found
