"""What other apps show and serve of themselves on a partner's page.

``partners`` knows none of them: each registers its part in ``AppConfig.ready()``.
"""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Section:
    """A part of the partner's page.

    ``context(partner, request)`` returns what ``template`` needs.
    """

    template: str
    context: Callable


SECTIONS = []
FEEDS = {}


def register_section(section):
    """Show ``section`` on every partner's page, after those registered before."""
    SECTIONS.append(section)


def register_feed(name, view):
    """Serve ``view(partner, request)`` at the partner's route ``name``."""
    FEEDS[name] = view


def partner_feed(name):
    """The registered view, or ``None`` where no installed app serves that."""
    return FEEDS.get(name)


def sections_for(partner, request):
    """Templates and contexts of all sections, ready to be included."""
    return [
        {"template": section.template, "context": section.context(partner, request)}
        for section in SECTIONS
    ]
