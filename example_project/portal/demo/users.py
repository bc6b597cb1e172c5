"""The people who can log in, with passwords that everybody may know."""

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission
from wagtail.users.models import UserProfile

# Name → (password, language of the admin).
USERS = {
    "admin": ("demo-admin", "en"),
    "redaktors": ("demo-editor", "lv"),
    "tulkotajs": ("demo-translator", "lv"),
    "partneris": ("demo-partner", "lv"),
}
SNIPPETS = ["topic", "venue", "audience", "partnerkind", "area", "eventsource"]


def add_users(homes, partner_pages):
    """An administrator, an editor, a translator and the editor of one partner.

    ``homes`` are ``{code: page}``, ``partner_pages`` the pages that the partner's
    editor changes, with what lies below them.
    """
    users = {name: add_user(name, *rest) for name, rest in USERS.items()}
    users["admin"].is_superuser = users["admin"].is_staff = True
    users["admin"].save()
    editors = Group.objects.get(name="Moderators")
    editors.permissions.add(*snippet_permissions(), *permission("submit_translation"))
    users["redaktors"].groups.add(editors)
    translations = [home for code, home in homes.items() if code != "lv"]
    # Not "submit_translation": with it, wagtail-localize publishes.
    translators = add_group("Translators", ["change_page"], translations)
    users["tulkotajs"].groups.add(translators)
    own = add_group("Editors of “Marta”", ["add_page", "change_page"], partner_pages)
    add_collection(own, "Marta")
    users["partneris"].groups.add(own)


def add_user(name, password, language):
    """A user whose password is hashed in no time; logging in hashes it as it should."""
    user = get_user_model()(username=name, email=f"{name}@example.org")
    user.password = PBKDF2PasswordHasher().encode(password, "demonstration", 1000)
    user.save()
    profile = UserProfile.get_for_user(user)
    profile.preferred_language = language
    profile.save()
    return user


def add_group(name, permissions, pages):
    """People who may do this with these pages, but publish nothing by themselves."""
    group = Group.objects.create(name=name)
    group.permissions.add(*permission("access_admin"))
    for page in pages:
        for codename in permissions:
            GroupPagePermission.objects.create(
                group=group, page=page, permission=permission(codename).get()
            )
    root = Collection.get_first_root_node()
    for each in permission("choose_image", "choose_document"):
        GroupCollectionPermission.objects.create(
            group=group, collection=root, permission=each
        )
    return group


def add_collection(group, name):
    """A place for the pictures and documents of a group's own."""
    collection = Collection.get_first_root_node().add_child(name=name)
    kinds = ("image", "document")
    own = [f"{verb}_{kind}" for verb in ("add", "change", "choose") for kind in kinds]
    for each in permission(*own):
        GroupCollectionPermission.objects.create(
            group=group, collection=collection, permission=each
        )


def permission(*codenames):
    return Permission.objects.filter(codename__in=codenames)


def snippet_permissions():
    return Permission.objects.filter(
        content_type__app_label__startswith="wagtail_ctn",
        content_type__model__in=SNIPPETS,
    )
