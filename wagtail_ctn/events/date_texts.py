"""What is said of one date, of all from a date on, or of every date of an event.

They work on an event in memory and save nothing, as :mod:`.changes` does. Texts are a
dict of ``title``, ``note`` and ``reason``; an empty one says what the event itself
does.
"""

from datetime import date, timedelta

from .changes import except_date, need_first_of_day, need_own_part, split
from .schedule import following_on, following_texts, parts_of


def texts_of(row):
    """What a row says; ``None`` says nothing."""
    return {name: getattr(row, name, "") for name in ("title", "note", "reason")}


def change_texts(page, chosen, texts):
    """Other texts for one date; if it was moved or cancelled, it stays so."""
    except_date(page, chosen, chosen.change or "changed", **texts)


def change_texts_from(page, chosen, texts):
    """Other texts for a date and all that follow, however many they are.

    The series is split, so that each part of it has one title where it is subscribed
    to. Raises :class:`~.changes.ChangeError`.
    """
    day = chosen.original.date()
    if day <= first_day(page):
        change_texts_of_all(page, chosen, texts)
        return
    need_own_part(page, chosen)
    need_first_of_day(page, chosen)
    split(page, day)
    say_from(page, day, without_own(page, chosen, texts))


def change_texts_of_all(page, chosen, texts):
    """Other texts for every date, past ones too; the title becomes the event's own."""
    if texts["title"]:
        page.title = texts["title"]
        for row in page.exceptions.all():
            row.title = ""
            page.exceptions.add(row)
    texts = without_own(page, chosen, {**texts, "title": ""})
    say_from(page, first_day(page), texts)


def restore_texts_from(page, chosen):
    """A date and all that follow say what the event itself does."""
    day = chosen.original.date()
    rows = following_texts(page.exceptions.all())
    if following_on(rows, day - timedelta(days=1)):
        need_own_part(page, chosen)
        need_first_of_day(page, chosen)
        split(page, day)
    remove_texts_from(page, day)
    say_from(page, day, texts_of(None))


def remove_texts_from(page, day=date.min):
    """Without the rows that say other texts from a day on, or a later one."""
    rows = following_texts(page.exceptions.all())
    gone = [row for row in rows if row.original_date >= day]
    if gone:
        page.exceptions.remove(*gone)


def first_day(page):
    """The day of the event's first date, whether the rule gives it or not."""
    extra = [row.date for row in page.extra_dates.all()]
    return min([parts_of(page)[0].when.start_date, *extra])


def without_own(page, chosen, texts):
    """What all are to say; the chosen date says nothing else besides.

    Why it is cancelled or moved is said of that date, not of all that follow.
    """
    if chosen.change == "changed":
        page.exceptions.remove(chosen.exception)
    if chosen.change not in ("cancelled", "moved"):
        return texts
    row = chosen.exception
    row.title, row.note, row.reason = "", "", texts["reason"]
    page.exceptions.add(row)
    return {**texts, "reason": ""}


def say_from(page, day, texts):
    """Let these texts hold from a day on.

    Where they are empty nothing is taken from later dates: some may have a note of
    their own.
    """
    given = {name: text for name, text in texts.items() if text}
    rows = following_texts(page.exceptions.all())
    before = following_on(rows, day - timedelta(days=1))
    row = next((row for row in rows if row.original_date == day), None)
    for each in list(page.exceptions.all()):
        if each.original_date >= day and each is not row:
            give_way(page, each, given)
    if given or before:
        put_row(page, row, day, texts)
    elif row:
        page.exceptions.remove(row)


def give_way(page, row, given):
    """Let a later row say nothing else than what is given; it goes if that was all."""
    if row.is_following:
        # What it left empty would be as the event says.
        said = given
    else:
        said = dict.fromkeys(given, "")
        if row.change != row.Change.CHANGED:
            said.pop("reason", None)
    for name, text in said.items():
        setattr(row, name, text)
    is_text = row.is_following or row.change == row.Change.CHANGED
    left = {name: text for name, text in texts_of(row).items() if text}
    if given and is_text and left == (given if row.is_following else {}):
        page.exceptions.remove(row)
    else:
        page.exceptions.add(row)


def put_row(page, row, day, texts):
    if row is None:
        model = page._meta.get_field("exceptions").related_model
        row = model(
            original_date=day,
            change=model.Change.FOLLOWING,
            locale_id=page.locale_id,
            sort_order=len(page.exceptions.all()),
        )
    for name, text in texts.items():
        setattr(row, name, text)
    page.exceptions.add(row)
