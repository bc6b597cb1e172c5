"""Organisations within organisations: never within themselves."""


def stands_under(parent, partner):
    """Whether ``parent`` is ``partner``, or lies under it at any depth.

    Translations are one organisation. Each is looked at once, so that a circle that is
    stored already ends the search.
    """
    from .models import PartnerPage

    seen, newest = set(), {parent.translation_key}
    while newest:
        if partner.translation_key in newest:
            return True
        seen |= newest
        pages = PartnerPage.objects.filter(translation_key__in=newest)
        keys = pages.values_list("parent_organisation__translation_key", flat=True)
        newest = set(keys) - seen - {None}
    return False
