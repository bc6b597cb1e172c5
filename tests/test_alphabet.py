"""The order of the alphabet, and the letters of an index."""

from django.test import SimpleTestCase

from wagtail_ctn.alphabet import NO_LETTER, first_letter, sort_key


class AlphabetTests(SimpleTestCase):
    def assert_order(self, words):
        shuffled = words[1::2] + words[::2]
        self.assertEqual(sorted(shuffled, key=sort_key), words)

    def test_latvian_letters_stand_where_a_dictionary_has_them(self):
        words = "ābols akmens cūka čuguns jūra kaķis ķirbis zābaks Žanis".split()
        self.assert_order(words)

    def test_cyrillic_letters_follow_the_latin_ones(self):
        words = "zābaks Егор ёлка ель ива йод".split()
        self.assert_order(words)

    def test_signs_and_case_do_not_matter_unless_nothing_else_tells_apart(self):
        words = ["„Alfa” centrs", "alfa dienests", "beta", "„Gamma”"]
        self.assert_order(words)

    def test_a_composed_and_a_decomposed_letter_are_the_same(self):
        self.assertEqual(sort_key("c\u030cuguns"), sort_key("čuguns"))

    def test_each_name_has_a_letter(self):
        for name, letter in {
            "Ābols": "A",
            "Čuguns": "Č",
            "„Ķirbis”": "Ķ",
            "éclair": "E",
            "Ёлка": "Е",
            "йод": "Й",
            "112": NO_LETTER,
            "—": NO_LETTER,
            "": NO_LETTER,
        }.items():
            with self.subTest(name):
                self.assertEqual(first_letter(name), letter)
