"""Panels of the admin's forms that all our page types use."""

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.panels import (
    FieldPanel,
    InlinePanel,
    MultiFieldPanel,
    MultipleChooserPanel,
    Panel,
)

from .translation import other_source


class SharedFactsNote(Panel):
    """On a translation: what of the form comes from the source, and where that is.

    ``facts`` names it for an editor. The page type is one with shared facts.
    """

    def __init__(self, facts="", **kwargs):
        super().__init__(**kwargs)
        self.facts = facts

    def clone_kwargs(self):
        return {**super().clone_kwargs(), "facts": self.facts}

    class BoundPanel(Panel.BoundPanel):
        template_name = "wagtail_ctn/admin/shared_facts_note.html"

        @cached_property
        def source(self):
            """The page that owns the facts; ``None`` where it is this one."""
            return other_source(self.instance)

        @property
        def facts(self):
            return self.panel.facts

        @property
        def source_title(self):
            return self.source.get_admin_display_title()

        @property
        def edit_url(self):
            """Where the source is edited, for those who may."""
            return AdminURLFinder(self.request.user).get_edit_url(self.source)

        def is_shown(self):
            return self.source is not None


class SharedTermNote(SharedFactsNote):
    """The same on a translation of a term, about the term's shared fields."""

    def __init__(self, **kwargs):
        kwargs.setdefault("heading", _("Shared by all languages"))
        super().__init__(**kwargs)

    class BoundPanel(SharedFactsNote.BoundPanel):
        @cached_property
        def source(self):
            return self.instance.other_source()

        @property
        def facts(self):
            fields = map(self.instance._meta.get_field, self.instance.shared_fields)
            return ", ".join(str(field.verbose_name) for field in fields)

        @property
        def source_title(self):
            return str(self.source)


class SharedRows:
    """For bound panels: rows of the source are read, and none is added or removed."""

    @property
    def is_fixed(self):
        return getattr(self.form, "facts_source", None) is not None

    @property
    def template_name(self):
        fixed = "wagtail_ctn/admin/fixed_rows.html"
        return fixed if self.is_fixed else super().template_name

    def telepath_pack(self, context):
        if not self.is_fixed:
            return super().telepath_pack(context)
        # Without the buttons that the scripts of these panels look for.
        return Panel.BoundPanel.telepath_adapter_name, [Panel.BoundPanel.js_opts(self)]


class SharedRowsPanel(InlinePanel):
    """Rows that every language has from the source."""

    class BoundPanel(SharedRows, InlinePanel.BoundPanel):
        pass


class SharedChooserPanel(MultipleChooserPanel):
    """What every language has chosen for it in the source."""

    class BoundPanel(SharedRows, MultipleChooserPanel.BoundPanel):
        pass


class RarePanel(MultiFieldPanel):
    """A group of fields that few pages need: collapsed while none is filled in."""

    class BoundPanel(MultiFieldPanel.BoundPanel):
        def classes(self):
            closed = [] if is_filled(self.panel, self.instance) else ["collapsed"]
            return [*super().classes(), *closed]


def is_filled(panel, instance):
    """Whether a field or relation of this panel has other than its default."""
    if isinstance(panel, InlinePanel):
        return getattr(instance, panel.relation_name).exists()
    if isinstance(panel, FieldPanel):
        field = instance._meta.get_field(panel.field_name)
        return field.value_from_object(instance) not in (field.get_default(), "", None)
    return any(is_filled(child, instance) for child in panel.children)
