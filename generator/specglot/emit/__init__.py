"""Spec → files in memory: the spec in the field's own formats, and code for any target."""
