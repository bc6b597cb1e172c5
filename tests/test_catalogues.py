"""The package's own words: whole catalogues, and the right form of every number."""

import re
from datetime import date
from pathlib import Path

import polib
import pytest
from django.utils import translation

import wagtail_ctn
from wagtail_ctn.dates import format_day

LOCALE = Path(wagtail_ctn.__file__).parent / "locale"
NUMBERS = [0, 1, 2, 5, 10, 11, 21, 22, 101, 111]
# Which form of a catalogue goes with each of NUMBERS, as the grammar of the language
# has it: 101 is singular in Latvian, Russian and Lithuanian, 0 is so in French.
FORMS = {
    "lv": [2, 0, 1, 1, 1, 1, 0, 1, 0, 1],
    "en": [1, 0, 1, 1, 1, 1, 1, 1, 1, 1],
    "ru": [2, 0, 1, 2, 2, 2, 0, 1, 0, 2],
    "et": [1, 0, 1, 1, 1, 1, 1, 1, 1, 1],
    "lt": [2, 0, 1, 1, 2, 2, 0, 1, 0, 2],
    "de": [1, 0, 1, 1, 1, 1, 1, 1, 1, 1],
    "fr": [0, 0, 1, 1, 1, 1, 1, 1, 1, 1],
}
EVENTS = {
    "lv": "0 notikumu, 1 notikums, 2 notikumi, 5 notikumi, 10 notikumi, 11 notikumi, 21 notikums, 22 notikumi, 101 notikums, 111 notikumi",
    "en": "0 events, 1 event, 2 events, 5 events, 10 events, 11 events, 21 events, 22 events, 101 events, 111 events",
    "ru": "0 событий, 1 событие, 2 события, 5 событий, 10 событий, 11 событий, 21 событие, 22 события, 101 событие, 111 событий",
    "et": "0 sündmust, 1 sündmus, 2 sündmust, 5 sündmust, 10 sündmust, 11 sündmust, 21 sündmust, 22 sündmust, 101 sündmust, 111 sündmust",
    "lt": "0 renginių, 1 renginys, 2 renginiai, 5 renginiai, 10 renginių, 11 renginių, 21 renginys, 22 renginiai, 101 renginys, 111 renginių",
    "de": "0 Veranstaltungen, 1 Veranstaltung, 2 Veranstaltungen, 5 Veranstaltungen, 10 Veranstaltungen, 11 Veranstaltungen, 21 Veranstaltungen, 22 Veranstaltungen, 101 Veranstaltungen, 111 Veranstaltungen",
    "fr": "0 événement, 1 événement, 2 événements, 5 événements, 10 événements, 11 événements, 21 événements, 22 événements, 101 événements, 111 événements",
}
SLOT = re.compile(r"%\(\w+\)[sd]|%[sd]")


@pytest.fixture(params=FORMS)
def language(request):
    with translation.override(request.param):
        yield request.param


def entries(language):
    catalogue = polib.pofile(str(LOCALE / language / "LC_MESSAGES" / "django.po"))
    return [entry for entry in catalogue if not entry.obsolete]


def texts_of(entry):
    """What an entry says: the source itself where English has nothing else to say."""
    if entry.msgid_plural:
        forms = entry.msgstr_plural
        if any(forms.values()):
            return [forms[n] for n in sorted(forms)]
        return [entry.msgid, entry.msgid_plural]
    return [entry.msgstr or entry.msgid]


def test_every_language_of_the_package_is_tested():
    assert {path.name for path in LOCALE.iterdir()} == set(FORMS)


def test_nothing_is_left_untranslated_or_uncertain(language):
    found = [
        entry.msgid
        for entry in entries(language)
        if entry.fuzzy or (language != "en" and not entry.translated())
    ]
    assert found == []


def test_every_text_keeps_its_slots(language):
    for entry in entries(language):
        wanted = sorted(SLOT.findall(entry.msgid))
        for text in texts_of(entry):
            assert sorted(SLOT.findall(text)) == wanted, text


def test_every_number_has_its_form_in_every_message(language):
    plurals = [entry for entry in entries(language) if entry.msgid_plural]
    assert plurals
    for entry in plurals:
        forms = texts_of(entry)
        for number, form in zip(NUMBERS, FORMS[language], strict=True):
            shown = translation.ngettext(entry.msgid, entry.msgid_plural, number)
            assert shown == forms[form], (number, entry.msgid)


def test_numbers_of_events_are_said_as_people_say_them(language):
    said = [
        translation.ngettext("%(count)s event", "%(count)s events", n) % {"count": n}
        for n in NUMBERS
    ]
    assert ", ".join(said) == EVENTS[language]


def test_forms_of_numbers_differ_where_words_are_counted(language):
    """A form that was copied from another would be a wrong case."""
    forms = {
        entry.msgid: texts_of(entry)
        for entry in entries(language)
        if entry.msgid_plural
    }
    for counted in ("%(count)s event", "%(total)s piece of news"):
        used = [forms[counted][form] for form in sorted(set(FORMS[language]))]
        assert len(set(used)) == len(used), used


LABELS = {
    "lv": [
        "līdz: 2020. gada 1. maijs",
        "viens datums: 2020. gada 1. maijs",
        "iepriekš: 2020. gada 1. maijs",
        "Šāda datuma nav: 2020. gada 1. maijs",
        "no: 2020. gada 1. maijs",
        "līdz: 2020. gada 1. maijs",
        "iepriekš: 2020. gada 1. maijs",
    ],
    "en": [
        "until: 1 May 2020",
        "one date: 1 May 2020",
        "instead of: 1 May 2020",
        "There is no such date: 1 May 2020",
        "from: 1 May 2020",
        "until: 1 May 2020",
        "before: 1 May 2020",
    ],
    "ru": [
        "по: 1 мая 2020 г.",
        "одна дата: 1 мая 2020 г.",
        "вместо: 1 мая 2020 г.",
        "Такой даты нет: 1 мая 2020 г.",
        "с: 1 мая 2020 г.",
        "по: 1 мая 2020 г.",
        "ранее: 1 мая 2020 г.",
    ],
    "et": [
        "kuni: 1. mai 2020",
        "üks kuupäev: 1. mai 2020",
        "algselt: 1. mai 2020",
        "Sellist kuupäeva ei ole: 1. mai 2020",
        "alates: 1. mai 2020",
        "kuni: 1. mai 2020",
        "enne: 1. mai 2020",
    ],
    "lt": [
        "iki: 2020 m. gegužės 1 d.",
        "viena data: 2020 m. gegužės 1 d.",
        "vietoj: 2020 m. gegužės 1 d.",
        "Tokios datos nėra: 2020 m. gegužės 1 d.",
        "nuo: 2020 m. gegužės 1 d.",
        "iki: 2020 m. gegužės 1 d.",
        "anksčiau: 2020 m. gegužės 1 d.",
    ],
    "de": [
        "bis: 1. Mai 2020",
        "ein Termin: 1. Mai 2020",
        "statt: 1. Mai 2020",
        "Diesen Termin gibt es nicht: 1. Mai 2020",
        "ab: 1. Mai 2020",
        "bis: 1. Mai 2020",
        "vorher: 1. Mai 2020",
    ],
    "fr": [
        "jusqu’au 1er mai 2020",
        "une seule date\u00a0: 1er mai 2020",
        "au lieu du 1er mai 2020",
        "Cette date n’existe pas\u00a0: 1er mai 2020",
        "à partir du 1er mai 2020",
        "jusqu’au 1er mai 2020",
        "avant\u00a0: 1er mai 2020",
    ],
}


def test_a_label_takes_a_date_as_it_is_written(language):
    labels = [
        ("until: %(day)s", "day"),
        ("one date: %(day)s", "day"),
        ("instead of: %(date)s", "date"),
        ("There is no such date: %(exception)s", "exception"),
    ]
    day = format_day(date(2020, 5, 1))
    said = [translation.gettext(label) % {slot: day} for label, slot in labels]
    # Before a date in templates.
    before = ("from:", "until:", "before:")
    said += [f"{translation.gettext(label)} {day}" for label in before]
    assert said == LABELS[language]
