"""Link texts of one target → those that swallowed their sentence, and those that call it by another name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from specglot.check.aligned import Unit, Witness
from specglot.check.book import Book
from specglot.check.hits import Hit
from specglot.check.sheet import Sheet
from specglot.check.text import bare
from specglot.model.page import Atom, LinkRow

_SHARE = 0.66


def wide_links(sheet: Sheet) -> Iterator[int]:
    """The texts that a link may cover most of."""
    for index, links in enumerate(sheet.links):
        if links:
            prose = sheet.rows[index].prose
            whole = _SHARE * len(prose.text) / 2  # blanks and character references are not yet folded
            if any(atom.kind == "link" and len(atom.text) >= whole for atom in prose.atoms):
                yield index


def wordless_links(sheet: Sheet) -> Iterator[int]:
    """The texts that have a link without words."""
    for index, links in enumerate(sheet.links):
        if links and any(not link.text.strip() for link in links):
            yield index


def swallowing(unit: Unit, witness: Witness) -> Iterator[Hit]:
    """Links that cover most of their text while no other locale's do so half as much."""
    for index, atom in enumerate(_links(witness)):
        share = _share(atom, witness)
        if share < _SHARE:
            continue
        peers = [
            _share(links[index], other)
            for other in unit.witnesses
            if other is not witness and len(links := _links(other)) > index
        ]
        if peers and max(peers) < share / 1.5 and len(words_of(atom.text)) > 1:
            yield Hit(span=atom.span, what=f"the link text “{_cut(atom.text)}” swallowed its sentence")


def holds_image(link: LinkRow, book: Book) -> bool:
    """Whether an image stands between the brackets."""
    source = book.sources.get(link.target.span.path)
    before = source.line(link.target.span.line)[: link.target.span.column - 1] if source else ""
    return before.rstrip().endswith(")](")


def _links(witness: Witness) -> list[Atom]:
    return [atom for atom in witness.row.prose.atoms if atom.kind == "link"]


def _share(atom: Atom, witness: Witness) -> float:
    whole = len(bare(witness.row.prose.text))
    return len(bare(atom.text)) / whole if whole else 0.0


@lru_cache(maxsize=4096)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a link text, case and marks folded; every CJK character is one."""
    folded = bare(text).casefold()
    # To compile a pattern of so many characters takes longer than all link texts of a page.
    spaced = (
        folded
        if folded.isascii()
        else "".join([f" {char} " if "\u2e80" <= char <= "\u9fff" else char for char in folded])
    )
    return tuple([word for part in spaced.split() if (word := part.strip(".,:;!?()[]\"'“”«»。、：；"))])


def _cut(text: str) -> str:
    return text if len(text) <= 48 else text[:45] + "…"
