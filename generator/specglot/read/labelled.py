"""`Method: GET`, `URL: /v1/items` → the endpoint, whatever the language calls its method and its URL.

The label need not be understood: a method alone behind one colon and a URL alone behind the next say what they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from specglot.model.late import late
from specglot.model.page import Located
from specglot.model.source import Span
from specglot.read.blocks import Block, Paragraph, Run, plain
from specglot.read.endpoint import ANY_METHOD, METHODS, Endpoint, mentioned, of_parts
from specglot.read.prose import cover

_COLON: Final = late(r"[:：]")
_BREAK: Final = late(r"<br\s*/?>", re.IGNORECASE)
_LABEL: Final = 40
_APART: Final = 3


class Labelled(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An endpoint and the blocks whose lines name it."""

    endpoint: Endpoint
    blocks: tuple[Block, ...]


class _Line(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    value: str
    span: Span
    block: Block


def in_lines(blocks: Sequence[Block]) -> tuple[Labelled, ...]:
    """The endpoints that labelled lines of a section name, a method and a URL each, few lines apart."""
    if not any(
        ANY_METHOD.search(plain(block.inline.runs)) for block in blocks if isinstance(block, Paragraph)
    ):
        return ()
    method: tuple[int, _Line] | None = None
    url: tuple[int, _Line] | None = None
    found: list[Labelled] = []
    for number, line in enumerate(_lines(blocks)):
        if line is None:
            continue
        if line.value in METHODS:
            method = (number, line)
        elif mentioned(line.value):
            url = (number, line)
        if method and url and abs(method[0] - url[0]) <= _APART:
            named = Located(value=method[1].value, raw=method[1].value, span=method[1].span)
            one = of_parts(named, url[1].value, url[1].span)
            held = (method[1].block,) if method[1].block is url[1].block else (method[1].block, url[1].block)
            found.append(Labelled(endpoint=one, blocks=held))
            method = url = None
    return tuple(found)


def _lines(blocks: Sequence[Block]) -> Iterator[_Line | None]:
    """The lines of paragraphs, those in items too; None for one that is no label and a value."""
    for block in blocks:
        if not isinstance(block, Paragraph):
            continue
        if len(block.inline.runs) == 1 and not _COLON.search(block.inline.runs[0].text):
            yield None
            continue
        line: list[Run] = []
        for run in block.inline.runs:
            if run.kind == "break" or run.text == "\n" or (run.kind == "html" and _BREAK.match(run.text)):
                yield _line(line, block)
                line = []
            elif run.kind != "html":
                line.append(run)
        yield _line(line, block)


def _line(runs: Sequence[Run], block: Paragraph) -> _Line | None:
    said = plain(tuple(runs))
    colon = _COLON.search(said)
    if colon is None or not said[: colon.start()].strip(" *") or colon.start() > _LABEL:
        return None
    label = said[: colon.start()].strip(" *`")
    value = said[colon.end() :].strip(" *`\u00a0.。")
    # The colon of a URL is no label's: `https://…` alone says nothing of itself.
    if not value or value.startswith("//") or label in METHODS:
        return None
    held = [run for run in runs if value in run.text]
    return _Line(
        value=value, span=_within(held[-1], value) if held else cover([run.span for run in runs]), block=block
    )


def _within(run: Run, value: str) -> Span:
    """The place of a value in a run; the run's own where that was not written as it reads."""
    span = run.span
    if run.kind != "text" or span.line != span.end_line or span.end_column - span.column != len(run.text):
        return span
    column = span.column + run.text.rindex(value)
    return Span(
        path=span.path, line=span.line, column=column, end_line=span.line, end_column=column + len(value)
    )
