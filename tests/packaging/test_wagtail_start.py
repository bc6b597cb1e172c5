"""The ten lines of the README, in an empty project made by ``wagtail start``."""

import re
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

README = Path(__file__).parents[2] / "README.md"
MOST_LINES = 10
VISIT = """
from datetime import date
import wagtail_ctn
from django.test import Client
from wagtail.models import Site
from wagtail_ctn.events.models import CalendarPage, EventPage

assert "site-packages" in wagtail_ctn.__file__, wagtail_ctn.__file__
home = Site.objects.get().root_page
calendar = home.add_child(instance=CalendarPage(title="Calendar"))
event = calendar.add_child(
    instance=EventPage(title="First event", start_date=date(2100, 7, 15))
)
for url in (calendar.url, event.url, f"{calendar.url}ical/", f"{calendar.url}rss/"):
    response = Client().get(url)
    assert response.status_code == 200, url
    assert "First event" in response.content.decode(), url
"""


def lines_of_readme(language):
    """The lines in blocks of one language of the section on installation."""
    section = README.read_text().split("## Add it to a site\n")[1].split("\n## ")[0]
    blocks = re.findall(
        rf"^```{language}\n(.*?)^```", section, re.DOTALL | re.MULTILINE
    )
    return "".join(blocks).splitlines()


@pytest.fixture
def python(tmp_path, only_what_is_installed, wheel):
    """An environment with the wheel, and with what the running one has besides.

    The path of the running one's packages is added last, so that Wagtail is not
    downloaded again; its own editable wagtail-ctn comes from a file there that is
    not read.
    """
    folder = tmp_path / "environment"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    python = folder / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", python, "install", "-q"]
    subprocess.run([*pip, "--no-deps", wheel], check=True)
    (packages,) = folder.glob("lib/python*/site-packages")
    (packages / "running.pth").write_text(sysconfig.get_path("purelib"))
    return python


@pytest.mark.wheel
def test_an_empty_wagtail_project_has_a_calendar_after_ten_lines(tmp_path, python):
    site = tmp_path / "mysite"
    site.mkdir()

    def run(*command):
        result = subprocess.run(
            [python, *command],
            cwd=site,
            capture_output=True,
            text=True,
            check=False,
        )
        assert result.returncode == 0, result.stdout + result.stderr

    run("-m", "wagtail.bin.wagtail", "start", "mysite", ".")
    commands, settings = lines_of_readme("console"), lines_of_readme("python")
    assert len(commands) + len(settings) <= MOST_LINES
    with (site / "mysite" / "settings" / "base.py").open("a") as file:
        file.write("\n".join(["", *settings, ""]))
    install, *others = commands
    assert install == "pip install wagtail-ctn"  # The fixture installed the wheel.
    for command in others:
        run(*command.removeprefix("python ").split())
    run("manage.py", "check", "--fail-level", "WARNING")
    run("manage.py", "makemigrations", "--check", "--dry-run")
    run("manage.py", "shell", "-c", VISIT)
