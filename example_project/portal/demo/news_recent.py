"""News of the last half year, all of it invented: it says so on each page."""

from .days import workday
from .records import News, text


def recent_news(today):
    return [
        News(
            title=text(
                "Kalendāru tagad var abonēt",
                "You can now subscribe to the calendar",
                "На календарь теперь можно подписаться",
            ),
            on=workday(today, -3),
            lead=text(
                "Atlasiet notikumus, kas jums svarīgi, un turpmāk tie paši parādīsies"
                " jūsu tālruņa vai datora kalendārā.",
                "Choose the events that matter to you, and from then on they appear by"
                " themselves in the calendar on your phone or computer.",
                "Отберите важные для вас события, и они сами будут появляться в"
                " календаре вашего телефона или компьютера.",
            ),
            body=text(
                "<p>Abonements paliek spēkā arī tad, ja mainās notikuma laiks vai vieta:"
                " kalendārs to uzzina pats. Atcelts notikums paliek redzams ar"
                " paskaidrojumu.</p>",
                "<p>The subscription holds when the time or place of an event changes:"
                " your calendar learns of it by itself. A cancelled event stays in view,"
                " with the reason.</p>",
                "<p>Подписка действует и тогда, когда меняется время или место события:"
                " календарь узнаёт об этом сам. Отменённое событие остаётся видимым, с"
                " пояснением.</p>",
            ),
            topics=("policy",),
            signed_by=("iem",),
            picture=2,
            pinned=True,
        ),
        News(
            title=text(
                "Sākusies pieteikšanās semināram par drošu darbu ārzemēs",
                "Registration opens for the seminar on working abroad safely",
                "Началась запись на семинар о безопасной работе за рубежом",
            ),
            on=workday(today, -9),
            lead=text(
                "Tiešsaistes seminārā varēs uzzināt, kā pārbaudīt darba devēju un"
                " līgumu, un uzdot jautājumus.",
                "The online seminar shows how to check an employer and a contract, and"
                " leaves time for questions.",
                "На онлайн-семинаре можно будет узнать, как проверить работодателя и"
                " договор, и задать вопросы.",
            ),
            body=text(
                "<p>Dalība ir bez maksas. Vietu skaits nav ierobežots, taču pieteikties"
                " vajag iepriekš, lai saņemtu saiti.</p>",
                "<p>Taking part is free. There is room for everybody, but do register"
                " beforehand to receive the link.</p>",
                "<p>Участие бесплатное. Число мест не ограничено, но записаться нужно"
                " заранее, чтобы получить ссылку.</p>",
            ),
            topics=("work", "prevention"),
            signed_by=("nva",),
            related=("Tiešsaistes seminārs: kā droši meklēt darbu ārzemēs",),
        ),
        News(
            title=text(
                "Pusgada skaitļi vienā tabulā",
                "Half a year’s figures in one table",
                "Цифры за полгода в одной таблице",
            ),
            on=workday(today, -24),
            lead=text(
                "Konsultācijas, mācības un informatīvie pasākumi: tabulu var lejupielādēt"
                " un izmantot tālāk.",
                "Consultations, training and information events: the table can be"
                " downloaded and used.",
                "Консультации, обучение и информационные мероприятия: таблицу можно"
                " скачать и использовать дальше.",
            ),
            body=text(
                "<p>Skaitļi ir izdomāti, lai parādītu pielikumu pie ziņas.</p>",
                "<p>The figures are made up, to show an attachment to a piece of"
                " news.</p>",
                "<p>Цифры придуманы, чтобы показать приложение к новости.</p>",
            ),
            topics=("research",),
            signed_by=("ic",),
            attachments=("figures",),
            picture=1,
        ),
        News(
            title=text(
                "Izstāde “Redzēt un neklusēt” dodas ceļā",
                "Exhibition “See it and speak up” sets out",
                "Выставка «Видеть и не молчать» отправляется в путь",
            ),
            on=workday(today, -40),
            lead=text(
                "Desmit stāsti apceļos bibliotēkas; pirmā pietura ir Rīga.",
                "Ten stories will travel from library to library, beginning in Riga.",
                "Десять историй объедут библиотеки; первая остановка — Рига.",
            ),
            body=text(
                "<p>Bibliotēkas, kas vēlas uzņemt izstādi nākamgad, aicinātas"
                " pieteikties.</p>",
                "<p>Libraries that would like to host the exhibition next year are"
                " welcome to apply.</p>",
                "<p>Библиотеки, которые хотят принять выставку в следующем году,"
                " приглашаются подать заявку.</p>",
            ),
            topics=("prevention",),
            signed_by=("marta", "network"),
            related=("Ceļojošā izstāde “Redzēt un neklusēt”",),
            picture=3,
        ),
        News(
            title=text(
                "Sociālie darbinieki novērtē pirmās mācības",
                "Social workers rate the first training",
                "Социальные работники оценили первое обучение",
            ),
            on=workday(today, -58),
            lead=text(
                "Vairums dalībnieku vēlas vairāk laika sarunu izspēlei, tāpēc turpmāk"
                " mācības būs garākas.",
                "Most participants ask for more time to practise conversations, so the"
                " training will be longer from now on.",
                "Большинство участников просит больше времени на отработку бесед,"
                " поэтому обучение станет длиннее.",
            ),
            body=text(
                "<p>Nākamā grupa sanāks jau šogad; vietas vēl ir.</p>",
                "<p>The next group meets this year already; there are places left.</p>",
                "<p>Следующая группа соберётся уже в этом году; места ещё есть.</p>",
            ),
            topics=("training", "support"),
            signed_by=("lm",),
        ),
        News(
            title=text(
                "Skolotājiem: trīs stundu plāni",
                "For teachers: three lesson plans",
                "Учителям: три плана урока",
            ),
            on=workday(today, -76),
            lead=text(
                "Katram plānam pievienoti jautājumi sarunai un uzdevums grupām.",
                "Each plan comes with questions to talk about and a task for groups.",
                "К каждому плану приложены вопросы для беседы и задание для групп.",
            ),
            body=text(
                "<p>Plānus var pielāgot klasei un pieejamajam laikam.</p>",
                "<p>The plans can be fitted to the class and the time there is.</p>",
                "<p>Планы можно приспособить к классу и ко времени, которое есть.</p>",
            ),
            topics=("prevention", "training"),
            signed_by=("visc", "izm"),
            attachments=("lessons",),
            related=("Lekcija skolotājiem: kā par to runāt klasē",),
        ),
        News(
            title=text(
                "Septiņi jautājumi pirms došanās darbā uz ārzemēm",
                "Seven questions before you leave to work abroad",
                "Семь вопросов перед отъездом на работу за границу",
            ),
            on=workday(today, -95),
            lead=text(
                "Īsa pārbaudes lapa, ko izdrukāt un aizpildīt pirms līguma"
                " parakstīšanas.",
                "A short checklist to print and fill in before the contract is signed.",
                "Короткий проверочный лист: распечатать и заполнить до подписания"
                " договора.",
            ),
            body=text(
                "<ol><li>Kas ir darba devējs?</li><li>Kāds darbs jādara?</li><li>Cik un"
                " kad maksās?</li><li>Kur dzīvosiet?</li><li>Kas maksā par ceļu?</li>"
                "<li>Kur glabāsies jūsu dokumenti?</li><li>Kam zvanīsiet, ja kas nav"
                " kārtībā?</li></ol>",
                "<ol><li>Who is the employer?</li><li>What is the work?</li><li>How much"
                " is paid, and when?</li><li>Where will you live?</li><li>Who pays for"
                " the journey?</li><li>Where will your documents be?</li><li>Whom will"
                " you call if something is wrong?</li></ol>",
                "<ol><li>Кто работодатель?</li><li>Какую работу нужно"
                " делать?</li><li>Сколько и когда заплатят?</li><li>Где вы будете"
                " жить?</li><li>Кто платит за дорогу?</li><li>Где будут ваши"
                " документы?</li><li>Кому вы позвоните, если что-то не так?</li></ol>",
            ),
            topics=("work",),
            signed_by=("vdi",),
            attachments=("checklist",),
            picture=2,
        ),
    ]
