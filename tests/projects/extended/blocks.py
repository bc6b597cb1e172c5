"""What the bodies of pages are made of on this site."""

from wagtail_ctn.blocks import BodyBlock
from wagtail_ctn.events.blocks import UpcomingEventsBlock


class SiteBodyBlock(BodyBlock):
    """The package's blocks, and upcoming events."""

    upcoming_events = UpcomingEventsBlock()
