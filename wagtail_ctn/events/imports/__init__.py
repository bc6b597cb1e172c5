"""Calendars come in: from files, and from partners' own feeds.

``values`` says what of a VEVENT goes where on a page, ``matching`` which venues and
partners it means; ``plan`` compares a calendar with the site, ``apply`` does what the
plan says, ``batch`` makes many pages at once, ``report`` tells what became of each
event; ``sources`` follows calendars elsewhere.
"""
