"""The forms of a partner and a working group, in the order of their pages."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    TitleFieldPanel,
)

from wagtail_ctn.panels import RarePanel, SharedFactsNote, SharedRowsPanel

TITLE = TitleFieldPanel(
    "title",
    help_text=_("The name that people use, such as “Ministry of the Interior”."),
)
NOTE = SharedFactsNote(
    _(
        "code, kind, parent organisation, logo, website, e-mail, phone, social"
        " networks, areas and languages of service"
    ),
    heading=_("Shared by all languages"),
    icon="site",
)
SUMMARY = FieldPanel(
    "summary",
    help_text=_(
        "One or two sentences, shown in lists, such as “Leads the police, the border"
        " guard and the fire service.”"
    ),
)
KIND = FieldPanel(
    "kind",
    help_text=_("Such as “Ministries”. The directory is grouped by it."),
)
CONTACTS = MultiFieldPanel(
    [
        FieldPanel("website", help_text=_("Such as https://www.example.org.")),
        FieldRowPanel(
            [
                FieldPanel("email", help_text=_("Such as info@example.org.")),
                FieldPanel("phone", help_text=_("Such as +371 67000000.")),
            ]
        ),
        FieldPanel(
            "contact_person",
            help_text=_(
                "Whom to ask, such as “Anna Bērziņa”. Pages that the partner signs take"
                " it from here, unless they name somebody else."
            ),
        ),
        FieldPanel("address", help_text=_("Such as “Brīvības iela 1, Rīga, LV-1010”.")),
        SharedRowsPanel(
            "social_links",
            label=_("Social network"),
            help_text=_("Its own page there, such as https://social.example/@name."),
        ),
    ],
    heading=_("Contacts"),
    icon="mail",
)
DESCRIPTION = MultiFieldPanel(
    [
        FieldPanel(
            "logo",
            help_text=_("At least 240 pixels wide, such as a PNG file or an SVG one."),
        ),
        FieldPanel(
            "body", help_text=_("All the rest, such as what it does and for whom.")
        ),
    ],
    heading=_("Description"),
    icon="doc-full",
)
SERVICE = MultiFieldPanel(
    [
        SharedRowsPanel(
            "areas",
            label=_("Area of service"),
            help_text=_("Where it works, such as “Latgale”."),
        ),
        SharedRowsPanel(
            "languages",
            label=_("Language of service"),
            help_text=_("In which it serves people, such as Latvian."),
        ),
    ],
    heading=_("Services"),
    icon="globe",
)
DETAILS = RarePanel(
    [
        FieldPanel(
            "legal_name",
            help_text=_("As registered, such as “Foundation Safe Home”."),
        ),
        FieldPanel("short_name", help_text=_("Such as “WHO”.")),
        FieldPanel(
            "parent_organisation",
            help_text=_("Which it is part of, such as the ministry of an agency."),
        ),
    ],
    heading=_("Details"),
    icon="cog",
)

# Beside the slug, which it is like.
CODE = FieldPanel(
    "code",
    help_text=_(
        "Stands in addresses of filtered lists and subscriptions, such as “who”. Made"
        " from the short name where empty; it cannot be changed later."
    ),
)

CONTENT = [TITLE, NOTE, SUMMARY, KIND, CONTACTS, DESCRIPTION, SERVICE, DETAILS]

GROUP = [
    TitleFieldPanel(
        "title", help_text=_("Such as “Working group on safety in schools”.")
    ),
    SharedFactsNote(
        _("the period in which the group works"),
        heading=_("Shared by all languages"),
        icon="site",
    ),
    FieldPanel(
        "summary",
        help_text=_(
            "One or two sentences, shown in lists, such as “Prepares the plan for the"
            " next three years.”"
        ),
    ),
    MultiFieldPanel(
        [
            InlinePanel(
                "mandates",
                label=_("Mandate"),
                heading=_("Mandates"),
                help_text=_(
                    "The acts that set it up, such as an order and its number."
                ),
            ),
            FieldPanel(
                "legal_basis",
                help_text=_("What asks for the group, such as an article of a law."),
            ),
            FieldRowPanel(
                [
                    FieldPanel(
                        "period_start",
                        help_text=_("The first day, such as 2017-03-13."),
                    ),
                    FieldPanel(
                        "period_end",
                        help_text=_(
                            "The last day, such as 2020-12-31. Empty: until further."
                        ),
                    ),
                ]
            ),
        ],
        heading=_("Mandate"),
        icon="clipboard-list",
    ),
    MultiFieldPanel(
        [
            FieldRowPanel(
                [
                    FieldPanel("chair_name", help_text=_("Such as “Anna Bērziņa”.")),
                    FieldPanel(
                        "chair_office",
                        help_text=_(
                            "Such as “state secretary”; enough alone, where whoever"
                            " holds the office is the chair."
                        ),
                    ),
                ]
            )
        ],
        heading=_("Chair"),
        icon="user",
    ),
    InlinePanel(
        "members",
        label=_("Member"),
        heading=_("Members"),
        icon="group",
        help_text=_(
            "Organisations and the offices that they send, such as a ministry."
        ),
    ),
    FieldPanel(
        "body", help_text=_("All the rest, such as what the group has done so far.")
    ),
]
