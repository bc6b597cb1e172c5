"""Names in alphabetical order, and the letters that they stand under.

One order for all languages, without a collation of the operating system or of the
database: that of Latvian, which orders English too, with Cyrillic after it. A mark
makes a letter of its own (Č after C, Й after И) or changes nothing (Ā is A, Ё is Е).
"""

from unicodedata import normalize

# After the letter that they are made from; every other mark changes nothing.
OWN_LETTERS = frozenset("čģķļņšžй")
# Under what names stand that begin with no letter.
NO_LETTER = "#"


def sort_key(text):
    """A key by which names are sorted; signs before and between words count nothing.

    Names that differ by length marks or case alone are told apart last.
    """
    folded = normalize("NFC", str(text)).casefold()
    weights = [weight(char) for char in folded if char.isalnum() or char.isspace()]
    return weights, folded


def weight(char):
    """What a letter is sorted by: the plain one, and whether it is one of its own."""
    if char.isspace():
        return (" ", False)
    return (plain(char), char in OWN_LETTERS)


def plain(char):
    """A letter without its marks."""
    return normalize("NFD", char)[0]


def first_letter(text):
    """The letter of an index that a name stands under, in upper case."""
    folded = normalize("NFC", str(text)).casefold()
    first = next((char for char in folded if char.isalnum()), "")
    if not first.isalpha():
        return NO_LETTER
    return (first if first in OWN_LETTERS else plain(first)).upper()
