"""Slugs of pages that a route of their parent would hide, and how they are refused."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.forms.pages import CopyForm

# Reserved from the first release, whether or not a route uses them yet.
CALENDAR_ROUTES = re.compile(r"\d{4}|past|today|goto|ical|rss|atom|json")
NEWS_ROUTES = re.compile(r"\d{4}|past|today|goto|ical|rss|atom|json")
DIRECTORY_ROUTES = re.compile(r"a-z|ical|rss|atom|json|vcard")


def is_reserved(slug, parent):
    """Whether a route of ``parent`` would hide a page with this slug below it."""
    routes = getattr(parent.specific_class, "reserved_slugs", None)
    return bool(routes and slug and routes.fullmatch(slug))


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
