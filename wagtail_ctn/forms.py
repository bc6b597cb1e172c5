"""The admin's forms of our page types and terms."""

from django import forms
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.blocks import BlockField

from .slugs import SlugForm
from .translation import SharedFactsMixin, other_source


class PageForm(SlugForm):
    """On a translation, what its source owns is there to be read, not to be changed.

    It can be sent without JavaScript; fields made of blocks are not changed then.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.is_bound:
            self.leave_out_missing_blocks()
        page = self.instance
        shares = isinstance(page, SharedFactsMixin)
        self.facts_source = other_source(page) if shares else None
        if shares:
            page.decides_facts = self.facts_source is None
        if self.facts_source:
            self.fix_shared_facts(page)

    def leave_out_missing_blocks(self):
        """Blocks are put into the form by a script: without it they stay as stored."""
        for name, field in list(self.fields.items()):
            sent = self.data, self.files, self.add_prefix(name)
            is_of_blocks = isinstance(field, BlockField)
            if is_of_blocks and field.widget.value_omitted_from_data(*sent):
                del self.fields[name]

    def fix_shared_facts(self, page):
        fix(self, page.shared_fields)
        for relation in page.shared_relations:
            for row in self.row_forms_of(relation):
                fix(row, row._meta.fields or [])
        for relation in page.shared_rows:
            for row in self.row_forms_of(relation):
                fix(row, row.instance.shared_fields)
        for relation, names in page.shared_row_fields.items():
            for row in self.row_forms_of(relation):
                if self.is_of_source(row.instance, relation):
                    fix(row, names)

    def row_forms_of(self, relation):
        return self.formsets[relation].forms if relation in self.formsets else []

    def is_of_source(self, row, relation):
        """Whether the source has this row, too; a translation may have more."""
        rows = getattr(self.facts_source, relation).all()
        return row.translation_key in {original.translation_key for original in rows}


class TermForm(WagtailAdminModelForm):
    """On a translation, too, what its source owns is there to be read."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.other_source():
            fix(self, self.instance.shared_fields)


def fix(form, names):
    """Show these fields, for nobody to change; Django ignores who does."""
    for name in names:
        field = form.fields.get(name)
        if field is None:
            continue
        field.disabled = True
        if isinstance(field, forms.ModelChoiceField):
            # A chooser would still offer its buttons.
            field.widget = forms.Select()
            chosen = form.get_initial_for_field(field, name)
            field.queryset = field.queryset.filter(pk=getattr(chosen, "pk", chosen))
