"""Sites of several kinds: each is set up, filled by an editor, and looked at."""

import os
import subprocess
import sys
from pathlib import Path
from shutil import copyfile

import pytest

HERE = Path(__file__).parent
PROJECTS = sorted(path.parent.name for path in HERE.glob("*/settings.py"))
# In another language than the rest, in which Wagtail's migrations make a first page.
FROM_NOTHING = "plain"


def run_python(*arguments, **variables):
    """A process of its own: the apps of a site are chosen once.

    Always on SQLite: the suite itself runs on the other databases.
    """
    environment = {**os.environ, "CTN_DATABASE": "sqlite", **variables}
    for name in ("DJANGO_SETTINGS_MODULE", "PYTEST_ADDOPTS", "PYTEST_XDIST_WORKER"):
        environment.pop(name, None)
    result = subprocess.run(
        [sys.executable, *arguments],
        cwd=HERE.parents[1],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.fixture(scope="module")
def wagtail_site(tmp_path_factory):
    """The database of a Wagtail site, as it is before the package is added.

    Made once: Wagtail's own migrations take longer than all else.
    """
    file = tmp_path_factory.mktemp("wagtail") / "site.sqlite3"
    command = [
        "-m",
        "django",
        "migrate",
        "--settings",
        "tests.projects.settings_wagtail",
    ]
    run_python(*command, "--pythonpath", ".", CTN_DATABASE_NAME=str(file))
    return file


@pytest.mark.projects
@pytest.mark.parametrize("project", PROJECTS)
def test_a_site_works_with_the_apps_it_has(project, wagtail_site, tmp_path):
    settings = f"tests.projects.{project}.settings"
    command = ["-m", "pytest", "-q", "-p", "no:cacheprovider", "--ds", settings]
    modules = [HERE / "smoke.py", HERE / project / "smoke.py"]
    command += filter(Path.exists, modules)
    if project == FROM_NOTHING:
        run_python(*command)
    else:
        site = copyfile(wagtail_site, tmp_path / "site.sqlite3")
        run_python(*command, "--reuse-db", CTN_TEST_FILE=str(site))
