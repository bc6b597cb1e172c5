"""Texts of the pages that everything else lies below."""

from .records import text

# Home pages have the code of their language for a slug.
HOME = {
    "title": text(
        "Kopā pret cilvēku tirdzniecību",
        "Together against human trafficking",
        "Вместе против торговли людьми",
    ),
    "introduction": text(
        "<p>Šeit vienuviet ir atrodami notikumi, ko rīko iestādes un biedrības, kuras"
        " Latvijā novērš cilvēku tirdzniecību un palīdz cietušajiem. Notikumus var"
        " atlasīt pēc temata, vietas vai rīkotāja un abonēt savā kalendārā.</p>",
        "<p>Here you find, in one place, the events of the institutions and"
        " associations that prevent human trafficking in Latvia and help its victims."
        " Choose events by topic, place or organiser, and subscribe to them in your"
        " own calendar.</p>",
        "<p>Здесь собраны события, которые проводят учреждения и общества,"
        " предотвращающие торговлю людьми в Латвии и помогающие пострадавшим. События"
        " можно отобрать по теме, месту или организатору и подписаться на них в своём"
        " календаре.</p>",
    ),
}

CALENDAR = {
    "title": text("Notikumu kalendārs", "Events calendar", "Календарь событий"),
    "slug": text("notikumu-kalendars", "events-calendar", "kalendar-sobytiy"),
    "introduction": text(
        "<p>Sanāksmes, mācības un pasākumi, kas atvērti speciālistiem vai ikvienam."
        " Tie ir izdomāti demonstrācijai.</p>",
        "<p>Meetings, training and public events, for professionals or for everybody."
        " They are invented for the demonstration.</p>",
        "<p>Заседания, обучение и мероприятия для специалистов или для всех желающих."
        " Они вымышлены для демонстрации.</p>",
    ),
}

HOLIDAYS = {
    "title": text("Svētku dienas", "Public holidays", "Праздничные дни"),
    "slug": text("svetku-dienas", "public-holidays", "prazdnichnye-dni"),
    "introduction": text(
        "<p>Latvijas svētku dienas un pārceltās brīvdienas.</p>",
        "<p>Public holidays of Latvia and days off that were moved.</p>",
        "<p>Праздничные дни Латвии и перенесённые выходные.</p>",
    ),
}

PARTNERS = {
    "title": text("Sadarbības partneri", "Partners", "Партнёры"),
    "slug": text("sadarbibas-partneri", "partners", "partnery"),
    "introduction": text(
        "<p>Iestādes un organizācijas, kas bija pārstāvētas starpinstitūciju darba"
        " grupā, kuru apstiprināja 2017. gadā. Saraksta beigās ir arī izdomātas"
        " organizācijas, kas rāda, ko vēl partnera lapā var norādīt.</p>",
        "<p>Institutions and organisations that were represented in the"
        " inter-institutional working group approved in 2017. Not all of the English"
        " names are official. Last come invented organisations, which show what else a"
        " partner’s page can tell.</p>",
        "<p>Учреждения и организации, представленные в межведомственной рабочей"
        " группе, утверждённой в 2017 году. Не все названия на русском языке"
        " официальные. В конце списка — вымышленные организации: они показывают, что"
        " ещё можно указать на странице партнёра.</p>",
    ),
}

INVENTED = text(
    "<p><i>Izdomāts notikums demonstrācijai: īstenībā tas nenotiek, un nosauktās"
    " organizācijas to nerīko.</i></p>",
    "<p><i>An event invented for the demonstration: it does not take place, and the"
    " organisations named here have no part in it.</i></p>",
    "<p><i>Событие вымышлено для демонстрации: на самом деле оно не состоится, и"
    " названные организации его не проводят.</i></p>",
)

INVENTED_NEWS = text(
    "<p><i>Izdomāta ziņa demonstrācijai: īstenībā nekas tāds nav noticis, un nosauktās"
    " organizācijas to nav sagatavojušas.</i></p>",
    "<p><i>News invented for the demonstration: nothing of the kind has happened, and the"
    " organisations named here did not prepare it.</i></p>",
    "<p><i>Новость вымышлена для демонстрации: на самом деле ничего такого не было, и"
    " названные организации её не готовили.</i></p>",
)

NEWS = {
    "title": text("Ziņas", "News", "Новости"),
    "slug": text("zinas", "news", "novosti"),
    "introduction": text(
        "<p>Ziņa par darba grupu, kas datēta ar 2017. gada 13. martu, ir īsta; pārējās ir"
        " izdomātas demonstrācijai.</p>",
        "<p>The news of the working group dated 13 March 2017 is real; the rest is"
        " invented for the demonstration.</p>",
        "<p>Новость о рабочей группе от 13 марта 2017 года настоящая; остальные вымышлены"
        " для демонстрации.</p>",
    ),
}

PARTNER_CALENDAR = {
    "title": text(
        "Resursu centra “Marta” notikumi",
        "Events of the Resource Centre “Marta”",
        "События ресурсного центра «Марта»",
    ),
    "slug": text("marta", "marta", "marta"),
    "introduction": text(
        "<p>Šo kalendāru papildina pati biedrība.</p>",
        "<p>The association keeps this calendar itself.</p>",
        "<p>Этот календарь пополняет само общество.</p>",
    ),
}

# Headings of the blocks of the home page.
NEXT_EVENTS = text("Tuvākie notikumi", "Coming up", "Ближайшие события")
THIS_MONTH = text("Šis mēnesis", "This month", "Этот месяц")
NEXT_NEWS = text("Jaunākās ziņas", "Latest news", "Последние новости")
OUR_PARTNERS = text(
    "2017. gada darba grupas organizācijas",
    "Organisations in the working group of 2017",
    "Организации рабочей группы 2017 года",
)
CALL = text(
    "Izmēģiniet, ko šī vietne prot",
    "Try what this site can do",
    "Попробуйте, что умеет этот сайт",
)
