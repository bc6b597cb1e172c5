"""Events of the next weeks that do not go ahead as first announced."""

from .days import workday
from .records import Event, text


def changed_events(today):
    """Cancelled, postponed, on another date, and online instead."""
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
                "join_link": "https://example.org/lekcija",
            },
        ),
    ]
