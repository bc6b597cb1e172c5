"""What people get from ``pip install``."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NEEDED = [
    "templates/wagtail_ctn_events/event_page.html",
    "static/wagtail_ctn/wagtail_ctn.css",
    "locale/lv/LC_MESSAGES/django.mo",
    "locale/ru/LC_MESSAGES/django.mo",
    "locale/en/LC_MESSAGES/django.mo",
    "events/migrations/0001_initial.py",
    "events/management/commands/rebuild_occurrences.py",
    "py.typed",
]
CHECK = f"""
import wagtail_ctn, pathlib
folder = pathlib.Path(wagtail_ctn.__file__).parent
assert "site-packages" in str(folder), folder
missing = [name for name in {NEEDED!r} if not (folder / name).is_file()]
assert not missing, missing
"""


@pytest.mark.wheel
def test_the_wheel_holds_templates_static_files_and_catalogues(tmp_path):
    def run(*command):
        subprocess.run(command, check=True, cwd=tmp_path)

    # From a copy: a build folder in the checkout lends the wheel files that are gone.
    source = tmp_path / "source"
    source.mkdir()
    shutil.copytree(
        ROOT / "wagtail_ctn",
        source / "wagtail_ctn",
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    for name in ("pyproject.toml", "setup.cfg", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    run(sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", tmp_path, source)
    (wheel,) = tmp_path.glob("*.whl")
    run(sys.executable, "-m", "venv", tmp_path / "empty")
    python = tmp_path / "empty" / "bin" / "python"
    run(python, "-m", "pip", "install", "-q", "--no-deps", wheel)
    run(python, "-c", CHECK)
