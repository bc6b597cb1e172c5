"""A working group that does not exist: members of every sort, and one who has left."""

from .days import day
from .records import text

# Days from today: when the group began, somebody joined and somebody left.
BEGAN, JOINED, LEFT = -400, -200, -120

SAMPLE_GROUP = {
    "title": text(
        "Parauga darba grupa (izdomāta)",
        "Sample working group (invented)",
        "Рабочая группа-образец (вымышленная)",
    ),
    "slug": text(
        "parauga-darba-grupa", "sample-working-group", "rabochaya-gruppa-obrazets"
    ),
    "summary": text(
        "Izdomāta grupa demonstrācijai: rāda deleģētos amatus, datumus, dalībniekus bez"
        " savas lapas un bijušos dalībniekus.",
        "A group invented for the demonstration: it shows delegates’ offices, dates,"
        " members without a page of their own and former members.",
        "Группа, вымышленная для демонстрации: показывает должности делегатов, даты,"
        " участников без собственной страницы и бывших участников.",
    ),
    "chair_office": text(
        "Parauga dienesta vadītājs",
        "Head of the Sample Service",
        "Руководитель Службы-образца",
    ),
    "body": text(
        [
            (
                "rich_text",
                "<p><i>Nekas šajā lapā nav īsts: ne grupa, ne rīkojums, ne"
                " dalībnieki.</i></p>",
            )
        ],
        [
            (
                "rich_text",
                "<p><i>Nothing on this page is real: neither the group nor the order nor"
                " the members.</i></p>",
            )
        ],
        [
            (
                "rich_text",
                "<p><i>На этой странице нет ничего настоящего: ни группы, ни"
                " распоряжения, ни участников.</i></p>",
            )
        ],
    ),
}


def sample_mandates(today):
    return [
        {
            "title": text(
                "Izdomāts rīkojums par parauga darba grupu",
                "Invented order on the sample working group",
                "Вымышленное распоряжение о рабочей группе-образце",
            ),
            "number": "0",
            "date": day(today, BEGAN),
            "link": "https://example.org/rikojums",
        }
    ]


def sample_members(partners, today):
    """Two organisations, one plain name, and one that has left."""
    began = day(today, BEGAN)
    return [
        {
            "partner": partners["paraugs"],
            "office": text("Vadītājs", "Head", "Руководитель"),
            "role": text("vada darba grupu", "leads the group", "руководит группой"),
            "since": began,
        },
        {
            "partner": partners["biedriba"],
            "office": text(
                "Projektu koordinators", "Project coordinator", "Координатор проектов"
            ),
            "since": began,
        },
        {
            "name": text(
                "Parauga augstskola (izdomāta)",
                "Sample University (invented)",
                "Вуз-образец (вымышленный)",
            ),
            "office": text("Docents", "Associate professor", "Доцент"),
            "since": day(today, JOINED),
        },
        {
            "name": text(
                "Parauga fonds (izdomāts)",
                "Sample Foundation (invented)",
                "Фонд-образец (вымышленный)",
            ),
            "office": text("Valdes loceklis", "Board member", "Член правления"),
            "since": began,
            "until": day(today, LEFT),
        },
    ]
