"""How an event repeats in words: seven languages, and no wrong cases."""

from datetime import date, time

from django.test import SimpleTestCase
from django.utils.translation import override

from wagtail_ctn.events.summaries import describe
from wagtail_ctn.ical.when import When

WEDNESDAY = When(date(2020, 7, 15), time(10), None, time(12), "Europe/Riga")


class EnglishTests(SimpleTestCase):
    def test_each_kind_of_repetition_is_said(self):
        texts = {
            "": "",
            "FREQ=DAILY": "Every day",
            "FREQ=DAILY;INTERVAL=3": "Every 3 days",
            "FREQ=WEEKLY": "Every week: Wednesday",
            "FREQ=WEEKLY;BYDAY=WE,MO": "Every week: Monday, Wednesday",
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE": "Every 2 weeks: Wednesday",
            "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR": "Every working day, Monday to Friday",
            "FREQ=MONTHLY": "Every month: day 15",
            "FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=15": "Every 2 months: day 15",
            "FREQ=MONTHLY;BYDAY=3WE": "Every month: 3rd Wednesday",
            "FREQ=YEARLY": "Every year: 15 July",
            "FREQ=YEARLY;INTERVAL=4": "Every 4 years: 15 July",
            "FREQ=WEEKLY;COUNT=1": "Every week: Wednesday · 1 time",
            "FREQ=WEEKLY;COUNT=10": "Every week: Wednesday · 10 times",
            "FREQ=WEEKLY;UNTIL=20201216T080000Z": (
                "Every week: Wednesday · until: 16 December 2020"
            ),
        }
        with override("en"):
            self.assertEqual({rule: describe(rule, WEDNESDAY) for rule in texts}, texts)

    def test_the_last_weekday_of_a_month_is_said(self):
        last = When(date(2020, 7, 29))
        with override("en"):
            text = describe("FREQ=MONTHLY;BYDAY=-1WE", last)
        self.assertEqual(text, "Every month: last Wednesday")

    def test_what_cannot_be_said_simply_is_not_said(self):
        for rule in ("FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1", "no rule"):
            self.assertEqual(describe(rule, WEDNESDAY), "")

    def test_a_draft_without_a_date_has_words_too(self):
        with override("en"):
            self.assertEqual(describe("FREQ=WEEKLY", None), "Every week")
            self.assertEqual(describe("", None), "")


RULES = [
    ("FREQ=DAILY;INTERVAL=3", WEDNESDAY),
    ("FREQ=WEEKLY;INTERVAL=21;BYDAY=WE,MO", WEDNESDAY),
    ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", WEDNESDAY),
    ("FREQ=MONTHLY;INTERVAL=10", WEDNESDAY),
    ("FREQ=MONTHLY;BYDAY=3WE", WEDNESDAY),
    ("FREQ=MONTHLY;BYDAY=1SU", When(date(2020, 7, 5))),
    ("FREQ=MONTHLY;BYDAY=-1WE", When(date(2020, 7, 29))),
    ("FREQ=YEARLY;INTERVAL=5", When(date(2020, 5, 1))),
    ("FREQ=WEEKLY;COUNT=11", WEDNESDAY),
    ("FREQ=WEEKLY;UNTIL=20201216T080000Z", WEDNESDAY),
]
SAID = {
    "lv": [
        "Ik pēc 3 dienām",
        "Ik pēc 21 nedēļas: pirmdiena, trešdiena",
        "Katru darba dienu, no pirmdienas līdz piektdienai",
        "Ik pēc 10 mēnešiem: 15. datums",
        "Katru mēnesi: 3. trešdiena",
        "Katru mēnesi: 1. svētdiena",
        "Katru mēnesi: pēdējā trešdiena",
        "Ik pēc 5 gadiem: 1. maijs",
        "Katru nedēļu: trešdiena · 11 reizes",
        "Katru nedēļu: trešdiena · līdz: 2020. gada 16. decembris",
    ],
    "ru": [
        "Каждые 3 дня",
        "Каждую 21 неделю: понедельник, среда",
        "Каждый рабочий день, с понедельника по пятницу",
        "Каждые 10 месяцев: 15-е число",
        "Каждый месяц: 3-я среда",
        "Каждый месяц: 1-е воскресенье",
        "Каждый месяц: последняя среда",
        "Каждые 5 лет: 1 мая",
        "Каждую неделю: среда · 11 раз",
        "Каждую неделю: среда · по: 16 декабря 2020 г.",
    ],
    "et": [
        "Iga 3 päeva järel",
        "Iga 21 nädala järel: esmaspäev, kolmapäev",
        "Igal tööpäeval, esmaspäevast reedeni",
        "Iga 10 kuu järel: 15. kuupäev",
        "Iga kuu: 3. kolmapäev",
        "Iga kuu: 1. pühapäev",
        "Iga kuu: viimane kolmapäev",
        "Iga 5 aasta järel: 1. mai",
        "Iga nädal: kolmapäev · 11 korda",
        "Iga nädal: kolmapäev · kuni: 16. detsember 2020",
    ],
    "lt": [
        "Kas 3 dienas",
        "Kas 21 savaitę: pirmadienis, trečiadienis",
        "Kiekvieną darbo dieną, nuo pirmadienio iki penktadienio",
        "Kas 10 mėnesių: 15 diena",
        "Kas mėnesį: 3-ias trečiadienis",
        "Kas mėnesį: 1-as sekmadienis",
        "Kas mėnesį: paskutinis trečiadienis",
        "Kas 5 metus: gegužės 1 d.",
        "Kas savaitę: trečiadienis · 11 kartų",
        "Kas savaitę: trečiadienis · iki: 2020 m. gruodžio 16 d.",
    ],
    "de": [
        "Alle 3 Tage",
        "Alle 21 Wochen: Montag, Mittwoch",
        "Jeden Werktag, Montag bis Freitag",
        "Alle 10 Monate: am 15.",
        "Jeden Monat: 3. Mittwoch",
        "Jeden Monat: 1. Sonntag",
        "Jeden Monat: letzter Mittwoch",
        "Alle 5 Jahre: 1. Mai",
        "Jede Woche: Mittwoch · 11 Mal",
        "Jede Woche: Mittwoch · bis: 16. Dezember 2020",
    ],
    "fr": [
        "Tous les 3 jours",
        "Toutes les 21 semaines : lundi, mercredi",
        "Chaque jour ouvré, du lundi au vendredi",
        "Tous les 10 mois : le 15",
        "Chaque mois : 3e mercredi",
        "Chaque mois : 1er dimanche",
        "Chaque mois : dernier mercredi",
        "Tous les 5 ans : 1er mai",
        "Chaque semaine : mercredi · 11 fois",
        "Chaque semaine : mercredi · jusqu’au 16 décembre 2020",
    ],
}


class LanguagesTests(SimpleTestCase):
    def test_each_language_says_it_without_a_wrong_case(self):
        for language, expected in SAID.items():
            with self.subTest(language), override(language):
                texts = [describe(rule, when) for rule, when in RULES]
                # French has an unbreakable space before a colon.
                self.assertEqual([t.replace("\xa0", " ") for t in texts], expected)
