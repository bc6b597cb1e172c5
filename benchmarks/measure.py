"""Measures one work in a process of its own; prints a JSON object.

``python -m benchmarks.measure WORK SIZE DATABASE``, with ``BENCH_DATABASE`` set.
"""

import json
import os
import resource
import statistics
import sys
import time

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.settings")


def measure(name, size, database):
    import django

    django.setup()
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from .imports import figures
    from .works import WORKS

    make, times, warm = WORKS[name]
    work = make()
    for _ in range(warm):
        work()
    cpu, wall, sizes = [], [], []
    for _ in range(times):
        cpu_before, wall_before = time.process_time(), time.perf_counter()
        sizes.append(work())
        cpu.append(time.process_time() - cpu_before)
        wall.append(time.perf_counter() - wall_before)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    with CaptureQueriesContext(connection) as queries:
        work()
    cpu_ms = statistics.median(cpu) * 1000
    more = figures(cpu_ms, queries) if name.startswith("import") else {}
    return {
        "work": name,
        "n": size,
        "database": database,
        "cpu_ms": round(cpu_ms, 1),
        "wall_ms": round(statistics.median(wall) * 1000, 1),
        "queries": len(queries),
        "bytes": sizes[-1],
        "rss_mb": round(memory),
        **more,
    }


if __name__ == "__main__":
    print(json.dumps(measure(sys.argv[1], int(sys.argv[2]), sys.argv[3])), flush=True)
