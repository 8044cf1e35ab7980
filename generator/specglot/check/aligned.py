"""Pages of a group → their texts side by side: the same paragraph, item, heading or cell in every locale.

Texts are aligned by role, order, code spans, numbers and link targets, never by words. The page whose shape most
locales share is the centre; every other page is aligned to it, section by section (Needleman and Wunsch, 1970).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from specglot.check.book import Book
from specglot.model.page import Page, SectionRow, TextRow
from specglot.model.spec import PageGroup

T = TypeVar("T")
Pairs = list[tuple[int, int]]

_GAP = -0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """One locale's text of a unit."""

    locale: str
    page: Page
    row: TextRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One text in every locale that has it. `subject` names it by section, role and ordinal, not by line."""

    group: str
    subject: str
    role: str
    witnesses: tuple[Witness, ...]


def units(book: Book, group: PageGroup) -> tuple[Unit, ...]:
    """The texts of a group side by side, in the centre page's order."""
    known: dict[str, tuple[Unit, ...]] = book.cache.setdefault("units", {})
    if group.id not in known:
        known[group.id] = tuple(_units(group.id, book.pages_of(group)))
    return known[group.id]


def _units(group: str, pages: Sequence[Page]) -> list[Unit]:
    if not pages:
        return []
    centre = _centre(pages)
    matched: list[list[Witness]] = [
        [Witness(locale=centre.locale, page=centre, row=row)] for row in centre.texts
    ]
    alone: list[Unit] = []
    for page in pages:
        if page is centre:
            continue
        pairs = _match(centre, page) if page.locale != centre.locale else []
        for ours, theirs in pairs:
            matched[ours].append(Witness(locale=page.locale, page=page, row=page.texts[theirs]))
        alone.extend(_alone(group, page, {theirs for _, theirs in pairs}))
    ordinals: Counter[tuple[int, str]] = Counter()
    found: list[Unit] = []
    for row, witnesses in zip(centre.texts, matched, strict=True):
        key = (row.section, row.role)
        ordinals[key] += 1
        found.append(
            Unit(
                group=group,
                subject=f"{_section_name(centre, row.section)} {row.role} {ordinals[key]}",
                role=row.role,
                witnesses=tuple(sorted(witnesses, key=lambda witness: witness.locale)),
            )
        )
    return found + alone


def _alone(group: str, page: Page, matched: set[int]) -> Iterator[Unit]:
    """Units of one witness: the texts of a page that the centre page has no counterpart of."""
    for index, row in enumerate(page.texts):
        if index not in matched:
            subject = f"{_section_name(page, row.section)} {row.role} {page.locale} {index}"
            witness = Witness(locale=page.locale, page=page, row=row)
            yield Unit(group=group, subject=subject, role=row.role, witnesses=(witness,))


def _centre(pages: Sequence[Page]) -> Page:
    shapes = {page.path: tuple((row.section, row.role) for row in page.texts) for page in pages}
    common = Counter(shapes.values())
    return min(pages, key=lambda page: (-common[shapes[page.path]], -len(page.texts), page.locale, page.path))


def _section_name(page: Page, index: int) -> str:
    row = page.sections[index] if index < len(page.sections) else None
    if row is None:
        return f"section-{index}"
    if row.anchor is not None:
        return row.anchor.value
    return f"{row.kind or 'section'}-{index}"


def _match(centre: Page, page: Page) -> Pairs:
    """Pairs of text indexes, section by section."""
    pairs: Pairs = []
    ours, theirs = _by_section(centre), _by_section(page)
    for a, b in match_sections(centre, page):
        mine, other = ours.get(a, []), theirs.get(b, [])
        left, right = _placed([centre.texts[i] for i in mine]), _placed([page.texts[i] for i in other])
        pairs.extend((mine[i], other[j]) for i, j in align(left, right, _score))
    return pairs


@dataclass(frozen=True, slots=True, kw_only=True)
class _Placed:
    """A text, its own code spans and numbers, and those of the table row it stands in."""

    row: TextRow
    tokens: Counter[str]
    around: Counter[str]


def _placed(rows: Sequence[TextRow]) -> list[_Placed]:
    tokens = [Counter(atom.text for atom in row.prose.atoms if atom.kind != "link") for row in rows]
    around: dict[str, Counter[str]] = {}
    for row, own in zip(rows, tokens, strict=True):
        around.setdefault(_row_of(row), Counter()).update(own)
    return [
        _Placed(row=row, tokens=own, around=around[_row_of(row)] if row.role == "cell" else own)
        for row, own in zip(rows, tokens, strict=True)
    ]


def _row_of(row: TextRow) -> str:
    return row.key.rpartition("/")[0]


def _score(a: _Placed, b: _Placed) -> float:
    """How likely two texts are each other's translation; above 0 likely."""
    if a.row.role != b.row.role:
        return -2.0
    if a.row.role == "cell":
        return _cell_score(a.row.key, b.row.key) + _shared(a.around, b.around)
    return 0.5 + _shared(a.tokens, b.tokens)


def _shared(left: Counter[str], right: Counter[str]) -> float:
    total = (left | right).total()
    return 2.0 * (left & right).total() / total - 0.5 if total else 0.3


def match_sections(one: Page, other: Page) -> Pairs:
    """Pairs of section indexes that are each other's translation: by anchor, kind, level, and the code in them."""
    left, right = list(enumerate(one.sections)), list(enumerate(other.sections))
    codes = _section_codes(one), _section_codes(other)

    def score(a: tuple[int, SectionRow], b: tuple[int, SectionRow]) -> float:
        mine, theirs = codes[0].get(a[0], _NO_CODE), codes[1].get(b[0], _NO_CODE)
        total = (mine | theirs).total()
        shared = 1.8 * (mine & theirs).total() / total - 0.3 if total else 0.0
        return _section_score(a[1], b[1]) + shared

    return align(left, right, score)


_NO_CODE: Counter[str] = Counter()


def _section_codes(page: Page) -> dict[int, Counter[str]]:
    found: dict[int, Counter[str]] = {}
    for row in page.texts:
        found.setdefault(row.section, Counter()).update(a.text for a in row.prose.atoms if a.kind == "code")
    return found


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


def _cell_score(a: str, b: str) -> float:
    """Cells of one column belong together, and those of rows with one name all the more."""
    (row_a, _, column_a), (row_b, _, column_b) = a.rpartition("/"), b.rpartition("/")
    if column_a != column_b:
        return -3.0
    name_a, name_b = row_a.rpartition("/")[2], row_b.rpartition("/")[2]
    if name_a == name_b:
        return 1.5
    ordinal = name_a.removeprefix("r:").isdigit() and name_b.removeprefix("r:").isdigit()
    return 0.5 if ordinal else -0.7


def align(left: Sequence[T], right: Sequence[T], score: Callable[[T, T], float]) -> Pairs:
    """Index pairs of the best order-preserving alignment; a pair that scores below 0 is left apart.

    Equally long sequences whose every pair fits are paired as they stand.
    """
    if len(left) == len(right) and all(score(a, b) >= 0 for a, b in zip(left, right, strict=True)):
        return [(index, index) for index in range(len(left))]
    table = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for i in range(1, len(left) + 1):
        table[i][0] = _GAP * i
    for j in range(1, len(right) + 1):
        table[0][j] = _GAP * j
    for i, a in enumerate(left, start=1):
        for j, b in enumerate(right, start=1):
            table[i][j] = max(
                table[i - 1][j - 1] + score(a, b), table[i - 1][j] + _GAP, table[i][j - 1] + _GAP
            )
    return _trace(table, left, right, score)


def _trace(
    table: list[list[float]], left: Sequence[T], right: Sequence[T], score: Callable[[T, T], float]
) -> Pairs:
    pairs: Pairs = []
    i, j = len(left), len(right)
    while i and j:
        fits = score(left[i - 1], right[j - 1])
        if table[i][j] == table[i - 1][j - 1] + fits:
            if fits >= 0:
                pairs.append((i - 1, j - 1))
            i, j = i - 1, j - 1
        elif table[i][j] == table[i - 1][j] + _GAP:
            i -= 1
        else:
            j -= 1
    return pairs[::-1]
