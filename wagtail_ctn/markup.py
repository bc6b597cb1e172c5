"""Small pieces of HTML that stand many times on one page."""

from html import escape

from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from .directions import language_attributes


def escaped(text):
    """A text for HTML; what is safe already stays, as by Django's own function.

    Which is made for lazy texts too, and takes ten times as long.
    """
    return text if hasattr(text, "__html__") else escape(text)


def in_language_of(text, thing):
    """A text of a page or term, marked where it is not in the language around it."""
    language = getattr(thing, "shown_language", "")
    if not language or not text:
        return text
    return format_html("<span{}>{}</span>", language_attributes(language), text)


def topic_list(topics):
    """Topics as a list; empty where there are none."""
    if not topics:
        return ""
    items = format_html_join(
        "",
        '<li class="ctn-topic{}">{}</li>',
        ((colour(t), in_language_of(t.name, t)) for t in topics),
    )
    return format_html(
        '<ul class="ctn-topics" aria-label="{}">{}</ul>', _("Topics"), items
    )


def colour(topic):
    return f" ctn-{topic.colour}" if topic.colour else ""


def checkboxes(facet):
    """The choices of a facet of a filter, each with its box."""
    name = escape(facet["field"].html_name)
    return mark_safe(  # noqa: S308
        "\n".join(
            f'<label><input type="checkbox" name="{name}"'
            f' value="{escape(choice["value"])}"'
            f"{' checked' if choice['checked'] else ''}> "
            f"{escape(str(choice['label']))}</label>"
            for choice in facet["choices"]
        )
    )
