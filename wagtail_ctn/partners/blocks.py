"""Blocks that put partners and working groups on any page."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.models import Site
from wagtail.snippets.blocks import SnippetChooserBlock

from wagtail_ctn.blocks import PREVIEW, SelectionBlock

from .models import WorkingGroupPage
from .selection import group_members, partner_logos, working_group


def shown_on(context):
    """The page that a block is shown on; in a preview, the root of the site."""
    page, request = context.get("page"), context.get("request")
    if page or not request:
        return page
    site = Site.find_for_request(request)
    return site.root_page if site else None


class PartnerLogosBlock(SelectionBlock):
    """The logos of some partners, of all of one kind, or of all."""

    narrowed_by = ["partners", "kind"]

    heading = blocks.CharBlock(label=_("Heading"), required=False, max_length=120)
    partners = blocks.ListBlock(
        blocks.PageChooserBlock(page_type="wagtail_ctn_partners.PartnerPage"),
        label=_("Partners"),
        default=[],
        max_num=50,
        help_text=_("Empty: all of the kind below."),
    )
    kind = SnippetChooserBlock(
        "wagtail_ctn_partners.PartnerKind",
        label=_("Kind"),
        required=False,
        help_text=_("Empty: partners of every kind."),
    )
    count = blocks.IntegerBlock(
        label=_("How many"), default=12, min_value=1, max_value=50
    )

    class Meta:
        icon = "image"
        label = _("Partner logos")
        description = _("Logos that lead to the pages of partners.")
        template = "wagtail_ctn_partners/blocks/partner_logos.html"
        preview_template = PREVIEW

    def find(self, value, request, page):
        return {
            "partners": partner_logos(
                request,
                page,
                count=value.get("count") or 12,
                kind=value.get("kind"),
                partners=[
                    partner for partner in value.get("partners") or [] if partner
                ],
            )
        }

    def get_preview_value(self):
        return self.normalize({})


class WorkingGroupMembersBlock(blocks.StructBlock):
    """The present members of a working group, by kind."""

    heading = blocks.CharBlock(
        label=_("Heading"),
        required=False,
        max_length=120,
        help_text=_("Empty: the name of the group."),
    )
    group = blocks.PageChooserBlock(
        label=_("Working group"), page_type="wagtail_ctn_partners.WorkingGroupPage"
    )

    class Meta:
        icon = "group"
        label = _("Members of a working group")
        description = _("The organisations in a working group, by kind.")
        template = "wagtail_ctn_partners/blocks/working_group_members.html"
        preview_template = PREVIEW

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context=parent_context)
        request, page = context.get("request"), shown_on(context)
        group = value.get("group")
        context["group"] = None
        if request and page and group:
            context["group"] = shown = working_group(request, page, group)
            if shown:
                context["member_groups"] = group_members(request, page, shown)
        return context

    def get_preview_value(self):
        newest = WorkingGroupPage.objects.live().public().order_by("-pk").first()
        return self.normalize({"group": newest})
