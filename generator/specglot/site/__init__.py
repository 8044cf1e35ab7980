"""Spec + findings → a multilingual docs site built on mkdocs."""
