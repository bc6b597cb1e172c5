"""Partners as choices of a filter."""

from wagtail_ctn.filters import in_locale_first

from .models import PartnerPage


def partner_choices(locale, visibility):
    """``{code: (name, translation key)}`` of the partners that may be seen."""
    pages = visibility.filter(PartnerPage.objects.exclude(code=""))
    rows = pages.values_list("code", "title", "translation_key", "locale_id")
    return in_locale_first(rows, locale)
