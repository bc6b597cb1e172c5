"""The admin's form of a source: what it may write is what whoever saves it may."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from .forms import NOT_PUBLISHED, calendars_for

NOT_YOURS = _("You may not make events in this calendar.")


class SourceForm(WagtailAdminModelForm):
    """Asked of everything that is saved, the address of the feed included.

    Otherwise somebody could put other events into a calendar of others, by changing
    a source that writes there.
    """

    def clean(self):
        cleaned = super().clean()
        calendar = cleaned.get("calendar")
        if calendar:
            self.check_calendar(calendar)
        return cleaned

    def check_calendar(self, calendar):
        if not calendars_for(self.for_user).filter(pk=calendar.pk).exists():
            self.add_error("calendar", NOT_YOURS)
        elif self.cleaned_data.get("publish"):
            permissions = calendar.permissions_for_user(self.for_user)
            if not permissions.can_publish_subpage():
                self.add_error("publish", NOT_PUBLISHED)
