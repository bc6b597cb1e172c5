"""Phone numbers of every shape."""

from django.test import SimpleTestCase, override_settings

from wagtail_ctn.phones import phone_error, phone_uri

SHAPES = {
    "67829674": "tel:+37167829674",
    "67 829 674": "tel:+37167829674",
    "+371 67 829 674": "tel:+37167829674",
    "(371) 678-29-674 ext. 5": "tel:+37167829674;ext=5",
    "+371 (0)67829674": "tel:+37167829674",
    "00371 67829674": "tel:+37167829674",
    "tālr. 67829674, iekš. 12": "tel:+37167829674;ext=12",
    "67829674 #5": "tel:+37167829674;ext=5",
    "67829674, 67829675": "tel:+37167829674",
    "67829674/67829675": "tel:+37167829674",
    "67829674 vai 29123456": "tel:+37167829674",
    "+49 30/123456": "tel:+4930123456",
    "112": "tel:112",
    "110/112": "tel:110",
    "116 006": "tel:116006",
    "8 800 2000 122": "tel:88002000122",
    "٦٧٨٢٩٦٧٤": "tel:+37167829674",
}
NO_NUMBER = ["", "+", "12", "zvaniet", "javascript:alert(1)", "1" * 40, "\r\n", "()"]


class PhoneTests(SimpleTestCase):
    def test_a_number_as_people_write_it_makes_a_link(self):
        for text, link in SHAPES.items():
            with self.subTest(text):
                self.assertEqual(phone_uri(text), link)

    def test_what_is_no_number_makes_none(self):
        for text in NO_NUMBER:
            with self.subTest(text):
                self.assertEqual(phone_uri(text), "")

    def test_a_link_is_a_tel_address_whatever_the_text(self):
        for text in ['1234"><script>', "tel:1234;sms:99", "123\r\nX: 1", "<b>5555</b>"]:
            with self.subTest(text):
                self.assertRegex(phone_uri(text), r"^tel:\+?\d+(;ext=\d+)?$")

    def test_the_prefix_is_the_sites_own(self):
        for prefix, link in [("+372", "tel:+37267829674"), ("", "tel:67829674")]:
            with override_settings(WAGTAIL_CTN={"PHONE_PREFIX": prefix}):
                self.assertEqual(phone_uri("67829674"), link)
                self.assertEqual(phone_uri("112"), "tel:112")

    def test_fewer_than_three_digits_are_an_error(self):
        for text in ["12", "nav", "+"]:
            self.assertTrue(phone_error(text))
        for text in ["", "112", "+371 67 829 674 ext. 5", "tālr. 67829674"]:
            self.assertEqual(phone_error(text), "")
