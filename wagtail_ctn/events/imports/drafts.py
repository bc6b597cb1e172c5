"""Which versions of a page an import writes, what is in its draft, and writing them.

A live page may have a draft that waits: an editor's, or what earlier imports brought.
"""

from wagtail.models import Revision

from ..models import EventPage
from .on_page import put_values


def is_written_live(page, publish):
    """Whether what visitors see of a page changes at once."""
    return publish and page.live


def is_written_in_draft(page, publish):
    """Whether the latest revision of a page changes, be it in order to be published."""
    return page.has_unpublished_changes or not is_written_live(page, publish)


def state_of(page):
    """What is otherwise as soon as somebody has saved, published or unpublished it."""
    return page.live, page.has_unpublished_changes, page.latest_revision_id


def drafts_of(pages):
    """``{id: the page as its latest revision has it}``, to be looked at only.

    Two queries, but for pages that have a translation: what a draft shares with that is
    told by the page alone.
    """
    ids = [page.latest_revision_id for page in pages]
    revisions = Revision.objects.in_bulk([pk for pk in ids if pk])
    translated = keys_of_several(pages)
    drafts = {}
    for page in pages:
        revision = revisions.get(page.latest_revision_id)
        if revision is None:
            drafts[page.pk] = page
        elif page.translation_key in translated:
            drafts[page.pk] = page.specific.with_content_json(revision.content)
        else:
            # Not asking whether what it refers to is still there, one by one.
            drafts[page.pk] = EventPage.from_serializable_data(
                revision.content, check_fks=False
            )
    return drafts


def keys_of_several(pages):
    """The translation keys that other pages have as well, aliases apart."""
    keys = [page.translation_key for page in pages]
    others = EventPage.objects.filter(translation_key__in=keys, alias_of=None)
    others = others.exclude(pk__in=[page.pk for page in pages])
    return set(others.values_list("translation_key", flat=True))


def write(page, live, draft, *, publish, user):
    """Put values on the live page and on its draft; ``None`` where one stays as it is.

    The draft comes last, so that it stays the latest, and need not be whole. With
    ``publish`` that of a page that was never live becomes the page.
    """
    latest = page.get_latest_revision_as_object()
    was_never_live = not page.live and page.first_published_at is None
    if live:
        go_live(page, live, user)
    if draft is not None and publish and was_never_live:
        go_live(latest, draft, user)
    elif draft is not None:
        put_values(latest, draft)
        latest.save_revision(user=user, log_action=True, clean=False)


def go_live(page, values, user):
    """Whoever may publish was asked before."""
    put_values(page, values)
    page.full_clean()
    revision = page.save_revision(user=user, log_action=True)
    revision.publish(user=user, skip_permission_checks=True)
