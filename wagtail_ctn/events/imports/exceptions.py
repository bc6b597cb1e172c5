"""The dates of a VEVENT that are not as its rule says, as rows of an event's page."""

from datetime import time

from wagtail_ctn.ical.recurrence import wall_start
from wagtail_ctn.ical.when import in_zone

from ..models import EventException, EventPage
from ..schedule import (
    EXCEPTION_FIELDS,
    EXCEPTION_TEXTS,
    changed_when,
    is_same_time,
    part_on,
    parts_of,
    planned_by,
    with_addresses,
)
from ..told_apart import CHANGE, CHANGES
from .on_page import DATE_NAMES, EXCEPTION_VALUES, as_json, by_date, put_values
from .own_words import own_title, reason_and_note, take_apart
from .texts import cut, plain, short

LONGEST_NOTE = 2000
Change = EventException.Change


def put_dates(event, values, patience):
    """Add ``extra_dates`` and ``exceptions`` to values that say when it usually is."""
    values["extra_dates"] = extra_values(event.extra, values)
    put_exceptions(event, values, patience)


def values_with_dates(event, current, patience):
    """What is here of an event, with the dates that a calendar tells of alone."""
    values = {**current, "extra_dates": list(current["extra_dates"])}
    put_exceptions(event, values, patience)
    exceptions = by_date([*current["exceptions"], *values["exceptions"]])
    return {**values, "exceptions": exceptions}


def put_exceptions(event, values, patience):
    """Add ``exceptions``; a changed date that no rule gives is one more date."""
    values["exceptions"] = []
    if not (event.overrides or event.excluded):
        return
    dates = dates_of(event, values, patience)
    strays = [
        row.original
        for row in event.overrides
        if row.original not in dates and not row.cancelled
    ]
    if strays:
        values["extra_dates"] += extra_values(strays, values)
        dates = dates_of(event, values, patience)
    rows = [
        key_values(dates[start], Change.LEFT_OUT)
        for start in event.excluded
        if start in dates
    ]
    for override in event.overrides:
        if override.original in dates:
            rows.append(override_values(event, override, dates[override.original]))
    values["exceptions"] = by_date(without_repeats(row for row in rows if row))


def without_repeats(rows):
    """The rows without texts that hold on their dates already.

    A calendar says them of each part and each date anew.
    """
    said, found = dict.fromkeys(EXCEPTION_TEXTS, ""), []
    for row in sorted(rows, key=texts_first):
        texts = {name: row[name] for name in EXCEPTION_TEXTS}
        is_following = row["change"] == Change.FOLLOWING
        if is_following and texts == said:
            continue
        if is_following:
            said = texts
        elif row["change"] != Change.CHANGED:
            repeated = [name for name in ("title", "note") if row[name] == said[name]]
            row = {**row, **dict.fromkeys(repeated, "")}
        found.append(row)
    return found


def texts_first(row):
    """By date; of one date the texts that hold from it on before what else is."""
    return row["original_date"], row["change"] != Change.FOLLOWING


def page_with(values, **others):
    """An unsaved page with the dates of some values."""
    page = EventPage()
    put_values(page, {**values, "exceptions": [], **others}, DATE_NAMES)
    return page


def dates_of(event, values, patience):
    """``{start: EventDate}`` of the days on which the event leaves out or changes any.

    Rules are followed on those days alone, however far they are from each other.
    """
    starts = [*event.excluded, *(row.original for row in event.overrides)]
    days = {start.date() for start in starts}

    def on_days(part):
        by_rule = patience.on_days(part, days) if part.rule else []
        return sorted({wall_start(part.when), *by_rule})

    found = with_addresses(planned_by(page_with(values), on_days))
    return {planned.original: planned for planned in found}


def extra_values(starts, values):
    """Dates besides the rule; their time only where it is not the usual one by then."""
    parts = parts_of(page_with(values, extra_dates=[])) if starts else []
    rows = []
    for start in starts:
        usual = parts[part_on(parts, start.date())].when.start_time
        clock = None if start.time() == (usual or time()) else start.time()
        rows.append({"date": as_json(start.date()), "start_time": as_json(clock)})
    return rows


def key_values(planned, change):
    """A row about one date that says nothing but its kind."""
    day, clock = planned.key
    empty = dict.fromkeys(EXCEPTION_VALUES)
    texts = dict.fromkeys(EXCEPTION_TEXTS, "")
    clock = None if change == Change.FOLLOWING else clock
    key = {"original_date": as_json(day), "original_time": as_json(clock)}
    return {**empty, **texts, **key, "change": change.value}


def override_values(event, override, planned):
    """The row of a date that is told of by itself; ``None`` if it is as usual."""
    change = change_of(event, override, planned)
    row = key_values(planned, change)
    row |= texts_apart(event, override) if event.own else texts_said(event, override)
    if change == Change.MOVED:
        row |= moved_values(planned.usual, override.when or planned.usual)
    says_nothing = not (override.own or row["title"] or row["reason"] or row["note"])
    if change == Change.CHANGED and says_nothing:
        return None
    return row


def texts_apart(event, override):
    """The texts of one date in a file that tells them apart."""
    title = short(override.summary)
    note = override.description.removesuffix(event.description)
    return {
        "title": "" if title == short(event.summary) else title,
        "reason": cut(override.comment),
        "note": cut(note.strip(), LONGEST_NOTE),
    }


def texts_said(event, override):
    """The texts of one date that are not those of all dates."""
    said = take_apart(plain(event.description))
    is_marked = event.status != "CONFIRMED"
    title = short(own_title(override.summary, is_marked or override.cancelled))
    reason, note = "", ""
    if override.description:
        text = plain(override.description)
        reason, note = reason_and_note(text, plain(event.description), said.status)
    if override.location and override.location != event.location:
        note = f"{short(override.location)}\n{note}".strip()
    return {
        "title": "" if title == short(own_title(event.summary, is_marked)) else title,
        "reason": cut(reason),
        "note": cut(note, LONGEST_NOTE),
    }


def change_of(event, override, planned):
    """The kind of an exception, as a file of ours says or as it looks.

    Of an event that is cancelled as a whole each date is; it may be moved besides.
    """
    told = dict(override.own).get(CHANGE)
    if told in CHANGES:
        return Change(told)
    is_all_over = event.status == "CANCELLED" and not event.is_partial
    if override.cancelled and not is_all_over:
        return Change.CANCELLED
    when, usual = override.when, planned.usual
    is_moved = when and not is_same_time(in_zone(when, usual.timezone), usual)
    return Change.MOVED if is_moved else Change.CHANGED


def moved_values(usual, when):
    """When a moved date is; its end only where it lasts otherwise than usual."""
    when = in_zone(when, usual.timezone)
    row = EventException(
        change=Change.MOVED,
        new_start_date=when.start_date,
        new_start_time=when.start_time,
    )
    if not (when.open_ended or is_same_time(changed_when(usual, row), when)):
        row.new_end_date, row.new_end_time = when.last_date, when.end_time
    names = [name for name in EXCEPTION_FIELDS if name.startswith("new_")]
    return {name: as_json(getattr(row, name)) for name in names}
