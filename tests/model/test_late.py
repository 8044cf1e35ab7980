"""Patterns that are compiled when they are needed: all of them can be."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

import specglot
from specglot.model.late import Late, late

HOME = Path(specglot.__file__).parent
MODULES = sorted(
    f"specglot.{file.relative_to(HOME).with_suffix('').as_posix().replace('/', '.')}"
    for file in HOME.rglob("*.py")
    if " late(" in file.read_text(encoding="utf-8") and file.name != "late.py"
)


def patterns(module: str) -> list[re.Pattern[str]]:
    return [value for value in vars(import_module(module)).values() if isinstance(value, Late)]  # type: ignore[misc]


@pytest.mark.parametrize("module", MODULES)
def test_every_pattern_of_the_program_compiles(module: str) -> None:
    for one in patterns(module):
        one.search("")


def test_there_are_many() -> None:
    assert sum(len(patterns(module)) for module in MODULES) > 100


def test_a_pattern_is_as_compiled_ones_are() -> None:
    pattern = late(r"(\w)\1", re.IGNORECASE)
    found = pattern.search("xyYz")
    assert found is not None
    assert found.span() == (1, 3)
    assert pattern.sub("", "aAb") == "b"
    assert pattern.flags & re.IGNORECASE
    assert pattern.groups == 1


def test_a_mistake_shows_when_it_is_used() -> None:
    broken = late("(")
    with pytest.raises(re.error):
        broken.search("")
