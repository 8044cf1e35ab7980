"""What stands in a key column → the key, how deep the page nests it, and what is said beside it in the same cell.

Tables draw an object's fields below it with a sign or an indent: `└ id`, `» id`, `- id`, `&nbsp;&nbsp;id`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

import msgspec
from msgspec.structs import replace

from specglot.model.late import late
from specglot.model.page import FieldRow, Located
from specglot.read.blocks import PARTING, Inline, Run, plain
from specglot.read.prose import bare

IDENTIFIER: Final = late(r"[A-Za-z_$@][\w$.@\[\]{}:-]*")
_INDENT: Final = "\u00a0\u2000-\u200a\u202f\u3000 "
_NESTED: Final = late(rf"[{_INDENT}]*(?:[└├┗┣┝┕╰∟│┃─━╌»›>＞→↳↪➜⤷•·＋+|｜–—－-][{_INDENT}]*)*")
_TEMPLATE: Final = late(r"\{\s*([\w.-]+)\s*\}|<\s*([\w.-]+)\s*>|:([A-Za-z_]\w*)")
_DASHES: Final = "-–—－"
_BESIDE: Final = late(r"\s*([A-Za-z_$@][\w$.@\[\]{}-]*)\s*([(（［\[【].*)?", re.DOTALL)
_BRACKETS: Final = "(（［[【"


class Key(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A key, its distance from the margin in signs and blanks, and the runs behind it in its cell."""

    name: str
    depth: int = 0
    beside: tuple[Run, ...] = ()


@lru_cache(maxsize=4096)
def key_in(text: str) -> str | None:
    """The key that a text is, signs of nesting and other marks around it dropped; None where it is something else."""
    key = bare(text)
    if IDENTIFIER.fullmatch(key):
        return key
    if key[:1] in "{<:" and (found := _TEMPLATE.fullmatch(key)):
        return found.group(found.lastindex or 0)
    key = key[_NESTED.match(key).end() :].rstrip(" *")  # type: ignore[union-attr]  # it matches nothing, too
    return key if IDENTIFIER.fullmatch(key) else None


def is_option(text: str) -> bool:
    """Whether a key begins with a dash: below a key it is nested, and at the top of a table an option of a command."""
    return text[:1] in _DASHES if text else False


def read_key(cell: Inline) -> Key | None:
    """The key of a cell: alone, or with a break, a bracket or words of their own markup behind it."""
    runs = cell.runs
    if len(runs) == 1 and runs[0].kind == "code":
        name = key_in(runs[0].text)
        return Key(name=name) if name else None
    said = plain(runs)
    if name := key_in(said.replace("**", "").replace("~~", "")):
        return Key(name=name, depth=_depth(said))
    return _with_more(runs, said)


def _with_more(runs: tuple[Run, ...], said: str) -> Key | None:
    at = next((index for index, run in enumerate(runs) if run.text.strip() and run.kind != "html"), None)
    if at is None:
        return None
    first, behind = runs[at], runs[at + 1 :]
    if first.kind == "text" and not key_in(first.text) and not _NESTED.sub("", first.text, count=1):
        first, behind = next(iter(behind), first), behind[1:]
    if first.kind == "code" or first.strong:
        name = key_in(first.text)
        if name and (not behind or _parts(behind[0]) or _is_apart(behind)):
            return Key(name=name, depth=_depth(said), beside=behind)
        return None
    text = first.text[_NESTED.match(first.text).end() :]  # type: ignore[union-attr]
    found = _BESIDE.fullmatch(text)
    if found is None or first.kind != "text":
        return None
    if found.group(2):
        rest = Run(kind="text", text=found.group(2), span=first.span)
        return Key(name=found.group(1), depth=_depth(said), beside=(rest, *behind))
    return (
        Key(name=found.group(1), depth=_depth(said), beside=behind) if behind and _parts(behind[0]) else None
    )


def _parts(run: Run) -> bool:
    """Whether a run ends a line of the cell."""
    return run.kind == "break" or (run.kind == "html" and run.text[:3].lower() in PARTING)


def _is_apart(runs: tuple[Run, ...]) -> bool:
    """Whether what stands behind a key is no part of a sentence: in brackets, or of a markup of its own."""
    first = next((run for run in runs if run.text.strip() and run.kind != "html"), None)
    if first is None:
        return True
    return first.text.lstrip()[:1] in _BRACKETS or first.kind == "code" or first.emphasis or first.strong


def _depth(text: str) -> int:
    found = _NESTED.match(text)
    return len(found.group()) if found else 0


def nest(rows: Iterator[tuple[int, FieldRow]]) -> tuple[FieldRow, ...]:
    """Rows in order, each with its depth → the outermost of them, each with the rows below it as its children.

    A child that repeats the name of the field it belongs to (`address.city` below `address`) is called by the rest.
    """
    open_: list[tuple[int, FieldRow, list[FieldRow]]] = []
    found: list[FieldRow] = []

    def close(depth: int) -> None:
        while open_ and open_[-1][0] >= depth:
            _, row, children = open_.pop()
            held = (
                replace(row, children=tuple(_within(row, child) for child in children)) if children else row
            )
            (open_[-1][2] if open_ else found).append(held)

    for depth, row in rows:
        close(depth)
        open_.append((depth, row, []))
    close(0)
    return tuple(found)


def _within(row: FieldRow, child: FieldRow) -> FieldRow:
    name = child.name.value
    for prefix in (f"{row.name.value}.", f"{row.name.value}[]."):
        if name.startswith(prefix) and len(name) > len(prefix):
            short = Located(value=name[len(prefix) :], raw=child.name.raw, span=child.name.span)
            return replace(child, name=short)
    return child
