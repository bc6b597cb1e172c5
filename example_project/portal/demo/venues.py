"""Where the events are: one real public building, the rest invented and so named."""

from decimal import Decimal

from .records import text

# Key → name, address, accessibility, (latitude, longitude) or None.
VENUES = {
    "library": {
        "name": text(
            "Latvijas Nacionālā bibliotēka",
            "National Library of Latvia",
            "Латвийская национальная библиотека",
        ),
        "address": text(
            "Mūkusalas iela 3, Rīga, LV-1423",
            "Mūkusalas iela 3, Riga, LV-1423, Latvia",
            "Mūkusalas iela 3, Рига, LV-1423, Латвия",
        ),
        "coordinates": (Decimal("56.941100"), Decimal("24.096700")),
    },
    "conference_centre": {
        "name": text(
            "Konferenču centrs “Paraugs” (izdomāta vieta)",
            "Conference centre “Paraugs” (an invented place)",
            "Конференц-центр «Параугс» (вымышленное место)",
        ),
        "address": text(
            "Parauga iela 1, Paraugpilsēta",
            "Parauga iela 1, Paraugpilsēta",
            "Parauga iela 1, Paraugpilsēta",
        ),
        "accessibility": text(
            "Ieeja bez pakāpieniem, lifts uz visiem stāviem, zālē ir indukcijas cilpa.",
            "Step-free entrance, a lift to every floor, an induction loop in the hall.",
            "Вход без ступеней, лифт на все этажи, в зале есть индукционная петля.",
        ),
    },
    "community_house": {
        "name": text(
            "Kopienas nams “Liepas” (izdomāta vieta)",
            "Community house “Liepas” (an invented place)",
            "Дом общины «Лиепас» (вымышленное место)",
        ),
        "address": text(
            "Izdomu iela 5, Paraugciems, Vidzeme",
            "Izdomu iela 5, Paraugciems, Vidzeme",
            "Izdomu iela 5, Paraugciems, Видземе",
        ),
        "accessibility": text(
            "Pie ieejas ir uzbrauktuve. Otrajā stāvā lifta nav.",
            "There is a ramp at the entrance. No lift to the first floor.",
            "У входа есть пандус. Лифта на второй этаж нет.",
        ),
    },
    "school": {
        "name": text(
            "Paraugciema vidusskola (izdomāta vieta)",
            "Paraugciems secondary school (an invented place)",
            "Средняя школа Параугциемса (вымышленное место)",
        ),
        "address": text(
            "Skolas iela 2, Paraugciems",
            "Skolas iela 2, Paraugciems",
            "Skolas iela 2, Paraugciems",
        ),
    },
    "brussels": {
        "name": text(
            "Sanāksmju nams “Exemplum” (izdomāta vieta)",
            "Meeting house “Exemplum” (an invented place)",
            "Дом собраний «Exemplum» (вымышленное место)",
        ),
        "address": text(
            "Rue de l’Exemple 7, Brisele, Beļģija",
            "Rue de l’Exemple 7, Brussels, Belgium",
            "Rue de l’Exemple 7, Брюссель, Бельгия",
        ),
    },
}
