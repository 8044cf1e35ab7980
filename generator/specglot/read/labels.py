"""A section's paragraphs that are titles in all but markup → which blocks below them they speak of.

`**Request headers**` or `[!TAB Response]` over a table or a fence says what a heading would say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from specglot.lexicon import Lexicon
from specglot.model.late import late
from specglot.read.blocks import Block, Fence, ListBlock, Paragraph, Quote, Table, plain
from specglot.read.outline import Section
from specglot.read.tables import is_title
from specglot.read.titles import kind_of

_TAB: Final = late(r"\[!(?:TAB\s+(.*)|ENDTABS)\]", re.IGNORECASE)
_LONG: Final = 60


def kinds(section: Section, words: Lexicon) -> dict[int, str | None]:
    """Block id → the kind of section that the label over it names; None in a tab that is named otherwise.

    A tab holds up to the next one, a label in bold up to the next in bold, any other label up to the next paragraph.
    """
    found: dict[int, str | None] = {}
    tab: str | None = None
    tabbed = False
    before: Paragraph | None = None
    bold: str | None = None
    for block in _level(section.blocks):
        if isinstance(block, Paragraph):
            before = block
            if named := _TAB.match(block.inline.markdown):
                tab, tabbed = words.exact("section", named.group(1) or ""), bool(named.group(1))
                bold = None
            elif _is_bold(block):
                bold = _kind(block, words)
            elif bold:
                found[id(block)] = bold
        elif isinstance(block, Table | Fence | ListBlock):
            if before and (said := _kind(before, words)):
                found[id(block)] = said
            elif bold or tabbed:
                found[id(block)] = bold or tab
            if isinstance(block, Table) and block.rows and is_title(block.rows[-1]):
                before, bold = None, kind_of(plain(block.rows[-1].cells[0].runs), words)
    return found


def _is_bold(block: Paragraph) -> bool:
    runs = [run for run in block.inline.runs if run.kind != "html" and run.text.strip(" :：")]
    return bool(runs) and all(run.strong for run in runs)


def _level(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Quote):
            yield from _level(block.blocks)
        else:
            yield block


def _kind(block: Paragraph, words: Lexicon) -> str | None:
    if len(block.inline.markdown) > _LONG:
        return None
    runs = block.inline.runs
    said = kind_of(plain(runs).strip(), words)
    if said is None and len(runs) > 1 and runs[0].strong and not runs[1].strong:
        return words.exact("section", plain(runs[1:]).strip())  # **Table 3** Request headers
    return said
