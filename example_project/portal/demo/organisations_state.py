"""State institutions and law enforcement of the portal's working group."""

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
            "Поддерживает информационные системы и реестры отрасли внутренних дел.",
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
