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
    " un nokopējiet adresi sadaļā “Abonēt”: kalendārā nonāks tikai atlasītie.</li><li><a"
    ' href="{month}">Atveriet mēnesi</a> un pāršķirstiet to; <a href="{july}">2020. gada'
    ' jūlijs</a> ir tas pats, ar ko viss sākās.</li><li><a href="{ical}">Lejupielādējiet'
    " kalendāru</a> (.ics) un atveriet to savā kalendāra programmā.</li><li><a"
    ' href="{partner}">Atveriet organizācijas lapu</a>: tajā ir tās notikumi, ziņas un'
    ' kontakti, ko saglabāt kā <a href="{vcard}">kontaktkartīti</a> (vCard).</li><li>Izlasiet'
    ' <a href="{news2017}">2017. gada 13. marta ziņu</a> un atveriet ar to saistīto <a'
    ' href="{group}">darba grupu</a>.</li><li><a href="{rss}">Abonējiet ziņas</a> (RSS)'
    ' savā ziņu lasītājā.</li><li>Lapas augšā <a href="{search}">pameklējiet</a>, piemēram,'
    " “seminārs”, un pārslēdziet valodu.</li><li>Ierīces iestatījumos ieslēdziet tumšo"
    " režīmu, izdrukājiet kādu lapu, atveriet to tālrunī un izslēdziet JavaScript: viss"
    " darbosies.</li></ol><h2>Redaktoram</h2><p>Pieslēdzieties <a"
    ' href="/admin/">administrēšanai</a> ar kādu no šiem vārdiem. Sabojāt neko nevar:'
    " <b>make demo-reset</b> visu izveido no jauna.</p>",
    '<h2>As a visitor</h2><ol><li><a href="{filtered}">Choose events</a> by topic and'
    " take the address under “Subscribe”: only those reach your calendar.</li><li><a"
    ' href="{month}">Open the month</a> and leaf through it; <a href="{july}">July'
    ' 2020</a> is where it all began.</li><li><a href="{ical}">Download the calendar</a>'
    ' (.ics) and open it in your calendar program.</li><li><a href="{partner}">Open the'
    " page of an organisation</a>: it has its events, its news, and contacts that you can"
    ' keep as a <a href="{vcard}">business card</a> (vCard).</li><li>Read <a'
    ' href="{news2017}">the news of 13 March 2017</a> and open the <a'
    ' href="{group}">working group</a> that it tells of.</li><li><a'
    ' href="{rss}">Subscribe to the news</a> (RSS) in a news reader.</li><li><a'
    ' href="{search}">Search</a> from the top of any page, for “seminar” say, and change'
    " the language.</li><li>Set your device to dark mode, print a page, open it on a phone,"
    " and switch JavaScript off: all of it works.</li></ol><h2>As an editor</h2><p>Log in to"
    ' <a href="/admin/">the administration</a> with one of these names. You cannot break'
    " anything: <b>make demo-reset</b> makes it all anew.</p>",
    '<h2>Посетителю</h2><ol><li><a href="{filtered}">Отберите события</a> по теме и'
    " скопируйте адрес в разделе «Подписаться»: в календарь попадут только они.</li><li><a"
    ' href="{month}">Откройте месяц</a> и полистайте его; <a href="{july}">июль 2020'
    ' года</a> — то, с чего всё началось.</li><li><a href="{ical}">Скачайте календарь</a>'
    ' (.ics) и откройте его в своей программе.</li><li><a href="{partner}">Откройте'
    " страницу организации</a>: на ней её события, новости и контакты, которые можно"
    ' сохранить как <a href="{vcard}">визитную карточку</a> (vCard).</li><li>Прочитайте <a'
    ' href="{news2017}">новость от 13 марта 2017 года</a> и откройте <a'
    ' href="{group}">рабочую группу</a>, о которой она рассказывает.</li><li><a'
    ' href="{rss}">Подпишитесь на новости</a> (RSS) в программе чтения'
    ' новостей.</li><li>Вверху страницы <a href="{search}">поищите</a>, например,'
    " «семинар» и переключите язык.</li><li>Включите на устройстве тёмный режим,"
    " распечатайте страницу, откройте её на телефоне и отключите JavaScript: всё"
    " работает.</li></ol><h2>Редактору</h2><p>Войдите в <a"
    ' href="/admin/">администрирование</a> под одним из этих имён. Сломать ничего нельзя:'
    " <b>make demo-reset</b> создаст всё заново.</p>",
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

# Name → who it is, what to try.
ROLES = {
    "admin": text(
        ("Administrators", "Viss: lietotāji, vietnes, darbplūsmas, iestatījumi."),
        ("Administrator", "Everything: users, sites, workflows, settings."),
        ("Администратор", "Всё: пользователи, сайты, рабочие процессы, настройки."),
    ),
    "redaktors": text(
        (
            "Redaktors",
            "Izveidojiet notikumu vai ziņu un publicējiet; atceliet notikumu ar iemeslu;"
            " apstipriniet to, ko iesniedzis partnera redaktors.",
        ),
        (
            "Editor (in Latvian)",
            "Make an event or news and publish it; cancel an event and say why; approve"
            " what the partner’s editor has submitted.",
        ),
        (
            "Редактор (на латышском)",
            "Создайте событие или новость и опубликуйте; отмените событие, указав причину;"
            " одобрите то, что подал редактор партнёра.",
        ),
    ),
    "tulkotajs": text(
        (
            "Tulkotājs",
            "Izlabojiet tulkojumu angļu vai krievu valodā un iesniedziet to pārbaudei.",
        ),
        ("Translator", "Correct an English or Russian translation and submit it."),
        (
            "Переводчик",
            "Исправьте перевод на английский или русский и отправьте на проверку.",
        ),
    ),
    "partneris": text(
        (
            "Partnera redaktors",
            "Pievienojiet notikumu savas biedrības kalendāram, izlabojiet tās lapu un"
            " iesniedziet pārbaudei. Citas lapas ir slēgtas.",
        ),
        (
            "Partner’s editor",
            "Add an event to your association’s calendar, change its page, and submit them"
            " for moderation. Other pages are closed.",
        ),
        (
            "Редактор партнёра",
            "Добавьте событие в календарь своего общества, измените его страницу и"
            " отправьте на проверку. Другие страницы закрыты.",
        ),
    ),
}
