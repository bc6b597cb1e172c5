"""Filling in a form as a browser does: what it holds already, and what one changes."""

import json

from bs4 import BeautifulSoup
from django.urls import reverse

UNTICKED = {"checkbox", "radio"}
NOT_SENT = {"submit", "button", "file", "reset"}


def values_of_form(response, form_id):
    """``{name: value}`` that a browser would send of a page's form, unchanged."""
    form = form_of(response, form_id)
    return values_of(form) | empty_streams(form)


def publish_in_bulk(client, parent, *pages, **data):
    """What the list of a page's children answers who publishes some of them at once."""
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    explorer = reverse("wagtailadmin_explore", args=[parent.pk])
    ids = "&".join(f"id={page.pk}" for page in pages)
    data = {"include_descendants": "", **data}
    return client.post(f"{address}?{ids}&next={explorer}", data, follow=True)


def soup_of(response):
    """A page as it is shown: what is in a template stands nowhere yet.

    Not all versions of the parser's selectors know that.
    """
    soup = BeautifulSoup(response.content, "html.parser")
    for template in soup.find_all("template"):
        template.decompose()
    return soup


def form_of(response, form_id):
    return BeautifulSoup(response.content, "html.parser").find(id=form_id)


def values_without_scripts(response, form_id):
    """The same of a browser that runs no script: what the HTML itself has."""
    return values_of(form_of(response, form_id))


def values_of(form):
    values = {}
    for field in form.select("input[name], textarea[name], select[name]"):
        name, kind = field["name"], field.get("type", "text")
        if kind in NOT_SENT or (kind in UNTICKED and not field.has_attr("checked")):
            continue
        if field.has_attr("disabled"):
            continue
        if field.name == "select":
            chosen = field.select("option[selected]") or field.select("option")[:1]
            values[name] = [option.get("value", option.text) for option in chosen]
        elif field.name == "textarea":
            values[name] = field.text.removeprefix("\n")
        else:
            values[name] = field.get("value", "on" if kind in UNTICKED else "")
    return {name: v for name, v in values.items() if "__prefix__" not in name}


def empty_streams(form):
    """What the script of a StreamField adds to a form: that it has no blocks."""
    streams = form.select("[data-controller~=w-block]")
    names = [json.loads(s["data-w-block-arguments-value"]) and s["id"] for s in streams]
    return {f"{name}-count": "0" for name in names}
