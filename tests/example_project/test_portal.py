"""The demonstration portal, checked with its own settings in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path
from shutil import copyfile

import pytest

pytestmark = pytest.mark.portal
ROOT = Path(__file__).resolve().parents[2]


def manage(folder, *arguments):
    """Run a command of the portal, with its database and files in ``folder``."""
    own = {"PORTAL_VAR_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "portal.settings"}
    return subprocess.run(
        [sys.executable, "example_project/manage.py", *arguments],
        cwd=ROOT,
        env=os.environ | own,
        capture_output=True,
        text=True,
        timeout=600,
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Where a portal was and ``demo --reset`` has made another one."""
    pytest.importorskip("holidays")
    folder = tmp_path_factory.mktemp("portal")
    (folder / "portal.sqlite3").write_text("of before")
    (folder / "media").mkdir()
    (folder / "media" / "old.txt").write_text("of before")
    made = manage(folder, "demo", "--no-server", "--reset")
    assert "Making the content…" in made.stdout, made.stderr
    assert "Login: partneris / demo-partner" in made.stdout
    return folder


def test_the_demonstration_is_made_once(folder):
    again = manage(folder, "demo", "--no-server")
    assert "nothing was added" in again.stdout, again.stderr


def test_a_reset_leaves_nothing_of_before(folder):
    assert not (folder / "media" / "old.txt").exists()


def test_what_the_portal_promises(folder):
    copyfile(folder / "portal.sqlite3", folder / "tests.sqlite3")
    command = ["test", "tests.example_project", "-t", ".", "-p", "check_*.py"]
    tests = manage(folder, *command, "--keepdb")
    assert tests.returncode == 0, tests.stderr
