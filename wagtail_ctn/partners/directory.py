"""Partners as lists show them: visible ones only, in a page's language, in order."""

from collections import defaultdict
from dataclasses import dataclass, field

from wagtail_ctn.alphabet import NO_LETTER, first_letter, sort_key
from wagtail_ctn.fallback import has_own_words, note_languages
from wagtail_ctn.translation import in_language


@dataclass
class Letter:
    """A letter of the A–Z view: where it begins, and its partners that are shown."""

    name: str
    number: int
    page: int
    partners: list = field(default_factory=list)

    @property
    def label(self):
        """What visitors read: all names that begin with no letter stand together."""
        return "0–9" if self.name == NO_LETTER else self.name


def sorted_by_title(pages):
    """Pages in the order of the alphabet."""
    return sorted(pages, key=lambda page: (sort_key(page.title), page.pk))


def ids_by_title(partners):
    """``[(id, title)]`` of a queryset of partners, in the order of the alphabet."""
    rows = partners.order_by().values_list("pk", "title")
    return sorted(rows, key=lambda row: (sort_key(row[1]), row[0]))


def ids_by_kind(partners, locale):
    """``[(id, kind in this language)]``, in the order of kinds and then of titles."""
    rows = list(partners.order_by().values_list("pk", "title", "kind"))
    shown = kinds_in_language({kind for _pk, _title, kind in rows}, locale)
    rows.sort(key=lambda row: (kind_key(shown.get(row[2])), sort_key(row[1]), row[0]))
    return [(pk, shown.get(kind)) for pk, _title, kind in rows]


def kinds_in_language(ids, locale):
    """``{id of a kind: that kind in this language}``."""
    from .models import PartnerKind

    kinds = PartnerKind.objects.filter(pk__in=ids - {None})
    return in_language(kinds, locale) if kinds else {}


def kind_key(kind):
    """A key by which kinds are sorted; what has none comes last."""
    if kind is None:
        return (1, 0, ([], ""))
    return (0, kind.sort_order, sort_key(kind.name))


def grouped_by_kind(pairs):
    """``[(kind, [things])]`` of ``(thing, kind)``, in the order of kinds.

    What has no kind, ``None``, comes last.
    """
    groups, kinds = defaultdict(list), {None: None}
    for thing, kind in pairs:
        key = kind.pk if kind else None
        kinds[key] = kind
        groups[key].append(thing)
    order = sorted(groups, key=lambda key: kind_key(kinds[key]))
    return [(kinds[key], groups[key]) for key in order]


def letters(rows, per_page):
    """``{letter: Letter}`` of ``(id, title)`` in the order of the alphabet."""
    found = {}
    for place, (_pk, title) in enumerate(rows):
        name = first_letter(title)
        if name not in found:
            found[name] = Letter(name, len(found) + 1, place // per_page + 1)
    return found


def localized_partners(partners, locale, visibility):
    """``{translation key: visible page}``, in ``locale`` or else as referred to.

    One query, whatever their number.
    """
    from .models import PartnerPage

    return localized_pages(PartnerPage, partners, locale, visibility)


def localized_pages(model, referred, locale, visibility):
    """The same for pages of any one type."""
    keys = {page.translation_key for page in referred}
    if not keys:
        return {}
    ids = {pk for page in referred for pk in (page.pk, page.alias_of_id)}
    found = {}
    pages = model.objects.filter(has_own_words(), translation_key__in=keys)
    for page in visibility.filter(pages):
        if page.locale_id == locale.pk or (
            page.pk in ids and page.translation_key not in found
        ):
            found[page.translation_key] = page
    note_languages(found.values(), locale)
    return found
