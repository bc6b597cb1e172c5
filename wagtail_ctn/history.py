"""What the history of a page says of the facts that its translations share."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.coreutils import get_content_languages
from wagtail.log_actions import LogFormatter, log

SHARE = "wagtail_ctn.share"


def note_shared(source, languages):
    """One entry on the source: these languages, as codes, took over what it says."""
    log(instance=source, action=SHARE, data={"languages": sorted(languages)})


class ShareFormatter(LogFormatter):
    label = gettext_lazy("Change what languages share")

    def format_message(self, log_entry):
        names = get_content_languages()
        codes = log_entry.data.get("languages", [])
        languages = [str(names.get(code, code)) for code in codes]
        return _("Changed what is shared with: %(languages)s") % {
            "languages": ", ".join(languages)
        }


def register_actions(actions):
    """For the hook ``register_log_actions``."""
    actions.register_action(SHARE)(ShareFormatter)
