"""The filter of a directory, and partners as choices of other filters."""

from django.utils.translation import gettext_lazy as _

from wagtail_ctn.filters import (
    ChoicesFilter,
    ListFilter,
    in_locale_first,
    matching_pages,
    term_choices,
    used_terms,
)
from wagtail_ctn.languages import language_choices

from .models import Area, PartnerArea, PartnerKind, PartnerLanguage, PartnerPage

FACETS = ["kind", "area", "language"]


class PartnerFilter(ListFilter):
    """Filters partners."""

    kind = ChoicesFilter(label=_("Kind"), method="filter_kind")
    area = ChoicesFilter(label=_("Area of service"), method="filter_area")
    language = ChoicesFilter(label=_("Language of service"), method="filter_language")

    in_own_order = ("kind",)

    class Meta(ListFilter.Meta):
        model = PartnerPage
        fields = []

    def get_terms(self, locale, visibility):
        return {
            "kind": term_choices(PartnerKind, locale),
            "area": term_choices(Area, locale),
            "language": {code: (str(n), code) for code, n in language_choices()},
        }

    def filter_kind(self, queryset, name, values):
        return queryset.filter(kind__translation_key__in=self.keys(name, values))

    def filter_area(self, queryset, name, values):
        keys = self.keys(name, values)
        rows = PartnerArea.objects.filter(area__translation_key__in=keys)
        return queryset.filter(pk__in=rows.values("page"))

    def filter_language(self, queryset, name, values):
        rows = PartnerLanguage.objects.filter(language__in=values)
        return queryset.filter(pk__in=rows.values("page"))

    def filter_text(self, queryset, name, text):
        return queryset.filter(pk__in=matching_pages(text, PartnerPage.objects.live()))


def used_values(partners):
    """``{facet: values that some of these partners have}``: one query each."""
    pages = partners.order_by().values("pk")
    kinds = PartnerKind.objects.filter(
        translation_key__in=partners.order_by().values("kind__translation_key")
    )
    languages = PartnerLanguage.objects.filter(page__in=pages)
    return {
        "kind": set(kinds.values_list("slug", flat=True)),
        "area": used_terms(Area, PartnerArea, "area", pages),
        "language": set(languages.values_list("language", flat=True)),
    }


def partner_choices(locale, visibility):
    """``{code: (name, translation key)}`` of the partners that may be seen."""
    pages = visibility.filter(PartnerPage.objects.exclude(code=""))
    rows = pages.values_list("code", "title", "translation_key", "locale_id")
    return in_locale_first(rows, locale)
