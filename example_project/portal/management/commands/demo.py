"""Sets the demonstration up, tells where it is, and serves it."""

import shutil
import socket
from pathlib import Path

from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command
from django.db import connection
from wagtail.models import Locale, Site

from portal.demo.build import build, is_built
from portal.demo.quick import without_garbage_collection
from portal.demo.source import NAME, PATH
from portal.demo.try_page import TRY
from portal.demo.users import USERS
from portal.models import ContentPage
from wagtail_ctn.events.models import CalendarPage, EventSource

HOST = "127.0.0.1"


class Command(BaseCommand):
    """``manage.py demo``."""

    help = "Makes the demonstration's database and content once, and serves it."
    # The tables that some checks ask for are made by this very command.
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument(
            "--no-server", action="store_true", help="Only make the content."
        )
        parser.add_argument(
            "--reset", action="store_true", help="Delete what is there first."
        )

    def handle(self, *args, port, no_server, reset, **options):
        if not no_server:
            refuse_taken_port(port)
        if reset:
            self.say("Deleting the content that was there…")
            delete_everything()
        self.say("Preparing the database…")
        with without_garbage_collection():
            self.prepare()
        address = f"http://{HOST}:{port}"
        move_site(port, address)
        self.tell(address)
        if not no_server:
            self.say("")
            call_command("runserver", f"{HOST}:{port}", use_reloader=False)

    def prepare(self):
        """The database and, where there is none, the content."""
        call_command("migrate", verbosity=0)
        if is_built():
            self.say("The content is there already; nothing was added.")
        else:
            self.say("Making the content…")
            build()

    def say(self, line):
        """A line now, not when the buffer is full: what follows takes its time."""
        self.stdout.write(line)
        self.stdout.flush()

    def tell(self, address):
        """Addresses and logins, one a line."""
        site = Site.objects.select_related("root_page").get(is_default_site=True)
        self.stdout.write("")
        for locale in Locale.objects.order_by("pk"):
            home = site.root_page.get_translation_or_none(locale)
            if home:
                self.stdout.write(f"Site ({locale.language_code}): {home.full_url}")
        start = ContentPage.objects.filter(slug=TRY["slug"]["en"]).first()
        if start:
            self.stdout.write(f"What to try: {start.full_url}")
        calendar = CalendarPage.objects.descendant_of(site.root_page).first()
        if calendar:
            self.stdout.write(f"Feed: {calendar.full_url}ical/")
        self.stdout.write(f"Admin: {address}/admin/")
        for name, (password, _language) in USERS.items():
            self.stdout.write(f"Login: {name} / {password}")


def delete_everything():
    """The database with SQLite's files beside it, and what was uploaded."""
    connection.close()
    database = Path(settings.DATABASES["default"]["NAME"])
    for file in database.parent.glob(f"{database.name}*"):
        file.unlink()
    shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)


def refuse_taken_port(port):
    """Say so before anything is done, not after minutes of it."""
    with socket.socket() as probe:
        # As the server itself does, or a port just left would seem taken.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except (OSError, OverflowError) as error:
            message = (
                f"Port {port} cannot be used ({error}). Stop what uses it, or choose"
                " another one: demo --port 8001"
            )
            raise CommandError(message) from error


def move_site(port, address):
    """Addresses are made from these: in pages, in feeds, in the admin."""
    site = Site.objects.get(is_default_site=True)
    site.hostname, site.port = HOST, port
    site.save()
    settings.WAGTAILADMIN_BASE_URL = address
    EventSource.objects.filter(name=NAME).update(url=f"{address}{PATH}")
    settings.WAGTAIL_CTN["FETCH_PORTS"].append(port)
