"""The menus "Add to calendar" and "Subscribe": what they offer, in what order."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from wagtail_ctn.conf import settings
from wagtail_ctn.dates import format_day

from . import calendar_links as links
from .descriptions import description, location


@dataclass(frozen=True)
class Choice:
    """One link of a menu. ``note`` is what somebody must know who follows it."""

    label: str
    url: str
    note: str = ""


@dataclass(frozen=True)
class SubscribeMenu:
    """Where a feed can be subscribed to. ``address`` is the feed's own."""

    address: str
    choices: list = field(default_factory=list)

    @property
    def is_private(self):
        """Whether Google and Microsoft cannot fetch it."""
        return links.is_private(self.address)


def add_menu(event, url, request, *, rrule="", address=""):
    """The links that add an event to a visitor's calendar; none where it is not held.

    They add the date that ``event`` shows. ``rrule`` is how it repeats from then on:
    Google takes that, Outlook takes only the one date, and the link says so.
    ``address`` is that of the date below the event, for the file of that date alone.
    ``attach_references()`` has been called for ``event``.
    """
    when = event.when
    if not event.live or when is None or event.is_cancelled or event.is_postponed:
        return []
    entry = links.CalendarEntry(
        title=event.title,
        start=when.start(),
        end=when.end(settings.OPEN_END),
        timezone=when.timezone,
        details=description(event),
        location=location(event),
        url=url,
    )
    note = one_date_note(when.start_date) if rrule else ""
    return [
        Choice(_("Google Calendar"), links.google_link(entry, rrule)),
        Choice("Outlook.com", links.outlook_link(entry), note),
        Choice("Microsoft 365", links.outlook_link(entry, links.MICROSOFT_365), note),
        Choice(
            _("Apple, Thunderbird and others"),
            f"{event.get_url(request)}{address}ical/",
            _("a file"),
        ),
    ]


def one_date_note(day):
    # Translators: of a link that adds one date of a series, such as "one date: 5 May".
    return _("one date: %(day)s") % {"day": format_day(day)}


def subscribe_menu(feed, name, *, is_public=True):
    """The links that subscribe to a feed, which the visitor's calendar will name so.

    To one that is not public only a program can that logs in: there are no links.
    """
    if not is_public:
        return SubscribeMenu(feed)
    return SubscribeMenu(
        feed,
        [
            Choice(_("Apple, Thunderbird, Outlook"), links.webcal_link(feed)),
            Choice(_("Google Calendar"), links.google_subscription(feed)),
            Choice("Outlook.com", links.outlook_subscription(feed, name)),
            Choice(
                "Microsoft 365",
                links.outlook_subscription(feed, name, links.MICROSOFT_365),
            ),
        ],
    )
