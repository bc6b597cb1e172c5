"""Puts together again what this package writes as several VEVENTs of one event.

A later part of a series has the event's UID and its first date, a date that clients
cannot take as an exception the UID and its address: see
:mod:`wagtail_ctn.events.vevents`. Both are related to the event's own UID.
"""

import re
from dataclasses import replace
from datetime import datetime, time

from wagtail_ctn.ical.reader import Override
from wagtail_ctn.ical.recurrence import wall_start
from wagtail_ctn.ical.writer import OWN

from ..models import EventException
from ..schedule import day_of
from ..told_apart import CHANGE, END_DATE, TEXTS, told_end_date, told_when
from .rejecting import CANNOT_BE, note, rejection

PART = re.compile(r"\d{8}(T\d{4})?")


def joined(events):
    """These :class:`~wagtail_ctn.ical.reader.ReadEvent`, each event once.

    And the notes of those of which that cannot be: ``(events, rejected)``.
    """
    rejected = []
    told = each_possible(as_told, events, rejected)
    found = {event.uid: event for event in told}
    # A date may be related to a part that has gone into its event.
    whole_of = {}
    each_possible(lambda event: join(event, found, whole_of), told, rejected)
    lost = {note.uid for note in rejected}
    events = [event for event in found.values() if event.uid not in lost]
    return tuple(events), tuple(rejected)


def each_possible(step, events, rejected):
    """What a step makes of each event but those that it rejects."""
    made = []
    for event in events:
        try:
            made.append(step(event))
        except CANNOT_BE as error:
            rejected.append(rejection(event, error))
    return made


def join(event, found, whole_of):
    """Let an event go into the one that it is a part or a date of, if it is any."""
    whole = found.get(whole_of.get(event.related_to, event.related_to))
    if whole is None or whole is event:
        return
    suffix = event.uid.removeprefix(f"{event.related_to}-")
    if suffix == event.uid:
        suffix = event.uid.removeprefix(f"{whole.uid}-")
    if suffix == event.uid or event.is_partial or whole.is_partial:
        return
    if PART.fullmatch(suffix):
        found[whole.uid] = with_part(whole, event)
        whole_of[event.uid] = whole.uid
        del found[event.uid]
    elif day_of(suffix) and not event.parts[-1].rule:
        found[whole.uid] = with_date(whole, event, start_of(suffix, whole))
        del found[event.uid]


def as_told(event):
    """An event of a file of ours, whose last part says apart when it is."""
    if not (event.own and event.parts):
        return event
    *earlier, last = event.parts
    own = replace(last, when=told_when(event.own, last.when))
    notes = event.notes
    text = dict(event.own).get(END_DATE, "")
    if text and told_end_date(event.own) is None:
        name = f"{OWN}{END_DATE}"
        notes = (*notes, note(event, "date_out_of_range", text, name))
    return with_own_texts(replace(event, parts=(*earlier, own), notes=notes))


def with_own_texts(event):
    """An event whose dates have texts from the first one on, as a file says apart."""
    told = dict(event.own)
    if told.get(CHANGE) != EventException.Change.FOLLOWING:
        return event
    title, reason, note = (told.get(name, "") for name in TEXTS)
    texts = texts_from(event, title, event.description, reason)
    description = event.description.removeprefix(note).strip()
    overrides = [as_changed(row, description) for row in overrides_in_full(event)]
    return replace(event, description=description, overrides=(*overrides, texts))


def as_changed(row, description):
    """A date with other texts than the rest, as a file says it apart."""
    told = dict(row.own)
    changes = EventException.Change
    if told.get(CHANGE) not in (changes.CHANGED, changes.FOLLOWING):
        return row
    text = "\n\n".join([told.get("NOTE", ""), description]).strip()
    return replace(row, description=text)


def overrides_in_full(event):
    """The dates told of apart with all that they say, not only what is another text."""
    return tuple(
        replace(
            row,
            summary=row.summary or event.summary,
            description=row.description or event.description,
        )
        for row in event.overrides
    )


def texts_from(event, summary, description, comment=""):
    """Texts that hold from the first date of an event or of a part on."""
    return Override(
        original=min([wall_start(event.parts[-1].when), *event.extra]),
        summary=summary,
        description=description,
        comment=comment,
        own=((CHANGE, EventException.Change.FOLLOWING.value),),
    )


def with_part(whole, part):
    """An event with one more part; the latest says what it is now."""
    parts = sorted([*whole.parts, *part.parts], key=lambda each: each.when.start_date)
    if not part.own:
        # A feed says all in words; those that are the event's are no other texts.
        texts = texts_from(part, part.summary, part.description)
        part = replace(part, overrides=(*overrides_in_full(part), texts))
    return replace(
        whole,
        parts=tuple(parts),
        extra=(*whole.extra, *part.extra),
        excluded=(*whole.excluded, *part.excluded),
        overrides=(*whole.overrides, *part.overrides),
    )


def with_date(whole, single, original):
    """An event with a date that came by itself."""
    when = single.parts[-1].when
    override = Override(
        original=original,
        when=when,
        cancelled=single.status == "CANCELLED" != whole.status,
        summary=single.summary,
        description=single.description,
        location=single.location,
        comment=single.comment,
        own=single.own,
    )
    if original in whole.excluded:
        excluded = tuple(start for start in whole.excluded if start != original)
        return replace(whole, excluded=excluded, overrides=(*whole.overrides, override))
    start = datetime.combine(when.start_date, when.start_time or time())
    override = replace(override, original=start)
    return replace(
        whole,
        extra=(*whole.extra, start),
        overrides=(*whole.overrides, override),
    )


def start_of(address, whole):
    """The start that an address names: with the time only for a second one a day."""
    day = day_of(address)
    if len(address) > len("2020-07-15-"):
        return datetime.combine(day, datetime.strptime(address[11:], "%H%M").time())
    known = [start for start in whole.excluded if start.date() == day]
    usual = whole.parts[-1].when.start_time
    return known[0] if known else datetime.combine(day, usual or time())
