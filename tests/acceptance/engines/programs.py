"""Running the programs that engines in other languages are put into."""

import atexit
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

import pytest

HERE = Path(__file__).parent
FORM = "%Y%m%dT%H%M%SZ"


def run(command, content, first, last):
    """What a program prints: a line an occurrence, tabs between its values."""
    result = subprocess.run(
        [*command, f"{first:{FORM}}", f"{last:{FORM}}"],
        input=content,
        capture_output=True,
        timeout=120,
    )
    assert result.returncode == 0, result.stderr.decode()
    assert not result.stderr, result.stderr.decode()
    return [line.split("\t") for line in result.stdout.decode().splitlines()]


@cache
def compiled(source, compiler, package):
    """The program made of a source file beside this one; skips without its library."""
    if not shutil.which(compiler) or not shutil.which("pkg-config"):
        pytest.skip(f"{compiler} or pkg-config is missing")
    flags = subprocess.run(
        ["pkg-config", "--cflags", "--libs", package], capture_output=True, text=True
    )
    if flags.returncode:
        pytest.skip(f"{package}: no development files")
    program = Path(tempfile.mkdtemp(prefix="ctn-")) / Path(source).stem
    atexit.register(shutil.rmtree, program.parent, ignore_errors=True)
    command = [compiler, "-O0", "-fPIC", HERE / source, "-o", program]
    subprocess.run([*command, *flags.stdout.split()], check=True)
    return program
