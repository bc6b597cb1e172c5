"""What reading one file goes by, and what it had to reject."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from .patience import OutOfPatience, Patience
from .values import Limits, Note, Rejected
from .vevents import Vevent
from .zones import Zones

T = TypeVar("T")


@dataclass
class Reading:
    """What reading one file goes by, and what it had to reject."""

    limits: Limits
    zones: Zones
    patience: Patience
    rejected: list[Note] = field(default_factory=list)


def guarded(vevent: Vevent, reading: Reading, read: Callable[[Vevent], T]) -> T | None:
    """What ``read`` makes of a VEVENT; whatever goes wrong rejects that one alone."""
    try:
        return read(vevent)
    except Rejected as error:
        rejected = error
    except OutOfPatience:
        rejected = Rejected("too_much_work", "VEVENT", vevent.line)
    except OverflowError:
        # Years end at 9999, and do so in every zone at another moment.
        line, text = vevent.line_of("DTSTART"), vevent.text("DTSTART")
        rejected = Rejected("out_of_range", "DTSTART", line, text)
    except Exception as problem:
        # Libraries have errors of their own, and no list of them would be complete.
        rejected = Rejected("unreadable", "VEVENT", vevent.line, str(problem))
    reading.rejected.append(vevent.rejection(rejected))
    return None
