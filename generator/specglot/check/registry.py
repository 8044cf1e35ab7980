"""The rules package → its rules, found by walking it.

To import all of them takes longer than to check a group of pages, and most find nothing to look at there. What the
framework asks of a rule is therefore kept by whoever keeps things; the rule's own file is imported when it is to run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any

import msgspec
from msgspec.structs import asdict

from specglot.check.rule import Family, Rule, Scope, Sees
from specglot.lexicon.lookup import Store
from specglot.model.diagnostic import Severity

_PACKAGE = "specglot.check.rules"


class _Entry(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """All of a rule but what it does."""

    name: str
    severity: Severity
    family: Family
    scope: Scope
    kinds: tuple[str, ...]
    module: str
    settled: bool
    sees: Sees


_stores: list[Store] = []


def use(store: Store) -> None:
    """Keep the list of rules in a store."""
    _stores[:] = [store]


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, by name. A file that defines no rule, or two, is a mistake of ours and raises."""
    for store in _stores:
        if data := store.get("rules", b""):
            try:
                entries = msgspec.msgpack.decode(data, type=list[_Entry])
            except msgspec.DecodeError:
                break
            if all(map(_is_ours, entries)):
                return tuple(map(_rule_of, entries))
    found = tuple(sorted(_walk(), key=lambda rule: rule.name))
    for store in _stores:
        store.put("rules", b"", msgspec.msgpack.encode([_entry(rule) for rule in found]))
    return found


def rule_names() -> tuple[str, ...]:
    """The names of all rules, sorted."""
    return tuple(rule.name for rule in all_rules())


def _walk() -> Iterator[Rule]:
    from pkgutil import iter_modules

    for info in iter_modules(import_module(_PACKAGE).__path__):
        if not info.name.startswith("_"):
            yield _defined(import_module(f"{_PACKAGE}.{info.name}"))


def _defined(module: ModuleType) -> Rule:
    found = [value for value in vars(module).values() if isinstance(value, Rule)]
    if len(found) != 1:
        raise TypeError(f"{module.__name__} defines {len(found)} rules, not one")
    return found[0]


def _entry(rule: Rule) -> _Entry:
    return _Entry(**{name: getattr(rule, name) for name in _Entry.__struct_fields__})


def _is_ours(entry: _Entry) -> bool:
    """Whether an entry's module is one of the package: a store that somebody wrote into names no other to import."""
    package, _, name = entry.module.rpartition(".")
    return package == _PACKAGE and name.isidentifier()


def _rule_of(entry: _Entry) -> Rule:
    return Rule(**asdict(entry), run=_later(entry.module, "run"), screen=_later(entry.module, "screen"))


def _later(module: str, does: str) -> Callable[..., Any]:
    """What a rule of a file does, imported when it does it."""

    def do(*given: object) -> Any:
        return getattr(_defined(import_module(module)), does)(*given)

    return do
