"""The rules package → its rules, found by walking it."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from functools import cache
from importlib import import_module

from specglot.check import rules
from specglot.check.rule import Rule


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, by name. A file that defines no rule, or two, is a mistake of ours and raises."""
    return tuple(sorted(_walk(), key=lambda rule: rule.name))


def _walk() -> Iterator[Rule]:
    for info in pkgutil.iter_modules(rules.__path__):
        if info.name.startswith("_"):
            continue
        module = import_module(f"{rules.__name__}.{info.name}")
        found = [value for value in vars(module).values() if isinstance(value, Rule)]
        if len(found) != 1:
            raise TypeError(f"{module.__name__} defines {len(found)} rules, not one")
        yield found[0]


def rule_names() -> tuple[str, ...]:
    """The names of all rules, sorted."""
    return tuple(rule.name for rule in all_rules())
