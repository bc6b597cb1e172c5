"""Local governments, associations and international organisations of the group."""

from .records import Organisation, text

OTHERS = {
    "riga": Organisation(
        name=text("Rīgas dome", "Riga City Council", "Рижская дума"),
        kind="municipality",
        areas=("riga",),
        summary=text(
            "Galvaspilsētas pašvaldības lēmējinstitūcija.",
            "The decision-making body of the capital’s local government.",
            "Орган, принимающий решения в самоуправлении столицы.",
        ),
        website="https://www.riga.lv/",
    ),
    "lps": Organisation(
        name=text(
            "Latvijas Pašvaldību savienība",
            "Latvian Association of Local and Regional Governments",
            "Латвийский союз самоуправлений",
        ),
        short_name="LPS",
        kind="municipality",
        summary=text(
            "Apvieno Latvijas pašvaldības un pārstāv to intereses.",
            "Unites the local governments of Latvia and represents their interests.",
            "Объединяет самоуправления Латвии и представляет их интересы.",
        ),
        website="https://www.lps.lv/",
    ),
    "marta": Organisation(
        name=text(
            "Resursu centrs sievietēm “Marta”",
            "Resource Centre for Women “Marta”",
            "Ресурсный центр для женщин «Марта»",
        ),
        legal_name="Biedrība “Resursu centrs sievietēm “Marta””",
        short_name="Marta",
        kind="ngo",
        summary=text(
            "Biedrība, kas aizstāv sieviešu tiesības un atbalsta vardarbībā un"
            " cilvēku tirdzniecībā cietušos.",
            "An association that defends women’s rights and supports people who have"
            " suffered violence and human trafficking.",
            "Общество, которое защищает права женщин и поддерживает пострадавших от"
            " насилия и торговли людьми.",
        ),
        website="https://marta.lv/",
    ),
    "vidzeme": Organisation(
        name=text(
            "Par brīvu Vidzemi no cilvēku tirdzniecības",
            "For a Vidzeme Free from Human Trafficking",
            "За Видземе, свободное от торговли людьми",
        ),
        legal_name="Biedrība “Par brīvu Vidzemi no cilvēku tirdzniecības”",
        kind="ngo",
        areas=("vidzeme",),
        summary=text(
            "Biedrība, kas Vidzemē informē par cilvēku tirdzniecības riskiem.",
            "An association that informs people in Vidzeme of the risks of human"
            " trafficking.",
            "Общество, которое рассказывает жителям Видземе о рисках торговли людьми.",
        ),
    ),
    "network": Organisation(
        name=text(
            "Latvijas Sieviešu nevalstisko organizāciju sadarbības tīkls",
            "Women’s NGO Cooperation Network of Latvia",
            "Сеть сотрудничества женских негосударственных организаций Латвии",
        ),
        legal_name="Biedrība “Latvijas Sieviešu nevalstisko organizāciju sadarbības"
        " tīkls”",
        kind="ngo",
        summary=text(
            "Apvieno organizācijas, kas darbojas sieviešu tiesību un dzimumu"
            " līdztiesības jomā.",
            "Unites organisations that work for women’s rights and gender equality.",
            "Объединяет организации, которые занимаются правами женщин и гендерным"
            " равенством.",
        ),
    ),
    "shelter": Organisation(
        name=text(
            "Patvērums “Drošā māja”",
            "Shelter “Safe House”",
            "Убежище «Безопасный дом»",
        ),
        legal_name="Biedrība “Patvērums “Drošā māja””",
        kind="ngo",
        summary=text(
            "Biedrība, kas sniedz patvērumu, konsultācijas un rehabilitāciju cilvēku"
            " tirdzniecībā cietušajiem.",
            "An association that gives victims of human trafficking shelter, advice and"
            " rehabilitation.",
            "Общество, которое даёт пострадавшим от торговли людьми убежище,"
            " консультации и реабилитацию.",
        ),
        website="https://www.patverums-dm.lv/",
    ),
    "iom": Organisation(
        name=text(
            "Starptautiskās Migrācijas organizācijas Latvijas birojs",
            "International Organization for Migration, Latvian Office",
            "Латвийское бюро Международной организации по миграции",
        ),
        short_name="IOM",
        kind="international",
        summary=text(
            "Sekmē drošu un kārtotu migrāciju un palīdz migrantiem, kuri nonākuši"
            " grūtībās.",
            "Promotes safe and orderly migration and helps migrants in difficulty.",
            "Содействует безопасной и упорядоченной миграции и помогает мигрантам,"
            " попавшим в трудное положение.",
        ),
    ),
}
