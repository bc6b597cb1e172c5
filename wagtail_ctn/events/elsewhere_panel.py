"""The part of a calendar's form that says which events it takes from elsewhere."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import MultipleChooserPanel

from wagtail_ctn.panels import RarePanel

# Each of them is a part of the query of every view.
MOST_CHOSEN = 50

ELSEWHERE = RarePanel(
    [
        MultipleChooserPanel(
            "other_calendars",
            chooser_field_name="calendar",
            label=_("Calendar"),
            heading=_("Calendars"),
            max_num=MOST_CHOSEN,
            help_text=_(
                "All events that lie below them, such as those of a regional office."
            ),
        ),
        MultipleChooserPanel(
            "other_topics",
            chooser_field_name="topic",
            label=_("Topic"),
            heading=_("Topics"),
            max_num=MOST_CHOSEN,
            help_text=_("Every event of the site about them, such as “Training”."),
        ),
        MultipleChooserPanel(
            "other_partners",
            chooser_field_name="partner",
            label=_("Partner"),
            heading=_("Partners"),
            max_num=MOST_CHOSEN,
            help_text=_(
                "Every event of the site in which they have a role, such as those that"
                " the ministry of the interior funds."
            ),
        ),
    ],
    heading=_("Events from elsewhere"),
    icon="calendar-alt",
    help_text=_(
        "Shown here beside the events below this page, and in its feeds. An event keeps"
        " its own address, and stands once in a list, however often it is chosen."
    ),
)
