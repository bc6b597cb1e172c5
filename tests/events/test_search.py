"""The text filter, on rows that are committed: full text indexes see no others."""

from datetime import date

from django.test import TransactionTestCase

from tests.site import make_calendar, make_event, make_site


class TextFilterTests(TransactionTestCase):
    def test_words_and_their_beginnings_are_found_and_signs_do_no_harm(self):
        calendar = make_calendar(make_site())
        day = date(2150, 1, 1)
        make_event(calendar, "Konference", start_date=day, slug="a")
        make_event(calendar, "Lekcija", start_date=day, slug="b")
        for text, titles in [
            ("Konference", ["Konference"]),
            ("konfer", ["Konference"]),
            ("nekas", []),
        ]:
            with self.subTest(text):
                response = self.client.get(calendar.get_url(), {"q": text})
                found = [row.page.title for row in response.context["occurrences"]]
                self.assertEqual(found, titles)
        for text in ['"', "(", "*", "AND", 'a"b', "-", ":", "\\", "%", "' OR 1=1", "<"]:
            with self.subTest(text):
                response = self.client.get(calendar.get_url(), {"q": text})
                self.assertEqual(response.status_code, 200)
