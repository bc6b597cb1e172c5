"""Makes many event pages at once, as Wagtail would one by one.

One by one, Wagtail saves, logs and indexes each page three times: as a draft, with its
revision, and as published. Here each row is written once, as it is in the end. What
there is afterwards is the same: pages and their rows, revisions, log entries, the index
of references, search, and the dates of events; and ``page_published`` is sent for each.

``post_save`` is sent of each page as it is made and, at the end, as it is published:
"raw", so that Wagtail does not index it once more. It is not sent of a page's rows.
"""

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import connections, transaction
from django.db.models import (
    CharField,
    F,
    OuterRef,
    Subquery,
    prefetch_related_objects,
)
from django.db.models.functions import Cast
from django.db.models.signals import post_save
from django.utils import timezone
from modelcluster.models import get_all_child_relations
from wagtail.log_actions import get_active_log_context, registry
from wagtail.models import Page, ReferenceIndex, Revision
from wagtail.search.backends import get_search_backends
from wagtail.signals import page_published, published

from wagtail_ctn.slugs import Slugs

from ..indexing import index_events
from ..models import EventPage
from ..models.event import timezone_choices

# The slug of a title that has neither letters nor numbers.
NAMELESS = "event"


class BatchError(Exception):
    """Some pages cannot be made, and none was.

    ``problems`` are ``{index in the list: ValidationError}``.
    """

    def __init__(self, problems):
        super().__init__(f"{len(problems)} pages are not valid")
        self.problems = problems


@transaction.atomic
def create_pages(calendar, pages, *, publish, user=None):
    """Make these unsaved :class:`EventPage` the last children of a calendar.

    Their rows are set on them, as on any page; their slugs are made from their titles.
    ``user`` is who is noted as owner and in the log. All of them are made, or none:
    raises :class:`BatchError` where some are not valid.
    """
    if not pages:
        return
    parent = Page.objects.select_for_update().get(pk=calendar.pk)
    place(parent, pages, user)
    check(pages)
    kinds = kinds_of_rows(pages)
    save_pages(pages)
    for model, key, rows in kinds:
        save_rows(model, key, rows)
    revisions = save_revisions(pages, user)
    count_children(calendar, len(pages))
    finish(pages, revisions, publish)
    write_log(pages, revisions, publish, user)
    index(pages)
    if publish:
        tell(pages, revisions)


def count_children(calendar, more):
    """Note them on the parent, as treebeard does: stored, and on the object at hand."""
    rows = Page.objects.filter(pk=calendar.pk)
    rows.update(numchild=F("numchild") + more)
    calendar.numchild += more


def place(parent, pages, user):
    """Give pages their place in the tree, and what else Wagtail gives a new page."""
    last = parent.get_last_child()
    first = int(Page._str2int(last.path[-Page.steplen :])) + 1 if last else 1
    slugs = Slugs(parent, NAMELESS)
    content_type = ContentType.objects.get_for_model(EventPage)
    for number, page in enumerate(pages, first):
        page.depth = parent.depth + 1
        page.path = Page._get_path(parent.path, page.depth, number)
        page.slug = slugs.make(page.title)
        page.url_path = f"{parent.url_path}{page.slug}/"
        page.draft_title = page.title
        page.locale = parent.locale
        page.content_type = content_type
        page.owner = user
        page.live = False
        page._cached_parent_obj = parent


def check(pages):
    """Raise :class:`BatchError` for pages that an editor could not publish either.

    Keys to other rows are not looked up again: they were just read.
    """
    keys = [f.name for f in EventPage._meta.concrete_fields if f.is_relation]
    # Looking for a zone among all choices would take most of the time.
    zones = dict(timezone_choices())
    problems = {}
    for number, page in enumerate(pages):
        known = ["timezone"] if page.timezone in zones else []
        try:
            page.clean_fields(exclude=keys + known)
            page.clean_dates()
        except ValidationError as error:
            problems[number] = error
    if problems:
        raise BatchError(problems)


def save_pages(pages):
    fields = Page._meta.concrete_fields
    bases = [Page(**{f.attname: getattr(p, f.attname) for f in fields}) for p in pages]
    insert(Page, bases)
    for page, base in zip(pages, bases, strict=True):
        page.pk = page.id = base.pk
        page.save_base(raw=True, force_insert=True)


def kinds_of_rows(pages):
    """``[(model, name of its key, [(page, row)])]`` of the rows of unsaved pages.

    Each page is given the empty lists that it lacks: a saved one would ask for them in
    the database, again and again.
    """
    kinds = []
    for relation in get_all_child_relations(EventPage):
        name = relation.get_accessor_name()
        rows = [(p, row) for p in pages for row in getattr(p, name).get_object_list()]
        kinds.append((relation.related_model, relation.field.name, rows))
    return kinds


def save_rows(model, key, rows):
    for page, row in rows:
        setattr(row, key, page)
    insert(model, [row for _page, row in rows])


def insert(model, objects):
    """Write these so that each knows its id, which MySQL does not tell of many."""
    if connections[model.objects.db].features.can_return_rows_from_bulk_insert:
        model.objects.bulk_create(objects)
    else:
        for each in objects:
            each.save_base(raw=True, force_insert=True)


def save_revisions(pages, user):
    """``[Revision]`` of the pages as they are now: drafts."""
    now = timezone.now()
    base_type = ContentType.objects.get_for_model(Page)
    revisions = [
        Revision(
            content_type=page.content_type,
            base_content_type=base_type,
            object_id=str(page.pk),
            created_at=now,
            user=user,
            object_str=str(page),
            content=page.serializable_data(),
        )
        for page in pages
    ]
    Revision.objects.bulk_create(revisions, batch_size=100)
    stored = Revision.objects.filter(
        base_content_type=base_type,
        object_id__in=[revision.object_id for revision in revisions],
    )
    ids = dict(stored.values_list("object_id", "pk"))
    for revision in revisions:
        revision.pk = ids[revision.object_id]
    return revisions


def finish(pages, revisions, publish):
    """What saving a revision and publishing it write on a page."""
    now = timezone.now()
    values = {
        "latest_revision_created_at": revisions[0].created_at,
        "has_unpublished_changes": not publish,
    }
    if publish:
        values |= {"live": True, "first_published_at": now, "last_published_at": now}
    for page, revision in zip(pages, revisions, strict=True):
        for name, value in values.items():
            setattr(page, name, value)
        page.latest_revision = revision
        page.live_revision = revision if publish else None
    of_page = Revision.objects.filter(
        base_content_type=revisions[0].base_content_type,
        object_id=Cast(OuterRef("pk"), CharField(max_length=255)),
    )
    own = Subquery(of_page.values("pk")[:1])
    values["latest_revision"] = own
    if publish:
        values["live_revision"] = own
    Page.objects.filter(pk__in=[page.pk for page in pages]).update(**values)


def write_log(pages, revisions, publish, user):
    """The entries that making and publishing a page write."""
    context = get_active_log_context()
    model = registry.get_log_model_for_instance(pages[0])
    now = timezone.now()

    def entry(page, action, revision=None):
        return model(
            page=page,
            content_type=page.content_type,
            label=page.get_admin_display_title(),
            action=action,
            timestamp=now,
            user=user or context.user,
            uuid=context.uuid,
            revision=revision,
            content_changed=True,
        )

    entries = [entry(page, "wagtail.create") for page in pages]
    if publish:
        pairs = zip(pages, revisions, strict=True)
        entries += [entry(page, "wagtail.publish", each) for page, each in pairs]
    model.objects.bulk_create(entries, batch_size=100)


def index(pages):
    """References, search, and the dates of events."""
    prefetch_related_objects(pages, "venue")
    for page in pages:
        ReferenceIndex.create_or_update_for_object(page)
    for backend in get_search_backends(with_auto_update=True):
        backend.add_bulk(EventPage, pages)
    index_events(pages)


def tell(pages, revisions):
    saved = {"raw": True, "using": pages[0]._state.db, "update_fields": None}
    for page, revision in zip(pages, revisions, strict=True):
        post_save.send(sender=EventPage, instance=page, created=False, **saved)
        page_published.send(sender=EventPage, instance=page, revision=revision)
        published.send(sender=EventPage, instance=page, revision=revision)
