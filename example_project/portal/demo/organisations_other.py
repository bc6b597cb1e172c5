"""Organisations of the working group that are no ministries."""

from .records import Organisation, text

INSTITUTIONS = {
    "nva": Organisation(
        name=text(
            "Nodarbinātības valsts aģentūra",
            "State Employment Agency",
            "Государственное агентство занятости",
        ),
        short_name="NVA",
        kind="institution",
        parent="lm",
        summary=text(
            "Palīdz atrast darbu un apgūt jaunas prasmes; konsultē arī par darbu citās"
            " Eiropas valstīs.",
            "Helps people find work and learn new skills, and advises on working"
            " elsewhere in Europe.",
            "Помогает найти работу и освоить новые навыки, консультирует и о работе в"
            " других странах Европы.",
        ),
        website="https://www.nva.gov.lv/",
    ),
    "visc": Organisation(
        name=text(
            "Valsts izglītības satura centrs",
            "National Centre for Education",
            "Государственный центр содержания образования",
        ),
        short_name="VISC",
        kind="institution",
        parent="izm",
        summary=text(
            "Izstrādā izglītības saturu un atbalsta skolotājus tā īstenošanā.",
            "Develops what schools teach and supports teachers in teaching it.",
            "Разрабатывает содержание образования и поддерживает учителей в его"
            " преподавании.",
        ),
    ),
    "vdi": Organisation(
        name=text(
            "Valsts darba inspekcija",
            "State Labour Inspectorate",
            "Государственная инспекция труда",
        ),
        short_name="VDI",
        kind="institution",
        parent="lm",
        summary=text(
            "Uzrauga darba tiesību un darba aizsardzības ievērošanu darbavietās.",
            "Supervises how workplaces observe labour law and safety at work.",
            "Следит за соблюдением трудового права и охраны труда на рабочих местах.",
        ),
        website="https://www.vdi.gov.lv/",
    ),
    "tiesibsargs": Organisation(
        name=text(
            "Latvijas Republikas Tiesībsarga birojs",
            "Ombudsman’s Office of the Republic of Latvia",
            "Бюро омбудсмена Латвийской Республики",
        ),
        kind="institution",
        summary=text(
            "Neatkarīga iestāde, kas sekmē cilvēktiesību ievērošanu un labu pārvaldību.",
            "An independent institution that promotes respect for human rights and good"
            " administration.",
            "Независимое учреждение, которое содействует соблюдению прав человека и"
            " надлежащему управлению.",
        ),
        website="https://www.tiesibsargs.lv/",
    ),
    "ic": Organisation(
        name=text(
            "Iekšlietu ministrijas Informācijas centrs",
            "Information Centre of the Ministry of the Interior",
            "Информационный центр Министерства внутренних дел",
        ),
        short_name="IeM IC",
        kind="institution",
        parent="iem",
        summary=text(
            "Uztur iekšlietu nozares informācijas sistēmas un reģistrus.",
            "Runs the information systems and registers of the interior sector.",
            "Поддерживает информационные системы и регистры отрасли внутренних дел.",
        ),
        website="https://www.ic.iem.gov.lv/",
    ),
    "pmlp": Organisation(
        name=text(
            "Pilsonības un migrācijas lietu pārvalde",
            "Office of Citizenship and Migration Affairs",
            "Управление по делам гражданства и миграции",
        ),
        short_name="PMLP",
        kind="institution",
        parent="iem",
        summary=text(
            "Izsniedz personu apliecinošus dokumentus un uzturēšanās atļaujas, kārto"
            " pilsonības jautājumus.",
            "Issues identity documents and residence permits and deals with matters of"
            " citizenship.",
            "Выдаёт удостоверения личности и виды на жительство, занимается вопросами"
            " гражданства.",
        ),
        website="https://www.pmlp.gov.lv/",
    ),
}

LAW_ENFORCEMENT = {
    "prokuratura": Organisation(
        name=text(
            "Ģenerālprokuratūra",
            "Prosecutor General’s Office",
            "Генеральная прокуратура",
        ),
        kind="law_enforcement",
        summary=text(
            "Uzrauga izmeklēšanu un uztur valsts apsūdzību tiesā.",
            "Supervises investigations and represents the prosecution in court.",
            "Надзирает за расследованием и поддерживает государственное обвинение в"
            " суде.",
        ),
    ),
    "vp": Organisation(
        name=text("Valsts policija", "State Police", "Государственная полиция"),
        short_name="VP",
        kind="law_enforcement",
        parent="iem",
        summary=text(
            "Novērš un izmeklē noziedzīgus nodarījumus, tostarp cilvēku tirdzniecību.",
            "Prevents and investigates criminal offences, human trafficking among them.",
            "Предотвращает и расследует преступления, в том числе торговлю людьми.",
        ),
        website="https://www.vp.gov.lv/",
    ),
    "vrs": Organisation(
        name=text(
            "Valsts robežsardze",
            "State Border Guard",
            "Государственная пограничная охрана",
        ),
        short_name="VRS",
        kind="law_enforcement",
        parent="iem",
        summary=text(
            "Apsargā valsts robežu un kontrolē, kā tiek ievēroti ieceļošanas"
            " noteikumi.",
            "Guards the state border and checks that the rules of entry are observed.",
            "Охраняет государственную границу и контролирует соблюдение правил въезда.",
        ),
        website="https://www.rs.gov.lv/",
    ),
    "rpp": Organisation(
        name=text(
            "Rīgas pašvaldības policija",
            "Riga Municipal Police",
            "Рижская муниципальная полиция",
        ),
        kind="law_enforcement",
        parent="riga",
        areas=("riga",),
        summary=text(
            "Rūpējas par sabiedrisko kārtību Rīgā.",
            "Looks after public order in Riga.",
            "Следит за общественным порядком в Риге.",
        ),
    ),
}

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
