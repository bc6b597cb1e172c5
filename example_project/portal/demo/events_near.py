"""Events of the next weeks that go ahead as planned, of every form and length."""

from datetime import timedelta

from .days import day, last_of_month, workday
from .records import Event, text

EXAMPLE_LINK = "https://example.org/"


def near_events(today):
    """Everything from the one that is on now to four weeks ahead."""
    return [*running(today), *meetings(today), *elsewhere(today)]


def running(today):
    month_end = last_of_month(today)
    return [
        Event(
            title=text(
                "Ceļojošā izstāde “Redzēt un neklusēt”",
                "Travelling exhibition “See it and speak up”",
                "Передвижная выставка «Видеть и не молчать»",
            ),
            summary=text(
                "Desmit stāsti par to, kā apkārtējie pamanīja, ka cilvēkam vajadzīga"
                " palīdzība.",
                "Ten stories of how people nearby noticed that somebody needed help.",
                "Десять историй о том, как окружающие заметили, что человеку нужна"
                " помощь.",
            ),
            on=day(today, -1),
            until=day(today, 3),
            at="10:00",
            to="18:00",
            topics=("prevention",),
            audiences=("public",),
            partners={"organiser": ("marta",), "co_organiser": ("network",)},
            venue="library",
            fields={"is_free": True},
        ),
        Event(
            title=text(
                "Mācības mobilajām brigādēm Vidzemē",
                "Training for outreach teams in Vidzeme",
                "Обучение мобильных бригад в Видземе",
            ),
            summary=text(
                "Četras dienas ar praktiskiem uzdevumiem: uzrunāt, uzklausīt, nodot"
                " tālāk.",
                "Four days of practical exercises: speak to people, listen, refer them"
                " on.",
                "Четыре дня практических заданий: обратиться, выслушать, направить"
                " дальше.",
            ),
            on=month_end - timedelta(days=1),
            until=month_end + timedelta(days=2),
            at="09:30",
            to="16:00",
            topics=("training", "support"),
            audiences=("specialists",),
            partners={"organiser": ("vidzeme",), "funder": ("lm",)},
            venue="community_house",
        ),
    ]


def meetings(today):
    return [
        Event(
            title=text(
                "Darba grupas sanāksme: nākamā gada pasākumu plāns",
                "Working group meeting: plan of measures for next year",
                "Заседание рабочей группы: план мероприятий на следующий год",
            ),
            summary=text(
                "Iestādes un biedrības vienojas par nākamā gada darbiem un to"
                " termiņiem.",
                "Institutions and associations agree on next year’s work and its"
                " deadlines.",
                "Учреждения и общества договариваются о работе на следующий год и её"
                " сроках.",
            ),
            body=text(
                "<h2>Darba kārtība</h2><ol><li>Šā gada darbu izpilde</li>"
                "<li>Priekšlikumi nākamajam gadam</li><li>Dažādi jautājumi</li></ol>",
                "<h2>Agenda</h2><ol><li>How this year’s work was carried out</li>"
                "<li>Proposals for next year</li><li>Any other business</li></ol>",
                "<h2>Повестка дня</h2><ol><li>Выполнение работы этого года</li>"
                "<li>Предложения на следующий год</li><li>Разное</li></ol>",
            ),
            on=workday(today, 2),
            at="10:00",
            to="12:00",
            topics=("policy",),
            audiences=("specialists",),
            partners={"organiser": ("iem",), "co_organiser": ("tm", "lm")},
            venue="conference_centre",
            signed=True,
            fields={
                "attendance_mode": "hybrid",
                "join_link": f"{EXAMPLE_LINK}sanaksme",
            },
        ),
        Event(
            title=text(
                "Brīvprātīgo vakars",
                "Volunteers’ evening",
                "Вечер волонтёров",
            ),
            summary=text(
                "Iepazīšanās ar darbu atbalsta biedrībās. Beigu laiks nav noteikts.",
                "A first look at work in support associations. There is no fixed end.",
                "Знакомство с работой в обществах поддержки. Время окончания не"
                " определено.",
            ),
            on=workday(today, 3),
            at="17:30",
            topics=("support",),
            audiences=("public", "youth"),
            languages=("lv", "ru"),
            partners={"organiser": ("shelter",)},
            venue="community_house",
            fields={"is_free": True},
        ),
        Event(
            title=text(
                "Tiešsaistes seminārs: kā droši meklēt darbu ārzemēs",
                "Online seminar: how to look for work abroad safely",
                "Онлайн-семинар: как безопасно искать работу за рубежом",
            ),
            summary=text(
                "Kā pārbaudīt darba piedāvājumu, līgumu un starpnieku, pirms dodaties"
                " ceļā.",
                "How to check the offer, the contract and the agency before you leave.",
                "Как проверить предложение, договор и посредника перед отъездом.",
            ),
            on=workday(today, 4),
            at="14:00",
            to="15:30",
            topics=("work", "prevention"),
            audiences=("public", "youth"),
            partners={"organiser": ("nva",), "co_organiser": ("vdi",)},
            fields={
                "attendance_mode": "online",
                "join_link": f"{EXAMPLE_LINK}seminars",
                "registration_link": f"{EXAMPLE_LINK}pieteiksanas",
                "registration_deadline": workday(today, 3),
                "is_free": True,
            },
        ),
        Event(
            title=text(
                # 90 characters.
                "Praktiskas mācības visiem sociālajiem darbiniekiem, kuri pirmie uzrunā"
                " iespējamos cietušos",
                "Practical training for social workers who are the first to speak with"
                " possible victims",
                "Практические занятия для соцработников, первыми встречающих возможных"
                " пострадавших",
            ),
            summary=text(
                "Sarunas sākums, droša vide un nākamie soļi. Notikums ar garu"
                " nosaukumu.",
                "How to begin, a safe setting, the next steps. An event with a long"
                " title.",
                "Начало разговора, безопасная обстановка, следующие шаги. Событие с"
                " длинным названием.",
            ),
            on=workday(today, 6),
            at="10:00",
            to="16:30",
            topics=("training", "support"),
            audiences=("municipalities", "specialists"),
            partners={"organiser": ("lm",), "co_organiser": ("shelter", "lps")},
            venue="conference_centre",
        ),
        Event(
            title=text("Atvērto durvju diena", "Open day", "День открытых дверей"),
            summary=text(
                "Visu dienu var ienākt, jautāt un iepazīties.",
                "Drop in at any time of the day, ask and have a look round.",
                "Весь день можно зайти, задать вопросы и познакомиться.",
            ),
            on=workday(today, 8),
            topics=("prevention", "support"),
            audiences=("public",),
            languages=("lv", "ru", "en"),
            partners={"organiser": ("marta",)},
            venue="community_house",
            fields={"is_free": True},
        ),
    ]


def elsewhere(today):
    return [
        Event(
            title=text(
                "Pieredzes apmaiņas sanāksme Briselē",
                "Exchange of experience in Brussels",
                "Встреча по обмену опытом в Брюсселе",
            ),
            summary=text(
                "Laiks norādīts pēc Briseles pulksteņa; Rīgā tas ir stundu vēlāk.",
                "Times are Brussels time; in Riga it is an hour later.",
                "Время указано по Брюсселю; в Риге на час больше.",
            ),
            on=workday(today, 20),
            at="09:30",
            to="17:00",
            topics=("international", "policy"),
            audiences=("specialists",),
            languages=("en",),
            partners={"organiser": ("iom",), "co_organiser": ("am", "iem")},
            venue="brussels",
            fields={"timezone": "Europe/Brussels"},
        ),
    ]
