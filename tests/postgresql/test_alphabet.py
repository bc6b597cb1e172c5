"""Our order of names is that of ICU, where no signs stand in them."""

from django.db import connection
from django.test import TestCase
from django.utils.translation import override

from tests.test_alphabet import DICTIONARIES
from wagtail_ctn.alphabet import sort_key

LATIN = """
akmens ābols abols azote cūka čuguns cukurs diena erdvė ėjimas ęsė ģimene gudrs ils ymca
ika izba yota įstaiga jūra kaķis kaza ķirbis lats ļoti luz nams ņieburs nuz osa ōre õun
rags ŗude ruz sala šala suz zābaks žanis zuz ūla ula üle vala wala väli vili wili ämber öö
œuvre ofen straße strata éclair ecrin łódź lodz ørsted orz đak dak aesir afa thor þor tiz
""".split()
CYRILLIC = """
ёлка ель ежик ива йод ион юла яма жук щука шар эра зал цирк цена чай гол ігла їжа єнот
""".split()


class CollationTests(TestCase):
    def icu(self, language, words):
        query = f'SELECT w FROM unnest(%s::text[]) AS w ORDER BY w COLLATE "{language}-x-icu"'
        with connection.cursor() as cursor:
            cursor.execute(query, [words])
            return [word for (word,) in cursor.fetchall()]

    def test_names_stand_in_the_order_of_icu(self):
        words = [*LATIN, *CYRILLIC, "112", "2", "alfa beta", "alfabeta"]
        for language in DICTIONARIES:
            with self.subTest(language), override(language):
                expected = self.icu(language, words)
                self.assertEqual(sorted(words, key=sort_key), expected)
