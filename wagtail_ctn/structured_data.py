"""JSON-LD (schema.org) as text that is safe inside a ``script`` element."""

import json

from django.core.serializers.json import DjangoJSONEncoder
from django.utils.safestring import mark_safe

# As django.utils.html.json_script() does: nothing can close the element.
ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


def json_ld(data):
    """``data`` as JSON-LD, without what is empty."""
    filled = {"@context": "https://schema.org", **without_empty(data)}
    text = json.dumps(filled, cls=DjangoJSONEncoder, ensure_ascii=False)
    return mark_safe(text.translate(ESCAPES))  # noqa: S308


def without_empty(data):
    return {key: value for key, value in data.items() if value not in (None, "", [])}
