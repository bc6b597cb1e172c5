"""Texts of the accessibility statement and of the page on privacy."""

from .records import text

ACCESSIBILITY = {
    "title": text(
        "Piekļūstamības paziņojums",
        "Accessibility statement",
        "Заявление о доступности",
    ),
    "slug": text("pieklustamiba", "accessibility", "dostupnost"),
    "introduction": text(
        "Vietne ir veidota tā, lai to varētu lietot ikviens, arī bez peles, bez skriptiem"
        " un ar ekrāna lasītāju.",
        "This site is made for everybody to use, also without a mouse, without scripts"
        " and with a screen reader.",
        "Сайт сделан так, чтобы им мог пользоваться каждый — и без мыши, и без скриптов,"
        " и с программой экранного доступа.",
    ),
    "body": text(
        "<h2>Kam tā atbilst</h2><p>Mērķis ir Tīmekļa satura piekļūstamības vadlīniju"
        " (WCAG) 2.2 AA līmenis. Lapas tiek pārbaudītas automātiski; cilvēki ar"
        " invaliditāti tās vēl nav vērtējuši.</p><h2>Kas palīdz lietot</h2><ul><li>Viss"
        " darbojas ar tastatūru, un fokuss vienmēr ir redzams.</li><li>Katrai lapai ir"
        " saite “Pāriet uz saturu”, viens galvenais virsraksts un kārtīga virsrakstu"
        " secība.</li><li>Krāsas pielāgojas ierīces gaišajam vai tumšajam"
        " režīmam.</li><li>Tekstu var palielināt četrkārt, un nekas nepazūd.</li><li>Mēneša"
        " kalendārs ir īsta tabula; šaurā ekrānā to papildina saraksts.</li><li>Lapas var"
        " izdrukāt: izvēlnes tad netraucē.</li></ul><h2>Zināmie trūkumi</h2><p>Redaktoru"
        " pievienotie dokumenti un saites uz citām vietnēm var nebūt piekļūstami. Daļa"
        " organizāciju nosaukumu citās valodās ir tikai latviski.</p><h2>Ja kas"
        " neizdodas</h2><p>Šī ir demonstrācija: par trūkumu pastāstiet tam, kas jums to"
        " parādīja. Paziņojums sagatavots pašvērtējumā.</p>",
        "<h2>What it conforms to</h2><p>The aim is level AA of the Web Content"
        " Accessibility Guidelines (WCAG) 2.2. Pages are checked automatically; people"
        " with disabilities have not assessed them yet.</p><h2>What makes it easier to"
        " use</h2><ul><li>Everything works with a keyboard, and the focus is always"
        " visible.</li><li>Each page has a link “Skip to the content”, one main heading"
        " and headings in order.</li><li>Colours follow the light or dark mode of your"
        " device.</li><li>Text can be enlarged four times without loss.</li><li>The month"
        " is a real table; on a narrow screen a list goes with it.</li><li>Pages can be"
        " printed: menus then stay out of the way.</li></ul><h2>Known"
        " shortcomings</h2><p>Documents that editors add, and sites that are linked to,"
        " may not be accessible. Some names of organisations are in Latvian"
        " only.</p><h2>If something does not work</h2><p>This is a demonstration: tell"
        " whoever showed it to you. The statement rests on a self-assessment.</p>",
        "<h2>Чему он соответствует</h2><p>Цель — уровень AA Руководства по обеспечению"
        " доступности веб-контента (WCAG) 2.2. Страницы проверяются автоматически; люди с"
        " инвалидностью их ещё не оценивали.</p><h2>Что помогает</h2><ul><li>Всё работает"
        " с клавиатуры, и фокус всегда виден.</li><li>На каждой странице есть ссылка"
        " «Перейти к содержанию», один главный заголовок и правильный порядок"
        " заголовков.</li><li>Цвета следуют светлому или тёмному режиму"
        " устройства.</li><li>Текст можно увеличить вчетверо без"
        " потерь.</li><li>Месяц — настоящая таблица; на узком экране к ней добавляется"
        " список.</li><li>Страницы можно распечатать: меню тогда не"
        " мешают.</li></ul><h2>Известные недостатки</h2><p>Документы, добавленные"
        " редакторами, и сайты, на которые ведут ссылки, могут быть недоступны. Часть"
        " названий организаций — только на латышском.</p><h2>Если что-то не"
        " получается</h2><p>Это демонстрация: сообщите тому, кто её вам показал."
        " Заявление основано на самооценке.</p>",
    ),
}

PRIVACY = {
    "title": text("Privātums", "Privacy", "Конфиденциальность"),
    "slug": text("privatums", "privacy", "konfidencialnost"),
    "introduction": text(
        "Apmeklētājus vietne neizseko un par viņiem neko neglabā.",
        "The site does not follow its visitors and keeps nothing about them.",
        "Сайт не следит за посетителями и ничего о них не хранит.",
    ),
    "body": text(
        "<h2>Sīkdatnes</h2><p>Lasot lapas, meklējot un abonējot kalendāru, sīkdatnes netiek"
        " saglabātas. Tās ir vajadzīgas vienīgi redaktoriem, lai pieslēgtos"
        " administrēšanai.</p><h2>Citas vietnes</h2><p>Lapas neko neielādē no citiem"
        " serveriem: ne fontus, ne skriptus, ne skaitītājus. Saites uz organizāciju"
        " vietnēm atveras tikai tad, kad tās izvēlaties.</p><h2>Abonementi</h2><p>Kalendāra"
        " un ziņu plūsmas ir publiskas, bez reģistrēšanās. Kas tās abonē, vietne"
        " nezina.</p><h2>Serveris</h2><p>Demonstrācija darbojas jūsu pašu datorā, un tās"
        " datubāze tajā arī paliek.</p>",
        "<h2>Cookies</h2><p>No cookies are set when you read pages, search, or subscribe"
        " to the calendar. Only editors need them, to log in to the"
        " administration.</p><h2>Other sites</h2><p>Pages load nothing from other servers:"
        " no fonts, scripts or counters. Links to organisations’ sites open only when you"
        " choose them.</p><h2>Subscriptions</h2><p>The feeds of the calendar and the news"
        " are public and need no registration. The site does not know who subscribes to"
        " them.</p><h2>The server</h2><p>The demonstration runs on your own computer, and"
        " its database stays there.</p>",
        "<h2>Файлы cookie</h2><p>При чтении страниц, поиске и подписке на календарь файлы"
        " cookie не сохраняются. Они нужны только редакторам, чтобы войти в"
        " администрирование.</p><h2>Другие сайты</h2><p>Страницы ничего не загружают с"
        " других серверов: ни шрифтов, ни скриптов, ни счётчиков. Ссылки на сайты"
        " организаций открываются, только когда вы их"
        " выбираете.</p><h2>Подписки</h2><p>Ленты календаря и новостей открыты для всех и"
        " не требуют регистрации. Кто на них подписан, сайт не"
        " знает.</p><h2>Сервер</h2><p>Демонстрация работает на вашем собственном"
        " компьютере, и её база данных на нём и остаётся.</p>",
    ),
}
