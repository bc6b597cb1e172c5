"""The page of an event."""

from django.utils import timezone

from wagtail_ctn.aliases import behind_aliases
from wagtail_ctn.related import related_pages
from wagtail_ctn.translation import in_language

from ..display import attach_references, rows_by_page
from ..menus import add_menu
from ..models import EventAudience
from ..structured_data import event_data


def event(page, request):
    """One event; works for drafts and previews, which have no row in the index."""
    visibility = page.visibility(request)
    page.is_previewed = getattr(request, "is_preview", False)
    attach_references([page], page.locale, visibility)
    source = behind_aliases(page)
    canonical = source if visibility.shows(source) else page
    canonical_url = canonical.get_full_url(request) or ""
    calendar = page.get_parent() if page.depth else None
    is_past = bool(page.when) and not page.is_previewed and has_ended(page)
    return page.render(
        request,
        context_overrides={
            "canonical_url": canonical_url,
            "calendar": calendar,
            "is_past": is_past,
            "audiences": shown_audiences(page),
            "languages": [row.get_language_display() for row in page.languages.all()],
            "add_menu": [] if is_past else add_menu(page, canonical_url, request),
            "related": related_pages(page, visibility),
            "structured_data": event_data(page, canonical_url, request),
        },
    )


def shown_audiences(page):
    """The audiences of an event in its language."""
    rows = rows_by_page(EventAudience, [page], "audience")[page.pk]
    audiences = [row.audience for row in rows]
    shown = in_language(audiences, page.locale) if audiences else {}
    return [shown[audience.pk] for audience in audiences]


def has_ended(page):
    return not page.occurrences.filter(end__gt=timezone.now()).exists()
