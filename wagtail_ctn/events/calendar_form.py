"""The admin's form of a calendar, and its part about events from elsewhere."""

from django.utils.translation import gettext_lazy as _

from wagtail_ctn.forms import PageForm
from wagtail_ctn.panels import RarePanel, SharedChooserPanel

# Each of them is a part of the query of every view.
MOST_CHOSEN = 50

ELSEWHERE = RarePanel(
    [
        SharedChooserPanel(
            "other_calendars",
            chooser_field_name="calendar",
            label=_("Calendar"),
            heading=_("Calendars"),
            max_num=MOST_CHOSEN,
            help_text=_(
                "All events that lie below them, such as those of a regional office."
            ),
        ),
        SharedChooserPanel(
            "other_topics",
            chooser_field_name="topic",
            label=_("Topic"),
            heading=_("Topics"),
            max_num=MOST_CHOSEN,
            help_text=_("Every event of the site about them, such as “Training”."),
        ),
        SharedChooserPanel(
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


class CalendarForm(PageForm):
    """Refuses a calendar that chooses itself, in whatever language."""

    def is_valid(self):
        return super().is_valid() and self.others_are_valid()

    def others_are_valid(self):
        own = [form for form in self.other_forms() if self.is_own(form)]
        for form in own:
            message = _("This is the calendar itself. Choose another one.")
            form.add_error("calendar", message)
        return not own

    def other_forms(self):
        """The forms of the calendars that are chosen and stay."""
        formset = self.formsets.get("other_calendars")
        forms = formset.forms if formset else []
        return [form for form in forms if not formset._should_delete_form(form)]

    def is_own(self, form):
        chosen = form.cleaned_data.get("calendar")
        return chosen and chosen.translation_key == self.instance.translation_key
