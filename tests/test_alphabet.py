"""The order of the alphabet, and the letters of an index."""

from itertools import groupby

from django.test import SimpleTestCase
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from wagtail_ctn.alphabet import NO_LETTER, first_letter, sort_key

DICTIONARIES = {
    "lv": "112 ābols akmens cūka čuguns ils ymca izba jūra kaķis ķirbis sāls šala zābaks Žanis ива",
    "lt": "112 akmuo ąsotis cukrus čekis erdvė ėsti ika ymca įstaiga jūra sala šala zuikis žanis ива",
    "et": "112 auto sõna šokk zooloogia žanr tamm vili wifi õun ähm öö üle xara yota ива",
    "de": "112 Afrika Ämter Öfen Ofenrohr Straße Strata über Ulme zebra ива",
    "fr": "112 écho école ecrin œuvre ofen zèbre ива",
    "en": "112 amber čuguns cukurs éclair yota zebra ива",
    "ru": "112 ежик ёлка ель ива йод щука эра юла яма alfa",
}


class AlphabetTests(SimpleTestCase):
    def assert_order(self, words):
        shuffled = words[1::2] + words[::2]
        self.assertEqual(sorted(shuffled, key=sort_key), words)

    def test_words_stand_where_a_dictionary_of_the_language_has_them(self):
        for language, words in DICTIONARIES.items():
            with self.subTest(language), override(language):
                self.assert_order(words.split())

    def test_cyrillic_letters_follow_the_latin_ones(self):
        with override("lv"):
            self.assert_order("zābaks Егор ёлка ель ива йод".split())

    def test_signs_and_case_do_not_matter_unless_nothing_else_tells_apart(self):
        words = ["„Alfa” centrs", "alfa dienests", "– beta", "„Gamma”"]
        self.assert_order(words)

    def test_a_composed_and_a_decomposed_letter_are_the_same(self):
        self.assertEqual(sort_key("c\u030cuguns"), sort_key("čuguns"))

    def test_an_alphabet_serves_all_variants_of_its_language(self):
        with override("de-at"):
            self.assertEqual(first_letter("Ämter"), "A")
        with override(None):
            self.assertEqual(first_letter("Čuguns"), "C")

    def test_each_name_has_a_letter(self):
        with override("lv"):
            for name, letter in {
                "Ābols": "A",
                "Čuguns": "Č",
                "„Ķirbis”": "Ķ",
                "Ymca": "I",
                "éclair": "E",
                "Ørsted": "O",
                "Œuvre": "O",
                "ßa": "S",
                "Ёлка": "Е",
                "йод": "Й",
                "112": NO_LETTER,
                "—": NO_LETTER,
                "": NO_LETTER,
            }.items():
                with self.subTest(name):
                    self.assertEqual(first_letter(name), letter)

    @given(st.sampled_from(sorted(DICTIONARIES)), st.lists(st.text()))
    def test_names_of_one_letter_stand_together(self, language, names):
        with override(language):
            letters = [first_letter(name) for name in sorted(names, key=sort_key)]
        self.assertEqual(len(list(groupby(letters))), len(set(letters)))

    def test_letters_are_those_of_the_language(self):
        for language, letters in {"et": "ÕÄC", "lt": "OAČ", "de": "OAC"}.items():
            with self.subTest(language), override(language):
                found = [first_letter(name) for name in ("Õun", "Äär", "Čuguns")]
                self.assertEqual("".join(found), letters)
