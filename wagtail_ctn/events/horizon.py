"""Tells when the index does not reach far enough ahead.

Endless series are followed to a horizon that moves on with each publication, the
command and a daily task. Where none of these runs, calendars run out of dates.
"""

from datetime import timedelta

from django.core.checks import Tags, Warning, register
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component

LEAST_AHEAD = timedelta(days=548)  # 18 months


def shortest_reach():
    """The first date at which an endless series ends, where that is too soon.

    ``None`` where all reach far enough. A horizon that the site set nearer is meant.
    """
    from .models import EventEntry
    from .schedule import horizon

    soon = min(timezone.localdate() + LEAST_AHEAD, horizon() - timedelta(days=1))
    short = EventEntry.objects.filter(reaches_to__lt=soon).order_by("reaches_to")
    return short.values_list("reaches_to", flat=True).first()


@register(Tags.database)
def check_horizon(app_configs, databases=None, **kwargs):
    """Run by ``migrate`` and by ``check --database default``."""
    from .models import EventEntry

    if not databases or not has_table(EventEntry, databases):
        return []
    reach = shortest_reach()
    if reach is None:
        return []
    return [
        Warning(
            f"The index of events knows dates of endless series to {reach} only.",
            hint="Run manage.py rebuild_occurrences, and have a queue run the tasks.",
            id="wagtail_ctn.W004",
        )
    ]


def has_table(model, databases):
    """Whether there is anything to look at, which there is not before ``migrate``."""
    from django.db import connections, router

    name = router.db_for_read(model)
    if name not in databases:
        return False
    connection = connections[name]
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        if model._meta.db_table not in tables:
            return False
        columns = connection.introspection.get_table_description(
            cursor, model._meta.db_table
        )
    return "reaches_to" in {column.name for column in columns}


class HorizonPanel(Component):
    """A warning on the admin's home page."""

    name = "horizon"
    template_name = "wagtail_ctn_events/admin/horizon.html"
    order = 10
    heading = _("The calendar runs out of dates")

    def __init__(self, reach):
        self.reach = reach

    def get_context_data(self, parent_context):
        return {"reach": self.reach, "heading": self.heading}
