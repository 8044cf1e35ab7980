"""Numbers as languages write them → numbers that can be compared."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from specglot.check.aligned import Unit, Witness
from specglot.check.book import Book
from specglot.check.survivors import Change, changes
from specglot.check.text import bare
from specglot.model.page import Atom, Page

_GROUPED = re.compile(r"\d{1,3}(?:([.,' ])\d{3})(?:\1\d{3})*(?:[.,]\d+)?")
_MYRIADS = re.compile("[万亿萬億兆만억조]")
_PAIR = re.compile(r"\d+,\d{4,}")  # `[1,86400]` is two numbers
_WORDS_UP_TO = 12


def canonical(text: str) -> str:
    """`86,400`, `86.400`, `86 400` and `86400` alike; `1,5` as `1.5`. A lone group of three is read as thousands."""
    plain = bare(text)
    grouped = _GROUPED.fullmatch(plain)
    if grouped and not (plain.startswith("0") and grouped.group(1) in ".,"):
        plain = plain.replace(grouped.group(1), "")
    return plain.replace(",", ".")


def numbers(witness: Witness) -> tuple[str, ...]:
    """The numbers of a text, outside code, in order."""
    known: tuple[str, ...] | None = witness.memo.get("numbers")
    if known is None:
        known = tuple(
            canonical(part)
            for atom in witness.row.prose.atoms
            if atom.kind == "number"
            for part in (atom.text.split(",") if _PAIR.fullmatch(atom.text) else [atom.text])
        )
        witness.memo["numbers"] = known
    return known


def number_atom(witness: Witness, number: str) -> Atom | None:
    """Where a text says a number."""
    atoms = witness.row.prose.atoms
    return next((atom for atom in atoms if atom.kind == "number" and canonical(atom.text) == number), None)


def replaced(unit: Unit) -> Iterator[tuple[Change, str, str]]:
    """Numbers that stand where most locales have another: the change, the common number, and the one here."""
    for change in changes(unit, numbers):
        for common, here in zip(change.lost, change.added, strict=False):
            yield replace(change, lost=(common,), added=(here,)), common, here


def of_field(unit: Unit, book: Book) -> bool:
    """Whether a text belongs to a field, parameter or table row: its numbers are bounds and codes of the API."""
    known: set[tuple[str, int]] | None = book.cache.get("field-lines")
    if known is None:
        known = {place for page in book.pages.values() for place in _field_lines(page)}
        book.cache["field-lines"] = known
    return any((w.page.path, w.row.prose.span.line) in known for w in unit.witnesses)


def _field_lines(page: Page) -> Iterator[tuple[str, int]]:
    rows = [row for operation in page.operations for row in operation.body]
    rows += [parameter.field for operation in page.operations for parameter in operation.parameters]
    rows += [row for table in page.tables for row in table.fields]
    while rows:
        row = rows.pop()
        rows.extend(row.children)
        for line in range(row.span.line, row.span.end_line + 1):
            yield page.path, line


def spelled_out(number: str, witness: Witness) -> bool:
    """Whether the text may say the number as a word, within a longer token, or in myriads."""
    if number.isdigit() and int(number) <= _WORDS_UP_TO:
        return True
    text = bare(witness.row.prose.text)
    digits = re.sub(r"(?<=\d)[.,'\s](?=\d)", "", text)
    return bool(_MYRIADS.search(text)) or number in text or number.replace(".", "") in digits
