"""The demonstration portal, checked with its own settings in a process of its own."""

from shutil import copyfile

import pytest

from tests.example_project.conftest import manage

pytestmark = pytest.mark.portal


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
