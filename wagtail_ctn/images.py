"""Pictures that may have become unreadable: left out, instead of breaking a page."""

from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import SourceImageIOError
from willow.image import UnrecognisedImageFormatError

# Willow and Pillow raise what they like for a file that is lost or is no image.
UNREADABLE = (SourceImageIOError, UnrecognisedImageFormatError, OSError, ValueError)


def rendition_or_none(image, spec):
    """A rendition of an image, ``None`` where none can be made of its file.

    ``spec`` is Wagtail's, such as ``width-800``; a wrong one raises.
    """
    try:
        return image.get_rendition(spec)
    except InvalidFilterSpecError:
        raise
    except UNREADABLE:
        return None
