"""Events of the coming months, the days that come every year, and past events."""

from datetime import timedelta

from .days import day, next_yearly, workday
from .records import Event, text


def far_events(today):
    """What lies more than a month ahead or behind."""
    return [*later(today), *every_year(today), *past(today)]


def later(today):
    conference = workday(today, 75)
    return [
        Event(
            title=text(
                "Pašvaldību koordinatoru apmācība",
                "Training of local coordinators",
                "Обучение координаторов самоуправлений",
            ),
            summary=text(
                "Kam zvanīt, ko pierakstīt un kā sadarboties ar biedrībām.",
                "Whom to call, what to note down and how to work with associations.",
                "Кому звонить, что записывать и как сотрудничать с обществами.",
            ),
            on=workday(today, 34),
            at="10:00",
            to="15:00",
            topics=("training",),
            audiences=("municipalities",),
            partners={"organiser": ("lps",), "co_organiser": ("iem",)},
            venue="conference_centre",
            fields={"attendance_mode": "hybrid", "join_link": "https://example.org/"},
        ),
        Event(
            title=text(
                "Gada konference “Kopā pret cilvēku tirdzniecību”",
                "Annual conference “Together against human trafficking”",
                "Ежегодная конференция «Вместе против торговли людьми»",
            ),
            summary=text(
                "Divas dienas ar lekcijām, darbnīcām un pētījumu stendiem.",
                "Two days of lectures, workshops and research posters.",
                "Два дня лекций, практикумов и стендов с исследованиями.",
            ),
            body=text(
                "<h2>Programma</h2><ul><li><b>Pirmā diena:</b> lekcijas par situāciju"
                " Latvijā un Eiropā</li><li><b>Otrā diena:</b> darbnīcas mazās"
                " grupās</li></ul><p>Lekcijas tulko angļu valodā.</p>",
                "<h2>Programme</h2><ul><li><b>Day one:</b> lectures on the situation in"
                " Latvia and in Europe</li><li><b>Day two:</b> workshops in small"
                " groups</li></ul><p>Lectures are interpreted into English.</p>",
                "<h2>Программа</h2><ul><li><b>Первый день:</b> лекции о положении в"
                " Латвии и Европе</li><li><b>Второй день:</b> практикумы в небольших"
                " группах</li></ul><p>Лекции переводятся на английский язык.</p>",
            ),
            on=conference,
            until=conference + timedelta(days=1),
            at="09:00",
            to="17:00",
            topics=("policy", "research", "international"),
            audiences=("specialists", "media"),
            languages=("lv", "en"),
            partners={
                "organiser": ("iem",),
                "co_organiser": ("iom", "marta"),
                "funder": ("tm",),
            },
            venue="library",
            signed=True,
            price=text(
                "10 EUR, studentiem bez maksas",
                "10 EUR, free for students",
                "10 EUR, для студентов бесплатно",
            ),
            fields={
                "attendance_mode": "hybrid",
                "join_link": "https://example.org/konference",
                "registration_link": "https://example.org/konference/pieteiksanas",
                "registration_deadline": workday(today, 60),
                "is_free": False,
            },
        ),
        Event(
            title=text(
                "Pētījuma prezentācija: jaunieši un solījumi internetā",
                "Presentation of a study: young people and promises online",
                "Презентация исследования: молодёжь и обещания в интернете",
            ),
            summary=text(
                "Izdomāta pētījuma rezultāti un jautājumi autoriem.",
                "Results of an invented study, and questions to its authors.",
                "Результаты вымышленного исследования и вопросы авторам.",
            ),
            on=workday(today, 110),
            at="14:00",
            to="15:30",
            topics=("research", "prevention"),
            audiences=("specialists", "youth", "media"),
            partners={"organiser": ("tiesibsargs",), "host": ("riga",)},
            venue="library",
        ),
    ]


def every_year(today):
    """Two days of the real calendar, all day."""
    return [
        Event(
            title=text(
                "Eiropas diena cilvēku tirdzniecības apkarošanai",
                "EU Anti-Trafficking Day",
                "Европейский день борьбы с торговлей людьми",
            ),
            on=next_yearly(today, 10, 18),
            topics=("prevention", "international"),
            audiences=("public",),
            languages=(),
            invented=False,
        ),
        Event(
            title=text(
                "Pasaules diena cilvēku tirdzniecības apkarošanai",
                "World Day Against Trafficking in Persons",
                "Всемирный день борьбы с торговлей людьми",
            ),
            on=next_yearly(today, 7, 30),
            topics=("prevention", "international"),
            audiences=("public",),
            languages=(),
            invented=False,
        ),
    ]


def past(today):
    return [
        Event(
            title=text(
                "Tiešsaistes tikšanās ar pašvaldību speciālistiem",
                "Online meeting with local government staff",
                "Онлайн-встреча со специалистами самоуправлений",
            ),
            summary=text(
                "Atbildes uz jautājumiem, ko pašvaldības iesūtīja iepriekš.",
                "Answers to questions that local governments had sent in.",
                "Ответы на вопросы, присланные самоуправлениями заранее.",
            ),
            on=workday(today, -4),
            at="10:00",
            to="11:30",
            topics=("policy",),
            audiences=("municipalities",),
            partners={"organiser": ("iem",), "co_organiser": ("lps",)},
            signed=True,
            fields={
                "attendance_mode": "online",
                "join_link": "https://example.org/tiksanas",
            },
        ),
        Event(
            title=text(
                "Robežsargu un policistu kopīgas mācības",
                "Joint exercise of border guards and police",
                "Совместные учения пограничников и полицейских",
            ),
            summary=text(
                "Trīs dienas: dokumenti, pazīmes un pirmā saruna.",
                "Three days: documents, signs and the first conversation.",
                "Три дня: документы, признаки и первый разговор.",
            ),
            on=day(today, -23),
            until=day(today, -21),
            at="09:00",
            to="17:00",
            topics=("prosecution", "training"),
            audiences=("specialists",),
            partners={"organiser": ("vrs",), "co_organiser": ("vp", "rpp")},
            venue="conference_centre",
        ),
        Event(
            title=text(
                "Vecāku vakars skolā",
                "Parents’ evening at school",
                "Родительский вечер в школе",
            ),
            summary=text(
                "Par vasaras darbu, ceļošanu un drošu saziņu.",
                "On summer jobs, travel and safe communication.",
                "О летней работе, поездках и безопасном общении.",
            ),
            on=workday(today, -48),
            at="18:00",
            topics=("prevention",),
            audiences=("public", "teachers"),
            languages=("lv", "ru"),
            partners={"organiser": ("visc",), "co_organiser": ("pmlp",)},
            venue="school",
        ),
        Event(
            title=text(
                "Ārstniecības personu seminārs",
                "Seminar for health care staff",
                "Семинар для медицинских работников",
            ),
            summary=text(
                "Ko pacients nepasaka, bet speciālists var pamanīt.",
                "What a patient does not say, but a professional can notice.",
                "О чём пациент молчит, но что может заметить специалист.",
            ),
            on=workday(today, -190),
            at="13:00",
            to="16:00",
            topics=("training", "support"),
            audiences=("specialists",),
            partners={"organiser": ("vm",), "co_organiser": ("shelter",)},
            venue="conference_centre",
        ),
    ]
