"""Slugs made from titles, and those refused that a route of their parent would hide."""

import re

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import connections
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.forms.pages import CopyForm
from wagtail.coreutils import string_to_ascii

LONGEST_SLUG = 200

# Reserved from the first release, whether or not a route uses them yet.
CALENDAR_ROUTES = re.compile(r"\d{4}|past|today|goto|ical|rss|atom|json")
NEWS_ROUTES = re.compile(r"\d{4}|past|today|goto|ical|rss|atom|json")
DIRECTORY_ROUTES = re.compile(r"a-z|ical|rss|atom|json|vcard")


def is_reserved(slug, parent):
    """Whether a route of ``parent`` would hide a page with this slug below it."""
    routes = getattr(parent.specific_class, "reserved_slugs", None)
    return bool(routes and slug and routes.fullmatch(slug))


class Slugs:
    """Makes slugs that no other page below ``parent`` has, nor any made before.

    ``nameless`` is that of a title with neither letters nor numbers.
    """

    def __init__(self, parent, nameless="page"):
        self.parent, self.nameless = parent, nameless
        # Most collations of MariaDB and MySQL pass over case and accents.
        self.is_loose = connections[parent._state.db].vendor == "mysql"
        slugs = parent.get_children().values_list("slug", flat=True)
        self.taken = set(map(self.compared, slugs))

    def make(self, title):
        base = slug_of(title)[: LONGEST_SLUG - 10] or self.nameless
        slug, number = base, 1
        while self.compared(slug) in self.taken or is_reserved(slug, self.parent):
            number += 1
            slug = f"{base}-{number}"
        self.taken.add(self.compared(slug))
        return slug

    def compared(self, slug):
        """A slug as the database compares it with others."""
        return string_to_ascii(slug).casefold() if self.is_loose else slug


def slug_of(title):
    """A title as a slug; in ASCII unless the site allows other alphabets."""
    if getattr(settings, "WAGTAIL_ALLOW_UNICODE_SLUGS", True):
        return slugify(title, allow_unicode=True)
    return slugify(string_to_ascii(title))


def refusal(slug, parent):
    """What an editor is told."""
    return _(
        "“%(slug)s” cannot be used below “%(parent)s”: that address shows a view of its"
        " own there. Choose another slug."
    ) % {"slug": slug, "parent": parent.get_admin_display_title()}


def refuse_reserved(slug, parent):
    """Raise a ``ValidationError`` for the field ``slug`` where it is reserved."""
    if parent and is_reserved(slug, parent):
        raise ValidationError({"slug": refusal(slug, parent)})


class SlugForm(WagtailAdminPageForm):
    """The admin's form: checks drafts too, whose models are not validated."""

    def clean(self):
        cleaned_data = super().clean()
        slug, parent = cleaned_data.get("slug"), self.parent_page
        if parent and is_reserved(slug, parent):
            self.add_error("slug", refusal(slug, parent))
        return cleaned_data


class SlugCopyForm(CopyForm):
    """The admin's form for a copy: says so beside the field, not by an error."""

    def clean(self):
        cleaned_data = super().clean()
        slug, parent = cleaned_data.get("new_slug"), cleaned_data.get("new_parent_page")
        if parent and is_reserved(slug, parent):
            self.add_error("new_slug", refusal(slug, parent))
        return cleaned_data
