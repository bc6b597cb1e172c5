"""Plain text from elsewhere as the body of a page, and back."""

import re
from functools import cache

from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.html import urlize
from wagtail.blocks import RichTextBlock

from wagtail_ctn.ical.writer import one_line
from wagtail_ctn.plain_text import body_to_text, html_to_text, tidy

from ..models import EventPage

BLANK_LINES = re.compile(r"\n\s*\n")
TAGS = re.compile(r"</?(p|br|a|b|i|ul|ol|li|div|span|strong|em)\b[^>]*>", re.IGNORECASE)
# What the editor's widget adds to a text that nobody has changed.
BLOCK_KEY = re.compile(r' data-block-key="[^"]*"')
LONGEST = 255
LONGEST_LINK = 500
LONGEST_SUMMARY = 400
is_link = URLValidator(schemes=["http", "https"])


def short(text):
    """Text for a field of one line, as long as that may be."""
    return cut(one_line(text))


def cut(text, longest=LONGEST):
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def link(address):
    """An address that a field of a page takes, else nothing."""
    try:
        is_link(address)
    except ValidationError:
        return ""
    return address if len(address) <= LONGEST_LINK else ""


def plain(text):
    """A description as text: some programs write HTML into it."""
    return html_to_text(text) if TAGS.search(text) else tidy(text)


def text_to_html(text):
    """Paragraphs, line breaks and links."""
    paragraphs = [part for part in BLANK_LINES.split(text) if part.strip()]
    return "".join(f"<p>{linked(part.strip())}</p>" for part in paragraphs)


def linked(text):
    """Escaped, its addresses as links, as Wagtail stores them."""
    soup = BeautifulSoup(urlize(text, autoescape=True), "html.parser")
    for link in soup.find_all("a"):
        link.attrs = {"href": link["href"]}
    return str(soup).replace("\n", "<br/>")


@cache
def text_block():
    """The first block of bodies that holds rich text; a site may have none."""
    blocks = EventPage._meta.get_field("body").stream_block.child_blocks
    named = (n for n, block in blocks.items() if isinstance(block, RichTextBlock))
    return next(named, None)


def put_text(page, text):
    """Make a text the page's body; its summary, where bodies have no text."""
    name = text_block()
    if name is None:
        page.summary = text[:LONGEST_SUMMARY]
        return
    html = text_to_html(text)
    page.body = [{"type": name, "value": html}] if html else []


def text_on(page):
    """The text that an import put there; ``None`` where an editor has changed it."""
    name = text_block()
    if name is None:
        return page.summary
    blocks = list(page.body)
    if not blocks:
        return ""
    if len(blocks) > 1 or blocks[0].block_type != name:
        return None
    html = BLOCK_KEY.sub("", blocks[0].value.source)
    text = body_to_text(page.body)
    return text if html == text_to_html(text) else None
