"""`Method: GET`, `URL: /v1/items` → the endpoint, whatever the language calls its method and its URL.

The label need not be understood: a method alone behind one colon and a URL alone behind the next say what they are.
The label may also stand above its value, as a heading or a line of its own: `**URL:**` over `- /v1/items`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import msgspec

from specglot.model.late import late
from specglot.model.page import Located
from specglot.model.source import Span
from specglot.read.blocks import Block, ListBlock, Paragraph, Run, plain
from specglot.read.endpoint import ANY_METHOD, METHODS, Endpoint, mentioned, of_parts
from specglot.read.outline import Section
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
    return tuple(one for one, _ in _paired((line, 0) for line in _lines(blocks)))


def below_headings(sections: Sequence[Section]) -> tuple[tuple[Labelled, int], ...]:
    """The endpoints of a page whose headings are the labels: what each names, and the index of the URL's section."""
    return _paired(
        (line, section.index)
        for section in sections
        for line in _lines(section.every[:_APART], labelled=section.heading is not None)
    )


def _paired(lines: Iterable[tuple[_Line | None, int]]) -> tuple[tuple[Labelled, int], ...]:
    method: tuple[int, _Line] | None = None
    url: tuple[int, _Line, int] | None = None
    found: list[tuple[Labelled, int]] = []
    for number, (line, section) in enumerate(lines):
        if line is None:
            continue
        if line.value in METHODS:
            method = (number, line)
        elif mentioned(line.value):
            url = (number, line, section)
        if method and url and abs(method[0] - url[0]) <= _APART:
            named = Located(value=method[1].value, raw=method[1].value, span=method[1].span)
            one = of_parts(named, url[1].value, url[1].span)
            held = (method[1].block,) if method[1].block is url[1].block else (method[1].block, url[1].block)
            found.append((Labelled(endpoint=one, blocks=held), url[2]))
            method = url = None
    return tuple(found)


def _lines(blocks: Sequence[Block], *, labelled: bool = False) -> Iterator[_Line | None]:
    """The lines of paragraphs, those in items too; None for one that is no label and a value.

    `labelled` tells whether a label stands above: then the paragraph, or the one item of a list, may be its value.
    """
    for block in blocks:
        if isinstance(block, ListBlock):
            labelled = labelled and len(block.items) == 1
            continue
        if not isinstance(block, Paragraph):
            labelled = False
            continue
        alone = _alone(block) if labelled else None
        labelled = alone is None and _is_label(block)
        if alone or labelled:
            yield alone
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


def _is_label(block: Paragraph) -> bool:
    """Whether a paragraph is a label and no more: it ends with a colon, or is bold from end to end."""
    runs = [run for run in block.inline.runs if run.kind != "html" and run.text.strip()]
    if not runs or sum(len(run.text) for run in runs) > _LABEL:
        return False
    return runs[-1].text.rstrip(" *").endswith((":", "：")) or all(run.strong for run in runs)


def _alone(block: Paragraph) -> _Line | None:
    """A paragraph that is a method or a URL."""
    runs = [run for run in block.inline.runs if run.kind != "html" and run.text.strip()]
    value = plain(tuple(runs)).strip(" *`\u00a0.。")
    if not runs or not (value in METHODS or mentioned(value)):
        return None
    held = [run for run in runs if value in run.text]
    return _Line(
        value=value, span=_within(held[-1], value) if held else cover([run.span for run in runs]), block=block
    )


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
