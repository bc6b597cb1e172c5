"""News of the organisations that do not exist; it says so on each page."""

from .days import workday
from .records import News, text

SOURCE_NAME = text(
    "Parauga vēstis (izdomātas)",
    "Sample Herald (invented)",
    "Вестник-образец (вымышленный)",
)


def sample_news(today):
    return [
        News(
            title=text(
                "Bibliotēkā atvērts informācijas stūrītis",
                "An information corner opens in a library",
                "В библиотеке открылся информационный уголок",
            ),
            on=workday(today, -16),
            lead=text(
                "Tajā var paņemt bukletus un netraucēti izlasīt, kam lūgt padomu.",
                "It has leaflets to take away and a quiet place to read whom to ask for"
                " advice.",
                "Там можно взять буклеты и спокойно прочитать, у кого просить совета.",
            ),
            body=text(
                "<p>Stūrītis atvērts bibliotēkas darba laikā. Vienreiz mēnesī tajā uz"
                " jautājumiem atbild biedrības konsultants.</p>",
                "<p>The corner is open whenever the library is. Once a month an adviser"
                " of the association answers questions there.</p>",
                "<p>Уголок открыт в часы работы библиотеки. Раз в месяц там на вопросы"
                " отвечает консультант общества.</p>",
            ),
            topics=("prevention",),
            signed_by=("biedriba",),
            source=SOURCE_NAME,
            source_link="https://example.org/vestis/bibliotekas-sturitis",
            picture=3,
        ),
        News(
            title=text(
                "Iznācis buklets vieglajā valodā",
                "A leaflet in easy language is out",
                "Вышел буклет на простом языке",
            ),
            on=workday(today, -33),
            lead=text(
                "Īsi teikumi un zīmējumi izskaidro, kas rakstīts darba līgumā.",
                "Short sentences and drawings explain what an employment contract says.",
                "Короткие предложения и рисунки объясняют, что написано в трудовом"
                " договоре.",
            ),
            body=text(
                "<p>Tekstu pirms drukāšanas izlasīja cilvēki, kuriem tas domāts, un"
                " pateica, kas nav saprotams.</p>",
                "<p>Before it was printed, people for whom it is meant read the text and"
                " said what was not clear.</p>",
                "<p>До печати текст прочитали те, для кого он предназначен, и сказали,"
                " что в нём непонятно.</p>",
            ),
            topics=("prevention", "work"),
            signed_by=("biedriba",),
        ),
        News(
            title=text(
                "Aptauja: kam jaunieši jautā padomu par darbu",
                "Survey: whom young people ask for advice about work",
                "Опрос: у кого молодёжь спрашивает совета о работе",
            ),
            on=workday(today, -49),
            lead=text(
                "Visbiežāk – draugiem, un tikai pēc tam vecākiem un skolotājiem.",
                "Most often their friends, and only then parents and teachers.",
                "Чаще всего у друзей и лишь потом у родителей и учителей.",
            ),
            body=text(
                "<p>Tāpēc nākamie materiāli būs tādi, ko viegli pārsūtīt draugam.</p>",
                "<p>So the next materials will be easy to pass on to a friend.</p>",
                "<p>Поэтому следующие материалы будет легко переслать другу.</p>",
            ),
            topics=("research", "work"),
            signed_by=("paraugs",),
            source=SOURCE_NAME,
            source_link="https://example.org/vestis/aptauja",
        ),
        News(
            title=text(
                "Sociālo darbinieku mācībām jauns grafiks",
                "A new timetable for the training of social workers",
                "Новый график обучения социальных работников",
            ),
            on=workday(today, -68),
            lead=text(
                "Nodarbības sadalītas īsākās daļās, lai tās būtu vieglāk savienot ar"
                " darbu.",
                "The lessons come in shorter parts, which are easier to combine with"
                " work.",
                "Занятия разделены на более короткие части, чтобы их было легче"
                " совмещать с работой.",
            ),
            body=text(
                "<p>Kas kādu daļu nokavē, to var apgūt vēlāk kopā ar nākamo grupu.</p>",
                "<p>Whoever misses a part can take it later, with the next group.</p>",
                "<p>Пропущенную часть можно освоить позже, со следующей группой.</p>",
            ),
            topics=("training",),
            signed_by=("paraugs",),
            picture=1,
        ),
        News(
            title=text(
                "Konsultācijas tagad arī vakaros",
                "Advice is now given in the evening too",
                "Консультации теперь и по вечерам",
            ),
            on=workday(today, -85),
            lead=text(
                "Divreiz nedēļā biedrība atbild uz zvaniem līdz pulksten astoņiem.",
                "Twice a week the association answers calls until eight o’clock.",
                "Дважды в неделю общество отвечает на звонки до восьми часов.",
            ),
            body=text(
                "<p>Vakara laiks izvēlēts tāpēc, ka dienā daudzi strādā un nevar"
                " runāt.</p>",
                "<p>Evenings were chosen because many people work during the day and"
                " cannot talk.</p>",
                "<p>Вечер выбрали потому, что днём многие работают и не могут"
                " говорить.</p>",
            ),
            topics=("support",),
            signed_by=("biedriba",),
        ),
        News(
            title=text(
                "Pieredzes apmaiņas brauciens pie kolēģiem",
                "A study visit to colleagues abroad",
                "Поездка к коллегам за опытом",
            ),
            on=workday(today, -104),
            lead=text(
                "Trīs dienās apskatīti divi atbalsta centri un viena uzticības tālruņa"
                " dispečeru telpa.",
                "In three days the guests saw two support centres and the room of a"
                " helpline.",
                "За три дня гости увидели два центра поддержки и комнату телефона"
                " доверия.",
            ),
            body=text(
                "<p>No redzētā vispirms tiks pārņemta vienkārša lieta: kopīgs vārdu"
                " saraksts tulkiem.</p>",
                "<p>The first thing to be taken over is a simple one: a shared list of"
                " words for interpreters.</p>",
                "<p>Первым из увиденного переймут простое: общий список слов для"
                " переводчиков.</p>",
            ),
            topics=("international",),
            signed_by=("paraugs", "biedriba"),
            picture=0,
        ),
        News(
            title=text(
                "Autoostās parādījušies plakāti ar padomiem",
                "Posters with advice appear at bus stations",
                "На автостанциях появились плакаты с советами",
            ),
            on=workday(today, -121),
            lead=text(
                "Pieci jautājumi, uz kuriem vērts atbildēt pirms ceļa uz jaunu darbu.",
                "Five questions that are worth answering before leaving for a new job.",
                "Пять вопросов, на которые стоит ответить перед поездкой на новую"
                " работу.",
            ),
            body=text(
                "<p>Plakātus zīmējuši mākslas skolas audzēkņi; tie ir trīs"
                " valodās.</p>",
                "<p>Pupils of an art school drew the posters, which are in three"
                " languages.</p>",
                "<p>Плакаты нарисовали ученики художественной школы; они на трёх"
                " языках.</p>",
            ),
            topics=("prevention", "work"),
            signed_by=("biedriba",),
            picture=2,
        ),
        News(
            title=text(
                "Meklē tulkus, kuri prot uzklausīt",
                "Wanted: interpreters who can listen",
                "Ищут переводчиков, умеющих слушать",
            ),
            on=workday(today, -140),
            lead=text(
                "Biedrība papildina to tulku sarakstu, kuriem var zvanīt steidzamos"
                " gadījumos.",
                "The association is adding to its list of interpreters who can be called"
                " in an emergency.",
                "Общество пополняет список переводчиков, которым можно позвонить в"
                " срочном случае.",
            ),
            body=text(
                "<p>Pirms pirmās sarunas visi apgūst īsu kursu par uzticēšanos un"
                " klusēšanas pienākumu.</p>",
                "<p>Before their first conversation all of them take a short course on"
                " trust and on keeping silent.</p>",
                "<p>Перед первой беседой все проходят короткий курс о доверии и об"
                " обязанности хранить молчание.</p>",
            ),
            topics=("support", "training"),
            signed_by=("biedriba",),
        ),
        News(
            title=text(
                "Darba devējiem gatava kontrollapa",
                "A checklist for employers is ready",
                "Для работодателей готов контрольный список",
            ),
            on=workday(today, -205),
            lead=text(
                "Desmit jautājumi palīdz pārliecināties, ka apakšuzņēmēji ar strādniekiem"
                " rīkojas godīgi.",
                "Ten questions help to make sure that subcontractors treat their workers"
                " fairly.",
                "Десять вопросов помогают убедиться, что субподрядчики честно обращаются"
                " с рабочими.",
            ),
            body=text(
                "<p>Lapu var aizpildīt pusstundā un pievienot līgumam.</p>",
                "<p>It takes half an hour to fill in, and it can be attached to a"
                " contract.</p>",
                "<p>Список можно заполнить за полчаса и приложить к договору.</p>",
            ),
            topics=("work",),
            signed_by=("paraugs",),
        ),
    ]
