"""Two pages that are each other's translation → pairs of their texts, section by section, by all but words.

Texts pair by role, order, code spans, numbers and link targets, cells by the names of their rows and columns; sections
by anchor, kind, level, and the code in them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec

from specglot.check.alignment import Pairs, align
from specglot.check.book import Book
from specglot.check.rownames import in_order, row_names, row_of
from specglot.model.page import Page, SectionRow, TextRow


def match(centre: Page, page: Page, book: Book) -> Pairs:
    """Pairs of text indexes, section by section."""
    pairs: Pairs = []
    ours, theirs = _by_section(centre), _by_section(page)
    for a, b in sections_of(centre, page, book):
        mine, other = ours.get(a, []), theirs.get(b, [])
        if not mine or not other:
            continue
        left, right = [centre.texts[i] for i in mine], [page.texts[i] for i in other]
        names = row_names(left), row_names(right)
        if _same_shape(left, right) and in_order(*(tuple(named.values()) for named in names)):
            pairs.extend(zip(mine, other, strict=True))
        else:
            best = align(*_placed(left, right), _score, _told_apart)
            pairs.extend((mine[i], other[j]) for i, j in best)
    return pairs


def _same_shape(left: Sequence[TextRow], right: Sequence[TextRow]) -> bool:
    """Whether two lists of texts pair as they stand whatever code they hold: no pair could score below 0."""
    return len(left) == len(right) and all(
        a.role == b.role and (a.role != "cell" or a.key == b.key) for a, b in zip(left, right, strict=True)
    )


class _Placed(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A text, its own code spans, numbers and links, and those of the table row it stands in; all sorted.

    `name` is what names that row, "" where it is only counted; `there` whether the other page has a row of that name.
    """

    row: TextRow
    tokens: tuple[str, ...]
    around: tuple[str, ...]
    name: str
    there: bool


def _placed(left: Sequence[TextRow], right: Sequence[TextRow]) -> tuple[list[_Placed], list[_Placed]]:
    ours, theirs = row_names(left), row_names(right)
    return (
        _with_rows(left, ours, frozenset(theirs.values())),
        _with_rows(right, theirs, frozenset(ours.values())),
    )


def _with_rows(rows: Sequence[TextRow], names: Mapping[str, str], others: frozenset[str]) -> list[_Placed]:
    tokens = [
        sorted([atom.text if atom.target is None else _page(atom.target) for atom in row.prose.atoms])
        if row.prose.atoms
        else []
        for row in rows
    ]
    around: dict[str, list[str]] = {}
    for row, own in zip(rows, tokens, strict=True):
        if row.role == "cell":
            around.setdefault(row_of(row), []).extend(own)
    sets = {place: tuple(sorted(found)) for place, found in around.items()}
    return [
        _Placed(
            row=row,
            tokens=tuple(own),
            around=sets[row_of(row)] if row.role == "cell" else (),
            name=names.get(row_of(row), ""),
            there=names.get(row_of(row), "") in others,
        )
        for row, own in zip(rows, tokens, strict=True)
    ]


def _page(target: str) -> str:
    """What a link's destination calls its page in every language."""
    return target.split("#", 1)[0].split("?", 1)[0].rstrip("/").rpartition("/")[2]


def _told_apart(one: _Placed) -> tuple[str, ...] | None:
    """What tells a text from the others of a long section: never where it stands, which one that is missing moves."""
    if one.row.role == "cell":
        row, column = (one.name,) if one.name else one.around, one.row.key.rpartition("/")[2]
        return (column, *row) if row else None
    return (one.row.role, *one.tokens) if one.tokens else None


def _score(a: _Placed, b: _Placed) -> float:
    """How likely two texts are each other's translation; above 0 likely."""
    if a.row.role != b.row.role:
        return -2.0
    if a.row.role == "cell":
        return _cell_score(a, b) + _shared(a.around, b.around)
    return 0.5 + _shared(a.tokens, b.tokens)


def _shared(left: tuple[str, ...], right: tuple[str, ...]) -> float:
    """How much two sorted lists speak for their texts being one: from -0.5 to 1.5."""
    return 2.0 * _likeness(left, right) - 0.5 if left or right else 0.3


def _likeness(left: tuple[str, ...], right: tuple[str, ...]) -> float:
    """How much of two sorted lists, not both empty, is the same (Jaccard index of multisets): from 0 to 1."""
    if left == right:
        return 1.0
    common, spare = 0, Counter(right)
    for token in left:
        if spare[token] > 0:
            spare[token] -= 1
            common += 1
    return common / (len(left) + len(right) - common)


def sections_of(one: Page, other: Page, book: Book) -> Pairs:
    """`match_sections`, asked once per pair of pages."""
    known: dict[tuple[str, str], Pairs] = book.cache.setdefault("sections", {})
    key = (one.path, other.path)
    if key not in known:
        known[key] = match_sections(one, other)
    return known[key]


def section_in(other: Page, one: Page, index: int, book: Book) -> int | None:
    """The section of another page that is the translation of one's; None where it is missing there."""
    return next((b for a, b in sections_of(one, other, book) if a == index), None)


def match_sections(one: Page, other: Page) -> Pairs:
    """Pairs of section indexes that are each other's translation: by anchor, kind, level, and the code in them."""
    if len(one.sections) == len(other.sections) and all(
        _section_score(a, b) >= -_NO_SHARED_CODE for a, b in zip(one.sections, other.sections, strict=True)
    ):
        return [(index, index) for index in range(len(one.sections))]
    left, right = list(enumerate(one.sections)), list(enumerate(other.sections))
    codes = _section_codes(one), _section_codes(other)

    def score(a: tuple[int, SectionRow], b: tuple[int, SectionRow]) -> float:
        mine, theirs = codes[0].get(a[0], ()), codes[1].get(b[0], ())
        shared = 1.8 * _likeness(mine, theirs) + _NO_SHARED_CODE if mine or theirs else 0.0
        return _section_score(a[1], b[1]) + shared

    return align(
        left, right, score, lambda item: item[1].anchor.value if item[1].anchor else item[1].title.text
    )


_NO_SHARED_CODE = -0.3


def _section_codes(page: Page) -> dict[int, tuple[str, ...]]:
    found: dict[int, list[str]] = {}
    for row in page.texts:
        if row.prose.atoms:
            codes = [atom.text for atom in row.prose.atoms if atom.kind == "code"]
            found.setdefault(row.section, []).extend(codes)
    return {section: tuple(sorted(codes)) for section, codes in found.items()}


def _by_section(page: Page) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for index, row in enumerate(page.texts):
        found.setdefault(row.section, []).append(index)
    return found


def _section_score(a: SectionRow, b: SectionRow) -> float:
    score = 1.0 if a.level == b.level else -1.5
    if a.anchor is not None and b.anchor is not None:
        score += 3.0 if a.anchor.value == b.anchor.value else -0.5
    if a.kind is not None and b.kind is not None:
        score += 1.5 if a.kind == b.kind else -1.5
    if a.title.text == b.title.text:
        score += 1.0
    return score


def _cell_score(a: _Placed, b: _Placed) -> float:
    """Cells of one column belong together, and those of rows with one name all the more."""
    (row_a, _, column_a), (row_b, _, column_b) = a.row.key.rpartition("/"), b.row.key.rpartition("/")
    if column_a != column_b:
        return -3.0
    if a.name and b.name:
        if a.name == b.name:
            return 1.5
        return (
            -3.0 if a.there or b.there else -0.7
        )  # where both names are known there, one of the rows is missing
    if row_a.rpartition("/")[2] == row_b.rpartition("/")[2]:
        return 1.5
    return -0.7 if a.name or b.name else 0.5
