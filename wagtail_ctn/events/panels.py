"""The form of an event in the admin, in the order in which one thinks of it."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    TitleFieldPanel,
)

from wagtail_ctn.panels import (
    RarePanel,
    SharedChooserPanel,
    SharedFactsNote,
    SharedRowsPanel,
)

from .dates_panel import DatesPanel, RepeatsPanel, shown_when
from .imports.provenance import ProvenancePanel

# Every choice of “Repeats” that a series without a rule of its own has an end for.
REPEATING = "repeats!=never|as_is"

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
REPEATS = RepeatsPanel(
    [
        FieldPanel(
            "repeats",
            help_text=_("Such as every week. The options follow the start date."),
        ),
        FieldPanel(
            "recurrence",
            heading=_("Rule"),
            widget=forms.Textarea(attrs={"readonly": True, "rows": 2, "dir": "ltr"}),
            help_text=_(
                "Came with an import and is more than this form can say, such as"
                " FREQ=MONTHLY;BYMONTHDAY=1,15. It stays as it is until you choose"
                " something else above."
            ),
            attrs=shown_when("repeats=as_is"),
        ),
        FieldRowPanel(
            [
                FieldPanel(
                    "repeat_interval",
                    help_text=_("For “Otherwise…”: 3 is every third week or month."),
                ),
                FieldPanel("repeat_unit", help_text=_("For “Otherwise…”.")),
            ],
            attrs=shown_when("repeats=custom"),
        ),
        FieldPanel(
            "repeat_weekdays",
            help_text=_(
                "For “Otherwise…” with weeks, such as Monday and Wednesday. That of the"
                " start date is one of them; none ticked means it alone."
            ),
            attrs=shown_when("repeats=custom repeat_unit=week"),
        ),
        FieldPanel(
            "repeat_monthly",
            help_text=_("For “Otherwise…” with months, such as every 3rd Wednesday."),
            attrs=shown_when("repeats=custom repeat_unit=month"),
        ),
        FieldPanel(
            "repeat_ends",
            help_text=_("Such as after 10 times. A series needs no end."),
            attrs=shown_when(REPEATING),
        ),
        FieldPanel(
            "repeat_until",
            help_text=_("The last day on which it may be, such as 2020-12-16."),
            attrs=shown_when(f"{REPEATING} repeat_ends=on"),
        ),
        FieldPanel(
            "repeat_count",
            help_text=_("How often it is in all, such as 10."),
            attrs=shown_when(f"{REPEATING} repeat_ends=after"),
        ),
    ],
    heading=_("Repeats"),
    icon="rotate",
)
DATES = DatesPanel(heading=_("Next dates"), icon="calendar-alt")
EXCEPTIONS = RarePanel(
    [
        SharedRowsPanel(
            "extra_dates",
            panels=[
                FieldRowPanel(
                    [
                        FieldPanel("date", help_text=_("Such as 2020-07-17.")),
                        FieldPanel(
                            "start_time",
                            help_text=_("Such as 10:00. Empty: the usual time."),
                        ),
                    ]
                )
            ],
            label=_("Extra date"),
            heading=_("Extra dates"),
        ),
        SharedRowsPanel(
            "exceptions",
            panels=[
                FieldRowPanel(
                    [
                        FieldPanel(
                            "original_date",
                            help_text=_("The date that is different, as planned."),
                        ),
                        FieldPanel(
                            "original_time",
                            help_text=_("Only for a second date on that day."),
                        ),
                    ]
                ),
                FieldPanel("change", help_text=_("What is different.")),
                FieldRowPanel(
                    [
                        FieldPanel("new_start_date", help_text=_("If it was moved.")),
                        FieldPanel("new_start_time", help_text=_("If it was moved.")),
                    ]
                ),
                FieldRowPanel(
                    [
                        FieldPanel(
                            "new_end_date", help_text=_("Empty: as long as usual.")
                        ),
                        FieldPanel(
                            "new_end_time", help_text=_("Empty: as long as usual.")
                        ),
                    ]
                ),
                FieldPanel(
                    "reason",
                    help_text=_("Visitors and subscribers read it beside the date."),
                ),
                FieldPanel("title", help_text=_("Empty: the title of the event.")),
                FieldPanel(
                    "note", help_text=_("Such as what is special about that date.")
                ),
            ],
            label=_("Exception"),
            heading=_("Exceptions"),
        ),
    ],
    heading=_("Exceptions and extra dates"),
    icon="list-ul",
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
            "place",
            help_text=_(
                "In words, such as “Park by the river”. Shown where no venue is chosen."
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
        SharedChooserPanel(
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
        SharedChooserPanel(
            "topics",
            chooser_field_name="topic",
            label=_("Topic"),
            heading=_("Topics"),
            help_text=_(
                "What it is about, such as “Training”. Visitors filter lists and"
                " subscriptions by it."
            ),
        ),
        SharedChooserPanel(
            "audiences",
            chooser_field_name="audience",
            label=_("Audience"),
            heading=_("Audiences"),
            help_text=_("Whom it is for, such as “Teachers”."),
        ),
        SharedRowsPanel(
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

CONTENT = [
    ProvenancePanel(),
    TITLE,
    NOTE,
    SUMMARY,
    WHEN,
    REPEATS,
    DATES,
    EXCEPTIONS,
    STATUS,
    WHERE,
    WHO,
    FOR_WHOM,
    REGISTRATION,
    DESCRIPTION,
    RELATED,
    PREPARED_BY,
]
