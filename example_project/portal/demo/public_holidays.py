"""Public holidays of Latvia, from the ``holidays`` package, in three languages."""

import re
from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.translation import override
from holidays import country_holidays

from .records import Event, text

# Where the package's own English is American, or lists two names the other way round.
BRITISH = {
    "Constitutional Assembly Convocation Day; Labor Day": (
        "Labour Day; Constitutional Assembly Convocation Day"
    ),
}
# As the package names them in Russian, with the two names of 1 May in our order.
RUSSIAN = {
    "День созыва Учредительного собрания Латвийской Республики; День труда": (
        "Праздник труда; День созыва Учредительного собрания Латвийской Республики"
    ),
}
MOVED = re.compile(r"^Brīvdiena \(pārcelta no (\d\d\.\d\d\.\d{4})\)$")


def holidays(today):
    """All-day events for the holidays of this year and the next."""
    years = [today.year, today.year + 1]
    latvian, english, russian = (
        country_holidays("LV", years=years, language=language)
        for language in ("lv", "en_US", "ru")
    )
    return [
        Event(
            title=names(latvian[day], english[day], russian[day]),
            on=day,
            topics=("holidays",),
            audiences=("public",),
            languages=(),
            invented=False,
        )
        for day in sorted(latvian)
        if day.year in years
    ]


def names(latvian, english, russian):
    """A holiday's name; a moved day off has its date as each language writes it."""
    moved = MOVED.match(latvian)
    if moved:
        return moved_day_off(datetime.strptime(moved[1], "%d.%m.%Y").date())
    return text(latvian, BRITISH.get(english, english), RUSSIAN.get(russian, russian))


def moved_day_off(original: date):
    with override("en"):
        english = date_format(original, "j F Y")
    short = original.strftime("%d.%m.%Y")
    return text(
        f"Brīvdiena (pārcelta no {short})",
        f"Day off (moved from {english})",
        f"Выходной день (перенесён с {short})",
    )
