"""The filter of lists and feeds of news."""

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from wagtail_ctn.filters import (
    ChoicesFilter,
    PeriodFilter,
    matching_pages,
    term_choices,
    used_terms,
)
from wagtail_ctn.models import Topic
from wagtail_ctn.partners.filters import partner_choices
from wagtail_ctn.partners.models import PartnerPage

from .models import NewsPage, NewsPreparedBy, NewsTopic

FACETS = ["topic", "partner"]


class NewsFilter(PeriodFilter):
    """Filters pieces of news. A partner's are those that it prepared."""

    topic = ChoicesFilter(label=_("Topic"), method="filter_topic")
    partner = ChoicesFilter(label=_("Partner"), method="filter_partner")

    class Meta(PeriodFilter.Meta):
        model = NewsPage
        fields = []

    def get_terms(self, locale, visibility):
        return {
            "topic": term_choices(Topic, locale),
            "partner": partner_choices(locale, visibility),
        }

    def filter_text(self, queryset, name, text):
        return queryset.filter(pk__in=matching_pages(text, NewsPage.objects.live()))

    def filter_topic(self, queryset, name, values):
        return with_term(queryset, NewsTopic, "topic", self.keys(name, values))

    def filter_partner(self, queryset, name, values):
        return with_term(queryset, NewsPreparedBy, "partner", self.keys(name, values))

    def filter_from(self, queryset, name, day):
        return queryset.filter(date__gte=day)

    def filter_to(self, queryset, name, day):
        return queryset.filter(date__lte=day)


def with_term(news, rows, term, keys):
    """The news with a row in ``rows`` that refers to a term of one of these keys."""
    matching = rows.objects.filter(
        page=OuterRef("pk"), **{f"{term}__translation_key__in": keys}
    )
    return news.filter(Exists(matching))


def used_values(news):
    """``{facet: values that some of this news has}``: one query each."""
    pages = news.order_by().values("pk")
    return {
        "topic": used_terms(Topic, NewsTopic, "topic", pages),
        "partner": used_terms(PartnerPage, NewsPreparedBy, "partner", pages, "code"),
    }
