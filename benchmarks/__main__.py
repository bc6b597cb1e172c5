"""Makes databases of several sizes and measures every work on each.

``SIZES=100,10000 make bench``; prints a JSON object a line. The databases are made in
the system's folder for temporary files, or in ``BENCH_FOLDER``.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

WORKS = (
    "blank plain_list month upcoming filtered search day event feed feed_first feed_304"
    " publish_bare publish rebuild import import_again"
).split()
DEFAULT_SIZES = "100,1000,10000,100000"
GENERATE = "import django; django.setup(); from benchmarks.generate import generate; "


def main():
    sizes = [int(n) for n in (os.environ.get("SIZES") or DEFAULT_SIZES).split(",")]
    names = (os.environ.get("WORKS") or ",".join(WORKS)).split(",")
    folder = Path(
        os.environ.get("BENCH_FOLDER") or tempfile.mkdtemp(prefix="ctn-bench-")
    )
    folder.mkdir(exist_ok=True)
    for size in sizes:
        for database in ("sqlite", "sqlite-analyzed", "postgresql"):
            name = prepare(folder, size, database)
            for work in names if name else ():
                measure(work, size, database, name)


def measure(work, size, database, name):
    """Imports come last and fill a copy: the database stays of its size."""
    if work.startswith("import") and database != "postgresql":
        copy = Path(f"{name}.imports")
        if work == "import" or not copy.exists():
            shutil.copy(name, copy)
        name = str(copy)
    run("-m", "benchmarks.measure", work, str(size), database, database=name)


def prepare(folder, size, database):
    """Make a database of a size; return its name, empty where there is no server."""
    if database == "postgresql":
        return prepare_postgresql(size)
    name = folder / f"{size}-{database}.sqlite3"
    if name.exists():
        return str(name)
    if database == "sqlite":
        run("-c", f"{GENERATE}generate({size})", database=str(name))
        return str(name)
    shutil.copy(folder / f"{size}-sqlite.sqlite3", name)
    analyze = "import django; django.setup(); from django.db import connection; "
    run("-c", f"{analyze}connection.cursor().execute('ANALYZE')", database=str(name))
    return str(name)


def prepare_postgresql(size):
    host = os.environ.get("PGHOST", "127.0.0.1")
    try:
        socket.create_connection((host, 5432), timeout=2).close()
    except OSError:
        print("No PostgreSQL answers: left out.", file=sys.stderr)
        return ""
    # A database of its own, made anew from the one that every server has.
    create = (
        "import psycopg, os; "
        f"c = psycopg.connect(host={host!r}, user=os.environ.get('PGUSER', 'postgres'),"
        " dbname='postgres', autocommit=True); "
        "c.execute('DROP DATABASE IF EXISTS wagtail_ctn_bench'); "
        "c.execute('CREATE DATABASE wagtail_ctn_bench')"
    )
    run("-c", create, database="postgresql")
    run("-c", f"{GENERATE}generate({size})", database="postgresql")
    analyze = "import django; django.setup(); from django.db import connection; "
    run("-c", f"{analyze}connection.cursor().execute('ANALYZE')", database="postgresql")
    return "postgresql"


def run(*arguments, database):
    environment = {
        **os.environ,
        "BENCH_DATABASE": database,
        "DJANGO_SETTINGS_MODULE": "benchmarks.settings",
    }
    subprocess.run([sys.executable, *arguments], env=environment, check=True)


if __name__ == "__main__":
    main()
