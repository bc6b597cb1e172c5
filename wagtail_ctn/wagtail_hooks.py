"""Hooks of the core: restricted feeds, moved and published pages, topics."""

from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import Menu, SubmenuMenuItem

from .history import register_actions
from .open_translations import warn_of_open_translations
from .pages import PageMixin
from .restricted import refuse_restricted_feed
from .slugs import is_reserved, refusal
from .viewsets import TERMS_MENU, TopicViewSet

# Before Wagtail's own check, which would answer with a form.
hooks.register("before_serve_page", refuse_restricted_feed, order=-10)
hooks.register("register_log_actions", register_actions)
# Before the editors that translation tools put in the place of Wagtail's.
hooks.register("before_edit_page", warn_of_open_translations, order=-10)


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


@hooks.register("before_bulk_action")
def refuse_bulk_publish(request, action_type, objects, action):
    """Drafts may be incomplete, or need an answer that only their form asks for."""
    if action_type != "publish" or request.method != "POST":
        return None
    pages = list(objects)
    if action.cleaned_form.cleaned_data.get("include_descendants"):
        pages += drafts_below(objects, request.user)
    problems = [
        (page, error) for page in pages for error in hindrances_to_publish(page)
    ]
    for page, error in problems:
        messages.error(request, f"{page.get_admin_display_title()}: {error}")
    return redirect(action.next_url) if problems else None


def drafts_below(pages, user):
    """What Wagtail publishes with these pages where an editor asks for it, too."""
    chosen = {page.pk for page in pages}
    below = {
        draft.pk: draft
        for page in pages
        for draft in page.get_descendants().not_live().exclude(pk__in=chosen).specific()
    }
    return [
        page for page in below.values() if page.permissions_for_user(user).can_publish()
    ]


def hindrances_to_publish(page):
    """What a page of ours lacks to be published, or must be asked: lines of text."""
    draft = page.get_latest_revision_as_object()
    if not isinstance(draft, PageMixin):
        return []
    try:
        draft.full_clean()
    except ValidationError as error:
        return [
            f"{draft._meta.get_field(name).verbose_name}: {' '.join(texts)}"
            for name, texts in error.message_dict.items()
        ]
    return draft.asked_when_published()
