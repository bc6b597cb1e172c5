"""Questions to the pages of news."""

from django.db.models import Count
from django.db.models.functions import ExtractMonth, ExtractYear
from wagtail.models import PageQuerySet

from wagtail_ctn.aliases import once


class NewsQuerySet(PageQuerySet):
    """Pieces of news."""

    def newest_first(self):
        return self.order_by("-date", "-first_published_at", "-pk")

    def once(self):
        """Each piece once: see :func:`wagtail_ctn.aliases.once`."""
        return once(self)

    def months(self):
        """``(year, month, count)`` of the months that have news, the newest first."""
        dated = self.filter(date__isnull=False).order_by()
        counted = dated.annotate(year=ExtractYear("date"), month=ExtractMonth("date"))
        rows = counted.values("year", "month").annotate(count=Count("pk"))
        return rows.order_by("-year", "-month").values_list("year", "month", "count")
