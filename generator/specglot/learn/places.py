"""One page → its short texts by place, where a place has the same name in every translation.

Names are made of what translation leaves alone: anchors, keys, codes, the shape of a section. What has no such name, or
shares it with another place of the page, has no place here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

import msgspec

from specglot.lexicon import normalise
from specglot.model.page import Page, Prose, TextRow
from specglot.model.source import Span

Place: TypeAlias = tuple[str, ...]
"""What a text is (`title`, `head`, `cell`, `piece`, `label`, `only`), then where it stands, in wire tokens."""

CODE = "\u0000"
"""Stands for a code span."""

_CELL = re.compile(r"(.*)/(?:head|r:(.*))/c(\d+)", re.DOTALL)
_ITEM = re.compile(r"(?:^|/)i\d+(?=\.)")
_WIRE = re.compile(r"[\w$@{}\[\]<>.:/+-]*[A-Za-z0-9][\w$@{}\[\]<>.:/+-]*", re.ASCII)
_CODE_SPAN = re.compile(r"(`+)(.+?)\1", re.DOTALL)
_PIECES = re.compile(r"[,;，；、。|/]|\.(?=\s)")
_BRACKETS = {"(": ")", "（": "）", "[": "]", "［": "］", "【": "】"}
_SEPARATOR = re.compile(r"[\s\u00a0]*[-–—:：——・,，;；]+[\s\u00a0]*")
_SHORT = 60
"""Code points that a text may have to count as a word or phrase."""


class Text(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A short text, the cell, heading or paragraph it stands in, and what stands beside it in the same brackets."""

    text: str
    span: Span
    beside: tuple[str, ...] = ()


def places(page: Page) -> dict[Place, Text]:
    """The places of a page that have a name of their own."""
    found: dict[Place, Text] = {}
    doubled: set[Place] = set()
    sections = _section_names(page)
    for place, text in (*_titles(page, sections), *_cells(page), *_items(page), *_alone(page, sections)):
        if len(text.text) > _SHORT or not text.text.strip():
            continue
        if place in found:
            doubled.add(place)
        found[place] = text
    return {place: text for place, text in found.items() if place not in doubled}


def _text(prose: Prose) -> Text:
    return Text(text=prose.text, span=prose.span)


def _codes(prose: Prose) -> tuple[str, ...]:
    return tuple(atom.text for atom in prose.atoms if atom.kind == "code")


def _section_names(page: Page) -> dict[int, str]:
    """Index → a section's name: its anchor, else its level, codes and blocks and how many like it stand before it.

    The number of sections alike is part of the name, so that nothing is compared where a translation lacks one of them.
    """
    codes: dict[int, set[str]] = {}
    kinds: dict[int, Counter[str]] = {index: Counter() for index in range(len(page.sections))}
    for row in page.texts:
        codes.setdefault(row.section, set()).update(_codes(row.prose))
    starts = [section.span.line for section in page.sections]
    owner = 0
    for block in page.blocks:
        while owner + 1 < len(starts) and block.span.line >= starts[owner + 1]:
            owner += 1
        if block.kind in ("table", "fence", "list"):
            kinds[owner][block.kind] += 1
    shapes = {
        index: f"#{section.anchor.value}"
        if section.anchor
        else repr((section.level, sorted(codes.get(index, ())), sorted(kinds[index].items())))
        for index, section in enumerate(page.sections)
    }
    total = Counter(shapes.values())
    seen: Counter[str] = Counter()
    names: dict[int, str] = {}
    for index, shape in shapes.items():
        seen[shape] += 1
        names[index] = f"{shape} {seen[shape]}/{total[shape]}"
    return names


def _titles(page: Page, names: Mapping[int, str]) -> Iterator[tuple[Place, Text]]:
    for index, section in enumerate(page.sections):
        if section.title.text:
            yield ("title", names[index]), _text(section.title)


def _cells(page: Page) -> Iterator[tuple[Place, Text]]:
    """Header cells and cells of tables whose rows begin with wire tokens.

    A table is known by these tokens and by which of its columns hold code, so that it is not compared with one that a
    translation put into another order.
    """
    tables: dict[tuple[int, str], dict[str | None, dict[int, Prose]]] = {}
    for row in page.texts:
        found = _CELL.fullmatch(row.key) if row.role == "cell" else None
        if found:
            table = tables.setdefault((row.section, found.group(1)), {})
            table.setdefault(found.group(2), {})[int(found.group(3))] = row.prose
    for table in tables.values():
        header = table.pop(None, {})
        rows = {wire: cells for cells in table.values() if (wire := _wire(cells.get(0)))}
        if not rows or len(rows) * 2 < len(table):
            continue
        shape = "".join("c" if _is_coded(rows.values(), column) else "t" for column in header)
        name = "|".join([shape, *rows])
        for column, prose in header.items():
            yield ("head", name, str(column)), _text(prose)
        for wire, cells in rows.items():
            for column, prose in cells.items():
                if column:
                    yield ("cell", name, wire, str(column)), _text(prose)


def _is_coded(rows: Iterable[Mapping[int, Prose]], column: int) -> bool:
    cells = [cells[column] for cells in rows if column in cells]
    return sum(_codes(cell) == (cell.text,) for cell in cells) * 2 > len(cells)


def _wire(prose: Prose | None) -> str | None:
    """A cell that is a wire token, whether it is written as code or not."""
    text = prose.text.strip(" *`\u00a0\u200b") if prose else ""
    return text if _WIRE.fullmatch(text) else None


def _items(page: Page) -> Iterator[tuple[Place, Text]]:
    """What stands in brackets, or first, behind the key of a list item, and labels before code in its paragraphs."""
    rows = {(row.section, row.key): row for row in page.texts if row.role == "item"}
    for (section, key), row in rows.items():
        items = [key[: found.end()] for found in _ITEM.finditer(key)]
        chain = [_key(rows.get((section, f"{item}.0"))) for item in items]
        if not chain or None in chain:
            continue
        names = tuple(name for name in chain if name)
        if key == f"{items[-1]}.0":
            yield from _pieces(names, row.prose)
        elif label := _label(row.prose):
            yield ("label", *names, *_codes(row.prose)), label


def _key(row: TextRow | None) -> str | None:
    """The code span that an item begins with."""
    found = _CODE_SPAN.match(row.prose.markdown.lstrip("* ")) if row else None
    return found.group(2).strip() if found else None


def _pieces(names: tuple[str, ...], prose: Prose) -> Iterator[tuple[Place, Text]]:
    """The pieces of the bracket behind the key, those with code apart; or the first piece of the text there."""
    bare = prose.markdown.lstrip("* ")
    found = _CODE_SPAN.match(bare)
    rest = masked(bare[found.end() :] if found else bare).lstrip("* \u00a0")
    closer = _BRACKETS.get(rest[:1])
    if closer:
        inside = rest[1:].partition(closer)[0]
        pieces = [piece.strip() for piece in _PIECES.split(inside) if piece.strip()]
        for coded in (False, True):
            alike = [piece for piece in pieces if (CODE in piece) == coded]
            for number, piece in enumerate(alike):
                beside = tuple(other for other in alike if other is not piece and normalise(other) != CODE)
                place = ("piece", *names, f"{number}/{len(alike)}{'c' if coded else 't'}")
                yield place, Text(text=piece, span=prose.span, beside=beside)
        return
    separated = _SEPARATOR.match(rest)
    first = _PIECES.split(rest[separated.end() :] if separated else rest)[0].strip()
    first = re.split(r"\s[-–—]\s|[:：]", first, maxsplit=1)[0]
    if first and CODE not in first:
        yield ("piece", *names, "first"), Text(text=first, span=prose.span)


def masked(markdown: str) -> str:
    """Markdown with each code span replaced by a mark and emphasis marks dropped."""
    return _CODE_SPAN.sub(CODE, markdown).replace("*", "")


def _label(prose: Prose) -> Text | None:
    before, code, _ = masked(prose.markdown).partition(CODE)
    label = before.strip(" :：\u00a0")
    return Text(text=label, span=prose.span) if code and label else None


def _alone(page: Page, names: Mapping[int, str]) -> Iterator[tuple[Place, Text]]:
    """The paragraph that is all that a section says."""
    texts: dict[int, list[TextRow]] = {}
    for row in page.texts:
        if row.role != "heading":
            texts.setdefault(row.section, []).append(row)
    for index, rows in texts.items():
        if len(rows) == 1 and rows[0].role == "paragraph":
            yield ("only", names[index]), _text(rows[0].prose)
