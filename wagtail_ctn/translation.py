"""What languages share, how it is kept the same, and showing it in one of them.

The *source* of a page is the oldest page with its translation key that is no alias.
What the package calls shared facts (dates, places, references…) belongs to the source;
its translations take them over, whatever a revision or a translation tool says. While
the source is not live, the oldest live translation stands in for it.
"""

from django.db import transaction
from wagtail_localize.fields import SynchronizedField, TranslatableField

from .fallback import note_languages
from .history import note_shared


class SharedFactsMixin:
    """For page types: keeps the named fields and rows as the source has them.

    ``shared_fields`` are names of fields, ``shared_relations`` names of child relations
    whose rows have no text of their own. ``shared_row_fields`` names, for relations
    whose rows do have text, what is not text: a row and its translations share it.
    ``shared_rows`` names relations of which every language has the same rows, each with
    text of its own beside the ``shared_fields`` of the row's model.

    Revisions of a translation say what was shared when they were made, and a tool what
    it knows. ``decides_facts`` marks what an editor has entered while it was for this
    page to say: that alone counts where there is no other to take it from.
    """

    shared_fields = []
    shared_relations = []
    shared_row_fields = {}
    shared_rows = []
    decides_facts = False

    @transaction.atomic
    def save(self, *args, **kwargs):
        take_shared_facts(self)
        super().save(*args, **kwargs)
        give_shared_facts(self)

    def serializable_data(self):
        data = super().serializable_data()
        return data | {"decides_facts": True} if self.decides_facts else data

    def with_content_json(self, content):
        page = super().with_content_json(content)
        page.decides_facts = content.get("decides_facts", False)
        take_shared_facts(page)
        return page


def localize_fields(translated, shared):
    """The declaration that wagtail-localize reads, from two lists of field names."""
    return [
        *(TranslatableField(name) for name in translated),
        *(SynchronizedField(name, overridable=False) for name in shared),
    ]


def in_every_language(page):
    """The page and its translations, aliases left out."""
    return type(page).objects.filter(
        translation_key=page.translation_key, alias_of=None
    )


def source_of(page):
    """The oldest of the languages; the page itself where it is the source."""
    return in_every_language(page).order_by("pk").first()


def is_source(page):
    source = source_of(page)
    return source is None or source.pk == page.pk


def other_source(page):
    """The page that owns the shared facts of this one; ``None`` where it is its own.

    It is the oldest live one; before any is live, the oldest. The source itself takes
    nothing over: when it is published again, what it says holds.
    """
    owner = in_every_language(page).order_by("-live", "pk").first()
    if owner is None or owner.pk == page.pk or is_source(page):
        return None
    return owner


def take_shared_facts(page):
    """Give ``page`` the shared facts of its owner; say whether that changed any.

    Nothing is saved. Before anything is published, a draft follows the draft.
    """
    if page.alias_of_id:
        return False
    owner = other_source(page) or published_by_itself(page)
    if owner is None:
        return False
    return (
        copy_fields(owner, page, page.shared_fields)
        | copy_relations(owner, page)
        | copy_row_fields(owner, page)
        | copy_rows(owner, page)
    )


def published_by_itself(page):
    """What stands in for a source that is not live: the page as it is published.

    ``None`` for the source, and where an editor says otherwise.
    """
    if page.decides_facts or is_source(page):
        return None
    return type(page).objects.filter(pk=page.pk, live=True).first()


def give_shared_facts(page):
    """Save the live translations whose shared facts differ from those of ``page``."""
    if page.alias_of_id or not page.live or other_source(page):
        return
    translations = in_every_language(page).filter(live=True).exclude(pk=page.pk)
    languages = set()
    for translation in translations:
        if take_shared_facts(translation):
            translation.save(clean=False)
            translation.update_aliases()
            languages.add(translation.locale.language_code)
    if languages:
        note_shared(page, languages)


def copy_fields(source, target, names):
    """A target with texts about these facts may have a method ``facts_changed``.

    It is called with the source and the names of the fields that were others before.
    """
    attributes = {name: target._meta.get_field(name).attname for name in names}
    differing = {
        name
        for name, attribute in attributes.items()
        if getattr(target, attribute) != getattr(source, attribute)
    }
    for name in differing:
        setattr(target, attributes[name], getattr(source, attributes[name]))
    if differing and hasattr(target, "facts_changed"):
        target.facts_changed(source, differing)
    return bool(differing)


def copy_relations(source, page):
    changed = False
    for name in page.shared_relations:
        rows = row_values(source, name)
        if row_values(page, name) != rows:
            model = page._meta.get_field(name).related_model
            copies = [model(sort_order=n, **row) for n, row in enumerate(rows)]
            setattr(page, name, copies)
            changed = True
    return changed


def copy_row_fields(source, page):
    """What a row shares with its translations; rows of one language alone stay."""
    changed = False
    for relation, names in page.shared_row_fields.items():
        originals = {
            row.translation_key: row for row in getattr(source, relation).all()
        }
        rows = list(getattr(page, relation).all())
        differing = [
            row
            for row in rows
            if row.translation_key in originals
            and copy_fields(originals[row.translation_key], row, names)
        ]
        if differing:
            setattr(page, relation, rows)
            changed = True
    return changed


def copy_rows(source, page):
    """The same rows in every language; one that is new here has no text as yet."""
    changed = False
    for relation in page.shared_rows:
        model = page._meta.get_field(relation).related_model
        stored = list(getattr(page, relation).all())
        by_key = {row.translation_key: row for row in stored}
        rows = []
        originals = getattr(source, relation).all()
        for original in originals:
            known = by_key.get(original.translation_key)
            row = known or model(
                translation_key=original.translation_key, locale_id=page.locale_id
            )
            names = [*model.shared_fields, "sort_order"]
            changed |= copy_fields(original, row, names)
            if known is None and hasattr(row, "row_added"):
                row.row_added(original, originals, stored)
            rows.append(row)
        if rows != stored:
            changed = True
        if changed:
            setattr(page, relation, rows)
    return changed


def row_values(page, relation):
    """The rows of a child relation as dicts, without what ties them to one page."""
    field = page._meta.get_field(relation)
    left_out = {"id", "sort_order", field.field.attname}
    names = [f.attname for f in field.related_model._meta.concrete_fields]
    names = [name for name in names if name not in left_out]
    return [
        {name: getattr(row, name) for name in names}
        for row in getattr(page, relation).all()
    ]


def in_language(terms, locale):
    """``{pk of a term: the same term in locale}``, itself where it has none there.

    One query, whatever the number of terms, and one more where some are in another
    language; they are all of one model. Each has a ``shown_language``, see
    :func:`~wagtail_ctn.fallback.note_languages`.
    """
    terms = list(terms)
    if all(term.locale_id == locale.pk for term in terms):
        return {term.pk: term for term in note_languages(terms, locale)}
    translations = type(terms[0]).objects.filter(
        translation_key__in={term.translation_key for term in terms}, locale=locale
    )
    by_key = {term.translation_key: term for term in translations}
    shown = {term.pk: by_key.get(term.translation_key, term) for term in terms}
    note_languages(shown.values(), locale)
    return shown
