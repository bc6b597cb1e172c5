"""News from half a year to a year ago, all of it invented: it says so on each page."""

from .days import workday
from .records import News, text


def earlier_news(today):
    return [
        News(
            title=text(
                "Atbalsta biedrībām pievienojas brīvprātīgie",
                "Volunteers join the support associations",
                "К обществам поддержки присоединяются волонтёры",
            ),
            on=workday(today, -112),
            lead=text(
                "Ievada kursu pabeiguši divdesmit cilvēki; nākamais sāksies rudenī.",
                "Twenty people have completed the introductory course; the next one"
                " begins in autumn.",
                "Вводный курс закончили двадцать человек; следующий начнётся осенью.",
            ),
            body=text(
                "<p>Brīvprātīgie palīdz ar tulkošanu, pavadīšanu iestādēs un ikdienas"
                " darbiem patvērumā.</p>",
                "<p>Volunteers help with interpreting, with visits to offices and with"
                " everyday work in the shelter.</p>",
                "<p>Волонтёры помогают с переводом, сопровождают в учреждения и"
                " выполняют повседневную работу в убежище.</p>",
            ),
            topics=("support",),
            signed_by=("shelter",),
            related=("Brīvprātīgo vakars",),
        ),
        News(
            title=text(
                "Robežsargi mācās pamanīt pazīmes",
                "Border guards learn to notice the signs",
                "Пограничники учатся замечать признаки",
            ),
            on=workday(today, -130),
            lead=text(
                "Mācībās izspēlētas situācijas, kurās ceļotājs pats nelūdz palīdzību.",
                "The training played through situations in which a traveller does not"
                " ask for help.",
                "На занятиях разобрали ситуации, в которых путешественник сам не просит"
                " о помощи.",
            ),
            body=text(
                "<p>Dalībnieki saņēma kabatas kartīti ar jautājumiem četrās"
                " valodās.</p>",
                "<p>Participants were given a pocket card with questions in four"
                " languages.</p>",
                "<p>Участники получили карманную карточку с вопросами на четырёх"
                " языках.</p>",
            ),
            topics=("training", "prosecution"),
            signed_by=("vrs",),
            picture=0,
        ),
        News(
            title=text(
                "Noslēgusies kampaņa jauniešiem",
                "The campaign for young people is over",
                "Кампания для молодёжи завершилась",
            ),
            on=workday(today, -150),
            lead=text(
                "Trijos mēnešos notika sarunas piecpadsmit pilsētās un ciemos.",
                "In three months there were talks in fifteen towns and villages.",
                "За три месяца беседы прошли в пятнадцати городах и посёлках.",
            ),
            body=text(
                "<p>Jaunieši visbiežāk jautāja, kā atteikt piedāvājumam, kas šķiet pārāk"
                " labs.</p>",
                "<p>What young people asked most often was how to refuse an offer that"
                " seems too good.</p>",
                "<p>Чаще всего молодые люди спрашивали, как отказаться от предложения,"
                " которое кажется слишком хорошим.</p>",
            ),
            topics=("prevention",),
            signed_by=("iem", "vidzeme"),
            picture=1,
        ),
        News(
            title=text(
                "Pašvaldības vienojas par kopīgu rīcības shēmu",
                "Local governments agree on a common procedure",
                "Самоуправления договорились об общем порядке действий",
            ),
            on=workday(today, -172),
            lead=text(
                "Viena lapa parāda, kam zvanīt un ko darīt, ja rodas aizdomas.",
                "A single sheet shows whom to call and what to do when there is a"
                " suspicion.",
                "Один лист показывает, кому звонить и что делать, если возникло"
                " подозрение.",
            ),
            body=text(
                "<p>Shēmu apsprieda sociālie dienesti, pašvaldības policija un"
                " bāriņtiesas.</p>",
                "<p>Social services, municipal police and orphans’ courts discussed the"
                " procedure.</p>",
                "<p>Порядок обсудили социальные службы, муниципальная полиция и"
                " сиротские суды.</p>",
            ),
            topics=("support", "policy"),
            signed_by=("lps",),
        ),
        News(
            title=text(
                "Baltijas valstu speciālisti dalās pieredzē",
                "Baltic professionals share their experience",
                "Специалисты стран Балтии делятся опытом",
            ),
            on=workday(today, -195),
            lead=text(
                "Divu dienu sarunās salīdzināts, kā trijās valstīs palīdz cietušajiem.",
                "Two days of talks compared how three countries help victims.",
                "За два дня бесед сравнили, как в трёх странах помогают пострадавшим.",
            ),
            body=text(
                "<p>Nākamā tikšanās paredzēta Briselē.</p>",
                "<p>The next meeting is to be in Brussels.</p>",
                "<p>Следующая встреча намечена в Брюсселе.</p>",
            ),
            topics=("international",),
            signed_by=("iom", "am"),
            related=("Pieredzes apmaiņas sanāksme Briselē",),
            picture=3,
        ),
        News(
            title=text(
                "Piesakiet pētījumu tematus",
                "Propose topics for research",
                "Предложите темы исследований",
            ),
            on=workday(today, -218),
            lead=text(
                "Augstskolas un biedrības aicinātas nosaukt jautājumus, uz kuriem trūkst"
                " atbilžu.",
                "Universities and associations are invited to name questions that lack"
                " an answer.",
                "Вузы и общества приглашаются назвать вопросы, на которые не хватает"
                " ответов.",
            ),
            body=text(
                "<p>Iesniegtos tematus vērtēs darba grupa.</p>",
                "<p>The working group will consider what is proposed.</p>",
                "<p>Предложенные темы рассмотрит рабочая группа.</p>",
            ),
            topics=("research",),
            signed_by=("iem",),
            related=("group",),
        ),
        News(
            title=text(
                "Darba grupa apspriež gada darbus",
                "The working group discusses the year’s work",
                "Рабочая группа обсуждает работу на год",
            ),
            on=workday(today, -240),
            lead=text(
                "Trīs galvenie virzieni: droša nodarbinātība, palīdzība cietušajiem un"
                " mācības speciālistiem.",
                "Three main lines: safe employment, help for victims, and training for"
                " professionals.",
                "Три главных направления: безопасная занятость, помощь пострадавшим и"
                " обучение специалистов.",
            ),
            body=text(
                "<p>Par paveikto grupa ziņos gada beigās.</p>",
                "<p>The group will report at the end of the year.</p>",
                "<p>О сделанном группа сообщит в конце года.</p>",
            ),
            topics=("policy", "work", "support"),
            signed_by=("iem", "tm", "lm"),
            related=("group",),
        ),
    ]
