"""What only a database with many writers at once can show: run with PostgreSQL alone.

``CTN_DATABASE=postgresql`` collects these tests; continuous integration does so.
"""

import os

if os.environ.get("CTN_DATABASE") != "postgresql":
    collect_ignore_glob = ["test_*.py"]
