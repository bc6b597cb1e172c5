"""The admin's form of an event."""

from .changes_form import ChangesForm

# Filled in from the start: no asterisk asks an editor to think of them.
PREFILLED = ["timezone", "status", "attendance_mode"]


class EventForm(ChangesForm):
    """Asks for a title and a start date, and takes the usual for what has one."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in self.fields.keys() & set(PREFILLED):
            self.fields[name].required = False

    def clean(self):
        cleaned_data = super().clean()
        fields = self._meta.model._meta
        for name in PREFILLED:
            if cleaned_data.get(name) == "":
                cleaned_data[name] = fields.get_field(name).get_default()
        return cleaned_data
