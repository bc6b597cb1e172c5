"""Questions to the index of occurrences."""

from django.db.models import Exists, Max, Min, OuterRef, Q, QuerySet, Subquery


class OccurrenceQuerySet(QuerySet):
    """Occurrences; combine with :class:`~wagtail_ctn.visibility.Visibility` first."""

    def visible(self, visibility):
        """Those whose page is visible."""
        return visibility.filter(self, page="page")

    def below(self, page):
        """Those of events below a page, at any depth."""
        return self.filter(page__path__startswith=page.path)

    def once(self):
        """Each event once: an alias gives way to its source and to an older alias.

        Applies to what the queryset holds, so it comes after everything that decides
        which pages are looked at.
        """
        better = self.filter(identity=OuterRef("identity")).filter(
            Q(page__alias_of=None) | Q(page_id__lt=OuterRef("page_id"))
        )
        return self.filter(Q(page__alias_of=None) | ~Exists(better))

    def upcoming(self, now):
        """What has not ended: what is on now comes first, having begun."""
        return self.filter(end__gt=now).order_by("start", "page__title", "pk")

    def past(self, now):
        """What has ended, the latest first."""
        return self.filter(end__lte=now).order_by("-start", "page__title", "pk")

    def between(self, first_day, last_day):
        """What touches these days, both inclusive."""
        return self.filter(first_day__lte=last_day, last_day__gte=first_day).order_by(
            "start", "page__title", "pk"
        )

    def day_range(self):
        """``(first day, last day)`` of all, ``(None, None)`` where there are none."""
        found = self.order_by().aggregate(first=Min("first_day"), last=Max("last_day"))
        return found["first"], found["last"]

    def with_pages(self):
        """Load what lists and feeds say of the pages."""
        return self.select_related(
            "identity", "page__venue", "page__image", "page__locale", "page__alias_of"
        )

    def with_changes(self):
        """Add ``text_changed_at``: when this language's words last changed."""
        from .models import EventText

        texts = EventText.objects.filter(
            identity=OuterRef("identity"), locale=OuterRef("page__locale")
        )
        return self.annotate(text_changed_at=Subquery(texts.values("changed_at")[:1]))

    def touching_terms(self, rows, term, keys):
        """Those with a row in ``rows`` that refers to a term of these keys."""
        matching = rows.objects.filter(
            page_id=OuterRef("page_id"), **{f"{term}__translation_key__in": keys}
        )
        return self.filter(Exists(matching))
