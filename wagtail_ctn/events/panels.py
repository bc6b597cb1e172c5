"""The form of an event in the admin, in the order in which one thinks of it."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    MultipleChooserPanel,
    TitleFieldPanel,
)

from wagtail_ctn.panels import RarePanel, SharedFactsNote

TITLE = TitleFieldPanel(
    "title", help_text=_("What happens, such as “Seminar for teachers”.")
)
SUMMARY = FieldPanel(
    "summary",
    help_text=_(
        "One or two sentences, shown in lists and feeds, such as “How to recognise the"
        " signs, with examples from schools.”"
    ),
)
NOTE = SharedFactsNote(
    _(
        "dates, status, place, image, partners, topics, audiences, languages,"
        " registration and related pages"
    ),
    heading=_("Shared by all languages"),
    icon="site",
)
WHEN = MultiFieldPanel(
    [
        FieldRowPanel(
            [
                FieldPanel(
                    "start_date", help_text=_("The first day, such as 2020-07-15.")
                ),
                FieldPanel("start_time", help_text=_("Such as 10:00. Empty: all day.")),
            ]
        ),
        FieldRowPanel(
            [
                FieldPanel(
                    "end_date",
                    help_text=_("The last day, such as 2020-07-17. Empty: the same."),
                ),
                FieldPanel(
                    "end_time", help_text=_("Such as 12:30. Empty: the end is open.")
                ),
            ]
        ),
        FieldPanel(
            "timezone", help_text=_("That of the place, such as “Europe/Riga”.")
        ),
    ],
    heading=_("When"),
    icon="date",
)
REPEATS = MultiFieldPanel(
    [
        FieldPanel(
            "recurrence",
            help_text=_("A rule of RFC 5545, such as FREQ=WEEKLY;COUNT=10."),
        ),
        InlinePanel("extra_dates", label=_("Extra date"), heading=_("Extra dates")),
        InlinePanel("exceptions", label=_("Exception"), heading=_("Exceptions")),
    ],
    heading=_("Repeats"),
    icon="repeat",
)
STATUS = MultiFieldPanel(
    [
        FieldPanel(
            "status",
            help_text=_(
                "For a change of plans, such as “Cancelled”. Instead of deleting the"
                " event: subscribers learn of it only while it is published."
            ),
        ),
        FieldPanel(
            "status_reason",
            help_text=_(
                "Visitors and subscribers read it beside the status, such as “The"
                " speaker is ill.”"
            ),
        ),
        FieldRowPanel(
            [
                FieldPanel(
                    "previous_start_date",
                    help_text=_("When it was to start before, such as 2020-07-08."),
                ),
                FieldPanel("previous_start_time", help_text=_("Such as 10:00.")),
            ]
        ),
    ],
    heading=_("Status"),
    icon="warning",
)
WHERE = MultiFieldPanel(
    [
        FieldPanel(
            "attendance_mode",
            help_text=_("How people take part, such as “In person and online”."),
        ),
        FieldPanel(
            "venue",
            help_text=_(
                "Such as “City library, great hall”: made once and chosen for every"
                " event there."
            ),
        ),
        FieldPanel(
            "join_link",
            help_text=_(
                "Such as https://meet.example.org/seminar. Public: everybody who reads"
                " the page or the feed sees it."
            ),
        ),
    ],
    heading=_("Where"),
    icon="home",
)
WHO = MultiFieldPanel(
    [
        MultipleChooserPanel(
            "partners",
            chooser_field_name="partner",
            label=_("Partner"),
            heading=_("Partners"),
            help_text=_(
                "Who organises, funds or hosts it, such as the ministry of the"
                " interior as organiser."
            ),
        )
    ],
    heading=_("Who"),
    icon="group",
)
FOR_WHOM = MultiFieldPanel(
    [
        MultipleChooserPanel(
            "topics",
            chooser_field_name="topic",
            label=_("Topic"),
            heading=_("Topics"),
            help_text=_(
                "What it is about, such as “Training”. Visitors filter lists and"
                " subscriptions by it."
            ),
        ),
        MultipleChooserPanel(
            "audiences",
            chooser_field_name="audience",
            label=_("Audience"),
            heading=_("Audiences"),
            help_text=_("Whom it is for, such as “Teachers”."),
        ),
        InlinePanel(
            "languages",
            label=_("Language of the event"),
            heading=_("Languages of the event"),
            help_text=_("In which people speak there, such as Latvian."),
        ),
    ],
    heading=_("For whom"),
    icon="user",
)
REGISTRATION = RarePanel(
    [
        FieldRowPanel(
            [
                FieldPanel(
                    "is_free", help_text=_("“Yes” is shown as “Free of charge”.")
                ),
                FieldPanel("price", help_text=_("Such as “10 EUR”.")),
            ]
        ),
        FieldRowPanel(
            [
                FieldPanel(
                    "registration_link",
                    help_text=_("Such as https://forms.example.org/seminar."),
                ),
                FieldPanel(
                    "registration_deadline",
                    help_text=_("The last day to register, such as 2020-07-10."),
                ),
            ]
        ),
    ],
    heading=_("Price and registration"),
    icon="form",
)
DESCRIPTION = MultiFieldPanel(
    [
        FieldPanel(
            "image", help_text=_("Shown on the page, such as a photograph of a hall.")
        ),
        FieldPanel(
            "body",
            help_text=_("All the rest, such as the programme and how to get there."),
        ),
    ],
    heading=_("Description"),
    icon="doc-full",
)
RELATED = MultipleChooserPanel(
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

CONTENT = [
    TITLE,
    NOTE,
    SUMMARY,
    WHEN,
    REPEATS,
    STATUS,
    WHERE,
    WHO,
    FOR_WHOM,
    REGISTRATION,
    DESCRIPTION,
    RELATED,
    PREPARED_BY,
]
