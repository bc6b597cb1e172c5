"""Languages of events and services, as choices."""

from django.conf import global_settings
from django.utils.translation import gettext_lazy


def language_choices():
    """``(code, name)`` of every language that Django has a name for."""
    # Django's own catalogues translate these names; not to be collected into ours.
    translate = gettext_lazy
    return [(code, translate(name)) for code, name in global_settings.LANGUAGES]
