"""What is known of the working group, in our own words; nobody in it is named."""

from datetime import date

from .records import text

GROUP = {
    "title": text(
        "Darba grupa cilvēku tirdzniecības novēršanas politikas īstenošanas"
        " koordinēšanai",
        "Working group that coordinates the policy against human trafficking",
        "Рабочая группа по координации политики предотвращения торговли людьми",
    ),
    "slug": text("darba-grupa", "working-group", "rabochaya-gruppa"),
    "summary": text(
        "Starpinstitūciju darba grupa, kurā 2017. gada martā bija 25 iestādes un"
        " organizācijas, kas kopā īstenoja Cilvēku tirdzniecības novēršanas"
        " pamatnostādnes 2014.–2020. gadam.",
        "An inter-institutional group that in March 2017 had 25 institutions and"
        " organisations, which together carried out the Guidelines for the Prevention"
        " of Human Trafficking 2014–2020.",
        "Межведомственная группа, в которую в марте 2017 года входили 25 учреждений и"
        " организаций, вместе выполнявших Основные положения по предотвращению"
        " торговли людьми на 2014–2020 годы.",
    ),
    "chair_office": text(
        "Iekšlietu ministrijas valsts sekretāra vietnieks, Nozares politikas"
        " departamenta direktors",
        "Deputy State Secretary of the Ministry of the Interior, Director of the"
        " Sectoral Policy Department",
        "Заместитель государственного секретаря Министерства внутренних дел, директор"
        " Департамента отраслевой политики",
    ),
    "legal_basis": text(
        "<p>Eiropas Parlamenta un Padomes 2011. gada 5. aprīļa direktīva 2011/36/ES par"
        " cilvēku tirdzniecības novēršanu un apkarošanu un cietušo aizsardzību, kura"
        " stājās Padomes Pamatlēmuma 2002/629/TI vietā. Tās <b>19. pants</b> “Valstu"
        " ziņotāji vai līdzvērtīgi mehānismi” liek katrai dalībvalstij iecelt ziņotāju"
        " vai radīt mehānismu, kas to aizstāj. Tas vērtē, kādas ir cilvēku tirdzniecības"
        " tendences, mēra, ko devuši pasākumi pret to, kopā ar šīs jomas pilsoniskās"
        " sabiedrības organizācijām vāc statistiku un sniedz ziņojumus.</p>"
        "<p>Eiropas Padomes Konvencija par cīņu pret cilvēku tirdzniecību, ko Latvija"
        " pieņēma un apstiprināja 2008. gada 24. janvārī ar likumu “Par Eiropas Padomes"
        " Konvenciju par cīņu pret cilvēku tirdzniecību”. Tās <b>29. panta</b>"
        " “Specializētās iestādes un koordinējošās institūcijas” 2. punkts uzdod"
        " līgumslēdzējām valstīm saskaņot, ko plāno un dara valsts iestādes un"
        " sabiedriskās organizācijas, un, ja vajag, šim nolūkam izveidot koordinējošas"
        " institūcijas.</p>",
        "<p>Directive 2011/36/EU of the European Parliament and of the Council of"
        " 5 April 2011 on preventing and combating trafficking in human beings and"
        " protecting its victims, which took the place of Council Framework Decision"
        " 2002/629/JHA. Its <b>Article 19</b>, “National rapporteurs or equivalent"
        " mechanisms”, has every Member State appoint a rapporteur or set up a"
        " mechanism that does the same. It assesses how trafficking is developing,"
        " measures what has been achieved against it, gathers statistics together with"
        " the civil society organisations in this field, and reports.</p>"
        "<p>The Council of Europe Convention on Action against Trafficking in Human"
        " Beings, adopted and approved in Latvia on 24 January 2008 by the law “On the"
        " Council of Europe Convention on Action against Trafficking in Human Beings”."
        " Paragraph 2 of its <b>Article 29</b>, “Specialised authorities and"
        " co-ordinating bodies”, asks the Parties to coordinate what public"
        " institutions and other organisations plan and do and, where that helps, to"
        " set up coordinating bodies.</p>",
        "<p>Директива Европейского парламента и Совета 2011/36/ЕС от 5 апреля 2011 года"
        " о предотвращении торговли людьми, борьбе с ней и защите пострадавших,"
        " заменившая Рамочное решение Совета 2002/629/ПВД. Её <b>статья 19</b>"
        " «Национальные докладчики или равноценные механизмы» обязывает каждое"
        " государство-член назначить докладчика или создать заменяющий его механизм. Он"
        " оценивает, как развивается торговля людьми, измеряет, чего удалось добиться в"
        " борьбе с ней, вместе с организациями гражданского общества этой сферы"
        " собирает статистику и представляет доклады.</p>"
        "<p>Конвенция Совета Европы о противодействии торговле людьми, принятая и"
        " одобренная в Латвии 24 января 2008 года законом «О Конвенции Совета Европы о"
        " противодействии торговле людьми». Пункт 2 её <b>статьи 29</b>"
        " «Специализированные органы и координирующие учреждения» поручает сторонам"
        " согласовывать планы и действия государственных учреждений и общественных"
        " организаций и, где это нужно, создавать для этого координирующие"
        " учреждения.</p>",
    ),
    "body": text(
        [
            (
                "rich_text",
                "<h2>Kam grupa bija vajadzīga</h2><p>Šī lapa stāsta par 2017. gada martu."
                " Pret cilvēku tirdzniecību strādāja valsts iestādes, pašvaldības un"
                " nevalstiskās organizācijas. Grupai bija jārūpējas, lai, īstenojot"
                " pamatnostādnes, tās strādātu kopā: ātri padotu cita citai"
                " ziņas un rīkotos saskaņoti gan tad, kad cilvēku tirdzniecība bija jānovērš,"
                " gan tad, kad cietušajiem bija jāsniedz atbalsts un sociālie"
                " pakalpojumi.</p><h2>Kā tā radās</h2><p>Šādā veidā institūcijas pirmo"
                " reizi sanāca kopā 2010. gadā. Ieguvums bija skaidrs: politikas"
                " dokumenta uzdevumi tika izpildīti, ziņas par darbiem cilvēku"
                " tirdzniecības novēršanā un apkarošanā nonāca pie citiem bez kavēšanās, un"
                " par palīdzību cietušajiem lēma kopīgi.</p>",
            )
        ],
        [
            (
                "rich_text",
                "<h2>What the group was for</h2><p>This page describes the state of"
                " March 2017. State institutions, local governments and non-governmental"
                " organisations all worked against human trafficking. The group was to see"
                " to it that, in carrying out the guidelines, they worked together: that"
                " news passed quickly between them and that they acted in step, both in preventing trafficking and in giving victims support and"
                " social services.</p><h2>How it began</h2><p>The institutions first met in"
                " this form in 2010. It was plainly worth it: the tasks of the policy"
                " document were carried out, news of what was being done to prevent and"
                " combat trafficking reached the others without delay, and help for"
                " victims was decided on together.</p>",
            )
        ],
        [
            (
                "rich_text",
                "<h2>Зачем была нужна группа</h2><p>Эта страница описывает положение на март"
                " 2017 года. Против торговли людьми работали и государственные учреждения,"
                " и самоуправления, и негосударственные организации. Группа должна была"
                " следить за тем, чтобы, выполняя основные положения, они работали"
                " вместе: быстро передавали друг другу сведения и действовали"
                " согласованно — и предотвращая торговлю людьми, и оказывая пострадавшим"
                " поддержку и социальные услуги.</p><h2>Как она появилась</h2><p>Впервые в"
                " таком составе учреждения собрались в 2010 году. Польза была очевидна:"
                " задачи документа планирования политики выполнялись, сведения о работе по"
                " предотвращению и пресечению торговли людьми без задержки доходили до"
                " остальных, а о помощи пострадавшим решали сообща.</p>",
            )
        ],
    ),
}

# No links: the addresses of the texts are not known for sure.
MANDATES = [
    {
        "title": text(
            "Ministru prezidenta rīkojums “Par darba grupu Cilvēku tirdzniecības"
            " novēršanas pamatnostādņu 2014.–2020. gadam īstenošanas koordinēšanai”",
            "Order of the Prime Minister “On the Working Group that Coordinates the"
            " Guidelines for the Prevention of Human Trafficking 2014–2020”",
            "Распоряжение премьер-министра «О рабочей группе по координации выполнения"
            " Основных положений по предотвращению торговли людьми на 2014–2020 годы»",
        ),
        "number": "52",
        "date": date(2017, 2, 28),
    },
    {
        "title": text(
            "Ministru prezidenta rīkojums “Par darba grupu “Programmas cilvēku"
            " tirdzniecības novēršanai 2009.–2013. gadam” īstenošanas koordinēšanai”",
            "Order of the Prime Minister “On the Working Group that Coordinates the"
            " “Programme for the Prevention of Human Trafficking 2009–2013””",
            "Распоряжение премьер-министра «О рабочей группе по координации выполнения"
            " «Программы по предотвращению торговли людьми на 2009–2013 годы»»",
        ),
        "number": "77",
        "date": date(2010, 3, 3),
    },
]

# In March 2017.
LEADS = text(
    "vadīja darba grupu", "led the working group", "руководило рабочей группой"
)
