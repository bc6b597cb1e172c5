"""What an editor gives to be imported, and where it goes."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminAutoHeightTextInput

from wagtail_ctn.fetching import FetchError, fetch, shown
from wagtail_ctn.ical.reader import ReaderError

from ..models import CalendarPage
from .permissions import calendars_for, may_publish_in
from .reading import limits, note_text, read

ONE_OF_THREE = _("Choose a file, give an address or paste a text: one of the three.")
NOT_PUBLISHED = _("You may not publish in this calendar.")


class ImportForm(forms.Form):
    """Valid, it has ``octets`` that can be read, and their ``origin``."""

    file = forms.FileField(
        label=_("File"),
        required=False,
        help_text=_("An iCalendar file, such as events.ics."),
    )
    url = forms.CharField(
        label=_("Or address"),
        required=False,
        max_length=1000,
        help_text=_("Such as https://example.org/events.ics; it is fetched once."),
    )
    text = forms.CharField(
        label=_("Or text"),
        required=False,
        strip=False,
        widget=AdminAutoHeightTextInput,
        help_text=_(
            "The text of such a file, from BEGIN:VCALENDAR on. More than two megabytes"
            " only come as a file or from an address."
        ),
    )
    calendar = forms.ModelChoiceField(
        CalendarPage.objects.none(),
        label=_("Calendar"),
        # No wider than a phone, however long the names are.
        widget=forms.Select(attrs={"class": "w-w-full"}),
        help_text=_("Where new events go. Those that are here already stay in theirs."),
    )
    publish = forms.BooleanField(
        label=_("Publish at once"),
        required=False,
        help_text=_("Otherwise new events are drafts, and changes wait in drafts."),
    )
    overwrite = forms.BooleanField(
        label=_("Overwrite what editors have changed"),
        required=False,
        help_text=_("Otherwise what was changed here by hand stays as it is."),
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        self.fields["calendar"].queryset = calendars_for(user)
        # A label that tells calendars of the same name apart.
        self.fields["calendar"].label_from_instance = label_of

    def clean(self):
        cleaned = super().clean()
        given = [name for name in ("file", "url", "text") if cleaned.get(name)]
        if "file" in self.errors or "url" in self.errors:
            return cleaned
        if len(given) != 1:
            raise ValidationError(ONE_OF_THREE)
        self.clean_publishing(cleaned)
        self.read_from(given[0], cleaned[given[0]])
        return cleaned

    def clean_publishing(self, cleaned):
        calendar = cleaned.get("calendar")
        if not calendar or not cleaned["publish"]:
            return
        if not may_publish_in(calendar, self.user):
            self.add_error("publish", NOT_PUBLISHED)

    def read_from(self, name, value):
        """Take the octets, and see whether they are a calendar."""
        try:
            self.octets, self.origin = SOURCES[name](value)
            read(self.octets)
        except FetchError as error:
            self.add_error(name, error.reason)
        except ReaderError as error:
            self.add_error(name, note_text(error))


def from_file(file):
    return file.read(limits().octets + 1), file.name[:500]


def from_url(url):
    return fetch(url).octets, shown(url)[:500]


def from_text(text):
    return text.encode(), str(_("a pasted text"))


SOURCES = {"file": from_file, "url": from_url, "text": from_text}


def label_of(calendar):
    return f"{calendar.get_admin_display_title()} ({calendar.locale.language_code})"
