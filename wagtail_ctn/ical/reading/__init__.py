"""How calendars are read: see :mod:`wagtail_ctn.ical.reader` for what to call.

From octets to events: ``scanning`` makes components of octets, ``vevents`` properties
of one component by ``properties``, ``series`` one event of the VEVENTs with one UID:
its own ``dates``, then its ``changes``. ``clocks`` tells times in one zone, ``zones``
finds that, ``rules`` reads RRULE, ``ranges`` cuts a series where it changes for good.
``values`` is what comes of it, ``reasons`` what is said of the rest, ``state`` and
``patience`` what one file may cost.
"""
