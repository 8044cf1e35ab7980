"""Front matter → its top-level keys with places."""

from __future__ import annotations

import re

from specglot.model.page import Flaw, Located, MetaEntry
from specglot.model.source import Source, Span
from specglot.read.blocks import FrontMatter

_SIMPLE = re.compile(r"([A-Za-z_][\w.-]*):(?:[ \t]+(.*?))?[ \t]*$")
_QUOTES = "\"'"


def read_meta(block: FrontMatter, source: Source) -> tuple[tuple[MetaEntry, ...], tuple[Flaw, ...]]:
    """Read the top-level keys of the YAML between the `---` lines.

    Values stay text, as written: an id with blanks in it must be seen as it stands. A block that YAML does not accept
    is a flaw, and its plain `key: value` lines are read all the same.
    """
    entries: list[MetaEntry] = []
    for number, line in enumerate(block.text.split("\n"), start=block.span.line + 1):
        found = _SIMPLE.fullmatch(line)
        if not found:
            continue
        raw = found.group(2) or ""
        value = raw[1:-1] if len(raw) > 1 and raw[0] == raw[-1] and raw[0] in _QUOTES else raw
        value = "" if value in ("null", "~", "|", ">", "|-", ">-") else value
        start = found.start(2) + 1 if found.group(2) else len(line) + 1
        entries.append(
            MetaEntry(
                key=Located(
                    value=found.group(1), raw=line, span=_span(source, number, 1, len(found.group(1)))
                ),
                value=Located(value=value, raw=raw, span=_span(source, number, start, len(raw))),
            )
        )
    return tuple(entries), _flaws(block, source)


def _flaws(block: FrontMatter, source: Source) -> tuple[Flaw, ...]:
    if _is_plain(block.text):
        return ()
    import yaml  # only where the block is more than plain lines: YAML is the second cost of reading a book

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        value = yaml.load(block.text, Loader=loader)  # noqa: S506 - both are safe loaders
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = block.span.line + 1 + (mark.line if mark else 0)
        column = mark.column + 1 if mark else 1
        problem = str(getattr(error, "problem", None) or "unreadable")
        return (
            Flaw(
                kind="front-matter-unreadable",
                message=f"front matter is not YAML: {problem}",
                span=_span(source, line, column, 1),
            ),
        )
    if value is not None and not isinstance(value, dict):
        return (
            Flaw(
                kind="front-matter-unreadable",
                message="front matter holds no `key: value` lines",
                span=_span(source, block.span.line + 1, 1, len(source.line(block.span.line + 1))),
            ),
        )
    return ()


_PLAIN_LINE = re.compile(r"[A-Za-z_][\w.-]*:(?:[ \t]+[\w/][^:#\"'{}\[\],&*!|>%@`]*)?[ \t]*")


def _is_plain(text: str) -> bool:
    """Whether each line is a key and a plain scalar, which YAML accepts without asking."""
    return all(not line.strip() or _PLAIN_LINE.fullmatch(line) for line in text.split("\n"))


def _span(source: Source, line: int, column: int, length: int) -> Span:
    return Span(path=source.path, line=line, column=column, end_line=line, end_column=column + length)
