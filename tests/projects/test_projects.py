"""Sites of several kinds: each is set up, filled by an editor, and looked at."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
PROJECTS = sorted(path.parent.name for path in HERE.glob("*/settings.py"))


@pytest.mark.projects
@pytest.mark.parametrize("project", PROJECTS)
def test_a_site_works_with_the_apps_it_has(project):
    # A process of its own: the apps of a site are chosen once. Always on SQLite, in
    # memory: the suite itself runs on the other databases.
    environment = {**os.environ, "CTN_DATABASE": "sqlite"}
    for name in ("DJANGO_SETTINGS_MODULE", "PYTEST_ADDOPTS", "PYTEST_XDIST_WORKER"):
        environment.pop(name, None)
    settings = f"tests.projects.{project}.settings"
    command = ["-m", "pytest", "-q", "-p", "no:cacheprovider", "--ds", settings]
    modules = [HERE / "smoke.py", HERE / project / "smoke.py"]
    result = subprocess.run(
        [sys.executable, *command, *filter(Path.exists, modules)],
        cwd=HERE.parents[1],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
