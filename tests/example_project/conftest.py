"""The demonstration, built once for all tests of it in a folder of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

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


@pytest.fixture(scope="session")
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
