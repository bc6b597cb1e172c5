"""The wheel that people install, built once."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def only_what_is_installed(monkeypatch):
    """No checkout on the path, which pip and Python would take for the installed one."""
    monkeypatch.delenv("PYTHONPATH", raising=False)
    monkeypatch.delenv("DJANGO_SETTINGS_MODULE", raising=False)


@pytest.fixture(scope="session")
def wheel(tmp_path_factory):
    """The path of the wheel.

    Built from a copy: a build folder in the checkout lends the wheel files that are
    gone.
    """
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    source.mkdir()
    shutil.copytree(
        ROOT / "wagtail_ctn",
        source / "wagtail_ctn",
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    for name in ("pyproject.toml", "setup.cfg", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    command = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", folder]
    subprocess.run([*command, source], check=True)
    (path,) = folder.glob("*.whl")
    return path
