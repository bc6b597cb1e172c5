"""A few invented events of July 2020, so that an old month has something to show."""

from datetime import date

from .records import Event, text


def events_of_july_2020():
    """Each says in its summary, which feeds and lists carry too, that it is invented."""
    return [
        Event(
            title=text(
                "Vebinārs par drošu vasaras darbu",
                "Webinar on safe summer jobs",
                "Вебинар о безопасной летней работе",
            ),
            summary=text(
                "Izdomāts notikums demonstrācijai: tiešsaistes saruna ar jauniešiem.",
                "An event invented for the demonstration: an online talk with young"
                " people.",
                "Событие, вымышленное для демонстрации: онлайн-беседа с молодёжью.",
            ),
            on=date(2020, 7, 8),
            at="15:00",
            to="16:00",
            topics=("work",),
            audiences=("youth",),
            partners={"organiser": ("nva",)},
            fields={
                "attendance_mode": "online",
                "join_link": "https://example.org/vebinars",
            },
        ),
        Event(
            title=text(
                "Darba grupas vasaras sanāksme",
                "Summer meeting of the working group",
                "Летнее заседание рабочей группы",
            ),
            summary=text(
                "Izdomāts notikums demonstrācijai: pusgada darbu pārskats.",
                "An event invented for the demonstration: a review of half a year’s"
                " work.",
                "Событие, вымышленное для демонстрации: обзор работы за полгода.",
            ),
            on=date(2020, 7, 15),
            at="10:00",
            to="12:00",
            topics=("policy",),
            audiences=("specialists",),
            partners={"organiser": ("iem",)},
            venue="conference_centre",
            signed=True,
        ),
        Event(
            title=text(
                "Informatīvā telts pilsētas svētkos",
                "Information tent at the town festival",
                "Информационная палатка на городском празднике",
            ),
            summary=text(
                "Izdomāts notikums demonstrācijai: viktorīna un konsultācijas visas"
                " dienas garumā.",
                "An event invented for the demonstration: a quiz and advice all day"
                " long.",
                "Событие, вымышленное для демонстрации: викторина и консультации весь"
                " день.",
            ),
            on=date(2020, 7, 18),
            topics=("prevention",),
            audiences=("public",),
            partners={"organiser": ("vidzeme",)},
            venue="community_house",
        ),
        Event(
            title=text(
                "Vasaras skola brīvprātīgajiem",
                "Summer school for volunteers",
                "Летняя школа для волонтёров",
            ),
            summary=text(
                "Izdomāts notikums demonstrācijai: no jūlija beigām līdz augustam.",
                "An event invented for the demonstration: from the end of July into"
                " August.",
                "Событие, вымышленное для демонстрации: с конца июля до августа.",
            ),
            on=date(2020, 7, 30),
            until=date(2020, 8, 2),
            at="09:00",
            to="18:00",
            topics=("training", "support"),
            audiences=("youth",),
            partners={"organiser": ("network",), "co_organiser": ("marta",)},
            venue="community_house",
        ),
    ]
