"""The admin's form of a source: what it may write is what whoever saves it may."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from .forms import NOT_PUBLISHED
from .permissions import may_add_to, may_publish_in

NOT_YOURS = _("You may not make events in this calendar.")


class SourceForm(WagtailAdminModelForm):
    """Asked of everything that is saved, the address of the feed included.

    Otherwise somebody could put other events into a calendar of others, by changing
    a source that writes there. What it brings is noted as done by whoever saved it;
    only a superuser says who else that is.
    """

    def clean(self):
        cleaned = super().clean()
        calendar = cleaned.get("calendar")
        if calendar:
            self.check_calendar(calendar)
        if not self.for_user.is_superuser:
            self.instance.owner = self.for_user
        return cleaned

    def check_calendar(self, calendar):
        if not may_add_to(calendar, self.for_user):
            self.add_error("calendar", NOT_YOURS)
        elif self.cleaned_data.get("publish"):
            if not may_publish_in(calendar, self.for_user):
                self.add_error("publish", NOT_PUBLISHED)
