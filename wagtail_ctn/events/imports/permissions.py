"""What a user may import, and where to."""

from wagtail.permissions import page_permission_policy

from ..models import CalendarPage


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
