"""Reading with vobject, as a program that was started for this one calendar."""

from unittest.mock import patch

import pytest


def read(content):
    """The events; skips where the library is missing.

    vobject keeps the first zone of a name for as long as the process lives, but a zone
    in a feed tells of the years of that feed only.
    """
    vobject = pytest.importorskip("vobject", reason="vobject is not installed")
    zones = vars(vobject.icalendar)["__tzidMap"]
    with patch.dict(zones, {"UTC": vobject.icalendar.utc}, clear=True):
        return vobject.readOne(content.decode()).vevent_list
