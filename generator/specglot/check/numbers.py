"""Numbers of aligned texts → those that are not the same, and whether words explain that."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from specglot.check.aligned import Unit, Witness
from specglot.check.book import Book
from specglot.check.numerals import canonical
from specglot.check.survivors import Change, changes, disputed
from specglot.check.text import bare
from specglot.model.late import late
from specglot.model.page import Atom, Page

_MYRIADS = late("[万亿萬億兆만억조]")
_WORDS_UP_TO = 12
_FEW = 3


def numbers(witness: Witness) -> tuple[str, ...]:
    """The numbers of a text, outside code, in order."""
    return witness.numbers


def number_atom(witness: Witness, number: str) -> Atom | None:
    """Where a text says a number."""
    atoms = witness.row.prose.atoms
    return next((atom for atom in atoms if atom.kind == "number" and canonical(atom.text) == number), None)


def standing_for(change: Change) -> int:
    """How many of the numbers only here stand for common ones: in a text with many other numbers none is known to."""
    fewer, more = sorted((len(change.lost), len(change.added)))
    return fewer if fewer == more or more <= _FEW else 0


def number_changes(unit: Unit) -> tuple[Change, ...]:
    """The locales whose numbers differ from the common ones; asked once for all rules on numbers."""
    found: tuple[Change, ...] | None = unit.memo.get("numbers")
    if found is None:
        found = unit.memo["numbers"] = tuple(changes(unit, numbers))
    return found


def replaced(unit: Unit, book: Book) -> Iterator[tuple[Change, str, str]]:
    """Numbers that stand where most locales have another: the change, the common number, and the one here.

    Those of a fact that locales state differently (a status code, a default) are told of by the rule on it.
    """
    for change in number_changes(unit):
        for common, here in list(zip(change.lost, change.added, strict=False))[: standing_for(change)]:
            if not disputed(number_atom(change.witness, here), book):
                yield replace(change, lost=(common,), added=(here,)), common, here


def of_field(unit: Unit, book: Book) -> bool:
    """Whether a text belongs to a field, parameter or table row: its numbers are bounds and codes of the API."""
    known: dict[str, frozenset[int]] = book.cache.setdefault("field-lines", {})
    for witness in unit.witnesses:
        page = witness.page
        if page.path not in known:
            known[page.path] = frozenset(_field_lines(page))
        if witness.row.prose.span.line in known[page.path]:
            return True
    return False


def _field_lines(page: Page) -> Iterator[int]:
    rows = [row for operation in page.operations for row in operation.body]
    rows += [parameter.field for operation in page.operations for parameter in operation.parameters]
    rows += [row for table in page.tables for row in table.fields]
    while rows:
        row = rows.pop()
        rows.extend(row.children)
        yield from range(row.span.line, row.span.end_line + 1)


def spelled_out(number: str, witness: Witness) -> bool:
    """Whether the text may say the number as a word, within a longer token, or in myriads."""
    if number.isdigit() and int(number) <= _WORDS_UP_TO:
        return True
    text = bare(witness.row.prose.text)
    digits = re.sub(r"(?<=\d)[.,'\s](?=\d)", "", text)
    return bool(_MYRIADS.search(text)) or number in text or number.replace(".", "") in digits
