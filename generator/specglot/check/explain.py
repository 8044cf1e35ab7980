"""A rule → the page `specglot explain` prints, made from the rule's own file."""

from __future__ import annotations

from specglot.check.registry import all_rules
from specglot.check.rule import Rule

HEADINGS = ("What it finds", "Why it matters", "Example", "How to fix")
"""The sections every rule's docstring has, in this order."""


def explain(name: str) -> str:
    """The manual page of a rule as Markdown.

    Raises:
        KeyError: Where no rule has that name.
    """
    for rule in all_rules():
        if rule.name == name:
            return page(rule)
    raise KeyError(name)


def page(rule: Rule) -> str:
    """A rule's name, level and docstring, as one Markdown page."""
    body = rule.doc
    for heading in HEADINGS:
        body = body.replace(f"\n\n{heading}\n", f"\n\n## {heading}\n\n")
    summary, _, sections = body.partition("\n\n")
    return f"# {rule.name}\n\n{summary}\n\nLevel: {rule.severity}. Family: {rule.family}.\n\n{sections.strip()}\n"
