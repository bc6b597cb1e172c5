"""Widgets that write their few attributes themselves.

Forms stand on every view of a list, and Django's own widgets render a template for
each, with another for its attributes and for each option: more than all the rest.
"""

from html import escape

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html
from django.utils.safestring import mark_safe


class InputMixin:
    def render(self, name, value, attrs=None, renderer=None):
        widget = self.get_context(name, value, attrs)["widget"]
        shown = {"type": widget["type"], "name": widget["name"]}
        if widget["value"] is not None:
            shown["value"] = widget["value"]
        return format_html("<input{}>", flatatt(shown | widget["attrs"]))


class PlainTextInput(InputMixin, forms.TextInput):
    """A line of text."""


class PlainSelect(forms.Select):
    """One of some choices, without groups."""

    def render(self, name, value, attrs=None, renderer=None):
        chosen = self.format_value(value)
        options = mark_safe(  # noqa: S308
            "".join(
                f'<option value="{escape(str(value))}"'
                f"{' selected' if str(value) in chosen else ''}>"
                f"{escape(str(label))}</option>"
                for value, label in self.choices
            )
        )
        shown = self.build_attrs({"name": name, **self.attrs}, attrs)
        return format_html("<select{}>{}</select>", flatatt(shown), options)
