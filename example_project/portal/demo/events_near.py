"""Events of the next few weeks: one of every status, form and length."""

from datetime import timedelta

from .days import day, last_of_month, workday
from .records import Event, text

EXAMPLE_LINK = "https://example.org/"


def near_events(today):
    """Everything from the one that is on now to three weeks ahead."""
    return [*running(today), *meetings(today), *changed(today), *elsewhere(today)]


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
                "<h3>Darba kārtība</h3><ol><li>Šā gada darbu izpilde</li>"
                "<li>Priekšlikumi nākamajam gadam</li><li>Dažādi jautājumi</li></ol>",
                "<h3>Agenda</h3><ol><li>How this year’s work was carried out</li>"
                "<li>Proposals for next year</li><li>Any other business</li></ol>",
                "<h3>Повестка дня</h3><ol><li>Выполнение работы этого года</li>"
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


def changed(today):
    return [
        Event(
            title=text(
                "Diskusija “Ko rāda dati?”",
                "Discussion “What do the data show?”",
                "Дискуссия «Что показывают данные?»",
            ),
            summary=text(
                "Par to, ko statistika stāsta un par ko tā klusē.",
                "What the statistics tell us, and what they leave out.",
                "О чём говорит статистика и о чём она умалчивает.",
            ),
            on=workday(today, 5),
            at="13:00",
            to="15:00",
            topics=("research",),
            audiences=("specialists", "media"),
            partners={"organiser": ("ic",), "host": ("iem",)},
            venue="conference_centre",
            signed=True,
            status_reason=text(
                "telpās notiek neplānoti remontdarbi",
                "unplanned repairs in the building",
                "в помещениях идёт незапланированный ремонт",
            ),
            fields={"status": "cancelled"},
        ),
        Event(
            title=text(
                "Apaļā galda saruna ar darba devējiem",
                "Round table with employers",
                "Круглый стол с работодателями",
            ),
            summary=text(
                "Kā pārliecināties, ka piegādes ķēdē neviens nestrādā piespiedu kārtā.",
                "How to make sure that nobody in the supply chain is forced to work.",
                "Как убедиться, что в цепочке поставок никто не работает по"
                " принуждению.",
            ),
            on=workday(today, 12),
            at="11:00",
            to="13:00",
            topics=("work",),
            audiences=("employers",),
            partners={"organiser": ("em",), "co_organiser": ("vdi",)},
            venue="conference_centre",
            status_reason=text(
                "jaunais datums tiks paziņots",
                "the new date will be announced",
                "новая дата будет объявлена",
            ),
            fields={"status": "postponed"},
        ),
        Event(
            title=text(
                "Prokuroru un izmeklētāju darbnīca",
                "Workshop for prosecutors and investigators",
                "Практикум для прокуроров и следователей",
            ),
            summary=text(
                "Izdomātas lietas izspēle no pirmā ziņojuma līdz tiesai.",
                "Playing through an invented case from the first report to court.",
                "Разбор вымышленного дела от первого сообщения до суда.",
            ),
            on=workday(today, 16),
            at="11:00",
            to="16:00",
            topics=("prosecution", "training"),
            audiences=("specialists",),
            partners={"organiser": ("prokuratura",), "co_organiser": ("vp", "vrs")},
            venue="conference_centre",
            status_reason=text(
                "datums mainīts pēc dalībnieku lūguma",
                "moved at the participants’ request",
                "дата изменена по просьбе участников",
            ),
            fields={
                "status": "rescheduled",
                "previous_start_date": workday(today, 11),
                "previous_start_time": "10:00",
            },
        ),
        Event(
            title=text(
                "Lekcija skolotājiem: kā par to runāt klasē",
                "Lecture for teachers: how to talk about it in class",
                "Лекция для учителей: как говорить об этом в классе",
            ),
            summary=text(
                "Stundu piemēri un materiāli 7.–12. klasei.",
                "Sample lessons and materials for years 7 to 12.",
                "Примеры уроков и материалы для 7–12 классов.",
            ),
            on=workday(today, 7),
            at="15:00",
            to="16:30",
            topics=("prevention", "training"),
            audiences=("teachers",),
            partners={"organiser": ("visc",), "co_organiser": ("izm",)},
            status_reason=text(
                "lai varētu piedalīties arī attālākas skolas",
                "so that schools further away can take part too",
                "чтобы могли участвовать и отдалённые школы",
            ),
            fields={
                "status": "moved_online",
                "attendance_mode": "online",
                "join_link": f"{EXAMPLE_LINK}lekcija",
            },
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
