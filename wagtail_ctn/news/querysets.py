"""Questions to the pages of news."""

from django.db.models import Count, Q
from django.db.models.functions import ExtractMonth, ExtractYear
from wagtail.models import PageQuerySet


class NewsQuerySet(PageQuerySet):
    """Pieces of news."""

    def newest_first(self):
        return self.order_by("-date", "-first_published_at", "-pk")

    def once(self):
        """Each piece once: an alias gives way to its source, where that is here too.

        Applies to what the queryset holds, so it comes after everything that decides
        which pages are looked at.
        """
        return self.exclude(
            Q(alias_of__isnull=False) & Q(alias_of__in=self.values("pk"))
        )

    def months(self):
        """``(year, month, count)`` of the months that have news, the newest first."""
        dated = self.filter(date__isnull=False).order_by()
        counted = dated.annotate(year=ExtractYear("date"), month=ExtractMonth("date"))
        rows = counted.values("year", "month").annotate(count=Count("pk"))
        return rows.order_by("-year", "-month").values_list("year", "month", "count")
