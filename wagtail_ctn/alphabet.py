"""Names in the order of the language that is active, and the letters of an index.

The order is that of Unicode's collation as CLDR tailors it, but signs count nothing: an
index has „Alfa” under A. It is the same on every database, and is worked out here: an
index needs all names anyway, to know its letters and pages. No library does it: PyICU
must be compiled against ICU, icu4py has no collation, and pyuca, which knows of no
language, was last released in 2017. A test compares with PostgreSQL's ICU.
"""

from functools import lru_cache
from unicodedata import name, normalize

from django.utils.translation import get_language
from wagtail.coreutils import string_to_ascii

LATIN = "abcdefghijklmnopqrstuvwxyzþ"
CYRILLIC = "абвгдеєжзиіїйклмнопрстуўфхцчшщъыьэюя"
# Letters of their own, where a language has others than English. Every other letter is
# what it is without its mark: Ā is A, Ё is Е, and Č is C outside of such an alphabet.
LATIN_OF = {
    "et": "abcdefghijklmnopqrsšzžtuvwõäöüxyþ",
    "lt": "abcčdefghijklmnopqrsštuvwxzžþ",
    "lv": "abcčdefgģhijkķlļmnņopqrŗsštuvwxzžþ",
}
CYRILLIC_FIRST = {"be", "bg", "mk", "ru", "sr", "uk"}
# What stands for a letter that an alphabet lacks.
STANDS_FOR = {"y": "i"}
# Under what names stand that begin with no letter.
NO_LETTER = "#"
# Weights: a space, numbers by their code points, letters of the alphabet, all others.
SPACE, LETTERS, OTHERS = 0, 0x110000, 0x120000


def sort_key(text):
    """A key by which names are sorted; signs before and between words count nothing.

    Names that differ by marks alone are told apart last.
    """
    return key_in(str(text), get_language())


# The choices of a filter are sorted at every view of a list.
@lru_cache(maxsize=4096)
def key_in(text, language):
    folded = fold(text)
    weights = [n for char in folded for n in weights_of(char, language)]
    start = next((n for n, found in enumerate(weights) if found != SPACE), 0)
    return weights[start:], folded


@lru_cache(maxsize=4096)
def weights_of(char, language):
    """What a character is sorted by; nothing for a sign."""
    if char.isspace():
        return (SPACE,)
    if not char.isalnum():
        return ()
    places = places_of(language)
    return tuple(weight(letter, places) for letter in letters_of(char, places))


def first_letter(text):
    """The letter of an index that a name stands under, in upper case."""
    first = next((char for char in fold(text) if char.isalnum()), "")
    if not first.isalpha():
        return NO_LETTER
    return letters_of(first, places_of(get_language()))[0].upper()


def fold(text):
    return normalize("NFC", str(text)).casefold()


@lru_cache(maxsize=100)
def places_of(language):
    """``{letter: its place}`` in the alphabets of a language, its own script first."""
    code = (language or "en").split("-")[0]
    scripts = [LATIN_OF.get(code, LATIN), CYRILLIC]
    if code in CYRILLIC_FIRST:
        scripts.reverse()
    return {letter: place for place, letter in enumerate("".join(scripts))}


def letters_of(char, places):
    """The letters of the alphabet that one stands for: ``ae`` for ``æ``."""
    if char in places:
        return char
    plain = normalize("NFD", char)[0]
    if plain not in places and name(plain, "").startswith("LATIN"):
        in_ascii = string_to_ascii(plain).lower()
        plain = in_ascii if in_ascii.isalpha() else plain
    return "".join(STANDS_FOR.get(c, c) if c not in places else c for c in plain)


def weight(letter, places):
    if letter in places:
        return LETTERS + places[letter]
    return ord(letter) + (OTHERS if letter.isalpha() else 0)
