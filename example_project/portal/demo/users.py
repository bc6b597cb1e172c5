"""The two people who can log in, with passwords that everybody may know."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from wagtail.users.models import UserProfile

# Name → (password, language of the admin).
USERS = {"admin": ("demo-admin", "en"), "redaktors": ("demo-editor", "lv")}
SNIPPETS = ["topic", "venue", "audience", "partnerkind", "area"]


def add_users():
    """An administrator and an editor who may publish pages and change snippets."""
    for name, (password, language) in USERS.items():
        make = get_user_model().objects.create_user
        user = make(name, f"{name}@example.org", password)
        profile = UserProfile.get_for_user(user)
        profile.preferred_language = language
        profile.save()
    get_user_model().objects.filter(username="admin").update(
        is_superuser=True, is_staff=True
    )
    editors = Group.objects.get(name="Moderators")
    editors.permissions.add(
        *Permission.objects.filter(
            content_type__app_label__startswith="wagtail_ctn",
            content_type__model__in=SNIPPETS,
        ),
        *Permission.objects.filter(codename="submit_translation"),
    )
    get_user_model().objects.get(username="redaktors").groups.add(editors)
