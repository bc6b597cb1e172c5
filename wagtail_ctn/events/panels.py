"""The form of an event in the admin, in the order in which one thinks of it."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    MultipleChooserPanel,
)

WHEN = MultiFieldPanel(
    [
        FieldRowPanel([FieldPanel("start_date"), FieldPanel("start_time")]),
        FieldRowPanel([FieldPanel("end_date"), FieldPanel("end_time")]),
        FieldPanel("timezone"),
    ],
    heading=_("When"),
)
STATUS = MultiFieldPanel(
    [
        FieldPanel("status"),
        FieldPanel("status_reason"),
        FieldRowPanel(
            [FieldPanel("previous_start_date"), FieldPanel("previous_start_time")]
        ),
    ],
    heading=_("Status"),
)
WHERE = MultiFieldPanel(
    [FieldPanel("attendance_mode"), FieldPanel("venue"), FieldPanel("join_link")],
    heading=_("Where"),
)
WHO = MultiFieldPanel(
    [
        MultipleChooserPanel(
            "partners", chooser_field_name="partner", label=_("Partner")
        )
    ],
    heading=_("Who"),
)
FOR_WHOM = MultiFieldPanel(
    [
        MultipleChooserPanel("topics", chooser_field_name="topic", label=_("Topic")),
        MultipleChooserPanel(
            "audiences", chooser_field_name="audience", label=_("Audience")
        ),
        InlinePanel("languages", label=_("Language of the event")),
        FieldRowPanel([FieldPanel("is_free"), FieldPanel("price")]),
        FieldRowPanel(
            [FieldPanel("registration_link"), FieldPanel("registration_deadline")]
        ),
    ],
    heading=_("For whom"),
)
PREPARED_BY = InlinePanel(
    "prepared_by", label=_("Prepared by"), heading=_("Prepared by")
)

RELATED = MultipleChooserPanel(
    "related_pages",
    chooser_field_name="related_page",
    label=_("Related page"),
    heading=_("Related pages"),
)

CONTENT = [
    FieldPanel("summary"),
    WHEN,
    STATUS,
    WHERE,
    WHO,
    FOR_WHOM,
    FieldPanel("image"),
    FieldPanel("body"),
    RELATED,
    PREPARED_BY,
]
