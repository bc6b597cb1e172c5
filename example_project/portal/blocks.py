"""The blocks that the portal's pages are made of: the package's, each of them."""

from wagtail_ctn.blocks import BodyBlock
from wagtail_ctn.events.blocks import MonthBlock, UpcomingEventsBlock
from wagtail_ctn.news.blocks import LatestNewsBlock
from wagtail_ctn.partners.blocks import PartnerLogosBlock, WorkingGroupMembersBlock


class PortalBlock(BodyBlock):
    """Text, images and tables, and what the calendar, the news and partners give."""

    upcoming_events = UpcomingEventsBlock()
    month = MonthBlock()
    latest_news = LatestNewsBlock()
    partner_logos = PartnerLogosBlock()
    working_group_members = WorkingGroupMembersBlock()
