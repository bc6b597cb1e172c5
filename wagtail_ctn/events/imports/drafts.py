"""Which versions of a page an import writes, and what is in its draft.

A live page may have a draft that waits: an editor's, or what earlier imports brought.
"""

from wagtail.models import Revision

from ..models import EventPage


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
