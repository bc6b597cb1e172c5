"""How calendars are read: see :mod:`wagtail_ctn.ical.reader` for what to call.

``scanning`` makes components of octets, ``properties`` values of their lines, ``zones``
IANA zones of their names; ``vevents`` reads one VEVENT, ``series`` puts those of one
UID together, ``ranges`` cuts a series where it changes for good. ``values`` is what
comes of it, ``reasons`` what is said of the rest, ``patience`` bounds the work.
"""
