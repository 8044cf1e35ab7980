"""A table → what its columns mean: by the cells first, by the header second.

A column of three-digit numbers holds status codes whatever it is called; a column of Y and N says what is required.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import TypeAlias

from specglot.lexicon import Lexicon
from specglot.model.late import late
from specglot.read.blocks import Inline, Table, plain
from specglot.read.prose import bare

STATUS = late(r"[1-5](?:\d{2}|xx|XX)")
IDENTIFIER = late(r"[A-Za-z_$@][\w$.@\[\]{}:-]*")
_WIRE = late(r"[a-z0-9][A-Z]|_|\w\.\w|^[a-z][a-z0-9]*$")
_LEADING_STATUS = late(rf"({STATUS.pattern})(?!\w)")
_INVISIBLE = late(r"[\u200b-\u200f\u2060\ufeff]")
_SHARE = 0.6
_SPOKEN = 0.9
_BY_FAR = 2

_Cell: TypeAlias = tuple[str, Inline]
"""A cell that is not blank, and its text."""


def cell_text(cell: Inline) -> str:
    """A cell as plain text, emphasis marks that did not parse dropped."""
    return _tidied(plain(cell.runs))


# The same cells stand in all translations and are asked for their text, code or key by one reader after the other.
@lru_cache(maxsize=4096)
def _tidied(text: str) -> str:
    return " ".join(text.replace("**", "").split())


@lru_cache(maxsize=4096)
def key_in(text: str) -> str | None:
    """The key that a text is, blanks and invisible characters around it dropped; None where it is something else."""
    key = bare(text)
    return key if IDENTIFIER.fullmatch(key) else None


def _is_wire(text: str) -> bool:
    """Whether a bare word is one that only machines write: capitalised ones head rows in any language."""
    return key_in(text) is not None and bool(_WIRE.search(text))


def is_code(cell: Inline) -> bool:
    """Whether a cell is one code span."""
    shown = [run for run in cell.runs if run.kind not in ("html", "break") and run.text.strip()]
    return len(shown) == 1 and shown[0].kind == "code"


def half_width(text: str) -> str:
    """The text with full-width digits and letters as ASCII (Unicode Standard Annex 15, NFKC)."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text)


def status_code(cell: Inline) -> str | None:
    """The status code a cell begins with (`404`, `**404**`, `４０４`, `404 Not Found`), unseen characters ignored."""
    return _status_in(cell_text(cell))


@lru_cache(maxsize=4096)
def _status_in(text: str) -> str | None:
    found = _LEADING_STATUS.match(_INVISIBLE.sub("", half_width(text)).strip("* `"))
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
        self.cells: list[list[_Cell]] = [[] for _ in range(width)]
        for row in table.rows:
            for held, cell in zip(self.cells, row.cells, strict=False):
                if text := cell_text(cell):
                    held.append((text, cell))
        self.taken: dict[str, int] = {}

    def found(self) -> dict[str, int]:
        self._by_cells("status", lambda cell: _status_in(cell[0]) is not None)
        self._by_header("required", lambda cell: self._flag(cell[0]) is not None)
        if "status" not in self.taken:
            self._by_header("key", lambda cell: key_in(cell[0]) is not None)
            self._by_cells("key", lambda cell: key_in(cell[0]) is not None and is_code(cell[1]), columns=2)
            self._by_cells("key", lambda cell: _is_wire(cell[0]), share=0.8, columns=2)
        self._flags()
        self._by_cells("type", lambda cell: self.words.exact("type", cell[0]) is not None)
        for index, header in enumerate(self.headers):
            if header and header not in self.taken and self._free(index):
                self.taken[header] = index
        self._left_over()
        if "key" in self.taken:
            self._by_cells("set-on", self._names_event, share=0.9)
        return self.taken

    def _flag(self, text: str) -> bool | None:
        return _flag_in(text, self.words)

    def _free(self, index: int) -> bool:
        return index not in self.taken.values()

    def _by_cells(
        self,
        concept: str,
        test: Callable[[_Cell], bool],
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

    def _by_header(self, concept: str, test: Callable[[_Cell], bool]) -> None:
        """Take the first column whose header names the concept, unless its cells contradict it."""
        for index, header in enumerate(self.headers):
            if header == concept and self._free(index) and _share(self.cells[index], test):
                self.taken[concept] = index
                return

    def _flags(self) -> None:
        """One letter or digit says yes or no only where its column has both: a column of zeros counts something."""
        for index, cells in enumerate(self.cells):
            if "required" in self.taken:
                return
            if not self._free(index):
                continue
            if not _share(cells, lambda cell: self._flag(cell[0]) is not None, _SPOKEN):
                continue
            if len({self._flag(text) for text, _ in cells}) > 1 or all(len(text) > 1 for text, _ in cells):
                self.taken["required"] = index

    def _left_over(self) -> None:
        """The longest column left is the description; beside status codes, one more is the client action."""
        left = [index for index in range(len(self.cells)) if self._free(index)]
        doubtful = "status" in self.taken and not self.words.complete
        if doubtful and (len(left) > 1 or "description" in self.taken):
            return  # label, description, action: which is which only words tell
        if "description" not in self.taken and (longest := self._longest(left)) is not None:
            self.taken["description"] = longest
            left.remove(longest)
        if "status" in self.taken and "action" not in self.taken and len(left) == 1:
            self.taken["action"] = left[0]

    def _longest(self, left: list[int]) -> int | None:
        """The longest of some columns. Without words it must be so by far, and hold more than code."""
        if not self.words.complete:
            left = [i for i in left if not _share(self.cells[i], lambda cell: is_code(cell[1]), _SPOKEN)]
        lengths = {index: sum(len(text) for text, _ in self.cells[index]) for index in left}
        ranked = sorted(lengths, key=lambda index: (-lengths[index], index))
        if not self.words.complete and len(left) > 1 and lengths[ranked[0]] < _BY_FAR * lengths[ranked[1]]:
            return None
        return ranked[0] if ranked else None

    def _names_event(self, cell: _Cell) -> bool:
        return is_code(cell[1]) or self.words.exact("value", cell[0]) == "any"


def _share(cells: list[_Cell], test: Callable[[_Cell], bool], share: float = _SHARE) -> bool:
    """Whether enough of the cells pass. Stops as soon as they cannot: most columns are of another kind."""
    passing, least = len(cells), share * len(cells)
    for cell in cells:
        if not test(cell):
            passing -= 1
            if passing < least:
                return False
    return bool(cells)


def flag(cell: Inline, words: Lexicon) -> bool | None:
    """Whether a cell of a Required column says yes; None where it says neither."""
    return _flag_in(cell_text(cell), words)


def _flag_in(text: str, words: Lexicon) -> bool | None:
    found = words.exact("flag", text)
    if found:
        return found == "yes"
    hit = words.prefix("presence", text)
    return hit[0] == "required" if hit else None
