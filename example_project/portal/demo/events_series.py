"""Events that repeat: without end, a number of times, moved, cancelled, once a year."""

from datetime import date, timedelta

from .days import day
from .records import DateException, Event, text

OFTEN = text(
    "Atvērtā konsultāciju pēcpusdiena",
    "Open advice afternoon",
    "Открытые консультации",
)
# So many weeks ago the weekly ones began.
WEEKS = 9


def series(today):
    return [advice_hours(today), evening_course(today), exchange(today)]


def advice_hours(today):
    """Every week without end; one date cancelled, one moved, one with a guest."""
    wednesday = day(today, -today.weekday() + 2)
    first = wednesday - timedelta(weeks=WEEKS)
    cancelled, moved, changed = (wednesday + timedelta(weeks=n) for n in (2, 3, 5))
    return Event(
        title=OFTEN,
        summary=text(
            "Bez pieteikšanās un bez maksas: jautājumi par darbu ārzemēs, līgumiem un"
            " palīdzību.",
            "No appointment, no charge: questions about work abroad, contracts and"
            " help.",
            "Без записи и бесплатно: вопросы о работе за рубежом, договорах и помощи.",
        ),
        on=first,
        at="14:00",
        to="17:00",
        topics=("support", "work"),
        audiences=("public",),
        languages=("lv", "ru"),
        partners={"organiser": ("shelter",)},
        venue="community_house",
        fields={"is_free": True, "recurrence": "FREQ=WEEKLY;BYDAY=WE"},
        exceptions=(
            DateException(
                on=cancelled,
                change="cancelled",
                reason=text(
                    "Telpās ir remonts.",
                    "The rooms are being repaired.",
                    "В помещении ремонт.",
                ),
            ),
            DateException(
                on=moved,
                change="moved",
                reason=text(
                    "Trešdien namā notiek cits pasākums.",
                    "The house is taken on Wednesday.",
                    "В среду дом занят.",
                ),
                fields={
                    "new_start_date": moved + timedelta(days=1),
                    "new_start_time": "15:00",
                },
            ),
            DateException(
                on=changed,
                change="changed",
                note=text(
                    "Šoreiz uz jautājumiem atbild arī darba tiesību speciālists.",
                    "This time a specialist in labour law answers questions too.",
                    "На этот раз на вопросы отвечает и специалист по трудовому праву.",
                ),
            ),
        ),
    )


def evening_course(today):
    """Six evenings, one of them left out, and one more on a Saturday."""
    monday = day(today, -today.weekday() + 7)
    return Event(
        title=text(
            "Vakara kursi brīvprātīgajiem",
            "Evening course for volunteers",
            "Вечерние курсы для волонтёров",
        ),
        summary=text(
            "Sešas nodarbības pirmdienās un viena praktiska sestdiena.",
            "Six Mondays, and one Saturday of practice.",
            "Шесть занятий по понедельникам и одна практическая суббота.",
        ),
        on=monday,
        at="18:00",
        to="20:30",
        topics=("training",),
        audiences=("public",),
        partners={"organiser": ("network",)},
        venue="library",
        fields={"recurrence": "FREQ=WEEKLY;BYDAY=MO;COUNT=7"},
        extra_dates=(monday + timedelta(days=19),),
        exceptions=(DateException(on=monday + timedelta(weeks=3), change="left_out"),),
    )


def exchange(today):
    """Online once a month, by the clocks of another city; it began at another time."""
    first = nth_weekday(today.year - 1, 2, 3, 1)
    return Event(
        title=text(
            "Tiešsaistes pieredzes apmaiņa",
            "Online exchange of experience",
            "Обмен опытом онлайн",
        ),
        summary=text(
            "Katra mēneša trešajā otrdienā pēc Briseles laika.",
            "On the third Tuesday of each month, Brussels time.",
            "В третий вторник каждого месяца по брюссельскому времени.",
        ),
        on=first,
        at="13:00",
        to="14:00",
        topics=("international",),
        audiences=("specialists",),
        languages=("en",),
        partners={"organiser": ("network",)},
        fields={
            "timezone": "Europe/Brussels",
            "recurrence": "FREQ=MONTHLY;BYDAY=3TU",
            "attendance_mode": "online",
            "join_link": "https://meet.example.org/exchange",
        },
    )


def nth_weekday(year, month, number, weekday):
    """The ``number``-th of a weekday (0 is Monday) in a month."""
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number - 1))
