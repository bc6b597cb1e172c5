"""What pages are filed under: topics, audiences, kinds and areas."""

from .records import text

# Key → (colour, name). The first language's name gives the slug.
TOPICS = {
    "policy": (
        "royalblue",
        text(
            "Politika un koordinācija",
            "Policy and coordination",
            "Политика и координация",
        ),
    ),
    "prevention": (
        "seagreen",
        text(
            "Profilakse un informēšana",
            "Prevention and awareness",
            "Профилактика и информирование",
        ),
    ),
    "support": (
        "orchid",
        text(
            "Palīdzība cietušajiem",
            "Support for victims",
            "Помощь пострадавшим",
        ),
    ),
    "training": ("darkorange", text("Mācības", "Training", "Обучение")),
    "research": (
        "indigo",
        text("Pētījumi un dati", "Research and data", "Исследования и данные"),
    ),
    "prosecution": (
        "slategray",
        text(
            "Izmeklēšana un kriminālvajāšana",
            "Investigation and prosecution",
            "Расследование и уголовное преследование",
        ),
    ),
    "work": (
        "sienna",
        text("Droša nodarbinātība", "Safe employment", "Безопасная занятость"),
    ),
    "international": (
        "teal",
        text(
            "Starptautiskā sadarbība",
            "International cooperation",
            "Международное сотрудничество",
        ),
    ),
    "holidays": (
        "crimson",
        text("Svētku dienas", "Public holidays", "Праздничные дни"),
    ),
}

AUDIENCES = {
    "public": text("Ikviens interesents", "General public", "Все желающие"),
    "specialists": text("Speciālisti", "Professionals", "Специалисты"),
    "municipalities": text(
        "Pašvaldību darbinieki",
        "Local government staff",
        "Работники самоуправлений",
    ),
    "teachers": text("Pedagogi", "Teachers", "Педагоги"),
    "youth": text("Jaunieši", "Young people", "Молодёжь"),
    "employers": text("Darba devēji", "Employers", "Работодатели"),
    "media": text("Plašsaziņas līdzekļi", "News media", "Средства массовой информации"),
}

# In the order in which the directory lists them.
KINDS = {
    "ministry": text("Ministrijas", "Ministries", "Министерства"),
    "institution": text(
        "Valsts iestādes", "State institutions", "Государственные учреждения"
    ),
    "law_enforcement": text(
        "Tiesībaizsardzības iestādes",
        "Law enforcement institutions",
        "Правоохранительные учреждения",
    ),
    "municipality": text(
        "Pašvaldības un to apvienības",
        "Local governments and their associations",
        "Самоуправления и их объединения",
    ),
    "ngo": text(
        "Nevalstiskās organizācijas",
        "Non-governmental organisations",
        "Негосударственные организации",
    ),
    "international": text(
        "Starptautiskās organizācijas",
        "International organisations",
        "Международные организации",
    ),
    "sample": text(
        "Izdomātas organizācijas", "Invented organisations", "Вымышленные организации"
    ),
}

AREAS = {
    "latvia": text("Visa Latvija", "All of Latvia", "Вся Латвия"),
    "riga": text("Rīga", "Riga", "Рига"),
    "vidzeme": text("Vidzeme", "Vidzeme", "Видземе"),
}
