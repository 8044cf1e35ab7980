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
from specglot.read.flags import CONDITIONAL, Reader, reader
from specglot.read.keys import is_option, key_in, read_key
from specglot.read.qualifiers import read_beside
from specglot.read.types import type_in

STATUS = late(r"[1-5](?:\d{2}|xx|XX)")
_WIRE = late(r"[a-z0-9][A-Z]|_|\w\.\w|^[a-z][a-z0-9]*$")
_LEADING_STATUS = late(rf"({STATUS.pattern})(?!\w)")
_INVISIBLE = late(r"[\u200b-\u200f\u2060\ufeff]")
_SHARE = 0.6
_SPOKEN = 0.9
_FIRST = 3
_OTHER_FLAGS = frozenset(("optional", "trait"))
_PLACES = frozenset("path query header headers body cookie formdata form-data form uri url".split())
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


def _is_wire(text: str) -> bool:
    """Whether a bare word is one that only machines write: capitalised ones head rows in any language."""
    key = key_in(text)
    return key is not None and bool(_WIRE.search(key))


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
        self.height = len(table.rows)
        self.cells: list[list[_Cell]] = [[] for _ in range(width)]
        for row in table.rows:
            for held, cell in zip(self.cells, row.cells, strict=False):
                if text := cell_text(cell):
                    held.append((text, cell))
        self.taken: dict[str, int] = {}

    def found(self) -> dict[str, int]:
        self._by_status()
        self._by_header("required", None)
        if "status" not in self.taken:
            self._by_place()
            self._by_header("key", _is_key)
            self._by_cells("key", lambda cell: key_in(cell[0]) is not None and is_code(cell[1]), columns=2)
            self._by_cells("key", self._is_key_and_more, share=0.8, columns=1)
            self._by_cells("key", lambda cell: _is_wire(cell[0]), share=0.8, columns=2)
            self._without_options()
        self._flags()
        self._by_cells("type", lambda cell: type_in(cell[0], self.words) is not None)
        for index, header in enumerate(self.headers):
            if header and header not in self.taken and self._free(index):
                self.taken[header] = index
        self._left_over()
        if "key" in self.taken:
            self._by_cells("set-on", self._names_event, share=0.9)
        return self.taken

    def _reader(self, index: int) -> Reader:
        cells = self.cells[index]
        blank = [""] if len(cells) < self.height else []
        return reader([*blank, *[text for text, _ in cells]], self.words)

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

    def _by_status(self) -> None:
        """A column of status codes. Where no header calls it so, they must be codes that HTTP knows."""
        self._by_cells("status", lambda cell: _status_in(cell[0]) is not None)
        index = self.taken.get("status")
        if index is None or self.headers[index] == "status":
            return
        codes = [code for text, _ in self.cells[index] if (code := _status_in(text))]
        from http import HTTPStatus  # few tables get so far

        registered = frozenset(HTTPStatus)
        known = sum(code.isdecimal() and int(code) in registered for code in codes)
        if any(code < "2" for code in codes) or known * 2 < len(codes):
            del self.taken["status"]

    def _by_place(self) -> None:
        """A column of `path`, `query` and `body` says where parameters go, if another column can hold their names."""
        for index, cells in enumerate(self.cells):
            if self._free(index) and _share(cells, lambda cell: cell[0].casefold() in _PLACES, 1):
                others = (other for at, other in enumerate(self.cells[:_FIRST]) if at != index)
                if any(_share(other, _is_key, _SPOKEN) for other in others):
                    self.taken["location"] = index
                return

    def _is_key_and_more(self, cell: _Cell) -> bool:
        """Whether a cell holds a key and beside it its type, or whether it is required."""
        found = read_key(cell[1])
        if found is None or not found.beside:
            return False
        said = read_beside(found.beside, self.words)
        return bool(said.presence or said.type)

    def _without_options(self) -> None:
        """The options of a command are written like nested keys, but for the first: it is below nothing."""
        index = self.taken.get("key")
        if index is not None and self.cells[index] and is_option(self.cells[index][0][0]):
            del self.taken["key"]
            self.headers[index] = None

    def _by_header(self, concept: str, test: Callable[[_Cell], bool] | None) -> None:
        """Take the first column whose header names the concept, unless its cells contradict it.

        Without a test its cells are flags.
        """
        for index, header in enumerate(self.headers):
            if header != concept or not self._free(index):
                continue
            if _share(self.cells[index], test or _is_flag(self._reader(index))):
                self.taken[concept] = index
                return

    def _flags(self) -> None:
        """One letter or digit says yes or no only where its column has both: a column of zeros counts something.

        Of two columns that no header tells apart, neither is known to say what is required: plans and roles have many.
        """
        if "required" in self.taken:
            return
        found: list[int] = []
        sure = False
        for index, cells in enumerate(self.cells):
            if not self._free(index) or self.headers[index] in _OTHER_FLAGS:
                continue
            read = self._reader(index)
            if not _share(cells, _is_flag(read), _SPOKEN):
                continue
            both = len({read(text) for text, _ in cells}) > 1
            if both or not all(text[0].isdecimal() for text, _ in cells):
                found.append(index)
                sure = both or all(len(text) > 1 for text, _ in cells)
        if len(found) == 1 and sure:
            self.taken["required"] = found[0]

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


def _is_key(cell: _Cell) -> bool:
    return key_in(cell[0]) is not None or read_key(cell[1]) is not None


def _share(cells: list[_Cell], test: Callable[[_Cell], bool], share: float = _SHARE) -> bool:
    """Whether enough of the cells pass. Stops as soon as they cannot: most columns are of another kind."""
    passing, least = len(cells), share * len(cells)
    for cell in cells:
        if not test(cell):
            passing -= 1
            if passing < least:
                return False
    return bool(cells)


def _is_flag(read: Reader) -> Callable[[_Cell], bool]:
    return lambda cell: read(cell[0]) is not None or cell[0] in CONDITIONAL
