"""Phone numbers as people write them: checked softly, made into links."""

import re

from django.utils.translation import gettext as _

from .conf import settings

# What may stand before an extension, whatever follows: "ext. 5", "iekšējais 5", "#5".
EXTENSION = re.compile(r"(?:[^\W\d_]{2,}\.?|[#;])\D*(\d+)\D*$")
NATIONAL_DIGITS = 8
FEWEST_DIGITS = 3


def phone_error(number):
    """What is wrong with a phone number, empty where nothing is."""
    if not number or len(digits_of(number)) >= FEWEST_DIGITS:
        return ""
    return _("A phone number has at least three digits.")


def phone_uri(number):
    """A ``tel:`` address (RFC 3966), empty where there is no number to call.

    A number of exactly eight digits is a national one and gets the setting
    ``PHONE_PREFIX``; a shorter one, such as 112, is dialled as it is.
    """
    text = str(number).strip()
    extension = EXTENSION.search(text)
    main = text[: extension.start()] if extension else text
    digits = digits_of(main)
    if len(digits) < FEWEST_DIGITS:
        return ""
    prefix = ""
    if is_international(main):
        prefix = "+"
    elif len(digits) == NATIONAL_DIGITS:
        prefix = settings.PHONE_PREFIX
    ending = f";ext={digits_of(extension[1])}" if extension else ""
    return f"tel:{prefix}{digits}{ending}"


def is_international(number):
    return number.lstrip(" (").startswith("+")


def digits_of(text):
    """The digits of a text, as ASCII."""
    return "".join(str(int(c)) for c in str(text) if c.isdecimal())
