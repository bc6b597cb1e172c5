"""What feeds of this package add to an event's own texts, to be taken off again.

Clients exist that show no status, so our feeds put it into title and description, each
in its language: see :mod:`wagtail_ctn.events.descriptions`. Another site with this
package gives its events so, and our own files come back so.
"""

from functools import cache
from typing import NamedTuple

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from ..models import EventException, EventPage

PARAGRAPH = "\n\n"
# The package's own languages, which another site may have and this one not.
LANGUAGES = ["lv", "en", "ru", "et", "lt", "de", "fr"]


class Said(NamedTuple):
    """What a description said, apart: its status with a reason, links, and the rest."""

    status: str
    reason: str
    join_link: str
    registration_link: str
    text: str


def in_all_languages(make):
    """What ``make()`` gives in each language, without doubles."""
    found = []
    for code in dict.fromkeys([*dict(settings.LANGUAGES), *LANGUAGES]):
        with translation.override(code):
            found.append(make())
    return list(dict.fromkeys(found))


@cache
def title_prefixes():
    words = in_all_languages(lambda: _("Cancelled"))
    words += in_all_languages(lambda: _("Postponed"))
    return [f"{word}: " for word in words]


@cache
def status_labels():
    """``{label in any language: status}``."""
    return labels_of(EventPage.Status)


@cache
def change_labels():
    return labels_of(EventException.Change)


def labels_of(choices):
    return {
        label: choice.value
        for choice in choices
        for label in in_all_languages(lambda choice=choice: str(choice.label))
    }


@cache
def link_labels():
    """``{label in any language: name in Said}``."""
    joined = dict.fromkeys(in_all_languages(lambda: _("Join online")), "join_link")
    registration = in_all_languages(lambda: _("Registration"))
    return joined | dict.fromkeys(registration, "registration_link")


def own_title(title, is_marked):
    """A title without the status before it, where the event has one to tell of."""
    prefixes = title_prefixes() if is_marked else []
    found = [prefix for prefix in prefixes if title.startswith(prefix)]
    return title.removeprefix(found[0]) if found else title


def take_apart(text):
    """A description of ours as :class:`Said`; any other is all text."""
    paragraphs = [part for part in text.split(PARAGRAPH) if part]
    status, reason = "", ""
    if paragraphs:
        status, reason = labelled(paragraphs[0], status_labels())
        if status:
            paragraphs.pop(0)
    links = {}
    if paragraphs:
        lines, links = take_links(paragraphs.pop().split("\n"))
        if lines:
            paragraphs.append("\n".join(lines))
    return Said(
        status,
        reason,
        links.get("join_link", ""),
        links.get("registration_link", ""),
        PARAGRAPH.join(paragraphs),
    )


def take_links(lines):
    """``(the other lines, {name: link})``; the links stand at the end."""
    links = {}
    while lines:
        label, colon, link = lines[-1].partition(": ")
        name = link_labels().get(label)
        if not colon or name is None or name in links or " " in link:
            break
        links[name] = link
        lines = lines[:-1]
    return lines, links


def labelled(paragraph, labels):
    """``(value, reason)`` of “Label: reason” or “Label.”; empty for anything else."""
    if paragraph.endswith(".") and paragraph[:-1] in labels:
        return labels[paragraph[:-1]], ""
    label, colon, reason = paragraph.partition(": ")
    if colon and label in labels and "\n" not in reason:
        return labels[label], reason
    return "", ""


def reason_and_note(text, usual, status):
    """What is said of one date alone, before what is said of all dates.

    ``usual`` is what is said of all; ``status`` tells that it begins with that of the
    whole event.
    """
    paragraphs = [part for part in usual.split(PARAGRAPH) if part]
    own = text.removesuffix(PARAGRAPH.join(paragraphs[bool(status) :])).strip()
    if status:
        own = own.partition(PARAGRAPH)[2]
    first, _blank, rest = own.partition(PARAGRAPH)
    change, reason = labelled(first, change_labels())
    return (reason, rest) if change else ("", own)
