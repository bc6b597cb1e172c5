"""Phone numbers as people write them: checked softly, made into links."""

import re

from django.utils.translation import gettext as _

from .conf import settings

# What people write between digits. A slash within is one of "030/123456", and none
# between two numbers.
BETWEEN = r"[ \u00a0\u2009\u202f().\-\u2010-\u2013]|(?<!\d{5})/(?=\d{4})"
NUMBER = re.compile(rf"(?P<plus>\+\s*)?\(?\d(?:\d|{BETWEEN})*")
# "ext. 5", "iekšējais: 5", "#5", right after the number and before nothing else.
EXTENSION = re.compile(r"[\s,;]*(?:[^\W\d_]+[.:=]*|#)\s*(\d{1,6})\W*$")
FEWEST_DIGITS, MOST_DIGITS = 3, 15
NATIONAL_DIGITS = 8


def phone_error(number):
    """What is wrong with a phone number, empty where nothing is."""
    if not number or len(digits_of(number)) >= FEWEST_DIGITS:
        return ""
    return _("A phone number has at least three digits.")


def phone_uri(text):
    """A ``tel:`` address (RFC 3966), empty where there is no number to call.

    Of several numbers it is the first. One of exactly eight digits is a national one
    and gets the setting ``PHONE_PREFIX``; a shorter one, such as 112, is dialled as it
    is.
    """
    text = str(text)
    for found in NUMBER.finditer(text):
        digits = dialled(digits_of(found[0]), found)
        if not FEWEST_DIGITS <= len(digits.lstrip("+")) <= MOST_DIGITS:
            continue
        extension = EXTENSION.match(text, found.end())
        ending = f";ext={digits_of(extension[1])}" if extension else ""
        return f"tel:{digits}{ending}"
    return ""


def dialled(digits, found):
    """The digits of a number with its country's prefix, where that is known."""
    prefix = settings.PHONE_PREFIX
    country = digits_of(prefix)
    if found["plus"]:
        # "+371 (0)67829674": the nought is for callers within the country.
        return "+" + digits_of(found[0].replace("(0)", ""))
    if digits.startswith("00") and len(digits) > NATIONAL_DIGITS:
        return "+" + digits[2:]
    if country and digits.startswith(country):
        if len(digits) == len(country) + NATIONAL_DIGITS:
            return "+" + digits
    if len(digits) == NATIONAL_DIGITS:
        return prefix + digits
    return digits


def digits_of(text):
    """The digits of a text, as ASCII."""
    return "".join(str(int(char)) for char in str(text) if char.isdecimal())
