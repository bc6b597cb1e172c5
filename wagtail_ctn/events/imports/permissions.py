"""What a user may import, and where to. ``None`` is the site: it may do everything."""

from django.utils.translation import gettext as _
from wagtail.permissions import page_permission_policy

from ..models import CalendarPage, EventPage


def calendars_for(user):
    """Calendars in which a user may make events, in the order of the tree."""
    addable = page_permission_policy.instances_user_has_permission_for(user, "add")
    pages = CalendarPage.objects.filter(alias_of=None, pk__in=addable.values("pk"))
    return pages.select_related("locale").order_by("path")


def may_add_to(calendar, user):
    """Whether a user may make events in a calendar."""
    return calendars_for(user).filter(pk=calendar.pk).exists()


def may_publish_in(calendar, user):
    """Whether a user may let events of a calendar go live."""
    return calendar.permissions_for_user(user).can_publish_subpage()


def may_edit(page, user):
    return user is None or page.permissions_for_user(user).can_edit()


def reason_to_wait(page, user, publish=False):
    """Why a page cannot be changed now; empty where it can.

    Whoever may publish where events are imported to need not be allowed to do so where
    this one has gone since.
    """
    if not may_edit(page, user):
        return _("You may not edit this page.")
    if publish and user and not page.permissions_for_user(user).can_publish():
        return _("You may not publish this page.")
    if page.locked:
        return _("The page is locked.")
    if page.current_workflow_state:
        return _("The page is being moderated.")
    return ""


def reason_not_to_decide(page, user):
    """Why this user cannot let a source change a page now; empty where they can."""
    return reason_to_wait(page, user, publish=page.live)


def may_hide(page, user):
    """Whether a user may hide an event: that unpublishes it in every language."""
    live = EventPage.objects.filter(translation_key=page.translation_key, live=True)
    return page.permissions_for_user(user).can_edit() and all(
        each.permissions_for_user(user).can_unpublish() for each in live
    )
