"""A table → what its columns mean: by the cells first, by the header second.

A column of three-digit numbers holds status codes whatever it is called; a column of Y and N says what is required.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from specglot.lexicon import Lexicon
from specglot.read.blocks import Inline, Table, plain
from specglot.read.prose import bare

STATUS = re.compile(r"[1-5](?:\d{2}|xx|XX)")
IDENTIFIER = re.compile(r"[A-Za-z_$@][\w$.@\[\]{}:-]*")
_WIRE = re.compile(r"[a-z0-9][A-Z]|_|\w\.\w|^[a-z][a-z0-9]*$")
_SHARE = 0.6


def cell_text(cell: Inline) -> str:
    """A cell as plain text, emphasis marks that did not parse dropped."""
    return " ".join(plain(cell.runs).replace("**", "").split())


def _is_key(cell: Inline) -> bool:
    return bool(IDENTIFIER.fullmatch(bare(cell_text(cell))))


def _is_wire(cell: Inline) -> bool:
    """Whether a bare word is one that only machines write: capitalised ones head rows in any language."""
    return _is_key(cell) and bool(_WIRE.search(cell_text(cell)))


def is_code(cell: Inline) -> bool:
    """Whether a cell is one code span."""
    runs = [run for run in cell.runs if run.kind not in ("html", "break") and run.text.strip()]
    return len(runs) == 1 and runs[0].kind == "code"


def half_width(text: str) -> str:
    """The text with full-width digits and letters as ASCII (Unicode Standard Annex 15, NFKC)."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text)


def status_code(cell: Inline) -> str | None:
    """The status code a cell begins with (`404`, `**404**`, `４０４`, `404 Not Found`), unseen characters ignored."""
    text = re.sub(r"[\u200b-\u200f\u2060\ufeff]", "", half_width(cell_text(cell))).strip("* `")
    found = re.match(rf"({STATUS.pattern})(?!\w)", text)
    return found.group(1) if found else None


def columns(table: Table, words: Lexicon) -> dict[str, int]:
    """Column concept → column index. Concepts: those of the lexicon's `column` table."""
    return _Columns(table, words).found()


class _Columns:
    """Takes columns for concepts, the surest evidence first. A column has one meaning, a concept one column."""

    def __init__(self, table: Table, words: Lexicon) -> None:
        width = len(table.header.cells)
        self.words = words
        self.headers = [words.exact("column", cell_text(cell)) for cell in table.header.cells]
        self.cells = [
            [row.cells[index] for row in table.rows if index < len(row.cells) and cell_text(row.cells[index])]
            for index in range(width)
        ]
        self.taken: dict[str, int] = {}

    def found(self) -> dict[str, int]:
        self._by_cells("status", lambda cell: status_code(cell) is not None)
        self._by_header("required", lambda cell: flag(cell, self.words) is not None)
        if "status" not in self.taken:
            self._by_header("key", _is_key)
            self._by_cells("key", lambda cell: is_code(cell) and _is_key(cell), columns=2)
            self._by_cells("key", _is_wire, share=0.8, columns=2)
        self._flags()
        self._by_cells("type", lambda cell: self.words.exact("type", cell_text(cell)) is not None)
        for index, header in enumerate(self.headers):
            if header and header not in self.taken and self._free(index):
                self.taken[header] = index
        self._left_over()
        if "key" in self.taken:
            self._by_cells("set-on", self._names_event, share=0.9)
        return self.taken

    def _free(self, index: int) -> bool:
        return index not in self.taken.values()

    def _by_cells(
        self,
        concept: str,
        test: Callable[[Inline], bool],
        *,
        share: float = _SHARE,
        columns: int | None = None,
    ) -> None:
        """Take the first column most of whose cells pass, within the first few where `columns` says so."""
        if concept in self.taken:
            return
        for index, cells in enumerate(self.cells[:columns]):
            if self._free(index) and _share(cells, test, share):
                self.taken[concept] = index
                return

    def _by_header(self, concept: str, test: Callable[[Inline], bool]) -> None:
        """Take the first column whose header names the concept, unless its cells contradict it."""
        for index, header in enumerate(self.headers):
            if header == concept and self._free(index) and _share(self.cells[index], test):
                self.taken[concept] = index
                return

    def _flags(self) -> None:
        """One letter or digit says yes or no only where its column has both: a column of zeros counts something."""
        for index, cells in enumerate(self.cells):
            flags = {flag(cell, self.words) for cell in cells}
            sure = len(flags) > 1 or all(len(cell_text(cell)) > 1 for cell in cells)
            spoken = _share(cells, lambda cell: flag(cell, self.words) is not None, 0.9)
            if "required" not in self.taken and self._free(index) and sure and spoken:
                self.taken["required"] = index

    def _left_over(self) -> None:
        """The longest column left is the description; beside status codes, one more is the client action."""
        left = [index for index in range(len(self.cells)) if self._free(index)]
        if "description" not in self.taken and left:
            longest = max(left, key=lambda index: sum(len(cell_text(cell)) for cell in self.cells[index]))
            self.taken["description"] = longest
            left.remove(longest)
        if "status" in self.taken and "action" not in self.taken and len(left) == 1:
            self.taken["action"] = left[0]

    def _names_event(self, cell: Inline) -> bool:
        return is_code(cell) or self.words.exact("value", cell_text(cell)) == "any"


def _share(cells: list[Inline], test: Callable[[Inline], bool], share: float = _SHARE) -> bool:
    return bool(cells) and sum(map(test, cells)) >= share * len(cells)


def flag(cell: Inline, words: Lexicon) -> bool | None:
    """Whether a cell of a Required column says yes; None where it says neither."""
    text = cell_text(cell)
    found = words.exact("flag", text)
    if found:
        return found == "yes"
    hit = words.prefix("presence", text)
    return hit[0] == "required" if hit else None
