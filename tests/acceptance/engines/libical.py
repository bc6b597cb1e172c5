"""libical, in C, which GNOME's calendars are built on."""

from tests.acceptance.engines.programs import compiled, run


def expand(content, first, last):
    program = compiled("libical.c", "gcc", "libical")
    return run([program], content, first, last)
