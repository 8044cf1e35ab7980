"""Entries of the spec → those that some locales leave without text, and table rows whose cells moved."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from specglot.check.book import Book
from specglot.check.witness import by_size, finding, names, short
from specglot.lexicon import lexicon_for
from specglot.model.diagnostic import Diagnostic, Related
from specglot.model.page import Page, TextRow
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
_KIND = re.compile(r"\d[\d.,]*")


def shifted_rows(group: PageGroup, book: Book) -> Iterator[Diagnostic]:
    """Rows whose code, numbers and empty cells stand in other columns than in the other locales."""
    pages = book.pages_of(group)
    rows: dict[Row, dict[str, tuple[Page, dict[int, TextRow]]]] = {}
    for page in pages:
        for text in page.texts:
            if text.role == "cell" and "/r:" in text.key:
                block, _, rest = text.key.partition("/r:")
                name, _, column = rest.rpartition("/c")
                where = (f"{text.section} {block}", name)
                rows.setdefault(where, {}).setdefault(page.locale, (page, {}))[1][int(column)] = text
    for where, found in sorted(rows.items()):
        yield from _shifted(group, where, found)


def _shifted(
    group: PageGroup, where: Row, found: dict[str, tuple[Page, dict[int, TextRow]]]
) -> Iterator[Diagnostic]:
    width = max(max(cells) for _, cells in found.values()) + 1
    outlines = {
        locale: tuple([_outline(cells.get(column)) for column in range(width)])
        for locale, (_, cells) in found.items()
    }
    if len(set(outlines.values())) == 1 and next(iter(outlines.values())).count("words") < 2:
        return  # what their words mean cannot make them stand in other columns
    shapes = {
        locale: tuple(
            [
                _kind_of(found[locale][1][column].prose.text.strip(), locale) if kind == "words" else kind
                for column, kind in enumerate(outline)
            ]
        )
        for locale, outline in outlines.items()
    }
    (usual, votes), *_ = sorted(Counter(shapes.values()).items(), key=lambda item: (-item[1], item[0]))
    if votes < 2 or votes * 2 <= len(shapes):
        return
    for locale, shape in sorted(shapes.items()):
        telling = [kind for kind in shape if kind != "text"]
        if shape != usual and sorted(shape) == sorted(usual) and len(set(shape)) > 1 and telling:
            cells = found[locale][1]
            moved = next(column for column in range(width) if shape[column] != usual[column])
            place = cells.get(moved) or cells[min(cells)]
            agreeing = [other for other, kinds in shapes.items() if kinds == usual]
            yield finding(
                f"cells of row {where[1]} stand in other columns than in {names(agreeing)}",
                place.prose.span,
                locale=locale,
                related=tuple(
                    Related(
                        span=min(found[o][1].items())[1].prose.span, locale=o, message="the same row here"
                    )
                    for o in agreeing
                ),
                help="Move each cell under its header.",
                group=group.id,
                subject=f"row {where[0]} {where[1]}",
                groups=by_size([agreeing, [locale]]),
            )


def _outline(row: TextRow | None) -> str:
    if row is None or not row.prose.text.strip():
        return "empty"
    text = row.prose.text.strip()
    if row.prose.atoms:
        codes = [atom.text for atom in row.prose.atoms if atom.kind == "code"]
        if codes and not _NO_WORD.sub("", _without(text, codes)):
            return "code"
    if _KIND.fullmatch(text):
        return "number"
    return "words" if len(text) <= _LONGEST else "text"


_NO_WORD = re.compile(r"[\W_]+")
_LONGEST = 64
"""No flag and no name of a type is longer."""


@lru_cache(maxsize=8192)
def _kind_of(text: str, locale: str) -> str:
    words = lexicon_for(locale)
    if words is not None:
        for kind, table in (("flag", "flag"), ("flag", "presence"), ("type", "type")):
            if words.exact(table, text):
                return kind
    return "text"


def _without(text: str, codes: list[str]) -> str:
    for code in codes:
        text = text.replace(code, "", 1)
    return text
