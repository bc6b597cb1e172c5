"""Changes of one date, of a date and all that follow, or of a whole series.

They work on an event in memory and save nothing. What was before a date stays as it
was: a series is split inside its page, into a part that ends and one that begins.
"""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from wagtail_ctn.ical.recurrence import (
    TIME_PARTS,
    Recurrence,
    ended_before,
    moved_to,
    read_rule,
    wall_start,
    with_parts,
)
from wagtail_ctn.ical.when import in_gap

from .repeats import moved_rule
from .schedule import (
    WHEN_FIELDS,
    event_dates,
    part_on,
    parts_of,
    take_when,
    unmatched_exceptions,
)

# So many dates get an exception each; where more follow, the series ends instead.
MOST_ROWS = 60
LAST = date(2199, 12, 31)


class ChangeError(ValueError):
    """A change that cannot be made.

    ``code`` is ``earlier_part`` (the date belongs to a part that has ended),
    ``same_day`` (another date of that day is before it), ``overlaps`` (dates that stay
    would not be before those that move), ``rule_stays`` (the days of the rule cannot
    move), ``rule_times`` (nor can its times), ``own_time`` (it is not the time of the
    others), ``too_many`` (dates, to have an exception each), ``taken`` (there is a date
    then already), ``start_in_gap`` (clocks skip that time) or ``whole_days`` (a series
    of them has no time).
    """

    def __init__(self, code):
        super().__init__(code)
        self.code = code


def following(page, chosen, most=MOST_ROWS):
    """``chosen`` and the dates planned after it; ``None`` if they are more than most.

    The last of an endless series is never known.
    """
    own = parts_of(page)[-1]
    if own.rule and own.is_endless:
        return None
    first = chosen.original.date()
    dates = [d for d in event_dates(page, first, LAST) if d.original >= chosen.original]
    return dates if len(dates) <= most else None


# Exceptions


def except_date(page, chosen, change, **fields):
    """Give one date an exception, in place of what it has."""
    row = chosen.exception
    if row is None:
        model = page._meta.get_field("exceptions").related_model
        day, clock = chosen.key
        row = model(original_date=day, original_time=clock, locale_id=page.locale_id)
        row.sort_order = len(page.exceptions.all())
    row.change = change
    for name, value in fields.items():
        setattr(row, name, value)
    page.exceptions.add(row)
    return row


def except_following(page, chosen, change, **fields):
    """The same for a date and all that follow. Raises :class:`ChangeError`."""
    dates = following(page, chosen)
    if dates is None:
        raise ChangeError("too_many")
    for each in dates:
        if each == chosen or each.change not in ("left_out", change):
            except_date(page, each, change, **fields)


def move_date(page, chosen, day, clock, **fields):
    """Let one date take place at another time, as long as usual.

    Raises :class:`ChangeError`.
    """
    need_real_start(chosen.usual, day, clock)
    return except_date(
        page,
        chosen,
        "moved",
        new_start_date=day,
        new_start_time=clock if clock != chosen.usual.start_time else None,
        new_end_date=None,
        new_end_time=None,
        **fields,
    )


def restore(page, dates):
    """Take the exceptions of these dates away."""
    rows = [found.exception for found in dates if found.exception]
    if rows:
        page.exceptions.remove(*rows)


def add_date(page, day, clock=None):
    """One date more. Raises :class:`ChangeError` where there is one then already."""
    parts = parts_of(page)
    when = parts[part_on(parts, day)].when
    usual_time = when.start_time
    need_real_start(when, day, clock or usual_time)
    start = datetime.combine(day, clock or usual_time or datetime.min.time())
    if any(found.original == start for found in event_dates(page, day, day)):
        raise ChangeError("taken")
    usual = clock is None or clock == usual_time
    row = page._meta.get_field("extra_dates").related_model(
        date=day,
        start_time=None if usual else clock,
        sort_order=len(page.extra_dates.all()),
    )
    page.extra_dates.add(row)
    return row


# Series


def cancel_following(page, chosen, reason=""):
    """Cancel a date and all that follow; say how.

    ``cancelled`` means that each has its exception, for visitors to see; a series with
    more dates than that has ``ended``, its last date being the one before. Of one that
    only extra dates are before, the first date stays, cancelled.
    """
    if following(page, chosen) is None:
        need_own_part(page, chosen)
        need_first_of_day(page, chosen)
        if has_begun_before(page, chosen.original.date()):
            end_before(page, chosen)
            return "ended"
        end_with_first(page, chosen.original.date())
    except_following(page, chosen, "cancelled", reason=reason)
    return "cancelled"


def has_begun_before(page, day):
    """Whether the series, or a part of it, has a first date before a day."""
    return parts_of(page)[0].when.start_date < day


def end_with_first(page, day):
    """Take the rule away; an event always has the date that it begins with."""
    page.recurrence = ""
    gone = [row for row in unmatched_exceptions(page) if row.original_date >= day]
    if gone:
        page.exceptions.remove(*gone)


def end_before(page, chosen):
    """Let the series end with the date before this one, which is not its first."""
    day = chosen.original.date()
    own = parts_of(page)[-1]
    earlier = sorted(page.earlier_parts.all(), key=lambda part: part.start_date)
    if earlier and day <= own.when.start_date:
        # Nothing is left of it: the part before is the event's own again.
        take_when(page, earlier[-1].when)
        page.recurrence = earlier[-1].recurrence
        page.earlier_parts.remove(earlier[-1])
    else:
        page.recurrence = ended_before(own, day)
        keep_lost_dates(page, own, parts_of(page)[-1], day)
    later = [row for row in page.extra_dates.all() if row.date >= day]
    if later:
        page.extra_dates.remove(*later)
    gone = [row for row in page.exceptions.all() if row.original_date >= day]
    if gone:
        page.exceptions.remove(*gone)


def split(page, day):
    """Make what was before ``day`` an earlier part; say whether there was anything.

    The page then begins with its first date on or after that day. Exceptions and extra
    dates stay as they are: they are known by their dates.
    """
    own = parts_of(page)[-1]
    if not own.rule or day <= own.when.start_date:
        return False
    start = next(own.by_rule(day, LAST), None)
    if start is None:
        return False
    part = page._meta.get_field("earlier_parts").related_model(
        recurrence=ended_before(own, start.date()),
        sort_order=len(page.earlier_parts.all()),
        **{name: getattr(page, name) for name in WHEN_FIELDS},
    )
    keep_lost_dates(page, own, part.recurrence_set, start.date())
    page.earlier_parts.add(part)
    page.recurrence = rest_of(own, start)
    take_when(page, moved_to(own.when, start))
    return True


def rest_of(recurrence, start):
    """The rule from one of its dates on: a number of times is one of what is left."""
    count = read_rule(recurrence.rule).get("COUNT")
    if count is None:
        return recurrence.rule
    before = recurrence.by_rule(date.min, start.date())
    gone = sum(1 for each in before if each < start)
    left = int(count) - gone
    return with_parts(recurrence.rule, COUNT=str(left)) if left > 1 else ""


def keep_lost_dates(page, before, after, day):
    """Dates that the ended rule does not give, the first being none of the rule's."""
    last = day - timedelta(days=1)
    kept = after.between(date.min, last)
    usual_time = before.when.start_time or time()
    for start in set(before.between(date.min, last)) - set(kept):
        row = page._meta.get_field("extra_dates").related_model(
            date=start.date(),
            start_time=None if start.time() == usual_time else start.time(),
            sort_order=len(page.extra_dates.all()),
        )
        page.extra_dates.add(row)


def move_following(page, chosen, day, clock):
    """Move a date and all that follow by as much; what was before stays."""
    need_own_part(page, chosen)
    need_first_of_day(page, chosen)
    clock = clock_for_all(page, chosen, day, clock)
    need_order(page, chosen, day)
    own = parts_of(page)[-1]
    if chosen.original.date() > own.when.start_date:
        if not own.rule or not split(page, chosen.original.date()):
            raise ChangeError("rule_stays")
    unmove(page, chosen)
    move_from(page, chosen.original, day, clock)


def move_all(page, chosen, day, clock):
    """Move the whole series, past dates too, as this date moves."""
    clock = clock_for_all(page, chosen, day, clock)
    days = day - chosen.original.date()
    unmove(page, chosen)
    parts = list(page.earlier_parts.all())
    moved = [shifted(Recurrence(p.when, p.recurrence), days, clock) for p in parts]
    own = shifted(parts_of(page)[-1], days, clock)
    for part, (when, rule) in zip(parts, moved, strict=True):
        take_when(part, when)
        part.recurrence = rule
        page.earlier_parts.add(part)
    page.recurrence = own[1]
    take_when(page, own[0])
    move_rows(page, date.min, days)


def unmove(page, chosen):
    """It goes with the others now, wherever it had been moved by itself."""
    if chosen.is_moved:
        page.exceptions.remove(chosen.exception)


def move_from(page, original, day, clock):
    days = day - original.date()
    if clock and len(parts_of(page)) == 1:
        keep_times(page, original.date())
    when, rule = shifted(parts_of(page)[-1], days, clock)
    page.recurrence = rule
    take_when(page, when)
    move_rows(page, original.date(), days)


def keep_times(page, day):
    """Extra dates before a day stay at the usual time, which is about to change."""
    rows = [
        row
        for row in page.extra_dates.all()
        if row.date < day and row.start_time is None
    ]
    for row in rows:
        row.start_time = page.start_time
    page.extra_dates.add(*rows)


def shifted(recurrence, days, clock):
    """``(when, rule)`` of a series so many days later and at this time of day.

    Without a time it keeps its own, and a series of whole days stays one. Raises
    :class:`ChangeError`.
    """
    if clock and has_times(recurrence.rule):
        raise ChangeError("rule_times")
    when = recurrence.when
    start = wall_start(when) + days
    if not when.all_day and clock:
        start = datetime.combine(start.date(), clock)
    new = moved_to(when, start)
    rule = moved_rule(recurrence.rule, when, new)
    if rule is None:
        raise ChangeError("rule_stays")
    return new, rule


def move_rows(page, first, days):
    """Exceptions and extra dates go along with their dates."""
    if not days:
        return
    exceptions = [row for row in page.exceptions.all() if row.original_date >= first]
    for row in exceptions:
        row.original_date += days
        if row.new_start_date:
            row.new_start_date += days
        if row.new_end_date:
            row.new_end_date += days
    extra = [row for row in page.extra_dates.all() if row.date >= first]
    for row in extra:
        row.date += days
    # Rows that were read from the database are not the page's until they are added.
    page.exceptions.add(*exceptions)
    page.extra_dates.add(*extra)


def need_own_part(page, chosen):
    if chosen.part < len(parts_of(page)) - 1:
        raise ChangeError("earlier_part")


def need_real_start(when, day, clock):
    if clock and in_gap(day, clock, when.timezone):
        raise ChangeError("start_in_gap")


def need_first_of_day(page, chosen):
    """A series ends and begins with a day: what is earlier on it would go along."""
    day = chosen.original.date()
    dates = event_dates(page, day, day)
    if any(d.original < chosen.original and not d.is_left_out for d in dates):
        raise ChangeError("same_day")


def need_order(page, chosen, day):
    """The parts of a series come one after the other: none goes back over another.

    Nor over a date that was left out: that would leave out what comes there.
    """
    last = chosen.original.date() - timedelta(days=1)
    dates = event_dates(page, day, last)
    if any(found.original.date() <= last for found in dates):
        raise ChangeError("overlaps")


def clock_for_all(page, chosen, day, clock):
    """The time that a series gets where this date does; ``None``: it keeps its own.

    A series of whole days stays one, or it would lose the time without a word. Raises
    :class:`ChangeError`.
    """
    if chosen.usual.all_day and clock:
        raise ChangeError("whole_days")
    need_real_start(chosen.usual, day, clock)
    if clock == chosen.usual.start_time:
        return None
    if has_own_time(page, chosen):
        raise ChangeError("own_time")
    return clock


def has_own_time(page, chosen):
    """Whether it is an extra date that says itself at what time it is."""
    start = chosen.original
    return chosen.is_extra and any(
        (row.date, row.start_time) == (start.date(), start.time())
        for row in page.extra_dates.all()
    )


def has_times(rule):
    """Whether a rule says at what times its dates are; imported ones may."""
    return bool(rule) and not read_rule(rule).keys().isdisjoint(TIME_PARTS)


# Changes of the whole form


def past_of(page, today):
    """What a series was before today: a change of it rewrites what has been."""
    last = today - timedelta(days=1)
    return {
        (found.usual.start(), replace(found.usual, timezone=""), found.usual.timezone)
        for found in event_dates(page, last=last)
        # A first date is there however far ahead.
        if not found.is_extra and found.original.date() <= last
    }


def is_series(page):
    return page.when is not None and bool(page.recurrence or page.earlier_parts.all())


def changes_past(old, new, today):
    """Whether ``new`` has other dates before today than the series ``old`` had."""
    if not is_series(old) or new.when is None:
        return False
    before = past_of(old, today)
    return bool(before) and before != past_of(new, today)


def loses_exceptions(old, new):
    """Whether ``new`` has exceptions about no date that ``old`` did not have so."""
    known = {row.key for row in unmatched_exceptions(old)}
    return any(row.key not in known for row in unmatched_exceptions(new))


def keep_before(page, old, day):
    """Let ``page`` have what ``old`` was before ``day``, and its own dates from then.

    ``old`` is changed as well: it is split. A number of times counts what has been.
    """
    own = parts_of(old)[-1]
    before = own.by_rule(date.min, day - timedelta(days=1)) if own.rule else ()
    gone = sum(1 for _start in before)
    if not split(old, day):
        ended = parts_of(old)[-1]
        if ended.when.start_date < day:
            end_all(old, ended)
    kept = [part for part in old.earlier_parts.all() if part.start_date < day]
    if not begin_with(page, day, gone) and kept:
        last = kept.pop()  # nothing comes after it
        take_when(page, last.when)
        page.recurrence = last.recurrence
    model = page._meta.get_field("earlier_parts").related_model
    names = [*WHEN_FIELDS, "recurrence"]
    page.earlier_parts.set(
        [
            model(sort_order=n, page=page, **{x: getattr(part, x) for x in names})
            for n, part in enumerate(kept)
        ]
    )
    for row in old.extra_dates.all():
        if row.pk is None:  # what splitting kept
            page.extra_dates.add(row)


def end_all(old, own):
    """A series that has no date from some day on becomes an earlier part as it is."""
    model = old._meta.get_field("earlier_parts").related_model
    values = {name: getattr(own.when, name) for name in WHEN_FIELDS}
    old.earlier_parts.add(model(recurrence=own.rule, **values))


def begin_with(page, day, gone):
    """Let the page's own series begin with its first date from ``day`` on.

    ``gone`` dates have been before it. Says whether there is any date from then on.
    """
    own = Recurrence(page.when, page.recurrence)
    if own.when.start_date >= day:
        return True
    if not own.rule:
        return False
    count = read_rule(own.rule).get("COUNT")
    rule = with_parts(own.rule, COUNT=None) if count else own.rule
    start = next(Recurrence(own.when, rule).by_rule(day, LAST), None)
    if start is None:
        return False
    if count:
        rule = with_parts(rule, COUNT=str(max(int(count) - gone, 1)))
    page.recurrence = rule
    take_when(page, moved_to(own.when, start))
    return True


def keep_as_extra(page, row):
    """The date of an exception that the rule no longer gives becomes an extra date."""
    add = page._meta.get_field("extra_dates").related_model
    page.extra_dates.add(
        add(
            date=row.original_date,
            start_time=row.original_time,
            sort_order=len(page.extra_dates.all()),
        )
    )


def as_unsaved(page, values, rows):
    """An event with other dates and rows, to look at: nothing of it is ever saved."""
    names = [*WHEN_FIELDS, "recurrence"]
    same = {name: getattr(page, name) for name in names}
    draft = type(page)(id=page.pk, locale_id=page.locale_id, **{**same, **values})
    for name, items in rows.items():
        getattr(draft, name).set(items)
    return draft
