"""Rich text and bodies as plain text, for feeds, descriptions and structured data."""

import re

from bs4 import BeautifulSoup

PARAGRAPHS = ["p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote"]
LINES = ["li", "tr"]
BLANK_LINES = re.compile(r"\n\s*\n\s*")


def html_to_text(html):
    """Text of a piece of HTML: blank lines between paragraphs, one line an item."""
    soup = BeautifulSoup(str(html), "html.parser")
    for tag in soup.find_all("br"):
        tag.replace_with("\n")
    for tag in soup.find_all(LINES):
        tag.append("\n")
    for tag in soup.find_all(PARAGRAPHS):
        tag.insert_before("\n\n")
        tag.append("\n\n")
    return tidy(soup.get_text())


def tidy(text):
    """Text without spaces around its lines, and with one blank line at most."""
    text = text.replace("\xa0", " ")
    lines = "\n".join(line.strip() for line in text.split("\n"))
    return BLANK_LINES.sub("\n\n", lines).strip()


def body_to_text(body):
    """Text of the blocks of a body that are made of words."""
    texts = []
    for block in body:
        if block.block_type == "rich_text":
            texts.append(html_to_text(block.value.source))
        elif block.block_type == "quote":
            texts.append(f"{block.value['quote']}\n{block.value['source']}".strip())
    return "\n\n".join(text for text in texts if text)
