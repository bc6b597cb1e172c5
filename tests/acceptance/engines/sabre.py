"""sabre/vobject, in PHP, which Nextcloud's server is built on."""

import shutil
from pathlib import Path

import pytest

from tests.acceptance.engines.programs import HERE, run

LIBRARY = Path("/usr/share/php/Sabre/VObject/autoload.php")


def expand(content, first, last):
    if not shutil.which("php") or not LIBRARY.exists():
        pytest.skip("php or sabre/vobject is missing")
    return run(["php", HERE / "sabre.php", LIBRARY], content, first, last)
