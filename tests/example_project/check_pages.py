"""What visitors of the portal find; run by test_portal.py with the portal's settings."""

import re
from collections import Counter
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlsplit
from xml.etree import ElementTree

from django.contrib.auth import get_user_model
from django.test import RequestFactory, SimpleTestCase
from django.views.defaults import server_error
from portal.demo.records import LANGUAGES
from portal.management.commands.screenshots import pictures
from wagtail.models import Page, PageViewRestriction

from tests.example_project.built import PortalTestCase

# What the page that the portal started from says, by where the portal says it.
SEED = {
    "/lv/notikumu-kalendars/2020/07/": ["Notikumu kalendārs", "Jūlijs, 2020"],
    "/lv/": [
        "Valsts informatīvais resurss par cilvēktirdzniecības mazināšanas tēmu un"
        " aktualitātēm Latvijā"
    ],
    "/lv/zinas/": ["13.03.2017"],
    "news": [
        "piesaistot jaunus sadarbības partnerus",
        "2017. gada 28. februāra rīkojumu Nr. 52",
        "2010. gada 3. marta rīkojuma Nr. 77",
        "2014.–2020. gadam",
        "atbalstu un sociālos pakalpojumus",
        "valsts sekretāra vietnieks",
        "Iekšlietu ministrija",
        "67829674",
    ],
    "/lv/sadarbibas-partneri/darba-grupa/": [
        "Iekšlietu ministrijas valsts sekretāra vietnieks, Nozares politikas"
        " departamenta direktors",
        "2014.–2020. gadam īstenošanas koordinēšanai",
        "2009.–2013. gadam” īstenošanas koordinēšanai",
        "52",
        "77",
        "2011/36/ES",
        "2002/629/TI",
        "19. pants",
        "29. panta",
        "2008. gada 24. janvārī",
        "statistiku",
    ],
}
MEMBERS = """
Iekšlietu ministrija|Tieslietu ministrija|Labklājības ministrija|Ārlietu ministrija
Veselības ministrija|Kultūras ministrija|Izglītības un zinātnes ministrija
Ekonomikas ministrija|Nodarbinātības valsts aģentūra|Valsts izglītības satura centrs
Valsts darba inspekcija|Latvijas Republikas Tiesībsarga birojs|Ģenerālprokuratūra
Rīgas dome|Rīgas pašvaldības policija|Valsts policija|Valsts robežsardze
Iekšlietu ministrijas Informācijas centrs|Pilsonības un migrācijas lietu pārvalde
Latvijas Pašvaldību savienība|Resursu centrs sievietēm “Marta”
Par brīvu Vidzemi no cilvēku tirdzniecības
Latvijas Sieviešu nevalstisko organizāciju sadarbības tīkls|Patvērums “Drošā māja”
Starptautiskās Migrācijas organizācijas Latvijas birojs
"""
# Facts that are shown on invented records alone.
INVENTED = {
    "/lv/sadarbibas-partneri/parauga-darba-grupa/": [
        "Projektu koordinators",
        "Parauga augstskola (izdomāta)",
        "Bijušie dalībnieki",
        "Parauga fonds (izdomāts)",
    ],
    "/en/partners/sample-association-invented/": [
        "biedriba@example.org",
        "Izdomātā iela 1",
        "Example Person",
        "Latvian, English, Russian",
        "Sample working group (invented)",
    ],
    "/ru/novosti/v-biblioteke-otkrylsya-informatsionnyy-ugolok/": [
        "Вестник-образец",
        "Условное Лицо",
    ],
}
# Page of what to try → the event that repeats, why one of its dates is cancelled.
TO_TRY = {
    "/lv/izmeginiet/": ("konsultaciju-pecpusdiena", "Telpās ir remonts."),
    "/en/try-it/": ("open-advice-afternoon", "The rooms are being repaired."),
    "/ru/poprobuyte/": ("otkrytye-konsultatsii", "В помещении ремонт."),
}
NEWS_INDEXES = {"lv": "/lv/zinas/", "en": "/en/news/", "ru": "/ru/novosti/"}
XHTML_LINK = "{http://www.w3.org/1999/xhtml}link"
MOST_PAGES = 1500
# Filters can be combined without end, and a calendar has very many days.
SAMPLED = {
    "filter": re.compile(r"\?").search,
    "day": re.compile(r"/\d{4}/\d\d/\d\d/").search,
    "month": re.compile(r"/\d{4}/(\d\d/)?$").search,
    "translation": re.compile(r"^/(en|ru)/.+/.+/.+/").search,
}
MOST_OF_A_KIND = 40


class Links(HTMLParser):
    """Collects the addresses that a page leads to, and counts its main headings."""

    def __init__(self, html):
        super().__init__()
        self.found, self.headings = set(), 0
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.headings += tag == "h1"
        for name, value in attributes:
            if name in ("href", "src") and value:
                self.found.add(value)


def text_of(response):
    """The text of a page as people read it."""
    text = re.sub(r"<[^>]*>", "", response.content.decode())
    return re.sub(r"\s+", " ", text.replace("&nbsp;", " ").replace("\xa0", " "))


class PagesTests(PortalTestCase):
    def sitemap(self):
        """``{address: {language: address}}`` of what the sitemap holds."""
        root = ElementTree.fromstring(self.get("/sitemap.xml").content)
        return {
            url.find("{*}loc").text: {
                link.get("hreflang"): link.get("href") for link in url.iter(XHTML_LINK)
            }
            for url in root
        }

    def test_the_sitemap_holds_every_page_with_its_translations(self):
        sitemap = self.sitemap()
        addresses = {
            code: f"http://127.0.0.1:8000{path}" for code, path in NEWS_INDEXES.items()
        }
        alternates = {**addresses, "x-default": addresses["lv"]}
        for code, address in addresses.items():
            with self.subTest(code):
                self.assertEqual(sitemap[address], alternates)
        for code in LANGUAGES:
            below = f"http://127.0.0.1:8000{NEWS_INDEXES[code]}"
            news = [url for url in sitemap if url.startswith(below) and url != below]
            self.assertGreater(len(news), 20)

    def test_the_sitemap_holds_no_restricted_page(self):
        news = Page.objects.get(slug="news", locale__language_code="en")
        PageViewRestriction.objects.create(
            page=news, restriction_type=PageViewRestriction.LOGIN
        )
        sitemap = self.sitemap()
        self.assertFalse([url for url in sitemap if "/en/news/" in url])
        versions = sitemap[f"http://127.0.0.1:8000{NEWS_INDEXES['lv']}"]
        self.assertEqual(set(versions), {"lv", "ru", "x-default"})

    def test_machines_find_every_page_in_every_language(self):
        for address in ("/lv/", "/en/news/"):
            html = self.get(address).content.decode()
            found = re.findall(r'rel="alternate" hreflang="([^"]+)"', html)
            self.assertEqual(sorted(found), sorted([*LANGUAGES, "x-default"]))

    def crawl(self):
        """``{address: response}`` of everything that can be reached without login."""
        waiting = [f"/{code}/" for code in LANGUAGES] + ["/", "/sitemap.xml"]
        seen, sampled = set(waiting), Counter()
        for address in waiting:
            response = self.get(address)
            yield address, response
            if not response.get("Content-Type", "").startswith("text/html"):
                continue
            for link in sorted(Links(response.content.decode()).found):
                target = self.inside(address, link)
                if target is None or target in seen or len(seen) >= MOST_PAGES:
                    continue
                kind = next((k for k, sign in SAMPLED.items() if sign(target)), None)
                sampled[kind] += 1
                if kind is None or sampled[kind] <= MOST_OF_A_KIND:
                    seen.add(target)
                    waiting.append(target)

    @staticmethod
    def inside(address, link):
        """The address of a link that stays in the portal, else None."""
        url = urlsplit(urljoin(f"http://127.0.0.1:8000{address}", urldefrag(link)[0]))
        if url.scheme != "http" or url.netloc != "127.0.0.1:8000":
            return None
        return f"{url.path}?{url.query}" if url.query else url.path

    def test_every_link_answers_and_every_page_has_one_main_heading(self):
        count = 0
        for address, response in self.crawl():
            count += 1
            with self.subTest(address):
                if response.status_code in (301, 302):
                    response = self.get(address, follow=True)
                self.assertEqual(response.status_code, 200)
                is_page = response.get("Content-Type", "").startswith("text/html")
                if is_page and not address.startswith("/admin/"):
                    html = response.content.decode()
                    self.assertEqual(Links(html).headings, 1)
                    # As the page on privacy says.
                    self.assertFalse(response.cookies)
        self.assertGreater(count, 300)

    def test_what_the_first_page_said_is_there(self):
        news = self.get("/lv/zinas/2017/03/")
        links = Links(news.content.decode()).found
        piece = next(link for link in links if "/darba-grupa-cilveku" in link)
        for address, statements in SEED.items():
            response = self.get(piece if address == "news" else address)
            text = text_of(response)
            for statement in statements:
                with self.subTest(address, statement=statement):
                    self.assertIn(statement, text)

    def test_all_members_of_the_working_group_are_named_and_the_chair_is_not(self):
        text = text_of(self.get("/lv/sadarbibas-partneri/darba-grupa/"))
        names = [name for line in MEMBERS.split("\n") for name in line.split("|")]
        for name in filter(None, names):
            with self.subTest(name):
                self.assertIn(name, text)
        self.assertNotIn("Trofimov", text)

    def test_invented_records_show_what_the_real_ones_have_no_facts_for(self):
        for address, statements in INVENTED.items():
            text = text_of(self.get(address))
            for statement in statements:
                with self.subTest(address, statement=statement):
                    self.assertIn(statement, text)

    def test_invented_organisations_stand_apart_from_the_working_group_of_2017(self):
        group = text_of(self.get("/lv/sadarbibas-partneri/darba-grupa/"))
        self.assertNotIn("Parauga", group)
        logos = self.get("/lv/").content.decode().split("2017. gada darba grupas")[1]
        self.assertIn("Iekšlietu ministrija", logos)
        self.assertNotIn("Parauga", logos)

    def test_the_list_of_news_has_a_second_page_in_every_language(self):
        for address in NEWS_INDEXES.values():
            response = self.get(f"{address}?page=2")
            self.assertTrue(response.context["news"])

    def test_the_page_of_what_to_try_leads_to_an_event_that_repeats(self):
        for address, (part, reason) in TO_TRY.items():
            with self.subTest(address):
                links = Links(self.get(address).content.decode()).found
                series = [link for link in links if part in link]
                self.assertEqual(len(series), 1)
                self.assertContains(self.get(series[0]), reason)

    def test_every_page_of_the_menu_and_the_footer_has_a_description(self):
        for code in LANGUAGES:
            html = self.get(f"/{code}/").content.decode()
            for link in sorted(Links(html).found):
                if link.count("/") == 3 and link.startswith(f"/{code}/"):
                    if "search" in link:
                        continue
                    with self.subTest(link):
                        self.assertContains(self.get(link), '<meta name="description"')

    def test_search_finds_says_so_and_is_not_indexed(self):
        for code, word in (("lv", "darba grupa"), ("en", "group"), ("ru", "группа")):
            with self.subTest(code):
                response = self.get(f"/{code}/search/?q={word}")
                self.assertContains(response, "noindex")
                self.assertTrue(response.context["results"].rows)
        self.assertContains(self.get("/en/search/?q=xyzzy"), "Nothing was found")
        self.assertContains(self.get(f"/en/search/?q={'x' * 101}"), "too long")
        self.assertEqual(self.get("/en/search/?q=group&page=99").status_code, 404)

    def test_the_pictures_of_the_readme_are_of_pages_that_are_there(self):
        self.client.force_login(get_user_model().objects.get(username="admin"))
        for picture in pictures():
            with self.subTest(picture.name):
                self.assertEqual(self.get(picture.path).status_code, 200)

    def test_what_is_not_there_is_said_in_three_languages(self):
        words = {"lv": "Lapa nav atrasta", "en": "not found", "ru": "не найдена"}
        for code, text in words.items():
            response = self.get(f"/{code}/nekas/")
            self.assertContains(response, text, status_code=404)


class ErrorTests(SimpleTestCase):
    """Tests of this class cannot ask the database anything."""

    def test_the_page_for_errors_needs_no_database(self):
        request = RequestFactory().get("/")
        response = server_error(request)
        self.assertContains(response, "Radās kļūda", status_code=500)
        self.assertContains(response, "Something went wrong", status_code=500)
