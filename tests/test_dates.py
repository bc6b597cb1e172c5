"""Dates and times as people read them."""

import re
from datetime import UTC, date, datetime, time

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from wagtail_ctn.dates import (
    city_of,
    first_weekday,
    format_clock,
    format_day,
    format_day_of_year,
    format_days,
    format_hours,
    format_moment,
    format_month,
    format_short_day,
    format_week,
    format_when,
    format_year,
    in_zone,
    weekday_names,
    zone_name,
)
from wagtail_ctn.ical.when import When

RIGA, BERLIN, NEW_YORK = "Europe/Riga", "Europe/Berlin", "America/New_York"
DAY = date(2020, 7, 15)
LATE = When(DAY, time(20), None, time(22), NEW_YORK)


@pytest.fixture(autouse=True)
def english():
    with translation.override("en-gb"):
        yield


@pytest.mark.parametrize(
    "when, text, hours",
    [
        (When(DAY, timezone=BERLIN), "15 July 2020", ""),
        (When(DAY, time(10), timezone=RIGA), "15 July 2020, 10:00", "10:00"),
        (
            When(DAY, time(10), None, time(12), RIGA),
            "15 July 2020, 10:00–12:00",
            "10:00–12:00",
        ),
        (
            When(DAY, time(10), timezone=BERLIN),
            "15 July 2020, 10:00 (Berlin time) · 11:00 in Riga",
            "10:00 (Berlin time) · 11:00 in Riga",
        ),
        (
            When(DAY, time(10), None, time(12), BERLIN),
            "15 July 2020, 10:00–12:00 (Berlin time) · 11:00–13:00 in Riga",
            "10:00–12:00 (Berlin time) · 11:00–13:00 in Riga",
        ),
        (
            LATE,
            "15 July 2020, 20:00–22:00 (New York time)"
            " · 16 July 2020, 03:00–05:00 in Riga",
            "15 July 2020, 20:00–22:00 (New York time)"
            " · 16 July 2020, 03:00–05:00 in Riga",
        ),
        (
            When(DAY, time(10), date(2020, 7, 17), time(12), BERLIN),
            "15 July 2020, 10:00 – 17 July 2020, 12:00 (Berlin time)"
            " · 15 July 2020, 11:00 – 17 July 2020, 13:00 in Riga",
            "15 July 2020, 10:00 – 17 July 2020, 12:00 (Berlin time)"
            " · 15 July 2020, 11:00 – 17 July 2020, 13:00 in Riga",
        ),
    ],
)
def test_a_zone_is_named_where_it_is_not_the_sites(when, text, hours):
    assert format_when(when, RIGA) == text
    assert format_hours(when, RIGA) == hours


def test_the_same_moment_on_other_clocks():
    assert in_zone(LATE, RIGA) == When(
        date(2020, 7, 16), time(3), date(2020, 7, 16), time(5), RIGA
    )


def test_zones_have_names_in_the_readers_language():
    assert zone_name(RIGA) == "Eastern European Time (Riga)"
    assert zone_name("UTC") == "UTC"
    with translation.override("lv"):
        assert city_of(BERLIN) == "Berlīne"
        assert zone_name(RIGA) == "Austrumeiropas laiks (Rīga)"


MARCH_13 = date(2017, 3, 13)
SPANS = {
    "lv": [
        "2017. gada 13. marts",
        "2017. gada 13.–15. marts",
        "2017. gada 13. marts – 2. aprīlis",
        "2017. gada 13. marts – 2018. gada 3. janvāris",
    ],
    "en-us": [
        "March 13, 2017",
        "March 13–15, 2017",
        "March 13 – April 2, 2017",
        "March 13, 2017 – January 3, 2018",
    ],
    "en-gb": [
        "13 March 2017",
        "13–15 March 2017",
        "13 March – 2 April 2017",
        "13 March 2017 – 3 January 2018",
    ],
    "ru": [
        "13 марта 2017 г.",
        "13–15 марта 2017 г.",
        "13 марта – 2 апреля 2017 г.",
        "13 марта 2017 г. – 3 января 2018 г.",
    ],
    "et": [
        "13. märts 2017",
        "13.–15. märts 2017",
        "13. märts – 2. aprill 2017",
        "13. märts 2017 – 3. jaanuar 2018",
    ],
    "lt": [
        "2017 m. kovo 13 d.",
        "2017 m. kovo 13–15 d.",
        "2017 m. kovo 13 d. – balandžio 2 d.",
        "2017 m. kovo 13 d. – 2018 m. sausio 3 d.",
    ],
    "de": [
        "13. März 2017",
        "13.–15. März 2017",
        "13. März – 2. April 2017",
        "13. März 2017 – 3. Januar 2018",
    ],
    "fr": [
        "13 mars 2017",
        "13–15 mars 2017",
        "13 mars – 2 avril 2017",
        "13 mars 2017 – 3 janvier 2018",
    ],
}
SOME_DAY = st.dates(date(1900, 1, 1), date(2199, 12, 31))
SINGLE_DAYS = {
    "lv": ("pirmdiena, 2017. gada 13. marts", "13.03.2017", "13. marts"),
    "en-us": ("Monday, March 13, 2017", "3/13/2017", "March 13"),
    "ru": ("понедельник, 13 марта 2017 г.", "13.03.2017", "13 марта"),
    "et": ("esmaspäev, 13. märts 2017", "13.03.2017", "13. märts"),
    "lt": ("2017 m. kovo 13 d., pirmadienis", "2017-03-13", "kovo 13 d."),
    "de": ("Montag, 13. März 2017", "13.03.2017", "13. März"),
    "fr": ("lundi 13 mars 2017", "13/03/2017", "13 mars"),
}


def with_dash(text):
    """CLDR has another dash, with spaces or without, from one release to the next."""
    return re.sub(r"\s*[–—]\s*", "–", text)


@pytest.mark.parametrize("language", SPANS)
def test_a_span_repeats_no_more_than_its_ends_differ_in(language):
    ends = [MARCH_13, date(2017, 3, 15), date(2017, 4, 2), date(2018, 1, 3)]
    with translation.override(language):
        texts = [format_days(MARCH_13, end) for end in ends]
    assert [with_dash(text) for text in texts] == list(map(with_dash, SPANS[language]))


@given(st.sampled_from([*SPANS, "ar", "ja", "pl", "sv"]), SOME_DAY, SOME_DAY)
def test_a_span_of_any_dates_names_both_ends(language, one, other):
    first, last = sorted([one, other])
    with translation.override(language):
        numbers = re.findall(r"\d+", format_days(first, last))
    assert {str(first.day), str(last.day)} <= set(numbers)
    years = [number for number in numbers if len(number) == 4]
    assert sorted(years) == sorted({str(first.year), str(last.year)})


@pytest.mark.parametrize("language", SINGLE_DAYS)
def test_a_day_with_its_weekday_in_figures_and_without_a_year(language):
    with translation.override(language):
        texts = (
            format_day(MARCH_13, weekday=True),
            format_short_day(MARCH_13),
            format_day_of_year(MARCH_13),
        )
    assert texts == SINGLE_DAYS[language]


def test_the_first_of_a_month_is_an_ordinal_in_french():
    with translation.override("fr"):
        assert format_day(date(2017, 3, 1), weekday=True) == "mercredi 1er mars 2017"
        assert format_day_of_year(date(2017, 5, 1)) == "1er mai"
        assert format_days(date(2017, 3, 1), date(2017, 3, 11)) == "1er–11 mars 2017"
        assert format_days(date(2017, 3, 31), date(2017, 4, 1)) == (
            "31 mars – 1er avril 2017"
        )
        assert format_day(date(2017, 3, 21)) == "21 mars 2017"


HEADINGS = {
    "lv": ("Jūlijs, 2020", "29. nedēļa (2020. gada 13.–19. jūlijs)", "2020. gads"),
    "en-gb": ("July 2020", "Week 29 (13–19 July 2020)", "Year 2020"),
    "ru": ("Июль 2020", "29-я неделя (13–19 июля 2020 г.)", "2020 год"),
    "et": ("Juuli 2020", "29. nädal (13.–19. juuli 2020)", "2020. aasta"),
    "lt": ("2020 m. liepa", "29 savaitė (2020 m. liepos 13–19 d.)", "2020 metai"),
    "de": ("Juli 2020", "Woche 29 (13.–19. Juli 2020)", "Jahr 2020"),
    "fr": ("Juillet 2020", "Semaine 29 (13–19 juillet 2020)", "Année 2020"),
}


@pytest.mark.parametrize("language", HEADINGS)
def test_months_weeks_and_years_have_headings(language):
    first, last = date(2020, 7, 13), date(2020, 7, 19)
    with translation.override(language):
        texts = (format_month(first), format_week(first, last), format_year(first))
    assert tuple(map(with_dash, texts)) == HEADINGS[language]


ZONES = {
    "lv": (
        "2020. gada 15. jūlijs, 10:00 (laiks: Berlīne) · Rīga: 11:00",
        "Austrumeiropas laiks (Rīga)",
    ),
    "ru": (
        "15 июля 2020 г., 10:00 (время: Берлин) · Рига: 11:00",
        "Восточная Европа (Рига)",
    ),
    "et": (
        "15. juuli 2020, 10:00 (aeg: Berliin) · Riia: 11:00",
        "Ida-Euroopa aeg (Riia)",
    ),
    "lt": (
        "2020 m. liepos 15 d., 10:00 (laikas: Berlynas) · Ryga: 11:00",
        "Rytų Europos laikas (Ryga)",
    ),
    "de": (
        "15. Juli 2020, 10:00 (Ortszeit: Berlin) · Riga: 11:00",
        "Osteuropäische Zeit (Riga)",
    ),
    "fr": (
        "15 juillet 2020, 10:00 (heure locale\u00a0: Berlin) · Riga\u00a0: 11:00",
        "heure d’Europe de l’Est (Riga)",
    ),
}


@pytest.mark.parametrize("language", ZONES)
def test_a_zone_is_named_in_each_language(language):
    when = When(DAY, time(10), timezone=BERLIN)
    with translation.override(language):
        assert (format_when(when, RIGA), zone_name(RIGA)) == ZONES[language]


@pytest.mark.parametrize(
    "separator, languages",
    [
        (None, {"lv": "09:05", "en": "9:05 AM", "fr": "09:05"}),
        (".", {"lv": "09.05", "en": "9.05 AM", "fr": "09.05"}),
        (":", {"lv": "09:05", "en": "9:05 AM", "fr": "09:05"}),
    ],
)
def test_a_site_chooses_what_stands_between_hours_and_minutes(
    settings, separator, languages
):
    settings.WAGTAIL_CTN = {"TIME_SEPARATOR": separator}
    for language, text in languages.items():
        with translation.override(language):
            assert format_clock(time(9, 5)).replace("\u202f", " ") == text


@pytest.mark.parametrize("chosen, first", [("sunday", 6), ("monday", 0)])
def test_a_site_chooses_the_first_day_of_the_week(settings, chosen, first):
    settings.WAGTAIL_CTN = {"FIRST_DAY_OF_WEEK": chosen}
    assert first_weekday() == first
    assert weekday_names()[0][0].lower() == chosen


def test_weeks_begin_as_the_language_has_it(settings):
    settings.WAGTAIL_CTN = {"DATE_LOCALES": {"en": "en_US"}}
    for language, first in {"lv": 0, "en": 6, "ar-eg": 5, "de": 0}.items():
        with translation.override(language):
            assert first_weekday() == first


def test_when_something_was_done_is_on_the_clocks_of_the_site():
    assert (
        format_moment(datetime(2017, 3, 12, 22, 5, tzinfo=UTC)) == "13/03/2017, 00:05"
    )
