"""How a page and its translations are made, whatever its type."""

from uuid import uuid4

from django.utils import timezone
from django.utils.text import slugify
from wagtail.coreutils import string_to_ascii
from wagtail.models import Locale

from .records import LANGUAGES

SOURCE, *TRANSLATIONS = LANGUAGES


def add_page(parents, page, texts, complete=None):
    """Put a page and its translations, all of them live, below ``parents``.

    ``parents`` and the result are ``{code: page}``, ``texts`` gives each field its text
    in all languages, and ``complete`` adds what each page has of its own.

    Nothing but texts is written into a translation: what languages share comes from
    the source by itself. Pages are saved once, without a first revision, which takes a
    third of the time that publishing takes.
    """
    pages = {}
    for code in LANGUAGES:
        locale = Locale.objects.get(language_code=code)
        each = page if code == SOURCE else translation_of(page, locale)
        each.locale = locale
        for field, versions in texts.items():
            setattr(each, field, versions[code])
        if "slug" not in texts:
            each.slug = free_slug(each.title, parents[code])
        mark_published(each)
        if complete:
            complete(each)
        pages[code] = parents[code].add_child(instance=each)
    return pages


def translation_of(page, locale):
    return type(page)(
        translation_key=page.translation_key,
        locale=locale,
        show_in_menus=page.show_in_menus,
    )


def mark_published(page):
    """What publishing a revision would have noted."""
    now = timezone.now()
    page.first_published_at = page.last_published_at = now
    page.latest_revision_created_at = now


def free_slug(title, parent):
    """An ASCII slug of whole words that no page below the parent has."""
    base = slugify(string_to_ascii(title))
    if len(base) > 60:
        base = base[:61].rpartition("-")[0]
    slug, number = base, 1
    while parent.get_children().filter(slug=slug).exists():
        number += 1
        slug = f"{base}-{number}"
    return slug


def rows_of(relation, model, rows):
    """What gives a page its rows: texts in its language, the same row in all of them.

    Values that are dicts of languages are texts.
    """
    keys = [uuid4() for _ in rows]

    def complete(page):
        code = page.locale.language_code
        values = [
            {
                name: value[code] if isinstance(value, dict) else value
                for name, value in row.items()
            }
            for row in rows
        ]
        made = [
            model(locale=page.locale, translation_key=key, sort_order=number, **row)
            for number, (key, row) in enumerate(zip(keys, values, strict=True))
        ]
        setattr(page, relation, made)

    return complete


def add_term(model, name, **fields):
    """A topic, venue or the like and its translations; returns the source.

    ``fields`` that are dicts of languages are texts.
    """
    texts = {"name": name} | {
        field: value for field, value in fields.items() if isinstance(value, dict)
    }
    shared = {field: fields[field] for field in fields if field not in texts}
    term = model(
        locale=Locale.objects.get(language_code=SOURCE),
        **shared,
        **{field: versions[SOURCE] for field, versions in texts.items()},
    )
    term.save()
    for code in TRANSLATIONS:
        copy = term.copy_for_translation(Locale.objects.get(language_code=code))
        for field, versions in texts.items():
            setattr(copy, field, versions[code])
        copy.save()
    return term
