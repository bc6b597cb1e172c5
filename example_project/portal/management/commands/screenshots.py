"""Takes the pictures of the README from the running demonstration."""

import shutil
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from io import BytesIO
from urllib.request import urlopen

from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command
from django.utils import timezone
from PIL import Image
from wagtail.models import Site

from portal.demo.users import USERS
from wagtail_ctn.events.models import CalendarPage, Occurrence
from wagtail_ctn.translation import source_of
from wagtail_ctn.visibility import Visibility

FOLDER = settings.BASE_DIR.parent / "docs" / "screenshots"
MOST_BYTES = 150_000
SECONDS_TO_START = 60
ARGUMENTS = ["--no-sandbox", "--disable-dev-shm-usage", "--hide-scrollbars"]


@dataclass(frozen=True)
class Picture:
    """One picture: what it shows, how large, in which colour scheme."""

    name: str
    path: str
    width: int = 1280
    height: int = 860
    scheme: str = "light"
    user: str = ""


class Command(BaseCommand):
    """``manage.py screenshots``; ``make screenshots`` in the repository."""

    help = "Takes the pictures of the README from the demonstration, with Chromium."
    requires_system_checks = []

    def handle(self, *args, **options):
        if shutil.which("chromium") is None:
            raise CommandError("Missing: chromium.")
        call_command("demo", no_server=True, verbosity=0, stdout=self.stdout)
        FOLDER.mkdir(exist_ok=True)
        shown = list(pictures())
        with server() as address:
            for picture, content in take(shown, address):
                path = FOLDER / f"{picture.name}.png"
                path.write_bytes(small_png(content))
                self.stdout.write(f"{path.name}: {path.stat().st_size // 1000} kB")


def pictures():
    """The home page, a month, the list on a phone, and an event being edited."""
    root = Site.objects.get(is_default_site=True).root_page
    home = root.get_translations(inclusive=True).get(locale__language_code="en")
    calendar = CalendarPage.objects.descendant_of(home).live().order_by("path").first()
    dates = Occurrence.objects.shown_in(calendar, Visibility())
    next_one = dates.upcoming(timezone.now()).first()
    # Its translations have most of it to be read.
    source = source_of(next_one.page.specific)
    yield Picture("light", home.url)
    month = f"{calendar.url}{timezone.localdate():%Y/%m}/"
    yield Picture("dark", month, scheme="dark")
    yield Picture("phone", calendar.url, width=360, height=1080)
    yield Picture("admin", f"/admin/pages/{source.pk}/edit/", user="admin")


class server:
    """The demonstration, served on a free port for as long as it is needed."""

    def __enter__(self):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        command = [sys.executable, sys.argv[0], "demo", "--port", str(port)]
        self.process = subprocess.Popen(  # noqa: S603
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        address = f"http://127.0.0.1:{port}"
        for _ in range(SECONDS_TO_START):
            try:
                urlopen(f"{address}/admin/login/").close()  # noqa: S310
                return address
            except OSError:
                time.sleep(1)
        self.__exit__()
        raise CommandError("The demonstration did not start.")

    def __exit__(self, *args):
        self.process.terminate()
        self.process.wait()


def take(shown, address):
    """``(picture, content of a PNG)`` of each."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=ARGUMENTS
        )
        for picture in shown:
            context = browser.new_context(
                viewport={"width": picture.width, "height": picture.height},
                color_scheme=picture.scheme,
                locale="en",
            )
            page = context.new_page()
            if picture.user:
                log_in(page, address, picture.user)
            page.goto(address + picture.path, wait_until="networkidle")
            yield picture, page.screenshot()
            context.close()
        browser.close()


def log_in(page, address, name):
    password, _language = USERS[name]
    page.goto(f"{address}/admin/login/")
    page.fill("input[name=username]", name)
    page.fill("input[name=password]", password)
    page.click("button[type=submit]")
    page.wait_for_url("**/admin/")


def small_png(content):
    """The picture with as many colours as the size allows."""
    image = Image.open(BytesIO(content)).convert("RGB")
    for colours in (256, 128, 64, 32):
        output = BytesIO()
        image.quantize(colours, dither=Image.Dither.NONE).save(
            output, "PNG", optimize=True
        )
        if output.tell() <= MOST_BYTES:
            return output.getvalue()
    raise CommandError(f"A picture is larger than {MOST_BYTES} bytes.")
