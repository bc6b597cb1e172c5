"""Texts of the page that tells a newcomer what to click."""

from .records import text

TRY = {
    "title": text("Izmēģiniet", "Try it", "Попробуйте"),
    "slug": text("izmeginiet", "try-it", "poprobuyte"),
    "introduction": text(
        "Desmit minūtes, kurās redzēt galveno: vispirms kā apmeklētājam, tad kā"
        " redaktoram.",
        "Ten minutes that show the main things: first as a visitor, then as an editor.",
        "Десять минут, чтобы увидеть главное: сначала как посетитель, потом как"
        " редактор.",
    ),
}

# Addresses stand in braces and are filled in when the page is made.
STEPS = text(
    '<h2>Apmeklētājam</h2><ol><li><a href="{filtered}">Atlasiet notikumus</a> pēc temata'
    " un sadaļā “Abonēt” izvēlieties savu kalendāru vai nokopējiet adresi: kalendārā"
    ' nonāks tikai atlasītie.</li><li>Atveriet <a href="{week}">nedēļu</a>, <a'
    ' href="{month}">mēnesi</a> un <a href="{year}">gadu</a> un pāršķirstiet tos; <a'
    ' href="{july}">2020. gada jūlijs</a> ir tas pats, ar ko viss sākās.</li><li>Atveriet'
    ' notikumu, kas atkārtojas: <a href="{series}">konsultāciju pēcpusdienu</a>. Tā ir'
    " katru trešdienu; viens datums ir atcelts, viens pārcelts uz ceturtdienu, un lapa"
    " pasaka, kāpēc.</li><li>Turpat izvēlnē “Pievienot kalendāram” ielieciet notikumu"
    ' savā kalendārā.</li><li><a href="{ical}">Lejupielādējiet visu kalendāru</a> (.ics)'
    ' un atveriet to savā kalendāra programmā.</li><li><a href="{partner}">Atveriet'
    " organizācijas lapu</a>: tajā ir tās notikumi, ziņas un kontakti, ko saglabāt kā <a"
    ' href="{vcard}">kontaktkartīti</a> (vCard).</li><li>Izlasiet <a'
    ' href="{news2017}">2017. gada 13. marta ziņu</a> un atveriet ar to saistīto <a'
    ' href="{group}">darba grupu</a>. Deleģētos amatus, datumus un bijušos dalībniekus'
    ' rāda <a href="{sample_group}">izdomāta grupa</a>.</li><li><a'
    ' href="{rss}">Abonējiet ziņas</a> (RSS) savā ziņu lasītājā.</li><li>Lapas augšā <a'
    ' href="{search}">pameklējiet</a>, piemēram, “seminārs”, un pārslēdziet'
    " valodu.</li><li>Ierīces iestatījumos ieslēdziet tumšo režīmu, izdrukājiet kādu lapu,"
    " atveriet to tālrunī un izslēdziet JavaScript: viss darbosies.</li></ol><h2>Redaktoram</h2>"
    '<p>Pieslēdzieties <a href="/admin/">administrēšanai</a> ar kādu no šiem vārdiem;'
    " lapas ir kreisajā pusē zem “Lapas”. Sabojāt neko nevar: <b>make demo-reset</b> visu"
    " izveido no jauna.</p>",
    '<h2>As a visitor</h2><ol><li><a href="{filtered}">Choose events</a> by topic and'
    " under “Subscribe” choose your calendar or copy the address: only those events reach"
    ' it.</li><li>Open the <a href="{week}">week</a>, the <a href="{month}">month</a> and'
    ' the <a href="{year}">year</a> and leaf through them; <a href="{july}">July 2020</a>'
    " is where it all began.</li><li>Open an event that repeats, the <a"
    ' href="{series}">advice afternoon</a>: it is on every Wednesday; one date is'
    " cancelled, one is moved to Thursday, and the page says why.</li><li>There, put the"
    " event into your own calendar with the menu “Add to calendar”.</li><li><a"
    ' href="{ical}">Download the whole calendar</a> (.ics) and open it in your calendar'
    ' program.</li><li><a href="{partner}">Open the page of an organisation</a>: it has its'
    " events, its news, and contacts that you can keep as a <a"
    ' href="{vcard}">business card</a> (vCard).</li><li>Read <a href="{news2017}">the news'
    ' of 13 March 2017</a> and open the <a href="{group}">working group</a> that it tells'
    ' of. An <a href="{sample_group}">invented group</a> shows delegates’ offices, dates'
    ' and former members.</li><li><a href="{rss}">Subscribe to the news</a> (RSS) in a news'
    ' reader.</li><li><a href="{search}">Search</a> from the top of any page, for “seminar”'
    " say, and change the language.</li><li>Set your device to dark mode, print a page,"
    " open it on a phone, and switch JavaScript off: all of it"
    ' works.</li></ol><h2>As an editor</h2><p>Log in to <a href="/admin/">the'
    " administration</a> with one of these names; the pages are on the left, under “Pages”."
    " All but the administrator see it in Latvian; anyone can change that in the account’s"
    " settings. You cannot break anything: <b>make demo-reset</b> makes it all anew.</p>",
    '<h2>Посетителю</h2><ol><li><a href="{filtered}">Отберите события</a> по теме и в'
    " разделе «Подписаться» выберите свой календарь или скопируйте адрес: в календарь"
    ' попадут только они.</li><li>Откройте <a href="{week}">неделю</a>, <a'
    ' href="{month}">месяц</a> и <a href="{year}">год</a> и полистайте их; <a'
    ' href="{july}">июль 2020 года</a> — то, с чего всё началось.</li><li>Откройте'
    ' повторяющееся событие — <a href="{series}">консультации</a>: они бывают каждую'
    " среду; одна дата отменена, одна перенесена на четверг, и страница объясняет,"
    " почему.</li><li>Там же через меню «Добавить в календарь» внесите событие в свой"
    ' календарь.</li><li><a href="{ical}">Скачайте весь календарь</a> (.ics) и откройте его'
    ' в своей программе.</li><li><a href="{partner}">Откройте страницу организации</a>: на'
    " ней её события, новости и контакты, которые можно сохранить как <a"
    ' href="{vcard}">визитную карточку</a> (vCard).</li><li>Прочитайте <a'
    ' href="{news2017}">новость от 13 марта 2017 года</a> и откройте <a'
    ' href="{group}">рабочую группу</a>, о которой она рассказывает. Должности делегатов,'
    ' даты и бывших участников показывает <a href="{sample_group}">вымышленная'
    ' группа</a>.</li><li><a href="{rss}">Подпишитесь на новости</a> (RSS) в программе'
    ' чтения новостей.</li><li>Вверху страницы <a href="{search}">поищите</a>, например,'
    " «семинар» и переключите язык.</li><li>Включите на устройстве тёмный режим,"
    " распечатайте страницу, откройте её на телефоне и отключите JavaScript: всё"
    " работает.</li></ol><h2>Редактору</h2><p>Войдите в <a"
    ' href="/admin/">администрирование</a> под одним из этих имён; страницы — слева, под'
    " «Lapas» («Страницы»). Все, кроме администратора, видят его на латышском; язык можно"
    " сменить в настройках учётной записи. Сломать ничего нельзя: <b>make demo-reset</b>"
    " создаст всё заново.</p>",
)

COLUMNS = text(
    ["Vārds", "Parole", "Kas tas ir", "Ko izmēģināt"],
    ["Name", "Password", "Who it is", "What to try"],
    ["Имя", "Пароль", "Кто это", "Что попробовать"],
)
CAPTION = text(
    "Demonstrācijas lietotāji",
    "Users of the demonstration",
    "Пользователи демонстрации",
)

# Name → who it is, what to try. Buttons are named as those who see them read them.
ROLES = {
    "admin": text(
        (
            "Administrators",
            "Viss: lietotāji un grupas, vietnes, darbplūsmas, iestatījumi. Atveriet"
            " “Settings” (“Iestatījumi”) un apskatiet, kas ko drīkst. Sadaļā “Kalendāra"
            " avoti” atveriet izdomātas biedrības kalendāra žurnālu: no turienes nāk daļa"
            " notikumu.",
        ),
        (
            "Administrator",
            "Everything: users and groups, sites, workflows, settings. Open “Settings”"
            " and see who may do what. Under “Calendar sources” open the log of the"
            " calendar of an invented association: some of the events come from there.",
        ),
        (
            "Администратор",
            "Всё: пользователи и группы, сайты, рабочие процессы, настройки. Откройте"
            " «Settings» («Настройки») и посмотрите, кому что разрешено. В разделе"
            " «Источники календаря» откройте журнал календаря вымышленного общества:"
            " часть событий приходит оттуда.",
        ),
    ),
    "redaktors": text(
        (
            "Redaktors",
            "1. Kalendārā pievienojiet notikumu, kas atkārtojas, un publicējiet to."
            " 2. Atceliet vienu tā datumu, norādot iemeslu. 3. Ziņās pievienojiet ziņu,"
            " publicējiet to un lapas izvēlnē sāciet tulkojumu (“Translate this page”):"
            " tas top kā melnraksts. 4. Kad tulkotājs ir iztulkojis, atveriet tulkojumu"
            " un publicējiet. 5. Sākumlapā sadaļā “Gaida jūsu pārbaudi” apstipriniet to,"
            " ko iesniedzis partnera redaktors. 6. Sadaļā “Importēt notikumus” izvēlieties"
            " kādu kalendāra failu (.ics) un apskatiet, kas no tā iznāktu.",
        ),
        (
            "Editor (in Latvian)",
            "1. Add an event that repeats to the calendar and publish it. 2. Cancel one"
            " of its dates and say why. 3. Add a piece of news, publish it and start its"
            " translation from the page’s menu (“Translate this page”): it begins as a"
            " draft. 4. When the translator is done, open the translation and publish"
            " it. 5. On the dashboard, under “Gaida jūsu pārbaudi” (Awaiting your"
            " review), approve what the partner’s editor has submitted. 6. Under “Importēt"
            " notikumus” (Import events) choose a calendar file (.ics) and see what would"
            " come of it.",
        ),
        (
            "Редактор (на латышском)",
            "1. Добавьте в календарь повторяющееся событие и опубликуйте его."
            " 2. Отмените одну из его дат, указав причину. 3. Добавьте новость,"
            " опубликуйте её и начните перевод из меню страницы («Translate this page»):"
            " он появится как черновик. 4. Когда переводчик закончит, откройте перевод и"
            " опубликуйте его. 5. На главной странице администрирования, в разделе"
            " «Gaida jūsu pārbaudi» («Ожидает вашей проверки»), одобрите то, что подал"
            " редактор партнёра. 6. В разделе «Importēt notikumus» («Импорт событий»)"
            " выберите файл календаря (.ics) и посмотрите, что из него получится.",
        ),
    ),
    "tulkotajs": text(
        (
            "Tulkotājs",
            "1. Atveriet angļu vai krievu tulkojumu, ko sācis redaktors, un iztulkojiet"
            " to teikumu pa teikumam: publicēt varēs redaktors. 2. Izlabojiet kādu gatavu"
            " lapu angļu vai krievu valodā un iesniedziet to pārbaudei (“Iesniegt uz"
            " Moderators approval”). Tulkojumus sākt, publicēt un mainīt latviešu lapas"
            " tulkotājs nevar.",
        ),
        (
            "Translator (in Latvian)",
            "1. Open an English or Russian translation that the editor has started and"
            " translate it sentence by sentence: the editor publishes it. 2. Correct an"
            " English or Russian page that is there and submit it for moderation"
            " (“Iesniegt uz Moderators approval”). The translator cannot start"
            " translations, publish, or change Latvian pages.",
        ),
        (
            "Переводчик (на латышском)",
            "1. Откройте английский или русский перевод, который начал редактор, и"
            " переведите его предложение за предложением: опубликует его редактор."
            " 2. Исправьте готовую страницу на английском или русском и отправьте её на"
            " модерацию («Iesniegt uz Moderators approval»). Начинать переводы,"
            " публиковать и менять латышские страницы переводчик не может.",
        ),
    ),
    "partneris": text(
        (
            "Partnera redaktors",
            "1. Pievienojiet notikumu savas biedrības kalendāram “Resursu centra “Marta”"
            " notikumi”. 2. Iesniedziet to moderācijai (“Iesniegt uz Moderators"
            " approval”): publicēts tas būs, kad redaktors to apstiprinās. 3. Tāpat"
            " izlabojiet biedrības lapu. 4. Pievienojiet attēlu vai dokumentu: tas nonāks"
            " biedrības krājumā “Marta”. Citas lapas ir slēgtas.",
        ),
        (
            "Partner’s editor (in Latvian)",
            "1. Add an event to the calendar of your association, “Events of the Resource"
            " Centre “Marta””. 2. Submit it for moderation (“Iesniegt uz Moderators"
            " approval”): it is public once the editor approves it. 3. Change the page of"
            " the association in the same way. 4. Add a picture or a document: it goes to"
            " the association’s collection, “Marta”. Other pages are closed.",
        ),
        (
            "Редактор партнёра (на латышском)",
            "1. Добавьте событие в календарь своего общества «События ресурсного центра"
            " „Марта“». 2. Отправьте его на модерацию («Iesniegt uz Moderators"
            " approval»): оно будет опубликовано, когда редактор его одобрит. 3. Так же"
            " измените страницу общества. 4. Добавьте изображение или документ: он"
            " попадёт в коллекцию общества «Marta». Другие страницы закрыты.",
        ),
    ),
}
