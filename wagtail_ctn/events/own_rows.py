"""All rows of one event, for its page: what there is none of is not asked for."""

from django.db.models import BigAutoField, CharField, Value

from wagtail_ctn.prepared import Parameter, prepared

from .display import rows_by_page
from .models import EventPage

# What each kind of row refers to, where a page shows it.
TERMS = {"topics": "topic", "partners": "partner", "audiences": "audience"}
KINDS = [*EventPage.shared_relations, *EventPage.shared_rows, "prepared_by"]
PAGE = Parameter("page", BigAutoField())


def load_own_rows(page):
    """Let an event that is only looked at have its rows in memory."""
    there = {name for (name,) in kinds_that_are_there(page=page.pk)}
    for name in KINDS:
        setattr(page, name, rows_of(page, name) if name in there else [])
    page.has_rows = True


def rows_of(page, name):
    model = model_of(name)
    if term := TERMS.get(name):
        return rows_by_page(model, [page], term)[page.pk]
    return model.objects.filter(page=page.pk).order_by(*model._meta.ordering, "pk")


@prepared
def kinds_that_are_there():
    queries = [
        model_of(name)
        .objects.filter(page=PAGE)
        .order_by()
        .values_list(Value(name, output_field=CharField()))
        for name in KINDS
    ]
    first, *others = queries
    # Not all of them: each name once.
    return first.union(*others).order_by()


def model_of(name):
    return EventPage._meta.get_field(name).related_model
