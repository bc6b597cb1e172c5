"""The form of a piece of news in the admin, in the order in which it is read."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultipleChooserPanel,
)

CONTENT = [
    FieldPanel("date"),
    FieldPanel("lead"),
    FieldPanel("image"),
    FieldPanel("body"),
    MultipleChooserPanel(
        "topics", chooser_field_name="topic", label=_("Topic"), heading=_("Topics")
    ),
    FieldRowPanel(
        [FieldPanel("source_name"), FieldPanel("source_link")], heading=_("Source")
    ),
    MultipleChooserPanel(
        "attachments",
        chooser_field_name="document",
        label=_("Attachment"),
        heading=_("Attachments"),
    ),
    MultipleChooserPanel(
        "related_pages",
        chooser_field_name="related_page",
        label=_("Related page"),
        heading=_("Related pages"),
    ),
    InlinePanel("prepared_by", label=_("Prepared by"), heading=_("Prepared by")),
    FieldPanel("pinned"),
]
