"""Pages of a group → their texts side by side: the same paragraph, item, heading or cell in every locale.

Texts are aligned by role, order, code spans, numbers and link targets, never by words. The page whose shape most
locales share is the centre; every other page is aligned to it, section by section.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import Any

import msgspec

from specglot.check.alignment import Pairs, align
from specglot.check.book import Book
from specglot.check.text import Text, text_of
from specglot.model.page import LinkRow, Page, SectionRow, TextRow
from specglot.model.spec import PageGroup


class Witness(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One locale's text of a unit: its source, and the page's links in it, those without words included.

    `memo` holds what several rules derive from the same text.
    """

    locale: str
    page: Page
    row: TextRow
    text: Text
    links: tuple[LinkRow, ...]
    memo: dict[str, Any] = msgspec.field(default_factory=dict[str, Any])


class Unit(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One text in every locale that has it. `subject` names it by section, role and ordinal, not by line.

    `traits` are the characters of its sources and the kinds of its atoms (`code`, `link`, `number`): a rule that needs
    one of them need not look where there is none.
    """

    group: str
    subject: str
    role: str
    witnesses: tuple[Witness, ...]
    traits: frozenset[str]


def units(book: Book, group: PageGroup) -> tuple[Unit, ...]:
    """The texts of a group side by side, in the centre page's order."""
    known: dict[str, tuple[Unit, ...]] = book.cache.setdefault("units", {})
    if group.id not in known:
        known[group.id] = tuple(_units(group.id, book))
    return known[group.id]


def _units(group: str, book: Book) -> list[Unit]:
    pages = book.group_pages(group)
    if not pages:
        return []
    centre = _centre(pages)
    matched = [[witness] for witness in _witnesses(centre, book)]
    alone: list[Unit] = []
    for page in pages:
        if page is centre:
            continue
        pairs = _match(centre, page, book) if page.locale != centre.locale else []
        theirs = _witnesses(page, book)
        for ours, other in pairs:
            matched[ours].append(theirs[other])
        paired = {other for _, other in pairs}
        for index, witness in enumerate(theirs):
            if index not in paired:
                alone.append(_unit(group, page, witness.row, f"{page.locale} {index}", [witness]))
    ordinals: Counter[tuple[int, str]] = Counter()
    found: list[Unit] = []
    for row, witnesses in zip(centre.texts, matched, strict=True):
        key = (row.section, row.role)
        ordinals[key] += 1
        found.append(_unit(group, centre, row, f"{ordinals[key]}", witnesses))
    return found + alone


def _unit(group: str, page: Page, row: TextRow, ordinal: str, witnesses: list[Witness]) -> Unit:
    traits = set("".join([witness.text.raw for witness in witnesses]))
    for witness in witnesses:
        traits.update(atom.kind for atom in witness.row.prose.atoms)
        if witness.links:
            traits.add("link")
    return Unit(
        group=group,
        subject=f"{_section_name(page, row.section)} {row.role} {ordinal}",
        role=row.role,
        witnesses=tuple(sorted(witnesses, key=lambda witness: witness.locale)),
        traits=frozenset(traits),
    )


def _witnesses(page: Page, book: Book) -> list[Witness]:
    """The texts of a page, each with the links whose targets stand in it."""
    links = sorted(page.links, key=lambda link: (link.target.span.line, link.target.span.column))
    places = [(link.target.span.line, link.target.span.column) for link in links]
    found: list[Witness] = []
    for row in page.texts:
        span = row.prose.span
        first = bisect_left(places, (span.line, span.column))
        last = bisect_left(places, (span.end_line, span.end_column), first)
        inside = tuple(links[first:last])
        text = text_of(row.prose, book)
        found.append(Witness(locale=page.locale, page=page, row=row, text=text, links=inside))
    return found


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


def _match(centre: Page, page: Page, book: Book) -> Pairs:
    """Pairs of text indexes, section by section."""
    pairs: Pairs = []
    ours, theirs = _by_section(centre), _by_section(page)
    for a, b in sections_of(centre, page, book):
        mine, other = ours.get(a, []), theirs.get(b, [])
        left, right = [centre.texts[i] for i in mine], [page.texts[i] for i in other]
        if _same_shape(left, right):
            pairs.extend(zip(mine, other, strict=True))
        else:
            pairs.extend((mine[i], other[j]) for i, j in align(_placed(left), _placed(right), _score))
    return pairs


def _same_shape(left: Sequence[TextRow], right: Sequence[TextRow]) -> bool:
    """Whether two lists of texts pair as they stand whatever code they hold: no pair could score below 0."""
    return len(left) == len(right) and all(
        a.role == b.role and (a.role != "cell" or a.key == b.key) for a, b in zip(left, right, strict=True)
    )


class _Placed(msgspec.Struct, frozen=True, kw_only=True, gc=False):
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


def sections_of(one: Page, other: Page, book: Book) -> Pairs:
    """`match_sections`, asked once per pair of pages."""
    known: dict[tuple[str, str], Pairs] = book.cache.setdefault("sections", {})
    key = (one.path, other.path)
    if key not in known:
        known[key] = match_sections(one, other)
    return known[key]


def match_sections(one: Page, other: Page) -> Pairs:
    """Pairs of section indexes that are each other's translation: by anchor, kind, level, and the code in them."""
    if len(one.sections) == len(other.sections) and all(
        _section_score(a, b) >= -_NO_SHARED_CODE for a, b in zip(one.sections, other.sections, strict=True)
    ):
        return [(index, index) for index in range(len(one.sections))]
    left, right = list(enumerate(one.sections)), list(enumerate(other.sections))
    codes = _section_codes(one), _section_codes(other)

    def score(a: tuple[int, SectionRow], b: tuple[int, SectionRow]) -> float:
        mine, theirs = codes[0].get(a[0], _NO_CODE), codes[1].get(b[0], _NO_CODE)
        total = (mine | theirs).total()
        shared = 1.8 * (mine & theirs).total() / total + _NO_SHARED_CODE if total else 0.0
        return _section_score(a[1], b[1]) + shared

    return align(left, right, score)


_NO_SHARED_CODE = -0.3
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
