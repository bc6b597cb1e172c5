"""What is said of one date, of all from a date on, or of every date of an event.

They work on an event in memory and save nothing, as :mod:`.changes` does. Texts are a
dict of ``title``, ``note`` and ``reason``; an empty one says what the event itself
does.
"""

from datetime import date, timedelta

from .changes import except_date, need_first_of_day, need_own_part, split
from .schedule import EXCEPTION_TEXTS, following_on, following_texts, parts_of


def texts_of(row):
    """What a row says; ``None`` says nothing."""
    return {name: getattr(row, name, "") for name in EXCEPTION_TEXTS}


def change_texts(page, chosen, texts):
    """Other texts for one date; if it was moved or cancelled, it stays so."""
    except_date(page, chosen, chosen.change or "changed", **texts)


def change_texts_from(page, chosen, texts):
    """Other texts for a date and all that follow, however many they are.

    The series is split, so that each part of it has one title where it is subscribed
    to. Raises :class:`~.changes.ChangeError`.
    """
    day = chosen.original.date()
    need_first_of_day(page, chosen)
    if day <= first_day(page):
        change_texts_of_all(page, chosen, texts)
        return
    need_own_part(page, chosen)
    split(page, day)
    say_from(page, day, without_own(page, chosen, texts))


def change_texts_of_all(page, chosen, texts):
    """Other texts for every date, past ones too; the title becomes the event's own."""
    rows = page.exceptions.all()
    for name, text in texts_of(chosen.said).items():
        is_others = name == "reason" and says_why(chosen)
        if text and not texts[name] and not is_others:
            put_text(page, following_texts(rows), name, "")
    if texts["title"]:
        page.title = texts["title"]
        put_text(page, rows, "title", "")
    texts = without_own(page, chosen, {**texts, "title": ""})
    say_from(page, first_day(page), texts)


def restore_texts_from(page, chosen):
    """A date and all that follow say what the event itself does.

    Raises :class:`~.changes.ChangeError`.
    """
    day = chosen.original.date()
    rows = following_texts(page.exceptions.all())
    if not rows:
        return
    need_first_of_day(page, chosen)
    if following_on(rows, day - timedelta(days=1)):
        need_own_part(page, chosen)
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


def says_why(chosen):
    """Whether the reason of a date is why it is cancelled or moved."""
    return chosen.change in ("cancelled", "moved")


def without_own(page, chosen, texts):
    """What all are to say; the chosen date says nothing else besides.

    Why it is cancelled or moved is said of that date, not of all that follow.
    """
    if chosen.change == "changed":
        page.exceptions.remove(chosen.exception)
    if not says_why(chosen):
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
    rows = page.exceptions.all()
    known = next((r for r in following_texts(rows) if r.original_date == day), None)
    later = [row for row in rows if row.original_date >= day and row is not known]
    for name, text in given.items():
        put_text(page, [row for row in later if says_itself(row)], name, text)
        if name != "reason":
            # What is cancelled or moved says it as the others do.
            put_text(page, [r for r in later if not says_itself(r)], name, "")
    put_row(page, known, day, texts)
    tidy(page)


def says_itself(row):
    """Whether the texts of a row are instead of those that hold from a date on."""
    return row.change in (row.Change.CHANGED, row.Change.FOLLOWING)


def put_text(page, rows, name, text):
    for row in rows:
        setattr(row, name, text)
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


def tidy(page):
    """Without the rows of texts that hold on their dates already, or say nothing."""
    said = texts_of(None)
    rows = page.exceptions.all()
    for row in sorted(rows, key=lambda row: (row.original_date, not row.is_following)):
        texts = texts_of(row)
        if says_itself(row) and texts == said:
            page.exceptions.remove(row)
        elif row.is_following:
            said = texts
