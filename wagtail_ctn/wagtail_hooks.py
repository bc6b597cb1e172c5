"""Hooks of the core: restricted feeds, moved pages, topics in the admin."""

from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import Menu, SubmenuMenuItem

from .restricted import refuse_restricted_feed
from .slugs import is_reserved, refusal
from .viewsets import TERMS_MENU, TopicViewSet

# Before Wagtail's own check, which would answer with a form.
hooks.register("before_serve_page", refuse_restricted_feed, order=-10)


@hooks.register("register_admin_viewset")
def register_topics():
    return TopicViewSet()


@hooks.register("register_admin_menu_item")
def register_terms_menu():
    """One submenu for the terms of all apps, shown to who may edit any of them."""
    return SubmenuMenuItem(
        _("Classification"),
        Menu(register_hook_name=TERMS_MENU),
        name="wagtail-ctn-terms",
        icon_name="tag",
        order=140,
    )


@hooks.register("before_move_page")
def refuse_hidden_move(request, page, destination):
    """Tell an editor why a page cannot be moved there."""
    if is_reserved(page.slug, destination):
        messages.error(request, refusal(page.slug, destination))
        return redirect("wagtailadmin_pages:move", page.pk)
    return None


@hooks.register("before_bulk_action")
def refuse_hidden_bulk_move(request, action_type, objects, action):
    """The same for several pages at once: none is moved."""
    if action_type != "move" or request.method != "POST":
        return None
    destination = action.cleaned_form.cleaned_data.get("chooser")
    hidden = [p for p in objects if destination and is_reserved(p.slug, destination)]
    for page in hidden:
        messages.error(request, refusal(page.slug, destination))
    return redirect(action.next_url) if hidden else None
