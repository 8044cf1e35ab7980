"""Entries of the spec → those that some locales leave without text, and table rows whose cells moved."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from specglot.check.aligned import aligned
from specglot.check.book import Book
from specglot.check.witness import by_size, finding, names, short
from specglot.lexicon import lexicon_for
from specglot.model.diagnostic import Diagnostic, Related
from specglot.model.page import TextRow
from specglot.model.spec import Claim, Enum, Field, Localized, Operation, PageGroup, Schema


def empty_entries(group: PageGroup, book: Book) -> Iterator[Diagnostic]:
    """Fields, parameters and statuses that most locales describe and others only name.

    Which column describes takes words, so locales whose words are not known are not asked.
    """
    for node in book.nodes_of(group.id):
        for pointer, owner, claims, texts in _entries(node):
            said = {text.locale: text for text in texts if text.prose.text.strip()}
            silent = [claim for claim in claims if claim.locale not in said]
            if not said or len(silent) > len(said):
                continue
            for claim in silent:
                if not book.speaks(claim.locale):
                    continue
                yield _empty(pointer, owner, claim, said, [other.locale for other in silent])


def _empty(
    pointer: str, group: str, claim: Claim[str], said: dict[str, Localized], silent: list[str]
) -> Diagnostic:
    return finding(
        f"`{short(pointer)}` has no text in {names(silent)}; {names(said)} describe it",
        claim.span,
        locale=claim.locale,
        related=tuple(
            Related(span=text.prose.span, locale=locale, message=text.prose.text)
            for locale, text in said.items()
        ),
        help="Translate the text of the entry.",
        group=group,
        subject=f"text {pointer}",
        groups=by_size([list(said), silent]),
    )


Entry = tuple[str, str, tuple[Claim[str], ...], tuple[Localized, ...]]


def _entries(node: Operation | Schema | Enum) -> Iterator[Entry]:
    if isinstance(node, Operation):
        for field in (*node.body, *(parameter.field for parameter in node.parameters if parameter.described)):
            yield from _fields(field)
        for response in node.responses:
            if response.in_table:
                yield (
                    response.pointer,
                    node.group,
                    response.code.claims,
                    (*response.label, *response.description),
                )
    elif isinstance(node, Schema):
        for field in node.fields:
            yield from _fields(field)
    else:
        for value in node.values:
            notes = tuple(text for note in value.notes for text in note.texts)
            yield value.value.pointer, node.group, value.value.claims, notes


def _fields(field: Field) -> Iterator[Entry]:
    yield field.pointer, field.name.group, field.name.claims, field.description
    for child in field.children:
        yield from _fields(child)


Row = tuple[str, str]
Cells = dict[int, tuple[TextRow, str]]
"""Column → cell, and what kind of thing stands in it."""


def shifted_rows(group: PageGroup, book: Book) -> Iterator[Diagnostic]:
    """Rows whose code, numbers and empty cells stand in other columns than in the other locales."""
    pages = book.pages_of(group)
    if len(pages) < 2:
        return
    kinds = [
        [
            _kind(row, page.locale) if row.role == "cell" and "/r:" in row.key else _NO_CELL
            for row in page.texts
        ]
        for page in pages
    ]
    odd: set[Row] | None = None  # the rows to look at; None for all
    if aligned(book, group).as_they_stand:
        odd = {
            _place(row)[0]
            for row, *found in zip(pages[0].texts, *kinds, strict=True)
            if found.count(found[0]) < len(found)
        }
        if not odd:
            return
    rows: dict[Row, dict[str, Cells]] = {}
    for page, found in zip(pages, kinds, strict=True):
        for row, kind in zip(page.texts, found, strict=True):
            if kind != _NO_CELL:
                where, column = _place(row)
                if odd is None or where in odd:
                    rows.setdefault(where, {}).setdefault(page.locale, {})[column] = row, kind
    for where, cells in sorted(rows.items()):
        yield from _shifted(group, where, cells)


def _place(cell: TextRow) -> tuple[Row, int]:
    """The row and the column of a cell."""
    block, _, rest = cell.key.partition("/r:")
    name, _, column = rest.rpartition("/c")
    return (f"{cell.section} {block}", name), int(column)


def _shifted(group: PageGroup, where: Row, found: dict[str, Cells]) -> Iterator[Diagnostic]:
    width = max(max(cells) for cells in found.values()) + 1
    shapes = {
        locale: tuple([cells[column][1] if column in cells else "empty" for column in range(width)])
        for locale, cells in found.items()
    }
    if len(set(shapes.values())) == 1:
        return
    (usual, votes), *_ = sorted(Counter(shapes.values()).items(), key=lambda item: (-item[1], item[0]))
    if votes < 2 or votes * 2 <= len(shapes):
        return
    for locale, shape in sorted(shapes.items()):
        telling = [kind for kind in shape if kind != "text"]
        if shape != usual and sorted(shape) == sorted(usual) and len(set(shape)) > 1 and telling:
            cells = found[locale]
            moved = next(column for column in range(width) if shape[column] != usual[column])
            place, _ = cells.get(moved) or cells[min(cells)]
            agreeing = [other for other, kinds in shapes.items() if kinds == usual]
            yield finding(
                f"cells of row {where[1]} stand in other columns than in {names(agreeing)}",
                place.prose.span,
                locale=locale,
                related=tuple(
                    Related(span=found[o][min(found[o])][0].prose.span, locale=o, message="the same row here")
                    for o in agreeing
                ),
                help="Move each cell under its header.",
                group=group.id,
                subject=f"row {where[0]} {where[1]}",
                groups=by_size([agreeing, [locale]]),
            )


def _kind(row: TextRow, locale: str) -> str:
    """What kind of thing stands in a cell of a table's body."""
    prose = row.prose
    text = prose.text.strip()
    if prose.atoms and text:
        codes = [atom.text for atom in prose.atoms if atom.kind == "code"]
        if codes and (text == codes[0] or not _LETTER_OR_DIGIT.search(_without(text, codes))):
            return "code"
    return _kind_of(text, locale)


_NO_CELL = ""
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
_NUMBER = re.compile(r"\d[\d.,]*")
_LONGEST = 64
"""No flag and no name of a type is longer."""


@lru_cache(maxsize=8192)
def _kind_of(text: str, locale: str) -> str:
    if not text:
        return "empty"
    if _NUMBER.fullmatch(text):
        return "number"
    words = lexicon_for(locale) if len(text) <= _LONGEST else None
    if words is not None:
        for kind, table in (("flag", "flag"), ("flag", "presence"), ("type", "type")):
            if words.exact(table, text):
                return kind
    return "text"


def _without(text: str, codes: list[str]) -> str:
    for code in codes:
        text = text.replace(code, "", 1)
    return text
