"""What must hold on every test project; run by test_projects.py, one process each.

The project is the one whose settings run. Everything is made as an editor makes it, by
the forms of the admin, and only of apps that the project has.
"""

import re
from datetime import UTC, datetime
from importlib import import_module
from io import StringIO
from unittest.mock import patch
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup
from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.checks import run_checks
from django.core.management import call_command
from django.test import Client, SimpleTestCase, TestCase
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, Page, Site, get_page_models

from tests.projects.forms import values_of_form

NOW = datetime(2020, 7, 15, 8, tzinfo=UTC)
MOST_ADDRESSES = 300
PAGE_TYPES = {
    "wagtail_ctn.partners": ("PartnerIndexPage", "PartnerPage", "WorkingGroupPage"),
    "wagtail_ctn.events": ("CalendarPage", "EventPage"),
    "wagtail_ctn.news": ("NewsIndexPage", "NewsPage"),
}
# Below an index of the app, and below a page of it.
FEEDS = {
    "wagtail_ctn.partners": (("", "a-z/"), ("vcard/",)),
    "wagtail_ctn.events": (
        ("", "past/", "2020/07/", "2020/07/15/", "ical/", "rss/", "atom/", "json/"),
        ("ical/",),
    ),
    "wagtail_ctn.news": (("", "2020/", "2020/07/", "rss/", "atom/", "json/"), ()),
}
# What a page shows of each app, and must not show without it.
TRACES = {
    "wagtail_ctn.events": ["calendar", "event", "ical/"],
    "wagtail_ctn.news": ["news", "rss/"],
    "wagtail_localize": ["translat"],
}
INSTALLED = [app for app in PAGE_TYPES if apps.is_installed(app)]


def index_and_pages(app):
    """``(type of the index, [types of pages below it])``, the site's own included."""
    models = import_module(f"{app}.models")
    index, *pages = (getattr(models, name) for name in PAGE_TYPES[app])
    found = [m for m in get_page_models() if issubclass(m, tuple(pages))]
    return index, found


def make_home():
    """The root page of a site at http://testserver/, in the site's language."""
    models = {model.__name__: model for model in get_page_models()}
    for page in Page.objects.filter(depth=2):
        page.delete()
    home = Page.objects.get(depth=1).add_child(
        instance=models["HomePage"](
            title="Home", slug="start", locale=Locale.get_default()
        )
    )
    Site.objects.all().delete()
    Site.objects.create(hostname="testserver", root_page=home, is_default_site=True)
    return home


def add_address(view, parent, model):
    arguments = [model._meta.app_label, model._meta.model_name, parent.pk]
    return reverse(f"wagtailadmin_pages:{view}", args=arguments)


def publish(editor, address, **fields):
    """Fill in the form that the admin shows there, and publish."""
    values = values_of_form(editor.get(address), "page-edit-form")
    known = {name: value for name, value in fields.items() if name in values}
    response = editor.post(address, {**values, **known, "action-publish": "1"})
    if response.status_code != 302:
        raise AssertionError(response.context["form"].errors)


def make_page(editor, parent, model):
    """Make and publish one page; it is called as its type is."""
    slug = f"a-{model._meta.model_name}"
    publish(
        editor,
        add_address("add", parent, model),
        title=f"A {model._meta.verbose_name}",
        slug=slug,
        start_date=NOW.date().isoformat(),
    )
    return model.objects.descendant_of(parent).get(slug=slug)


def crawl(client, addresses):
    """``{address: response}`` of all that links of this site lead to."""
    found, waiting = {}, list(addresses)
    while waiting:
        url = waiting.pop()
        if url in found:
            continue
        assert len(found) < MOST_ADDRESSES, "crawlers can walk for ever"
        found[url] = response = client.get(url)
        if response["Content-Type"].startswith("text/html"):
            waiting += links_of_site(url, response)
    return found


def links_of_site(url, response):
    """What the page links to on this site, without what serves its static files."""
    soup = BeautifulSoup(response.content, "html.parser")
    for tag in soup.select("[href]"):
        address = urlsplit(urljoin(f"http://testserver{url}", tag["href"]))
        here = address.scheme == "http" and address.netloc == "testserver"
        if here and not address.path.startswith("/static/"):
            yield address._replace(scheme="", netloc="", fragment="").geturl()


class SetUpTests(SimpleTestCase):
    databases = "__all__"

    def test_system_checks_say_nothing(self):
        # Wagtail 7.4 with the newest treebeard: neither is ours.
        found = [m for m in run_checks() if not m.id.startswith("treebeard.")]
        self.assertEqual(found, [])


class ProjectTests(TestCase):
    @classmethod
    def setUpClass(cls):
        cls.enterClassContext(patch.object(timezone, "now", return_value=NOW))
        super().setUpClass()

    @classmethod
    def setUpTestData(cls):
        users = get_user_model().objects
        cls.user = users.create_superuser("admin", "a@example.org", "secret")
        cls.home = make_home()
        editor = Client()
        editor.force_login(cls.user)
        cls.indexes, cls.pages = {}, {}
        for app in INSTALLED:
            index, models = index_and_pages(app)
            cls.indexes[app] = parent = make_page(editor, cls.home, index)
            cls.pages[app] = [make_page(editor, parent, model) for model in models]

    def all_pages(self):
        return [page for pages in self.pages.values() for page in pages]

    def test_no_migration_is_missing(self):
        output = StringIO()
        call_command("makemigrations", "--check", "--dry-run", stdout=output)
        self.assertIn("No changes detected", output.getvalue())

    def test_every_link_of_the_site_answers_and_leads_to_every_page(self):
        starts = [self.home, *self.indexes.values()]
        found = crawl(self.client, [page.get_url() for page in starts])
        wrong = {u: r.status_code for u, r in found.items() if r.status_code != 200}
        self.assertEqual(wrong, {})
        for page in self.all_pages():
            self.assertIn(page.get_url(), found)

    def test_every_view_and_feed_answers(self):
        for app in INSTALLED:
            of_index, of_page = FEEDS[app]
            addresses = [self.indexes[app].get_url() + name for name in of_index]
            for page in self.pages[app]:
                addresses += [page.get_url() + name for name in of_page]
            for address in addresses:
                with self.subTest(address):
                    self.assertEqual(self.client.get(address).status_code, 200)

    def test_a_partner_serves_the_feeds_of_apps_that_are_there_and_no_others(self):
        partner = next(p for p in self.all_pages() if hasattr(p, "legal_name"))
        for app, name in [
            ("wagtail_ctn.events", "ical/"),
            ("wagtail_ctn.news", "rss/"),
        ]:
            with self.subTest(name):
                status = self.client.get(partner.get_url() + name).status_code
                self.assertEqual(status, 200 if app in INSTALLED else 404)

    def test_an_edit_in_the_admin_shows_at_once(self):
        self.client.force_login(self.user)
        for app, pages in self.pages.items():
            listing = self.indexes[app].get_url()
            for page in pages:
                title = f"Changed {page.pk}"
                edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
                publish(self.client, edit, title=title)
                for address in (page.get_url(), listing):
                    with self.subTest(address):
                        self.assertContains(self.client.get(address), title)

    def test_an_unsaved_page_has_a_preview(self):
        self.client.force_login(self.user)
        for app in INSTALLED:
            for model in index_and_pages(app)[1]:
                with self.subTest(model):
                    self.assert_previews(self.indexes[app], model)

    def assert_previews(self, parent, model):
        form = self.client.get(add_address("add", parent, model))
        values = values_of_form(form, "page-edit-form")
        address = add_address("preview_on_add", parent, model)
        answer = self.client.post(address, {**values, "title": "New", "slug": "new"})
        self.assertTrue(answer.json()["is_valid"])
        self.assertContains(self.client.get(address), "New")

    def test_every_entry_of_the_admins_menu_answers(self):
        self.client.force_login(self.user)
        dashboard = self.client.get(reverse("wagtailadmin_home")).content.decode()
        sidebar = dashboard[dashboard.index('id="wagtail-sidebar-props"') :]
        sidebar = sidebar[: sidebar.index("</script>")]
        links = set(re.findall(r'"url": "(/admin/[a-z0-9_/-]+/)"', sidebar))
        self.assertGreater(len(links), 5)
        for link in links:
            with self.subTest(link):
                self.assertEqual(self.client.get(link, follow=True).status_code, 200)

    def test_nothing_shows_of_an_app_that_is_not_there(self):
        missing = [app for app in TRACES if not apps.is_installed(app)]
        pages = [self.home, *self.indexes.values(), *self.all_pages()]
        for page in pages:
            soup = BeautifulSoup(self.client.get(page.get_url()).content, "html.parser")
            shown = str(soup.main).casefold()
            for trace in (trace for app in missing for trace in TRACES[app]):
                with self.subTest(page=page, trace=trace):
                    self.assertNotIn(trace, shown)
