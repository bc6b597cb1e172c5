"""One day with six events at once, as a full day of a calendar looks."""

from .days import workday
from .records import Event, text


def full_day(today):
    """The six, from breakfast to an evening without a fixed end."""
    on = workday(today, 9)
    return [
        Event(
            on=on,
            at="09:00",
            to="10:00",
            title=text("Preses brokastis", "Press breakfast", "Пресс-завтрак"),
            summary=text(
                "Kā rakstīt par cietušajiem, viņiem nekaitējot.",
                "How to write about victims without harming them.",
                "Как писать о пострадавших, не навредив им.",
            ),
            topics=("prevention",),
            audiences=("media",),
            partners={"organiser": ("iem",), "host": ("km",)},
            venue="library",
            signed=True,
        ),
        Event(
            on=on,
            at="10:00",
            to="12:00",
            title=text(
                "Darbnīca: kā pamanīt piespiedu darba pazīmes",
                "Workshop: noticing the signs of forced labour",
                "Практикум: как заметить признаки принудительного труда",
            ),
            summary=text(
                "Inspektoru pieredze būvlaukumos, laukos un ražotnēs.",
                "What inspectors see on building sites, farms and in factories.",
                "Опыт инспекторов на стройках, фермах и предприятиях.",
            ),
            topics=("work", "training"),
            audiences=("specialists", "employers"),
            partners={"organiser": ("vdi",)},
            venue="conference_centre",
        ),
        Event(
            on=on,
            at="11:00",
            to="12:30",
            title=text(
                "Konsultācijas darba meklētājiem",
                "Advice for people looking for work",
                "Консультации для ищущих работу",
            ),
            summary=text(
                "Līdzi var ņemt darba piedāvājumu vai līguma projektu.",
                "Bring a job offer or a draft contract with you.",
                "Можно принести с собой предложение работы или проект договора.",
            ),
            topics=("work",),
            audiences=("public",),
            languages=("lv", "ru"),
            partners={"organiser": ("nva",), "co_organiser": ("vdi",)},
            venue="library",
            fields={"is_free": True},
        ),
        Event(
            on=on,
            at="13:00",
            to="14:30",
            title=text(
                "Saruna ar jauniešiem: droši internetā",
                "A talk with young people: safe online",
                "Разговор с молодёжью: безопасно в интернете",
            ),
            summary=text(
                "Ko darīt, ja svešinieks internetā sola pārāk daudz.",
                "What to do when a stranger on the internet promises too much.",
                "Что делать, если незнакомец в интернете обещает слишком много.",
            ),
            topics=("prevention",),
            audiences=("youth", "teachers"),
            partners={"organiser": ("marta",), "host": ("izm",)},
            venue="school",
        ),
        Event(
            on=on,
            at="15:00",
            to="17:00",
            title=text(
                "Filma un diskusija", "Film and discussion", "Фильм и дискуссия"
            ),
            summary=text(
                "Dokumentāla īsfilma un saruna ar tās veidotājiem.",
                "A short documentary and a talk with those who made it.",
                "Короткометражный документальный фильм и беседа с его создателями.",
            ),
            topics=("prevention",),
            audiences=("public",),
            partners={"organiser": ("km",)},
            venue="library",
            price=text("3 EUR", "3 EUR", "3 EUR"),
            fields={"is_free": False},
        ),
        Event(
            on=on,
            at="18:00",
            title=text(
                "Tikšanās ar atbalsta biedrībām",
                "Meet the support associations",
                "Встреча с обществами поддержки",
            ),
            summary=text(
                "Neformāls vakars; beigu laiks nav noteikts.",
                "An informal evening; there is no fixed end.",
                "Неформальный вечер; время окончания не определено.",
            ),
            topics=("support",),
            audiences=("public", "specialists"),
            partners={"organiser": ("shelter",), "co_organiser": ("marta", "network")},
            venue="community_house",
        ),
    ]
