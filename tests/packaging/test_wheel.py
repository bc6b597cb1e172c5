"""What people get from ``pip install``."""

import subprocess
import sys

import pytest

NEEDED = [
    "templates/wagtail_ctn_events/event_page.html",
    "static/wagtail_ctn/wagtail_ctn.css",
    *(
        f"locale/{language}/LC_MESSAGES/django.mo"
        for language in "lv en ru et lt de fr".split()
    ),
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
def test_the_wheel_holds_templates_static_files_and_catalogues(tmp_path, wheel):
    def run(*command):
        subprocess.run(command, check=True, cwd=tmp_path)

    run(sys.executable, "-m", "venv", tmp_path / "empty")
    python = tmp_path / "empty" / "bin" / "python"
    run(python, "-m", "pip", "install", "-q", "--no-deps", wheel)
    run(python, "-c", CHECK)
