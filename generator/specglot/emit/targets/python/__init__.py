"""Spec → an installable Python package with models, clients and errors."""
