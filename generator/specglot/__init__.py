"""Localized Markdown API docs → one spec, drift findings, code and a docs site."""

__version__ = "0.1.0"
