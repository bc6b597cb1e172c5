"""Sphinx configuration."""

project = "wagtail-ctn"
copyright = "wagtail-ctn contributors"
extensions = ["myst_parser"]
exclude_patterns = ["_build"]
html_theme = "alabaster"
