"""What a partner's page shows and serves of events."""

from django.utils import timezone

from wagtail_ctn.partners.contributions import (
    Section,
    register_feed,
    register_section,
)

MOST_SHOWN = 10


def register():
    register_section(Section("wagtail_ctn_events/parts/partner_events.html", upcoming))
    register_feed("ical", ical)


def upcoming(partner, request):
    """The partner's next events, and the address of its feed."""
    from .feeds import of_partner
    from .menus import subscribe_menu
    from .models import Occurrence
    from .selection import prepare

    visibility = partner.visibility(request)
    dates = Occurrence.objects.listed_in(partner.locale, visibility)
    dates = of_partner(dates, partner).once()
    found = dates.upcoming(timezone.now())[:MOST_SHOWN].light()
    return {
        "occurrences": prepare(found, partner, request),
        "subscribe": subscribe_menu(
            f"{partner.get_full_url(request)}ical/",
            partner.title,
            is_public=not visibility.is_restricted,
        ),
    }


def ical(partner, request):
    from .feeds import partner_ical

    return partner_ical(partner, request)
