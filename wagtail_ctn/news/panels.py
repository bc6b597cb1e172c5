"""The form of a piece of news in the admin, in the order in which it is read."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    MultipleChooserPanel,
    TitleFieldPanel,
)

from wagtail_ctn.panels import RarePanel, SharedChooserPanel, SharedFactsNote

TITLE = TitleFieldPanel(
    "title", help_text=_("What is new, such as “Guidelines for schools published”.")
)
NOTE = SharedFactsNote(
    _("date, image, topics, related pages, link to the source and being pinned"),
    heading=_("Shared by all languages"),
    icon="site",
)
DATE = FieldPanel(
    "date", help_text=_("Such as 2017-03-13. Lists and the archive go by it.")
)
LEAD = FieldPanel(
    "lead",
    help_text=_(
        "One or two sentences, shown in lists and feeds, such as “Twelve schools have"
        " tried them since autumn.”"
    ),
)
TEXT = MultiFieldPanel(
    [
        FieldPanel(
            "image", help_text=_("Shown on the page, such as a photograph of a hall.")
        ),
        FieldPanel("body", help_text=_("All the rest, such as who said what.")),
    ],
    heading=_("Text"),
    icon="doc-full",
)
TOPICS = SharedChooserPanel(
    "topics",
    chooser_field_name="topic",
    label=_("Topic"),
    heading=_("Topics"),
    icon="tag",
    help_text=_(
        "What it is about, such as “Training”. Visitors filter lists and subscriptions"
        " by it."
    ),
)
ATTACHMENTS = MultipleChooserPanel(
    "attachments",
    chooser_field_name="document",
    label=_("Attachment"),
    heading=_("Attachments"),
    icon="doc-full-inverse",
    help_text=_("To download, such as the guidelines as a PDF file."),
)
RELATED = SharedChooserPanel(
    "related_pages",
    chooser_field_name="related_page",
    label=_("Related page"),
    heading=_("Related pages"),
    icon="link",
    help_text=_("Each shows on the other, such as the news of an event on its page."),
)
PREPARED_BY = InlinePanel(
    "prepared_by",
    label=_("Prepared by"),
    heading=_("Prepared by"),
    icon="edit",
    help_text=_(
        "The signature at the end of the page, such as “Ministry of the Interior, phone"
        " 67000000”."
    ),
)
RARE = RarePanel(
    [
        FieldPanel(
            "pinned",
            help_text=_("Stands first in the list, such as a call until its deadline."),
        ),
        FieldRowPanel(
            [
                FieldPanel("source_name", help_text=_("Such as “Eurostat”.")),
                FieldPanel(
                    "source_link", help_text=_("Such as https://example.org/report.")
                ),
            ]
        ),
    ],
    heading=_("Place in the list and source"),
    icon="cog",
)

CONTENT = [
    TITLE,
    NOTE,
    DATE,
    LEAD,
    TEXT,
    TOPICS,
    ATTACHMENTS,
    RELATED,
    PREPARED_BY,
    RARE,
]
