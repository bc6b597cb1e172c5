#!/usr/bin/env python
"""Runs Django's commands for the demonstration portal."""

import os
import sys
from pathlib import Path


def main():
    # The package is used from this checkout even where it is not installed.
    sys.path.insert(1, str(Path(__file__).resolve().parent.parent))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
