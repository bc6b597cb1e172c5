"""Events and partner organisations for any Wagtail site."""

__version__ = "0.1.0"
