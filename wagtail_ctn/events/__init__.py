"""Calendars, events, and the feeds that people subscribe to."""
