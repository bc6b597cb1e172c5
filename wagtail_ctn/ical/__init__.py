"""RFC 5545 in plain values: no Django models and no Wagtail in here."""
