"""Makes the whole demonstration, once, in an empty database."""

from django.db import transaction
from django.utils import timezone
from wagtail.models import Locale, Page, Site

from portal.models import HomePage

from .event_pages import add_calendars, add_events
from .frame import HOME
from .pages import SOURCE, add_page
from .partner_pages import add_partners
from .quick import indexes_at_the_end
from .records import LANGUAGES, text
from .users import add_users


def is_built():
    """Whether the demonstration is there: all of it, as it is made in one piece."""
    return HomePage.objects.exists()


@transaction.atomic
def build():
    """All pages, terms and users; nothing of them if anything goes wrong."""
    with indexes_at_the_end():
        add_content()
    add_users()


def add_content():
    for code in LANGUAGES:
        Locale.objects.get_or_create(language_code=code)
    homes = add_homes()
    # Before the partners, as the navigation follows the order of the pages.
    calendars = add_calendars(homes)
    partners = add_partners(homes)
    add_events(*calendars, partners, timezone.localdate())


def add_homes():
    """Home pages, in the place of the page that Wagtail makes by itself."""
    root = Page.get_first_root_node()
    Site.objects.all().delete()
    for page in root.get_children():
        page.delete()
    root = Page.objects.get(pk=root.pk)
    homes = add_page(
        dict.fromkeys(LANGUAGES, root), HomePage(), {**HOME, "slug": text(*LANGUAGES)}
    )
    Site.objects.create(
        hostname="127.0.0.1", port=8000, root_page=homes[SOURCE], is_default_site=True
    )
    return homes
