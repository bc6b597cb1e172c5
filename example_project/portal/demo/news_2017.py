"""The news of 13 March 2017: the facts of that day's announcement, in our own words."""

from datetime import date

from .records import News, text

NEWS_OF_2017 = News(
    title=text(
        "Darba grupa cilvēku tirdzniecības novēršanas politikas īstenošanas"
        " koordinēšanai turpina darbu, piesaistot jaunus sadarbības partnerus",
        "Working group on the policy against human trafficking continues with new"
        " partners",
        "Рабочая группа по предотвращению торговли людьми продолжает работу с новыми"
        " партнёрами",
    ),
    on=date(2017, 3, 13),
    lead=text(
        "Ministru prezidents ar 2017. gada 28. februāra rīkojumu Nr. 52 apstiprinājis"
        " starpinstitūciju darba grupu, kurā līdzās valsts un pašvaldību iestādēm"
        " darbojas četras biedrības un starptautiska organizācija.",
        "By his order No. 52 of 28 February 2017 the Prime Minister has approved an"
        " inter-institutional working group in which four associations and an"
        " international organisation work beside State and local government"
        " institutions.",
        "Распоряжением № 52 от 28 февраля 2017 года премьер-министр утвердил"
        " межведомственную рабочую группу, в которой рядом с государственными"
        " учреждениями и самоуправлениями работают четыре общества и международная"
        " организация.",
    ),
    body=text(
        "<h2>Uzdevums</h2><p>Grupai jāpanāk, lai iestādes, pašvaldības un nevalstiskās"
        " organizācijas kopīgi īstenotu Cilvēku tirdzniecības novēršanas pamatnostādnes"
        " 2014.–2020. gadam, ātri apmainītos ar ziņām un saskaņoti gan novērstu cilvēku"
        " tirdzniecību, gan sniegtu cietušajiem atbalstu un sociālos"
        " pakalpojumus.</p><h2>Dalībnieki</h2><p>Savus pārstāvjus deleģējušas:</p><ul>"
        "<li>Iekšlietu, Tieslietu, Labklājības, Ārlietu, Veselības, Kultūras, Izglītības"
        " un zinātnes, kā arī Ekonomikas ministrija;</li><li>Nodarbinātības valsts"
        " aģentūra, Valsts izglītības satura centrs, Valsts darba inspekcija, Latvijas"
        " Republikas Tiesībsarga birojs, Iekšlietu ministrijas Informācijas centrs un"
        " Pilsonības un migrācijas lietu pārvalde;</li><li>Ģenerālprokuratūra, Valsts"
        " policija, Valsts robežsardze un Rīgas pašvaldības policija;</li><li>Rīgas dome"
        " un Latvijas Pašvaldību savienība;</li><li>biedrības “Resursu centrs sievietēm"
        " “Marta””, “Par brīvu Vidzemi no cilvēku tirdzniecības”, “Latvijas Sieviešu"
        " nevalstisko organizāciju sadarbības tīkls” un “Patvērums “Drošā māja””;</li>"
        "<li>Starptautiskās Migrācijas organizācijas (IOM) Latvijas birojs.</li></ul><p>"
        "Grupas vadītājs ir Iekšlietu ministrijas valsts sekretāra vietnieks, kurš vada"
        " arī Nozares politikas departamentu.</p><h2>Kāpēc tieši šāda grupa</h2><p>Tās"
        " pirmā priekštece darbojās pēc Ministru prezidenta 2010. gada 3. marta rīkojuma"
        " Nr. 77 un koordinēja programmu 2009.–2013. gadam. Pieredze bija laba:"
        " plānotais tika paveikts, ziņas nonāca pie visiem laikus, un par palīdzību"
        " cietušajiem iestādes lēma kopā.</p><p>To prasa arī starptautiskās saistības:"
        " direktīvas 2011/36/ES 19. pants un Eiropas Padomes konvencijas 29. panta"
        " 2. punkts. Vairāk par tām lasiet darba grupas lapā.</p>",
        "<h2>Its task</h2><p>The group is to have institutions, local governments and"
        " non-governmental organisations carry out the Guidelines for the Prevention of"
        " Human Trafficking 2014–2020 together, exchange news quickly, and act in step:"
        " in preventing trafficking and in giving its victims support and social"
        " services.</p><h2>Who takes part</h2><p>Representatives were sent by:</p><ul>"
        "<li>the Ministries of the Interior, Justice, Welfare, Foreign Affairs, Health,"
        " Culture, Education and Science, and Economics;</li><li>the State Employment"
        " Agency, the National Centre for Education, the State Labour Inspectorate, the"
        " Ombudsman’s Office of the Republic of Latvia, the Information Centre of the"
        " Ministry of the Interior, and the Office of Citizenship and Migration"
        " Affairs;</li><li>the Prosecutor General’s Office, the State Police, the State"
        " Border Guard and Riga Municipal Police;</li><li>Riga City Council and the"
        " Latvian Association of Local and Regional Governments;</li><li>the associations"
        " Resource Centre for Women “Marta”, For a Vidzeme Free from Human Trafficking,"
        " Women’s NGO Cooperation Network of Latvia, and Shelter “Safe House”;</li>"
        "<li>the Latvian Office of the International Organization for Migration"
        " (IOM).</li></ul><p>The chair is the Deputy State Secretary of the Ministry of"
        " the Interior who also directs its Sectoral Policy Department.</p><h2>Why a group"
        " of this kind</h2><p>The first of its kind worked by the Prime Minister’s order"
        " No. 77 of 3 March 2010 and coordinated the programme for 2009–2013. It did"
        " well: what was planned was done, news reached everybody in time, and"
        " institutions decided together on help for victims.</p><p>International"
        " obligations ask for it too: Article 19 of Directive 2011/36/EU and paragraph 2"
        " of Article 29 of the Council of Europe convention. The page of the working"
        " group says more about them.</p>",
        "<h2>Задача</h2><p>Группа должна добиться, чтобы учреждения, самоуправления и"
        " негосударственные организации вместе выполняли Основные положения по"
        " предотвращению торговли людьми на 2014–2020 годы, быстро обменивались"
        " сведениями и действовали согласованно: и предотвращая торговлю людьми, и"
        " оказывая пострадавшим поддержку и социальные"
        " услуги.</p><h2>Участники</h2><p>Своих представителей направили:</p><ul>"
        "<li>министерства внутренних дел, юстиции, благосостояния, иностранных дел,"
        " здравоохранения, культуры, образования и науки, экономики;</li>"
        "<li>Государственное агентство занятости, Государственный центр содержания"
        " образования, Государственная инспекция труда, Бюро омбудсмена Латвийской"
        " Республики, Информационный центр Министерства внутренних дел, Управление по"
        " делам гражданства и миграции;</li><li>Генеральная прокуратура, Государственная"
        " полиция, Государственная пограничная охрана и Рижская муниципальная"
        " полиция;</li><li>Рижская дума и Латвийский союз самоуправлений;</li>"
        "<li>общества «Ресурсный центр для женщин „Марта“», «За Видземе, свободное от"
        " торговли людьми», «Сеть сотрудничества женских негосударственных организаций"
        " Латвии» и «Убежище „Безопасный дом“»;</li><li>Латвийское бюро Международной"
        " организации по миграции (МОМ).</li></ul><p>Руководит группой заместитель"
        " государственного секретаря Министерства внутренних дел, который возглавляет и"
        " Департамент отраслевой политики.</p><h2>Почему именно такая группа</h2>"
        "<p>Первая такая группа работала по распоряжению премьер-министра № 77 от"
        " 3 марта 2010 года и координировала программу на 2009–2013 годы. Опыт оказался"
        " удачным: намеченное было сделано, сведения вовремя доходили до всех, а о"
        " помощи пострадавшим учреждения решали сообща.</p><p>Этого требуют и"
        " международные обязательства: статья 19 директивы 2011/36/ЕС и пункт 2 статьи 29"
        " конвенции Совета Европы. Подробнее о них — на странице рабочей группы.</p>",
    ),
    topics=("policy",),
    signed_by=("iem",),
    related=("group",),
    picture=0,
    invented=False,
)
