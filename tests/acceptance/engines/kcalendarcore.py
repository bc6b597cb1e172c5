"""KCalendarCore, in C++, which KDE's calendars are built on."""

from tests.acceptance.engines.programs import compiled, run


def expand(content, first, last):
    program = compiled("kcalendarcore.cpp", "g++", "KF5CalendarCore")
    return run([program], content, first, last)
