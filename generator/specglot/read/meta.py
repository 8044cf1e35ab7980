"""Front matter → its top-level keys with places."""

from __future__ import annotations

import re

from specglot.model.late import late
from specglot.model.page import Flaw, Located, MetaEntry
from specglot.model.source import Source, Span
from specglot.read.blocks import FrontMatter

_KEY = re.compile(r"[A-Za-z_][\w.-]*")
_BLANKS = " \t"
_DEEPEST = 100
_QUOTES = "\"'"


def read_meta(block: FrontMatter, source: Source) -> tuple[tuple[MetaEntry, ...], tuple[Flaw, ...]]:
    """Read the top-level keys of the YAML between the `---` lines.

    Values stay text, as written: an id with blanks in it must be seen as it stands. A block that YAML does not accept
    is a flaw, and its plain `key: value` lines are read all the same.
    """
    entries: list[MetaEntry] = []
    for number, line in enumerate(block.text.split("\n"), start=block.span.line + 1):
        key, colon, rest = line.partition(":")
        if not colon or (rest and rest[0] not in _BLANKS) or not _KEY.fullmatch(key):
            continue
        raw = rest.strip(_BLANKS)
        value = raw[1:-1] if len(raw) > 1 and raw[0] == raw[-1] and raw[0] in _QUOTES else raw
        value = "" if value in ("null", "~", "|", ">", "|-", ">-") else value
        start = len(line) - len(rest.lstrip(_BLANKS)) + 1
        entries.append(
            MetaEntry(
                key=Located(value=key, raw=line, span=_span(source, number, 1, len(key))),
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
        _refuse_deep(block.text)
        value = yaml.load(block.text, Loader=loader)  # noqa: S506 - both are safe loaders
    except (yaml.YAMLError, ValueError) as error:  # ValueError: a date or number that is none
        mark = getattr(error, "problem_mark", None)
        line = block.span.line + 1 + (mark.line if mark else 0)
        column = mark.column + 1 if mark else 1
        problem = str(
            error if isinstance(error, ValueError) else getattr(error, "problem", None) or "unreadable"
        )
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


def _refuse_deep(text: str) -> None:
    """Raise a ValueError where values are nested deeper than a loader can follow: it calls itself for each level."""
    import yaml

    if sum(map(text.count, "[{-?:")) <= _DEEPEST:  # each level takes one
        return
    depth = 0
    for event in yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > _DEEPEST:
                raise ValueError("nested too deeply")
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


# Scalars that YAML accepts as they stand, and reads as text or a small number: those of real pages are nearly all of
# these forms, and YAML itself takes longer for a page's front matter than the rest of reading it.
# Characters are told by those that are left out: a class of all that YAML may hold takes milliseconds to compile.
_ODD = ("\u2028", "\u2029", "\ufeff", "\ufffe", "\uffff")
_NONE = r"\x00-\x1f\x7f-\x9f"
_TEXT = rf"[^\W\d_](?:[^{_NONE}#:]++|:(?=\S)|(?<=\S)#)*+"
_QUOTED = rf"'[^{_NONE}']*'|\"[^{_NONE}\"\\]*\""
_UUID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_PATH = rf"[\w/][^{_NONE}!\"#%&',:>@\[\]`{{|}}]*+"
_SCALAR = rf"(?:{_PATH}|{_TEXT}|{_QUOTED}|{_UUID}|\d{{1,9}}%)"
_PLAIN_LINE = re.compile(rf"[A-Za-z_][\w.-]*:([ \t]+{_SCALAR})?[ \t]*")
_PLAIN_ITEM = late(rf"( +)- (?:[A-Za-z_][\w.-]*: )?(?:{_TEXT}|{_UUID}) *")


def _is_plain(text: str) -> bool:
    """Whether each line is a key and a plain scalar, or an item of a list below a key, which YAML accepts unasked."""
    if any(sign in text for sign in _ODD):
        return False
    indent: str | None = None  # of the items that may stand here: "" for any, None where none may
    for line in text.split("\n"):
        if found := _PLAIN_LINE.fullmatch(line):
            indent = None if found.group(1) else ""
        elif found := _PLAIN_ITEM.fullmatch(line):
            if indent is None or (indent and indent != found.group(1)):
                return False
            indent = found.group(1)
        elif line.strip():
            return False
    return True


def _span(source: Source, line: int, column: int, length: int) -> Span:
    return Span(path=source.path, line=line, column=column, end_line=line, end_column=column + length)
